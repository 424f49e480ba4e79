// Finds several people in one sentence, each by name and birth date: "saya Budi lahir ... dan istri saya Siti lahir ...". Pure.
import { RELATIVES } from './besideDate.ts';
import {
  BIRTH_WORDS,
  datesInWords,
  type FoundDate,
  isNameWord,
  onlyDate,
  readNameAt,
  registeringWords,
} from './freeText.ts';
import type { FreeWord } from './freeWords.ts';
import { type Fields, type Unclear, unclear } from './intent.ts';
import { isKnownWord, nameBegins } from './nameWords.ts';
import { termsIn } from './normalise.ts';
import type { Situation } from './slots.ts';

/** null: the sentence names one person at most. */
export function severalApplicants(text: string, situation: Situation): Unclear | null {
  // A line has a birth and a visit before it names another person.
  if ((text.match(YEAR_OF_BIRTH)?.length ?? 0) < (text.includes('#') ? 3 : 2)) return null;
  const words = registeringWords(text.replaceAll('#', ' , '));
  if (!words) return null;
  const dates = datesInWords(words, situation.today);
  const births = dates.filter(({ kind }) => kind === 'birthDate');
  if (births.length < 2) return null;
  const visitDate = onlyDate(dates.filter(({ kind }) => kind === 'visitDate'));
  const people = births.flatMap((birth, index): Fields[] => {
    const before = births[index - 1];
    const name = nameBeforeBirth(words, before ? before.at + before.count : 0, birth, situation);
    return name ? [{ name, birthDate: birth.date, ...(visitDate && { visitDate }) }] : [];
  });
  const names = new Set(people.map(({ name = '' }) => name.toLowerCase()));
  if (people.length < births.length || names.size < people.length) return null;
  const template = situation.readers.find(({ keyword }) => keyword === null)?.template;
  return unclear('MULTIPLE_APPLICANTS', { applicants: people.length, people, ...(template && { template }) });
}

/** Four digits of a year, or the last two behind a sign: without two of these there are no two birth dates. */
const YEAR_OF_BIRTH = /(?:19|20)\d\d(?!\d)|[-/. ]\d\d(?!\d)|(?<!\d)\d{6}(?!\d)/g;

/** The name that is announced since then, or the words that end before the birth date. */
function nameBeforeBirth(
  words: readonly FreeWord[],
  from: number,
  birth: FoundDate,
  situation: Situation,
): string | null {
  const segment = words.slice(from, birth.at);
  for (let at = 0; at < segment.length; at++) {
    const begins = nameBegins(segment, at);
    const name = begins === null ? null : readNameAt(segment.slice(begins), situation);
    if (name) return name;
  }
  const born = segment.findLastIndex(({ lower }) => BIRTH_WORDS.test(lower));
  const end = born < 0 ? segment.length : born;
  let start = end;
  while (start > 0 && isOfName(segment[start - 1]) && (start === end || !segment[start - 1]?.ends)) start--;
  return start < end ? readNameAt(segment.slice(start, end), situation) : null;
}

function isOfName(word: FreeWord | undefined): boolean {
  return word !== undefined && isNameWord(word) && !isKnownWord(word.lower) && !RELATIVES.has(word.lower);
}

/** "Bawa anak saya sekalian, bisa didaftarin juga?": others would come along who are not named. */
export function bringsOthers(text: string): boolean {
  const terms = termsIn(text);
  return terms.has('MORE') && (['CHILD', 'RELATIVE', 'PERSON_COUNT'] as const).some((term) => terms.has(term));
}
