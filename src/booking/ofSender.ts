// The bookings of one sender at one office: those that are live, and the visits of the last weeks, also missed ones.
import { sql } from 'kysely';
import type { Queryable } from '../database.ts';
import { literal, tablesOf } from '../tables.ts';
import type { LocalDate } from '../time.ts';
import type { Booking } from './booking.ts';
import { BookingEntity } from './entities.ts';
import { findBookings, liveBookingsOf } from './find.ts';

const senderBookings = tablesOf(BookingEntity);

const MAX_PAST_BOOKINGS = 20;

/** The bookings of one sender that are asked for. */
export interface SenderWish {
  senderKey: string;
  office: string;
  /** The first day of visit of those that are over. */
  since: LocalDate;
}

/** The latest visit first, in the places of the wishes. */
export async function bookingsOfSenders(db: Queryable, wishes: readonly SenderWish[]): Promise<Booking[][]> {
  const [ofAll, past] = await Promise.all([
    liveBookingsOf(
      db,
      wishes.map(({ senderKey }) => senderKey),
    ),
    latestVisits(db, wishes),
  ]);
  const over = await findBookings(
    db,
    past.map(({ code }) => code),
  );
  return wishes.map(({ senderKey, office }, index) => {
    const live = (ofAll.get(senderKey) ?? []).filter((booking) => booking.office === office);
    const visits = past.filter(({ place }) => place === index);
    return [...live.toReversed(), ...visits.flatMap(({ code }) => over.get(code) ?? [])];
  });
}

/** Codes with the place of the wish, the latest visit first. */
function latestVisits(db: Queryable, wishes: readonly SenderWish[]): Promise<{ place: number; code: string }[]> {
  const rows = JSON.stringify(wishes.map(({ senderKey, ...wish }, place) => ({ place, sender: senderKey, ...wish })));
  const wanted = sql<
    Omit<SenderWish, 'senderKey'> & { place: number; sender: string }
  >`json_to_recordset(${rows})`.as<'wanted'>(sql`wanted(place integer, sender text, office text, since date)`);
  return senderBookings(db)
    .with('wish', (queries) => queries.selectFrom(wanted).selectAll())
    .selectFrom('wish')
    .innerJoinLateral(
      ({ selectFrom }) =>
        selectFrom('booking as b')
          .select(['b.code', 'b.visitDate'])
          .whereRef('b.senderKey', '=', 'wish.sender')
          .whereRef('b.office', '=', 'wish.office')
          .whereRef('b.visitDate', '>=', 'wish.since')
          .where('b.live', '=', false)
          .where('b.status', 'in', [literal('FORFEITED'), literal('CHECKED_IN')])
          .orderBy('b.visitDate', 'desc')
          .limit(MAX_PAST_BOOKINGS)
          .as('visit'),
      (join) => join.onTrue(),
    )
    .select(['wish.place', 'visit.code'])
    .orderBy('visit.visitDate', 'desc')
    .execute();
}
