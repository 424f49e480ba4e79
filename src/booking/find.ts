// Reads of bookings, windows and what is free.
import type { Transaction } from '../database.ts';
import { hoursOn } from '../office/hours.ts';
import { GENERAL, mayHave } from '../office/quotas.ts';
import { bookableAfter, lastDate, releasedAt } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import { addDays, dateIn, type Instant, isBefore, type LocalDate, rfc3339 } from '../time.ts';
import {
  BOOKING_COLUMNS,
  type Booking,
  type CapacityWindow,
  readBooking,
  readWindow,
  WINDOW_COLUMNS,
} from './booking.ts';

export async function findBookings(tx: Transaction, codes: readonly string[]): Promise<Map<string, Booking>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.query({ name: 'find bookings', text: FIND }, [codes]);
  return new Map(rows.map((row) => [row.code, readBooking(row)]));
}
const FIND = `select ${BOOKING_COLUMNS} from booking b join capacity_window w on w.id = b.window_id where b.code = any($1)`;

/** Like findBookings, and kept from all others until the commit. */
export async function lockBookings(tx: Transaction, codes: readonly string[]): Promise<Map<string, Booking>> {
  const rows = await tx.query({ name: 'lock bookings', text: LOCK }, [codes]);
  return new Map(rows.map((row) => [row.code, readBooking(row)]));
}
// Locked before its window is looked up: one that was moved while it was waited for would not meet its old window again.
const LOCK = `with b as materialized (select * from booking where code = any($1) order by code for update)
  select ${BOOKING_COLUMNS} from b join capacity_window w on w.id = b.window_id`;

/** A sender's live bookings, the earliest visit first. */
export async function liveBookingsOf(tx: Transaction, senderKey: string): Promise<Booking[]> {
  const rows = await tx.query({ name: 'bookings of sender', text: OF_SENDER }, [senderKey]);
  return rows.map(readBooking);
}
const OF_SENDER = `select ${BOOKING_COLUMNS} from booking b join capacity_window w on w.id = b.window_id
  where b.live and b.sender_key = $1 order by w.starts_at, b.code`;

export interface BookingEvent {
  at: Instant;
  action: string;
  by: string;
}

export async function historyOf(tx: Transaction, code: string): Promise<BookingEvent[]> {
  return tx.query(
    { name: 'history', text: 'select at, action, by from booking_event where booking = $1 order by id' },
    [code],
  );
}

export type DayStatus = 'OPEN' | 'FULL' | 'CLOSED' | 'NOT_YET_RELEASED';

export interface DayAvailability {
  date: LocalDate;
  status: DayStatus;
  capacity: number;
  remaining: number;
  /** When the day opens for booking, RFC 3339; null: it has, or the office is closed that day. */
  releasedAt: string | null;
  windows: CapacityWindow[];
}

/** What is left for those who may use these quotas, counted by the same numbers that bookings are taken from. */
export async function availability(
  tx: Transaction,
  office: Office,
  quotas: readonly string[],
  from: LocalDate | null,
  days: number,
  now: Instant,
  atDesk = false,
): Promise<DayAvailability[]> {
  const today = dateIn(office.timeZone, now);
  const first = from && from > today ? from : today;
  const end = addDays(first, days - 1);
  const windows = await windowsBetween(tx, office, first, end);
  const theirs = windows.filter((window) => isOpenTo(window, quotas, now));
  const byDate = Map.groupBy(theirs, (window) => window.date);
  const dates = Array.from({ length: days }, (_, index) => addDays(first, index));
  return dates.map((date) => day(office, date, byDate.get(date) ?? [], now, atDesk));
}

/** A share of their own, or one that is open to everybody by now; one that was closed keeps its row and no place. */
function isOpenTo(window: CapacityWindow, quotas: readonly string[], now: Instant): boolean {
  const { quota, capacity, opensToAllAt } = window;
  if (capacity === 0) return false;
  return mayHave(quotas, quota, opensToAllAt !== null && !isBefore(now, opensToAllAt));
}

function day(
  office: Office,
  date: LocalDate,
  windows: CapacityWindow[],
  now: Instant,
  atDesk: boolean,
): DayAvailability {
  const reachable = bookableAfter(office.policy, now, atDesk);
  const open = windows.filter((window) => Temporal.Instant.compare(window.startsAt, reachable) > 0);
  const remaining = sum(open.map((window) => window.capacity - window.taken));
  const released = date <= lastDate(office, now);
  const status = !hoursOn(office, date) ? 'CLOSED' : !released ? 'NOT_YET_RELEASED' : remaining > 0 ? 'OPEN' : 'FULL';
  const opens = status === 'NOT_YET_RELEASED' ? rfc3339(releasedAt(office, date), office.timeZone) : null;
  const capacity = sum(windows.map((window) => window.capacity));
  return { date, status, capacity, remaining, releasedAt: opens, windows: open };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export async function windowsBetween(
  tx: Transaction,
  office: Office,
  from: LocalDate,
  to: LocalDate,
): Promise<CapacityWindow[]> {
  const rows = await tx.query({ name: 'windows between', text: BETWEEN }, [office.code, from, to]);
  return rows.map(readWindow);
}
const BETWEEN = `select ${WINDOW_COLUMNS} from capacity_window w
  where w.office = $1 and w.date between $2 and $3 order by w.starts_at, w.line`;

export async function windowsById(tx: Transaction, ids: readonly number[]): Promise<CapacityWindow[]> {
  const text = `select ${WINDOW_COLUMNS} from capacity_window w where w.id = any($1) order by w.id`;
  return (await tx.query({ name: 'windows by id', text }, [ids])).map(readWindow);
}

/** Kept from all others until the commit. */
export function lockWindow(tx: Transaction, id: number): void {
  tx.send({ name: 'lock window', text: 'select from capacity_window where id = $1 for update' }, [id]);
}

/** Days of which something else is free though nobody booked: places that became everybody's, windows that passed. */
export async function windowsTurned(
  tx: Transaction,
  offices: readonly Office[],
  from: Instant,
  to: Instant,
): Promise<{ office: string; date: LocalDate }[]> {
  const reach = offices.flatMap(({ code, policy }) =>
    [false, true].map((atDesk) => {
      const [after, until] = [from, to].map((at) => bookableAfter(policy, at, atDesk).toString());
      return { office: code, after, until };
    }),
  );
  const values = [JSON.stringify(reach), from.toString(), to.toString()];
  return tx.query({ name: 'windows turned', text: TURNED }, values);
}
const TURNED = `
  select office, date from capacity_window where opens_to_all_at > $2 and opens_to_all_at <= $3 and taken < capacity
  union
  select w.office, w.date from json_to_recordset($1) as reach (office text, after timestamptz, until timestamptz)
    join capacity_window w on w.office = reach.office and w.starts_at > reach.after and w.starts_at <= reach.until`;

/** The first windows with a place for those who may use these quotas, from that date on. */
export async function nextPlaces(
  tx: Transaction,
  office: Office,
  quotas: readonly string[],
  from: LocalDate | null,
  now: Instant,
  atDesk = false,
): Promise<CapacityWindow[]> {
  const reachable = bookableAfter(office.policy, now, atDesk);
  const values = [office.code, reachable.toString(), from, lastDate(office, now), quotas, now.toString()];
  return (await tx.query({ name: 'next places', text: NEXT }, values)).map(readWindow);
}
const NEXT = `select ${WINDOW_COLUMNS} from capacity_window w
  where w.office = $1 and w.starts_at > $2 and ($3::date is null or w.date >= $3) and w.date <= $4
    and (w.quota = any($5::text[]) or (w.opens_to_all_at <= $6 and '${GENERAL}' = any($5::text[]))) and w.taken < w.capacity
  order by w.starts_at, array_position($5::text[], w.quota) limit 3`;

export interface DayOfBookings {
  office: string;
  date: LocalDate;
  status: string[] | null;
  /** Part of a name, a code or a queue number. */
  search: string | null;
}

/** A day's bookings in the order of their windows and codes; `after` is the last one seen. */
export async function bookingsOf(
  tx: Transaction,
  { office, date, status, search }: DayOfBookings,
  first: number,
  after: { startsAt: string; code: string } | null,
): Promise<{ items: Booking[]; total: number; hasNext: boolean }> {
  const pattern = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const values = [office, date, status, pattern, after?.startsAt ?? null, after?.code ?? null, first + 1];
  const rows = await tx.query({ name: 'bookings of day', text: OF_DAY }, values);
  const [count] = await tx.query({ name: 'count bookings', text: COUNT_DAY }, values.slice(0, 4));
  return { items: rows.slice(0, first).map(readBooking), total: count.total, hasNext: rows.length > first };
}
const IN_DAY = `b.office = $1 and b.visit_date = $2 and ($3::text[] is null or b.status = any($3))
  and ($4::text is null or b.name ilike $4 or b.code ilike $4 or b.queue_number ilike $4)`;
const OF_DAY = `select ${BOOKING_COLUMNS} from booking b join capacity_window w on w.id = b.window_id
  where ${IN_DAY} and ($5::timestamptz is null or (w.starts_at, b.code) > ($5, $6::text))
  order by w.starts_at, b.code limit $7`;
const COUNT_DAY = `select count(*)::int as total from booking b where ${IN_DAY}`;
