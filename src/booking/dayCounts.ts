// How many bookings an office has on a day, by status: small enough to be followed live by its desks.
import type { Queryable } from '../database.ts';
import { statement } from '../statement.ts';
import type { LocalDate } from '../time.ts';

export interface BookingCounts {
  date: LocalDate;
  held: number;
  confirmed: number;
  checkedIn: number;
  /** Rises with each change of a booking of the day. */
  changes: number;
}

export async function countBookingsOfDay(db: Queryable, office: string, date: LocalDate): Promise<BookingCounts> {
  const [row] = await db.query(BOOKING_COUNTS, [office, date]);
  if (!row) throw new Error('A count has one row.');
  return { date, ...row };
}

const BOOKING_COUNTS = statement<Omit<BookingCounts, 'date'>>('counts of day')`
  select count(*) filter (where status = 'HELD')::int as held, count(*) filter (where status = 'CONFIRMED')::int as confirmed,
    count(*) filter (where status = 'CHECKED_IN')::int as "checkedIn", coalesce(sum(version), 0)::int as changes
  from booking where office = $1 and visit_date = $2`;
