// Finds the answer of an office's own that a question belongs to, by the words of its examples. Pure.
import type { OwnAnswerAsked } from './intent.ts';
import { rootsOf, termsOf } from './normalise.ts';
import type { QuestionTerm } from './terms.ts';
import { POLITE } from './words.ts';

/** A question that the office answers, and what else asks the same. */
export interface AskedExamples {
  question: string;
  examples: readonly string[];
}

/** A question that the office answers, with the answer in the sender's language. */
export interface KnownAnswer extends AskedExamples {
  text: string;
}

/** Longer texts are no questions. */
const MAX_ASKED_LENGTH = 600;
/** Of an example's words, so much must stand in the message. */
const ENOUGH_OF_EXAMPLE = 2 / 3;
/** A word that means the same is worth a little less than the same word. */
const SYNONYM_WORTH = 0.75;
/** Shorter roots are found in too many words. */
const MIN_ROOT_COMPARED = 4;

/** Words that any question may have. */
const COMMON_TERMS: ReadonlySet<string> = new Set(
  'WHAT CAN ANY STILL WANT ASK_FOR NEED FIRST NOW CONDITION NOT MINE HERE GREETING THANKS'.split(' '),
);
const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'saya aku sy gue kami kita anda pak bu bapak ibu kak min admin ya yah dong sih kok deh nih itu ini yang yg di ke dari ' +
    'dan atau untuk utk buat dengan dgn pakai pake pada juga jg sudah sdh udah nya kah saja aja the a an is are do does ' +
    'did i my me we you your to of in on at for with and or it there please'
  ).split(' '),
);

/** A word that says something of what is asked. */
interface AskedWord {
  /** The word and its roots. */
  forms: ReadonlySet<string>;
  terms: readonly QuestionTerm[];
}

/** The answer whose examples the text says most of; null: it belongs to none. */
export function ownAnswerTo<Answer extends AskedExamples>(text: string, answers: readonly Answer[]): Answer | null {
  if (answers.length === 0 || text.length > MAX_ASKED_LENGTH) return null;
  const words = wordsAsked(text);
  const said = words.join(' ');
  const asked = words.flatMap(askedWord);
  let best: { answer: Answer; points: number } | null = null;
  for (const answer of answers) {
    const points = Math.max(...[answer.question, ...answer.examples].map((one) => pointsOf(one, said, asked)));
    if (points > (best?.points ?? 0)) best = { answer, points };
  }
  return best?.answer ?? null;
}

/** The same words mean it however common they are; otherwise enough of them must be there. */
function pointsOf(example: string, said: string, asked: readonly AskedWord[]): number {
  const words = wordsAsked(example);
  if (words.length === 0) return 0;
  if (words.join(' ') === said) return Number.POSITIVE_INFINITY;
  const wanted = words.flatMap(askedWord);
  const points = pointsOfWords(wanted, asked);
  return points > 0 && points >= wanted.length * ENOUGH_OF_EXAMPLE ? points : 0;
}

/** Each word of the message counts once: the same words first, then those that mean the same. */
function pointsOfWords(wanted: readonly AskedWord[], asked: readonly AskedWord[]): number {
  const left = new Set(asked);
  const take = (isFound: (one: AskedWord) => boolean): boolean => {
    const found = [...left].find(isFound);
    return found !== undefined && left.delete(found);
  };
  const others = wanted.filter(({ forms }) => !take((one) => !one.forms.isDisjointFrom(forms)));
  const synonyms = others.filter(({ terms }) => take((one) => one.terms.some((term) => terms.includes(term))));
  return wanted.length - others.length + synonyms.length * SYNONYM_WORTH;
}

function wordsAsked(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/['’`]/g, '')
      .match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  const others = words.filter((word) => !POLITE.has(word));
  return others.length > 0 ? others : words;
}

/** None: the word may stand in any question. */
function askedWord(word: string): AskedWord[] {
  if (COMMON_WORDS.has(word)) return [];
  const known = termsOf(word);
  const terms = known.filter((term) => !COMMON_TERMS.has(term));
  if (known.length > 0 && terms.length === 0) return [];
  return [{ forms: new Set([word, ...rootsOf(word).filter(({ length }) => length >= MIN_ROOT_COMPARED)]), terms }];
}

export function ownAnswerIntent(text: string, answers: readonly KnownAnswer[] | undefined): OwnAnswerAsked | null {
  const answer = answers && ownAnswerTo(text, answers);
  return answer ? { intent: 'OWN_ANSWER', text: answer.text } : null;
}
