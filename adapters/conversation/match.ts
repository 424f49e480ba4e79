// Matches the parts of a text with a template: which template it is, what is missing, and what is too much.

import { itemAt } from '../../src/items.ts';
import type { FieldName } from '../../src/messages/index.ts';
import { readField } from './fields.ts';
import { type Registration, type Unclear, unclear, type Warning } from './intent.ts';
import { labelAt } from './labels.ts';
import { lineFieldsOf } from './line.ts';
import {
  type Match,
  matchFields,
  matchSlots,
  proposedAmong,
  type Situation,
  type Slot,
  slotsOf,
  tooFewOf,
  understoodOf,
  type Whole,
} from './slots.ts';
import { stanceOf } from './stance.ts';
import { type Reader, readerByKeyword } from './template.ts';
import { CHATTER, OPENERS, POLITE, saysOnly, WISHES, wordsOf } from './words.ts';

/** The text between two signs, with its place, so that free text can be put together again as it was. */
interface Part {
  text: string;
  index: number;
}

/**
 * `pieces` are what a text falls into at every `sign`. Empty pieces come of doubled and trailing signs and are dropped;
 * a piece that cannot be read never is.
 */
export function matchPieces(pieces: readonly string[], sign: string, situation: Situation): Match {
  const filled = pieces.map((text, index) => ({ text: text.trim(), index })).filter(({ text }) => text !== '');
  return (
    (sign === '#' ? behindOpening(filled, pieces, situation) : null) ?? matchFilled(filled, pieces, sign, situation)
  );
}

/** A sentence before the first sign, and as many fields behind it as there should be: it is left aside, and named. */
function behindOpening(filled: Part[], pieces: readonly string[], situation: Situation): Match | null {
  const [first, ...rest] = filled;
  if (first?.index !== 0 || !isSentence(first.text) || readerByKeyword(first.text, situation.readers)) return null;
  const { reader, parts } = chooseReader(rest, situation);
  if (!reader || parts.length < reader.fields.length) return null;
  const match = matchFilled(rest, pieces, '#', situation);
  if (match.intent === 'REGISTER') return withWarnings(match, ['LEADING_TEXT']);
  return Object.keys(match.understood).length > 0 ? match : null;
}

/** The longest sentence before a registration. */
const LONGEST_OPENING = 200;
const OPENING_WORDS = new Set([...POLITE, ...OPENERS, ...WISHES, ...CHATTER]);
/** By themselves these name another product than the template's. */
const PRODUCT = /^(?:e|pas+port?|pasport|baru|elektronik)$/;

/** Words of a greeting or a wish among others, and none that gives up: a name and its titles have none of these. */
function isSentence(text: string): boolean {
  if (text.length > LONGEST_OPENING || /\d/.test(text)) return false;
  const words = wordsOf(text);
  const known = words.filter((word) => OPENING_WORDS.has(word) && !PRODUCT.test(word)).length;
  return (
    words.length > 1 && known > 0 && !['CANCEL', 'NO'].includes(stanceOf('', text)) && !/^(?:jangan|jgn)/i.test(text)
  );
}

function matchFilled(filled: Part[], pieces: readonly string[], sign: string, situation: Situation): Match {
  const { reader, parts, named } = chooseReader(filled, situation);
  if (!reader) return unclear('UNKNOWN_TEXT');
  if (parts.length > MOST_PARTS) return unclear('TOO_MANY_FIELDS');
  const missing: FieldName[] = named ? [] : ['service'];
  const match = matchParts(parts, pieces, sign, missing, { ...situation, reader });
  return match.intent === 'UNCLEAR' ? { ...match, template: reader.template } : match;
}

function matchParts(
  parts: Part[],
  pieces: readonly string[],
  sign: string,
  missing: readonly FieldName[],
  whole: Whole,
): Match {
  const { reader } = whole;
  const cut = reader.free ? withFreeText(parts, pieces, sign, reader.fields.length) : parts;
  const texts = cut.map(({ text }) => text);
  const pairs = pairsIn(parts, whole);
  if (pairs) return matchSlots(pairs, whole);
  if (texts.length > reader.fields.length) return tooMany(texts, whole);
  if (texts.length < reader.fields.length) return parted(texts, whole) ?? tooFew(texts, whole, missing);
  if (missing.length > 0) return tooFew(texts, whole, missing);
  return matchFields(texts, whole);
}

/** More than a family's lines have, and few enough to be looked at one by one. */
const MOST_PARTS = 60;

interface Choice {
  reader: Reader | undefined;
  parts: Part[];
  /** false: the template begins with a keyword, and the text does not. */
  named: boolean;
}

function chooseReader(filled: Part[], { readers }: Situation): Choice {
  const [first, ...rest] = filled;
  const byKeyword = first && readerByKeyword(first.text, readers);
  if (byKeyword) return { reader: byKeyword, parts: rest, named: true };
  const plain = readers.find(({ keyword }) => keyword === null);
  return { reader: plain ?? readers[0], parts: filled, named: plain !== undefined };
}

/** Whatever comes after the last but one field is one text, signs and all. */
function withFreeText(parts: Part[], pieces: readonly string[], sign: string, count: number): Part[] {
  const last = parts[count - 1];
  if (!last || parts.length <= count) return parts;
  const text = pieces.slice(last.index).join(sign).trim();
  let end = text.length;
  while (end > 0 && (text[end - 1] === sign || text[end - 1] === ' ')) end--;
  return [...parts.slice(0, count - 1), { text: text.slice(0, end), index: last.index }];
}

/** A label and its value in turn: `#NAMA#Budi#TGLLAHIR#25011987`; null where it is not so for every field. */
function pairsIn(parts: readonly Part[], whole: Whole): Slot[] | null {
  const { fields } = whole.reader;
  if (parts.length !== 2 * fields.length) return null;
  const slots = groupsOf(parts, 2).flatMap(([name, value]) => {
    const label = name && labelAt(name.text, 0);
    if (!label || !value || label.end < name.text.length || !fields.includes(label.field)) return [];
    return { field: label.field, reading: readField(label.field, value.text, whole) };
  });
  return new Set(slots.map(({ field }) => field)).size === fields.length ? slots : null;
}

/** Words in front that only say what the rest is for, or one word or number behind, may be left aside, and are named. */
function tooMany(texts: readonly string[], whole: Whole): Match {
  const count = whole.reader.fields.length;
  const opener = itemAt(texts, 0);
  if (texts.length === count + 1 && isOpening(opener)) {
    const match = matchFields(texts.slice(1), whole);
    if (match.intent === 'REGISTER') return withWarnings(match, ['LEADING_TEXT']);
  }
  const people = groupsOf(texts, count).flatMap((group) => {
    const match = matchFields(group, whole);
    return match.intent === 'REGISTER' ? [lineFieldsOf(match)] : [];
  });
  if (people.length > 1 && people.length * count === texts.length) {
    return unclear('MULTIPLE_APPLICANTS', { applicants: people.length, people });
  }
  const match = matchFields(texts.slice(0, count), whole);
  if (match.intent !== 'REGISTER' && match.reason === 'PLACEHOLDER_LEFT') return match;
  // "batal #Rina#25011987#07082017": the name in the line to copy is Rina, and "besok" in front is no day to book.
  const own = texts.slice(-count);
  const behind = matchFields(own, whole);
  const isBehind = behind.intent === 'REGISTER' && behind.name === own[0];
  const named = isBehind ? own : texts;
  const faulty = unclear('TOO_MANY_FIELDS', { understood: understoodOf(named, whole), ...proposedAmong(named, whole) });
  if (match.intent !== 'REGISTER' || isBehind) return faulty;
  const extra = itemAt(texts, count);
  const harmless =
    texts.length === count + 1 && (!/\d/.test(extra) || PHONE.test(extra)) && stanceOf('', extra) !== 'CANCEL';
  return harmless ? withWarnings(match, ['EXTRA_FIELD_IGNORED']) : faulty;
}

/** `Selamat pagi`, `DAFTAR`, `1.`, or anything that ends in a colon, as what is forwarded or copied with its sender. */
function isOpening(text: string): boolean {
  return saysOnly(text, OPENING) || LIST_NUMBER.test(text) || text.endsWith(':');
}

const OPENING = new Set([...POLITE, ...OPENERS]);
/** The `1.` of a list. */
const LIST_NUMBER = /^\d{1,2}[.)]$/;
/** The sender's own number; it is known from the message, and the sender's is the one that counts. */
const PHONE = /^(?:\+?62|0)?[ -]?8[\d -]{7,16}$/;

function groupsOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, group) => {
    return list.slice(group * size, (group + 1) * size);
  });
}

export function withWarnings(match: Registration, warnings: readonly Warning[]): Registration {
  return { ...match, warnings: [...new Set([...warnings, ...match.warnings])] };
}

/** A sign was left out: `Budi 25011987#07082017`. A part that ends in a date falls in two, if all is clear then. */
function parted(texts: readonly string[], whole: Whole): Registration | null {
  const cut = texts.flatMap((text) => halves(text) ?? [text]);
  if (cut.length !== whole.reader.fields.length) return null;
  const match = matchFields(cut, whole);
  return match.intent === 'REGISTER' ? withWarnings(match, ['SEPARATOR']) : null;
}

/** The text before a date at the end, and the date: `Budi 25011987`, `Budi25011987`, `2501198707082017`. */
function halves(text: string): [string, string] | null {
  const sign = Math.max(...[' ', ',', ';', '|'].map((one) => text.lastIndexOf(one)));
  if (sign > 0 && COMPACT_DATE.test(text.slice(sign + 1))) return [text.slice(0, sign), text.slice(sign + 1)];
  const date = text.slice(-8);
  const before = text.slice(0, -8);
  return /^\d{8}$/.test(date) && /(?:\p{L}|^\d{8})$/u.test(before) ? [before, date] : null;
}

/** A date without blanks. */
export const COMPACT_DATE = /^(?:\d{6,8}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})$/;

/** Fields without a part are missing. */
function tooFew(texts: readonly string[], whole: Whole, missing: readonly FieldName[]): Unclear {
  const { fields } = whole.reader;
  if (texts.some((text) => fields.some((field) => isPlaceholder(field, text, whole)))) {
    return unclear('PLACEHOLDER_LEFT', { understood: understoodOf(texts, whole) });
  }
  const slots = slotsOf(texts, whole);
  const { understood, missing: left } = tooFewOf(slots, fields);
  return unclear('TOO_FEW_FIELDS', {
    understood,
    missing: [...missing, ...(left ?? [])],
    ...proposedAmong(texts, whole),
  });
}

function isPlaceholder(field: FieldName, text: string, whole: Whole): boolean {
  const reading = readField(field, text, whole);
  return 'intent' in reading && reading.reason === 'PLACEHOLDER_LEFT';
}

/**
 * Values by the labels that stood before them; a field without one is missing. `before` may be a keyword. A service that
 * is named counts, whether the template asks for it or not; another field that it does not ask for is left aside.
 */
export function matchLabelled(
  values: ReadonlyMap<FieldName, string>,
  before: string,
  situation: Situation,
): { match: Match; named: boolean } {
  const { reader, parts, named } = chooseReader([{ text: before, index: 0 }], situation);
  if (!reader) return { match: unclear('UNKNOWN_TEXT'), named: false };
  const byKeyword = parts.length === 0;
  const whole = { ...situation, reader };
  const wanted: FieldName[] = values.has('service')
    ? [...new Set([...reader.fields, 'service' as const])]
    : [...reader.fields];
  const slots = wanted
    .filter((field) => (values.get(field) ?? '') !== '')
    .map((field) => ({ field, reading: readField(field, values.get(field) as string, whole) }));
  const match = labelled(slots, wanted, named || values.has('service'), whole);
  const extra = [...values.keys()].some((field) => !wanted.includes(field));
  const told = match.intent === 'REGISTER' && extra ? withWarnings(match, ['EXTRA_FIELD_IGNORED']) : match;
  return { match: told.intent === 'UNCLEAR' ? { ...told, template: reader.template } : told, named: byKeyword };
}

function labelled(slots: readonly Slot[], wanted: readonly FieldName[], named: boolean, whole: Whole): Match {
  const readable = slots.filter(({ reading }) => 'values' in reading);
  if (slots.some(({ reading }) => 'intent' in reading && reading.reason === 'PLACEHOLDER_LEFT')) {
    return unclear('PLACEHOLDER_LEFT', { understood: tooFewOf(readable, wanted).understood });
  }
  if (slots.length < wanted.length || !named) {
    const { understood, missing = [] } = tooFewOf(readable, wanted);
    return unclear('TOO_FEW_FIELDS', { understood, missing: [...(named ? [] : (['service'] as const)), ...missing] });
  }
  return matchSlots(slots, whole);
}
