// Moves a booking to another day or hour, or gives its place back; the code stays.

import { type Asker, isAtDesk, writtenAs } from '../access/asker.ts';
import type { PlaceWish } from '../capacity/allocate.ts';
import { freePlaces } from '../capacity/freed.ts';
import { issuePlaces } from '../capacity/issue.ts';
import { type GivenPlace, sharePlaces } from '../capacity/places.ts';
import { sayShare } from '../capacity/share.ts';
import { queueNumber } from '../capacity/window.ts';
import { refusedDate } from '../capacity/windowRules.ts';
import { lockWindow, windowsById } from '../capacity/windows.ts';
import type { Transaction } from '../database.ts';
import { readKey } from '../idempotency.ts';
import { itemAt } from '../items.ts';
import { quotasFor } from '../office/quotas.ts';
import type { Office, Offices } from '../office/settings.ts';
import { isRefusal } from '../refusal.ts';
import { type Instant, isBefore, type LocalDate } from '../time.ts';
import type { Booking } from './booking.ts';
import { confirmBy, forfeitAt } from './deadlines.ts';
import { lifeStepOf } from './lifeSteps.ts';
import { refusedCancel, refusedChange, type VisitProof } from './rules.ts';
import { announce, type BookingStep, refusedStep, stepBooking } from './step.ts';

export interface BookingChange {
  code: string;
  asker: Asker;
  proof: VisitProof;
  idempotencyKey: string | null;
  /** The day wanted; none: the first with a place. */
  visitDate: LocalDate | null;
  window: number | null;
  acceptNextPlace: boolean;
}

export type Cancellation = Pick<BookingChange, 'code' | 'asker' | 'proof' | 'idempotencyKey'>;
/** @throws CallerError when the idempotency key was used with other input. */
export async function reschedule(
  tx: Transaction,
  change: BookingChange,
  offices: Offices,
  now: Instant,
): Promise<BookingStep> {
  const { visitDate, window, acceptNextPlace } = change;
  const key = readKey(change.asker, {
    operation: 'reschedule',
    key: change.idempotencyKey,
    input: [change.code, visitDate, window, acceptNextPlace, change.proof],
    of: change.code,
  });
  return stepBooking(tx, { code: change.code, key, now }, async (booking) => {
    const office = offices(booking.office);
    const refusal = refusedChange({ booking, office, asker: change.asker, proof: change.proof, now });
    if (refusal) return refusedStep(refusal);
    const wrongDate = visitDate ? refusedDate(visitDate, office, now) : null;
    if (wrongDate) return refusedStep(wrongDate);
    const wish = {
      date: visitDate,
      window,
      acceptNextPlace,
      quotas: quotasFor(office, booking),
      unproven: isHeldUnproven(booking) || isConfirmedByWork(booking),
    };
    return move(tx, { booking, office, wish, asker: change.asker }, now);
  });
}

interface WantedMove {
  booking: Booking;
  office: Office;
  wish: PlaceWish;
  asker: Asker;
}

async function move(tx: Transaction, wanted: WantedMove, now: Instant): Promise<BookingStep> {
  const { booking, office, wish, asker } = wanted;
  if (staysAsItIs(booking, wish)) return { answer: booking, announcements: [] };
  // All transactions lock windows in the order of their ids, which is that of time: the old one first if it is the
  // earlier.
  if (movesBack(booking, wish)) lockWindow(tx, booking.window.id);
  const given = itemAt(
    await sharePlaces(tx, { wishes: [{ office, wish, atDesk: isAtDesk(asker, office.code) }] }, now),
    0,
  );
  if (isRefusal(given))
    return refusedStep(await sayShare(tx, { wanted: { office, wish }, full: given, usedUp: [] }, now));
  if (isNoWorse(booking, given, wish)) return { answer: booking, announcements: [] };
  const moved = await placeAnew(tx, wanted, given, now);
  await tx.query({ name: 'move', text: MOVE_BOOKING }, [
    booking.code,
    moved.booking.window.id,
    moved.booking.window.date,
    moved.place,
    moved.booking.queueNumber,
    moved.booking.forfeitAt.toString(),
    moved.booking.overflowedFrom,
    now.toString(),
    writtenAs(asker),
    JSON.stringify({ from: booking.window.date, to: moved.booking.window.date }),
    moved.booking.confirmBy.toString(),
    moved.booking.changes,
    moved.booking.freeChanges,
    moved.booking.version,
  ]);
  tx.note(() => lifeStepOf('booking.moved', moved.booking));
  await freePlaces(tx, [{ window: booking.window.id, office: office.code }], now);
  return { answer: moved.booking, announcements: [...announce(booking), ...announce(moved.booking)] };
}

/** It counts in the share of the window it goes to, too. */
function isConfirmedByWork({ status, proven }: Booking): boolean {
  return status === 'CONFIRMED' && !proven;
}

/** It counts in the share of the window it goes to. */
function isHeldUnproven({ status, source }: Booking): boolean {
  return status === 'HELD' && source !== null;
}

/** The day or hour asked for is the one it has: that uses up no change. */
function staysAsItIs(booking: Booking, wish: PlaceWish): boolean {
  const { id, date } = booking.window;
  if (wish.window !== null) return wish.window === id && (wish.date === null || wish.date === date);
  return wish.date === booking.window.date;
}

function movesBack({ window }: Booking, wish: PlaceWish): boolean {
  return wish.window !== null ? wish.window > window.id : wish.date !== null && wish.date > window.date;
}

/** The next place found is the one it has, or lies behind it: moving would only lose the place. */
function isNoWorse(booking: Booking, given: GivenPlace, wish: PlaceWish): boolean {
  const fits = wish.window === null && (wish.date === null || booking.window.date >= wish.date);
  return fits && !isBefore(given.window.startsAt, booking.window.startsAt);
}

async function placeAnew(tx: Transaction, { booking, office }: WantedMove, given: GivenPlace, now: Instant) {
  const until = confirmBy(given.window, office, office.policy.holdMinutes, now);
  const confirmed = booking.status === 'CONFIRMED';
  const place = confirmed ? itemAt(await issuePlaces(tx, [given.window.id]), 0) : null;
  const moved: Booking = {
    ...booking,
    window: given.window,
    overflowedFrom: given.overflowedFrom,
    queueNumber: place === null ? null : queueNumber(given.window, place),
    // A hold gets no longer by moving, and where the new hour is near it gets shorter.
    confirmBy: !confirmed && isBefore(until, booking.confirmBy) ? until : booking.confirmBy,
    forfeitAt: forfeitAt(given.window, office),
    changes: booking.changes + (booking.freeChanges > 0 ? 0 : 1),
    freeChanges: Math.max(0, booking.freeChanges - 1),
    version: booking.version + 1,
  };
  return { booking: moved, place };
}

const MOVE_BOOKING = `
  with taken as (
    update capacity_window set taken = taken + 1 where id = $2
  ), told as (
    insert into booking_event (booking, at, action, by, detail, window_id, place)
    values ($1, $8, 'RESCHEDULE', $9, $10, $2, $4)
  )
  update booking set window_id = $2, visit_date = $3, place = $4, queue_number = $5, forfeit_at = $6,
    overflowed_from = $7, confirm_by = $11, changes = $12, free_changes = $13, version = $14
  where code = $1`;

/** @throws CallerError when the idempotency key was used with other input. */
export async function cancel(
  tx: Transaction,
  cancellation: Cancellation,
  offices: Offices,
  now: Instant,
): Promise<BookingStep> {
  const { code, asker, proof } = cancellation;
  const key = readKey(asker, { operation: 'cancel', key: cancellation.idempotencyKey, input: [code, proof], of: code });
  return stepBooking(tx, { code, key, now }, async (booking) => {
    const refusal = refusedCancel({ booking, office: offices(booking.office), asker, proof, now });
    return refusal ? refusedStep(refusal) : cancelLocked(tx, booking, writtenAs(asker), now);
  });
}

/** Cancels a booking that is locked, and that nothing stands against. `by`: as the history names the actor. */
export async function cancelLocked(tx: Transaction, booking: Booking, by: string, now: Instant): Promise<BookingStep> {
  await tx.query({ name: 'cancel', text: CANCEL }, [booking.code, now.toString(), by]);
  tx.note(() => lifeStepOf('booking.cancelled', booking));
  await freePlaces(tx, [{ window: booking.window.id, office: booking.office }], now);
  const [window] = await windowsById(tx, [booking.window.id]);
  const answer: Booking = {
    ...booking,
    window: window ?? booking.window,
    status: 'CANCELLED',
    live: false,
    version: booking.version + 1,
  };
  return { answer, announcements: announce(booking) };
}

const CANCEL = `
  with told as (
    insert into booking_event (booking, at, action, by, window_id, place)
    select code, $2, 'CANCEL', $3, window_id, place from booking where code = $1
  )
  update booking set status = 'CANCELLED', live = false, version = version + 1 where code = $1`;
