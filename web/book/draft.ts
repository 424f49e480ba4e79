// The draft of a booking, kept in the tab until it is booked: an error or a reload takes nothing away.
import type { Priority } from '../../clients/types.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { readStoredValue, storeValue } from '../storage/draftStorage.ts';

/** In the place of a photo's name as long as it is being sent: nothing is booked without it meanwhile. */
export const PHOTO_ON_ITS_WAY = 'sending';

/** A further person who comes along, as typed. */
export interface DraftMember {
  name: string;
  day: string;
  month: string;
  year: string;
  priority: Priority;
  /** The name of the photo that the office has of the identity card; empty: none. */
  photo: string;
}

export const EMPTY_MEMBER: DraftMember = { name: '', day: '', month: '', year: '', priority: 'NORMAL', photo: '' };

export interface Draft extends DraftMember {
  phone: string;
  /** Digits that were sent to the number; empty: none were typed. */
  digits: string;
  address: string;
  service: string;
  /** The others of the family, who are booked behind the first. */
  family: readonly DraftMember[];
  /** `first`: the first free place; else a date; empty: none is chosen. */
  date: string;
  /** `first`: the first free hour of the day; else the start of the chosen one; empty: none is chosen. */
  hour: string;
  /** The request for a place that waits; empty: none does. */
  request: string;
  /** The code of the booking that was made of it; empty: none was. */
  made: string;
  /** The idempotency key of the draft as it stands: it also finds the result of a lottery. */
  key: string;
}

export const EMPTY_DRAFT: Draft = {
  ...EMPTY_MEMBER,
  phone: '',
  digits: '',
  address: '',
  service: '',
  family: [],
  date: '',
  hour: '',
  request: '',
  made: '',
  key: '',
};

/** A booking in this tab: any other tab asks for both again. */
export interface Holding {
  code: string;
  birthDate: string;
}

const HOLDING = 'booking';

export function readDraft(office: string): Draft {
  const stored = readStoredValue<Partial<Draft>>(`draft ${office}`);
  const draft = { ...EMPTY_DRAFT, key: newIdempotencyKey(), ...stored };
  return { ...withoutLostPhoto(draft), family: draft.family.map(withoutLostPhoto) };
}

/** A page that was left has sent it no further. */
function withoutLostPhoto<Person extends DraftMember>(person: Person): Person {
  return person.photo === PHOTO_ON_ITS_WAY ? { ...person, photo: '' } : person;
}

export function storeDraft(office: string, draft: Draft): void {
  storeValue(`draft ${office}`, draft);
}

/** A draft has served its purpose once its booking is certain: the next person begins with an empty form. */
export function forgetDraftOf(office: string, code: string): void {
  if (readStoredValue<Partial<Draft>>(`draft ${office}`)?.made === code) storeValue(`draft ${office}`, null);
}

export function readHolding(): Holding | null {
  return readStoredValue<Holding>(HOLDING);
}

export function storeHolding(holding: Holding | null): void {
  storeValue(HOLDING, holding);
}
