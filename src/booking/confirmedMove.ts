// Applicants whose held place the office moved, and who confirm it before they were told: they are told why, with their number.
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { retellWaiting } from '../outbox/retellWaiting.ts';
import type { Instant } from '../time.ts';
import type { Booking } from './booking.ts';
import { arriveBy } from './deadlines.ts';
import { canWait } from './notices.ts';
import { reachOfApplicant } from './reach.ts';

interface ConfirmedHold {
  /** As it was held, and as it is now. */
  held: Booking;
  booking: Booking;
  office: Office;
}

/** The question that waits for its time has been answered by now: it becomes the notice of a confirmed booking. */
export async function tellConfirmedMoves(
  tx: Transaction,
  confirmed: readonly ConfirmedHold[],
  now: Instant,
): Promise<void> {
  for (const { held, booking, office } of confirmed) {
    const reach = held.freeChanges > 0 ? reachOfApplicant(held, office) : null;
    if (!reach) continue;
    const { channel, from, to } = reach;
    const { code, version, window, queueNumber } = booking;
    const by = { at: arriveBy(window, office).toString(), zone: office.timeZone };
    await retellWaiting(
      tx,
      { channel, from, to: to.value, booking: code, key: 'movedHeld' },
      {
        key: 'moved',
        parameters: { number: queueNumber, arriveBy: by },
        version,
        notAfter: window.startsAt,
        calm: canWait(booking, office, now),
        texts: office.texts,
      },
    );
  }
}
