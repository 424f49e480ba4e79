// Offers freed places to the people on standby, the earliest place first, each to the first in line who wants it.
import { BOOKING_COLUMNS, type Booking, readBooking } from '../booking/booking.ts';
import { reachOfApplicant } from '../booking/reach.ts';
import { type CapacityWindow, readWindow, WINDOW_COLUMNS } from '../capacity/window.ts';
import { isChat } from '../channelKinds.ts';
import type { Transaction } from '../database.ts';
import { type FeedNote, noteForFeed } from '../feedNotes.ts';
import { quotasFor } from '../office/quotas.ts';
import type { Office } from '../office/settings.ts';
import { statement } from '../statement.ts';
import { addMinutes, type Instant, inUtc, isBefore, type LocalDate } from '../time.ts';
import { mayOffer, offerNotice } from './offerNotices.ts';
import { type PlacesTurn, sumOfTurns } from './placesTurn.ts';
import { type FreePlace, offeredAfter, type Standby, whoIsOffered } from './standby.ts';
import { canBeTold, type PlaceNews, type TellMeans, tellSpans } from './tellable.ts';

interface Waiting extends Standby {
  holder: Booking;
}

interface OfferedPlace extends FreePlace {
  id: number;
  window: CapacityWindow;
}

interface Offer {
  place: OfferedPlace;
  holder: Booking;
}

interface OfferTurn {
  tx: Transaction;
  office: Office;
  means: TellMeans;
  now: Instant;
}

export async function makeOffers(turn: OfferTurn): Promise<PlacesTurn> {
  const { tx, office, now } = turn;
  const all = mayOffer(office, now) ? await offerLineOf(tx, office, now) : [];
  const line = await tellableNow(turn, all);
  if (line.length === 0) return sumOfTurns([]);
  const rows = await tx.query(PLACES_TO_OFFER, [office.code]);
  const places = rows.map((row) => offeredPlaceOf(row, now));
  const offers = matchOffers(places, line, office, now);
  if (offers.length === 0) return sumOfTurns([]);
  const until = addMinutes(now, office.policy.standbyAnswerMinutes);
  const values = offers.map(({ place, holder }) => ({ id: place.id, to: holder.code, until: inUtc(until) }));
  // A place that the office did away with meanwhile is not offered.
  const ids = new Set((await tx.query(MAKE_OFFERS, [JSON.stringify(values)])).map(({ id }) => id));
  const made = offers.filter(({ place }) => ids.has(place.id));
  const notes = made.map(({ place, holder }) => noteOfOffer(office.code, { window: place.window, holder, until }));
  noteForFeed(tx, notes, now);
  return {
    done: ids.size,
    announcements: made.map(({ holder }) => ({ event: 'booking', office: office.code, code: holder.code })),
    notices: made.flatMap(({ place: { id, window }, holder: booking }) => {
      return offerNotice({ place: id, window, booking, office, until }) ?? [];
    }),
  };
}

/**
 * A person who can be told by chat alone, and not now, keeps the place in the line and is passed over meanwhile. Others
 * see the offer where they booked.
 */
async function tellableNow({ tx, office, means, now }: OfferTurn, line: readonly Waiting[]): Promise<Waiting[]> {
  const news = line.map(({ holder }): PlaceNews => {
    return { key: 'offer', reach: reachOfApplicant(holder, office), language: holder.language };
  });
  const spans = await tellSpans(tx, office, means, news);
  return line.filter(({ holder }, index) => !isChat(holder.channel) || canBeTold(spans[index] ?? null, now));
}

interface MadeOffer {
  window: CapacityWindow;
  holder: Booking;
  until: Instant;
}

function noteOfOffer(office: string, { window, holder, until }: MadeOffer): FeedNote {
  const { code: booking, service } = holder;
  const { date: visitDate, startsAt, endsAt } = window;
  const data = { office, booking, service, visitDate, startsAt, endsAt, offerUntil: until };
  return { type: 'booking.offered', office, subject: `booking ${booking}`, booking, data };
}

function matchOffers(places: readonly OfferedPlace[], line: readonly Waiting[], office: Office, now: Instant): Offer[] {
  const offers: Offer[] = [];
  let waiting = line;
  for (const place of places) {
    const first = whoIsOffered(place, waiting, office.policy, now);
    if (!first) continue;
    offers.push({ place, holder: first.holder });
    // One offer a person at a time.
    waiting = waiting.filter((one) => one !== first);
  }
  return offers;
}

const PLACES_TO_OFFER = statement<{ place: number; refused_by: string[] }>('places to offer')`
  select f.id as place, f.refused_by, ${WINDOW_COLUMNS}
  from freed_place f join capacity_window w on w.id = f.window_id
  where f.offered_to is null and f.office = $1 and w.taken <= w.planned order by w.starts_at, f.id`;

const MAKE_OFFERS = statement<{ id: number }>('make offers')`
  update freed_place f set offered_to = offers."to", offer_until = offers.until
  from json_to_recordset($1) as offers (id bigint, "to" text, until timestamptz)
  where f.id = offers.id and f.offered_to is null returning f.id`;

function offeredPlaceOf(row: CapacityWindow & { place: number; refused_by: string[] }, now: Instant): OfferedPlace {
  const window = readWindow(row);
  const openToAll = window.opensToAllAt !== null && !isBefore(now, window.opensToAllAt);
  const { startsAt, date, quota } = window;
  return { id: row.place, window, startsAt, date, quota, openToAll, refusedBy: row.refused_by };
}

/** All people on standby who could be offered a free place, in the order of asking. */
async function offerLineOf(tx: Transaction, office: Office, now: Instant): Promise<Waiting[]> {
  const after = offeredAfter(office.policy, now);
  const rows = await tx.query(STANDBY_LINE, [office.code, inUtc(after), now.toString()]);
  return rows.map((row) => {
    const holder = readBooking(row);
    const { code, window } = holder;
    return {
      holder,
      booking: code,
      startsAt: window.startsAt,
      earliest: row.earliest,
      quotas: quotasFor(office, holder),
    };
  });
}

// People in line are looked up by code, one by one: the live bookings of all offices are many more.
const STANDBY_LINE = statement<{ earliest: LocalDate | null }>('standby line')`
  with free as materialized (
    select min(w.starts_at) as first
    from freed_place f join capacity_window w on w.id = f.window_id and w.starts_at > $2 and w.taken <= w.planned
    where f.office = $1 and f.offered_to is null
  ), line as materialized (
    select s.id, s.booking, s.earliest, free.first
    from free join standby s on s.office = $1 and s.left_at is null
    where free.first is not null and not exists (select from freed_place asked where asked.offered_to = s.booking)
  )
  select line.earliest, ${BOOKING_COLUMNS}
  from line cross join lateral (select * from booking where code = line.booking offset 0) b
    join capacity_window w on w.id = b.window_id
  where b.status = 'CONFIRMED' and b.forfeit_at > $3 and w.starts_at > line.first
  order by line.id`;
