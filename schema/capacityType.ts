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

@ObjectType({ description: 'A share of a window that a change made larger, smaller, or new.' })
export class WindowChange {
  @Field(() => DateScalar, { description: "The office's date." })
  date!: string;

  @Field(() => String, { description: 'The share: `general`.' })
  quota!: string;

  @Field(() => DateTimeScalar, { description: 'When the window begins.' })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: string;

  @Field(() => Int, { description: 'Places before; 0: it was not there.' })
  before!: number;

  @Field(() => Int, { description: 'Places after; 0: it is not there any more, or takes nobody.' })
  after!: number;
}

@ObjectType({ description: 'A booking that a change moved.' })
export class BookingMove {
  @Field(() => String, { description: 'Its code, which stays.' })
  code!: string;

  @Field(() => String, { description: "The applicant's name." })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The number given, if any: for those who cannot be written to.' })
  phone!: string | null;

  @Field(() => DateTimeScalar, { description: 'The hour it had.' })
  from!: string;

  @Field(() => DateTimeScalar, { description: 'The hour it has now.' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'The queue number it had.' })
  fromNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'The queue number it has now.' })
  toNumber!: string | null;

  @Field(() => Boolean, { description: 'Whether the applicant is told by message; if not, somebody has to.' })
  reached!: boolean;
}

@ObjectType({ description: 'A change to what the days of an office can serve.' })
export class CapacityChange {
  @Field(() => String, { description: 'The mutation: `closeDay`.' })
  what!: string;

  @Field(() => String, { description: 'Who: `manager 7`.' })
  by!: string;

  @Field(() => Int, { description: 'How many bookings it moved.' })
  moved!: number;

  @Field(() => Int, { description: 'How many of them are not told by message, since there is nowhere to write to.' })
  unreached!: number;
}

export const CapacityChangeResult = resultOf(
  'CapacityChangeResult',
  'A change to the days of an office, or why not: nothing is half done.',
  () => CapacityChange,
);

@ObjectType({ description: 'A day on which the office is closed, by an imported calendar.' })
export class Holiday {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => String, { description: 'What it is called.' })
  reason!: string;
}

@ObjectType({ description: 'An office at which nothing was changed.' })
export class OfficeLeftOut {
  /** Its code; the resolver gives the office. */
  code!: string;

  @Field(() => Refusal, {
    nullable: true,
    description: 'Why not; null: an internal fault, and repeating the request continues from there.',
  })
  refusal!: RefusalRow | null;
}

@ObjectType({ description: 'What an imported calendar came to.' })
export class HolidayImport {
  @Field(() => ID, {
    description:
      'For `undoHolidayImport`; the same for the same `idempotencyKey` and input, also after the import was interrupted.',
  })
  id!: string;

  @Field(() => [Holiday], { description: 'The holidays it holds in that time.' })
  holidays!: Holiday[];

  @Field(() => [CapacityChange], { description: 'One change for each office that was changed, by code.' })
  changes!: DayChange[];

  @Field(() => [OfficeLeftOut], { description: 'The offices at which nothing was changed, by code.' })
  leftOut!: OfficeLeftOut[];
}

@ObjectType({ description: 'The result of undoing an import.' })
export class HolidayImportUndo {
  @Field(() => [CapacityChange], { description: 'The changes that are taken back, by office.' })
  changes!: DayChange[];

  @Field(() => [OfficeLeftOut], { description: 'The offices whose change stays, by code.' })
  leftOut!: OfficeLeftOut[];
}

export const HolidayImportResult = resultOf(
  'HolidayImportResult',
  'An imported calendar; or, where one office was named, why not: then nothing was changed.',
  () => HolidayImport,
);

@ObjectType({ description: 'Open hours of one day, in office time.' })
export class DayHours {
  @Field(() => String, { description: 'From when to when: `08:00-16:00`.' })
  hours!: string;

  @Field(() => [String], { description: 'Lunch, Friday prayer: `12:00-13:00`.' })
  breaks!: string[];

  @Field(() => Int, { nullable: true, description: "Minutes of a window where they are not the schedule's." })
  windowMinutes!: number | null;

  @Field(() => Int, { nullable: true, description: "Places of a window where they are not the schedule's." })
  capacity!: number | null;
}

@ObjectType({ description: 'A weekday on which the office is open.' })
export class WeekdayHours extends DayHours {
  @Field(() => Weekdays, { description: 'Which.' })
  weekday!: WeekdayName;
}

@ObjectType({ description: 'Places of each window for a quota.' })
export class Share {
  @Field(() => ID, { description: 'The quota: `priority`.' })
  quota!: string;

  @Field(() => Int, { description: 'Places.' })
  places!: number;
}

@ObjectType({ description: 'A weekly opening.' })
export class Schedule {
  @Field(() => DateScalar, { nullable: true, description: 'Valid from then; null: from the beginning.' })
  from!: string | null;

  @Field(() => Int, { description: 'Minutes of a window.' })
  windowMinutes!: number;

  @Field(() => Int, { description: 'Places of a window, all shares together.' })
  capacity!: number;

  @Field(() => String, { description: 'The letter of the line.' })
  line!: string;

  @Field(() => [Share], { description: "Places of a window by quota; the rest is everybody's." })
  shares!: Share[];

  @Field(() => [WeekdayHours], { description: 'The days on which the office is open.' })
  week!: WeekdayHours[];
}

@ObjectType({ description: 'A day that differs from the schedule.' })
export class ScheduleException {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DayHours, {
    nullable: true,
    description: 'The hours; null: closed, or as scheduled where a capacity is named.',
  })
  open!: DayHours | null;

  @Field(() => Int, { nullable: true, description: 'Places of a window that day.' })
  capacity!: number | null;
}

@ObjectType({ description: 'A named share of each window.' })
export class Quota {
  @Field(() => ID, { description: '`priority`.' })
  code!: string;

  @Field(() => String, { description: 'The letter of its line.' })
  line!: string;

  @Field(() => [Priorities], { description: 'For these people only; none: for all.' })
  priorities!: Priority[];

  @Field(() => [ID], { description: 'For these services only; none: for all.' })
  services!: string[];

  @Field(() => [ChannelKinds], { description: 'For these channels only; none: for all.' })
  channels!: ChannelKind[];

  @Field(() => Boolean, { description: 'Kept for people who come without a booking.' })
  walkIns!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether those whom it is for may have everybody's places as well, and with them what other quotas leave over.",
  })
  generalToo!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: "What it has not used by so many minutes before the window is everybody's; null: never.",
  })
  opensMinutesBefore!: number | null;
}
