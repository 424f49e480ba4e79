// Matches the parts of a text with a template: which template it is, what is missing, and what is too much.

import { itemAt } from '../../src/items.ts';
import type { FieldName } from '../../src/messages/index.ts';
import { isSample, readField } from './fields.ts';
import { type Registration, type Unclear, unclear, withWarnings } from './intent.ts';
import { labelAt } from './labels.ts';
import { lineFieldsOf } from './line.ts';
import { isOpening, isOpeningSentence } from './opening.ts';
import { chooseReader, type TextPart } from './reader.ts';
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
import { readerByKeyword } from './template.ts';

/** A text as it was cut: the pieces with the sign between them again are the text. */
interface CutText {
  pieces: readonly string[];
  sign: string;
}

/**
 * `pieces` are what a text falls into at every `sign`. Empty pieces come of doubled and trailing signs and are dropped;
 * a piece that cannot be read never is.
 */
export function matchPieces(pieces: readonly string[], sign: string, situation: Situation): Match {
  const cut = { pieces, sign };
  const filled = pieces.map((text, index) => ({ text: text.trim(), index })).filter(({ text }) => text !== '');
  return (sign === '#' ? behindOpening(filled, cut, situation) : null) ?? matchFilled(filled, cut, situation);
}

/** A sentence before the first sign, and as many fields behind it as there should be: it is left aside, and named. */
function behindOpening(filled: TextPart[], cut: CutText, situation: Situation): Match | null {
  const [first, ...rest] = filled;
  if (first?.index !== 0 || !isOpeningSentence(first.text) || readerByKeyword(first.text, situation.readers))
    return null;
  const { reader, parts } = chooseReader(rest, situation);
  if (!reader || parts.length < reader.fields.length) return null;
  const match = matchFilled(rest, cut, situation);
  if (match.intent === 'REGISTER') return behindSample(first.text, rest[0]?.text, match);
  return Object.keys(match.understood).length > 0 ? match : null;
}

/** Our sample stands where the name was asked for: what else is read as the name is none, unless it follows at once. */
function behindSample(opener: string, next: string | undefined, match: Registration): Match {
  if (isSample('name', opener) && match.name !== next) return unclear('PLACEHOLDER_LEFT');
  return withWarnings(match, ['LEADING_TEXT']);
}

function matchFilled(filled: TextPart[], cut: CutText, situation: Situation): Match {
  const { reader, parts, named } = chooseReader(filled, situation);
  if (!reader) return unclear('UNKNOWN_TEXT');
  if (parts.length > MOST_PARTS) return unclear('TOO_MANY_FIELDS');
  const missing: FieldName[] = named ? [] : ['service'];
  return { ...matchParts(parts, cut, missing, { ...situation, reader }), template: reader.template };
}

function matchParts(parts: TextPart[], cut: CutText, missing: readonly FieldName[], whole: Whole): Match {
  const { reader } = whole;
  const texts = (reader.free ? withFreeText(parts, cut, reader.fields.length) : parts).map(({ text }) => text);
  const pairs = pairsIn(parts, whole);
  if (pairs) return matchSlots(pairs, whole);
  if (texts.length > reader.fields.length) return tooMany(texts, whole);
  if (texts.length < reader.fields.length) return parted(texts, whole) ?? tooFew(texts, whole, missing);
  if (missing.length > 0) return tooFew(texts, whole, missing);
  return matchFields(texts, whole);
}

/** More than a family's lines have, and few enough to be looked at one by one. */
const MOST_PARTS = 60;

/** Whatever comes after the last but one field is one text, signs and all. */
function withFreeText(parts: TextPart[], { pieces, sign }: CutText, count: number): TextPart[] {
  const last = parts[count - 1];
  if (!last) return parts;
  const text = pieces.slice(last.index).join(sign).trim();
  let end = text.length;
  while (text[end - 1] === sign || text[end - 1] === ' ') end--;
  return [...parts.slice(0, count - 1), { text: text.slice(0, end), index: last.index }];
}

/** A label and its value in turn: `#NAMA#Budi#TGLLAHIR#25011987`; null where it is not so for every field. */
function pairsIn(parts: readonly TextPart[], whole: Whole): Slot[] | null {
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
    if (match.intent === 'REGISTER') return behindSample(opener, texts[1], match);
  }
  const people = groupsOf(texts, count).flatMap((group) => {
    const match = matchFields(group, whole);
    return match.intent === 'REGISTER' ? [lineFieldsOf(match)] : [];
  });
  if (people.length * count === texts.length) {
    return unclear('MULTIPLE_APPLICANTS', { applicants: people.length, people });
  }
  const match = matchFields(texts.slice(0, count), whole);
  // "batal #Rina#25011987#07082017": the name in the line to copy is Rina, and "besok" in front is no day to book.
  const own = texts.slice(-count);
  const behind = matchFields(own, whole);
  const isBehind = behind.intent === 'REGISTER' && behind.name === own[0];
  const named = isBehind ? own : texts;
  const faulty = unclear('TOO_MANY_FIELDS', { understood: understoodOf(named, whole), ...proposedAmong(named, whole) });
  if (match.intent !== 'REGISTER') return match.reason === 'PLACEHOLDER_LEFT' ? match : faulty;
  const extra = itemAt(texts, count);
  const harmless = (!/\d/.test(extra) || PHONE.test(extra)) && stanceOf('', extra) !== 'CANCEL';
  return harmless && texts.length === count + 1 && !isBehind ? withWarnings(match, ['EXTRA_FIELD_IGNORED']) : faulty;
}

/** The sender's own number; it is known from the message, and the sender's is the one that counts. */
const PHONE = /^(?:\+?62|0)?[ -]?8[\d -]{7,16}$/;

function groupsOf<T>(list: readonly T[], size: number): T[][] {
  return list.flatMap((_, at) => (at % size === 0 ? [list.slice(at, at + size)] : []));
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
  return /\d{8}/.test(date) && /(?:\p{L}|^\d{8})$/u.test(before) ? [before, date] : null;
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
    missing: [...missing, ...left],
    ...proposedAmong(texts, whole),
  });
}

function isPlaceholder(field: FieldName, text: string, whole: Whole): boolean {
  const reading = readField(field, text, whole);
  return 'intent' in reading && reading.reason === 'PLACEHOLDER_LEFT';
}
