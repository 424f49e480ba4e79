// Reads of bookings, windows and what is free.

import type { Queryable, Transaction } from '../database.ts';
import { select, statement } from '../statement.ts';
import { type Instant, type LocalDate } from '../time.ts';
import { BOOKING_COLUMNS, type Booking, readBooking } from './booking.ts';
import { BookingEventEntity } from './entities.ts';
import type { HistoryAction } from './lifecycle.ts';

export async function findBookings(db: Queryable, codes: readonly string[]): Promise<Map<string, Booking>> {
  if (codes.length === 0) return new Map();
  const rows = await db.query(FIND_BOOKINGS, [codes]);
  return new Map(rows.map((row) => [row.code, readBooking(row)]));
}
const FIND_BOOKINGS = statement('find bookings')`
  select ${BOOKING_COLUMNS} from booking b join capacity_window w on w.id = b.window_id where b.code = any($1)`;

/** Like findBookings, and kept from all others until the commit. */
export async function lockBookings(tx: Transaction, codes: readonly string[]): Promise<Map<string, Booking>> {
  const rows = await tx.query(LOCK_BOOKINGS, [codes]);
  return new Map(rows.map((row) => [row.code, readBooking(row)]));
}
// Locked before its window is looked up: one that was moved while it was waited for would not meet its old window again.
const LOCK_BOOKINGS = statement('lock bookings')`
  with b as materialized (select * from booking where code = any($1) order by code for update)
  select ${BOOKING_COLUMNS} from b join capacity_window w on w.id = b.window_id`;

/** The live bookings of each of these senders, the earliest visit first. */
export async function liveBookingsOf(db: Queryable, senderKeys: readonly string[]): Promise<Map<string, Booking[]>> {
  const rows = await db.query(BOOKINGS_OF_SENDERS, [senderKeys]);
  const bookings = rows.map(readBooking);
  return Map.groupBy(bookings, ({ senderKey }) => senderKey ?? '');
}
const BOOKINGS_OF_SENDERS = statement('bookings of senders')`
  select ${BOOKING_COLUMNS} from booking b join capacity_window w on w.id = b.window_id
  where b.live and b.sender_key = any($1) order by w.starts_at, b.code`;

export interface BookingEvent {
  at: Instant;
  action: HistoryAction;
  by: string;
}

/** By the code of the booking, oldest first. */
export async function historyOf(db: Queryable, codes: readonly string[]): Promise<Map<string, BookingEvent[]>> {
  return Map.groupBy(await db.query(BOOKING_HISTORY, [codes]), ({ booking }) => booking);
}
const BOOKING_HISTORY = statement('history')`
  select ${select(BookingEventEntity, ['booking', 'at', 'action', 'by'])} from booking_event
  where booking = any($1) order by id`;

export interface DayOfBookings {
  office: string;
  date: LocalDate;
  status: string[] | null;
  /** Part of a name, a code or a queue number. */
  search: string | null;
}

/** A day's bookings in the order of their windows and codes; `after` is the last one seen. */
export async function bookingsOf(
  db: Queryable,
  { office, date, status, search }: DayOfBookings,
  first: number,
  after: { startsAt: string; code: string } | null,
): Promise<{ items: Booking[]; total: number; hasNext: boolean }> {
  const pattern = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const values = [office, date, status, pattern, after?.startsAt ?? null, after?.code ?? null, first + 1];
  const rows = await db.query(BOOKINGS_OF_DAY, values);
  const [count] = await db.query(COUNT_BOOKINGS, values.slice(0, 4));
  return { items: rows.slice(0, first).map(readBooking), total: count?.total ?? 0, hasNext: rows.length > first };
}
const IN_DAY = `b.office = $1 and b.visit_date = $2 and ($3::text[] is null or b.status = any($3))
  and ($4::text is null or b.name ilike $4 or b.code ilike $4 or b.queue_number ilike $4)`;
const BOOKINGS_OF_DAY = statement('bookings of day')`
  select ${BOOKING_COLUMNS} from booking b join capacity_window w on w.id = b.window_id
  where ${IN_DAY} and ($5::timestamptz is null or (w.starts_at, b.code) > ($5, $6::text))
  order by w.starts_at, b.code limit $7`;
const COUNT_BOOKINGS = statement<{ total: number }>('count bookings')`
  select count(*)::int as total from booking b where ${IN_DAY}`;
