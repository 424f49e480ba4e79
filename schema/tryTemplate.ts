// What a sample text would be read as and answered with, before a template is saved.
import { Arg, Ctx, Field, ID, InputType, ObjectType, Query, Resolver } from 'type-graphql';
import type { ChannelKind } from '../src/channel.ts';
import { drafted } from '../src/office/change.ts';
import type { TemplateField } from '../src/office/template.ts';
import { instant } from '../src/time.ts';
import type { Context } from './context.ts';
import { ChannelKinds } from './office.ts';
import { RegistrationInput, registrationOf, TemplateFields } from './registration.ts';
import { DateTimeScalar } from './scalars.ts';

@InputType({ description: 'A text to try a template with.' })
class TryTemplateInput {
  @Field(() => ID, { description: 'The office whose services, hours and days hold.' })
  office!: string;

  @Field(() => RegistrationInput, {
    nullable: true,
    description: 'The templates to try, which are not saved; none: those the office has.',
  })
  registration?: RegistrationInput | null;

  @Field(() => String, { description: 'What an applicant would send.' })
  text!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether a photo comes with it.' })
  photo!: boolean;

  @Field(() => ChannelKinds, { defaultValue: 'WHATSAPP', description: 'By which channel it comes.' })
  channel!: ChannelKind;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it would be sent; none: now.' })
  sentAt?: string | null;
}

@ObjectType({ description: 'What was understood of one field.' })
export class SampleField {
  @Field(() => TemplateFields, { description: 'Which field.' })
  field!: TemplateField;

  @Field(() => String, { description: 'Its value; a date as `2017-08-07`, a service by its code.' })
  value!: string;
}

@ObjectType({ description: 'A text in each language.' })
export class BothTexts {
  @Field(() => String, { description: 'In Indonesian.' })
  id!: string;

  @Field(() => String, { description: 'In English.' })
  en!: string;
}

@ObjectType({ description: 'What a sample text is read as, and what would be answered.' })
export class SampleReading {
  @Field(() => String, { description: 'What is wanted: `REGISTER`, `CONFIRM`, `CANCEL`, `HELP`, …, or `UNCLEAR`.' })
  intent!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it would not be done: `BIRTHDATE_AMBIGUOUS`, `VISITDATE_CLOSED`, …; null: it would be.',
  })
  reason!: string | null;

  @Field(() => [SampleField], { description: 'The fields that are understood, in the order of the template.' })
  fields!: SampleField[];

  @Field(() => [String], { description: 'What was put right or left aside: `TWO_DIGIT_YEAR`, `TRAILING_TEXT`, …' })
  warnings!: string[];

  @Field(() => BothTexts, {
    nullable: true,
    description: "The reply, with a code that is nobody's; null: nothing would be answered.",
  })
  reply!: BothTexts | null;
}

@Resolver()
export class TryTemplateResolver {
  @Query(() => SampleReading, {
    description: 'Managers: what a text would be read as and answered with, without booking or saving anything.',
  })
  tryTemplate(
    @Arg('input', () => TryTemplateInput, { description: 'The text, and the templates.' }) input: TryTemplateInput,
    @Ctx() { house }: Context,
  ): Promise<SampleReading> {
    const { registration, text, photo, channel, sentAt } = input;
    const present = house.offices.get(input.office);
    const office = registration
      ? drafted(present, { registration: registrationOf(registration, present.registration) })
      : present;
    return house.readSample({ office, text, photo, channel, at: sentAt ? instant(sentAt) : house.now() });
  }
}
