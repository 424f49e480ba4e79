// Guesses by known numbers: the persons that each named in a day, and those of whom it was told that another has booked.
import { nameOfSpelling } from '../applicantName.ts';
import type { Queryable } from '../database.ts';
import type { Instant } from '../time.ts';
import { type GuessRow, guessesSince, MOST_TOLD } from './guesses.ts';

/** Birth dates that one number may give with one name in a day: those of namesakes and slips, not a search. */
export const MOST_DATES_OF_NUMBER = 5;

/** A person whom a known number names. */
export interface NumberGuess {
  /** The key of the number. */
  sender: string;
  /** The person, however the name is spelt. */
  spelling: string;
}

/** The subject that counts the birth dates which a number gives with a name. */
export function triedSubject({ sender, spelling }: NumberGuess): string {
  return `tried ${sender} ${nameOfSpelling(spelling)}`;
}

/** The subject that counts the persons of whom a number was told that another has booked them. */
export function toldSubject({ sender }: Pick<NumberGuess, 'sender'>): string {
  return `told ${sender}`;
}

/** Sends nothing if no known number asks. */
export async function guessesOfNumbers(
  db: Pick<Queryable, 'query'>,
  asked: readonly NumberGuess[],
  now: Instant,
): Promise<readonly GuessRow[]> {
  if (asked.length === 0) return [];
  const subjects = new Set(asked.flatMap((guess) => [triedSubject(guess), toldSubject(guess)]));
  const values = [[...subjects], guessesSince(now).toString()];
  return db.query<GuessRow>({ name: 'guesses of numbers', text: GUESSES_OF_NUMBERS }, values);
}
const GUESSES_OF_NUMBERS =
  'select distinct subject, about from guess where subject = any($1::text[]) and at > $2 and about is not null';

/** The guesses of known numbers, added to while a group of messages is answered. */
export class NumberGuesses {
  readonly #about = new Map<string, Set<string>>();
  /** Those that are to be written. */
  readonly fresh: GuessRow[] = [];

  constructor(rows: readonly GuessRow[]) {
    for (const { subject, about } of rows) if (about !== null) this.#of(subject).add(about);
  }

  /** Whether the number is answered alike from now on, whatever is booked. The same person again is no further guess. */
  isOut(guess: NumberGuess): boolean {
    const told = this.#of(toldSubject(guess));
    if (told.has(guess.spelling)) return false;
    const tried = this.#of(triedSubject(guess));
    return told.size >= MOST_TOLD || (tried.size >= MOST_DATES_OF_NUMBER && !tried.has(guess.spelling));
  }

  /** Counts that the number named the person. */
  addTried(guess: NumberGuess): void {
    this.#add(triedSubject(guess), guess.spelling);
  }

  /** Counts that the number was told of the person's booking. Callers who are not known are told of it the less often. */
  addTold(guess: NumberGuess): void {
    if (this.#of(toldSubject(guess)).has(guess.spelling)) return;
    this.#add(toldSubject(guess), guess.spelling);
    this.fresh.push({ subject: `person ${guess.spelling}`, about: null });
  }

  #add(subject: string, about: string): void {
    if (this.#of(subject).has(about)) return;
    this.#of(subject).add(about);
    this.fresh.push({ subject, about });
  }

  #of(subject: string): Set<string> {
    const known = this.#about.get(subject) ?? new Set();
    this.#about.set(subject, known);
    return known;
  }
}
