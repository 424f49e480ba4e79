// Weighs a sentence about a booking: only what agrees, and holds nothing that speaks against it, is a yes.

import { itemAt } from '../../src/items.ts';
import { asksOrQuotes, isDeedWord } from './saidOtherwise.ts';
import {
  AGAINST,
  ASKING_PICTURES,
  BUT,
  CODE_BESIDE,
  GIVEN_UP,
  gluedNot,
  IF,
  isCancelWord,
  isChangeWord,
  NEEDED,
  NO_PICTURES,
  NOT,
  NOT_RIGHT,
  OTHER_PEOPLE,
  WRONG,
  YES,
  YES_BESIDE,
  YES_PICTURES,
} from './speech.ts';
import { POLITE, wordsOf } from './words.ts';

/**
 * YES agrees; BARE has politeness and no more; NO refuses and says no more; CANCEL gives up; CHANGE finds something wrong
 * or wants another day; QUESTION asks or supposes; AGAINST denies; OPEN says something else.
 */
export type Stance = 'YES' | 'BARE' | 'NO' | 'CANCEL' | 'CHANGE' | 'QUESTION' | 'AGAINST' | 'OPEN';

/** The meaning of a word in its place. */
type Part = 'yes' | 'beside' | 'not' | 'against' | 'but' | 'if' | 'ask' | 'cancel' | 'change' | 'other';

/**
 * `said` is the text as it came, for its pictures; `text` is what was made of it, without codes. `names` are those of the
 * people who are booked: to say one's name is to add nothing.
 */
export function stanceOf(said: string, text: string, names: readonly string[] = []): Stance {
  const own = new Set(names.flatMap(wordsOf));
  // "No: 2345678A" is a number; "no" by itself is a no.
  const words = wordsOf(
    text
      .replaceAll("'", '')
      .replace(/\bno *:/gi, ' ')
      .replace(GLUED_NEED_WORDS, '$1 $2')
      .replace(LETS_PLACE_GO, 'lepaskan'),
  );
  const parts = denied(
    words,
    words.map((word) => partOf(word, own)),
  );
  const has = (part: Part) => parts.includes(part);
  const refuses = isOnlyNo(words, parts);
  // "Dia yang mau batal" tells of another person, and asks for nothing.
  if (words.some((word) => OTHER_PEOPLE.has(word)) && (has('cancel') || has('change'))) return 'QUESTION';
  const asks = has('ask') || ASKING.test(text) || ASKING_PICTURES.test(said) || (!refuses && endsInNot(parts));
  const denies = has('not') || has('against') || has('but') || NO_PICTURES.test(said);
  const finds = has('change') || (has('but') && has('yes'));
  if (finds && !has('if')) return 'CHANGE';
  if (has('cancel') && !denies && !asks && !has('if')) return 'CANCEL';
  if (asks || has('if')) return 'QUESTION';
  if (denies) return refuses ? 'NO' : 'AGAINST';
  if (has('other') || /\d/.test(text)) return 'OPEN';
  return has('yes') || YES_PICTURES.test(said) ? 'YES' : 'BARE';
}

const ASKING = /[?¿؟]/;
/** "Gausah" is two words. */
const GLUED_NEED_WORDS = /\b(tidak|tdk|gak?|ngga?k?|engga?k?)(usah|perlu)\b/gi;

/** "Lepas aja tempatnya", "slotnya dilepas aja": pages of a passport come off, too. */
const LETS_PLACE_GO =
  /\b(?:di)?lepas(?= (?:\p{L}+ ){0,2}(?:tempat|slot|jatah|antre?an|antrian|booking|jadwal)(?:nya|ku)?\b)|(?<=\b(?:tempat|slot|jatah|antre?an|antrian|booking|jadwal)(?:nya|ku)? (?:\p{L}+ )?)(?:di)?lepas(?= (?:aj|aja|sj|saja|deh)\b)/giu;

function partOf(word: string, own: ReadonlySet<string>): Part {
  const part = known(word);
  if (part !== 'other') return part;
  // Stretched letters: "yaaa", "tidaaak".
  return own.has(word) ? 'beside' : known(word.replace(/(.)\1+/gu, '$1'));
}

/** Words of everyday messages repeat; the cache starts empty when it is full. */
const MAX_PARTS_CACHED = 5000;
const MAX_PART_LENGTH = 24;
const partsOfReadWords = new Map<string, Part>();

function known(word: string): Part {
  if (word.length > MAX_PART_LENGTH) return partByTables(word);
  const read = partsOfReadWords.get(word);
  if (read) return read;
  if (partsOfReadWords.size >= MAX_PARTS_CACHED) partsOfReadWords.clear();
  const part = partByTables(word);
  partsOfReadWords.set(word, part);
  return part;
}

function partByTables(word: string): Part {
  if (NOT.has(word)) return 'not';
  if (AGAINST.has(word)) return 'against';
  if (BUT.has(word)) return 'but';
  if (IF.has(word)) return 'if';
  if (asksOrQuotes(word)) return 'ask';
  if (isCancelWord(word)) return 'cancel';
  if (WRONG.has(word) || isChangeWord(word)) return 'change';
  if (YES.has(word)) return 'yes';
  if (POLITE.has(word) || YES_BESIDE.has(word) || CODE_BESIDE.has(word)) return 'beside';
  return gluedNot(word) ?? 'other';
}

/** "Tidak jadi" gives up, "tidak benar" finds something wrong, and "tidak jadi batal" does neither. */
function denied(words: readonly string[], parts: readonly Part[]): Part[] {
  const read = [...parts];
  parts.forEach((part, index) => {
    if (part !== 'not') return;
    const at = parts[index + 1] === 'beside' && isDeniable(words[index + 2]) ? index + 2 : index + 1;
    const word = words[at] ?? '';
    if (NEEDED.has(word)) {
      const next = parts[at + 1];
      if (next === 'cancel' || next === 'change' || isDeedWord(words[at + 1] ?? '')) read[index] = read[at] = 'against';
      else if (next === undefined || next === 'beside') read[index] = read[at] = 'cancel';
    } else if (NOT_RIGHT.has(word)) read[index] = read[at] = 'change';
    else if (GIVEN_UP.has(word)) read[index] = read[at] = parts[at + 1] === 'cancel' ? 'against' : 'cancel';
  });
  return read;
}

function isDeniable(word = ''): boolean {
  return NOT_RIGHT.has(word) || GIVEN_UP.has(word) || NEEDED.has(word);
}

/** "Tidak", "gak pak", "no thanks". */
function isOnlyNo(words: readonly string[], parts: readonly Part[]): boolean {
  const rest = parts.filter((part, index) => part !== 'beside' && !CALLS.has(itemAt(words, index)));
  return rest.length > 0 && rest.every((part) => part === 'not');
}
const CALLS = new Set(['ya', 'yah', 'iya']);

/** "Batal gak ya": a negation at the end asks. */
function endsInNot(parts: readonly Part[]): boolean {
  return parts.findLast((part) => part !== 'beside' && part !== 'yes') === 'not';
}
