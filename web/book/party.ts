// The people of one booking page: who has a place, who waits for one, and what is asked of the API for the next: pure.
import type { BookInput } from '../../clients/types.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { readDateParts } from '../fields/fields.ts';
import { readStoredValue, storeValue } from '../storage/draftStorage.ts';
import { officeLanguageFor, type PageLanguage } from '../texts/language.ts';
import type { PersonRules } from './bookingInput.ts';
import type { VisitFragment } from './documents.ts';
import type { Draft, DraftMember, Holding } from './draft.ts';

export interface PartyMember extends DraftMember {
  /** The booking; null: none so far. */
  holding: Holding | null;
  /** The reader goes on without this person. */
  isLeftOut: boolean;
  /** The window to ask for: that of the first person, until the reader takes another. */
  window: string;
  /** The idempotency key of the person as they stand. */
  key: string;
}

export interface Party {
  office: string;
  service: string;
  phone: string | null;
  digits: string | null;
  /** As they were when the form was sent. */
  rules: PersonRules;
  /** The first one is booked. */
  members: readonly PartyMember[];
}

const PARTY = 'party';

export function readParty(): Party | null {
  return readStoredValue<Party>(PARTY);
}

export function storeParty(party: Party | null): void {
  storeValue(PARTY, party);
}

/** The people of a draft whose first is booked by that input; null: no others come along. */
export function partyOf(draft: Draft, input: BookInput, first: VisitFragment, rules: PersonRules): Party | null {
  if (draft.family.length === 0) return null;
  const { phone = null, digits = null } = input;
  const window = first.window.id;
  const holding = { code: first.code, birthDate: input.applicant.birthDate };
  const members = [draft, ...draft.family].map(
    ({ name, day, month, year, priority, photo }, at): PartyMember => ({
      name: name.trim(),
      day,
      month,
      year,
      priority,
      photo,
      window,
      holding: at === 0 ? holding : null,
      isLeftOut: false,
      key: newIdempotencyKey(),
    }),
  );
  return { office: String(input.office), service: String(input.service ?? ''), phone, digits, rules, members };
}

/** The place of the next person to book; -1: all are booked, or left out. */
export function nextToBook({ members }: Party): number {
  return members.findIndex(({ holding, isLeftOut }) => !holding && !isLeftOut);
}

/** Beside the others, at the same hour: another one is asked about before it is taken. */
export function inputOfMember(party: Party, member: PartyMember, language: PageLanguage): BookInput {
  const { office, service, phone, digits } = party;
  const { name, day, month, year, priority, photo, window, key } = member;
  return {
    office,
    service,
    phone,
    digits,
    priority,
    photo: photo || null,
    when: { window },
    acceptNextPlace: false,
    applicant: { name: name.trim(), birthDate: readDateParts(day, month, year) ?? '' },
    language: officeLanguageFor(language),
    idempotencyKey: key,
  };
}

/** A person who was changed is another booking, unless the change is only its outcome. */
export function withMember(party: Party, at: number, part: Partial<PartyMember>): Party {
  const isOutcome = 'holding' in part || 'isLeftOut' in part;
  const key = isOutcome ? {} : { key: newIdempotencyKey() };
  return {
    ...party,
    members: party.members.map((each, place) => (place === at ? { ...each, ...part, ...key } : each)),
  };
}

/** All who have no place yet are asked for there from now on: they stay together. */
export function withWindow(party: Party, window: string): Party {
  return party.members.reduce(
    (changed, { holding, isLeftOut }, at) => (holding || isLeftOut ? changed : withMember(changed, at, { window })),
    party,
  );
}

/** The bookings of the people who have one. */
export function holdingsOf({ members }: Party): Holding[] {
  return members.flatMap(({ holding }) => holding ?? []);
}

/** The link that sends one code, for all of them in one message. */
export function linkForCodes(link: string, code: string, codes: readonly string[]): string {
  return link.replace(code, codes.join('%20'));
}
