// Offers of freed places: to the people on standby one after the other, then back to all.

import { randomInt } from 'node:crypto';
import { BOOKING_COLUMNS, type Booking, readBooking } from '../booking/booking.ts';
import { FreedPlaceEntity } from '../capacity/entities.ts';
import { backAfterOffer, type Chance } from '../capacity/freed.ts';
import { type CapacityWindow, readWindow, WINDOW_COLUMNS } from '../capacity/window.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { FREED_PLACES_LOCK } from '../locks.ts';
import { quotasFor } from '../office/quotas.ts';
import type { Office } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { select, statement } from '../statement.ts';
import { addMinutes, type Instant, inUtc, isBefore, type LocalDate } from '../time.ts';
import { StandbyEntity } from './entities.ts';
import { endedNotice, mayOffer, offerNotice } from './offerNotices.ts';
import { type FreePlace, offeredAfter, type Standby, whoIsOffered } from './standby.ts';

type Find = (code: string) => Office | undefined;

export interface PlacesTurn {
  /** Offers made, lapsed, and places given back. */
  done: number;
  announcements: Announcement[];
  notices: Notice[];
}

/** One server at a time does this: another that comes meanwhile has nothing to do. */
export async function turnPlaces(
  tx: Transaction,
  offices: Find,
  now: Instant,
  chance: Chance = randomInt,
): Promise<PlacesTurn> {
  const turn: PlacesTurn = { done: 0, announcements: [], notices: [] };
  const [any] = await tx.query({ name: 'any freed', text: 'select from freed_place limit 1' });
  if (!any) return turn;
  const [taken] = await tx.query(TURN, [FREED_PLACES_LOCK]);
  if (!taken?.first) return turn;
  // Windows before places, as all transactions lock them. Places that come free from here on are offered before they are
  // given back.
  const due = await tx.query<{ id: number }>({ name: 'lock due windows', text: LOCK_DUE }, [now.toString()]);
  await endOffers(tx, offices, turn, now, chance);
  await offer(tx, offices, turn, now);
  await giveBack(
    tx,
    due.map(({ id }) => id),
    turn,
    now,
  );
  return turn;
}
const TURN = statement<{ first: boolean }>('turn of places')`select pg_try_advisory_xact_lock($1) as first`;
const LOCK_DUE = `select id from capacity_window where id in (
    select window_id from freed_place where back_at <= $1 and (offered_to is null or offer_until <= $1)
  ) order by id for update`;

/** Offers in a row without an answer after which an applicant is asked no more. */
const MAX_OFFERS_UNANSWERED = 2;

/** Offers not answered in time, and those to people who no longer want or can have the place. */
async function endOffers(
  tx: Transaction,
  offices: Find,
  turn: PlacesTurn,
  now: Instant,
  chance: Chance,
): Promise<void> {
  const ended = await tx.query(ENDED_OFFERS, [now.toString()]);
  if (ended.length === 0) return;
  turn.done += ended.length;
  const rows = ended.map((row) => {
    const office = offices(row.office);
    const again = office ? backAfterOffer(office, row.backAt, now, chance) : now;
    return { id: row.id, back_at: inUtc(again), to: row.offered_to, lapsed: row.lapsed };
  });
  const left = await tx.query(END_OFFERS, [JSON.stringify(rows), now.toString(), MAX_OFFERS_UNANSWERED]);
  const bookings = await bookingsOnStandby(
    tx,
    left.map(({ booking }) => booking),
  );
  for (const { booking: code, id } of left) {
    const booking = bookings.get(code);
    const office = booking && offices(booking.office);
    const notice = office && endedNotice(id, booking, office);
    if (notice) turn.notices.push(notice);
  }
  for (const { offered_to, office } of ended) turn.announcements.push({ event: 'booking', office, code: offered_to });
}

const ENDED_OFFERS = statement<{ offered_to: string; lapsed: boolean }>('ended offers')`
  select ${select(FreedPlaceEntity, ['id', 'office', 'backAt']).of('f')}, f.offered_to, f.offer_until <= $1 and s.id is not null as lapsed
  from freed_place f
  left join lateral (select * from booking where code = f.offered_to offset 0) b on b.status = 'CONFIRMED' and b.forfeit_at > $1
  left join standby s on s.booking = b.code and s.left_at is null
  join capacity_window w on w.id = f.window_id
  left join capacity_window own on own.id = b.window_id
  where f.offered_to is not null and (f.offer_until <= $1 or s.id is null or own.starts_at <= w.starts_at)
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

async function bookingsOnStandby(tx: Transaction, codes: readonly string[]): Promise<Map<string, Booking>> {
  if (codes.length === 0) return new Map();
  return new Map((await tx.query(BOOKINGS_ON_STANDBY, [codes])).map((row) => [row.code, readBooking(row)]));
}
const BOOKINGS_ON_STANDBY = statement('bookings on standby')`
  select ${BOOKING_COLUMNS} from booking b join capacity_window w on w.id = b.window_id where b.code = any($1)`;

interface Waiting extends Standby {
  holder: Booking;
}

interface OfferedPlace extends FreePlace {
  id: number;
  window: CapacityWindow;
}

interface Offer {
  place: OfferedPlace;
  one: Waiting;
  office: Office;
  until: Instant;
}

async function offer(tx: Transaction, offices: Find, turn: PlacesTurn, now: Instant): Promise<void> {
  const lines = await linesOf(tx, offices, now);
  if (lines.size === 0) return;
  const rows = await tx.query(PLACES_TO_OFFER, [[...lines.keys()]]);
  const places = rows.map((row) => offeredPlaceOf(row, now));
  const offers = matchOffers(places, lines, offices, now);
  if (offers.length === 0) return;
  const values = offers.map(({ place, one, until }) => ({ id: place.id, to: one.booking, until: inUtc(until) }));
  // A place that the office did away with meanwhile is not offered.
  const made = await tx.query<{ id: number }>({ name: 'make offers', text: MAKE }, [JSON.stringify(values)]);
  const ids = new Set(made.map(({ id }) => id));
  for (const one of offers.filter(({ place }) => ids.has(place.id))) tell(one, turn);
  turn.done += made.length;
}

/** The earliest place goes first, each to the first in line who wants it. */
function matchOffers(
  places: readonly OfferedPlace[],
  lines: ReadonlyMap<string, readonly Waiting[]>,
  offices: Find,
  now: Instant,
): Offer[] {
  return places.flatMap((place): Offer[] => {
    const office = offices(place.window.office) as Office;
    const one = whoIsOffered(place, lines.get(office.code) ?? [], office.policy, now);
    if (!one) return [];
    one.asked = true;
    return [{ place, one, office, until: addMinutes(now, office.policy.standbyAnswerMinutes) }];
  });
}

function tell({ place, one, office, until }: Offer, turn: PlacesTurn): void {
  turn.announcements.push({ event: 'booking', office: office.code, code: one.booking });
  const notice = offerNotice(place.id, place.window, one.holder, office, until);
  if (notice) turn.notices.push(notice);
}

const PLACES_TO_OFFER = statement<{ place: number; refused_by: string[] }>('places to offer')`
  select f.id as place, f.refused_by, ${WINDOW_COLUMNS}
  from freed_place f join capacity_window w on w.id = f.window_id
  where f.offered_to is null and f.office = any($1) and w.taken <= w.planned order by w.starts_at, f.id`;

const MAKE = `update freed_place f set offered_to = offers."to", offer_until = offers.until
  from json_to_recordset($1) as offers (id bigint, "to" text, until timestamptz)
  where f.id = offers.id and f.offered_to is null returning f.id`;

function offeredPlaceOf(row: CapacityWindow & { place: number; refused_by: string[] }, now: Instant): OfferedPlace {
  const window = readWindow(row);
  const openToAll = window.opensToAllAt !== null && !isBefore(now, window.opensToAllAt);
  const { startsAt, date, quota } = window;
  return { id: row.place, window, startsAt, date, quota, openToAll, refusedBy: row.refused_by };
}

/** All people on standby who could be offered a free place, in the order of asking. */
async function linesOf(tx: Transaction, offices: Find, now: Instant): Promise<Map<string, Waiting[]>> {
  const free = await tx.query<{ office: string }>({ name: 'offices with places', text: WITH_PLACES });
  const reach = free.flatMap(({ office: code }) => {
    const office = offices(code);
    return office && mayOffer(office, now) ? [{ office: code, after: inUtc(offeredAfter(office.policy, now)) }] : [];
  });
  if (reach.length === 0) return new Map();
  const rows = await tx.query(STANDBY_LINES, [JSON.stringify(reach), now.toString()]);
  const waiting = rows.map((row): Waiting => {
    const holder = readBooking(row);
    const quotas = quotasFor(offices(holder.office) as Office, holder);
    const { code, window } = holder;
    return { holder, booking: code, startsAt: window.startsAt, earliest: row.earliest, quotas, asked: false };
  });
  return Map.groupBy(waiting, ({ holder }) => holder.office);
}

const WITH_PLACES = 'select distinct office from freed_place where offered_to is null';

// People in line are looked up by code, one by one: the live bookings of all offices are many more.
const STANDBY_LINES = statement<{ earliest: LocalDate | null }>('standby lines')`
  with free as materialized (
    select f.office, min(w.starts_at) as first
    from json_to_recordset($1) as reach (office text, after timestamptz)
      join freed_place f on f.office = reach.office and f.offered_to is null
      join capacity_window w on w.id = f.window_id and w.starts_at > reach.after and w.taken <= w.planned
    group by 1
  ), line as materialized (
    select s.id, s.booking, s.earliest, free.first
    from free join standby s on s.office = free.office and s.left_at is null
    where not exists (select from freed_place asked where asked.offered_to = s.booking)
  )
  select line.earliest, ${BOOKING_COLUMNS}
  from line cross join lateral (select * from booking where code = line.booking offset 0) b
    join capacity_window w on w.id = b.window_id
  where b.status = 'CONFIRMED' and b.forfeit_at > $2 and w.starts_at > line.first
  order by line.id`;

/** Places in these windows, which are locked, whose time has come and that are not being offered. */
async function giveBack(tx: Transaction, windows: readonly number[], turn: PlacesTurn, now: Instant): Promise<void> {
  if (windows.length === 0) return;
  const back = await tx.query<{ office: string; date: LocalDate; places: number }>(
    { name: 'give back', text: GIVE_BACK },
    [windows, now.toString()],
  );
  for (const { office, date, places } of back) {
    turn.done += places;
    turn.announcements.push({ event: 'availability', office, date });
  }
}
const GIVE_BACK = `
  with gone as (
    delete from freed_place where window_id = any($1) and offered_to is null and back_at <= $2 returning window_id
  ), share as (
    select window_id as id, count(*)::int as places from gone group by 1
  )
  update capacity_window w set taken = w.taken - share.places, resting = w.resting - share.places,
    capacity = least(w.capacity, greatest(w.planned, w.taken - share.places))
  from share where w.id = share.id
  returning w.office, w.date, share.places`;
