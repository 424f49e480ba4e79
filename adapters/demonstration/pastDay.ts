// Plans a day that was: people come, wait, are served or are gone, as on a usual day of its weekday. Pure.
import { addMinutes, type Instant, isBefore } from '../../src/time.ts';
import { drawnShare } from './draw.ts';
import { arrivalOf } from './turn.ts';

export type PastStep =
  | { at: Instant; do: 'arrive'; visit: PastVisit }
  | { at: Instant; do: 'walkIn' }
  | { at: Instant; do: 'call'; counter: number; isGone: boolean; servedAt: Instant; endsAt: Instant };

export interface PastVisit {
  index: number;
  window: string;
  startsAt: Instant;
}

export interface PastDay {
  date: string;
  visits: readonly PastVisit[];
  opensAt: Instant;
  closesAt: Instant;
  counters: number;
}

export interface PastPlan {
  steps: PastStep[];
  /** Booked, and never there. */
  absent: PastVisit[];
}

/** They call on days that were, besides those that call today, and are taken away when the weeks are there. */
export const PAST_COUNTERS: readonly string[] = ['P1', 'P2', 'P3'];

const SERVICE_MINUTES = [3.5, 9] as const;
/** On some days a system is slow. */
const SLOW_DAY_SHARE = 0.2;
const SLOW_FACTOR = 1.2;
const PAST_GONE_SHARE = 0.03;

export function planPastDay(seed: number, day: PastDay): PastPlan {
  const come = day.visits.map((visit) => ({ visit, at: arrivalOf(seed, String(visit.index), visit.startsAt) }));
  const arrivals = come.flatMap(({ visit, at }): PastStep[] => (at ? [{ at, do: 'arrive', visit }] : []));
  const walkIns = walkInTimes(seed, day).map((at): PastStep => ({ at, do: 'walkIn' }));
  const comers = [...arrivals, ...walkIns].toSorted(byTime);
  return {
    steps: [...comers, ...calls(seed, day, comers)].toSorted(byTime),
    absent: come.flatMap(({ visit, at }) => (at ? [] : [visit])),
  };
}

function byTime(one: PastStep, other: PastStep): number {
  return one.at.epochMilliseconds - other.at.epochMilliseconds;
}

function walkInTimes(seed: number, { date, opensAt, closesAt }: PastDay): Instant[] {
  const count = 8 + Math.floor(drawnShare(seed, 'walk-ins', date) * 9);
  const minutes = (closesAt.epochMilliseconds - opensAt.epochMilliseconds) / 60_000 - 45;
  return Array.from({ length: count }, (_, one) =>
    addMinutes(opensAt, drawnShare(seed, 'walk-in time', date, one) ** 1.3 * minutes),
  );
}

/** Each counter calls the next as soon as it is free and someone is there. */
function calls(seed: number, { date, opensAt, counters }: PastDay, comers: readonly PastStep[]): PastStep[] {
  const slow = drawnShare(seed, 'slow', date) < SLOW_DAY_SHARE ? SLOW_FACTOR : 1;
  const freeAt = Array.from({ length: counters }, () => opensAt);
  return comers.map(({ at }, one): PastStep => {
    const counter = freeAt.reduce((first, free, each) => (isBefore(free, freeAt[first] ?? free) ? each : first), 0);
    const free = freeAt[counter] ?? opensAt;
    const calledAt = addMinutes(isBefore(free, at) ? at : free, 0.2);
    const isGone = drawnShare(seed, 'past gone', date, one) < PAST_GONE_SHARE;
    const [least, most] = SERVICE_MINUTES;
    const minutes = isGone ? 2.5 : slow * (least + drawnShare(seed, 'service', date, one) ** 1.6 * (most - least));
    const servedAt = addMinutes(calledAt, 0.6);
    const endsAt = addMinutes(servedAt, minutes);
    freeAt[counter] = endsAt;
    return { at: calledAt, do: 'call', counter, isGone, servedAt, endsAt };
  });
}
