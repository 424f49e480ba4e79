// Weekly opening hours, as managers set them.
import { Field, ID, InputType, Int } from 'type-graphql';
import { describedEnum } from './describedEnum.ts';
import { TimeRangeScalar } from './scalars.ts';

export const WEEKDAY_NAMES = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type WeekdayName = (typeof WEEKDAY_NAMES)[number];
export const Weekdays = describedEnum<WeekdayName>(
  'Weekday',
  'A day of the week, from Monday (ISO weekday 1) to Sunday (7).',
  {
    MONDAY: 'Monday, ISO weekday 1.',
    TUESDAY: 'Tuesday, ISO weekday 2.',
    WEDNESDAY: 'Wednesday, ISO weekday 3.',
    THURSDAY: 'Thursday, ISO weekday 4.',
    FRIDAY: 'Friday, ISO weekday 5.',
    SATURDAY: 'Saturday, ISO weekday 6.',
    SUNDAY: 'Sunday, ISO weekday 7.',
  },
);

@InputType({ description: "Opening hours of one day, in the office's time zone." })
export class DayHoursInput {
  @Field(() => TimeRangeScalar, { description: 'Opening and closing time: `08:00-16:00`.' })
  hours!: string;

  @Field(() => [TimeRangeScalar], {
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
