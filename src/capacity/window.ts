// What a capacity window is, as a row of the database, and the queue numbers of its places.
import type { Instant, LocalDate } from '../time.ts';

/** An hour, say, with room for fifty people. */
export interface CapacityWindow {
  id: number;
  office: string;
  date: LocalDate;
  quota: string;
  line: string;
  ordinal: number;
  startsAt: Instant;
  endsAt: Instant;
  capacity: number;
  /** Places nobody else can have: somebody has them, or they came free and rest. */
  taken: number;
  /** From then on everybody may have what the quota has not used; null: never. */
  opensToAllAt: Instant | null;
}

/** `A312`: line A, third window, twelfth place; from the hundredth place on with a dash, so that no two read alike. */
export function queueNumber(window: { line: string; ordinal: number }, place: number): string {
  const gap = place > 99 ? '-' : '';
  return `${window.line}${window.ordinal}${gap}${String(place).padStart(2, '0')}`;
}

/** Columns of a window, as `readWindow` takes them. */
export const WINDOW_COLUMNS =
  'w.id, w.office, w.date, w.quota, w.line, w.ordinal, w.starts_at, w.ends_at, w.capacity, w.taken, w.opens_to_all_at';

// biome-ignore lint/suspicious/noExplicitAny: the row is what the columns above say.
export function readWindow(row: any): CapacityWindow {
  return {
    id: row.id,
    office: row.office,
    date: row.date,
    quota: row.quota,
    line: row.line,
    ordinal: row.ordinal,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    capacity: row.capacity,
    taken: row.taken,
    opensToAllAt: row.opens_to_all_at,
  };
}
