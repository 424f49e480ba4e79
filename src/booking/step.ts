// One step of a booking by its holder: done once for each idempotency key, on the locked booking.
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { type Key, keepAnswer, otherInput, pastAnswers } from '../idempotency.ts';
import { takeTurns } from '../locks.ts';
import type { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Booking } from './booking.ts';
import { lockBookings } from './find.ts';
import { unknownCode } from './rules.ts';

export type Step = { answer: Booking | Refusal; announcements: Announcement[]; repeated?: boolean };

/** Does the step on the locked booking, or repeats what was answered to the same key. */
export async function answerOnce(
  tx: Transaction,
  code: string,
  key: Key | null,
  now: Instant,
  step: (booking: Booking) => Promise<Step>,
): Promise<Step> {
  if (key) await takeTurns(tx, [key.key]);
  const past = key ? (await pastAnswers(tx, [key.key])).get(key.key) : undefined;
  if (past && past.input !== key?.input) throw otherInput();
  if (past?.refusal) return { ...refused(past.refusal), repeated: true };
  const booking = (await lockBookings(tx, [code])).get(code);
  if (past && booking) return { answer: booking, announcements: [], repeated: true };
  const done = booking ? await step(booking) : refused(unknownCode());
  if (key) await keepAnswer(tx, key, done.answer, now);
  return done;
}

export function refused(refusal: Refusal): Step {
  return { answer: refusal, announcements: [] };
}

export function announce({ office, code, window }: Booking): Announcement[] {
  return [
    { event: 'availability', office, date: window.date },
    { event: 'booking', office, code },
  ];
}
