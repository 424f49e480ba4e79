// Ends offers of freed places: those not answered in time, and those to people who no longer want or can have the place.
import { BOOKING_COLUMNS, readBooking } from '../booking/booking.ts';
import { FreedPlaceEntity } from '../capacity/entities.ts';
import { backAfterOffer, type Chance } from '../capacity/freed.ts';
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { select, statement } from '../statement.ts';
import { type Instant, inUtc } from '../time.ts';
import { StandbyEntity } from './entities.ts';
import { endedNotice } from './offerNotices.ts';
import { type PlacesTurn, sumOfTurns } from './placesTurn.ts';

/** Offers in a row without an answer after which an applicant is asked no more. */
const MAX_OFFERS_UNANSWERED = 2;

export async function endOffers(tx: Transaction, office: Office, now: Instant, chance: Chance): Promise<PlacesTurn> {
  const ended = await tx.query(ENDED_OFFERS, [now.toString(), office.code]);
  if (ended.length === 0) return sumOfTurns([]);
  const rows = ended.map(({ id, backAt, offered_to, lapsed }) => {
    return { id, back_at: inUtc(backAfterOffer(office, backAt, now, chance)), to: offered_to, lapsed };
  });
  const left = await tx.query(END_OFFERS, [JSON.stringify(rows), now.toString(), MAX_OFFERS_UNANSWERED]);
  return {
    done: ended.length,
    announcements: ended.map(({ offered_to }) => ({ event: 'booking', office: office.code, code: offered_to })),
    notices: await noticesTo(tx, left, office),
  };
}

const ENDED_OFFERS = statement<{ offered_to: string; lapsed: boolean }>('ended offers')`
  select ${select(FreedPlaceEntity, ['id', 'backAt']).of('f')}, f.offered_to, f.offer_until <= $1 and s.id is not null as lapsed
  from freed_place f
  left join lateral (select * from booking where code = f.offered_to offset 0) b on b.status = 'CONFIRMED' and b.forfeit_at > $1
  left join standby s on s.booking = b.code and s.left_at is null
  join capacity_window w on w.id = f.window_id
  left join capacity_window own on own.id = b.window_id
  where f.office = $2 and f.offered_to is not null
    and (f.offer_until <= $1 or s.id is null or own.starts_at <= w.starts_at)
  order by f.id for update of f`;

const END_OFFERS = statement('end offers')`
  with ended as (
    select * from json_to_recordset($1) as ended (id bigint, back_at timestamptz, "to" text, lapsed boolean)
  ), free as (
    update freed_place f set offered_to = null, offer_until = null, back_at = ended.back_at, refused_by = f.refused_by || ended."to"
    from ended where f.id = ended.id
  ), counted as (
    update standby s set lapses = s.lapses + 1, left_at = case when s.lapses + 1 >= $3 then $2::timestamptz end
    from ended where s.booking = ended."to" and ended.lapsed and s.left_at is null
    returning s.id, s.booking, s.left_at
  )
  select ${select(StandbyEntity, ['id', 'booking'])} from counted where left_at is not null`;

/** Notices to those who left the line because they did not answer. */
async function noticesTo(
  tx: Transaction,
  left: readonly { id: number; booking: string }[],
  office: Office,
): Promise<Notice[]> {
  if (left.length === 0) return [];
  const rows = await tx.query(BOOKINGS_ON_STANDBY, [left.map(({ booking }) => booking)]);
  const bookings = new Map(rows.map((row) => [row.code, readBooking(row)]));
  return left.flatMap(({ id, booking: code }) => {
    const booking = bookings.get(code);
    return (booking && endedNotice(id, booking, office)) ?? [];
  });
}
const BOOKINGS_ON_STANDBY = statement('bookings on standby')`
  select ${BOOKING_COLUMNS} from booking b join capacity_window w on w.id = b.window_id where b.code = any($1)`;
