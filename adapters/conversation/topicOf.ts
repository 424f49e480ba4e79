// Weighs the terms of a message for each topic: the best one, if it is good enough and clearly better than the next. Pure.
import { termsIn } from './normalise.ts';
import { type QuestionTerm, TERMS } from './terms.ts';
import { TOPIC_NAMES, TOPICS, type Topic } from './topics.ts';
import { wordsOf } from './words.ts';

interface Cue {
  topic: Topic;
  terms: readonly QuestionTerm[];
  without: readonly QuestionTerm[];
  weight: number;
}

export interface TopicScore {
  topic: Topic;
  score: number;
}

/** A topic with fewer points is not taken without asking. */
export const ENOUGH_POINTS = 4;
/** Fewer points are enough where no other topic has any. */
const ENOUGH_ALONE = 3;
/** Topics with so few points are not offered either. */
const WORTH_ASKING = 2;
/** The best topic is taken where it leads by so much. */
export const CLEAR_LEAD = 1;

const cuesOfTerms = new Map<QuestionTerm, Cue[]>();
for (const topic of TOPIC_NAMES) {
  for (const cue of cuesOf(topic, TOPICS[topic].cues)) {
    const [first] = cue.terms;
    if (first) cuesOfTerms.set(first, [...(cuesOfTerms.get(first) ?? []), cue]);
  }
}

/** `QUOTA STILL 1; EMPTY -DAY 3`. */
function cuesOf(topic: Topic, text: string): Cue[] {
  return text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const words = part.trim().split(' ');
      const weight = Number(words.pop());
      const without = words.filter((word) => word.startsWith('-')).map((word) => termNamed(word.slice(1)));
      return { topic, terms: words.filter((word) => !word.startsWith('-')).map(termNamed), without, weight };
    });
}

function termNamed(word: string): QuestionTerm {
  if (!Object.hasOwn(TERMS, word)) throw new Error(`There is no term ${word}.`);
  return word as QuestionTerm;
}

/** All topics that the terms have points for, the best first. */
export function scoreTopics(terms: ReadonlySet<QuestionTerm>): TopicScore[] {
  const scores = new Map<Topic, number>();
  for (const term of terms) {
    for (const cue of cuesOfTerms.get(term) ?? []) {
      if (!cue.terms.every((one) => terms.has(one)) || cue.without.some((one) => terms.has(one))) continue;
      scores.set(cue.topic, (scores.get(cue.topic) ?? 0) + cue.weight);
    }
  }
  return [...scores].map(([topic, score]) => ({ topic, score })).sort((a, b) => b.score - a.score);
}

/** The topic; or those that it may be, the likeliest first; or nothing that can be said of it. */
export type TopicReading = { topic: Topic } | { choices: Topic[] };

const MAX_CHOICES = 3;
const MAX_EXAMPLE_LENGTH = 60;

/** The examples are what their topic's buttons say: they mean it whatever their words count. */
const TOPICS_OF_EXAMPLES = new Map<string, Topic>(
  TOPIC_NAMES.flatMap((topic) => {
    const { id, en } = TOPICS[topic].examples;
    return [...id, ...en].map((example): [string, Topic] => [wordsOf(example).join(' '), topic]);
  }),
);

/** Thanks and greetings count where nothing else was said. */
function politenessIn(terms: ReadonlySet<QuestionTerm>, text: string): TopicReading {
  if (/\d/.test(text) || (/[?¿]/.test(text) && !terms.has('GREETING'))) return { choices: [] };
  if (terms.has('THANKS')) return { topic: 'THANKS' };
  return terms.has('GREETING') || terms.has('TEST') ? { topic: 'HELP' } : { choices: [] };
}

/** `isBooked`: the sender has a booking. */
export function readTopic(text: string, isBooked = false): TopicReading {
  const named = TOPICS_OF_EXAMPLES.get(wordsOf(text.slice(0, MAX_EXAMPLE_LENGTH)).join(' '));
  if (named && text.length <= MAX_EXAMPLE_LENGTH) return { topic: named };
  const terms = termsIn(text);
  if (isBooked) terms.add('BOOKED');
  const scores = scoreTopics(terms).filter(({ score }) => score > 0);
  const [best, next] = scores;
  if (!best || best.score < WORTH_ASKING) return politenessIn(terms, text);
  const lead = best.score - (next?.score ?? 0);
  const enough = next && next.score >= WORTH_ASKING ? ENOUGH_POINTS : ENOUGH_ALONE;
  if (best.score >= enough && lead >= CLEAR_LEAD) return { topic: best.topic };
  const likely = scores.filter(({ score }) => score >= WORTH_ASKING).slice(0, MAX_CHOICES);
  return { choices: likely.map(({ topic }) => topic) };
}
