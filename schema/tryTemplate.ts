// Tries a template on a sample text before it is saved.
import { Arg, Ctx, Field, ID, InputType, ObjectType, Query, Resolver } from 'type-graphql';
import { type ChannelKind, DEFAULT_CHAT_KIND } from '../src/channelKinds.ts';
import type { TemplateField } from '../src/office/template.ts';
import { drafted } from '../src/replanning/officeChange.ts';
import { instant } from '../src/time.ts';
import type { Context } from './context.ts';
import { ChannelKinds } from './officeType.ts';
import { RegistrationInput, registrationSettings, TemplateFields } from './registration.ts';
import { DateTimeScalar } from './scalars.ts';

@InputType({ description: 'A sample message to try templates with.' })
class TryTemplateInput {
  @Field(() => ID, { description: 'Code of the office whose services, hours and days apply.' })
  office!: string;

  @Field(() => RegistrationInput, {
    nullable: true,
    description: 'Templates to try, which are not saved; null for those of the office.',
  })
  registration?: RegistrationInput | null;

  @Field(() => String, { description: 'The message, as an applicant would send it.' })
  text!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether a photo is attached to the message.' })
  photo!: boolean;

  @Field(() => ChannelKinds, { defaultValue: DEFAULT_CHAT_KIND, description: 'Channel by which the message arrives.' })
  channel!: ChannelKind;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Time at which the message is sent; null for now.' })
  sentAt?: string | null;
}

@ObjectType({ description: 'One field that was recognised in the message.' })
export class SampleField {
  @Field(() => TemplateFields, { description: 'The template field that was read.' })
  field!: TemplateField;

  @Field(() => String, { description: 'The value read: a date as `2017-08-07`, a service by its code.' })
  value!: string;
}

@ObjectType({ description: 'A text in every language.' })
export class BothTexts {
  @Field(() => String, { description: 'The text in Indonesian.' })
  id!: string;

  @Field(() => String, { description: 'The text in English.' })
  en!: string;
}

@ObjectType({ description: 'The interpretation of a sample message, and the reply to it.' })
export class SampleReading {
  @Field(() => String, {
    description: 'The recognised intent: `REGISTER`, `CONFIRM`, `CANCEL`, `HELP`, …, or `UNCLEAR`.',
  })
  intent!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The reason why it would be refused: `BIRTHDATE_AMBIGUOUS`, `VISITDATE_CLOSED`, …; null if it would be accepted.',
  })
  reason!: string | null;

  @Field(() => [SampleField], { description: 'The recognised fields, in the order of the template.' })
  fields!: SampleField[];

  @Field(() => [String], { description: 'Corrections made and parts ignored: `TWO_DIGIT_YEAR`, `TRAILING_TEXT`, …' })
  warnings!: string[];

  @Field(() => BothTexts, {
    nullable: true,
    description: 'The reply, with a booking code that does not exist; null if no reply would be sent.',
  })
  reply!: BothTexts | null;
}

@Resolver()
export class TryTemplateResolver {
  @Query(() => SampleReading, {
    description:
      'Shows how a message would be understood and answered, without booking or saving anything. Only for managers.',
  })
  tryTemplate(
    @Arg('input', () => TryTemplateInput, { description: 'The message, and the templates to try.' })
    input: TryTemplateInput,
    @Ctx() { app }: Context,
  ): Promise<SampleReading> {
    const { registration, text, photo, channel, sentAt } = input;
    const present = app.offices.get(input.office);
    const office = registration
      ? drafted(present, { registration: registrationSettings(registration, present.registration) })
      : present;
    return app.readSample({ office, text, photo, channel, at: sentAt ? instant(sentAt) : app.now() });
  }
}
