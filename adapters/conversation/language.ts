// Detects the language of a text by words that only one of them has.
import type { Language } from '../../src/time.ts';
import { ENGLISH, INDONESIAN, wordsOf } from './words.ts';

/** As many words as tell; what comes behind them tells nothing new. */
const ENOUGH_CHARACTERS = 2000;

/** null: the text does not tell. */
export function languageOf(text: string): Language | null {
  const words = wordsOf(text.slice(0, ENOUGH_CHARACTERS));
  if (words.some((word) => INDONESIAN.has(word))) return 'id';
  return words.some((word) => ENGLISH.has(word)) ? 'en' : null;
}
