// Bookings as the contract shows them.

import { Field, ObjectType } from 'type-graphql';
import type { BookingStatus, HistoryAction } from '../src/booking/lifecycle.ts';
import type { Priority } from '../src/office/settings.ts';
import { type ActorAtOffice, ActorType } from './actor.ts';
import { relayConnection } from './connection.ts';
import { describedEnum } from './describedEnum.ts';
import { NodeType } from './nodeType.ts';
import { ChannelKinds } from './officeType.ts';
import { Priorities } from './priority.ts';
import { resultOf } from './refusal.ts';
import { BookingCodeScalar, DateScalar, DateTimeScalar, PhoneNumberScalar } from './scalars.ts';
import { CapacityWindowType } from './window.ts';

export const BookingStatuses = describedEnum<BookingStatus>('BookingStatus', 'Status of a booking in its life cycle.', {
  HELD: 'A hold: the place is reserved until `confirmBy`, and expires unless it is confirmed by then.',
  CONFIRMED: 'The booking is confirmed and has a queue number.',
  CHECKED_IN: 'The applicant has checked in at the office and has a ticket.',
  EXPIRED: 'The hold was not confirmed in time; its place is free again.',
  CANCELLED: 'The booking was cancelled; its place is free again.',
  FORFEITED: 'The applicant did not check in by the deadline ("hangus").',
});

export const BookingActions = describedEnum(
  'BookingAction',
  "An action on a booking, which a status and the office's rules may allow.",
  {
    CONFIRM: 'Confirm the hold: `confirmBooking`.',
    RESCHEDULE: 'Move the booking to another day or window: `rescheduleBooking`.',
    CANCEL: 'Give up the place: `cancelBooking`.',
    CHECK_IN: 'Check in at the office, by the front desk: `checkIn`.',
    SEND_PROOF: 'Have digits sent to the phone number, to confirm the hold by: `sendProof`.',
    REQUEST_STANDBY: 'Wait for an earlier place: `requestStandby`.',
    LEAVE_STANDBY: 'Wait no longer for an earlier place: `leaveStandby`.',
    ANSWER_OFFER: 'Accept or decline the earlier place that is offered: `acceptOffer`, `declineOffer`.',
  },
);
export type BookingAction = keyof typeof BookingActions;

@ObjectType({ description: 'The person who comes to the office.' })
export class Applicant {
  @Field(() => String, {
    simple: true,
    description:
      'Full name; masked (`B*** S******`) unless the caller has proven that the booking is theirs, or is an officer.',
  })
  name!: string;

  @Field(() => DateScalar, {
    simple: true,
    nullable: true,
    description: 'Date of birth; null if personal data are masked.',
  })
  birthDate!: string | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Postal address, if the office asks for one; null if personal data are masked.',
  })
  address!: string | null;

  @Field(() => PhoneNumberScalar, {
    simple: true,
    nullable: true,
    description: 'Phone number given with the booking; null if there is none, or personal data are masked.',
  })
  phone!: string | null;
}

export const HistoryActions = describedEnum<HistoryAction>(
  'BookingEventAction',
  'A kind of event in the life of a booking.',
  {
    BOOK: 'A place was held.',
    CONFIRM: 'The hold was confirmed.',
    RESCHEDULE: 'The applicant moved the booking.',
    ADVANCE: 'An earlier place was accepted from standby.',
    CANCEL: 'The booking was cancelled.',
    SUPERSEDE: 'An unproven booking gave way to a proven person.',
    CHECK_IN: 'The person came and got a ticket.',
    EXPIRE: 'The hold ended without confirmation.',
    FORFEIT: 'The person did not come in time.',
    MOVE: 'The office moved the booking.',
    MOVE_BACK: 'The office undid a change that had moved the booking.',
    CORRECT: 'The name or birth date was corrected.',
    LATE: 'The person said that they run late, and the place is kept for some minutes more.',
  },
);

@ObjectType('BookingEvent', { description: 'One event in the life of a booking.' })
export class BookingEventType {
  @Field(() => DateTimeScalar, { description: 'Time at which it happened.' })
  at!: string;

  @Field(() => HistoryActions, { description: 'The kind of event.' })
  action!: HistoryAction;

  @Field(() => ActorType, { description: 'The person, program or device that did it.' })
  by!: ActorAtOffice;
}

@ObjectType('Booking', {
  implements: NodeType,
  description: 'An appointment at an office; a hold until it is confirmed.',
})
export class BookingType {
  @Field(() => BookingCodeScalar, {
    simple: true,
    description: 'Public code of the booking, which the applicant shows at the office.',
  })
  code!: string;

  @Field(() => BookingStatuses, { simple: true, description: 'Current status in the life cycle.' })
  status!: BookingStatus;

  @Field(() => CapacityWindowType, {
    simple: true,
    description: 'The window booked: the stretch of time for which the person is expected.',
  })
  window!: CapacityWindowType;

  @Field(() => ChannelKinds, { simple: true, description: 'Channel by which the booking was made.' })
  channel!: keyof typeof ChannelKinds;

  @Field(() => Priorities, {
    simple: true,
    description:
      'Priority claimed by the applicant, or given by the birth date: ELDERLY from 60 years on, CHILD below 5. An officer checks it at the office.',
  })
  priority!: Priority;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Queue number shown on the lobby board, `A312`; null until the booking is confirmed.',
  })
  queueNumber!: string | null;

  @Field(() => DateScalar, {
    simple: true,
    nullable: true,
    description: 'The date asked for, if that day was full and this is the next free place; otherwise null.',
  })
  overflowedFrom!: string | null;
}

export const BookingResult = resultOf(
  'BookingResult',
  'The booking after the change, or a refusal that leaves it as it was.',
  () => BookingType,
);

export const BookingConnection = relayConnection('Booking', () => BookingType, {
  one: 'booking',
  many: 'bookings',
  list: 'bookings',
  field: 'bookings(after:)',
  isCounted: true,
});
