// Parts a sentence in its words, and keeps where a sign ends one. Pure.
import { DAY_WORDS, MONTHS, RELATIVE, WEEKDAYS } from './words.ts';

/** A word of the text without the signs round it; `ends` where a sign parts it from the next. */
export interface FreeWord {
  typed: string;
  lower: string;
  ends: boolean;
}

export function freeWordsOf(text: string): FreeWord[] {
  const spaced = text.replace(/([,;:?!()]+|\.(?=\s|$))/g, ' $1 ').replace(/\n/g, ' , ');
  const words: FreeWord[] = [];
  for (const typed of spaced.split(/\s+/)) {
    const last = words.at(-1);
    if (/^[,;:?!().]+$/.test(typed)) {
      if (last && !typed.startsWith(':')) last.ends = true;
    } else if (typed !== '') words.push({ typed, lower: typed.toLowerCase().replace(/['’]/g, ''), ends: false });
  }
  return words;
}

/** The first words of "hari ini" and the like. */
const RELATIVE_BEGINNINGS: ReadonlySet<string> = new Set([...RELATIVE.keys()].map((said) => said.split(' ')[0] ?? ''));

/** A word that a date may begin with. */
export function beginsDate(word: string): boolean {
  if (/\d/.test(word) || DAY_WORDS.has(word) || WEEKDAYS.has(word) || MONTHS.has(word)) return true;
  return RELATIVE.has(word) || RELATIVE_BEGINNINGS.has(word);
}
