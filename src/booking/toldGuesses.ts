// Refusals that told callers of others' bookings: those of unproven ones count, and the holders hear of it by their own channel.
import { type GuessRow, writeGuesses } from '../abuse/guesses.ts';
import type { NumberGuess } from '../abuse/numberGuesses.ts';
import { guessSubjects } from '../abuse/unprovenPlaces.ts';
import { isProven } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { isRefusal } from '../refusal.ts';
import { dateIn, type Instant } from '../time.ts';
import { type DueNotice, noteDue } from './dueNotices.ts';
import type { LiveBookings } from './liveBookings.ts';
import type { PreparedBooking } from './prepare.ts';

export interface ToldOfOthers {
  /** Callers who have proven nothing, and were told. */
  told: readonly PreparedBooking[];
  /** Applicants who are known, and were told that the person is booked from another number. */
  tried: readonly PreparedBooking[];
  /** The guesses of known numbers. */
  guessed: readonly GuessRow[];
  live: LiveBookings;
}

/**
 * The guess that a request of a known number is; null: it is none. Staff and programs that vouch have identified the person,
 * and what the number has booked itself it knows.
 */
export function guessByNumber(wanted: PreparedBooking): NumberGuess | null {
  const { proven, audited, sender, spelling } = wanted;
  return proven && sender !== null && !(audited && isProven(audited.asker)) ? { sender, spelling } : null;
}

/** Only holders who are proven are written to, and once a day: a guess must not buy messages to strangers. */
export async function noteTold(tx: Transaction, asked: ToldOfOthers, now: Instant): Promise<void> {
  const { told, tried, guessed, live } = asked;
  const subjects = told.flatMap(guessSubjects);
  writeGuesses(tx, [...subjects.map((subject) => ({ subject, about: null })), ...guessed], now);
  const due = [...told, ...tried].flatMap((wanted): DueNotice[] => {
    const booking = live.provenAgainst(wanted);
    return booking === null ? [] : [registrationTried(booking, wanted.office, now)];
  });
  await noteDue(tx, due, [], now);
}

/** The notice to the holder of that booking, once a day. */
export function registrationTried(booking: string, { timeZone }: Pick<Office, 'timeZone'>, now: Instant): DueNotice {
  const day = Number(dateIn(timeZone, now).replaceAll('-', ''));
  return { kind: 'REGISTRATION_TRIED', booking, detail: { time: day } };
}

/** Known callers who were told: not unheard by the holder. */
export function triedByOthers(
  group: readonly PreparedBooking[],
  answers: readonly object[],
  live: LiveBookings,
): PreparedBooking[] {
  return group.filter((wanted, index) => {
    const answer = answers[index];
    if (!guessByNumber(wanted) || !answer || !isRefusal(answer) || answer.refused !== 'ALREADY_BOOKED') return false;
    return live.isHeldByOther(wanted);
  });
}
