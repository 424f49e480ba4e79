// Reads a registration whose fields are parted by lines, commas, other signs, or nothing but blanks.

import { itemAt } from '../../src/items.ts';
import { type AsideBlock, isAside, isNameLike, withRest } from './asides.ts';
import { readVisitDate } from './dateFields.ts';
import { readDate } from './dates.ts';
import { type Registration, type Unclear, withWarnings } from './intent.ts';
import { COMPACT_DATE, matchPieces } from './match.ts';
import type { Match, Situation } from './slots.ts';
import { POLITE, saysOnly } from './words.ts';

/** Signs that part fields of whatever kind, the least doubtful first. */
const SIGNS = ['*', '\n', ';', '|', '\\', ','];
/** Signs that also stand inside dates: they part fields only where each date is eight unbroken digits. */
const SIGNS_OF_DATES = ['/', '-', '_', '.', '+', ':', '='];

/** null: nothing says that it is one. */
export function byOtherSigns(text: string, situation: Situation): Match | null {
  const { body, before, after } = withoutAsides(text);
  const said = (match: Registration) => withRest(withWarnings(match, ['SEPARATOR']), { body, before, after });
  let telling: Unclear | null = null;
  for (const sign of [...SIGNS, ...SIGNS_OF_DATES]) {
    const pieces = withoutNumbers(body.split(sign));
    if (pieces.length < 2 || (SIGNS_OF_DATES.includes(sign) && !hasUnbrokenDates(pieces))) continue;
    const match = matchPieces(withoutOpening(pieces), sign, situation);
    if (match.intent === 'REGISTER' && isNameLike(match.name)) return said(match);
    if (!telling && match.intent === 'UNCLEAR' && isTelling(match, pieces)) telling = match;
  }
  const atEnd = datesAtEnd(body, situation);
  return atEnd?.intent === 'REGISTER' ? said(atEnd) : (telling ?? atEnd);
}

/** Greetings and thanks on lines of their own. */
function withoutAsides(text: string): AsideBlock {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  let [from, to] = [0, lines.length];
  while (from < to && isAside(itemAt(lines, from))) from++;
  while (to > from && isAside(itemAt(lines, to - 1))) to--;
  return { body: lines.slice(from, to).join('\n'), before: lines.slice(0, from), after: lines.slice(to) };
}

function withoutOpening(pieces: readonly string[]): readonly string[] {
  return pieces.length > 2 && saysOnly(itemAt(pieces, 0), POLITE) ? pieces.slice(1) : pieces;
}

/** The numbers of a list, where every piece has one: they are no dates. */
function withoutNumbers(pieces: string[]): string[] {
  const numbered = /^ ?\d{1,2}[.)] (?=.)/;
  return pieces.every((piece) => numbered.test(piece)) ? pieces.map((piece) => piece.replace(numbered, '')) : pieces;
}

function hasUnbrokenDates(pieces: readonly string[]): boolean {
  return pieces.some((piece) => /^\d{8}$/.test(piece.trim()));
}

/** Whether that was meant as a registration: a name, and a birth date that is wrong or a field that is missing. */
function isTelling(match: Unclear, pieces: readonly string[]): boolean {
  const name = pieces.find((piece) => piece.trim() !== '') ?? '';
  if (!isNameLike(name) || !pieces.some((piece) => (piece.match(/\d/g)?.length ?? 0) >= 4)) return false;
  if (match.reason === 'TOO_FEW_FIELDS')
    return match.understood.birthDate !== undefined && match.understood.name !== undefined;
  return /DATE|FIELD_MISMATCH/.test(match.reason);
}

/** Nothing but blanks between: the last words are the dates, and what stands before them is a name. */
function datesAtEnd(text: string, situation: Situation): Match | null {
  const reader = situation.readers.find(({ keyword }) => keyword === null);
  const fields = reader?.fields.join();
  if (text.length > 200 || (fields !== 'name,birthDate,visitDate' && fields !== 'name,birthDate')) return null;
  const words = text.split(/[ \n,;|/]+/).filter((word) => word !== '');
  const visit =
    fields === 'name,birthDate'
      ? null
      : (lastDateWithTail(words, situation) ?? lastDate(words, 'visitDate', situation));
  const birth = lastDate(visit?.before ?? words, 'birthDate', situation);
  const name = withoutGreeting((birth ?? visit)?.before ?? []);
  if (!isNameLike(name.text)) return null;
  const dates = [birth, visit].flatMap((found) => found?.date ?? []);
  // One date where two are wanted: plainly written, it is a registration with something missing.
  if (!birth && !COMPACT_DATE.test(dates[0] ?? '')) return null;
  const match = matchPieces([name.text, ...dates], ' ', situation);
  return match.intent === 'REGISTER' ? withWarnings(match, name.greeted ? ['LEADING_TEXT'] : []) : match;
}

/** As many of the last words as make a date. */
function lastDate(words: readonly string[], kind: 'birthDate' | 'visitDate', { today }: Situation) {
  for (const count of [4, 3, 2, 1]) {
    const date = words.slice(-count).join(' ');
    if (
      words.length > count &&
      !('fault' in readDate(date, kind, today)) &&
      (count === 1 || !COMPACT_DATE.test(date))
    ) {
      return { date, before: words.slice(0, -count) };
    }
  }
  return null;
}

/** The last date that has no blanks, with words behind it that leave it as it is: `07082017 bareng istri`. */
function lastDateWithTail(words: readonly string[], { today }: Situation) {
  const from = words.findLastIndex((word) => COMPACT_DATE.test(word));
  const date = words.slice(from).join(' ');
  const reading = from > 1 ? readVisitDate(date, today) : null;
  const visitDate = reading && 'values' in reading ? reading.values.visitDate : undefined;
  return visitDate !== undefined && visitDate >= today ? { date, before: words.slice(0, from) } : null;
}

function withoutGreeting(words: readonly string[]): { text: string; greeted: boolean } {
  let from = 0;
  while (from < words.length && POLITE.has(itemAt(words, from).toLowerCase())) from++;
  return { text: words.slice(from).join(' '), greeted: from > 0 };
}
