// Networks that unproven bookings were asked for from are kept no longer than their budgets need them.
import type { Transaction } from '../database.ts';
import type { Instant } from '../time.ts';

/** Forgets those of bookings that are no longer held, a day after they were made. */
export async function forgetSources(tx: Transaction, now: Instant): Promise<void> {
  await tx.query({ name: 'forget sources', text: FORGET }, [now.subtract({ hours: 24 }).toString()]);
}
const FORGET = `update booking set source = null where source is not null and status <> 'HELD' and held_at < $1`;
