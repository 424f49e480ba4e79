// How much is said of the calls that wait to be called out, and of how many at a time: as much as leaves none of them late. Pure.

/** How much is said: the more wait to be called out, the less. */
export type SentenceLength =
  /** Chime, and the whole sentence in both languages. */
  | 'whole'
  /** Chime, and the sentence in the first language alone. */
  | 'first'
  /** Chime, and numbers with their counters in one sentence of the first language. */
  | 'places'
  /** Chime, and numbers alone; their counters are on the screen. */
  | 'numbers'
  /** Chime, and the word to look at the screen: more are called than can be spoken. */
  | 'glance';

export interface PlannedSentence {
  length: SentenceLength;
  /** How many of the waiting calls it has, the oldest first. */
  calls: number;
}

interface SentenceKind {
  most: number;
  /** Milliseconds with the chime, and more for each call after the first one. */
  first: number;
  each: number;
}

/** None takes so long that a call which comes meanwhile is late for it. */
export const SENTENCE_KINDS: Readonly<Record<SentenceLength, SentenceKind>> = {
  whole: { most: 1, first: 14_000, each: 0 },
  first: { most: 1, first: 7000, each: 0 },
  places: { most: 2, first: 6200, each: 3000 },
  numbers: { most: 4, first: 5200, each: 1700 },
  glance: { most: 8, first: 4000, each: 0 },
};
const RICHEST_FIRST: readonly SentenceLength[] = ['whole', 'first', 'places', 'numbers', 'glance'];
/** A call has to be up within this time; it leaves room for a sentence that takes longer than reckoned. */
export const CALL_DUE_MS = 15_000;

export function sentenceMs(length: SentenceLength, calls: number): number {
  const { first, each } = SENTENCE_KINDS[length];
  return first + each * (calls - 1);
}

/**
 * `waited`: the milliseconds that each call has waited, the oldest first; `slowness`: by how much this machine's voice is
 * slower than reckoned. A second language is left out, and calls share a sentence, before one of them is late.
 */
export function planSentence(waited: readonly number[], slowness: number): PlannedSentence {
  const length = RICHEST_FIRST.find((tried) => isInTime(tried, waited, slowness)) ?? 'glance';
  return { length, calls: Math.min(SENTENCE_KINDS[length].most, waited.length) };
}

function isInTime(length: SentenceLength, waited: readonly number[], slowness: number): boolean {
  const { most } = SENTENCE_KINDS[length];
  if (length === 'whole' && waited.length > 2) return false;
  const duration = sentenceMs(length, Math.min(most, waited.length)) * slowness;
  return waited.every((passed, index) => {
    const sentencesBefore = Math.floor(index / most);
    return sentencesBefore === 0 || passed + sentencesBefore * duration <= CALL_DUE_MS;
  });
}
