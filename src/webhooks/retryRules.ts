// When a delivery is tried again, when it is given up, and when a webhook is disabled: pure, in the application's time.
import { type Instant, isBefore } from '../time.ts';

/** A delivery is tried for three days. */
export const DELIVERY_HOURS = 72;
/** A webhook is disabled when as long nothing has reached it. */
const DISABLE_HOURS = DELIVERY_HOURS;

/** Seconds after each failed attempt: close at first, then hours apart; the last one is repeated. */
const RETRY_STEPS_SECONDS = [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 21_600] as const;
/** Receivers may ask for more time, up to that of the longest wait. */
const MAX_RETRY_WAIT_SECONDS = RETRY_STEPS_SECONDS.at(-1) ?? 0;
/** Added at random, in parts of the wait, so that what failed together does not come back together. */
const JITTER = 0.2;

/** The answer of a receiver, or that there was none. */
export interface AttemptOutcome {
  /** The HTTP status; null: there was no answer. */
  status: number | null;
  /** The beginning of the answer. */
  response: string | null;
  durationMs: number;
  /** Why there was no answer; null: there was one. */
  fault: string | null;
  /** Seconds that the receiver asks to wait; null: it does not. */
  retryAfter: number | null;
}

export function isDelivered({ status }: Pick<AttemptOutcome, 'status'>): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** For the figures. */
export function outcomeWord(outcome: Pick<AttemptOutcome, 'status'>): 'delivered' | 'refused' | 'unanswered' {
  if (outcome.status === null) return 'unanswered';
  return isDelivered(outcome) ? 'delivered' : 'refused';
}

/** The receiver has gone for good (RFC 9110, 15.5.11). */
export function isGone({ status }: Pick<AttemptOutcome, 'status'>): boolean {
  return status === 410;
}

/** `attempts`: that just failed, included. `chance`: from 0 to less than 1. */
export function nextAttemptAt(
  { attempts, retryAfter, now }: { attempts: number; retryAfter: number | null; now: Instant },
  chance: number,
): Instant {
  const usual = RETRY_STEPS_SECONDS[Math.min(attempts, RETRY_STEPS_SECONDS.length) - 1] ?? MAX_RETRY_WAIT_SECONDS;
  const wait = Math.min(Math.max(usual, retryAfter ?? 0), MAX_RETRY_WAIT_SECONDS);
  return now.add({ seconds: Math.round(wait * (1 + JITTER * chance)) });
}

export function triedUntil(now: Instant): Instant {
  return now.add({ hours: DELIVERY_HOURS });
}

export function isToDisable(failingSince: Instant | null, now: Instant): boolean {
  return failingSince !== null && !isBefore(now, failingSince.add({ hours: DISABLE_HOURS }));
}
