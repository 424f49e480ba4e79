// What a conversation remembers from one message to the next: pure; it is kept with the mark that a message was worked on.
import type { Language, LocalDate } from '../../src/time.ts';
import type { Registration } from './intent.ts';

/** Where somebody is who is led step by step; what is known stays when something else is asked again. */
export interface Guide {
  step: 'name' | 'birthDate' | 'visitDate' | 'yes';
  name?: string;
  birthDate?: LocalDate;
  /** null: the first day with a place. */
  visitDate?: LocalDate | null;
  /** The numbered list that was shown last. */
  days?: LocalDate[];
  /** Was asked for again: back to the question whether all is right. */
  correcting?: boolean;
}

export interface State {
  /** Chosen by the applicant. */
  language?: Language;
  guide?: Guide;
  /** Wants no notices. */
  hasStopped?: boolean;
  /** A registration that waits for its photo. */
  pending?: Registration;
  /** A photo that came without words, by the key of its message. */
  photo?: string;
  /** When `guide`, `pending` or `photo` was last touched, in milliseconds. */
  touchedAt?: number;
  /** The last reply that only said how to register, and how often running. */
  fallback?: { key: string; times: number };
  /** Automatic replies in the hour that began then, in milliseconds. */
  hour?: { from: number; replies: number };
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** What was begun more than a day ago is begun anew; the language stays. */
export function fresh(state: State, now: number): State {
  if (state.touchedAt === undefined || now - state.touchedAt < DAY) return state;
  const { guide: _, pending: __, photo: ___, touchedAt: ____, ...rest } = state;
  return rest;
}

/** Automatic replies an hour and sender at most: whatever answers each of ours by itself is no person. */
const MOST_REPLIES = 30;

/**
 * Whether one more reply may go, and the state that counts it. The same words that only say how to register never come
 * twice running: a second time they are offered otherwise, a third time nothing is said.
 */
export function mayReply(
  state: State,
  fallback: string | null,
  now: number,
): { state: State; say: 'yes' | 'otherwise' | 'nothing' } {
  const hour = state.hour && now - state.hour.from < HOUR ? state.hour : { from: now, replies: 0 };
  const times = fallback !== null && state.fallback?.key === fallback ? state.fallback.times + 1 : 1;
  const { fallback: _, ...rest } = state;
  const next: State = { ...rest, ...(fallback !== null && { fallback: { key: fallback, times } }) };
  if (hour.replies >= MOST_REPLIES || times > 2) return { state: { ...next, hour }, say: 'nothing' };
  return { state: { ...next, hour: { ...hour, replies: hour.replies + 1 } }, say: times === 2 ? 'otherwise' : 'yes' };
}
