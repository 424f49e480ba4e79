// A request for a place that waits for one: the person is known, and has no booking yet.
import type { Selectable } from 'kysely';
import { type ChatSender, writtenAs } from '../access/asker.ts';
import { type BookingOrder, type PreparedBooking, prepareBooking } from '../booking/prepare.ts';
import { reachOfApplicant } from '../booking/reach.ts';
import { isChat } from '../channelKinds.ts';
import { calmFrom } from '../office/notices.ts';
import type { Office } from '../office/settings.ts';
import { addressOfKey } from '../phone.ts';
import type { Tables } from '../tables.ts';
import { addMinutes, dateIn, type Instant, minutesBetween } from '../time.ts';
import type { PlaceRequestEntity } from './entities.ts';
import type { PlaceNews } from './tellable.ts';

export type PlaceRequest = Selectable<Tables<typeof PlaceRequestEntity>['place_request']>;

/** After these days without a place it ends, and the person is told. */
export const PLACE_REQUEST_DAYS = 30;

export function placeRequestExpiry(askedAt: Instant): Instant {
  return addMinutes(askedAt, PLACE_REQUEST_DAYS * 24 * 60);
}

/**
 * The request as it is made again, ahead of all who ask from then on. A day that was asked for is the first that will do.
 * The message counts as sent when the office took registrations.
 */
export function preparedAgain(waiting: PlaceRequest, office: Office, now: Instant): PreparedBooking {
  const { channel, waitsFor, request, photo, by } = waiting;
  const today = dateIn(office.timeZone, now);
  const from = request.visitDate && request.visitDate >= today ? request.visitDate : null;
  // A day that was closed since is refused to those who were to have that very day.
  const visitDate = waitsFor === 'INTAKE_HOURS' ? from : null;
  const order: BookingOrder = {
    request: { ...request, photo, channel, visitDate, acceptNextPlace: true },
    office: holdingOvernight(office, now),
    asker: chatSenderOf(waiting) ?? { kind: 'anonymous', source: '' },
    numberRead: true,
    now,
  };
  const prepared = prepareBooking(order);
  return { ...prepared, by, sender: waiting.senderKey, wish: { ...prepared.wish, date: from } };
}

/** null: it was not made by chat. */
export function chatSenderOf({ channel, senderKey, dueAt }: PlaceRequest): ChatSender | null {
  const address = isChat(channel) ? addressOfKey(senderKey) : null;
  return address && { kind: 'sender', channel, address, sentAt: dueAt };
}

/** The person does not expect the message, and may see it late. */
const MIN_ANSWER_MINUTES = 120;

/** A place that is found in the night is held until there was time to answer in the morning. */
function holdingOvernight(office: Office, now: Instant): Office {
  const { holdMinutes, standbyAnswerMinutes } = office.policy;
  const told = calmFrom(office.notices, office.timeZone, now);
  const minutes = minutesUntil(now, told) + Math.max(holdMinutes, standbyAnswerMinutes, MIN_ANSWER_MINUTES);
  return { ...office, policy: { ...office.policy, holdMinutes: minutes } };
}

function minutesUntil(now: Instant, at: Instant): number {
  return Math.ceil(minutesBetween(now, at));
}

export function reachOfRequest({ channel, senderKey, request }: PlaceRequest, office: Office) {
  return reachOfApplicant({ channel, senderKey, phone: request.phone ?? null }, office);
}

/** The notice that a place is held for it. */
export function newsOfPlace(waiting: PlaceRequest, office: Office): PlaceNews {
  return { key: 'placeFound', reach: reachOfRequest(waiting, office), language: waiting.request.language };
}

/** The part of the order that is kept. */
export function storedRequest({ request, asker }: BookingOrder, wanted: PreparedBooking, sender: string) {
  const { photo = null, window: _, acceptNextPlace: __, ...kept } = request;
  return {
    office: wanted.office.code,
    channel: wanted.channel,
    personKey: wanted.person,
    senderKey: sender,
    photo,
    request: { ...kept, name: wanted.name, service: wanted.service },
    by: writtenAs(asker),
  };
}
