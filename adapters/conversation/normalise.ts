// Brings the words of a text to the terms that they mean, whatever their spelling, ending or language. Pure.
import { type QuestionTerm, TERMS } from './terms.ts';

/** A sentence that is longer is no question: its words are not looked at. */
const MAX_TERM_TEXT = 600;
const MAX_TERM_WORDS = 90;
const MAX_PHRASE_LENGTH = 4;

const TERMS_OF_WORDS = new Map<string, QuestionTerm[]>();
const PHRASE_BEGINNINGS = new Set<string>();
for (const [term, words] of Object.entries(TERMS) as [QuestionTerm, string][]) {
  for (const word of words.split(' ').filter((one) => one !== '')) {
    TERMS_OF_WORDS.set(word, [...(TERMS_OF_WORDS.get(word) ?? []), term]);
    const [first, ...rest] = word.split('_');
    if (first && rest.length > 0) PHRASE_BEGINNINGS.add(first);
  }
}

/** The terms that a text has. */
export function termsIn(text: string): Set<QuestionTerm> {
  if (text.length > MAX_TERM_TEXT) return new Set();
  const words =
    text
      .toLowerCase()
      .replace(/['’`]/g, '')
      .match(/\p{L}+|\d+/gu)
      ?.slice(0, MAX_TERM_WORDS) ?? [];
  const terms = new Set<QuestionTerm>();
  words.forEach((word, at) => {
    const own = termsOf(word);
    for (const term of own) terms.add(term);
    if (own.length > 0 && OF_MINE.test(word)) terms.add('MINE');
    if (PHRASE_BEGINNINGS.has(word)) for (const term of termsOfPhrases(words, at)) terms.add(term);
  });
  return terms;
}

/** `nomerku` names whose it is. */
const OF_MINE = /\p{L}{3}ku$/u;

function termsOfPhrases(words: readonly string[], at: number): QuestionTerm[] {
  const terms: QuestionTerm[] = [];
  let phrase = words[at] ?? '';
  for (const next of words.slice(at + 1, at + MAX_PHRASE_LENGTH)) {
    phrase = `${phrase}_${next}`;
    terms.push(...(TERMS_OF_WORDS.get(phrase) ?? []));
  }
  return terms;
}

/** Longer than any word that is known. */
const MAX_WORD_LENGTH = 24;
/** Words of everyday messages repeat; the cache starts empty when it is full. */
const MAX_WORDS_CACHED = 5000;
const termsOfReadWords = new Map<string, readonly QuestionTerm[]>();

/** The terms of one word; none: it is not known. */
export function termsOf(word: string): readonly QuestionTerm[] {
  if (word.length > MAX_WORD_LENGTH) return [];
  const known = termsOfReadWords.get(word);
  if (known) return known;
  if (termsOfReadWords.size >= MAX_WORDS_CACHED) termsOfReadWords.clear();
  const terms = termsByRoot(word);
  termsOfReadWords.set(word, terms);
  return terms;
}

function termsByRoot(word: string): readonly QuestionTerm[] {
  for (const spelling of new Set([word, withoutStretching(word)])) {
    for (const root of [spelling, ...rootsOf(spelling)]) {
      const terms = TERMS_OF_WORDS.get(root);
      if (terms) return terms;
    }
  }
  return [];
}

/** "Makasiiih". */
function withoutStretching(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}

/** Shorter roots would be found in too many words. */
const MIN_ROOT_LENGTH = 3;
const ENDINGS = /(?:nyah|nya|nye|kah|lah|kan|in|ku|mu|an|ne|na|e|s)$/;
const BEGINNINGS = /^(?:di|ke|se|ter|ber|mem|men|meng|me|nge|ng|peng|per|pe|n|m)/;

/** The word without its ending, without its beginning, and without both. */
export function rootsOf(word: string): string[] {
  const ends = withoutEnding(word);
  const begins = [...ends, word].map((one) => one.replace(BEGINNINGS, ''));
  return [...ends, ...begins].filter((root) => root.length >= MIN_ROOT_LENGTH);
}

/** One ending, and another before it: `bayarannya`. */
function withoutEnding(word: string): string[] {
  const once = word.replace(ENDINGS, '');
  if (once === word) return [];
  const twice = once.replace(ENDINGS, '');
  return twice === once ? [once] : [once, twice];
}
