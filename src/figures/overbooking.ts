// How many of those expected at an office did not come, beside how many places more than there are it sells for them.
import { addDays, type LocalDate } from '../time.ts';

/** Four weeks of days that are over. */
export const MEASURED_DAYS = 28;

/** The days measured, up to yesterday. */
export function measuredDays(today: LocalDate): { from: LocalDate; to: LocalDate } {
  return { from: addDays(today, -MEASURED_DAYS), to: addDays(today, -1) };
}

/**
 * Of the applicants who had confirmed and not cancelled: percent that were forfeited or called in vain; null: none was
 * expected.
 */
export function noShowPercent(days: readonly NoShows[]): number | null {
  const sum = (of: (figures: NoShows) => number) => days.reduce((total, day) => total + of(day), 0);
  const expected = sum(({ forfeited, checkedIn }) => forfeited + checkedIn);
  const missing = sum(({ forfeited, bookedNoShows }) => forfeited + bookedNoShows);
  return expected === 0 ? null : Math.round((missing / expected) * 1000) / 10;
}
type NoShows = { forfeited: number; checkedIn: number; bookedNoShows: number };
