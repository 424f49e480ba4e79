// Schedules, exceptions and quotas as the contract shows them.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChannelKind } from '../src/channelKinds.ts';
import type { Priority } from '../src/office/settings.ts';
import { ChannelKinds } from './officeType.ts';
import { Priorities } from './priority.ts';
import { DateScalar, TimeRangeScalar } from './scalars.ts';
import { type WeekdayName, Weekdays } from './scheduleInput.ts';

@ObjectType('DayHours', { description: "Opening hours of one day, in the office's time zone." })
export class DayHoursType {
  @Field(() => TimeRangeScalar, { description: 'Opening and closing time: `08:00-16:00`.' })
  hours!: string;

  @Field(() => [TimeRangeScalar], {
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

@ObjectType('OpeningDay', { description: 'A day of an office, as its schedule and its exceptions make it.' })
export class OpeningDayType {
  @Field(() => DateScalar, { description: "Date of the day, in the office's time zone." })
  date!: string;

  @Field(() => DayHoursType, { nullable: true, description: 'Hours of that day; null if the office is closed.' })
  hours!: DayHoursType | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason for which the day differs from the schedule: `Hari Kemerdekaan`; null if it does not.',
  })
  reason!: string | null;
}

@ObjectType({ description: 'A weekday on which the office is open, with its hours.' })
export class WeekdayHours extends DayHoursType {
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

@ObjectType('Schedule', { description: 'Weekly opening hours and capacity, valid from a date on.' })
export class ScheduleType {
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

@ObjectType('ScheduleException', { description: 'A day that differs from the weekly schedule.' })
export class ScheduleExceptionType {
  @Field(() => DateScalar, { description: "Date of the exception, in the office's time zone." })
  date!: string;

  @Field(() => String, { description: 'Reason, shown to applicants: `Hari Kemerdekaan`.' })
  reason!: string;

  @Field(() => DayHoursType, {
    nullable: true,
    description: 'Opening hours of that day. Null: the hours of the schedule if `capacity` is given, otherwise closed.',
  })
  open!: DayHoursType | null;

  @Field(() => Int, {
    nullable: true,
    description: "Capacity of each window that day in places; null for the schedule's value.",
  })
  capacity!: number | null;
}

@ObjectType('Quota', { description: 'A named share of each window for certain applicants.' })
export class QuotaType {
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
