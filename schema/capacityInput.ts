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
  description: 'A day of the week, from Monday (ISO weekday 1) to Sunday (7).',
  valuesConfig: Object.fromEntries(
    WEEKDAY_NAMES.map((name, index) => [
      name,
      { description: `${name[0]}${name.slice(1).toLowerCase()}, ISO weekday ${index + 1}.` },
    ]),
  ),
});

@InputType({ description: "Opening hours of one day, in the office's time zone." })
export class DayHoursInput {
  @Field(() => String, { description: 'Opening and closing time: `08:00-16:00`.' })
  hours!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Breaks such as lunch or Friday prayer: `12:00-13:00`. No window overlaps a break.',
  })
  breaks!: string[];

  @Field(() => Int, {
    nullable: true,
    description: "Length of a window in minutes, from 5 to 720; null for the schedule's value.",
  })
  windowMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Capacity of each window in places, all quotas together; null for the schedule's value.",
  })
  capacity?: number | null;
}

@InputType({ description: 'A weekday on which the office is open, with its hours.' })
export class WeekdayInput extends DayHoursInput {
  @Field(() => Weekdays, { description: 'The day of the week on which these hours apply.' })
  weekday!: WeekdayName;
}

@InputType({ description: 'The places of each window that are reserved for a quota.' })
export class ShareInput {
  @Field(() => ID, { description: 'Code of the quota: `priority`.' })
  quota!: string;

  @Field(() => Int, { description: 'Number of places reserved in each window.' })
  places!: number;
}

@InputType({ description: 'Weekly opening hours; a weekday that is not listed is closed.' })
export class ScheduleInput {
  @Field(() => Int, { defaultValue: 60, description: 'Length of a window in minutes, from 5 to 720.' })
  windowMinutes!: number;

  @Field(() => Int, { defaultValue: 50, description: 'Capacity of each window in places, all quotas together.' })
  capacity!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Letter with which queue numbers begin, such as A in A312; null keeps the present letter.',
  })
  line?: string | null;

  @Field(() => [ShareInput], {
    defaultValue: [],
    description: 'Places of each window reserved for quotas; the rest is general.',
  })
  shares!: ShareInput[];

  @Field(() => [WeekdayInput], { description: 'Opening hours by weekday.' })
  week!: WeekdayInput[];
}

@InputType({ description: 'Fields common to every capacity change.' })
class CapacityChangeInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused.',
  })
  move!: boolean;

  @Field(() => Int, {
    defaultValue: 10,
    description:
      'Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told.',
  })
  undoMinutes!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: repeating the request with the same key and input within a day returns the same result.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A weekly schedule, valid from a date on.' })
export class SetScheduleInput extends CapacityChangeInput {
  @Field(() => DateScalar, {
    description:
      'First day on which the schedule is valid, until the next one begins. A schedule with the same first day is replaced.',
  })
  from!: string;

  @Field(() => ScheduleInput, { description: 'The weekly opening hours and the capacity of windows.' })
  schedule!: ScheduleInput;
}

@InputType({ description: 'A schedule to remove.' })
export class RemoveScheduleInput extends CapacityChangeInput {
  @Field(() => DateScalar, { description: 'First day on which the schedule is valid.' })
  from!: string;
}

@InputType({
  description: 'An exception to the weekly schedule: a holiday, a short day, an extra Saturday, or another capacity.',
})
export class SetExceptionInput extends CapacityChangeInput {
  @Field(() => DateScalar, { description: "Date of the exception, in the office's time zone." })
  date!: string;

  @Field(() => String, { description: 'Reason, shown to applicants: `Hari Kemerdekaan`.' })
  reason!: string;

  @Field(() => DayHoursInput, {
    nullable: true,
    description: 'Opening hours of that day. Null: the hours of the schedule if `capacity` is given, otherwise closed.',
  })
  open?: DayHoursInput | null;

  @Field(() => Int, {
    nullable: true,
    description: "Capacity of each window that day in places, all quotas together; null for the schedule's value.",
  })
  capacity?: number | null;
}

@InputType({ description: 'An exception to remove.' })
export class RemoveExceptionInput extends CapacityChangeInput {
  @Field(() => DateScalar, { description: "Date of the exception, in the office's time zone." })
  date!: string;
}

@InputType({ description: 'A day to close; its bookings are moved to the next free place.' })
export class CloseDayInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => DateScalar, { description: "Date to close, in the office's time zone." })
  date!: string;

  @Field(() => String, { description: 'Reason, shown to applicants.' })
  reason!: string;

  @Field(() => Int, {
    defaultValue: 10,
    description:
      'Time in minutes (0 to 720) in which the closing can be undone; only then are the moved applicants told.',
  })
  undoMinutes!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: repeating the request with the same key and input within a day returns the same result.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A new capacity for one window or for several.' })
export class SetCapacityInput extends CapacityChangeInput {
  @Field(() => DateScalar, { description: 'The day, or the first of several days.' })
  date!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day, at most 366 days after `date`; null for the one day only.',
  })
  toDate?: string | null;

  @Field(() => String, {
    defaultValue: '00:00',
    description: "Only windows that begin at this time of day or later, in the office's time zone.",
  })
  from!: string;

  @Field(() => String, {
    defaultValue: '24:00',
    description: "Only windows that begin before this time of day, in the office's time zone.",
  })
  to!: string;

  @Field(() => ID, {
    defaultValue: 'general',
    description: 'Code of the quota whose places are set; `general` for the places without a quota.',
  })
  quota!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Capacity of each window in places; null restores the schedule's value.",
  })
  capacity?: number | null;
}

@InputType({ description: 'A quota: a named share of each window for certain applicants.' })
export class QuotaInput {
  @Field(() => ID, { description: 'Code of the quota in lower case: `priority`.' })
  code!: string;

  @Field(() => TextsInput, { description: 'Name shown to applicants and staff, in each language.' })
  name!: TextsInput;

  @Field(() => String, {
    description: 'Letter with which its queue numbers begin, unique in the office; W is reserved for walk-ins.',
  })
  line!: string;

  @Field(() => [Priorities], {
    defaultValue: [],
    description: 'Only for applicants with one of these priorities; empty for all.',
  })
  priorities!: Priority[];

  @Field(() => [ID], { defaultValue: [], description: 'Only for bookings of these services, by code; empty for all.' })
  services!: string[];

  @Field(() => [ChannelKinds], { defaultValue: [], description: 'Only for bookings by these channels; empty for all.' })
  channels!: ChannelKind[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the places are reserved for walk-ins, who come without a booking.',
  })
  walkIns!: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Whether applicants of this quota may also use general places, including those that other quotas have released.',
  })
  generalToo!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes before a window at which unused places of the quota become general; null for never.',
  })
  opensMinutesBefore?: number | null;
}

@InputType({ description: 'The complete list of quotas of an office.' })
export class SetQuotasInput extends CapacityChangeInput {
  @Field(() => [QuotaInput], {
    description: 'All quotas; one that is missing is removed. The schedule sets the number of places of each.',
  })
  quotas!: QuotaInput[];
}

@InputType({ description: 'A calendar of holidays on which offices close.' })
export class ImportHolidaysInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the office; null for all offices, which only administrators may choose.',
  })
  office?: string | null;

  @Field(() => String, {
    description: 'Content of an iCalendar file (RFC 5545); its all-day events are the holidays.',
  })
  calendar!: string;

  @Field(() => DateScalar, { description: 'The first date of which holidays are imported, not before today.' })
  from!: string;

  @Field(() => DateScalar, {
    description: 'The last date of which holidays are imported, at most 800 days after `from`.',
  })
  to!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether bookings on these days are moved to the next free place. If false, an office with such bookings is not changed.',
  })
  move!: boolean;

  @Field(() => Int, {
    defaultValue: 10,
    description:
      'Time in minutes (0 to 720) in which the import can be undone; only then are the moved applicants told.',
  })
  undoMinutes!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: repeating the request with the same key and input within a day returns the same result.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A holiday import to undo.' })
export class UndoHolidayImportInput {
  @Field(() => ID, { description: 'Identifier of the import, `HolidayImport.id` or `CapacityChange.import`.' })
  import!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: undoing the import again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A capacity change to preview: exactly one of these fields must be given.' })
export class CapacityPreviewInput {
  @Field(() => SetScheduleInput, { nullable: true, description: 'Shows the effect of `setSchedule` with this input.' })
  setSchedule?: SetScheduleInput | null;

  @Field(() => RemoveScheduleInput, {
    nullable: true,
    description: 'Shows the effect of `removeSchedule` with this input.',
  })
  removeSchedule?: RemoveScheduleInput | null;

  @Field(() => SetExceptionInput, {
    nullable: true,
    description: 'Shows the effect of `setException` with this input.',
  })
  setException?: SetExceptionInput | null;

  @Field(() => RemoveExceptionInput, {
    nullable: true,
    description: 'Shows the effect of `removeException` with this input.',
  })
  removeException?: RemoveExceptionInput | null;

  @Field(() => CloseDayInput, { nullable: true, description: 'Shows the effect of `closeDay` with this input.' })
  closeDay?: CloseDayInput | null;

  @Field(() => SetCapacityInput, { nullable: true, description: 'Shows the effect of `setCapacity` with this input.' })
  setCapacity?: SetCapacityInput | null;

  @Field(() => SetQuotasInput, { nullable: true, description: 'Shows the effect of `setQuotas` with this input.' })
  setQuotas?: SetQuotasInput | null;
}

@InputType({ description: 'A capacity change to undo.' })
export class UndoCapacityChangeInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of the change, `CapacityChange.id`.' })
  change!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: undoing the change again changes nothing.',
  })
  idempotencyKey?: string | null;
}
