// Registration by chat: the templates of an office, their fields, and examples to copy.
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Office, Registration } from '../src/office/settings.ts';
import { examplesFor, type TemplateField, templatesOf } from '../src/office/template.ts';
import type { Instant } from '../src/time.ts';
import { describedEnum, storedEnum } from './describedEnum.ts';
import { TimeRangeScalar } from './scalars.ts';

export const TemplateFields = describedEnum<TemplateField>(
  'TemplateField',
  'A field of a registration by chat, named by its keyword in the template.',
  {
    NAMA: 'Full name of the person who comes to the office.',
    TGLLAHIR: 'Date of birth: day, month and year.',
    TGLKEDATANGAN: 'Date of the visit; without it the first day with a free place is booked.',
    ALAMAT: 'Postal address in free text; as the last field it may contain the separator.',
    LAYANAN: 'Service to be booked, by its name or code.',
    JUMLAH: 'Number of people in a family; each of them needs a separate registration.',
    NIK: 'Identity number of 16 digits; it must match the birth date, and is not stored.',
  },
);

type PhotoRule = Registration['photo'];

const PhotoRules = storedEnum<Uppercase<PhotoRule>, PhotoRule>(
  'PhotoRule',
  'Whether a photo of the identity card is sent with a registration by chat.',
  {
    NONE: ['none', 'No photo is asked for.'],
    OPTIONAL: ['optional', 'A photo may be sent.'],
    REQUIRED: ['required', 'Without a photo the registration waits for one.'],
  },
);

@ObjectType({ description: 'A template: one format in which applicants can register by chat.' })
export class RegistrationTemplate {
  @Field(() => String, {
    description: 'Keyword and fields in order, as the office writes them: `E-PASSPORT#NAMA#TGLLAHIR`.',
  })
  template!: string;

  @Field(() => String, {
    nullable: true,
    description: "The keyword with which the message begins; null for the office's default template.",
  })
  keyword!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Code of the service booked by this template; null for the service a field names, or else the channel's first.",
  })
  service!: string | null;

  @Field(() => [TemplateFields], { description: 'Fields of the template, in order.' })
  fields!: TemplateField[];

  @Field(() => String, {
    description: 'A line to copy. It holds a sample name and dates, which are recognised as a sample and not booked.',
  })
  example!: string;
}

@ObjectType({ description: 'Instructions for registering by chat at this office.' })
export class RegistrationFormat {
  @Field(() => String, { description: 'Fields of the default template, in order: `#NAMA#TGLLAHIR#TGLKEDATANGAN`.' })
  template!: string;

  @Field(() => String, {
    description: 'A line to copy. It holds a sample name and dates, which are recognised as a sample and not booked.',
  })
  example!: string;

  @Field(() => [RegistrationTemplate], { description: 'All templates, the default first.' })
  templates!: RegistrationTemplate[];

  @Field(() => TimeRangeScalar, {
    nullable: true,
    description: 'Hours of working days in which registrations by chat are accepted, `07:30-10:00`; null for always.',
  })
  intakeHours!: string | null;

  @Field(() => PhotoRules, { description: 'Whether a photo of the identity card is sent with the text.' })
  photo!: PhotoRule;

  @Field(() => Boolean, { description: 'Whether a photo of the identity card is required with the text.' })
  photoRequired!: boolean;
}

/** The templates with examples for the next open day. */
export function formatOf(office: Office, now: Instant): RegistrationFormat {
  const { template, photo, intakeHours } = office.registration;
  const examples = examplesFor(office, now);
  return {
    template,
    example: examples[0] ?? template,
    templates: templatesOf(office.registration).map((one, index) => ({
      ...one,
      example: examples[index] ?? one.template,
    })),
    intakeHours: intakeHours && `${intakeHours.from}-${intakeHours.to}`,
    photo,
    photoRequired: photo === 'required',
  };
}

@InputType({ description: 'A further template, recognised by its keyword.' })
class RegistrationTemplateInput {
  @Field(() => String, { description: 'Keyword and fields in order: `E-PASSPORT#NAMA#TGLLAHIR#ALAMAT`.' })
  template!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Code of the service booked by this template; null for the service whose code is the keyword, here `E_PASSPORT`.',
  })
  service?: string | null;
}

@InputType({ description: 'Settings of registration by chat: templates, photo, and intake hours.' })
export class RegistrationInput {
  @Field(() => String, { description: 'Fields of the default template, in order: `#NAMA#TGLLAHIR#TGLKEDATANGAN`.' })
  template!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Code of the service booked by the default template; null for the service a field or keyword names, or else the first.',
  })
  service?: string | null;

  @Field(() => [RegistrationTemplateInput], {
    nullable: true,
    description: 'The complete list of further templates, each with its own keyword; null keeps the present ones.',
  })
  more?: RegistrationTemplateInput[] | null;

  @Field(() => PhotoRules, {
    defaultValue: 'none',
    description: 'Whether a photo of the identity card is sent with the text.',
  })
  photo!: PhotoRule;

  @Field(() => TimeRangeScalar, {
    nullable: true,
    description: 'Hours of working days in which registrations by chat are accepted, `07:30-10:00`; null for always.',
  })
  intakeHours?: string | null;
}

/** The settings in the form of the offices file. Without `more`, the further templates stay as they are. */
export function registrationSettings({ more, ...input }: RegistrationInput, { more: present }: Registration): object {
  return { ...input, more: more ? more.map((one) => ({ ...one })) : present };
}
