// Networks that unproven bookings were asked for from are kept no longer than their budgets need them.
import type { Transaction } from '../database.ts';
import type { Instant } from '../time.ts';

/** Forgets those of bookings that are no longer held, a day after they were made; of work, of guesses and of digits sent, too; of places once they count no longer. */
export async function forgetSources(tx: Transaction, now: Instant): Promise<void> {
  const before = now.subtract({ hours: 24 }).toString();
  await tx.query({ name: 'forget sources', text: FORGET_SOURCES }, [before]);
  const over = now.toString();
  await tx.query({ name: 'forget places', text: 'delete from unproven_place where counts_until <= $1' }, [over]);
  await tx.query({ name: 'forget work', text: 'delete from work_done where at < $1' }, [before]);
  await tx.query({ name: 'forget guesses', text: 'delete from guess where at < $1' }, [before]);
  await tx.query({ name: 'forget proofs sent', text: 'delete from proof_sent where at < $1' }, [before]);
}
const FORGET_SOURCES = `update booking set source = null where source is not null and status <> 'HELD' and held_at < $1`;
