// The bookings of one sender at one office: those that are live, and the visits of the last weeks, also missed ones.
import type { Queryable } from '../database.ts';
import { literal, tablesOf } from '../tables.ts';
import type { LocalDate } from '../time.ts';
import type { Booking } from './booking.ts';
import { BookingEntity } from './entities.ts';
import { findBookings, liveBookingsOf } from './find.ts';

const senderBookings = tablesOf(BookingEntity);

const MAX_PAST_BOOKINGS = 20;

/** The latest visit first; `since`: the first day of visit of those that are over. */
export async function bookingsOfSender(
  db: Queryable,
  { senderKey, office, since }: { senderKey: string; office: string; since: LocalDate },
): Promise<Booking[]> {
  const ofAll = (await liveBookingsOf(db, [senderKey])).get(senderKey) ?? [];
  const live = ofAll.filter((booking) => booking.office === office);
  const past = await senderBookings(db)
    .selectFrom('booking')
    .select('code')
    .where('senderKey', '=', senderKey)
    .where('office', '=', office)
    .where('visitDate', '>=', since)
    .where('live', '=', false)
    .where('status', 'in', [literal('FORFEITED'), literal('CHECKED_IN')])
    .orderBy('visitDate', 'desc')
    .limit(MAX_PAST_BOOKINGS)
    .execute();
  const over = await findBookings(
    db,
    past.map(({ code }) => code),
  );
  return [...live.toReversed(), ...past.flatMap(({ code }) => over.get(code) ?? [])];
}
