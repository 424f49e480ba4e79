// Reads numbers as people type them, and lets nothing become an input that could not be read: pure.

/** Null if it is no whole number from `least` to `most`; nothing typed is none. */
export function numberTyped(text: string, least: number, most: number): number | null {
  const typed = text.trim();
  if (!/^\d{1,6}$/.test(typed)) return null;
  const number = Number(typed);
  return number >= least && number <= most ? number : null;
}

/** @throws Error if the value could not be read: a form with such a fault is not sent, and no default takes its place. */
export function mustBeRead<Value>(read: Value | null): Value {
  if (read === null) throw new Error('A time, date or number that cannot be read is no input.');
  return read;
}
