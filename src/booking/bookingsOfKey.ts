// The bookings that an API key made, for the front end that it belongs to.
import type { Queryable } from '../database.ts';
import { statement } from '../statement.ts';
import type { Instant, LocalDate } from '../time.ts';
import { BOOKING_COLUMNS, type Booking, readBooking } from './booking.ts';

export interface BookingsOfKeyWish {
  apiKey: number;
  /** Null: any. */
  office: string | null;
  date: LocalDate | null;
  status: readonly string[] | null;
  first: number;
  /** The last booking seen. */
  after: { heldAt: Instant; code: string } | null;
}

/** One page, the latest first. `countAll` counts those of all pages, only when it is asked. */
export async function bookingsOfKey(db: Queryable, { apiKey, office, date, status, first, after }: BookingsOfKeyWish) {
  const wanted = [apiKey, office, date, status];
  // A day of an office is found by the day: a key may have made a million bookings, and few of them there.
  const isOneDay = office !== null && date !== null;
  const values = [...wanted, after?.heldAt.toString() ?? null, after?.code ?? null, first + 1];
  const rows = await db.query(isOneDay ? KEY_BOOKINGS_OF_DAY : KEY_BOOKINGS, values);
  const countAll = async (): Promise<number> => {
    const [count] = await db.query(isOneDay ? COUNT_KEY_BOOKINGS_OF_DAY : COUNT_KEY_BOOKINGS, wanted);
    return count?.total ?? 0;
  };
  const items: Booking[] = rows.slice(0, first).map(readBooking);
  return { items, hasNext: rows.length > first, countAll };
}

const OF_KEY = `b.api_key = $1 and ($2::text is null or b.office = $2) and ($3::date is null or b.visit_date = $3)
  and ($4::text[] is null or b.status = any($4))`;
const OF_KEY_AND_DAY = `b.api_key = $1 and b.office = $2 and b.visit_date = $3
  and ($4::text[] is null or b.status = any($4))`;
const pageWhere = (where: string) => `
  from booking b join capacity_window w on w.id = b.window_id
  where ${where} and ($5::timestamptz is null or (b.held_at, b.code) < ($5, $6::text))
  order by b.held_at desc, b.code desc limit $7`;
const countWhere = (where: string) => `select count(*)::int as total from booking b where ${where}`;
const KEY_BOOKINGS = statement('bookings of key')`select ${BOOKING_COLUMNS} ${pageWhere(OF_KEY)}`;
const KEY_BOOKINGS_OF_DAY = statement(
  'bookings of key and day',
)`select ${BOOKING_COLUMNS} ${pageWhere(OF_KEY_AND_DAY)}`;
const COUNT_KEY_BOOKINGS = statement<{ total: number }>('count of key')`${countWhere(OF_KEY)}`;
const COUNT_KEY_BOOKINGS_OF_DAY = statement<{ total: number }>('count of key and day')`${countWhere(OF_KEY_AND_DAY)}`;
