// Capacity windows, as rows of the database, and the queue numbers of their places.
import { type Selection, select } from '../statement.ts';
import type { Instant, LocalDate } from '../time.ts';
import { CapacityWindowEntity } from './entities.ts';

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
  /** Places that are taken: by bookings, or because they came free and rest. */
  taken: number;
  /** From then on all may have the places that the quota has not used; null: never. */
  opensToAllAt: Instant | null;
}

/** `A312`: line A, third window, twelfth place; from the hundredth place on with a dash, so that no two read alike. */
export function queueNumber(window: { line: string; ordinal: number }, place: number): string {
  const gap = place > 99 ? '-' : '';
  return `${window.line}${window.ordinal}${gap}${String(place).padStart(2, '0')}`;
}

/** Columns of a window, from `capacity_window w`. */
export const WINDOW_COLUMNS: Selection<CapacityWindow> = select(CapacityWindowEntity, [
  'id',
  'office',
  'date',
  'quota',
  'line',
  'ordinal',
  'startsAt',
  'endsAt',
  'capacity',
  'taken',
  'opensToAllAt',
]).of('w');

/** The window alone, of a row that says more. */
export function readWindow(row: CapacityWindow): CapacityWindow {
  const { id, office, date, quota, line, ordinal, startsAt, endsAt, capacity, taken, opensToAllAt } = row;
  return { id, office, date, quota, line, ordinal, startsAt, endsAt, capacity, taken, opensToAllAt };
}
