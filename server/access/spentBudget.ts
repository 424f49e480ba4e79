// A budget of requests or forms that all server processes share: what little a caller asks is counted here alone, and what comes
// near the limit in the database.
import { LRUCache } from 'lru-cache';
import type { RateLimiterRes } from 'rate-limiter-flexible';
import { withinTime } from '../faults/withinTime.ts';
import type { CountStore } from './sharedCounts.ts';

/** A process lets this part of what is left pass before it asks what the others have counted. */
const PART_UNTOLD = 8;
/** Subjects at a time; one that is forgotten begins again. */
const MAX_SUBJECTS = 50_000;
/** A count that takes longer is not waited for. */
const COUNT_TIMEOUT_MS = 1000;

interface Spent {
  /** Requests that this process has let count, in their order. */
  taken: number;
  /** The first of them, which the database has counted. */
  told: number;
  /** Requests that others had counted before those: it places ours among all. */
  ofOthers: number;
  /** The same for each count, by the last request that it told: later counts place later requests only. */
  counts: { upTo: number; ofOthers: number }[];
  /** When the budget is whole again, in milliseconds of this process. */
  endsAt: number;
  /** Counts in the database come one after the other. */
  turn: Promise<void>;
}

export class SpentBudget {
  readonly #store: CountStore;
  readonly #spent = new LRUCache<string, Spent>({ max: MAX_SUBJECTS });

  constructor(store: CountStore) {
    this.#store = store;
  }

  get points(): number {
    return this.#store.points;
  }

  get durationSeconds(): number {
    return this.#store.duration;
  }

  /** Counts a request; the seconds to wait, or null where it may go on. */
  async take(key: string): Promise<number | null> {
    const spent = this.#of(key);
    // Used up, as all know: no more is asked of the database.
    if (spent.ofOthers + spent.told >= this.points) return secondsUntil(spent);
    const place = ++spent.taken;
    const left = this.points - spent.ofOthers - spent.told;
    if (place - spent.told > left / PART_UNTOLD) await this.#count(key, spent);
    const { ofOthers } = spent.counts.find(({ upTo }) => upTo >= place) ?? spent;
    return ofOthers + place > this.points ? secondsUntil(spent) : null;
  }

  /** As far as this process knows. */
  state(key: string): { left: number; seconds: number } {
    const spent = this.#of(key);
    return { left: Math.max(0, this.points - spent.ofOthers - spent.taken), seconds: secondsUntil(spent) };
  }

  #of(key: string): Spent {
    const known = this.#spent.get(key);
    if (known && known.endsAt > performance.now()) return known;
    const endsAt = performance.now() + this.durationSeconds * 1000;
    const begun = { taken: 0, told: 0, ofOthers: 0, counts: [], endsAt, turn: Promise.resolve() };
    this.#spent.set(key, begun);
    return begun;
  }

  /** Adds what was taken here to what all have. Requests that come meanwhile go together. */
  #count(key: string, spent: Spent): Promise<void> {
    spent.turn = spent.turn.then(async () => {
      const upTo = spent.taken;
      if (upTo === spent.told) return;
      const counting = this.#store.penalty(key, upTo - spent.told);
      // Without an answer what this process knows has to do.
      const counted = await withinTime(COUNT_TIMEOUT_MS, counting).catch(() => undefined);
      if (counted) noteCounted(spent, upTo, counted);
    });
    return spent.turn;
  }
}

function noteCounted(spent: Spent, upTo: number, { consumedPoints, msBeforeNext }: RateLimiterRes): void {
  spent.told = upTo;
  spent.ofOthers = consumedPoints - upTo;
  spent.counts.push({ upTo, ofOthers: spent.ofOthers });
  spent.endsAt = performance.now() + msBeforeNext;
}

function secondsUntil({ endsAt }: Spent): number {
  return Math.max(1, Math.ceil((endsAt - performance.now()) / 1000));
}
