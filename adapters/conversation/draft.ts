// Puts together a registration that comes in several messages. Pure.
import type { LocalDate } from '../../src/time.ts';
import { type DateKind, readDate } from './dates.ts';
import { readField } from './fields.ts';
import { fieldsInText } from './freeText.ts';
import { freeWordsOf } from './freeWords.ts';
import { type Fields, type Registration, type Unclear, unclear, withWarnings } from './intent.ts';
import { isKnownWord } from './nameWords.ts';
import { termsIn } from './normalise.ts';
import { isDeedWord } from './saidOtherwise.ts';
import { bringsOthers } from './severalPeople.ts';
import type { Situation } from './slots.ts';
import { POLITE, RELATIVE, WEEKDAYS, wordsOf } from './words.ts';

/** The fields that were said before, and whether the sender has a booking already. */
export interface DraftBefore {
  /** Nothing: no registration was begun. */
  draft?: Fields | undefined;
  isBooked: boolean;
}

/** The registration, or the same without the fields that are still missing; null: the text adds nothing to one. */
export function addedTo(
  text: string,
  situation: Situation,
  { draft, isBooked }: DraftBefore,
): Registration | Unclear | null {
  const said = fieldsInText(text, situation);
  const added = Object.keys(said);
  // "Senin buka jam berapa?" asks about the day, and registers for none.
  if (added.length === 0 || (added.join() === 'visitDate' && asksAboutDay(text))) return null;
  const name = isSameName(draft?.name, said.name) ? draft?.name : said.name;
  const whole = registrationFrom({ ...draft, ...said, ...(name && { name }) }, situation);
  if (whole.intent === 'REGISTER') return bringsOthers(text) ? withWarnings(whole, ['COMPANION_IGNORED']) : whole;
  return draft || (!isBooked && begins(said, text)) ? whole : null;
}

/** The first spelling is kept: "siti rahayu lahir …" says the name again in passing. */
function isSameName(known: string | undefined, said: string | undefined): boolean {
  return known !== undefined && known.toLowerCase() === said?.toLowerCase();
}

/** A name or a birth date begins a registration, and so do both dates; a day does so beside a word of registering. */
function begins({ name, birthDate, visitDate }: Fields, text: string): boolean {
  if (name !== undefined) return true;
  if (/[?¿]/.test(text)) return false;
  if (birthDate !== undefined && SPEAKS_OF_BIRTH.test(text)) return true;
  if (asksAboutDay(text)) return false;
  const terms = termsIn(text);
  if (birthDate !== undefined && visitDate !== undefined) return true;
  return terms.has('REGISTER') || (terms.has('WANT') && (terms.has('QUEUE') || terms.has('COME')));
}

/** Whether it asks what a day is like: when the office is open, and what is free. */
function asksAboutDay(text: string): boolean {
  const terms = termsIn(text);
  return (['HOW_MANY', 'WHEN', 'HOW', 'QUOTA', 'EMPTY', 'FULL', 'NOT', 'OPEN'] as const).some((term) =>
    terms.has(term),
  );
}

const SPEAKS_OF_BIRTH = /\b(?:lahir\w*|kelahiran\w*|lhr|ttl|lair\w*|born|birth|dob)\b/i;

/** Longer than a date with a word of politeness. */
const MAX_DATE_MESSAGE = 80;

/** Digits, or the name of a day: no other text is a date. */
const BEGINS_DATE_MESSAGE = new RegExp(
  `\\d|^\\W*(?:hari )?(?:${[...WEEKDAYS.keys(), ...RELATIVE.keys()].join('|')})`,
  'i',
);

/** A text that is one date and no more, where a registration lacks one: no code, and no command. */
export function dateAddedTo(text: string, situation: Situation, draft: Fields): Registration | Unclear | null {
  const field = (['birthDate', 'visitDate'] as const).find((one) => draft[one] === undefined);
  if (!field || text.length > MAX_DATE_MESSAGE || !BEGINS_DATE_MESSAGE.test(text)) return null;
  const bare = withoutPoliteEnd(text);
  const kinds: DateKind[] =
    draft.birthDate === undefined && draft.visitDate === undefined ? ['visitDate', 'birthDate'] : [field];
  for (const kind of kinds) {
    const date = dateOf(bare, kind, situation.today);
    if (date) return registrationFrom({ ...draft, [kind]: date }, situation);
  }
  return null;
}

function dateOf(text: string, kind: DateKind, today: LocalDate): LocalDate | null {
  const reading = readDate(text, kind, today);
  if (!('date' in reading)) return null;
  return (kind === 'birthDate' ? reading.date < today : reading.date >= today) ? reading.date : null;
}

/** Without "pak", "ya" and the like at the end. */
function withoutPoliteEnd(text: string): string {
  const words = text.trim().split(/\s+/);
  const isPolite = (word: string) => POLITE.has(word) || /^(?:aja|saja|sj)$/.test(word);
  const last = words.findLastIndex((word) => !isPolite(word.toLowerCase().replace(/[.,!]/g, '')));
  return words.slice(0, last + 1).join(' ');
}

const MAX_LONE_NAME_WORDS = 5;
const ADDRESS = /\d|\b(?:jl|jln|jalan|gang|gg|blok|perum\w*|komplek\w*|desa|kelurahan|kampung|kp|rt|rw)\b/i;

/** A name by itself, where that is what a registration still lacks. */
export function nameAddedTo(text: string, situation: Situation, draft: Fields): Registration | Unclear | null {
  return draft.name === undefined && isNameAlone(text) ? withField('name', text, situation, draft) : null;
}

/** An address by itself, where nothing else is lacking. */
export function addressAddedTo(text: string, situation: Situation, draft: Fields): Registration | Unclear | null {
  const wanted = situation.readers.find(({ keyword }) => keyword === null)?.fields ?? [];
  const isLast = wanted.filter((field) => draft[field] === undefined).join() === 'address';
  const words = wordsOf(text);
  const isAddress = isLast && ADDRESS.test(text) && words.length > 1 && !words.some(isDeedWord);
  return isAddress ? withField('address', text, situation, draft) : null;
}

function withField(
  field: 'name' | 'address',
  text: string,
  situation: Situation,
  draft: Fields,
): Registration | Unclear | null {
  const reading = readField(field, text, situation);
  return 'values' in reading ? registrationFrom({ ...draft, ...reading.values }, situation) : null;
}

function isNameAlone(text: string): boolean {
  const words = freeWordsOf(text);
  const hasLetters = words.some(({ lower }) => lower.length > 2);
  return (
    hasLetters &&
    words.length <= MAX_LONE_NAME_WORDS &&
    words.every(({ typed, lower }) => /^[\p{L}\p{M}'.-]+$/u.test(typed) && !isKnownWord(lower))
  );
}

/** By the first template that needs no keyword. */
function registrationFrom(fields: Fields, { readers, media }: Situation): Registration | Unclear {
  const reader = readers.find(({ keyword }) => keyword === null);
  const wanted = reader?.fields ?? ['name', 'birthDate'];
  const missing = wanted.filter((field) => fields[field] === undefined);
  const { name, birthDate, visitDate = null, address = null, people = null, nik = null } = fields;
  if (!reader || missing.length > 0 || name === undefined || birthDate === undefined)
    return unclear('TOO_FEW_FIELDS', { understood: fields, missing });
  const service = fields.service ?? reader.service;
  const { template } = reader;
  return {
    intent: 'REGISTER',
    name,
    birthDate,
    visitDate,
    address,
    service,
    people,
    nik,
    template,
    media,
    warnings: ['LABELS'],
  };
}
