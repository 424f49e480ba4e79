// Tells a registration that is meant from one that is denied, supposed, asked about or quoted. Pure.
import { AGAINST_SAID, ASKS, IF, isCancelWord, isChangeWord, NOT, QUOTES } from './speech.ts';
import { wordsOf } from './words.ts';

/** "Jangan", "kalau", "kenapa", "katanya": what follows in the same clause is not said of oneself, here and now. */
export function turnsMeaning(word: string): boolean {
  return GLUED_NEED.test(word) || AGAINST_SAID.has(word) || NOT.has(word) || IF.has(word) || asksOrQuotes(word);
}

/** "Gausah", "nggaperlu". */
const GLUED_NEED = /^(?:tidak|tdk|gak?|ngga?k?|engga?k?)(?:usah|perlu)$/;

export function asksOrQuotes(word: string): boolean {
  return ASKS.has(word) || QUOTES.has(word) || /\p{L}{3}kah$/u.test(word);
}

const POSSIBLE = /^(?:bisa|boleh|dapat|bs|bole|possible)$/;

/** "Kalau bisa" and "bisa nggak" are politeness: they suppose and deny nothing. */
export function isPolite(word: string, before = '', next = ''): boolean {
  if (NOT.has(word)) return POSSIBLE.test(before);
  return /^(?:kalau|kalo|klo|klu|jika|if)$/.test(word) && POSSIBLE.test(next);
}

/** Longer than any clause before a line. */
const MAX_CLAUSE = 80;
const BEFORE_SIGN = /^[^#]*/;
/** Up to the first label or digit. */
const BEFORE_FIELDS = /^[^\d:\n]*/;
const ENDS_CLAUSE = /[.?!:;\n]/;

/**
 * "Jangan daftarkan #Siti#…", "kenapa didaftarkan #Siti#…": the words right before the line say that it is not meant. A
 * sentence that ends before the line says nothing of it. `name`: the person of the line, whose words are names behind
 * the last word that tells of a deed.
 */
export function isLineNotMeant(text: string, name: string): boolean {
  const before = (text.includes('#') ? BEFORE_SIGN : BEFORE_FIELDS).exec(text)?.[0] ?? '';
  const clause = before.slice(-MAX_CLAUSE).split(ENDS_CLAUSE).at(-1) ?? '';
  const words = wordsOf(clause);
  const names = new Set(wordsOf(name));
  const deed = words.findLastIndex(isDeedWord);
  const isName = (word: string, at: number) => at > deed && names.has(word);
  return words.some(
    (word, at) => !isName(word, at) && turnsMeaning(word) && !isPolite(word, words[at - 1], words[at + 1]),
  );
}

/** Words of doing something to a registration or a booking. */
export function isDeedWord(word: string): boolean {
  return DEEDS.test(word) || isCancelWord(word) || isChangeWord(word);
}
const DEEDS =
  /^(?:(?:men|di)?daftar\w*|(?:ng|meng)?antr[ie]|(?:di)?booking|regist\w*|book(?:ed)?|datang\w*|dateng|come|(?:di)?(?:konfirm\w*|confirm\w*|setuju\w*|lanjut\w*)|agree\w*|proses)$/;
