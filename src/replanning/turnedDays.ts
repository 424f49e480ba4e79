// Days that a change closed or opened, noted for those who are told of them.
import type { CapacityWindow } from '../capacity/window.ts';
import type { Transaction } from '../database.ts';
import { noteForFeed } from '../feedNotes.ts';
import type { Instant, LocalDate } from '../time.ts';

interface ChangedWindows {
  office: string;
  before: readonly CapacityWindow[];
  after: readonly CapacityWindow[];
}

/** A day is open if it has a place, taken or free. */
export function noteTurnedDays(tx: Transaction, { office, before, after }: ChangedWindows, now: Instant): void {
  const [was, is] = [openDates(before), openDates(after)];
  const turned = [
    ...[...was].filter((date) => !is.has(date)).map((date) => ({ date, type: 'day.closed' as const })),
    ...[...is].filter((date) => !was.has(date)).map((date) => ({ date, type: 'day.opened' as const })),
  ];
  const notes = turned.map(({ date, type }) => {
    return { type, office, subject: `day ${office} ${date}`, booking: null, data: { office, date } };
  });
  noteForFeed(tx, notes, now);
}

function openDates(windows: readonly CapacityWindow[]): Set<LocalDate> {
  return new Set(windows.flatMap(({ date, capacity }) => (capacity > 0 ? [date] : [])));
}
