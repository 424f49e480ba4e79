// Reads the draft of the booking form: the faults that a reader can mend, and the API's input: pure.
import type { BookInput, VisitTimeInput } from '../../clients/types.ts';
import { looksLikePhone, readDateParts } from '../fields/fields.ts';
import type { BookTexts } from '../texts/book/texts.ts';
import { officeLanguageFor, type PageLanguage } from '../texts/language.ts';
import { type BirthDatePart, birthDateFault } from './birthDate.ts';
import type { OfficeToBookQuery } from './documents.ts';
import { type Draft, type DraftMember, PHOTO_ON_ITS_WAY } from './draft.ts';

export type OfficeToBook = NonNullable<OfficeToBookQuery['office']>;
export type FormField = 'name' | 'birthDate' | 'phone' | 'digits' | 'address' | 'service' | 'when' | 'photo';
/** The sentence of each field of a person that is wrong, and the part of the birth date that is. */
export type PersonFaults = Partial<Record<'name' | 'birthDate' | 'photo', string>> & { birthPart?: BirthDatePart };
/** The sentence of each field that is wrong; `family`: by place in the draft's family. */
export type FormFaults = Partial<Record<FormField, string>> & PersonFaults & { family?: readonly PersonFaults[] };

/** The form's field of each part of the input that a refusal names. */
const FIELDS_OF_INPUT: ReadonlyMap<string, FormField> = new Map<string, FormField>([
  ['applicant.name', 'name'],
  ['applicant.birthDate', 'birthDate'],
  ['phone', 'phone'],
  ['photo', 'photo'],
  ['digits', 'digits'],
  ['service', 'service'],
  ['when', 'when'],
  ['when.date', 'when'],
  ['when.earliest', 'when'],
  ['when.window', 'when'],
]);

/** A refusal's sentence on dates is for all channels; the form has three fields for one. */
export function faultsOfRefusal(
  { reason, field, message }: { reason: string; field: string | null; message: string },
  say: BookTexts,
): FormFaults {
  const name = FIELDS_OF_INPUT.get(field ?? '');
  if (name === 'birthDate') return { birthDate: reason === 'INVALID_BIRTH_DATE' ? say.birthDateRefused : message };
  return name ? { [name]: message } : {};
}

/** `window` is the one of the chosen hour; null: none is known. */
export function faultsOfDraft(draft: Draft, window: string | null, office: OfficeToBook, say: BookTexts): FormFaults {
  const { phone, digits } = draft;
  const faults: FormFaults = {};
  const when = timeFault(draft, window, say);
  if (when) faults.when = when;
  const rules = personRulesOf(office);
  Object.assign(faults, faultsOfPerson(draft, rules, say));
  const family = draft.family.map((member) => faultsOfPerson(member, rules, say));
  if (family.some((each) => Object.keys(each).length > 0)) faults.family = family;
  if ((phone.trim() !== '' || digits.trim() !== '') && !looksLikePhone(phone)) faults.phone = say.needPhone;
  return faults;
}

/** One who waits for a place waits alone, for any day, and must have proven a number. */
export function faultsOfWish(draft: Draft, window: string | null, office: OfficeToBook, say: BookTexts): FormFaults {
  const faults = faultsOfDraft({ ...draft, date: 'first', family: [] }, window, office, say);
  if (draft.digits.trim() !== '' || Object.keys(faults).length > 0) return faults;
  return { [draft.phone.trim() === '' ? 'phone' : 'digits']: say.needDigits };
}

/** The rules of an office for each person. */
export interface PersonRules {
  /** The office's date. */
  today: string;
  photo: OfficeToBook['registration']['photo'];
}

export function personRulesOf(office: OfficeToBook): PersonRules {
  return { today: todayAt(office), photo: office.registration.photo };
}

export function faultsOfPerson(person: DraftMember, { today, photo }: PersonRules, say: BookTexts): PersonFaults {
  const birth = birthDateFault(person, today, say);
  return {
    ...photoFault(person, photo, say),
    ...(!/\p{L}/u.test(person.name) && { name: say.needName }),
    ...(birth && { birthDate: birth.text, birthPart: birth.part }),
  };
}

/** A photo that is another one has no fault so far: its field says at once what becomes of it. */
export function faultsAfter(
  faults: FormFaults,
  draft: Draft,
  { photo = draft.photo, family = [] }: Partial<Draft>,
): FormFaults {
  const isOther = (member: DraftMember | undefined, at: number) => member && member.photo !== draft.family[at]?.photo;
  const { photo: own, family: ofFamily, ...others } = faults;
  return {
    ...others,
    ...(own && photo === draft.photo && { photo: own }),
    ...(ofFamily && {
      family: ofFamily.map(({ photo: fault, ...each }, at) =>
        fault && !isOther(family[at], at) ? { ...each, photo: fault } : each,
      ),
    }),
  };
}

function photoFault({ photo }: DraftMember, rule: PersonRules['photo'], say: BookTexts): PersonFaults {
  if (photo === PHOTO_ON_ITS_WAY) return { photo: say.photoWait };
  return rule === 'REQUIRED' && photo === '' ? { photo: say.needPhoto } : {};
}

function timeFault({ date, hour }: Draft, window: string | null, say: BookTexts): string | null {
  if (date === 'first') return null;
  if (date === '') return say.needDay;
  if (hour === '') return say.needHour;
  // The hour was kept from before a reload, and is no longer there.
  return hour !== 'first' && !window ? say.hourGone : null;
}

/** The office's date: the first day of its free places. */
export function todayAt({ availability }: OfficeToBook): string {
  return availability[0]?.date ?? '9999-12-31';
}

/** The services that can be booked on the page. */
export function servicesOnline({ services }: OfficeToBook): OfficeToBook['services'] {
  return services.filter(({ channels }) => channels.includes('WEB'));
}

/** The code of the chosen service, or of the first that can be booked. */
export function chosenService(office: OfficeToBook, draft: Draft): string {
  const online = servicesOnline(office);
  return (online.find(({ code }) => code === draft.service) ?? online[0])?.code ?? '';
}

export interface BookingRequest {
  office: OfficeToBook;
  draft: Draft;
  window: string | null;
  language: PageLanguage;
  idempotencyKey: string;
}

/** The hour that was chosen, else the day, else the first place of all. */
export function visitTimeOf(date: string, window: string | null): VisitTimeInput {
  if (date === 'first') return { earliest: true };
  return window === null ? { date } : { window };
}

/** The input of a draft without faults. */
export function inputOfDraft({ office, draft, window, language, idempotencyKey }: BookingRequest): BookInput {
  const { name, day, month, year, phone, address, date, priority, photo } = draft;
  const digits = draft.digits.trim() || null;
  const isFirst = date === 'first';
  return {
    office: office.code,
    service: chosenService(office, draft),
    when: visitTimeOf(date, window),
    // A reader who names a day is asked before it becomes another one.
    acceptNextPlace: isFirst,
    applicant: { name: name.trim(), birthDate: readDateParts(day, month, year) ?? '', address: address.trim() || null },
    // The message that brings the code proves the number: an office with a chat needs it only for digits.
    phone: office.channels.length > 0 && !digits ? null : phone.trim() || null,
    digits,
    photo: photo || null,
    priority,
    language: officeLanguageFor(language),
    idempotencyKey,
  };
}
