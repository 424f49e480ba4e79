// The texts that an office can word itself: their standard wording, and how a wording would reach an applicant.
import { Arg, Ctx, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { ChannelKind } from '../src/channelKinds.ts';
import {
  faultOfText,
  isOnPage,
  isReplyKey,
  placeholdersOf,
  previewsOfText,
  REPLIES,
  type ReplyKey,
  requiredPlaceholdersOf,
  sayRefusal,
  standardWording,
  type TextPreview,
} from '../src/messages/index.ts';
import { CallerError } from '../src/refusal.ts';
import { LANGUAGES, type Language } from '../src/time.ts';
import type { Context } from './context.ts';
import { Languages } from './languages.ts';
import { ChannelKinds } from './officeType.ts';

@ObjectType({ description: 'The standard wording of a text in one language.' })
class StandardWording {
  @Field(() => Languages, { description: 'Language in which it is worded.' })
  language!: Language;

  @Field(() => String, {
    description: 'The wording, with placeholders such as `{name}`; of a text that counts something the plural form.',
  })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The shorter wording for SMS; null if the text is short enough as it is.',
  })
  smsText!: string | null;
}

@ObjectType({ description: 'A text that an office can word itself.' })
class MessageText {
  @Field(() => ID, { description: 'Key of the text in the catalogue of messages, `OfficeText.key`: `confirmed`.' })
  key!: ReplyKey;

  @Field(() => Boolean, { description: 'Whether it stands on the page of the privacy notice. If not, it is sent.' })
  onPage!: boolean;

  @Field(() => [String], { description: 'Placeholders that the text has values for: `{number}`.' })
  placeholders!: string[];

  @Field(() => [String], {
    description: 'Those of them that every wording must hold, since applicants need the value.',
  })
  requiredPlaceholders!: string[];

  @Field(() => [StandardWording], { description: 'The standard wording in each language.' })
  standard!: StandardWording[];
}

@InputType({ description: 'A wording to try, and the text that it is of.' })
class TryTextInput {
  @Field(() => ID, { description: 'Code of the office whose name is put into the text.' })
  office!: string;

  @Field(() => ID, { description: 'Key of the text, `MessageText.key`.' })
  key!: string;

  @Field(() => Languages, { description: 'Language in which it is worded.' })
  language!: Language;

  @Field(() => String, { nullable: true, description: 'The wording; null for the standard one.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'The wording for SMS only; null for the standard one.' })
  smsText?: string | null;
}

@ObjectType('TextPreview', { description: 'A text as an applicant would get it by one channel.' })
class TextPreviewType implements TextPreview {
  @Field(() => ChannelKinds, { description: 'The channel: WHATSAPP, SMS or EMAIL; WEB for texts of a page.' })
  channel!: Extract<ChannelKind, TextPreview['channel']>;

  @Field(() => String, { nullable: true, description: 'Subject of the mail; null for other channels.' })
  subject!: string | null;

  @Field(() => String, { description: 'The text with sample values: long names, a date, a code that does not exist.' })
  text!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of SMS segments that it takes with these values; null for other channels.',
  })
  smsCount!: number | null;
}

@ObjectType({ description: 'The effect of a wording that is tried.' })
class TextTrial {
  @Field(() => [TextPreviewType], { description: 'The text by each channel.' })
  previews!: TextPreview[];

  @Field(() => String, {
    nullable: true,
    description: 'Reason why `text` would be refused, in the language of the request; null if it would be taken.',
  })
  fault!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason why `smsText` would be refused, in the language of the request; null if it would be taken.',
  })
  smsFault!: string | null;
}

@Resolver()
export class MessageTextResolver {
  @Query(() => [MessageText], {
    description:
      'All texts that the office can word itself, with their standard wording; its own are in `Office.texts`. Only for managers.',
  })
  messageTexts(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() { app }: Context,
  ): MessageText[] {
    app.offices.get(office);
    return Object.keys(REPLIES).filter(isReplyKey).map(messageText);
  }

  @Query(() => TextTrial, {
    description: 'Shows how a wording would reach an applicant by each channel, without saving it. Only for managers.',
  })
  tryText(
    @Arg('input', () => TryTextInput, { description: 'The wording to try.' }) input: TryTextInput,
    @Ctx() { app, language: readers }: Context,
  ): TextTrial {
    const { name, bring } = app.offices.get(input.office);
    const { key, language, text = null, smsText = null } = input;
    if (!isReplyKey(key)) throw new CallerError('NOT_FOUND', `There is no text ${key.slice(0, 60)}.`);
    const faultIn = (wording: string | null, sms: boolean) => {
      const fault = wording === null ? null : faultOfText({ key, language, text: wording, sms });
      return fault && sayRefusal(readers, fault.refusal);
    };
    return {
      previews: previewsOfText({ key, language, text, smsText }, { office: name, bring: bring[language] }),
      fault: faultIn(text, false),
      smsFault: faultIn(smsText, true),
    };
  }
}

function messageText(key: ReplyKey): MessageText {
  return {
    key,
    onPage: isOnPage(key),
    placeholders: placeholdersOf(key),
    requiredPlaceholders: requiredPlaceholdersOf(key),
    standard: LANGUAGES.map((language) => ({
      language,
      text: standardWording(language, key, false) ?? '',
      smsText: standardWording(language, key, true),
    })),
  };
}
