// How to register by chat at an office: its templates, their fields, and examples to copy.
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Office as OfficeData, Registration } from '../src/office/settings.ts';
import { examplesFor, TEMPLATE_FIELDS, type TemplateField, templatesOf } from '../src/office/template.ts';
import type { Instant } from '../src/time.ts';

const MEANINGS: Record<TemplateField, string> = {
  NAMA: 'The name of the person who comes.',
  TGLLAHIR: 'The birth date.',
  TGLKEDATANGAN: 'The date of the visit; without it the first day with a place is given.',
  ALAMAT: 'The address, free text; as the last field it is never split.',
  LAYANAN: 'The service, by its name or code.',
  JUMLAH: 'How many people of a family are meant; each needs a registration of their own.',
  NIK: 'The sixteen digits of the identity card; they must match the birth date, and are not kept.',
};
export const TemplateFields = Object.fromEntries(TEMPLATE_FIELDS.map((field) => [field, field])) as Record<
  TemplateField,
  TemplateField
>;
registerEnumType(TemplateFields, {
  name: 'TemplateField',
  description: 'A field of a registration, by the word that stands for it in a template.',
  valuesConfig: Object.fromEntries(Object.entries(MEANINGS).map(([field, description]) => [field, { description }])),
});

@ObjectType({ description: 'One way to write a registration.' })
export class RegistrationTemplate {
  @Field(() => String, { description: 'The fields in order, as the office writes it: `E-PASSPORT#NAMA#TGLLAHIR`.' })
  template!: string;

  @Field(() => String, { nullable: true, description: 'The word it begins with, where the office has several.' })
  keyword!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The code of the service of those who use it; null: the one a field names, or the channel's first.",
  })
  service!: string | null;

  @Field(() => [TemplateFields], { description: 'The fields in order.' })
  fields!: TemplateField[];

  @Field(() => String, { description: 'A line to copy; the sample it holds is recognised as a sample.' })
  example!: string;
}

@ObjectType({ description: 'How to register by chat at this office.' })
export class RegistrationFormat {
  @Field(() => String, { description: 'The fields in order: `#NAMA#TGLLAHIR#TGLKEDATANGAN`.' })
  template!: string;

  @Field(() => String, { description: 'A line to copy; the sample it holds is recognised as a sample.' })
  example!: string;

  @Field(() => [RegistrationTemplate], { description: 'All templates, the plain one first.' })
  templates!: RegistrationTemplate[];

  @Field(() => String, {
    nullable: true,
    description: 'When registrations are taken on working days, `07:30-10:00`; null: always.',
  })
  intakeHours!: string | null;

  @Field(() => String, { description: 'A photo of the identity card with the text: `none`, `optional` or `required`.' })
  photo!: string;

  @Field(() => Boolean, { description: 'Whether a photo of the identity card must come with the text.' })
  photoRequired!: boolean;
}

/** The format ready to show, with examples for the next open day. */
export function formatOf(office: OfficeData, now: Instant): RegistrationFormat {
  const { template, photo, intakeHours } = office.registration;
  const examples = examplesFor(office, now);
  return {
    template,
    example: examples[0] ?? template,
    templates: templatesOf(office.registration).map((one, index) => ({ ...one, example: examples[index] as string })),
    intakeHours: intakeHours && `${intakeHours.from}-${intakeHours.to}`,
    photo,
    photoRequired: photo === 'required',
  };
}

@InputType({ description: 'A template besides the plain one.' })
class RegistrationTemplateInput {
  @Field(() => String, { description: 'A keyword and the fields in order: `E-PASSPORT#NAMA#TGLLAHIR#ALAMAT`.' })
  template!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The code of the service of those who use it; none: the keyword as a code, here `E_PASSPORT`.',
  })
  service?: string | null;
}

@InputType({ description: 'How to register by chat.' })
export class RegistrationInput {
  @Field(() => String, { description: 'The fields in order: `#NAMA#TGLLAHIR#TGLKEDATANGAN`.' })
  template!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The code of the service of those who use it; none: the one a field or keyword names, or the first.',
  })
  service?: string | null;

  @Field(() => [RegistrationTemplateInput], {
    nullable: true,
    description: 'All further templates, each with a keyword of its own; none: those there are stay.',
  })
  more?: RegistrationTemplateInput[] | null;

  @Field(() => String, {
    defaultValue: 'none',
    description: 'A photo of the identity card: `none`, `optional` or `required`.',
  })
  photo!: string;

  @Field(() => String, {
    nullable: true,
    description: 'When registrations are taken on working days, `07:30-10:00`; null: always.',
  })
  intakeHours?: string | null;
}

/** As the offices file has it. Callers who know of one template only leave the others as they are. */
export function registrationOf({ more, ...input }: RegistrationInput, { more: present }: Registration): object {
  return { ...input, more: more ? more.map((one) => ({ ...one })) : present };
}
