// Standing by for an earlier place: asking for one, saying yes or no to what is offered, leaving the line.
import { randomInt } from 'node:crypto';
import { type Asker, writtenAs } from '../access/asker.ts';
import type { Booking } from '../booking/booking.ts';
import { forfeitAt } from '../booking/deadlines.ts';
import { lifeStepOf } from '../booking/lifeSteps.ts';
import { refusedJoining, refusedStandby, type VisitProof } from '../booking/rules.ts';
import { announce, type BookingStep, refusedStep, stepBooking } from '../booking/step.ts';
import { FreedPlaceEntity } from '../capacity/entities.ts';
import { backAfterOffer, freePlaces } from '../capacity/freed.ts';
import { issuePlaces } from '../capacity/issue.ts';
import { type CapacityWindow, queueNumber, readWindow, WINDOW_COLUMNS } from '../capacity/window.ts';
import type { Transaction } from '../database.ts';
import { readKey } from '../idempotency.ts';
import { GENERAL, quotasFor } from '../office/quotas.ts';
import type { Office, Offices } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { select, statement } from '../statement.ts';
import { type Instant, inUtc, isBefore, type LocalDate } from '../time.ts';
import { offeredAfter } from './standby.ts';

export interface StandbyRequest {
  code: string;
  asker: Asker;
  proof: VisitProof;
  idempotencyKey: string | null;
  /** Not before that day; null: as early as can be. */
  earliest: LocalDate | null;
}

type OnStandby = Omit<StandbyRequest, 'earliest'>;

export interface OfferAnswer extends OnStandby {
  /** The window offered, as it was shown: an answer is not meant for another one. null: whichever is offered. */
  window: number | null;
}

/** Asking again changes the day and keeps the place in the line. */
export function requestStandby(tx: Transaction, request: StandbyRequest, offices: Offices, now: Instant) {
  const { earliest } = request;
  return standbyStep(
    tx,
    { operation: 'requestStandby', request, input: [earliest], rule: refusedJoining, offices, now },
    async (booking, office) => {
      if (!(await isAnythingEarlier(tx, { booking, office, earliest }, now)))
        return refusedStep(nothingEarlier(booking, office));
      await tx.query({ name: 'join line', text: JOIN }, [booking.code, booking.office, now.toString(), earliest]);
      return { answer: booking, announcements: [{ event: 'booking', office: office.code, code: booking.code }] };
    },
  );
}
const JOIN = `insert into standby (booking, office, asked_at, earliest) values ($1, $2, $3, $4)
  on conflict (booking) where left_at is null do update set earliest = excluded.earliest, lapses = 0`;

/** Whether the office has hours before the one of the booking that this person could be offered, if a place came free. */
async function isAnythingEarlier(
  tx: Transaction,
  { booking, office, earliest }: { booking: Booking; office: Office; earliest: LocalDate | null },
  now: Instant,
): Promise<boolean> {
  const after = offeredAfter(office.policy, now);
  const values = [office.code, inUtc(after), inUtc(booking.window.startsAt), earliest, quotasFor(office, booking)];
  return (await tx.query(ANYTHING_EARLIER, values)).some(({ any }) => any);
}
const ANYTHING_EARLIER = statement<{ any: boolean }>('anything earlier')`select exists (
    select from capacity_window
    where office = $1 and starts_at > $2 and starts_at < $3 and ($4::date is null or date >= $4) and capacity > 0
      and (quota = any($5) or (opens_to_all_at is not null and '${GENERAL}' = any($5)))
  ) as any`;

function nothingEarlier({ window }: Booking, { timeZone }: Office): Refusal {
  return refuse('NOTHING_EARLIER', { date: window.date, from: { at: window.startsAt, zone: timeZone } });
}

/** A person who leaves is asked no more, and the place being offered goes to the next. */
export function leaveStandby(tx: Transaction, request: OnStandby, offices: Offices, now: Instant) {
  return standbyStep(tx, { operation: 'leaveStandby', request, input: [], offices, now }, async (booking, office) => {
    await declineStep(tx, { booking, office, window: null }, now);
    await tx.query({ name: 'leave line', text: LEAVE }, [booking.code, now.toString()]);
    return { answer: booking, announcements: announce(booking) };
  });
}
const LEAVE = 'update standby set left_at = $2 where booking = $1 and left_at is null';

/** No to this place; the next one is offered all the same. */
export function declineOffer(tx: Transaction, request: OfferAnswer, offices: Offices, now: Instant) {
  const { window } = request;
  return standbyStep(
    tx,
    { operation: 'declineOffer', request, input: [window], offices, now },
    async (booking, office) => {
      if (!(await declineStep(tx, { booking, office, window }, now))) return refusedStep(offerGone());
      await tx.query({ name: 'answered', text: ANSWERED }, [booking.code]);
      return { answer: booking, announcements: announce(booking) };
    },
  );
}
const ANSWERED = 'update standby set lapses = 0 where booking = $1 and left_at is null';

/** Whether anything was offered. */
async function declineStep(
  tx: Transaction,
  { booking: { code }, office, window }: { booking: Booking; office: Office; window: number | null },
  now: Instant,
): Promise<boolean> {
  const [offer] = await tx.query(LOCK_OFFER, [code, window]);
  if (!offer) return false;
  const back = backAfterOffer(office, offer.backAt, now, randomInt);
  await tx.query({ name: 'decline', text: DECLINE }, [offer.id, code, inUtc(back)]);
  return true;
}
const LOCK_OFFER = statement('lock offer')`
  select ${select(FreedPlaceEntity, ['id', 'backAt'])} from freed_place
  where offered_to = $1 and ($2::bigint is null or window_id = $2) for update`;
const DECLINE = `update freed_place
  set offered_to = null, offer_until = null, refused_by = refused_by || $2::text, back_at = $3 where id = $1`;

function offerGone(): Refusal {
  return refuse('OFFER_GONE', {});
}

/** Moves the booking to the place offered: the code stays, the number is new, and it does not count as a change. */
export function acceptOffer(tx: Transaction, request: OfferAnswer, offices: Offices, now: Instant) {
  return standbyStep(
    tx,
    { operation: 'acceptOffer', request, input: [request.window], offices, now },
    async (booking, office) => {
      const window = await takeOffer(tx, booking, request.window, now);
      if (!window) return refusedStep(offerGone());
      const [place] = (await issuePlaces(tx, [window.id])) as [number];
      const moved = advanced(booking, window, place, office);
      await tx.query({ name: 'advance', text: ADVANCE }, [
        booking.code,
        window.id,
        window.date,
        place,
        moved.queueNumber,
        moved.forfeitAt.toString(),
        now.toString(),
        writtenAs(request.asker),
        JSON.stringify({ from: booking.window.date, to: window.date }),
      ]);
      tx.note(() => lifeStepOf('booking.advanced', moved));
      // The place it had goes the same way, to the next in line.
      await freePlaces(tx, [{ window: booking.window.id, office: office.code }], now);
      return { answer: moved, announcements: [...announce(booking), ...announce(moved)] };
    },
  );
}

/** The window of the place offered, which is no longer anybody else's to take; null where nothing earlier is offered. */
async function takeOffer(
  tx: Transaction,
  { code, window: own }: Booking,
  shown: number | null,
  now: Instant,
): Promise<CapacityWindow | null> {
  const [row] = await tx.query(OFFERS_TO, [[code], now.toString()]);
  if (!row) return null;
  const offered = readWindow(row);
  if ((shown !== null && offered.id !== shown) || !isBefore(offered.startsAt, own.startsAt)) return null;
  // Both windows in the order of their ids, and before the place: as all transactions lock them.
  const values = [[own.id, offered.id], row.freed, code, now.toString()];
  const taken = await tx.query({ name: 'take offer', text: TAKE_OFFER }, values);
  return taken.length > 0 ? offered : null;
}

export const OFFERS_TO = statement<{ booking: string; freed: number; offer_until: Instant }>('offers to')`
  select ${WINDOW_COLUMNS}, f.offered_to as booking, f.id as freed, f.offer_until
  from freed_place f join capacity_window w on w.id = f.window_id where f.offered_to = any($1) and f.offer_until > $2`;
const TAKE_OFFER = `
  with locked as (
    select id from capacity_window where id = any($1) order by id for update
  )
  delete from freed_place where id = $2 and offered_to = $3 and offer_until > $4 and (select count(*) from locked) > 0
  returning id`;

function advanced(booking: Booking, window: CapacityWindow, place: number, office: Office): Booking {
  const number = queueNumber(window, place);
  const { version } = booking;
  const deadline = forfeitAt(window, office);
  return { ...booking, window, queueNumber: number, forfeitAt: deadline, overflowedFrom: null, version: version + 1 };
}

const ADVANCE = `
  with taken as (
    update capacity_window set resting = resting - 1 where id = $2
  ), left_line as (
    update standby set left_at = $7 where booking = $1 and left_at is null
  ), told as (
    insert into booking_event (booking, at, action, by, detail, window_id, place)
    values ($1, $7, 'ADVANCE', $8, $9, $2, $4)
  )
  update booking set window_id = $2, visit_date = $3, place = $4, queue_number = $5, forfeit_at = $6,
    overflowed_from = null, version = version + 1 where code = $1`;

interface StandbyOperation {
  operation: string;
  request: OnStandby;
  /** The input besides the code and the proof. */
  input: unknown[];
  rule?: typeof refusedStandby;
  offices: Offices;
  now: Instant;
}

function standbyStep(
  tx: Transaction,
  { operation, request, input, rule = refusedStandby, offices, now }: StandbyOperation,
  work: (booking: Booking, office: Office) => Promise<BookingStep>,
): Promise<BookingStep> {
  const { code, asker, proof, idempotencyKey } = request;
  const key = readKey(asker, { operation, key: idempotencyKey, input: [code, proof, ...input], of: code });
  return stepBooking(tx, { code, key, now }, async (booking) => {
    const office = offices(booking.office);
    const refusal = rule({ booking, office, asker, proof, now });
    return refusal ? refusedStep(refusal) : work(booking, office);
  });
}

/** Applicants who came, gave the place back or forfeited it want no other: they are removed from the line. */
export async function closeLines(tx: Transaction, now: Instant): Promise<void> {
  await tx.query({ name: 'close lines', text: CLOSE }, [now.toString()]);
}
const CLOSE = `update standby s set left_at = $1
  where left_at is null
    and (select b.status <> 'CONFIRMED' or b.forfeit_at <= $1 from booking b where b.code = s.booking)`;
