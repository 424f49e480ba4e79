// Refusals as the contract shows them: a code, a message, the input field, and possible alternatives.
import {
  type ClassType,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { isAtDesk } from '../src/access/asker.ts';
import { nextPlaces } from '../src/capacity/availability.ts';
import { queriesOn } from '../src/database.ts';
import { sayLostCode, sayRefusal } from '../src/messages/index.ts';
import { GENERAL } from '../src/office/quotas.ts';
import { isRefusal, type ParameterValue, type Refusal, type RefusalCode, type ZonedMoment } from '../src/refusal.ts';
import { rfc3339 } from '../src/time.ts';
import type { Context } from './context.ts';
import { describedEnum } from './describedEnum.ts';
import { timeOfLostCode, zoneOfServer } from './lostBookings.ts';
import { DateTimeScalar } from './scalars.ts';
import { CapacityWindowType } from './window.ts';

const RefusalCodes = describedEnum<RefusalCode>(
  'RefusalCode',
  'Machine-readable reason for a refusal.',
  {
    FULL: 'No place is free in the window or on the day asked for; if the next place was accepted, none is free within the booking horizon.',
    WINDOW_GONE:
      'The window does not exist, or no longer exists: it was closed or replaced, has begun, or is too near to be booked. Nothing was booked or moved.',
    CLOSED: 'The office is closed on that date.',
    NOT_YET_RELEASED: 'That day is not open for booking yet.',
    ENTERED:
      'The request takes part in the lottery of a newly opened day, see `BookingPolicy.lotteryMinutes`: nothing is booked yet. After the draw the same request with the same idempotency key is answered with its result; senders and numbers that are proven are told by message.',
    TOO_FAR_AHEAD: "The date lies beyond the office's booking horizon.",
    IN_THE_PAST: "The date is in the past, in the office's time zone.",
    NOT_OFFERED: 'The office does not offer this service.',
    NOT_BY_CHANNEL: 'The service cannot be booked by this channel.',
    OUTSIDE_INTAKE_HOURS: 'The office accepts registrations by chat only at certain hours of working days.',
    LIMIT_REACHED: 'The sender has as many live bookings as the office allows.',
    ALREADY_BOOKED: 'The person, by name and birth date, already has a live booking at this or another office.',
    TOO_MANY_HELD: 'The network or API key was given as many places within an hour as allowed without confirming them.',
    WORK_REQUIRED:
      'The place, or the message with digits, has a price: the proof of work of `Refusal.work` is required, as `BookInput.work` or `SendProofInput.work`, because of what the network, its wider network or the whole office was asked for lately. Nothing was booked or sent; repeat the request with the work, with the same idempotency key.',
    HELD_TOO_OFTEN:
      'Places were held for the person, in any spelling of the name, as often within an hour as allowed without confirming them.',
    UNPROVEN_FULL:
      'Places are free, but those for unproven callers are taken; a proven applicant, for example by chat, can still book.',
    REGISTER_OTHERWISE:
      'Unproven callers were told of a booking of this person or number as often as allowed in a day. The answer is the same whether there is a booking or not; proven applicants, for example by chat, are not affected.',
    REGISTER_AT_DESK:
      'The number, which is proven, gave several birth dates with this name, or was told of bookings of several persons by others, as often as allowed in a day. The answer is the same whether there is a booking or not; staff at the desk are not affected.',
    BLOCKED: 'The address or person is blocked without an end date.',
    BLOCKED_UNTIL: 'The address or person is blocked for a time.',
    FORFEITED_TOO_OFTEN: 'The address or person missed too many visits in a row and must wait before booking again.',
    INVALID_NAME: "Not a valid name: only letters, spaces and ' . , - / are allowed, at most 100 characters.",
    INVALID_BIRTH_DATE: 'The birth date is not in the calendar, in the future, or more than 120 years ago.',
    INVALID_DATE: 'The date is not in the calendar.',
    INVALID_PHONE: 'The phone number cannot be read, or is none.',
    PHOTO_REQUIRED: 'The office requires a photo of the identity card with the registration.',
    UNKNOWN_CODE: "The code does not exist, or the booking is not the caller's; both have the same answer.",
    HOLD_EXPIRED: 'The hold was not confirmed in time; its place is free again.',
    NOT_VERIFIED: "The phone number is not proven: the code must be sent from it to the office's number.",
    WORK_NEEDED:
      'The office has no channel to prove a number by: the proof of work of `Booking.work` is required for this booking, solved within ten minutes and not used before. If the price has more than doubled meanwhile, `Refusal.work` is the new challenge.',
    TOO_MANY_CONFIRMED: 'The network or API key has confirmed as many bookings by proof of work as allowed in a day.',
    WRONG_DIGITS: 'The digits do not match those sent to the number, or have expired.',
    DIGITS_NEEDED:
      'Personal data are shown, corrected and deleted only with the digits that `sendProof` sends for PERSONAL_DATA to the phone number or e-mail address of the booking.',
    DATA_AT_DESK:
      'The booking has no phone number or e-mail address to which the office could send digits: the person comes to the office.',
    CORRECTION_AT_DESK:
      'The correction is more than a slip, or the second of its kind: the person comes to the office with the identity card.',
    ERASE_CANCELS:
      'Live bookings would be cancelled by the erasure, which the request does not allow (`cancelLive`). Nothing was deleted.',
    ERASE_AFTER_VISIT: 'The person is in the office and being served; nothing was deleted.',
    NUMBER_NOT_SERVED: 'The office does not send digits to numbers of that country or kind.',
    DIGITS_UNDELIVERABLE:
      'No channel of the office can deliver digits to this number now: the applicant writes to the office from it instead.',
    DIGITS_NOT_OFFERED:
      'The office has no channel for digits, and no other office sends them for it: the applicant books without digits, and does the proof of work of `Booking.work`.',
    TOO_MANY_DIGITS:
      'Digits were sent to this number as often as allowed in a day, or by the office as often as allowed in an hour.',
    DIGITS_JUST_SENT: 'Digits were sent to this number within the last minute, for another booking.',
    NOT_ALLOWED_NOW: 'The status of the booking or ticket does not allow the action.',
    TOO_MANY_CHANGES: 'The booking was moved as often as the office allows.',
    TOO_LATE_TO_CHANGE: 'The visit is too near to be moved; it can still be cancelled.',
    TOO_EARLY: 'Check-in has not opened yet.',
    TOO_LATE: 'The deadline has passed; the booking is forfeited.',
    WRONG_DAY: 'The booking is for another day.',
    WRONG_OFFICE: 'The booking is for another office.',
    DOOR_CODE_EXPIRED: 'The code of the door was right, and is over: the screen shows another one.',
    UNKNOWN_DOOR_CODE: 'The code is none of the door of this office.',
    NO_DOOR_CODES: 'The office has no check-in by the code of its door: `BookingPolicy.doorCodeMinutes` is 0.',
    QUEUE_EMPTY: 'No ticket is waiting to be called.',
    COUNTER_CLOSED: 'The counter is closed and cannot call.',
    CONFIRM_FIRST: 'The booking is only held: it must be confirmed before an earlier place can be requested.',
    NOTHING_EARLIER: 'No window before the booked one could be offered to this applicant.',
    OFFER_GONE: 'No place is offered, the offer has ended, or another window is offered than the one named.',
    STANDBY_UNPROVEN: 'The booking is not proven: only proven applicants can be on standby.',
    PLACES_FREE: 'There are free places: the request can be booked now, and need not wait.',
    REQUEST_UNPROVEN:
      'The number is not proven, or the office cannot write to it: only applicants who can be told may wait for a place.',
    ALREADY_WAITING: 'The person waits for a place already, by another number.',
    UNKNOWN_REQUEST: 'No such request waits: it was taken back, has led to a booking, or is over.',
    CAPACITY_IN_USE: 'More places are booked than would remain; with `move` these bookings are moved.',
    NO_ROOM_TO_MOVE:
      'There are not enough free places within the booking horizon for all bookings that would be moved.',
    UNDO_OVER: 'Applicants have been told of the change: it can no longer be undone.',
    UNDO_LATER_FIRST: 'A later change at the office must be undone first.',
    PAIRING_OVER: 'The pairing code is not known, has been used, or its ten minutes are over.',
    PAIRING_NOT_SHOWN: 'No device shows this code: it is mistyped, or has been used.',
    LAST_ADMINISTRATOR: 'The last administrator with a personal key cannot end that key.',
    NOTICE_OFF: 'The office has switched off this notice.',
    MESSAGE_WAITING: 'The message is still waiting to be sent.',
    MESSAGE_OVER: 'The content of the message is outdated.',
    CONVERSATION_TAKEN:
      'Another officer has taken the conversation over and has it now. `takeOver` with `fromOther` takes it from them.',
    REPLY_WINDOW_CLOSED:
      'The channel takes free text only for some hours after the last message of the person, which are over: 24 hours by WhatsApp. Nothing was sent.',
    OPTED_OUT: 'The person has asked for no more messages, and has written nothing since. Nothing was sent.',
    NUMBER_GIVEN_UP: 'The office no longer has the number to which the person wrote. Nothing was sent.',
    UNREACHABLE: 'The office has no channel that reaches the person, or no address of the person is known.',
    TEXT_LENGTH: 'A text of the office is empty or too long.',
    TEXT_PLACEHOLDER_MISSING: 'A text of the office lacks a placeholder without which the message is of no use.',
    TEXT_PLACEHOLDER_UNKNOWN: 'A text of the office has a placeholder that this text has no value for.',
    TEXT_WITHOUT_PLACEHOLDERS: 'A text of the office has a placeholder, and this text has no values.',
    TEXT_TOO_MANY_SMS: 'A text for SMS takes more SMS than phones join.',
    TEMPLATE_WITH_PHOTO: 'A template says +FOTO, which `RegistrationInput.photo` is for.',
    TEMPLATE_EMPTY_WORD: 'A template has two # without a word between them.',
    TEMPLATE_KEYWORD_INVALID: 'A template begins with a word that is neither a field nor a keyword.',
    TEMPLATE_FIELD_UNKNOWN: 'A template names a field that there is none of.',
    TEMPLATE_FIELD_TWICE: 'A template names a field twice.',
    TEMPLATE_FIELDS_MISSING: 'A template lacks NAMA or TGLLAHIR.',
    TEMPLATE_TWICE: 'Two templates of the office begin with the same keyword, or without one.',
    SERVICE_NOT_BOOKABLE: 'A template or a quota names a service that cannot be booked.',
    COUNTRY_UNKNOWN: 'A country is named that there is none of.',
    OFFICE_UNKNOWN: 'A setting names an office that there is none of.',
    COUNTER_EXISTS: 'The office has a counter of this label already.',
    COUNTER_OPEN: 'The counter is open: only a closed one can be removed.',
    NUMBER_TAKEN: 'The number or address leads to another office.',
    ANSWER_EXISTS: 'The office has an answer to this question already.',
    ANSWERS_FULL: 'The office has as many answers as it can have.',
    SAVED_REPLIES_FULL: 'The office keeps as many saved replies as it can have.',
    WEBHOOKS_FULL: 'The owner has as many webhooks as it can have.',
    ADDRESS_INVALID: 'The URL is none that can be called: it is not complete, or has a user, a password or a fragment.',
    ADDRESS_NOT_PUBLIC: 'The URL leads to a network that is not public, and which the operator has not allowed.',
    SEARCH_TOO_SHORT: 'A search needs more letters.',
    NO_WINDOW_THEN: 'No window begins in the given time.',
    QUOTA_IN_USE: 'A schedule gives places to a quota that would no longer be there.',
    LINE_TAKEN: 'The line of a quota is the one for places without a quota.',
    CALENDAR_UNREADABLE: 'The file is neither an iCalendar file nor a table of dates and names.',
    CALENDAR_TOO_LARGE: 'The calendar has more events or days than are read.',
    CALENDAR_LINE_UNREADABLE: 'A line of the table has no date, or no name behind it.',
    CALENDAR_REPEATS: 'An event of the calendar repeats otherwise than once a year.',
  },
  {
    TOO_MANY_HELD: 'Crowded networks pay more work instead: WORK_REQUIRED.',
    TOO_MANY_CONFIRMED: 'Crowded networks do more work instead: WORK_NEEDED.',
  },
);

@ObjectType('Refusal', {
  description: "An expected failure, with a message in the caller's language and possible alternatives.",
})
export class RefusalType {
  refused!: RefusalCode;
  parameters!: Refusal['parameters'];

  @Field(() => String, {
    nullable: true,
    description:
      'Path of the input field that caused the refusal, such as `applicant.birthDate`; null if no single field did.',
  })
  field!: string | null;
}

/** The moments that are not called `until`. */
const UNTIL_PARAMETERS: Partial<Record<RefusalCode, string>> = {
  NOT_YET_RELEASED: 'releasedAt',
  TOO_EARLY: 'opensAt',
};
/** Their moment is over: waiting does not help. */
const TOO_LATE: ReadonlySet<RefusalCode> = new Set(['REPLY_WINDOW_CLOSED', 'UNDO_OVER']);

@Resolver(() => RefusalType)
export class RefusalResolver {
  @FieldResolver(() => RefusalCodes, { description: 'Machine-readable reason for the refusal.' })
  code(@Root() refusal: Refusal): RefusalCode {
    return refusal.refused;
  }

  @FieldResolver(() => RefusalCodes, {
    description:
      'The same value as `code`, under a name that does not conflict with `Booking.code`, so that one selection of a union can hold both.',
  })
  reason(@Root() refusal: Refusal): RefusalCode {
    return refusal.refused;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time from which the same request may succeed, in the zone of the office: the end of a block or of a budget, the opening of a day or of check-in, the draw of a lottery. Null if waiting does not help, or no time is known.',
  })
  until(@Root() { refused, parameters }: Refusal): string | null {
    const moment = parameters[UNTIL_PARAMETERS[refused] ?? 'until'];
    return isZonedMoment(moment) && !TOO_LATE.has(refused) ? rfc3339(moment.at, moment.zone) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'The number in `message`: how many bookings, changes or places are allowed (LIMIT_REACHED, TOO_MANY_…), how many bookings would have to move (CAPACITY_IN_USE, NO_ROOM_TO_MOVE), how many hours (TOO_LATE_TO_CHANGE, REPLY_WINDOW_CLOSED). Null for other codes.',
  })
  count(@Root() { parameters }: Refusal): number | null {
    return Object.values(parameters).find((value) => typeof value === 'number') ?? null;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether a registration that is refused so may wait, by `requestPlace` with the same input: no released day from the one wanted on has a place (FULL), or the office takes registrations at other hours (OUTSIDE_INTAKE_HOURS).',
  })
  async mayWait(@Root() refusal: Refusal, @Ctx() context: Context): Promise<boolean> {
    if (refusal.refused === 'OUTSIDE_INTAKE_HOURS') return true;
    return refusal.refused === 'FULL' && (await this.alternatives(refusal, context)).length === 0;
  }

  @FieldResolver(() => String, { description: 'Reason and advice for the applicant, in the language of the request.' })
  message(@Root() refusal: Refusal, @Ctx() { language, app }: Context): string {
    const lost = timeOfLostCode(refusal, app);
    return lost ? sayLostCode(language, lost, zoneOfServer(app)) : sayRefusal(language, refusal);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'With WORK_REQUIRED: an ALTCHA challenge (version 2) as JSON, for one place, or one message with digits, and for callers from this network or with this API key, valid for ten minutes. With WORK_NEEDED, if the price has risen since `Booking.work` was read: one for this booking. Otherwise null.',
  })
  async work(@Root() { work }: Refusal, @Ctx() { app, asker }: Context): Promise<string | null> {
    if (!work) return null;
    if (work.pays === 'CONFIRMATION') return app.works.challenge(work.code, work.tries);
    const budget = app.budgetOf(asker);
    return budget ? app.works.challengeToPay(work.pays, budget, work.tries) : null;
  }

  @FieldResolver(() => [CapacityWindowType], {
    description: 'Windows with a free place, earliest first, at most three; empty if none are offered instead.',
  })
  async alternatives(@Root() { near }: Refusal, @Ctx() { app, asker }: Context) {
    if (!near) return [];
    const office = app.offices.get(near.office);
    const viewer = { quotas: near.quotas ?? [GENERAL], from: near.from, atDesk: isAtDesk(asker, office.code) };
    return nextPlaces(queriesOn(app.pool), office, viewer, app.now());
  }
}

/** The union of a wanted type and a refusal. */
export function resultOf<T extends ClassType<object>>(name: string, description: string, wanted: () => T) {
  return createUnionType({
    name,
    description,
    types: () => [wanted(), RefusalType] as const,
    resolveType: (value) => (isRefusal(value) ? RefusalType : wanted()),
  });
}

function isZonedMoment(value: ParameterValue | undefined): value is ZonedMoment {
  return typeof value === 'object' && value !== null && 'at' in value && 'zone' in value;
}
