// How many codes a source, an office or the callers with one code may get wrong: right ones never count.
import type { Guess, Guesses } from '../../schema/index.ts';
import { MOST_WRONG_BIRTH_DATES } from '../../src/abuse/guesses.ts';
import { requestSource } from '../../src/access/source.ts';
import { CallerError } from '../../src/refusal.ts';
import { type Allowance, openAllowance } from './allowance.ts';
import type { OpenCounts } from './sharedCounts.ts';

/** Codes a source may get wrong in ten minutes, since thousands of people may be behind it; and all callers at one office. */
const MAX_WRONG_CODES = 100;
const MAX_WRONG_CODES_OF_OFFICE = 200;
/** Codes with a birth date that a source may get wrong in that time: each is written down, so that even these are bounded. */
const MAX_WRONG_DATED_CODES = 1000;

/** The wrong birth dates of a day by code, as all server processes count them together. */
export interface WrongBirthDates {
  isOver(code: string): Promise<boolean>;
  note(code: string): Promise<void>;
}

/** An allowance that a guess counts in, and the name under which it does. */
interface Counting {
  allowance: Allowance;
  key: string;
  refusal: string;
}

const TOO_MANY_CODES =
  'Too many codes that are not known: give the birth date with the code, or try again in ten minutes.';
const TOO_MANY_DATED_CODES = 'Too many codes that are not known: try again in ten minutes.';
const TOO_MANY_BIRTH_DATES =
  'Too many wrong birth dates for this code: try again tomorrow, or send the code to the office by chat.';

export interface GuessesSetup {
  /** Whether codes from this source are counted at all. */
  counts(source: string): boolean;
  wrongBirthDates: WrongBirthDates;
  openCounts: OpenCounts;
}

export function openGuesses({ counts, wrongBirthDates, openCounts }: GuessesSetup): Guesses {
  const ofSource = openAllowance(openCounts, 'wrong codes of source', MAX_WRONG_CODES);
  const datedOfSource = openAllowance(openCounts, 'wrong dated codes of source', MAX_WRONG_DATED_CODES);
  const ofOffice = openAllowance(openCounts, 'wrong codes at office', MAX_WRONG_CODES_OF_OFFICE);
  // The count of the day keeps to the code; this keeps a burst from running ahead of it.
  const ofCode = openAllowance(openCounts, 'wrong birth dates of code', MOST_WRONG_BIRTH_DATES);

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
