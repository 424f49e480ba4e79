// How many codes a source, an office or the callers with one code may get wrong: right ones never count.
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Guess, Guesses } from '../../schema/index.ts';
import { MOST_WRONG_BIRTH_DATES } from '../../src/abuse/guesses.ts';
import { requestSource } from '../../src/access/source.ts';
import { CallerError } from '../../src/refusal.ts';

/** Codes a source may get wrong in ten minutes, since thousands of people may be behind it; and all callers at one office. */
const MAX_WRONG_CODES = 100;
const MAX_WRONG_CODES_OF_OFFICE = 200;
/** Codes with a birth date that a source may get wrong in that time: each is written down, so that even these are bounded. */
const MAX_WRONG_DATED_CODES = 1000;
const WRONG_CODE_WINDOW_SECONDS = 600;

/** The wrong birth dates of a day by code, as all server processes count them together. */
export interface WrongBirthDates {
  isOver(code: string): Promise<boolean>;
  note(code: string): Promise<void>;
}

/** An allowance that a guess counts in, and the name under which it does. */
interface Counting {
  allowance: ReturnType<typeof openAllowance>;
  key: string;
  refusal: string;
}

const TOO_MANY_CODES =
  'Too many codes that are not known: give the birth date with the code, or try again in ten minutes.';
const TOO_MANY_DATED_CODES = 'Too many codes that are not known: try again in ten minutes.';
const TOO_MANY_BIRTH_DATES =
  'Too many wrong birth dates for this code: try again tomorrow, or send the code to the office by chat.';

/** `counts`: whether codes from this source are counted at all. */
export function openGuesses(counts: (source: string) => boolean, wrongBirthDates: WrongBirthDates): Guesses {
  const ofSource = openAllowance(MAX_WRONG_CODES);
  const datedOfSource = openAllowance(MAX_WRONG_DATED_CODES);
  const ofOffice = openAllowance(MAX_WRONG_CODES_OF_OFFICE);
  // The database has the count of the day; this keeps a burst from running ahead of it.
  const ofCode = openAllowance(MOST_WRONG_BIRTH_DATES);

  /**
   * A code with a birth date is counted by that code, and by its source apart and much higher: both must be right at once,
   * so that neither can be tried out, and one who guesses codes does not shut out all the people behind the same address.
   */
  function countingsOf({ source, office, code }: Guess): Counting[] {
    if (code)
      return [
        { allowance: ofCode, key: code, refusal: TOO_MANY_BIRTH_DATES },
        { allowance: datedOfSource, key: requestSource(source), refusal: TOO_MANY_DATED_CODES },
      ];
    return [
      { allowance: ofSource, key: requestSource(source), refusal: TOO_MANY_CODES },
      ...(office ? [{ allowance: ofOffice, key: office, refusal: TOO_MANY_CODES }] : []),
    ];
  }

  return {
    async begin(guess) {
      if (!counts(guess.source)) return;
      const entered: Counting[] = [];
      try {
        for (const counting of countingsOf(guess)) {
          if (!(await counting.allowance.enter(counting.key))) throw new CallerError('RATE_LIMITED', counting.refusal);
          entered.push(counting);
        }
        if (guess.code && (await wrongBirthDates.isOver(guess.code)))
          throw new CallerError('RATE_LIMITED', TOO_MANY_BIRTH_DATES);
      } catch (error) {
        await leaveAll(entered, false);
        throw error;
      }
    },
    async end(guess, wrong) {
      if (!counts(guess.source)) return;
      try {
        if (wrong && guess.code) await wrongBirthDates.note(guess.code);
      } finally {
        await leaveAll(countingsOf(guess), wrong);
      }
    },
  };
}

async function leaveAll(countings: readonly Counting[], wrong: boolean): Promise<void> {
  for (const { allowance, key } of countings) await allowance.leave(key, wrong);
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
