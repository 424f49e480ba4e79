// One step of a booking by its holder: done once for each idempotency key, on the locked booking.
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { type Key, once, type PastAnswer } from '../idempotency.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Booking } from './booking.ts';
import { lockBookings } from './find.ts';
import { unknownCode } from './rules.ts';

export interface BookingStep {
  answer: Booking | Refusal;
  announcements: Announcement[];
  repeated?: boolean;
  /** The booking as it was. */
  before?: Booking;
}

/** Does the step on the locked booking, or repeats what was answered to the same key. */
export function stepBooking(
  tx: Transaction,
  { code, key, now }: { code: string; key: Key | null; now: Instant },
  step: (booking: Booking) => Promise<BookingStep>,
): Promise<BookingStep> {
  const find = async () => (await lockBookings(tx, [code])).get(code);
  const keep = (answer: BookingStep['answer']) => (isRefusal(answer) ? { refusal: answer } : { booking: answer.code });
  const recall = async ({ refusal }: PastAnswer) => refusal ?? (await find()) ?? unknownCode();
  return once(tx, { key, now, keep, recall }, async () => {
    const booking = await find();
    return booking ? { ...(await step(booking)), before: booking } : refusedStep(unknownCode());
  });
}

export function refusedStep(refusal: Refusal): BookingStep {
  return { answer: refusal, announcements: [] };
}

export function announce({ office, code, window }: Booking): Announcement[] {
  return [
    { event: 'availability', office, date: window.date },
    { event: 'booking', office, code },
  ];
}
