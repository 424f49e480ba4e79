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
  description: "A language of messages and of this API's texts, by its ISO 639-1 code.",
  valuesConfig: {
    id: { description: 'Indonesian (Bahasa Indonesia), the default.' },
    en: { description: 'English, for applicants who choose it.' },
  },
});

@ObjectType({ description: 'A text that an office words itself.' })
export class OfficeText {
  @Field(() => String, { description: 'Key of the text in the catalogue of messages: `confirmed`.' })
  key!: string;

  @Field(() => Languages, { description: 'Language in which the text is written.' })
  language!: Language;

  @Field(() => String, { description: 'The wording, with placeholders such as `{name}` for values.' })
  text!: string;

  sms?: boolean | undefined;
}

@InputType({ description: "A text in the office's own wording." })
export class OfficeTextInput {
  @Field(() => String, { description: 'Key of the text in the catalogue of messages: `confirmed`.' })
  key!: string;

  @Field(() => Languages, { description: 'Language in which the text is written.' })
  language!: Language;

  @Field(() => String, { description: 'The wording, with placeholders such as `{name}` for values.' })
  text!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether the text is for SMS only, and then at most ten SMS long. If false, it is for all other channels, and for SMS if there is no short standard text.',
  })
  sms!: boolean;
}

@Resolver(() => Office)
export class OfficeTextResolver {
  @FieldResolver(() => [OfficeText], {
    description: 'Texts that the office words itself; all others have the standard wording.',
  })
  texts(@Root() { texts }: OfficeData): OwnText[] {
    return texts;
  }
}

@Resolver(() => OfficeText)
export class TextCostResolver {
  @FieldResolver(() => Boolean, {
    description:
      'Whether the text is for SMS only. If false, it is for all other channels, and for SMS if there is no short standard text.',
  })
  sms(@Root() { sms = false }: OwnText): boolean {
    return sms;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Number of SMS segments with usual names and dates; null if the text is not sent by SMS.',
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
