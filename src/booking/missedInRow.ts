// The rule by which visits count as missed in a row.
import type { LocalDate } from '../time.ts';

export interface VisitDay {
  office: string;
  visitDate: LocalDate;
}

/** The bookings of an address or a person: those that are over, and the days on which they may still come. */
export interface VisitHistory {
  past: readonly (VisitDay & { missed: boolean })[];
  open: readonly VisitDay[];
}

/** Whether the last visits there were missed; a day on which the applicant may still come does not count yet. */
export function isMissedInRow(
  { office, visitDate, allowed }: VisitDay & { allowed: number },
  { past, open }: VisitHistory = { past: [], open: [] },
): boolean {
  if (open.some((day) => day.office === office && day.visitDate === visitDate)) return false;
  const visits = Map.groupBy(
    past.filter((one) => one.office === office),
    (one) => one.visitDate,
  );
  const last = [...visits.keys()].toSorted().slice(-allowed);
  return last.length === allowed && last.every((day) => visits.get(day)?.every(({ missed }) => missed));
}
