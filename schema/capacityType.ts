// A change to an office's days, as managers see it; and how the days are set.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChannelKind } from '../src/channel.ts';
import type { Priority } from '../src/office/settings.ts';
import type { Refusal as RefusalRow } from '../src/refusal.ts';
import type { DayChange } from '../src/replanning/dayChange.ts';
import { type WeekdayName, Weekdays } from './capacityInput.ts';
import { ChannelKinds } from './office.ts';
import { Priorities } from './priority.ts';
import { Refusal, resultOf } from './refusal.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@ObjectType({ description: 'A change of the capacity of one window for one quota.' })
export class WindowChange {
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
  @Field(() => String, { description: 'Public code of the booking, which stays the same.' })
  code!: string;

  @Field(() => String, { description: 'Full name of the applicant.' })
  name!: string;

  @Field(() => String, {
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

  @Field(() => String, { description: 'Role and identifier of the member of staff who made the change: `manager 7`.' })
  by!: string;

  @Field(() => Int, { description: 'Number of bookings that were moved.' })
  moved!: number;

  @Field(() => Int, { description: 'Number of moved bookings whose applicants no message can reach.' })
  unreached!: number;
}

export const CapacityChangeResult = resultOf(
  'CapacityChangeResult',
  'The change to the capacity of the office, or a refusal: a change is made completely or not at all.',
  () => CapacityChange,
);

@ObjectType({ description: 'A day on which an imported calendar closes the office.' })
export class Holiday {
  @Field(() => DateScalar, { description: "Date of the holiday, in the office's time zone." })
  date!: string;

  @Field(() => String, { description: 'Name of the holiday: `Hari Kemerdekaan`.' })
  reason!: string;
}

@ObjectType({ description: 'An office that was not changed, and the reason.' })
export class OfficeLeftOut {
  /** Its code; the resolver gives the office. */
  code!: string;

  @Field(() => Refusal, {
    nullable: true,
    description:
      'The reason; null for an internal error, in which case repeating the request continues with this office.',
  })
  refusal!: RefusalRow | null;
}

@ObjectType({ description: 'The result of a holiday import.' })
export class HolidayImport {
  @Field(() => ID, {
    description:
      'Identifier of the import, for `undoHolidayImport`. It is the same for the same `idempotencyKey` and input, even after an interruption.',
  })
  id!: string;

  @Field(() => [Holiday], { description: 'The holidays found in the calendar between the given dates.' })
  holidays!: Holiday[];

  @Field(() => [CapacityChange], { description: 'One change per office, ordered by the code of the office.' })
  changes!: DayChange[];

  @Field(() => [OfficeLeftOut], { description: 'Offices that were not changed, ordered by code.' })
  leftOut!: OfficeLeftOut[];
}

@ObjectType({ description: 'The result of undoing a holiday import.' })
export class HolidayImportUndo {
  @Field(() => [CapacityChange], { description: 'The changes that were undone, ordered by the code of the office.' })
  changes!: DayChange[];

  @Field(() => [OfficeLeftOut], { description: 'Offices whose change stays in force, ordered by code.' })
  leftOut!: OfficeLeftOut[];
}

export const HolidayImportResult = resultOf(
  'HolidayImportResult',
  'The result of the import, or, for a single office, the refusal because of which nothing was changed.',
  () => HolidayImport,
);

@ObjectType({ description: "Opening hours of one day, in the office's time zone." })
export class DayHours {
  @Field(() => String, { description: 'Opening and closing time: `08:00-16:00`.' })
  hours!: string;

  @Field(() => [String], {
    description: 'Breaks such as lunch or Friday prayer: `12:00-13:00`. No window overlaps a break.',
  })
  breaks!: string[];

  @Field(() => Int, { nullable: true, description: "Length of a window in minutes; null for the schedule's value." })
  windowMinutes!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Capacity of each window in places, all quotas together; null for the schedule's value.",
  })
  capacity!: number | null;
}

@ObjectType({ description: 'A weekday on which the office is open, with its hours.' })
export class WeekdayHours extends DayHours {
  @Field(() => Weekdays, { description: 'The day of the week on which these hours apply.' })
  weekday!: WeekdayName;
}

@ObjectType({ description: 'The places of each window that are reserved for a quota.' })
export class Share {
  @Field(() => ID, { description: 'Code of the quota: `priority`.' })
  quota!: string;

  @Field(() => Int, { description: 'Number of places reserved in each window.' })
  places!: number;
}

@ObjectType({ description: 'Weekly opening hours and capacity, valid from a date on.' })
export class Schedule {
  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which the schedule is valid; null for the office's first schedule.",
  })
  from!: string | null;

  @Field(() => Int, { description: 'Length of a window in minutes.' })
  windowMinutes!: number;

  @Field(() => Int, { description: 'Capacity of each window in places, all quotas together.' })
  capacity!: number;

  @Field(() => String, { description: 'Letter with which queue numbers begin, such as A in A312.' })
  line!: string;

  @Field(() => [Share], { description: 'Places of each window reserved for quotas; the rest is general.' })
  shares!: Share[];

  @Field(() => [WeekdayHours], { description: 'Opening hours by weekday; a weekday that is not listed is closed.' })
  week!: WeekdayHours[];
}

@ObjectType({ description: 'A day that differs from the weekly schedule.' })
export class ScheduleException {
  @Field(() => DateScalar, { description: "Date of the exception, in the office's time zone." })
  date!: string;

  @Field(() => String, { description: 'Reason, shown to applicants: `Hari Kemerdekaan`.' })
  reason!: string;

  @Field(() => DayHours, {
    nullable: true,
    description: 'Opening hours of that day. Null: the hours of the schedule if `capacity` is given, otherwise closed.',
  })
  open!: DayHours | null;

  @Field(() => Int, {
    nullable: true,
    description: "Capacity of each window that day in places; null for the schedule's value.",
  })
  capacity!: number | null;
}

@ObjectType({ description: 'A named share of each window for certain applicants.' })
export class Quota {
  @Field(() => ID, { description: 'Identifier of the quota within the office: `priority`.' })
  code!: string;

  @Field(() => String, { description: 'Letter with which its queue numbers begin.' })
  line!: string;

  @Field(() => [Priorities], { description: 'Only for applicants with one of these priorities; empty for all.' })
  priorities!: Priority[];

  @Field(() => [ID], { description: 'Only for bookings of these services, by code; empty for all.' })
  services!: string[];

  @Field(() => [ChannelKinds], { description: 'Only for bookings by these channels; empty for all.' })
  channels!: ChannelKind[];

  @Field(() => Boolean, { description: 'Whether the places are reserved for walk-ins, who come without a booking.' })
  walkIns!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether applicants of this quota may also use general places, including those that other quotas have released.',
  })
  generalToo!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes before a window at which unused places of the quota become general; null for never.',
  })
  opensMinutesBefore!: number | null;
}
