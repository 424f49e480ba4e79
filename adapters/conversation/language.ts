// Detects the language of a text by words that only one of them has.
import type { Language } from '../../src/time.ts';
import { codesTogether, readCode } from './codes.ts';
import { ENGLISH, INDONESIAN, wordsOf } from './words.ts';

/** As many words as tell; what comes behind them tells nothing new. */
const ENOUGH_CHARACTERS = 2000;

/** Letters with a digit among them or beside them are a code or a number: the code M6CAN9YU says nothing in English. */
const WITH_DIGITS = /[\p{L}\d]*\d[\p{L}\d]*/gu;

/** null: the text does not tell. */
export function languageOf(text: string): Language | null {
  if (readCode(text) !== null || codesTogether(text).length > 0) return null;
  const words = wordsOf(text.slice(0, ENOUGH_CHARACTERS).replace(WITH_DIGITS, ' '));
  if (words.some((word) => INDONESIAN.has(word))) return 'id';
  return words.some((word) => ENGLISH.has(word)) ? 'en' : null;
}
