// The state of a conversation from one message to the next: pure; it is kept with the mark that a message was worked on.
import { storable, textHash } from '../../src/text.ts';
import type { Language, LocalDate } from '../../src/time.ts';
import type { Fields, Question, Registration } from './intent.ts';
import type { FollowedTopic, Topic } from './topics.ts';

/** The position of a guided applicant; known fields stay when another is asked again. */
export interface Guide {
  step: 'name' | 'birthDate' | 'visitDate' | 'address' | 'yes';
  name?: string;
  birthDate?: LocalDate;
  /** null: the first day with a place. */
  visitDate?: LocalDate | null;
  address?: string;
  /** The numbered list that was shown last. */
  days?: LocalDate[];
  /** Was asked for again: back to the question whether all is right. */
  correcting?: boolean;
}

/** `isFull`: every day that can be booked is full. */
export interface KeptRegistration {
  registration: Registration;
  photo: string | null;
  isFull?: true;
}

export interface State {
  /** Chosen by the applicant. */
  language?: Language;
  guide?: Guide;
  /** Wants no notices. */
  hasStopped?: boolean;
  /** The fields of a registration that is not complete yet. */
  draft?: Fields;
  /** The topic of the last message, where the next may go on with it. */
  topic?: FollowedTopic;
  /** The topics that were offered last, in the order of their numbers. */
  choices?: Topic[];
  /** A registration that waits for its photo. */
  pending?: Registration;
  /** Its applicant has agreed to it already. */
  isPendingAgreed?: boolean;
  /** And to its waiting for the intake hours. */
  isPendingToWait?: boolean;
  /** A registration that came outside the intake hours, or found no place, with its photo and the time in milliseconds. */
  kept?: KeptRegistration & { at: number };
  /** A registration that takes the place of the one that is held, if the sender says so. */
  replacement?: { registration: Registration; photo: string | null };
  /** A photo that came without words, by the key of its message. */
  photo?: string;
  /** When `guide`, `draft`, `pending`, `replacement` or `photo` was last touched, in milliseconds. */
  touchedAt?: number;
  /** Codes of the bookings that the sender had last, the latest last. */
  ownCodes?: string[];
  /** The latest of them that the sender was told to have lapsed. */
  toldLapsed?: string;
  /** The last question, and its time in milliseconds. */
  question?: Question & { at: number };
  /** The last reply that only said how to register. */
  fallback?: string;
  /** How many messages in a row were not understood, and when the last came, in milliseconds. */
  misread?: { times: number; at: number };
  /** Texts that were answered, the latest last: how often each came, when first and when last. */
  heard?: { text: string; times: number; from: number; last?: number }[];
  /** Digests of the last replies, to know our own words again. */
  said?: string[];
  /** Automatic replies in the hour that began then, in milliseconds. */
  hour?: { from: number; replies: number };
  /** The text that came last by a channel that may tell it twice, and when it was sent, in milliseconds. */
  last?: { text: string; at: number };
}

const DAY_IN_MS = 86_400_000;
const HOUR_IN_MS = 3_600_000;

/** A state older than a day starts from the beginning; the language stays. */
export function fresh(state: State, now: number): State {
  if (state.touchedAt === undefined || now - state.touchedAt < DAY_IN_MS) return state;
  const { guide: _, draft: __, pending: ___, photo: ____, replacement: _____, touchedAt: ______, ...rest } = state;
  return rest;
}

/** Automatic replies an hour and sender at most: machines that answer each of ours by themselves are no people. */
const MOST_REPLIES = 60;
/** Texts that are kept for comparing. */
const MOST_HEARD = 8;

/** One spelling of a text for comparing it with others. */
export function sameWords(text: string): string {
  const words = wordsAndNumbers(text).join(' ').toLowerCase();
  return `${text.length} ${words === '' ? storable(text.trim(), 20) : storable(words, 200)}`;
}

/** `#Budi#25011987#07082017` has three, "#cek" has one. */
function wordsAndNumbers(text: string): string[] {
  return text.slice(0, 2000).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * The reply that may be sent, and the state that counts it: `yes` the reply, `otherwise` the same in other words,
 * `answered` that it was answered before, `pause` that there is a pause until then.
 */
export interface Leave {
  state: State;
  say: 'yes' | 'otherwise' | 'answered' | 'pause' | 'nothing';
  /** In milliseconds, where there is a pause. */
  until?: number;
}

/** A message and its reply. */
export interface Exchanged {
  text: string;
  reply: { key: string; text: string };
  /** The reply only says how to register, or answers a question. */
  isFallback: boolean;
}

/**
 * A reply that only says how to register never comes twice in a row, and a text that got one is answered so three times
 * an hour at most: other words, however many, are answered. Our own words that come back are one text, whatever they are.
 * A sentence that gets the same reply again gets it three times in ten minutes. Then it is told to have been answered, and
 * how to reach an officer: each time to a person, and once to a machine, which repeats itself without a pause. Further messages, commands and short answers among them, are bounded by the hour.
 */
export function mayReply(state: State, exchanged: Exchanged, now: number): Leave {
  const hour = state.hour && now - state.hour.from < HOUR_IN_MS ? state.hour : { from: now, replies: 0 };
  if (hour.replies >= MOST_REPLIES) {
    const say = hour.replies === MOST_REPLIES ? 'pause' : 'nothing';
    const counted = { from: hour.from, replies: MOST_REPLIES + 1 };
    return { state: { ...state, hour: counted }, say, until: hour.from + HOUR_IN_MS };
  }
  const next: State = { ...state, hour: { ...hour, replies: hour.replies + 1 } };
  const counting = countingOf(state, exchanged);
  if (!counting) return { state: withoutState(next, 'fallback'), say: 'yes' };
  const { times, heard, isAtOnce } = heardAgain(state.heard ?? [], counting, now);
  const isByMachine = isAtOnce || counting.text === OWN_WORDS;
  if (times > counting.most && isByMachine) return { state: { ...state, hour, heard }, say: 'nothing' };
  const said = { ...next, heard };
  if (times >= counting.most) return { state: withoutState(said, 'fallback'), say: 'answered' };
  if (!exchanged.isFallback) return { state: withoutState(said, 'fallback'), say: 'yes' };
  if (state.fallback === exchanged.reply.key) return { state: withoutState(said, 'fallback'), say: 'otherwise' };
  return { state: { ...said, fallback: exchanged.reply.key }, say: 'yes' };
}

/** Stands for all our own words that come back. */
const OWN_WORDS = '=';

/** How often a text may come: with the last time it is told that it was answered. */
interface TextCounting {
  text: string;
  most: number;
  withinMs: number;
}

const MAX_TIMES = 3;
const MAX_SAME_ANSWERS = 4;
const SAME_ANSWERS_WITHIN_MS = 600_000;
/** Shorter texts are commands, answers to questions and numbers, which people send again and again. */
const MIN_WORDS_OF_SENTENCE = 3;

/** null: it is not counted by its words. */
function countingOf({ said = [] }: State, { text, reply, isFallback }: Exchanged): TextCounting | null {
  if (isSentence(text) && said.includes(wordsDigest(text))) {
    return { text: OWN_WORDS, most: MAX_TIMES, withinMs: HOUR_IN_MS };
  }
  if (isFallback) return { text: sameWords(text), most: MAX_TIMES, withinMs: HOUR_IN_MS };
  if (!isSentence(text)) return null;
  const both = `${wordsDigest(text)} ${wordsDigest(reply.text)}`;
  return { text: both, most: MAX_SAME_ANSWERS, withinMs: SAME_ANSWERS_WITHIN_MS };
}

function isSentence(text: string): boolean {
  return wordsAndNumbers(text).length >= MIN_WORDS_OF_SENTENCE;
}

/** Of the words and numbers alone: channels change signs. */
function wordsDigest(text: string): string {
  const words = wordsAndNumbers(text);
  return `${words.length} ${textHash(words.join(' ').toLowerCase())}`;
}

/** Replies that are remembered: a machine may answer several at once. */
const MAX_SAID = 8;

/** The state once these replies are said. */
export function withSaid(state: State, replies: readonly { text: string }[]): State {
  if (replies.length === 0) return state;
  return { ...state, said: [...(state.said ?? []), ...replies.map(({ text }) => wordsDigest(text))].slice(-MAX_SAID) };
}

/** A person who has read the reply and writes the same once more takes longer. */
const MACHINE_PACE_MS = 30_000;

function heardAgain(heard: NonNullable<State['heard']>, { text, withinMs }: TextCounting, now: number) {
  const recent = heard.filter(({ from }) => now - from < HOUR_IN_MS);
  const before = recent.find((one) => one.text === text && now - one.from < withinMs);
  const again = { text, times: (before?.times ?? 0) + 1, from: before?.from ?? now, last: now };
  const isAtOnce = before?.last !== undefined && now - before.last < MACHINE_PACE_MS;
  const all = [...recent.filter((one) => one.text !== text), again].slice(-MOST_HEARD);
  return { times: again.times, heard: all, isAtOnce };
}

/** The last question, as long as an answer to it can be told from one to something else. */
export function questionOf({ question }: State, now: number): Question | undefined {
  return question && now - question.at < HOUR_IN_MS ? question : undefined;
}

/** A phone may tell one SMS twice under two times that are next to each other; people don't write so fast. */
const TOLD_TWICE = 2000;

/** The same text of more than a word, sent within two seconds of the last one. */
export function isToldTwice({ last }: State, text: string, at: number): boolean {
  return (
    last !== undefined &&
    wordsAndNumbers(text).length > 1 &&
    last.text === sameWords(text) &&
    Math.abs(at - last.at) <= TOLD_TWICE
  );
}

/** Without all that a registration was made of. */
export function withoutRegistration(state: State): State {
  const { guide: _, draft: __, pending: ___, isPendingAgreed: ____, isPendingToWait: _____, ...others } = state;
  const { photo: ______, kept: _______, replacement: ________, ...rest } = others;
  return rest;
}

/** Over a weekend with a holiday before it. */
const KEPT_DAYS = 4;

/** The registration that waits for the intake hours still waits. */
export function hasKept({ kept }: State, now: number): boolean {
  return kept !== undefined && now - kept.at < KEPT_DAYS * DAY_IN_MS;
}

export function withoutState<Part extends 'guide' | 'draft' | 'choices' | 'hasStopped' | 'fallback' | 'question'>(
  state: State,
  part: Part,
): Omit<State, Part> {
  const { [part]: _, ...rest } = state;
  return rest;
}
