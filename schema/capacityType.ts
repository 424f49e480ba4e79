// Capacity changes as the contract shows them.
import { Field, Int, ObjectType } from 'type-graphql';
import { relayConnection } from './connection.ts';
import { resultOf } from './refusal.ts';
import { BookingCodeScalar, DateScalar, DateTimeScalar, PhoneNumberScalar } from './scalars.ts';

@ObjectType('WindowChange', { description: 'A change of the capacity of one window for one quota.' })
export class WindowChangeType {
  @Field(() => DateScalar, { description: "Date of the window, in the office's time zone." })
  date!: string;

  @Field(() => String, { description: 'Code of the quota: `general` for the places without a quota.' })
  quota!: string;

  @Field(() => DateTimeScalar, { description: 'Time at which the window begins.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'Time at which the window ends.' })
  endsAt!: string;

  @Field(() => Int, { description: 'Capacity in places before the change; 0 if the window did not exist.' })
  before!: number;

  @Field(() => Int, { description: 'Capacity in places after the change; 0 if the window was removed or closed.' })
  after!: number;
}

@ObjectType({ description: 'A booking moved by a capacity change.' })
export class BookingMove {
  @Field(() => BookingCodeScalar, { description: 'Public code of the booking, which stays the same.' })
  code!: string;

  @Field(() => String, { description: 'Full name of the applicant.' })
  name!: string;

  @Field(() => PhoneNumberScalar, {
    nullable: true,
    description:
      'Phone number given with the booking, for phoning applicants whom no message can reach; null if there is none.',
  })
  phone!: string | null;

  @Field(() => DateTimeScalar, { description: 'Start of the window before the move.' })
  from!: string;

  @Field(() => DateTimeScalar, { description: 'Start of the window after the move.' })
  to!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Queue number before the move; null if the booking was only held.',
  })
  fromNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Queue number after the move; null if the booking is only held.',
  })
  toNumber!: string | null;

  @Field(() => Boolean, { description: 'Whether the applicant is told by message. If false, staff must phone.' })
  reached!: boolean;
}

@ObjectType({ description: 'A change to the capacity of an office: its schedules, exceptions, windows or quotas.' })
export class CapacityChange {
  @Field(() => String, { description: 'The mutation that made the change: `closeDay`.' })
  what!: string;

  @Field(() => Int, { description: 'Number of bookings that were moved.' })
  moved!: number;

  @Field(() => Int, { description: 'Number of moved bookings whose applicants no message can reach.' })
  unreached!: number;
}

export const BookingMoveConnection = relayConnection('BookingMove', () => BookingMove, {
  one: 'moved booking',
  many: 'moved bookings',
  list: 'moved bookings, those that no message can reach first',
  field: 'moves(after:)',
  isCounted: true,
});

export const CapacityChangeConnection = relayConnection('CapacityChange', () => CapacityChange, {
  one: 'change',
  many: 'changes',
  list: 'capacity changes, newest first',
  field: 'capacityChanges(after:)',
});

export const CapacityChangeResult = resultOf(
  'CapacityChangeResult',
  'The change to the capacity of the office, or a refusal: a change is made completely or not at all.',
  () => CapacityChange,
);
