// Holiday imports, as managers ask for them.
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from './scalars.ts';

@InputType({ description: 'A calendar of holidays on which offices close.' })
export class ImportHolidaysInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the office; null for all offices, which only administrators may choose.',
  })
  office?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Content of an iCalendar file (RFC 5545), whose all-day events are the holidays, or of a table (CSV) that has a date and a name in each line; null for the calendar to which the office is subscribed.',
  })
  calendar?: string | null;

  @Field(() => DateScalar, { description: 'The first date of which holidays are imported, not before today.' })
  from!: string;

  @Field(() => DateScalar, {
    description: 'The last date of which holidays are imported, at most 800 days after `from`.',
  })
  to!: string;

  @Field(() => [DateScalar], {
    nullable: true,
    description:
      'The days of the calendar on which to close; null for those that it has as public holidays: days that it marks as observances, or as not certain yet, are closed only if they are named here.',
  })
  dates?: string[] | null;

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

@InputType({ description: 'A calendar of holidays to look at before anything is closed.' })
export class PreviewHolidaysInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => String, { nullable: true, description: 'Content of the file, as for `importHolidays`.' })
  calendar?: string | null;

  @Field(() => DateScalar, { description: 'The first date to look at.' })
  from!: string;

  @Field(() => DateScalar, { description: 'The last date to look at, at most 800 days after `from`.' })
  to!: string;

  @Field(() => [DateScalar], {
    defaultValue: [],
    description: 'The days whose closing `effect` shows; empty for the list of days alone.',
  })
  dates!: string[];
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
