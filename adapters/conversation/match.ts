// Matches the parts of a text with a template: which template it is, what is missing, and what is too much.
import type { FieldName } from '../../src/messages/index.ts';
import { readField } from './fields.ts';
import { type Registration, type Unclear, unclear, type Warning } from './intent.ts';
import { type Match, matchFields, type Situation, type Slot, slotOf, tooFewOf, type Whole } from './slots.ts';
import { type Reader, readerByKeyword } from './template.ts';
import { OPENERS, POLITE, saysOnly } from './words.ts';

/** What stands between two signs, with its place, so that free text can be put together again as it was. */
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

/** Words in front that only say what the rest is for, or one word or number behind, may be left aside, and are named. */
function tooMany(texts: readonly string[], whole: Whole): Match {
  const count = whole.reader.fields.length;
  const opener = texts[0] as string;
  if (texts.length === count + 1 && saysOnly(opener, OPENING)) {
    const match = matchFields(texts.slice(1), whole);
    if (match.intent === 'REGISTER') return withWarnings(match, ['LEADING_TEXT']);
  }
  const people = groupsOf(texts, count).filter((group) => matchFields(group, whole).intent === 'REGISTER').length;
  if (people > 1 && people * count === texts.length) return unclear('MULTIPLE_APPLICANTS', { applicants: people });
  const match = matchFields(texts.slice(0, count), whole);
  if (match.intent !== 'REGISTER') {
    return match.reason === 'PLACEHOLDER_LEFT' ? match : unclear('TOO_MANY_FIELDS');
  }
  const extra = texts[count] as string;
  const harmless = texts.length === count + 1 && (!/\d/.test(extra) || PHONE.test(extra));
  return harmless ? withWarnings(match, ['EXTRA_FIELD_IGNORED']) : unclear('TOO_MANY_FIELDS');
}

const OPENING = new Set([...POLITE, ...OPENERS]);
/** Somebody's own number; it is known from the message, and the one that wrote is what counts. */
const PHONE = /^(?:\+?62|0)?[ -]?8[\d -]{7,16}$/;

function groupsOf(texts: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, group) => {
    return texts.slice(group * size, (group + 1) * size);
  });
}

export function withWarnings(match: Registration, warnings: readonly Warning[]): Registration {
  return { ...match, warnings: [...new Set([...warnings, ...match.warnings])] };
}

/** A sign was left out: `Budi 25011987#07082017`. A part that ends in a date falls in two, if all is clear then. */
function parted(texts: readonly string[], whole: Whole): Registration | null {
  const cut = texts.flatMap((text) => {
    const space = text.lastIndexOf(' ');
    return space > 0 && COMPACT_DATE.test(text.slice(space + 1))
      ? [text.slice(0, space), text.slice(space + 1)]
      : [text];
  });
  if (cut.length !== whole.reader.fields.length) return null;
  const match = matchFields(cut, whole);
  return match.intent === 'REGISTER' ? withWarnings(match, ['SEPARATOR']) : null;
}

/** A date without blanks. */
export const COMPACT_DATE = /^(?:\d{6,8}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})$/;

/** Each part is the first field it fits, in the order of the template; those without a part are missing. */
function tooFew(texts: readonly string[], whole: Whole, missing: readonly FieldName[]): Unclear {
  const { fields } = whole.reader;
  if (texts.some((text) => fields.some((field) => isPlaceholder(field, text, whole))))
    return unclear('PLACEHOLDER_LEFT');
  const slots: Slot[] = [];
  let next = 0;
  for (const text of texts) {
    const rest = fields.slice(next);
    const slot = rest.map((field) => slotOf(field, text, whole)).find((one) => one !== null);
    if (!slot) continue;
    slots.push(slot);
    next = fields.indexOf(slot.field) + 1;
  }
  const { understood, missing: left } = tooFewOf(slots, fields);
  return unclear('TOO_FEW_FIELDS', { understood, missing: [...missing, ...(left ?? [])] });
}

function isPlaceholder(field: FieldName, text: string, whole: Whole): boolean {
  const reading = readField(field, text, whole);
  return 'intent' in reading && reading.reason === 'PLACEHOLDER_LEFT';
}

/** Values by the labels that stood before them; a field without one is missing. */
export function matchLabelled(values: ReadonlyMap<FieldName, string>, situation: Situation): Match {
  const reader = situation.readers.find(({ keyword }) => keyword === null) ?? situation.readers[0];
  if (!reader) return unclear('UNKNOWN_TEXT');
  const whole = { ...situation, reader };
  const there = reader.fields.filter((field) => (values.get(field) ?? '') !== '');
  const slots = there.map((field) => ({ field, reading: readField(field, values.get(field) as string, whole) }));
  if (there.length < reader.fields.length) {
    return slots.some(({ reading }) => 'intent' in reading && reading.reason === 'PLACEHOLDER_LEFT')
      ? unclear('PLACEHOLDER_LEFT')
      : tooFewOf(
          slots.filter(({ reading }) => 'values' in reading),
          reader.fields,
        );
  }
  return matchFields(
    there.map((field) => values.get(field) as string),
    whole,
  );
}
