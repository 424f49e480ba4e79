// How the lobby boards of an office look and sound, as boards read it and managers set it; it is public.
import { Field, FieldResolver, InputType, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { BoardHours, BoardSettings } from '../src/office/boardSettings.ts';
import type { Office } from '../src/office/settings.ts';
import { OfficeType } from './officeType.ts';
import { LocalTimeScalar } from './scalars.ts';
import { TextsInput } from './textsInput.ts';

@ObjectType('BoardHours', {
  description: "Hours of each day in the office's time zone. They go over midnight if `to` is before `from`.",
})
export class BoardHoursType implements BoardHours {
  @Field(() => LocalTimeScalar, { description: 'Start of the hours: `18:00`.' })
  from!: string;

  @Field(() => LocalTimeScalar, { description: 'End of the hours: `06:00`.' })
  to!: string;
}

@ObjectType('CounterWord', { description: 'The word that stands before the number of a counter, in every language.' })
class CounterWordType {
  @Field(() => String, { description: 'The word in Indonesian: `Ruang`.' })
  id!: string;

  @Field(() => String, { description: 'The word in English: `Room`.' })
  en!: string;
}

@ObjectType('BoardSettings', { description: 'Look and sound of the lobby boards of an office.' })
class BoardSettingsType implements BoardSettings {
  @Field(() => CounterWordType, {
    nullable: true,
    description: 'The word for a counter on the board; null for `Loket` and `Counter`.',
  })
  counterWord!: CounterWordType | null;

  @Field(() => Int, { description: 'Loudness of chime and voice in percent of the full one, from 0 to 100.' })
  volumePercent!: number;

  @Field(() => BoardHoursType, {
    nullable: true,
    description: 'Hours in which calls are shown but not heard; null for none.',
  })
  quietHours!: BoardHoursType | null;

  @Field(() => BoardHoursType, {
    nullable: true,
    description: "Hours in which boards are dark; null for the choice of the board's machine.",
  })
  darkHours!: BoardHoursType | null;
}

@InputType({
  description: "Hours of each day in the office's time zone. They go over midnight if `to` is before `from`.",
})
export class BoardHoursInput {
  @Field(() => LocalTimeScalar, { description: 'Start of the hours: `18:00`.' })
  from!: string;

  @Field(() => LocalTimeScalar, { description: 'End of the hours: `06:00`.' })
  to!: string;
}

@InputType({ description: 'Look and sound of the lobby boards of an office. All of it is replaced.' })
export class BoardSettingsInput {
  @Field(() => TextsInput, {
    nullable: true,
    description:
      'The word for a counter on the board, of 12 characters at most: `Ruang`, `Room`; null for `Loket` and `Counter`.',
  })
  counterWord?: TextsInput | null;

  @Field(() => Int, { description: 'Loudness of chime and voice in percent of the full one, from 0 to 100.' })
  volumePercent!: number;

  @Field(() => BoardHoursInput, {
    nullable: true,
    description: 'Hours in which calls are shown but not heard; null for none.',
  })
  quietHours?: BoardHoursInput | null;

  @Field(() => BoardHoursInput, {
    nullable: true,
    description: "Hours in which boards are dark; null for the choice of the board's machine.",
  })
  darkHours?: BoardHoursInput | null;
}

@Resolver(() => OfficeType)
export class BoardSettingsResolver {
  @FieldResolver(() => BoardSettingsType, {
    description: 'Look and sound of its lobby boards, as their pages read them.',
  })
  boardSettings(@Root() office: Office): BoardSettingsType {
    return office.boardSettings;
  }
}
