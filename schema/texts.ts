// Texts that an office words itself.
import { Field, FieldResolver, InputType, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { faultOfText, isReplyKey, type OwnText, smsOf } from '../src/messages/index.ts';
import type { Office } from '../src/office/settings.ts';
import { CallerError, RefusedInput } from '../src/refusal.ts';
import type { Language } from '../src/time.ts';
import { Languages } from './languages.ts';
import { OfficeType } from './officeType.ts';

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

@Resolver(() => OfficeType)
export class OfficeTextResolver {
  @FieldResolver(() => [OfficeText], {
    description: 'Texts that the office words itself; all others have the standard wording.',
  })
  texts(@Root() { texts }: Office): OwnText[] {
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

/** @throws RefusedInput of the first text with a fault, CallerError BAD_USER_INPUT if there is no such text. */
export function checkOwnTexts(texts: readonly OwnText[] | null | undefined): void {
  texts?.forEach((text, index) => {
    const at = `texts.${index}`;
    if (!isReplyKey(text.key)) throw new CallerError('BAD_USER_INPUT', `${at}: there is no text ${text.key}.`);
    const fault = faultOfText(text);
    if (fault)
      throw new RefusedInput({
        message: `${at}: ${text.key}: ${fault.message}.`,
        refusal: { ...fault.refusal, field: `settings.${at}.text` },
      });
  });
}
