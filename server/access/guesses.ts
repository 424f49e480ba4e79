// How many codes a source may get wrong, and all sources together at one office: right codes are never counted.
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Guesses } from '../../schema/index.ts';
import { requestSource } from '../../src/access/source.ts';
import { CallerError } from '../../src/refusal.ts';

/** Codes a source may get wrong in ten minutes, and all callers together at one office. */
const MAX_WRONG_CODES = 20;
const MAX_WRONG_CODES_OF_OFFICE = 200;
const WRONG_CODE_WINDOW_SECONDS = 600;

/** `counts`: whether codes from this source are counted at all. */
export function openGuesses(counts: (source: string) => boolean): Guesses {
  const ofSource = openAllowance(MAX_WRONG_CODES);
  const ofOffice = openAllowance(MAX_WRONG_CODES_OF_OFFICE);

  return {
    async begin(source, office) {
      if (!counts(source)) return;
      if (await ofSource.enter(requestSource(source))) {
        if (!office || (await ofOffice.enter(office))) return;
        await ofSource.leave(requestSource(source), false);
      }
      throw new CallerError('RATE_LIMITED', 'Too many codes that are not known: try again in ten minutes.');
    },
    async end(source, office, wrong) {
      if (!counts(source)) return;
      await ofSource.leave(requestSource(source), wrong);
      if (office) await ofOffice.leave(office, wrong);
    },
  };
}

interface GuessQueue {
  /** Guesses that are being looked up. */
  underWay: number;
  waiting: ((enters: boolean) => void)[];
  /** Steps are taken one after the other: what is counted is what the next one sees. */
  turn: Promise<void>;
  steps: number;
}

/**
 * As many guesses of one key are looked up at once as may still be wrong; the others wait for those. A burst of guesses
 * cannot get more wrong than is allowed, and right ones are let through however many come.
 */
export function openAllowance(allowed: number) {
  const wrong = new RateLimiterMemory({ points: allowed, duration: WRONG_CODE_WINDOW_SECONDS });
  const desks = new Map<string, GuessQueue>();

  function step(key: string, change: (desk: GuessQueue) => unknown): Promise<void> {
    const desk = desks.get(key) ?? { underWay: 0, waiting: [], turn: Promise.resolve(), steps: 0 };
    desks.set(key, desk);
    desk.steps++;
    desk.turn = desk.turn.then(async () => {
      await change(desk);
      admit(desk, (await wrong.get(key))?.consumedPoints ?? 0);
      desk.steps--;
      if (desk.steps + desk.underWay + desk.waiting.length === 0) desks.delete(key);
    });
    return desk.turn;
  }

  function admit(desk: GuessQueue, counted: number): void {
    while (desk.waiting.length > 0 && (counted >= allowed || counted + desk.underWay < allowed)) {
      const enters = counted < allowed;
      if (enters) desk.underWay++;
      desk.waiting.shift()?.(enters);
    }
  }

  return {
    /** Waits for its turn; false: too many were wrong. */
    enter(key: string): Promise<boolean> {
      const { promise, resolve, reject } = Promise.withResolvers<boolean>();
      step(key, (desk) => desk.waiting.push(resolve)).catch(reject);
      return promise;
    },
    /** How many were wrong, and the seconds until they are forgotten. */
    async state(key: string): Promise<{ counted: number; seconds: number }> {
      const known = await wrong.get(key);
      return {
        counted: known?.consumedPoints ?? 0,
        seconds: Math.max(1, Math.ceil((known?.msBeforeNext ?? 0) / 1000)),
      };
    },
    leave: (key: string, isWrong: boolean) =>
      step(key, async (desk) => {
        if (isWrong) await wrong.penalty(key, 1);
        desk.underWay--;
      }),
  };
}
