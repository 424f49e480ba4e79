// The rules of steps on a booking, each pure and taking its time: what is asked, by whom, at which office, and now.

import { officeContact } from '../abuse/unproven.ts';
import { type Asker, isProven, senderKeyOf, worksAt } from '../access/asker.ts';
import { isChat } from '../channelKinds.ts';
import { hasChat, type Office } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addMinutes, type Instant, isBefore, type LocalDate } from '../time.ts';
import type { Booking } from './booking.ts';
import { refusedCheckIn } from './checkInRules.ts';
import { isLapsed, latestConfirmation } from './deadlines.ts';
import { afterAction, type LifecycleAction } from './lifecycle.ts';

/** The proofs that an asker shows besides the code. */
export interface VisitProof {
  birthDate?: LocalDate | null;
  /** The digits that were sent to the number. */
  digits?: string | null;
}

/** The number itself, an officer's key, or code and birth date. */
export function isTheirs(booking: Booking, asker: Asker, proof: VisitProof): boolean {
  if (asker.kind === 'officer' || asker.kind === 'administrator') return worksAt(asker, booking.office);
  if (asker.kind === 'sender') return booking.senderKey === senderKeyOf(asker);
  return worksAt(asker, booking.office) || proof.birthDate === booking.birthDate;
}

/** Unknown and foreign codes get the same answer. */
export function unknownCode(): Refusal {
  return refuse('UNKNOWN_CODE', {}, { field: 'code' });
}

/** A step that is asked for on a booking. */
export interface HolderStep {
  booking: Booking;
  /** The booking's. */
  office: Office;
  asker: Asker;
  proof: VisitProof;
  now: Instant;
}

/** The proofs that were shown for this booking in particular. */
export interface Shown {
  /** Digits sent to its number came back. */
  numberRead: boolean;
  /** Work was done for it. */
  worked: boolean;
}

/** The refusal to confirm; null: it may be confirmed, or is already. */
export function refusedConfirmation(
  step: HolderStep,
  shown: Shown = { numberRead: false, worked: false },
): Refusal | null {
  const { booking, office, asker, proof, now } = step;
  // A booking made without a number becomes that of the number that sends its code.
  const unclaimed = asker.kind === 'sender' && booking.senderKey === null;
  if (!unclaimed && !isTheirs(booking, asker, proof)) return unknownCode();
  // Nothing is left to claim then: to tell a stranger the same again would tell whose it is.
  if (booking.status === 'CONFIRMED' || booking.status === 'CHECKED_IN') return unclaimed ? unknownCode() : null;
  const latest = latestConfirmation(booking, office);
  if (booking.status === 'EXPIRED' || (booking.status === 'HELD' && !isBefore(now, latest))) {
    return refuse('HOLD_EXPIRED', { confirmBy: { at: latest, zone: office.timeZone } });
  }
  if (!afterAction(booking.status, 'CONFIRM')) return notAllowed(booking);
  return isProven(asker) || shown.numberRead || wasProven(booking) ? null : refusedUnproven(booking, office, shown);
}

/** Proven when it was booked, by digits or by a caller who vouches; one that came by chat is confirmed there. */
export function wasProven({ proven, channel }: Pick<Booking, 'proven' | 'channel'>): boolean {
  return proven && !isChat(channel);
}

/** If the office has no channel to prove a number by, there is work to be done instead. */
function refusedUnproven(booking: Booking, office: Office, { worked }: Shown): Refusal | null {
  if (!canOnlyWork(booking, office)) return refuse('NOT_VERIFIED', {});
  return worked ? null : refuse('WORK_NEEDED', {}, { field: 'work' });
}

/** Whether nothing but work can be asked of those who are not known. */
export function canOnlyWork({ channel }: Pick<Booking, 'channel'>, office: Office): boolean {
  return !hasChat(office) && !isChat(channel);
}

export function refusedChange(step: HolderStep): Refusal | null {
  const { booking, office, now } = step;
  const refusal = refusedAction(step, 'RESCHEDULE');
  // An applicant whom the office moved may choose another day, whatever was chosen before and however near the visit is.
  if (refusal || booking.freeChanges > 0) return refusal;
  const { maxChanges, changeCutoffHours } = office.policy;
  if (booking.changes >= maxChanges) return refuse('TOO_MANY_CHANGES', { limit: maxChanges });
  const cutoff = addMinutes(booking.window.startsAt, -60 * changeCutoffHours);
  if (booking.status === 'CONFIRMED' && !isBefore(now, cutoff)) {
    return refuse('TOO_LATE_TO_CHANGE', { hours: changeCutoffHours });
  }
  return null;
}

export function refusedCancel(step: HolderStep): Refusal | null {
  return refusedAction(step, 'CANCEL');
}

/** Only a confirmed booking whose time is to come stands by for an earlier place, and moves up to it. */
export function refusedStandby(step: HolderStep): Refusal | null {
  const { booking, office } = step;
  const refusal = refusedAction(step, 'ADVANCE');
  if (refusal?.refused !== 'NOT_ALLOWED_NOW' || booking.status !== 'HELD') return refusal;
  return refuse('CONFIRM_FIRST', { confirmBy: { at: booking.confirmBy, zone: office.timeZone } });
}

/** Only applicants who are known join the line: places are kept for each who is asked. */
export function refusedJoining(step: HolderStep): Refusal | null {
  const { booking, office, asker } = step;
  const refusal = refusedStandby(step);
  if (refusal || booking.proven || isProven(asker)) return refusal;
  return refuse('STANDBY_UNPROVEN', { contact: officeContact(office) });
}

function refusedAction({ booking, office, asker, proof, now }: HolderStep, action: LifecycleAction): Refusal | null {
  if (!isTheirs(booking, asker, proof)) return unknownCode();
  // A due end is told alike, whether the scheduler has ended the booking yet or not.
  if (booking.status === 'EXPIRED' || isLapsed(booking, now)) {
    return refuse('HOLD_EXPIRED', { confirmBy: { at: booking.confirmBy, zone: office.timeZone } });
  }
  const forfeited = booking.status === 'FORFEITED';
  if (!forfeited && !afterAction(booking.status, action)) return notAllowed(booking);
  if (forfeited || !isBefore(now, booking.forfeitAt)) {
    return refuse('TOO_LATE', { deadline: { at: booking.forfeitAt, zone: office.timeZone } });
  }
  return null;
}

function notAllowed(booking: Booking): Refusal {
  return refuse('NOT_ALLOWED_NOW', { status: booking.status });
}

/** The actions that the holder may take on the booking now. */
export function allowedActions(booking: Booking, office: Office, now: Instant): LifecycleAction[] {
  const step: HolderStep = { booking, office, asker: { kind: 'administrator' }, proof: {}, now };
  const may: LifecycleAction[] = [];
  if (afterAction(booking.status, 'CONFIRM') && isBefore(now, latestConfirmation(booking, office))) may.push('CONFIRM');
  if (!refusedChange(step)) may.push('RESCHEDULE');
  if (!refusedCancel(step)) may.push('CANCEL');
  if (!refusedCheckIn(booking, office, now)) may.push('CHECK_IN');
  return may;
}

/** Steps of the holder that leave the booking's status as it is. */
export type HolderAction = 'SEND_PROOF' | 'REQUEST_STANDBY' | 'LEAVE_STANDBY' | 'ANSWER_OFFER';

/** The facts on which the steps of a holder depend, besides the booking. */
export interface HolderMeans {
  /** Undefined: it is on no standby list. */
  standby: { offer: object | null } | undefined;
  /** Whether the office has a channel for digits. */
  canSendDigits: boolean;
}

export function holderActions(
  booking: Booking,
  { standby, canSendDigits }: HolderMeans,
  office: Office,
  now: Instant,
): HolderAction[] {
  if (booking.status === 'HELD') {
    const isProvable = booking.phone !== null && canSendDigits && !isLapsed(booking, now);
    return isProvable ? ['SEND_PROOF'] : [];
  }
  if (standby) return standby.offer ? ['LEAVE_STANDBY', 'ANSWER_OFFER'] : ['LEAVE_STANDBY'];
  const step: HolderStep = { booking, office, asker: { kind: 'administrator' }, proof: {}, now };
  return booking.proven && !refusedStandby(step) ? ['REQUEST_STANDBY'] : [];
}
