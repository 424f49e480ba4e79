// Reads the form by which an officer corrects a person: the faults that can be mended, and the API's input. Pure.
import type { CorrectionDocument, CorrectMyDataInput } from '../../clients/types.ts';
import { readDateParts } from '../fields/fields.ts';
import type { DeskTexts } from '../texts/desk/texts.ts';

/** The person of a booking as it stands. */
export interface DeskPerson {
  code: string;
  name: string;
  birthDate: string;
}

export interface CorrectionForm {
  name: string;
  day: string;
  month: string;
  year: string;
  /** Empty: none is chosen yet. */
  seen: CorrectionDocument | '';
}

export type CorrectionFaults = Partial<Record<'name' | 'birthDate' | 'seen', string>>;

export const SEEN_DOCUMENTS: readonly CorrectionDocument[] = [
  'IDENTITY_CARD',
  'FAMILY_CARD',
  'BIRTH_CERTIFICATE',
  'PASSPORT',
  'COURT_DECISION',
];

/** The person as it stands: the officer changes what is wrong. The document must be chosen, so none is. */
export function emptyCorrection({ name, birthDate }: DeskPerson): CorrectionForm {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return { name, day, month, year, seen: '' };
}

export function readDeskCorrection(
  person: DeskPerson,
  { name: typed, day, month, year, seen }: CorrectionForm,
  say: DeskTexts,
): { input: CorrectMyDataInput } | { faults: CorrectionFaults } {
  const name = typed.trim();
  const birthDate = readDateParts(day, month, year);
  const faults: CorrectionFaults = {};
  if (!/\p{L}/u.test(name)) faults.name = say.needName;
  else if (name === person.name && birthDate === person.birthDate) faults.name = say.nothingCorrected;
  if (!birthDate) faults.birthDate = say.needBirthDate;
  if (seen === '') faults.seen = say.needDocument;
  if (Object.keys(faults).length > 0 || seen === '') return { faults };
  const { code } = person;
  const newName = name === person.name ? null : name;
  const newBirthDate = birthDate === person.birthDate ? null : birthDate;
  return { input: { code, booking: code, newName, newBirthDate, seen } };
}
