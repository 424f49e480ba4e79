// How often a source, an office or the callers with one code may be wrong, at all servers together: right guesses cost nothing.
import { LRUCache } from 'lru-cache';
import type { RateLimiterRes } from 'rate-limiter-flexible';
import type { CountStore, OpenCounts } from './sharedCounts.ts';

const WRONG_WINDOW_SECONDS = 600;
/** A server looks up this part of what is left at a time: it learns what others have counted once one of them is wrong. */
const PART_AT_ONCE = 8;
/** Keys of which one was wrong; one that is forgotten is heard of again at the next. */
const MAX_KEYS_HEARD = 50_000;
/** Two ends of a window that are closer are of the same one. */
const SAME_WINDOW_MS = 2000;

/** How many were wrong at all servers, as far as was heard, and until when they count, in milliseconds of this process. */
interface HeardCount {
  counted: number;
  countsUntil: number;
}
const NOTHING_HEARD: HeardCount = { counted: 0, countsUntil: Number.NEGATIVE_INFINITY };

interface GuessQueue {
  /** Guesses that are being looked up. */
  underWay: number;
  waiting: ((enters: boolean) => void)[];
}

/**
 * Only wrong guesses are written, each before its answer is given, and what is written tells how many there are at all servers.
 * Guesses of one key that come at once wait for each other, so that a burst cannot get more wrong than is allowed; several
 * servers may let an eighth more each be looked up. Right ones are let through however many come.
 */
export class Allowance {
  readonly #wrong: CountStore;
  readonly #heard = new LRUCache<string, HeardCount>({ max: MAX_KEYS_HEARD });
  readonly #queues = new Map<string, GuessQueue>();

  constructor(wrong: CountStore) {
    this.#wrong = wrong;
  }

  /** Waits for its turn; false: too many were wrong. */
  enter(key: string): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const queue = this.#queues.get(key) ?? { underWay: 0, waiting: [] };
    this.#queues.set(key, queue);
    queue.waiting.push(resolve);
    this.#admit(key, queue);
    return promise;
  }

  /** After each that entered. */
  async leave(key: string, isWrong: boolean): Promise<void> {
    try {
      if (isWrong) this.#note(key, await this.#wrong.penalty(key, 1));
    } finally {
      const queue = this.#queues.get(key);
      if (queue) {
        queue.underWay--;
        this.#admit(key, queue);
      }
    }
  }

  /** How many were wrong, as far as was heard, and the seconds until they are forgotten. */
  state(key: string): { counted: number; seconds: number } {
    const { counted, countsUntil } = this.#heardOf(key);
    return { counted, seconds: Math.max(1, Math.ceil((countsUntil - performance.now()) / 1000)) };
  }

  #admit(key: string, queue: GuessQueue): void {
    const left = this.#wrong.points - this.#heardOf(key).counted;
    const atOnce = Math.max(1, Math.floor(left / PART_AT_ONCE));
    while (queue.waiting.length > 0 && (left <= 0 || queue.underWay < atOnce)) {
      if (left > 0) queue.underWay++;
      queue.waiting.shift()?.(left > 0);
    }
    if (queue.underWay + queue.waiting.length === 0) this.#queues.delete(key);
  }

  #heardOf(key: string): HeardCount {
    const heard = this.#heard.get(key) ?? NOTHING_HEARD;
    return heard.countsUntil > performance.now() ? heard : NOTHING_HEARD;
  }

  /** Answers may overtake each other: within one window the highest count holds. */
  #note(key: string, { consumedPoints, msBeforeNext }: RateLimiterRes): void {
    const [known, countsUntil] = [this.#heardOf(key), performance.now() + msBeforeNext];
    const isSameWindow = Math.abs(countsUntil - known.countsUntil) < SAME_WINDOW_MS;
    const counted = isSameWindow ? Math.max(known.counted, consumedPoints) : consumedPoints;
    this.#heard.set(key, { counted, countsUntil });
  }
}

/** Opens the count of wrong ones in ten minutes. */
export function openAllowance(openCounts: OpenCounts, name: string, allowed: number): Allowance {
  return new Allowance(openCounts({ name, points: allowed, seconds: WRONG_WINDOW_SECONDS }));
}
