// The rules of booking, each pure and taking its time: what is asked, by whom, at which office, and now.

import { type Asker, isProven, senderKeyOf, worksAt } from '../access/asker.ts';
import type { CapacityWindow } from '../capacity/window.ts';
import { refusedDate } from '../capacity/windowRules.ts';
import type { ChannelKind } from '../channel.ts';
import { isChat } from '../channelKinds.ts';
import { cleanName } from '../cleanText.ts';
import { takesIntake } from '../office/hours.ts';
import type { Priority } from '../office/settings.ts';
import { hasChat, type Office, type Service, serviceOf } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addMinutes, ageOn, dateIn, type Instant, isBefore, type LocalDate, MINUTE_MS, timeIn } from '../time.ts';
import type { Booking } from './booking.ts';
import { afterAction, type LifecycleAction } from './lifecycle.ts';

/** A request to book. */
export interface BookRequest {
  office: string;
  service?: string | null;
  /** None: the first day with a place. */
  visitDate?: LocalDate | null;
  /** A window picked from availability; none: the first of the day. */
  window?: number | null;
  name: string;
  birthDate: LocalDate;
  address?: string | null;
  /** E.164. */
  phone?: string | null;
  photo?: string | null;
  priority?: Priority | null;
  /** false: refuse with alternatives where the day is full. */
  acceptNextPlace?: boolean | null;
  language: 'id' | 'en';
  /** By which channel it comes where the asker is no sender. */
  channel?: ChannelKind | null;
}

const MAX_NAME = 100;
/** Characters of a name whose letters are compared. Putting the marks of a long text in order takes for ever. */
const LONGEST_COMPARED = 400;
const OLDEST = 120;
// The letters of names on Indonesian identity cards, and what stands between them.
const NAME = /^[\p{Script=Latin}\p{M} '.,\-/]+$/u;

/** The name as it was meant; null where it is none: letters, blanks and ' . , - / only, 100 characters at most. */
export function readName(text: string): string | null {
  const name = cleanName(text);
  if (name.length > MAX_NAME || !NAME.test(name) || !/\p{L}/u.test(name)) return null;
  return name;
}

/** One person whatever the case, dots and blanks of the name: letters and birth date. */
export function personKey(name: string, birthDate: LocalDate): string {
  return `${lettersOf(name)} ${birthDate}`;
}

/** The letters of a name, all large, as names are compared. */
export function lettersOf(name: string): string {
  return name
    .slice(0, LONGEST_COMPARED)
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toUpperCase();
}

export function channelOf(request: BookRequest, asker: Asker): ChannelKind {
  if (asker.kind === 'sender') return asker.channel;
  if (asker.kind === 'anonymous') return request.channel ?? 'WEB';
  return asker.kind === 'apiKey' ? 'API' : 'COUNTER';
}

/** The service meant: the one named, else the first the office offers by that channel. */
export function serviceMeant(
  request: Pick<BookRequest, 'service'>,
  office: Office,
  channel: ChannelKind,
): Service | undefined {
  if (request.service !== null && request.service !== undefined) return serviceOf(office, request.service);
  return office.services.find((service) => service.channels.includes(channel)) ?? office.services[0];
}

/** The refusals that need no look at free places. */
export function bookingRefusal(request: BookRequest, office: Office, asker: Asker, now: Instant): Refusal | null {
  return (
    refusedPerson(request, office, now) ??
    refusedService(request, office, channelOf(request, asker)) ??
    refusedIntake(request, office, asker, now) ??
    (request.visitDate ? refusedDate(request.visitDate, office, now) : null)
  );
}

function refusedPerson(request: BookRequest, office: Office, now: Instant): Refusal | null {
  if (readName(request.name) === null) return refuse('INVALID_NAME', {}, { field: 'applicant.name' });
  const age = ageOn(request.birthDate, dateIn(office.timeZone, now));
  if (age < 0 || age >= OLDEST) return refuse('INVALID_BIRTH_DATE', {}, { field: 'applicant.birthDate' });
  return null;
}

function refusedService(request: BookRequest, office: Office, channel: ChannelKind): Refusal | null {
  const service = serviceMeant(request, office, channel);
  if (!service) return refuse('NOT_OFFERED', { office: office.name }, { field: 'service' });
  if (service.channels.includes(channel)) return null;
  const name = service.name[request.language];
  return refuse('NOT_BY_CHANNEL', { service: name, office: office.name }, { field: 'service' });
}

/** Intake hours and the photo are asked of chat registrations; when the message was sent counts, where it is known. */
function refusedIntake(request: BookRequest, office: Office, asker: Asker, now: Instant): Refusal | null {
  if (asker.kind !== 'sender') return null;
  const at = asker.sentAt ?? now;
  const { intakeHours, photo } = office.registration;
  if (!takesIntake(office, dateIn(office.timeZone, at), timeIn(office.timeZone, at))) {
    const hours = intakeHours ? `${intakeHours.from}-${intakeHours.to}` : '';
    return refuse('OUTSIDE_INTAKE_HOURS', { hours });
  }
  if (photo === 'required' && !request.photo) return refuse('PHOTO_REQUIRED', {}, { field: 'photo' });
  return null;
}

export function arriveBy(window: CapacityWindow, office: Office): Instant {
  return addMinutes(window.startsAt, -office.policy.arriveMinutesBefore);
}

/** A hold ends at least so long before one must be there; where there is less time than twice that, half of it is left. */
const CONFIRM_MINUTES_BEFORE = 5;

/** The time until which a new place is held: `holdMinutes`, but never until the applicant must be there. */
export function confirmBy(window: CapacityWindow, office: Office, holdMinutes: number, now: Instant): Instant {
  const there = window.startsAt.epochMilliseconds - office.policy.arriveMinutesBefore * MINUTE_MS;
  const left = Math.max(0, (there - now.epochMilliseconds) / MINUTE_MS);
  const most = Math.max(left - CONFIRM_MINUTES_BEFORE, left / 2);
  return addMinutes(now, Math.min(holdMinutes, most));
}

/** Too late from then on: the start of the window, and the grace the office gives. */
export function forfeitAt(window: CapacityWindow, office: Office): Instant {
  return addMinutes(window.startsAt, office.policy.graceMinutes);
}

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
  return proof.birthDate === booking.birthDate;
}

/** Unknown and foreign codes get the same answer. */
export function unknownCode(): Refusal {
  return refuse('UNKNOWN_CODE', {}, { field: 'code' });
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
  booking: Booking,
  office: Office,
  asker: Asker,
  proof: VisitProof,
  now: Instant,
  shown: Shown = { numberRead: false, worked: false },
): Refusal | null {
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
  return isProven(asker) || shown.numberRead ? null : refusedUnproven(booking, office, shown);
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

export function isLapsed(booking: Pick<Booking, 'status' | 'confirmBy'>, now: Instant): boolean {
  return booking.status === 'HELD' && !isBefore(now, booking.confirmBy);
}

/** The end of the hold, or where the office has become stricter since, the time to be there. */
function latestConfirmation({ confirmBy, window }: Booking, office: Office): Instant {
  const there = arriveBy(window, office);
  return isBefore(there, confirmBy) ? there : confirmBy;
}

export function refusedChange(
  booking: Booking,
  office: Office,
  asker: Asker,
  proof: VisitProof,
  now: Instant,
): Refusal | null {
  const refusal = refusedStep(booking, office, asker, proof, 'RESCHEDULE', now);
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

export function refusedCancel(
  booking: Booking,
  office: Office,
  asker: Asker,
  proof: VisitProof,
  now: Instant,
): Refusal | null {
  return refusedStep(booking, office, asker, proof, 'CANCEL', now);
}

/** Only a confirmed booking whose time is to come stands by for an earlier place, and moves up to it. */
export function refusedStandby(
  booking: Booking,
  office: Office,
  asker: Asker,
  proof: VisitProof,
  now: Instant,
): Refusal | null {
  const refusal = refusedStep(booking, office, asker, proof, 'ADVANCE', now);
  if (refusal?.refused !== 'NOT_ALLOWED_NOW' || booking.status !== 'HELD') return refusal;
  return refuse('CONFIRM_FIRST', { confirmBy: { at: booking.confirmBy, zone: office.timeZone } });
}

function refusedStep(
  booking: Booking,
  office: Office,
  asker: Asker,
  proof: VisitProof,
  action: LifecycleAction,
  now: Instant,
): Refusal | null {
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
  const officer: Asker = { kind: 'administrator' };
  const may: LifecycleAction[] = [];
  if (afterAction(booking.status, 'CONFIRM') && isBefore(now, latestConfirmation(booking, office))) may.push('CONFIRM');
  if (!refusedChange(booking, office, officer, {}, now)) may.push('RESCHEDULE');
  if (!refusedCancel(booking, office, officer, {}, now)) may.push('CANCEL');
  if (afterAction(booking.status, 'CHECK_IN') && canCheckIn(booking, office, now)) may.push('CHECK_IN');
  return may;
}

function canCheckIn(booking: Booking, office: Office, now: Instant): boolean {
  const opens = addMinutes(booking.window.startsAt, -office.policy.checkInOpensMinutesBefore);
  return !isBefore(now, opens) && isBefore(now, booking.forfeitAt);
}
