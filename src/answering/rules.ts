// Rules of answering by hand: how long a take-over lasts, what an officer may send, and which reason outweighs which. Pure.
import { type Refusal, refuse } from '../refusal.ts';
import { addMinutes, dateIn, type Instant, isBefore } from '../time.ts';
import { ATTENTION_REASONS, type AttentionReason } from './entities.ts';

/** The automaton is silent for so long after a take-over, and after each answer of an officer. */
export const TAKE_OVER_MINUTES = 120;

export function takenOverUntil(now: Instant): Instant {
  return addMinutes(now, TAKE_OVER_MINUTES);
}

/** The officer who has a conversation, and the end of that. */
export interface TakenOver {
  takenBy: string | null;
  takenUntil: Instant | null;
}

/** The key of the officer who has it now; null: the automaton has. */
export function takerOf({ takenBy, takenUntil }: TakenOver, now: Instant): string | null {
  return takenUntil !== null && isBefore(now, takenUntil) ? takenBy : null;
}

/** The refusal where another officer has it; null: the officer may go on. */
export function refusedIfTaken(taken: TakenOver, officer: string, timeZone: string, now: Instant): Refusal | null {
  const taker = takerOf(taken, now);
  if (taker === null || taker === officer || !taken.takenUntil) return null;
  return refuse('CONVERSATION_TAKEN', { until: { at: taken.takenUntil, zone: timeZone } });
}

/** The facts that decide whether the person can be written to. */
export interface Reachability {
  /** The number that the person wrote to is still one of the office. */
  hasNumber: boolean;
  /** The last message of the person; null: it is not known any more. */
  heardAt: Instant | null;
  /** Hours after it in which the channel takes free text; null: always. */
  windowHours: number | null;
  optOutAt: Instant | null;
}

/** The end of the time in which the channel takes free text; null: there is none. */
export function replyWindowEnd({
  heardAt,
  windowHours,
}: Pick<Reachability, 'heardAt' | 'windowHours'>): Instant | null {
  return heardAt && windowHours !== null ? addMinutes(heardAt, windowHours * 60) : null;
}

/** A person who asked for no messages is answered only what they wrote after that. */
export function isOptedOut({ heardAt, optOutAt }: Pick<Reachability, 'heardAt' | 'optOutAt'>): boolean {
  return optOutAt !== null && (heardAt === null || !isBefore(optOutAt, heardAt));
}

export function refusedReply(reach: Reachability, timeZone: string, now: Instant): Refusal | null {
  if (!reach.hasNumber) return refuse('NUMBER_GIVEN_UP', {});
  if (isOptedOut(reach)) return refuse('OPTED_OUT', {});
  if (reach.windowHours === null) return null;
  const end = replyWindowEnd(reach);
  if (end && isBefore(now, end)) return null;
  const at = end ?? now;
  const ended = { untilDate: dateIn(timeZone, at), until: { at, zone: timeZone } };
  return refuse('REPLY_WINDOW_CLOSED', { hours: reach.windowHours, ...ended });
}

/** Of what waits already, and what comes on top of it. */
export function strongerReason(before: AttentionReason, next: AttentionReason): AttentionReason {
  return ATTENTION_REASONS.indexOf(next) > ATTENTION_REASONS.indexOf(before) ? next : before;
}

/** Reasons that are gone once the person has managed without an officer. */
export const SETTLED_BY_SUCCESS: readonly AttentionReason[] = ['OPENED', 'NOT_UNDERSTOOD', 'NO_ANSWER'];
