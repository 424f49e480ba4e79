// Changes to the days of an office, as managers ask for them.
import { Field, ID, InputType, Int } from 'type-graphql';
import { CapacityChangeInput } from './capacityChangeInput.ts';
import { SetQuotasInput } from './quotaInput.ts';
import { DateScalar, LocalTimeScalar } from './scalars.ts';
import { DayHoursInput, ScheduleInput } from './scheduleInput.ts';

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

  @Field(() => LocalTimeScalar, {
    defaultValue: '00:00',
    description: "Only windows that begin at this time of day or later, in the office's time zone.",
  })
  from!: string;

  @Field(() => LocalTimeScalar, {
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
