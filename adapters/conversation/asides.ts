// Texts before and after a registration: greetings and thanks, and lines that are left aside and named.

import { type Registration, type Unclear, unclear, type Warning, withWarnings } from './intent.ts';
import { lineFieldsOf } from './line.ts';
import { stanceOf } from './stance.ts';
import { CHATTER, POLITE, saysOnly, wordsOf } from './words.ts';

/** Some lines of a text, and what stood before and after them. */
export interface AsideBlock {
  body: string;
  before: string[];
  after: string[];
}

/** Nothing, or greetings and thanks only. */
export function isAside(line: string): boolean {
  return line.trim() === '' || saysOnly(line, POLITE);
}

/** A text on lines of its own is left aside and named; another line with a sign may not be. */
export function withRest(match: Registration, { before, after }: AsideBlock): Registration | Unclear {
  const isOther = (line: string) => line.includes('#') && !saysOnly(line, POLITE);
  // "Batal" behind it takes it back; before it, it may be about an earlier one.
  if ([...before, ...after].some(isOther) || after.some((line) => stanceOf('', line) === 'CANCEL')) {
    return unclear('TOO_MANY_FIELDS', { understood: lineFieldsOf(match), template: match.template });
  }
  const isSaid = (lines: readonly string[]) => lines.some((line) => line.trim() !== '');
  const warnings: Warning[] = [];
  if (isSaid(before)) warnings.push('LEADING_TEXT');
  if (isSaid(after)) warnings.push('TRAILING_TEXT');
  return withWarnings(match, warnings);
}

/** A few words none of which belongs to a sentence. */
export function isNameLike(text: string): boolean {
  if (text.length > 120) return false;
  const words = wordsOf(text);
  return words.length > 0 && words.length <= 8 && !/\d/.test(text) && !words.some((word) => CHATTER.has(word));
}
