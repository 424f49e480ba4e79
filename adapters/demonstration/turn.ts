// Decides what the hand of the demonstration does at an office in one turn: pure, and the same for the same line.
import { addMinutes, type Instant, instant, isBefore, minutesBetween } from '../../src/time.ts';
import { drawnShare } from './draw.ts';

export type HandStep =
  | { do: 'checkIn'; code: string }
  | { do: 'walkIn'; priority: 'NORMAL' | 'ELDERLY' | 'PREGNANT' }
  | { do: 'recall' | 'serve' | 'finish' | 'park' | 'resume' | 'noShow'; number: string }
  | { do: 'call'; counter: string };

/** The office's line, as far as the hand looks at it. */
export interface HandLine {
  waiting: number;
  /** The open counters of the hand's own officers: those of others are left alone. */
  counters: readonly HandCounter[];
  /** Set aside, or gone when they were called. */
  aside: readonly { number: string; status: string }[];
  /** Booked for today and not there yet. */
  expected: readonly { code: string; startsAt: Instant }[];
}

export interface HandCounter {
  id: string;
  serving: { number: string; status: string; calls: number; calledAt: string | null } | null;
}

export interface HandMoment {
  seed: number;
  now: Instant;
  /** How many turns there were. */
  turn: number;
  /** Whether people are called: from the opening on, until the last is served. */
  isCalling: boolean;
  /** Whether walk-ins come. */
  isOpen: boolean;
  /** The time of a turn, in minutes: a served person stays two of them at least. */
  turnMinutes: number;
}

const ABSENT_SHARE = 0.07;
const EARLIEST_MINUTES = 40;
const LATEST_MINUTES = 8;

/** When the holder of a booking comes; null: not at all. */
export function arrivalOf(seed: number, code: string, startsAt: Instant): Instant | null {
  if (drawnShare(seed, code, 'absent') < ABSENT_SHARE) return null;
  const early = LATEST_MINUTES + drawnShare(seed, code, 'early') * (EARLIEST_MINUTES - LATEST_MINUTES);
  return addMinutes(startsAt, -early);
}

/** Every how many turns one is called: each time while many wait, and seldom enough that a board never stands empty. */
export function turnsBetweenCalls(waiting: number): number {
  if (waiting >= 5) return 1;
  return waiting >= 2 ? 2 : 3;
}

const WALK_IN_SHARE = 0.22;
const GONE_SHARE = 0.05;
const PARKED_SHARE = 0.05;
const RESUME_SHARE = 0.3;
const RETURNING_SHARE = 0.4;

export function decideTurn(line: HandLine, moment: HandMoment): HandStep[] {
  const arrivals = arriving(line, moment);
  if (!moment.isCalling) return arrivals;
  return [...arrivals, ...chanceWalkIn(moment), ...resuming(line, moment), ...atCounters(line, moment)];
}

function arriving({ expected }: HandLine, { seed, now }: HandMoment): HandStep[] {
  return expected.flatMap(({ code, startsAt }): HandStep[] => {
    const at = arrivalOf(seed, code, startsAt);
    return at && !isBefore(now, at) && isBefore(now, startsAt) ? [{ do: 'checkIn', code }] : [];
  });
}

function chanceWalkIn({ seed, turn, isOpen }: HandMoment): HandStep[] {
  if (!isOpen || drawnShare(seed, 'walk-in', turn) >= WALK_IN_SHARE) return [];
  const share = drawnShare(seed, 'walk-in priority', turn);
  return [{ do: 'walkIn', priority: share < 0.12 ? 'ELDERLY' : share < 0.16 ? 'PREGNANT' : 'NORMAL' }];
}

/** Those set aside come back after a while; of those who had gone, some. */
function resuming({ aside }: HandLine, { seed, turn }: HandMoment): HandStep[] {
  const one = aside.find(({ number, status }) => {
    const comesBack = status === 'PARKED' || drawnShare(seed, 'returns', number) < RETURNING_SHARE;
    return comesBack && drawnShare(seed, 'resume', number, turn) < RESUME_SHARE;
  });
  return one ? [{ do: 'resume', number: one.number }] : [];
}

function atCounters({ counters, waiting }: HandLine, moment: HandMoment): HandStep[] {
  const before = counters.flatMap(({ serving }) => (serving?.status === 'CALLED' ? calledStep(serving, moment) : []));
  if (moment.turn % turnsBetweenCalls(waiting) > 0) return before;
  const free = counters.find(({ serving }) => serving === null);
  if (free && waiting > 0) return [...before, { do: 'call', counter: free.id }];
  const longest = servedLongest(counters, moment);
  if (!longest?.serving) return before;
  const { number } = longest.serving;
  const isParked = drawnShare(moment.seed, 'parked', number) < PARKED_SHARE;
  const ended = [...before, { do: isParked ? ('park' as const) : ('finish' as const), number }];
  return waiting > 0 ? [...ended, { do: 'call', counter: longest.id }] : ended;
}

/** A person who was called is there by the next turn, or is called again and then marked as gone. */
function calledStep(serving: NonNullable<HandCounter['serving']>, moment: HandMoment): HandStep[] {
  const { number, calls, calledAt } = serving;
  if (!calledAt || minutesBetween(instant(calledAt), moment.now) < moment.turnMinutes * 0.8) return [];
  const isGone = drawnShare(moment.seed, 'gone', number) < GONE_SHARE;
  if (!isGone) return [{ do: 'serve', number }];
  return [{ do: calls < 2 ? 'recall' : 'noShow', number }];
}

function servedLongest(counters: readonly HandCounter[], { now, turnMinutes }: HandMoment): HandCounter | undefined {
  const served = counters.filter(({ serving }) => {
    const isServed = serving?.status === 'SERVING' && serving.calledAt !== null;
    return isServed && minutesBetween(instant(serving.calledAt ?? ''), now) >= 2 * turnMinutes;
  });
  const [longest] = served.toSorted((one, other) =>
    (one.serving?.calledAt ?? '').localeCompare(other.serving?.calledAt ?? ''),
  );
  return longest;
}
