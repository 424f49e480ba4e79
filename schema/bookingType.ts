// What a booking looks like from outside.
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BOOKING_STATUSES, type BookingStatus } from '../src/booking/lifecycle.ts';
import type { Priority } from '../src/office/settings.ts';
import { ChannelKinds } from './office.ts';
import { PageInfo } from './page.ts';
import { Priorities } from './priority.ts';
import { resultOf } from './refusal.ts';
import { BookingCodeScalar, DateScalar, DateTimeScalar, PhoneNumberScalar } from './scalars.ts';
import { CapacityWindow } from './window.ts';

const STATUS_MEANINGS: Record<BookingStatus, string> = {
  HELD: 'The place is held until `confirmBy`; the code must come back by then.',
  CONFIRMED: 'Agreed; the queue number is given.',
  CHECKED_IN: 'The person is at the office.',
  EXPIRED: 'The hold was not confirmed in time.',
  CANCELLED: 'Given back.',
  FORFEITED: 'Not checked in by the deadline ("hangus").',
};
export const BookingStatuses = Object.fromEntries(BOOKING_STATUSES.map((status) => [status, status])) as Record<
  BookingStatus,
  BookingStatus
>;
registerEnumType(BookingStatuses, {
  name: 'BookingStatus',
  description: 'Where a booking stands in its life.',
  valuesConfig: Object.fromEntries(
    Object.entries(STATUS_MEANINGS).map(([status, description]) => [status, { description }]),
  ),
});

export const BookingActions = {
  CONFIRM: 'CONFIRM',
  RESCHEDULE: 'RESCHEDULE',
  CANCEL: 'CANCEL',
  CHECK_IN: 'CHECK_IN',
} as const;
export type BookingAction = keyof typeof BookingActions;
registerEnumType(BookingActions, {
  name: 'BookingAction',
  description: 'What may be done with a booking.',
  valuesConfig: {
    CONFIRM: { description: 'Send the code back: `confirmBooking`.' },
    RESCHEDULE: { description: 'Move it: `rescheduleBooking`.' },
    CANCEL: { description: 'Give it back: `cancelBooking`.' },
    CHECK_IN: { description: 'Check in at the office.' },
  },
});

@ObjectType({ description: 'The person who comes.' })
export class Applicant {
  @Field(() => String, {
    simple: true,
    description: 'The name; masked (`B*** S******`) for everybody but its owner and officers.',
  })
  name!: string;

  @Field(() => DateScalar, { simple: true, nullable: true, description: 'Date of birth; null where masked.' })
  birthDate!: string | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The address, where the office asks for one; null where masked.',
  })
  address!: string | null;

  @Field(() => PhoneNumberScalar, { simple: true, nullable: true, description: 'The number given; null where masked.' })
  phone!: string | null;
}

@ObjectType({ description: "One step in a booking's life." })
export class BookingEvent {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: string;

  @Field(() => String, {
    description:
      'What: BOOK, CONFIRM, RESCHEDULE, CANCEL, CHECK_IN, EXPIRE, FORFEIT; SUPERSEDE where an unproven booking gave way to a proven person; ADVANCE to a place on standby; MOVE and MOVE_BACK by the office.',
  })
  action!: string;

  @Field(() => String, { description: 'By whom: `applicant by WHATSAPP`, `clock`.' })
  by!: string;
}

@ObjectType({ description: 'An agreed visit; held until it is confirmed.' })
export class Booking {
  @Field(() => BookingCodeScalar, { simple: true, description: 'The public reference, shown at the office.' })
  code!: string;

  @Field(() => BookingStatuses, { simple: true, description: 'Where it stands.' })
  status!: BookingStatus;

  @Field(() => CapacityWindow, { simple: true, description: 'The hour.' })
  window!: CapacityWindow;

  @Field(() => ChannelKinds, { simple: true, description: 'How it was made.' })
  channel!: keyof typeof ChannelKinds;

  @Field(() => Priorities, { simple: true, description: 'As claimed by the applicant; an officer confirms it.' })
  priority!: Priority;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The number on the board, `A312`; given on confirmation.',
  })
  queueNumber!: string | null;

  @Field(() => DateScalar, {
    simple: true,
    nullable: true,
    description: 'The date asked for was full: this is the next place.',
  })
  overflowedFrom!: string | null;
}

export const BookingResult = resultOf('BookingResult', 'A booking, or why not.', () => Booking);

@ObjectType({ description: 'A booking in a list.' })
export class BookingEdge {
  @Field(() => Booking, { description: 'The booking.' })
  node!: Booking;

  @Field(() => String, { description: 'Its place in the list, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of bookings.' })
export class BookingConnection {
  @Field(() => [BookingEdge], { description: 'The bookings of the page.' })
  edges!: BookingEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;
}
