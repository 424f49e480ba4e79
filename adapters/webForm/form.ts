// Reads the fields of the web form: pure; each field that is wrong is named, and the typed texts are kept.
import type { BookInput, Priority } from '../../clients/types.ts';
import { phoneNumber } from '../../src/phone.ts';
import { storable } from '../../src/text.ts';
import { isLocalDate, type Language, type LocalDate } from '../../src/time.ts';
import { readDate } from '../conversation/dates.ts';

/** The texts that came, by field; a field that is missing is empty. */
export type FormFields = Readonly<Record<string, string>>;

/** The names of the form's fields; they are also those of the JSON that programs send. */
export type FormField =
  | 'office'
  | 'service'
  | 'name'
  | 'birthDate'
  | 'visitDate'
  | 'phone'
  | 'address'
  | 'priority'
  | 'photo'
  | 'code'
  | 'digits';

/** Why a photo cannot be taken. */
export type PhotoFault = 'NOT_A_PHOTO' | 'PHOTO_TOO_LARGE' | 'PHOTO_TOO_INTRICATE' | 'TOO_MANY_PHOTOS';
/** Why a field cannot be taken, as a key of the words. */
export type FormFault =
  | 'missing'
  | 'unreadableDate'
  | 'badPhone'
  | 'tooLong'
  | 'notInList'
  | 'photoAgain'
  | PhotoFault
  | 'notFound';
export type FormFaults = Partial<Record<FormField, FormFault>>;

export const FORM_PRIORITIES = [
  'NORMAL',
  'ELDERLY',
  'CHILD',
  'DISABILITY',
  'PREGNANT',
] as const satisfies readonly Priority[];
const MAX_ADDRESS_LENGTH = 300;
/** The characters that are read of a field, as the API takes them; any other field is read like a code. */
const MAX_FIELD_LENGTHS: Readonly<Record<string, number>> = {
  name: 1000,
  address: MAX_ADDRESS_LENGTH,
  phone: 60,
  photo: 400,
  key: 200,
};
const MAX_CODE_LENGTH = 40;

/** The fields that the office asks for. */
export interface OfficeWants {
  code: string;
  asksForAddress: boolean;
  photoRequired: boolean;
}

/** The input for the API, or the fault of each field that cannot be read. */
export function readForm(
  fields: FormFields,
  office: OfficeWants,
  language: Language,
  today: LocalDate,
): { input: BookInput } | { faults: FormFaults } {
  const name = typedText(fields, 'name');
  const birthDate = typedDay(fields, 'birthDate', today);
  const visitDate = typedText(fields, 'visitDate') ? typedDay(fields, 'visitDate', today) : null;
  const phone = phoneNumber(typedText(fields, 'phone'));
  const address = typedText(fields, 'address');
  const photo = typedText(fields, 'photo');
  const wanted = typedText(fields, 'priority').toUpperCase() || 'NORMAL';
  const priority = FORM_PRIORITIES.find((each) => each === wanted);
  const faults: FormFaults = {};
  if (!name) faults.name = 'missing';
  if (!birthDate) faults.birthDate = typedText(fields, 'birthDate') ? 'unreadableDate' : 'missing';
  if (typedText(fields, 'visitDate') && !visitDate) faults.visitDate = 'unreadableDate';
  if (typedText(fields, 'phone') && !phone) faults.phone = 'badPhone';
  if (!priority) faults.priority = 'notInList';
  if (office.asksForAddress && !address) faults.address = 'missing';
  if ((fields.address ?? '').trim().length > MAX_ADDRESS_LENGTH) faults.address = 'tooLong';
  if (office.photoRequired && !photo) faults.photo = 'missing';
  if (Object.keys(faults).length > 0 || !birthDate || !priority) return { faults };
  const digits = typedText(fields, 'digits') || null;
  const given = { service: typedText(fields, 'service') || null, phone: phone || null, photo: photo || null, digits };
  const applicant = { name, birthDate, address: address || null };
  const idempotencyKey = typedText(fields, 'key') || null;
  const when = visitDate ? { date: visitDate } : { earliest: true };
  return { input: { office: office.code, ...given, when, applicant, priority, language, idempotencyKey } };
}

export function typedText(fields: FormFields, name: string): string {
  return storable((fields[name] ?? '').trim(), MAX_FIELD_LENGTHS[name] ?? MAX_CODE_LENGTH).trim();
}

/** As people write dates, day first, or as a date field sends them. */
export function typedDay(fields: FormFields, name: 'birthDate' | 'visitDate', today: LocalDate): LocalDate | null {
  const text = typedText(fields, name);
  if (isLocalDate(text)) return text;
  const reading = readDate(text, name, today);
  return 'date' in reading ? reading.date : null;
}
