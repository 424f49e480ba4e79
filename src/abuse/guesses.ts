// Guesses at what others have booked, counted in the database for a day, for all server processes together.
import type { Queryable, Transaction } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { GuessEntity } from './entities.ts';

const guesses = tablesOf(GuessEntity);

/** Wrong birth dates for one code in a day; after that none is looked at by anyone who proves the booking by it. */
export const MOST_WRONG_BIRTH_DATES = 5;

/**
 * Refusals in a day that tell unproven callers of another's booking, about one person or about one number. After that
 * all unproven callers who name them are answered alike.
 */
export const MOST_TOLD = 5;

/**
 * Places in a day that unproven callers are given, or told the refusal of, in one name, whatever the birth date. Each is a guess
 * at the birth date of a namesake: after that all unproven callers of this name are answered alike.
 */
export const MOST_OF_NAME = 20;

export const GUESSES_KEPT_HOURS = 24;

/** The first moment whose guesses still count. */
export function guessesSince(now: Instant): Instant {
  return now.subtract({ hours: GUESSES_KEPT_HOURS });
}

/** The subject that counts wrong birth dates for a code, whether there is such a booking or not. */
function codeSubject(code: string): string {
  return `code ${code}`;
}

/** Whether as many birth dates were wrong for this code as may be. */
export async function isGuessedOut(db: Queryable, code: string, now: Instant): Promise<boolean> {
  const { counted } = await guesses(db)
    .selectFrom('guess')
    .select(({ fn }) => fn.countAll<number>().as('counted'))
    .where('subject', '=', codeSubject(code))
    .where('at', '>', guessesSince(now))
    .executeTakeFirstOrThrow();
  return counted >= MOST_WRONG_BIRTH_DATES;
}

/** Counts a wrong birth date for a code. */
export async function noteWrongBirthDate(db: Queryable, code: string, now: Instant): Promise<void> {
  await guesses(db)
    .insertInto('guess')
    .values({ subject: codeSubject(code), at: now })
    .execute();
}

/** A guess that is counted by a subject. */
export interface GuessRow {
  subject: string;
  /** The person it was about, where each counts once; null: each guess counts. */
  about: string | null;
}

/** Counts the guesses; it travels with the commit. */
export function writeGuesses(tx: Transaction, rows: readonly GuessRow[], now: Instant): void {
  if (rows.length === 0) return;
  const values = [rows.map(({ subject }) => subject), now.toString(), rows.map(({ about }) => about)];
  tx.send({ name: 'write guesses', text: WRITE_GUESSES }, values);
}
const WRITE_GUESSES =
  'insert into guess (subject, at, about) select subject, $2, about from unnest($1::text[], $3::text[]) as given (subject, about)';
