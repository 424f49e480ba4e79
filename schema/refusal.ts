// Refusals as the caller sees them: a code, a sentence, the field that is meant, and what could be had instead.

import {
  type ClassType,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { isStaff } from '../src/access/asker.ts';
import { nextPlaces } from '../src/capacity/availability.ts';
import { asTransaction } from '../src/database.ts';
import { sayRefusal } from '../src/messages/index.ts';
import { GENERAL } from '../src/office/quotas.ts';
import { isRefusal, REFUSALS, type RefusalCode, type Refusal as RefusalRow } from '../src/refusal.ts';
import type { Context } from './context.ts';
import { CapacityWindow } from './window.ts';

const MEANINGS: Record<RefusalCode, string> = {
  FULL: 'No place is left in the window or on the day asked for, or, where the next place was accepted, up to the end of the booking horizon.',
  WINDOW_GONE:
    'The office has no such window, or no longer: it was closed or replaced, has begun, or is too near to be booked. Nothing was booked or moved.',
  WINDOW_ON_OTHER_DAY: 'The window is not on the date that was named with it. Nothing was booked or moved.',
  CLOSED: 'The office is closed on that date.',
  NOT_YET_RELEASED: 'That day is not open for booking yet.',
  TOO_FAR_AHEAD: "The date lies beyond the office's booking horizon.",
  IN_THE_PAST: "The date is past, by the office's own calendar.",
  NOT_OFFERED: 'The office does not offer this service.',
  NOT_BY_CHANNEL: 'The service cannot be booked by this channel.',
  OUTSIDE_INTAKE_HOURS: 'The office takes chat registrations at certain hours of working days only.',
  LIMIT_REACHED: 'This sender has as many live bookings as the office allows.',
  ALREADY_BOOKED: 'This person, by name and birth date, has a live booking, here or at another office.',
  TOO_MANY_HELD:
    'This network, or this key, holds as many unconfirmed places as are allowed; `confirmBooking` or `cancelBooking` frees one.',
  UNPROVEN_FULL:
    'Places are left there, but the part for unproven callers is taken; a proven applicant, by chat for example, still gets one.',
  BLOCKED: 'This address or person is blocked.',
  BLOCKED_UNTIL: 'This address or person is blocked for a time.',
  FORFEITED_TOO_OFTEN: 'This address or person did not come so many times running that it has to wait.',
  INVALID_NAME: "No name: letters, blanks and ' . , - / only, at most 100 characters.",
  INVALID_BIRTH_DATE: 'The birth date is to come, or 120 years past.',
  PHOTO_REQUIRED: 'The office asks for a photo of the identity card with the registration.',
  UNKNOWN_CODE: "No such code, or it is not the asker's: both get the same answer.",
  HOLD_EXPIRED: 'The hold was not confirmed in time; the place is free again.',
  NOT_VERIFIED: "The number is not proven: the code must come from it, by a message to the office's number.",
  WORK_NEEDED:
    'The office has no channel to prove a number by: the work of `Booking.work` has to be done for this booking, within ten minutes; old or used work does not count.',
  TOO_MANY_CONFIRMED:
    'This network, or this key, has confirmed as many bookings by work alone as are allowed in a day.',
  WRONG_DIGITS: 'Not the digits that were sent to the number, or their time is over.',
  NUMBER_NOT_SERVED: 'The office sends no digits to numbers of that country or kind.',
  TOO_MANY_DIGITS: 'Digits were sent to this number, or asked for from this network, as often as is allowed in a day.',
  DIGITS_JUST_SENT: 'Digits were sent to this number within the last minute, for another booking.',
  NOT_ALLOWED_NOW: "The booking's status does not allow this.",
  TOO_MANY_CHANGES: 'The booking was changed as often as the office allows.',
  TOO_LATE_TO_CHANGE: 'The visit is too near to be changed; it can still be cancelled.',
  TOO_EARLY: 'Check-in has not opened yet.',
  TOO_LATE: 'The deadline is past; the booking is forfeited.',
  WRONG_DAY: 'The booking is for another day.',
  WRONG_OFFICE: 'The booking is for another office.',
  QUEUE_EMPTY: 'Nobody is waiting.',
  COUNTER_CLOSED: 'The counter is closed.',
  CONFIRM_FIRST: 'The place is only held: it is to be confirmed before an earlier one is asked for.',
  NOTHING_EARLIER: 'No hour is left before the one booked that this person could be offered.',
  OFFER_GONE: 'Nothing is offered, or not any more, or another place than the one named.',
  CAPACITY_IN_USE: 'More places are taken than would be left; with `move` these bookings are moved.',
  NO_ROOM_TO_MOVE: 'There are not enough places up to the horizon for all who would have to move.',
  UNDO_OVER: 'People have been told of the change: it can no longer be taken back.',
  UNDO_LATER_FIRST: 'A later change at the office has to be taken back first.',
  LAST_ADMINISTRATOR: 'The last administrator with a personal key cannot end that key.',
  NOTICE_OFF: 'The office has switched this notice off.',
  MESSAGE_WAITING: 'The message is still waiting to be sent.',
  MESSAGE_OVER: 'What the message speaks of has changed or is over.',
};

const RefusalCodes = Object.fromEntries(Object.keys(REFUSALS).map((code) => [code, code])) as Record<
  RefusalCode,
  RefusalCode
>;
registerEnumType(RefusalCodes, {
  name: 'RefusalCode',
  description: 'Why not.',
  valuesConfig: Object.fromEntries(Object.entries(MEANINGS).map(([code, description]) => [code, { description }])),
});

@ObjectType({ description: "An expected no, in the caller's language, with what can be done instead." })
export class Refusal {
  refused!: RefusalCode;
  parameters!: RefusalRow['parameters'];

  @Field(() => String, {
    nullable: true,
    description: 'The part of the input that is meant, as a path: `applicant.birthDate`.',
  })
  field!: string | null;
}

@Resolver(() => Refusal)
export class RefusalResolver {
  @FieldResolver(() => RefusalCodes, { description: 'Why not, for programs.' })
  code(@Root() refusal: RefusalRow): RefusalCode {
    return refusal.refused;
  }

  @FieldResolver(() => RefusalCodes, {
    description:
      'The same as `code`, under a name that does not meet `Booking.code`: GraphQL lets one selection hold both.',
  })
  reason(@Root() refusal: RefusalRow): RefusalCode {
    return refusal.refused;
  }

  @FieldResolver(() => String, { description: "Why not and what to do, for people, in the request's language." })
  message(@Root() refusal: RefusalRow, @Ctx() { language }: Context): string {
    return sayRefusal(language, refusal);
  }

  @FieldResolver(() => [CapacityWindow], { description: 'Windows with a free place, earliest first, at most three.' })
  async alternatives(@Root() { near }: RefusalRow, @Ctx() { house, asker }: Context) {
    if (!near) return [];
    const office = house.offices.get(near.office);
    return nextPlaces(
      asTransaction(house.pool),
      office,
      near.quotas ?? [GENERAL],
      near.from,
      house.now(),
      isStaff(asker),
    );
  }
}

/** A result is what was wanted, or a refusal. */
export function resultOf<T extends ClassType<object>>(name: string, description: string, wanted: () => T) {
  return createUnionType({
    name,
    description,
    types: () => [wanted(), Refusal] as const,
    resolveType: (value) => (isRefusal(value) ? 'Refusal' : wanted().name),
  });
}
