// Refusals that told unproven callers of others' bookings: they are counted, and the holders hear of it by their own channel.
import { writeGuesses } from '../abuse/guesses.ts';
import { guessSubjects } from '../abuse/unprovenPlaces.ts';
import type { Transaction } from '../database.ts';
import { dateIn, type Instant } from '../time.ts';
import { type DueNotice, noteDue } from './dueNotices.ts';
import type { LiveBookings } from './liveBookings.ts';
import type { PreparedBooking } from './prepare.ts';

/** Only holders who are proven are written to, and once a day: a guess must not buy messages to strangers. */
export async function noteTold(
  tx: Transaction,
  told: readonly PreparedBooking[],
  live: LiveBookings,
  now: Instant,
): Promise<void> {
  if (told.length === 0) return;
  writeGuesses(tx, told.flatMap(guessSubjects), now);
  const due = told.flatMap((wanted): DueNotice[] => {
    const booking = live.provenAgainst(wanted);
    const day = Number(dateIn(wanted.office.timeZone, now).replaceAll('-', ''));
    return booking === null ? [] : [{ kind: 'REGISTRATION_TRIED', booking, detail: { time: day } }];
  });
  await noteDue(tx, due, [], now);
}
