// How many of those expected at an office did not come, beside how many places more than there are it sells for them.
import { addDays, type LocalDate } from '../time.ts';

/** Four weeks of days that are over. */
export const MEASURED_DAYS = 28;

/** The days measured, up to yesterday. */
export function measuredDays(today: LocalDate): { from: LocalDate; to: LocalDate } {
  return { from: addDays(today, -MEASURED_DAYS), to: addDays(today, -1) };
}

/** Of the applicants who had confirmed and not cancelled. */
interface MeasuredNoShows {
  expected: number;
  /** Forfeited, or called in vain. */
  missing: number;
  /** null: none was expected. */
  percent: number | null;
}

export function measuredNoShows(days: readonly NoShows[]): MeasuredNoShows {
  const sum = (of: (figures: NoShows) => number) => days.reduce((total, day) => total + of(day), 0);
  const expected = sum(({ forfeited, checkedIn }) => forfeited + checkedIn);
  const missing = sum(({ forfeited, bookedNoShows }) => forfeited + bookedNoShows);
  return { expected, missing, percent: expected === 0 ? null : Math.round((missing / expected) * 1000) / 10 };
}
type NoShows = { forfeited: number; checkedIn: number; bookedNoShows: number };
