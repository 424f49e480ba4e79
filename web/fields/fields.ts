// Reads what people type into the fields: pure, and forgiving if that is safe.

/** `1987-01-25`, or null if these three are no day of the calendar. */
export function readDateParts(day: string, month: string, year: string): string | null {
  const [d, m, y] = [day, month, year].map((text) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN));
  if (d === undefined || m === undefined || y === undefined || !(y >= 1000)) return null;
  const date = new Date(Date.UTC(y, m - 1, d));
  const same = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return same ? date.toISOString().slice(0, 10) : null;
}

/** The letters and digits of a code, capitals: `K7M2PQ4X`; null if it has not eight. */
export function readBookingCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return code.length === 8 ? code : null;
}

/** `K7M2-PQ4X`. */
export function codeInHalves(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Whether it may be a phone number; the API reads it. */
export function looksLikePhone(text: string): boolean {
  return /^\+?[\d\s().-]{8,20}$/.test(text.trim());
}
