// Holiday imports as the contract shows them.
import { Field, ID, ObjectType } from 'type-graphql';
import type { Refusal } from '../src/refusal.ts';
import type { DayChange } from '../src/replanning/dayChange.ts';
import { CapacityChange } from './capacityType.ts';
import { RefusalType, resultOf } from './refusal.ts';
import { DateScalar } from './scalars.ts';

@ObjectType('Holiday', { description: 'A day on which an imported calendar closes the office.' })
export class HolidayType {
  @Field(() => DateScalar, { description: "Date of the holiday, in the office's time zone." })
  date!: string;

  @Field(() => String, { description: 'Name of the holiday: `Hari Kemerdekaan`.' })
  reason!: string;
}

@ObjectType({ description: 'An office that was not changed, and the reason.' })
export class OfficeLeftOut {
  /** The code, from which the resolver finds the office. */
  code!: string;

  @Field(() => RefusalType, {
    nullable: true,
    description:
      'The reason; null for an internal error, in which case repeating the request continues with this office.',
  })
  refusal!: Refusal | null;
}

@ObjectType({ description: 'The result of a holiday import.' })
export class HolidayImport {
  @Field(() => ID, {
    description:
      'Identifier of the import, for `undoHolidayImport`. It is the same for the same `idempotencyKey` and input, even after an interruption.',
  })
  id!: string;

  @Field(() => [HolidayType], { description: 'The holidays found in the calendar between the given dates.' })
  holidays!: HolidayType[];

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
