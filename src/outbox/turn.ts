// Whether a message goes now, waits, or is of no use any more: pure.
import { addMinutes, type Instant, isBefore, MINUTE_MS } from '../time.ts';
import type { OutboxStatus, Waits } from './outbox.ts';
import { type NumberPace, type PaceStep, stepUp, type Urgency } from './pace.ts';

/**
 * The facts about a message whose job is due. Its tries are milliseconds by the database's clock, which all servers
 * share.
 */
export interface DeliveryFacts {
  urgency: Urgency;
  once: boolean;
  createdAt: Instant;
  notAfter: Instant | null;
  /** The version of the booking it speaks of, and that which it has now (null: it is gone); null: it speaks of none. */
  about: { version: number; now: number | null } | null;
  waits: Waits | null;
  attempts: number;
  triedAt: number | null;
  unsureAt: number | null;
  /** The database was restored since, and does not know whether the message went meanwhile. */
  isLost: boolean;
  /** Whether another to the same person goes first. */
  isBehind: boolean;
  /** The person wants none from this number. */
  optedOut: boolean;
  /** How many this person was sent in the last minute. */
  sentLately: number;
  line: NumberPace;
  /** Until when the number is paused because it can't send, and how often it was tried in vain; null: it can. */
  pause: { until: number; probes: number } | null;
}

/** The facts about the channel and the office. */
export interface DeliveryRules {
  /** The first moment from now on at which people may be disturbed. */
  calmFrom: Instant;
  /** null: as many as one likes. */
  perSecond: number | null;
  /** How many messages one person may be sent in a minute; null: any number. */
  perPersonMinute: number | null;
  /** No other worker has it. */
  isRepeat: boolean;
  /** The provider can be asked whether it has the message already. */
  canBeAsked: boolean;
}

/** Why a message was not sent: it is of no use, or it may have been sent before the database was restored. */
export type DropReason = 'STALE' | 'TOO_LATE' | 'OPTED_OUT' | 'TOO_MANY' | 'RESTORED';

export type DeliveryDecision =
  /** `delay` in milliseconds: its moment is that near. */
  | { do: 'go'; step: PaceStep | null; delay: number; isProbe: boolean }
  /** `wait` in milliseconds; `step`: it has taken a place in the line. */
  | { do: 'wait'; waits: Waits; wait: number; step?: PaceStep }
  | { do: 'end'; status: Extract<OutboxStatus, 'DROPPED' | 'FAILED' | 'UNKNOWN'>; reason: DropReason | null };

/** By then an applicant who asked has gone elsewhere. */
const MAX_TRYING_MINUTES = 24 * 60;
/** How long the provider may take to answer, and a little: who has not heard by then has died. */
const ANSWER = 15_000;
/** How soon to look again for a message whose turn was not called. */
const LOOK_AGAIN = 2000;
/** The time that one message has to try for all the others. */
export const PROBE = 30_000;
/** After an outage, messages that are not urgent do not keep the number busy for longer. */
const LONGEST_LINE = 4 * 3600_000;

/** Until when it is of use. */
export function lastMoment({ createdAt, notAfter }: Pick<DeliveryFacts, 'createdAt' | 'notAfter'>): Instant {
  return notAfter ?? addMinutes(createdAt, MAX_TRYING_MINUTES);
}

/** `now` is the application's time, which may be set; `real` is that of the database, in milliseconds. */
export function turnOf(facts: DeliveryFacts, rules: DeliveryRules, now: Instant, real: number): DeliveryDecision {
  if (facts.waits === 'ANSWER' && !rules.isRepeat && real < (facts.triedAt ?? 0) + ANSWER) {
    return { do: 'wait', waits: 'ANSWER', wait: (facts.triedAt ?? 0) + ANSWER - real };
  }
  if (facts.once && facts.unsureAt !== null) return { do: 'end', status: 'UNKNOWN', reason: null };
  if (facts.isLost && !rules.canBeAsked) return { do: 'end', status: 'UNKNOWN', reason: 'RESTORED' };
  const dropped = uselessness(facts, now);
  if (dropped) return ended(facts, dropped);
  return calmly(facts, rules, now) ?? decideInOrder(facts, rules, now, real);
}

function uselessness(facts: DeliveryFacts, now: Instant): DropReason | null {
  if (facts.about && facts.about.now !== facts.about.version) return 'STALE';
  if (facts.optedOut && facts.urgency !== 'reply') return 'OPTED_OUT';
  return isBefore(now, lastMoment(facts)) ? null : 'TOO_LATE';
}

/** A message that may have been sent is not reported as dropped, and one that was tried in vain has failed. */
function ended({ unsureAt, attempts }: DeliveryFacts, reason: DropReason): DeliveryDecision {
  if (unsureAt !== null) return { do: 'end', status: 'UNKNOWN', reason };
  return { do: 'end', status: attempts > 0 && reason === 'TOO_LATE' ? 'FAILED' : 'DROPPED', reason };
}

function calmly(facts: DeliveryFacts, { calmFrom }: DeliveryRules, now: Instant): DeliveryDecision | null {
  if (facts.urgency !== 'calm' || !isBefore(now, calmFrom)) return null;
  if (!isBefore(calmFrom, lastMoment(facts))) return ended(facts, 'TOO_LATE');
  return { do: 'wait', waits: 'HOURS', wait: calmFrom.epochMilliseconds - now.epochMilliseconds };
}

function decideInOrder(facts: DeliveryFacts, rules: DeliveryRules, now: Instant, real: number): DeliveryDecision {
  if (facts.isBehind) return { do: 'wait', waits: 'TURN', wait: LOOK_AGAIN };
  const { pause } = facts;
  if (pause && real < pause.until) return { do: 'wait', waits: 'PAUSE', wait: pause.until - real };
  if (rules.perPersonMinute !== null && facts.sentLately >= rules.perPersonMinute) {
    return { do: 'wait', waits: 'PACE', wait: MINUTE_MS / rules.perPersonMinute };
  }
  if (rules.perSecond === null) return { do: 'go', step: null, delay: 0, isProbe: pause !== null };
  const { line, urgency } = facts;
  const step = stepUp(line, { urgency, hasPlace: facts.waits === 'PACE' }, rules.perSecond, real);
  const wait = step.at - real;
  if (step.goes) return { do: 'go', step, delay: wait, isProbe: pause !== null };
  const left = lastMoment(facts).epochMilliseconds - now.epochMilliseconds;
  if (wait >= left) return ended(facts, 'TOO_LATE');
  if (urgency === 'calm' && wait > LONGEST_LINE) return ended(facts, 'TOO_MANY');
  return { do: 'wait', waits: 'PACE', wait, step };
}

/** In milliseconds. */
export interface Delays {
  /** The first wait after a fault; it doubles with each. */
  retry: number;
  /** The first wait of a number that can't send. */
  pause: number;
}

export const DELAYS: Delays = { retry: 2000, pause: 15_000 };
const LONGEST_RETRY = 15 * MINUTE_MS;

export type RandomBelow = (below: number) => number;

/** Full jitter: anything up to a wait that doubles, but never less than the provider asks. In milliseconds. */
export function retryWait(
  attempts: number,
  retryAfter: number | undefined,
  { retry }: Delays,
  chance: RandomBelow,
): number {
  const most = Math.min(retry * 2 ** Math.min(attempts, 20), LONGEST_RETRY);
  return (retryAfter ?? 0) * 1000 + chance(Math.max(Math.ceil(most), 1));
}

/** How long a number that can't send waits before one message tries again, after that number of tries. In milliseconds. */
export function pauseWait(probes: number, { pause }: Delays): number {
  return Math.min(pause * 2 ** Math.min(probes, 20), LONGEST_RETRY);
}
