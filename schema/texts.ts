// Sentences that an office says in its own words.
import { Field, FieldResolver, InputType, Int, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import { faultOfText, type OwnText, smsOf } from '../src/messages/index.ts';
import type { Office as OfficeData } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import type { Language } from '../src/time.ts';
import { Office } from './office.ts';

export const Languages: Record<Language, Language> = { id: 'id', en: 'en' };
registerEnumType(Languages, {
  name: 'Language',
  description: 'A language that is spoken here.',
  valuesConfig: { id: { description: 'Indonesian.' }, en: { description: 'English.' } },
});

@ObjectType({ description: 'A sentence that an office says in its own words.' })
export class OfficeText {
  @Field(() => String, { description: 'Which sentence: `confirmed`.' })
  key!: string;

  @Field(() => Languages, { description: 'In which language.' })
  language!: Language;

  @Field(() => String, { description: 'The words, `{name}` where a value goes.' })
  text!: string;

  sms?: boolean | undefined;
}

@InputType({ description: 'A sentence in the own words of the office.' })
export class OfficeTextInput {
  @Field(() => String, { description: 'Which sentence: `confirmed`.' })
  key!: string;

  @Field(() => Languages, { description: 'In which language.' })
  language!: Language;

  @Field(() => String, { description: 'The words, `{name}` where a value goes.' })
  text!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether it is for SMS only, and then at most ten SMS long. If not, it is for all other channels, and for SMS where there is no short standard text.',
  })
  sms!: boolean;
}

@Resolver(() => Office)
export class OfficeTextResolver {
  @FieldResolver(() => [OfficeText], {
    description: 'Sentences it says in its own words; all others are said as everywhere.',
  })
  texts(@Root() { texts }: OfficeData): OwnText[] {
    return texts;
  }
}

@Resolver(() => OfficeText)
export class TextCostResolver {
  @FieldResolver(() => Boolean, {
    description:
      'Whether it is for SMS only. If not, it is for all other channels, and for SMS where there is no short standard text.',
  })
  sms(@Root() { sms = false }: OwnText): boolean {
    return sms;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many SMS it costs with usual names and dates; null: it is not sent by SMS.',
  })
  smsCount(@Root() text: OwnText): number | null {
    return smsOf(text);
  }
}

/** @throws CallerError BAD_USER_INPUT naming the first text that won't do, and why. */
export function checkTexts(texts: readonly OwnText[] | null | undefined): void {
  texts?.forEach((text, index) => {
    const fault = faultOfText(text);
    if (fault) throw new CallerError('BAD_USER_INPUT', `texts.${index}: ${text.key}: ${fault}.`);
  });
}
