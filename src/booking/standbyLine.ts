// Standing by for an earlier place: asking for one, saying yes or no to what is offered, leaving the line.
import { type Asker, writtenAs } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Instant, isBefore, type LocalDate } from '../time.ts';
import { type Booking, type CapacityWindow, queueNumber, readWindow, WINDOW_COLUMNS } from './booking.ts';
import { announce, answerOnce, type Offices, refused, type Step } from './change.ts';
import { issuePlaces } from './confirm.ts';
import { freePlaces } from './freed.ts';
import { readKey } from './idempotency.ts';
import { forfeitAt, isTheirs, type Proof, unknownCode } from './rules.ts';

export interface StandbyRequest {
  code: string;
  asker: Asker;
  proof: Proof;
  idempotencyKey: string | null;
  /** Not before that day; null: as early as can be. */
  earliest: LocalDate | null;
}

type OnStandby = Omit<StandbyRequest, 'earliest'>;

/** Asking again changes the day and keeps the place in the line. */
export function requestStandby(tx: Transaction, request: StandbyRequest, offices: Offices, now: Instant) {
  return step(tx, 'requestStandby', request, [request.earliest], now, async (booking) => {
    await tx.query({ name: 'join line', text: JOIN }, [booking.code, booking.office, now.toString(), request.earliest]);
    return {
      answer: booking,
      announcements: [{ event: 'booking', office: offices(booking.office).code, code: booking.code }],
    };
  });
}
const JOIN = `insert into standby (booking, office, asked_at, earliest) values ($1, $2, $3, $4)
  on conflict (booking) where left_at is null do update set earliest = excluded.earliest, lapses = 0`;

/** Whoever leaves is asked no more, and what was being offered goes to the next. */
export function leaveStandby(tx: Transaction, request: OnStandby, now: Instant) {
  return step(tx, 'leaveStandby', request, [], now, async (booking) => {
    await tx.query({ name: 'leave line', text: LEAVE }, [booking.code, now.toString()]);
    await tx.query({ name: 'decline', text: DECLINE }, [booking.code]);
    return { answer: booking, announcements: announce(booking) };
  });
}
const LEAVE = 'update standby set left_at = $2 where booking = $1 and left_at is null';

/** No to this place; the next one is offered all the same. */
export function declineOffer(tx: Transaction, request: OnStandby, now: Instant) {
  return step(tx, 'declineOffer', request, [], now, async (booking) => {
    const gone = await tx.query({ name: 'decline', text: DECLINE }, [booking.code]);
    if (gone.length === 0) return refused(offerGone());
    await tx.query({ name: 'answered', text: 'update standby set lapses = 0 where booking = $1 and left_at is null' }, [
      booking.code,
    ]);
    return { answer: booking, announcements: announce(booking) };
  });
}
const DECLINE = `update freed_place set offered_to = null, offer_until = null, refused_by = refused_by || $1::text
  where offered_to = $1 returning id`;

function offerGone(): Refusal {
  return refuse('OFFER_GONE', {});
}

/** Moves the booking to the place offered: the code stays, the number is new, and it does not count as a change. */
export function acceptOffer(tx: Transaction, request: OnStandby, offices: Offices, now: Instant) {
  return step(tx, 'acceptOffer', request, [], now, async (booking) => {
    const [row] = await tx.query({ name: 'offer of', text: OFFER_OF }, [booking.code, now.toString()]);
    if (!row) return refused(offerGone());
    const window = readWindow(row);
    const office = offices(booking.office);
    const [place] = (await issuePlaces(tx, [window.id])) as [number];
    const moved = advanced(booking, window, place);
    moved.forfeitAt = forfeitAt(window, office);
    await tx.query({ name: 'advance', text: ADVANCE }, [
      ...[booking.code, window.id, window.date, place, moved.queueNumber, moved.forfeitAt.toString(), now.toString()],
      ...[writtenAs(request.asker), JSON.stringify({ from: booking.window.date, to: window.date }), row.freed],
    ]);
    // The place it had goes the same way, to the next in line.
    await freePlaces(tx, [{ window: booking.window.id, office: office.code }], now);
    return { answer: moved, announcements: [...announce(booking), ...announce(moved)] };
  });
}

const OFFER_OF = `select ${WINDOW_COLUMNS}, f.id as freed from freed_place f join capacity_window w on w.id = f.window_id
  where f.offered_to = $1 and f.offer_until > $2 for update of f`;

function advanced(booking: Booking, window: CapacityWindow, place: number): Booking {
  const number = queueNumber(window, place);
  return { ...booking, window, queueNumber: number, overflowedFrom: null, version: booking.version + 1 };
}

const ADVANCE = `
  with taken as (
    update capacity_window set resting = resting - 1 where id = $2
  ), gone as (
    delete from freed_place where id = $10
  ), left_line as (
    update standby set left_at = $7 where booking = $1 and left_at is null
  ), told as (
    insert into booking_event (booking, at, action, by, detail) values ($1, $7, 'ADVANCE', $8, $9)
  )
  update booking set window_id = $2, visit_date = $3, place = $4, queue_number = $5, forfeit_at = $6,
    overflowed_from = null, version = version + 1
  where code = $1`;

function step(
  tx: Transaction,
  operation: string,
  { code, asker, proof, idempotencyKey }: OnStandby,
  input: unknown[],
  now: Instant,
  work: (booking: Booking) => Promise<Step>,
): Promise<Step> {
  const key = readKey(asker, operation, idempotencyKey, [code, proof, ...input]);
  return answerOnce(tx, code, key, now, async (booking) => {
    const refusal = refusedStandby(booking, asker, proof, now);
    return refusal ? refused(refusal) : work(booking);
  });
}

/** Only a confirmed booking whose time is to come has something to be moved. */
function refusedStandby(booking: Booking, asker: Asker, proof: Proof, now: Instant): Refusal | null {
  if (!isTheirs(booking, asker, proof)) return unknownCode();
  if (booking.status !== 'CONFIRMED') return refuse('NOT_ALLOWED_NOW', { status: booking.status });
  return isBefore(now, booking.forfeitAt) ? null : refuse('NOT_ALLOWED_NOW', { status: 'FORFEITED' });
}

/** Where somebody stands in the line, and what is being offered. */
export interface StandbyState {
  since: Instant;
  earliest: LocalDate | null;
  /** From 1. */
  place: number;
  offer: { window: CapacityWindow; answerBy: Instant } | null;
}

/** null: not on standby. */
export async function standbyOf(tx: Transaction, code: string, now: Instant): Promise<StandbyState | null> {
  const [row] = await tx.query({ name: 'standby of', text: STANDBY_OF }, [code]);
  if (!row) return null;
  const [offer] = await tx.query({ name: 'offer to', text: OFFER_TO }, [code, now.toString()]);
  const { since, earliest, place } = row;
  return { since, earliest, place, offer: offer ? { window: readWindow(offer), answerBy: offer.offer_until } : null };
}
const STANDBY_OF = `
  select s.asked_at as since, s.earliest, (
    select count(*)::int from standby o join booking b on b.code = o.booking and b.status = 'CONFIRMED'
    where o.office = s.office and o.left_at is null and o.id <= s.id
  ) as place
  from standby s join booking b on b.code = s.booking and b.status = 'CONFIRMED'
  where s.booking = $1 and s.left_at is null`;
const OFFER_TO = `select ${WINDOW_COLUMNS}, f.offer_until from freed_place f join capacity_window w on w.id = f.window_id
  where f.offered_to = $1 and f.offer_until > $2`;
