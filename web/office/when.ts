// Dates of the calendar, counted without a zone: pure.

/** The date `days` days later; earlier if negative. */
export function plusDays(date: string, days: number): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** 0 for Monday, 6 for Sunday. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
}

/** The Monday of a date's week. */
export function mondayBefore(date: string): string {
  return plusDays(date, -weekdayOf(date));
}

/** The dates of `days` days from a date on. */
export function daysFrom(date: string, days: number): string[] {
  return Array.from({ length: days }, (_, index) => plusDays(date, index));
}
