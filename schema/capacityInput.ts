// What managers set for an office's days.
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { ChannelKind } from '../src/channel.ts';
import type { Priority } from '../src/office/settings.ts';
import { ChannelKinds } from './office.ts';
import { TextsInput } from './officeChange.ts';
import { Priorities } from './priority.ts';
import { DateScalar } from './scalars.ts';

export const WEEKDAY_NAMES = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type WeekdayName = (typeof WEEKDAY_NAMES)[number];
export const Weekdays = Object.fromEntries(WEEKDAY_NAMES.map((name) => [name, name])) as Record<
  WeekdayName,
  WeekdayName
>;
registerEnumType(Weekdays, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesConfig: Object.fromEntries(
    WEEKDAY_NAMES.map((name) => [name, { description: `${name[0]}${name.slice(1).toLowerCase()}.` }]),
  ),
});

@InputType({ description: 'Open hours of one day, in office time.' })
export class DayHoursInput {
  @Field(() => String, { description: 'From when to when: `08:00-16:00`.' })
  hours!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Lunch, Friday prayer: `12:00-13:00`. No window crosses one.',
  })
  breaks!: string[];

  @Field(() => Int, { nullable: true, description: "Minutes of a window, 5 to 720; none: the schedule's." })
  windowMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: "Places of a window, all shares together; none: the schedule's." })
  capacity?: number | null;
}

@InputType({ description: 'A weekday on which the office is open.' })
export class WeekdayInput extends DayHoursInput {
  @Field(() => Weekdays, { description: 'Which.' })
  weekday!: WeekdayName;
}

@InputType({ description: 'Places of each window for a quota.' })
export class ShareInput {
  @Field(() => ID, { description: 'The quota: `priority`.' })
  quota!: string;

  @Field(() => Int, { description: 'Places.' })
  places!: number;
}

@InputType({ description: 'The weekly opening; a weekday that is not named is closed.' })
export class ScheduleInput {
  @Field(() => Int, { defaultValue: 60, description: 'Minutes of a window, 5 to 720.' })
  windowMinutes!: number;

  @Field(() => Int, { defaultValue: 50, description: 'Places of a window, all shares together.' })
  capacity!: number;

  @Field(() => String, { nullable: true, description: 'The letter of the line: A in A312; none: as it is.' })
  line?: string | null;

  @Field(() => [ShareInput], { defaultValue: [], description: "Places of a window by quota; the rest is everybody's." })
  shares!: ShareInput[];

  @Field(() => [WeekdayInput], { description: 'The days on which the office is open.' })
  week!: WeekdayInput[];
}

@InputType({ description: 'What every change to the days of an office takes.' })
class CapacityChangeInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether bookings that lose their place are moved to the next one; without it the change is refused.',
  })
  move!: boolean;

  @Field(() => Int, {
    defaultValue: 10,
    description: 'Minutes in which the change can be taken back, before those who were moved are told; 0 to 720.',
  })
  undoMinutes!: number;

  @Field(() => String, { nullable: true, description: 'The same key and input give the same answer for a day.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A schedule from a date on.' })
export class SetScheduleInput extends CapacityChangeInput {
  @Field(() => DateScalar, {
    description: 'Valid from then, until the next one begins. One that begins then is replaced.',
  })
  from!: string;

  @Field(() => ScheduleInput, { description: 'The weekly opening.' })
  schedule!: ScheduleInput;
}

@InputType({ description: 'A schedule that is no longer meant.' })
export class RemoveScheduleInput extends CapacityChangeInput {
  @Field(() => DateScalar, { description: 'The date from which it is valid.' })
  from!: string;
}

@InputType({ description: 'A day that differs: a holiday, a short day, an extra Saturday, other places.' })
export class SetExceptionInput extends CapacityChangeInput {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => String, { description: 'Why, for people: `Hari Kemerdekaan`.' })
  reason!: string;

  @Field(() => DayHoursInput, {
    nullable: true,
    description: 'Open at these hours; none: as scheduled where a capacity is named, else closed.',
  })
  open?: DayHoursInput | null;

  @Field(() => Int, { nullable: true, description: 'Places of a window that day, all shares together.' })
  capacity?: number | null;
}

@InputType({ description: 'A day that is as usual again.' })
export class RemoveExceptionInput extends CapacityChangeInput {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;
}

@InputType({ description: 'A day on which the office closes; whoever is booked is moved to the next place.' })
export class CloseDayInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => String, { description: 'Why, for people.' })
  reason!: string;

  @Field(() => Int, {
    defaultValue: 10,
    description: 'Minutes in which it can be taken back, before those who were moved are told; 0 to 720.',
  })
  undoMinutes!: number;

  @Field(() => String, { nullable: true, description: 'The same key and input give the same answer for a day.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Places of one window, or of a run of them.' })
export class SetCapacityInput extends CapacityChangeInput {
  @Field(() => DateScalar, { description: 'The day, or the first of several.' })
  date!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The last day, at most 366 days on; none: only the one.' })
  toDate?: string | null;

  @Field(() => String, { defaultValue: '00:00', description: 'Windows that begin then or later, in office time.' })
  from!: string;

  @Field(() => String, { defaultValue: '24:00', description: 'And before that.' })
  to!: string;

  @Field(() => ID, { defaultValue: 'general', description: 'Which share.' })
  quota!: string;

  @Field(() => Int, { nullable: true, description: 'Places; null: as scheduled again.' })
  capacity?: number | null;
}

@InputType({ description: 'A named share of each window.' })
export class QuotaInput {
  @Field(() => ID, { description: 'Small letters: `priority`.' })
  code!: string;

  @Field(() => TextsInput, { description: 'What it is called.' })
  name!: TextsInput;

  @Field(() => String, { description: 'The letter of its line, different from all others of the office; not W.' })
  line!: string;

  @Field(() => [Priorities], { defaultValue: [], description: 'For these people only; none: for all.' })
  priorities!: Priority[];

  @Field(() => [ID], { defaultValue: [], description: 'For these services only; none: for all.' })
  services!: string[];

  @Field(() => [ChannelKinds], { defaultValue: [], description: 'For these channels only; none: for all.' })
  channels!: ChannelKind[];

  @Field(() => Boolean, { defaultValue: false, description: 'Kept for people who come without a booking.' })
  walkIns!: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      "Whether those whom it is for may have everybody's places as well, and with them what other quotas leave over.",
  })
  generalToo!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: "What it has not used by so many minutes before the window is everybody's; null: never.",
  })
  opensMinutesBefore?: number | null;
}

@InputType({ description: 'All quotas of an office.' })
export class SetQuotasInput extends CapacityChangeInput {
  @Field(() => [QuotaInput], { description: 'All of them; how many places each has stands in the schedule.' })
  quotas!: QuotaInput[];
}

@InputType({ description: 'A calendar of holidays.' })
export class ImportHolidaysInput {
  @Field(() => ID, { nullable: true, description: 'The office; none: all offices, for administrators.' })
  office?: string | null;

  @Field(() => String, {
    description: 'An iCalendar file (RFC 5545), whole: its events of whole days are holidays.',
  })
  calendar!: string;

  @Field(() => DateScalar, { description: 'Holidays from then on; none before today.' })
  from!: string;

  @Field(() => DateScalar, { description: 'And up to then, at most 800 days later.' })
  to!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether bookings on these days are moved to the next place.',
  })
  move!: boolean;

  @Field(() => Int, { defaultValue: 10, description: 'Minutes in which it can be taken back; 0 to 720.' })
  undoMinutes!: number;

  @Field(() => String, { nullable: true, description: 'The same key and input give the same answer for a day.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An import to take back.' })
export class UndoHolidayImportInput {
  @Field(() => ID, { description: 'The import: `HolidayImport.id`, or `CapacityChange.import`.' })
  import!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Taking back twice is taking back once; accepted for uniformity.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A change to look at before it is made: exactly one of these.' })
export class CapacityPreviewInput {
  @Field(() => SetScheduleInput, { nullable: true, description: 'As for `setSchedule`.' })
  setSchedule?: SetScheduleInput | null;

  @Field(() => RemoveScheduleInput, { nullable: true, description: 'As for `removeSchedule`.' })
  removeSchedule?: RemoveScheduleInput | null;

  @Field(() => SetExceptionInput, { nullable: true, description: 'As for `setException`.' })
  setException?: SetExceptionInput | null;

  @Field(() => RemoveExceptionInput, { nullable: true, description: 'As for `removeException`.' })
  removeException?: RemoveExceptionInput | null;

  @Field(() => CloseDayInput, { nullable: true, description: 'As for `closeDay`.' })
  closeDay?: CloseDayInput | null;

  @Field(() => SetCapacityInput, { nullable: true, description: 'As for `setCapacity`.' })
  setCapacity?: SetCapacityInput | null;

  @Field(() => SetQuotasInput, { nullable: true, description: 'As for `setQuotas`.' })
  setQuotas?: SetQuotasInput | null;
}

@InputType({ description: 'A change to be taken back.' })
export class UndoCapacityChangeInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => ID, { description: 'The change.' })
  change!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Taking back twice is taking back once; accepted for uniformity.',
  })
  idempotencyKey?: string | null;
}
