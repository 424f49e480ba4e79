// The turn of places that came free: offered to those on standby one after the other, then back for everybody.
import { randomInt } from 'node:crypto';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { quotasFor } from '../office/quotas.ts';
import type { Office } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { addMinutes, type Instant, inUtc, isBefore, type LocalDate } from '../time.ts';
import {
  BOOKING_COLUMNS,
  type Booking,
  type CapacityWindow,
  readBooking,
  readWindow,
  WINDOW_COLUMNS,
} from './booking.ts';
import { type Chance, later } from './freed.ts';
import { reachOf } from './reach.ts';
import { restSeconds, type Standby, whoIsOffered } from './standby.ts';

type Find = (code: string) => Office | undefined;

export interface PlacesTurn {
  /** Offers made, lapsed, and places given back. */
  done: number;
  announcements: Announcement[];
  notices: Notice[];
}

/** One server at a time does this: whoever comes meanwhile has nothing to do. */
export async function turnPlaces(
  tx: Transaction,
  offices: Find,
  now: Instant,
  chance: Chance = randomInt,
): Promise<PlacesTurn> {
  const turn: PlacesTurn = { done: 0, announcements: [], notices: [] };
  const [any] = await tx.query({ name: 'any freed', text: 'select from freed_place limit 1' });
  if (!any) return turn;
  const [{ first }] = await tx.query({ name: 'turn of places', text: TURN }, [TURNING]);
  if (!first) return turn;
  await endOffers(tx, offices, turn, now, chance);
  await offer(tx, offices, turn, now);
  await giveBack(tx, turn, now);
  return turn;
}
const TURNING = 4_190_007;
const TURN = 'select pg_try_advisory_xact_lock($1) as first';

/** After so many offers in a row without an answer somebody is asked no more. */
const PATIENCE = 2;

/** Offers not answered in time, and those to people who no longer want or can have the place. */
async function endOffers(
  tx: Transaction,
  offices: Find,
  turn: PlacesTurn,
  now: Instant,
  chance: Chance,
): Promise<void> {
  const ended = await tx.query({ name: 'ended offers', text: ENDED }, [now.toString()]);
  if (ended.length === 0) return;
  turn.done += ended.length;
  const rows = ended.map((row) => {
    // Whoever let it go must not know when it comes back either.
    const range = offices(row.office)?.policy.freedPlaceMinutes ?? { from: 0, to: 0 };
    const again = isBefore(now, row.back_at) ? row.back_at : later(now, restSeconds(range, chance));
    return { id: row.id, back_at: inUtc(again), to: row.offered_to, lapsed: row.lapsed };
  });
  const left = await tx.query({ name: 'end offers', text: END }, [JSON.stringify(rows), now.toString(), PATIENCE]);
  const bookings = await bookingsOnStandby(
    tx,
    left.map(({ booking }) => booking),
  );
  for (const { booking: code, id } of left) {
    const booking = bookings.get(code);
    const office = booking && offices(booking.office);
    const reach = office && reachOf(booking, office);
    if (!reach) continue;
    const how = { ...reach, purpose: `standby ended:${id}`, language: booking.language };
    turn.notices.push({ ...how, key: 'standbyEnded', parameters: { office: office.name } });
  }
  for (const { offered_to, office } of ended) turn.announcements.push({ event: 'booking', office, code: offered_to });
}

const ENDED = `
  select f.id, f.office, f.back_at, f.offered_to, f.offer_until <= $1 and s.id is not null as lapsed
  from freed_place f
  left join booking b on b.code = f.offered_to and b.status = 'CONFIRMED' and b.forfeit_at > $1
  left join standby s on s.booking = b.code and s.left_at is null
  join capacity_window w on w.id = f.window_id
  left join capacity_window own on own.id = b.window_id
  where f.offered_to is not null and (f.offer_until <= $1 or s.id is null or own.starts_at <= w.starts_at)
  order by f.id for update of f`;

const END = `
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
  select id, booking from counted where left_at is not null`;

async function bookingsOnStandby(tx: Transaction, codes: readonly string[]): Promise<Map<string, Booking>> {
  if (codes.length === 0) return new Map();
  const text = `select ${BOOKING_COLUMNS} from booking b join capacity_window w on w.id = b.window_id where b.code = any($1)`;
  return new Map(
    (await tx.query({ name: 'bookings on standby', text }, [codes])).map((row) => [row.code, readBooking(row)]),
  );
}

interface Waiting extends Standby {
  id: number;
  holder: Booking;
  asked: boolean;
}

interface Place {
  id: number;
  window: CapacityWindow;
  startsAt: Instant;
  date: LocalDate;
  quota: string;
  openToAll: boolean;
  refusedBy: string[];
}

/** The earliest place goes first, each to the first in line who wants it. */
async function offer(tx: Transaction, offices: Find, turn: PlacesTurn, now: Instant): Promise<void> {
  const lines = await linesOf(tx, offices, now);
  if (lines.size === 0) return;
  const places = (await tx.query({ name: 'places to offer', text: FREE }, [[...lines.keys()]])).map((row) =>
    placeOf(row, now),
  );
  const offers: { id: number; to: string; until: string }[] = [];
  for (const place of places) {
    const office = offices(place.window.office) as Office;
    const { standbyAnswerMinutes: answerMinutes, arriveMinutesBefore } = office.policy;
    const line = lines.get(office.code) ?? [];
    const one = whoIsOffered(place, line, { answerMinutes, arriveMinutesBefore }, now);
    if (!one) continue;
    one.asked = true;
    const until = addMinutes(now, answerMinutes);
    offers.push({ id: place.id, to: one.booking, until: inUtc(until) });
    turn.announcements.push({ event: 'booking', office: office.code, code: one.booking });
    const notice = noticeOf(place, one.holder, office, until);
    if (notice) turn.notices.push(notice);
  }
  if (offers.length > 0) await tx.query({ name: 'make offers', text: MAKE }, [JSON.stringify(offers)]);
  turn.done += offers.length;
}

const FREE = `select f.id, f.refused_by, ${WINDOW_COLUMNS.replace('w.id,', 'w.id as window_id,')}
  from freed_place f join capacity_window w on w.id = f.window_id
  where f.offered_to is null and f.office = any($1) and w.taken <= w.planned order by w.starts_at, f.id for update of f`;

const MAKE = `update freed_place f set offered_to = offers."to", offer_until = offers.until
  from json_to_recordset($1) as offers (id bigint, "to" text, until timestamptz) where f.id = offers.id`;

// biome-ignore lint/suspicious/noExplicitAny: the row is what the statement above says.
function placeOf(row: any, now: Instant): Place {
  const window = readWindow({ ...row, id: row.window_id });
  const openToAll = window.opensToAllAt !== null && !isBefore(now, window.opensToAllAt);
  const { startsAt, date, quota } = window;
  return { id: row.id, window, startsAt, date, quota, openToAll, refusedBy: row.refused_by };
}

/** Everybody on standby at offices where a place is free, in the order of asking. */
async function linesOf(tx: Transaction, offices: Find, now: Instant): Promise<Map<string, Waiting[]>> {
  const rows = await tx.query({ name: 'standby lines', text: LINES }, [now.toString()]);
  const waiting = rows.flatMap((row): Waiting[] => {
    const holder = readBooking(row);
    const office = offices(holder.office);
    if (!office) return [];
    const quotas = quotasFor(office, holder);
    const { standby: id, earliest, asked } = row;
    return [{ id, holder, booking: holder.code, startsAt: holder.window.startsAt, earliest, quotas, asked }];
  });
  return Map.groupBy(waiting, ({ holder }) => holder.office);
}
const LINES = `
  select s.id as standby, s.earliest, exists (select from freed_place o where o.offered_to = s.booking) as asked, ${BOOKING_COLUMNS}
  from standby s join booking b on b.code = s.booking and b.status = 'CONFIRMED' and b.forfeit_at > $1
    join capacity_window w on w.id = b.window_id
  where s.left_at is null and exists (select from freed_place f where f.office = s.office and f.offered_to is null)
  order by s.id`;

function noticeOf({ id, window }: Place, booking: Booking, office: Office, until: Instant): Notice | null {
  const reach = reachOf(booking, office);
  if (!reach) return null;
  const zone = office.timeZone;
  const parameters = {
    office: office.name,
    date: window.date,
    from: { at: window.startsAt, zone },
    answerBy: { at: until, zone },
    code: booking.code,
  };
  return { ...reach, purpose: `offer:${id}:${booking.code}`, language: booking.language, key: 'offer', parameters };
}

/** Places whose time has come and that nobody is thinking about. */
async function giveBack(tx: Transaction, turn: PlacesTurn, now: Instant): Promise<void> {
  const back = await tx.query<{ office: string; date: LocalDate; places: number }>({ name: 'give back', text: BACK }, [
    now.toString(),
  ]);
  for (const { office, date, places } of back) {
    turn.done += places;
    turn.announcements.push({ event: 'availability', office, date });
  }
}
const BACK = `
  with due as (
    select id, window_id from freed_place where offered_to is null and back_at <= $1 order by id for update
  ), locked as (
    select w.id from capacity_window w where w.id in (select window_id from due) order by w.id for update
  ), gone as (
    delete from freed_place f using due where f.id = due.id
  ), share as (
    select window_id as id, count(*)::int as places from due group by 1
  )
  update capacity_window w set taken = w.taken - share.places, resting = w.resting - share.places,
    capacity = least(w.capacity, greatest(w.planned, w.taken - share.places))
  from share join locked using (id) where w.id = share.id
  returning w.office, w.date, share.places`;
