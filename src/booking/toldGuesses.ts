// Refusals that told callers of others' bookings: those of unproven ones count, and the holders hear of it by their own channel.
import { writeGuesses } from '../abuse/guesses.ts';
import { guessSubjects } from '../abuse/unprovenPlaces.ts';
import type { Transaction } from '../database.ts';
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
  live: LiveBookings;
}

/** Only holders who are proven are written to, and once a day: a guess must not buy messages to strangers. */
export async function noteTold(tx: Transaction, { told, tried, live }: ToldOfOthers, now: Instant): Promise<void> {
  if (told.length > 0) writeGuesses(tx, told.flatMap(guessSubjects), now);
  const due = [...told, ...tried].flatMap((wanted): DueNotice[] => {
    const booking = live.provenAgainst(wanted);
    const day = Number(dateIn(wanted.office.timeZone, now).replaceAll('-', ''));
    return booking === null ? [] : [{ kind: 'REGISTRATION_TRIED', booking, detail: { time: day } }];
  });
  await noteDue(tx, due, [], now);
}

/** They are told the truth however often they ask, but not unheard. Staff and other programs have identified the person. */
export function triedByOthers(
  group: readonly PreparedBooking[],
  answers: readonly object[],
  live: LiveBookings,
): PreparedBooking[] {
  return group.filter((wanted, index) => {
    const isKnown = wanted.proven && !wanted.audited && wanted.apiKey === null;
    const answer = answers[index];
    if (!isKnown || !answer || !isRefusal(answer) || answer.refused !== 'ALREADY_BOOKED') return false;
    return live.isHeldByOther(wanted);
  });
}
