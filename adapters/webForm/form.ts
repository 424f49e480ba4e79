// Reads what somebody filled in: pure; every field that is wrong is named, and what was typed is kept.
import type { BookInput, Priority } from '../../clients/types.ts';
import { phoneNumber } from '../../src/phone.ts';
import { storable } from '../../src/text.ts';
import { isLocalDate, type LocalDate } from '../../src/time.ts';
import { readDate } from '../conversation/dates.ts';

/** What came, by field; a field that is missing is empty. */
export type Fields = Readonly<Record<string, string>>;

/** The names of the form's fields; they are also those of the JSON that programs send. */
export type FieldName =
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

/** Why a field cannot be taken, as a key of the words. */
export type Fault =
  | 'missing'
  | 'unreadableDate'
  | 'badPhone'
  | 'tooLong'
  | 'notInList'
  | 'NOT_A_PHOTO'
  | 'PHOTO_TOO_LARGE'
  | 'notFound';
export type Faults = Partial<Record<FieldName, Fault>>;

const PRIORITIES: readonly string[] = ['NORMAL', 'ELDERLY', 'CHILD', 'DISABILITY', 'PREGNANT'];
/** Characters that are read of a field, as the API takes them; of one that is not named here, those of a code. */
const LONGEST: Record<string, number> = { name: 1000, address: 300, phone: 60, photo: 400, key: 200 };
const LONGEST_CODE = 40;

/** How the office wants to be told. */
export interface FormOffice {
  code: string;
  asksForAddress: boolean;
  photoRequired: boolean;
}

export function readBooking(
  fields: Fields,
  office: FormOffice,
  language: string,
  today: LocalDate,
): { input: BookInput } | { faults: Faults } {
  const name = typed(fields, 'name');
  const birthDate = typedDate(fields, 'birthDate', today);
  const visitDate = typed(fields, 'visitDate') ? typedDate(fields, 'visitDate', today) : null;
  const phone = typed(fields, 'phone') ? phoneNumber(typed(fields, 'phone')) : null;
  const address = typed(fields, 'address');
  const priority = typed(fields, 'priority').toUpperCase() || 'NORMAL';
  const faults: Faults = {
    ...(!name && { name: 'missing' }),
    ...(!typed(fields, 'birthDate') ? { birthDate: 'missing' } : !birthDate && { birthDate: 'unreadableDate' }),
    ...(typed(fields, 'visitDate') && !visitDate && { visitDate: 'unreadableDate' }),
    ...(typed(fields, 'phone') && !phone && { phone: 'badPhone' }),
    ...(!PRIORITIES.includes(priority) && { priority: 'notInList' }),
    ...(office.asksForAddress && !address && { address: 'missing' }),
    ...((fields.address ?? '').trim().length > (LONGEST.address as number) && { address: 'tooLong' }),
    ...(office.photoRequired && !typed(fields, 'photo') && { photo: 'missing' }),
  };
  if (Object.keys(faults).length > 0) return { faults };
  return {
    input: {
      office: office.code,
      service: typed(fields, 'service') || null,
      visitDate,
      applicant: { name, birthDate: birthDate as LocalDate, address: address || null },
      phone,
      photo: typed(fields, 'photo') || null,
      priority: priority as Priority,
      language,
      idempotencyKey: typed(fields, 'key') || null,
    },
  };
}

export function typed(fields: Fields, name: string): string {
  return storable((fields[name] ?? '').trim(), LONGEST[name] ?? LONGEST_CODE).trim();
}

/** As people write dates, day first, or as a date field sends them. */
export function typedDate(fields: Fields, name: 'birthDate' | 'visitDate', today: LocalDate): LocalDate | null {
  const text = typed(fields, name);
  if (isLocalDate(text)) return text;
  const reading = readDate(text, name, today);
  return 'date' in reading ? reading.date : null;
}
