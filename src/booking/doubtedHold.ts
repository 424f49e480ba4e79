// A hold that may have been confirmed before the database was restored from a backup: its person is asked for nothing again.
import type { Administrator } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import type { Offices } from '../office/settings.ts';
import { isRefusal } from '../refusal.ts';
import { statement } from '../statement.ts';
import { addMinutes, type Instant, isBefore } from '../time.ts';
import type { Booking } from './booking.ts';
import { confirmGroup } from './confirm.ts';
import { arriveBy } from './deadlines.ts';

/** In whose name such a hold is confirmed. */
const RESTORER: Administrator = { kind: 'administrator', id: 'restoration' };

/** Whether it waited to be confirmed at the moment of a backup that was restored since. */
export async function isDoubtedHold(tx: Transaction, { status, heldAt, confirmBy }: Booking): Promise<boolean> {
  if (status !== 'HELD') return false;
  return (await tx.query(DOUBTED_HOLD, [heldAt.toString(), confirmBy.toString()])).length > 0;
}
const DOUBTED_HOLD = statement<{ takenAt: Instant }>('doubted hold')`
  select taken_at as "takenAt" from restoration where taken_at >= $1 and taken_at < $2 limit 1`;

/** The booking with a number: its person is at the door, when it would be too late for others to confirm. */
export async function confirmDoubted(
  tx: Transaction,
  booking: Booking,
  offices: Offices,
  now: Instant,
): Promise<Booking> {
  const latest = addMinutes(arriveBy(booking.window, offices(booking.office)), -1);
  const confirmation = { code: booking.code, asker: RESTORER, proof: {} };
  const { answer } = await confirmGroup(tx, [confirmation], offices, isBefore(now, latest) ? now : latest);
  const [confirmed] = answer;
  return confirmed && !isRefusal(confirmed) ? confirmed : booking;
}
