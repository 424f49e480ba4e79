// Holiday imports as the contract shows them.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { HolidayKind } from '../src/office/holidayKind.ts';
import type { Refusal } from '../src/refusal.ts';
import type { DayChange } from '../src/replanning/dayChange.ts';
import { CapacityChange, CapacityChangeResult } from './capacityType.ts';
import { describedEnum } from './describedEnum.ts';
import { RefusalType, resultOf } from './refusal.ts';
import { DateScalar } from './scalars.ts';

@ObjectType('Holiday', { description: 'A day on which an imported calendar closes the office.' })
export class HolidayType {
  @Field(() => DateScalar, { description: "Date of the holiday, in the office's time zone." })
  date!: string;

  @Field(() => String, { description: 'Name of the holiday: `Hari Kemerdekaan`.' })
  reason!: string;
}

export const HolidayKinds = describedEnum<HolidayKind>('HolidayKind', 'The standing of a day in its calendar.', {
  PUBLIC: 'A public holiday; also a day of which the calendar says nothing.',
  TENTATIVE: 'A holiday whose date is not certain yet.',
  OBSERVANCE: 'A day that is only observed, on which offices are open.',
});

@ObjectType('HolidayDay', {
  description: 'A day of a holiday calendar as it stands at the office, before anything is closed.',
})
export class HolidayDayType {
  @Field(() => DateScalar, { description: "Date of the day, in the office's time zone." })
  date!: string;

  @Field(() => String, { description: 'Name of the day in the calendar: `Hari Kemerdekaan`.' })
  reason!: string;

  @Field(() => HolidayKinds, { description: 'Whether the calendar has it as a public holiday.' })
  kind!: HolidayKind;

  @Field(() => Boolean, { description: 'Whether the office is open on it as things stand.' })
  isOpen!: boolean;

  @Field(() => Boolean, {
    description: 'Whether managers have set hours or a closure for this very day: an import leaves it as it is.',
  })
  isSet!: boolean;

  @Field(() => Int, { description: 'Number of bookings on the day that would have to move.' })
  bookings!: number;
}

@ObjectType({ description: 'The days of a holiday calendar, and the effect of closing on the chosen ones.' })
export class HolidayPreview {
  @Field(() => [HolidayDayType], { description: 'The days found from today on, in order of time.' })
  days!: HolidayDayType[];

  @Field(() => CapacityChangeResult, {
    nullable: true,
    description:
      'The effect of closing on the chosen days, with bookings that lose their place shown as moved, or the refusal; null if none was chosen.',
  })
  effect!: DayChange | Refusal | null;
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
