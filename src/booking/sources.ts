// Networks that unproven bookings were asked for from are kept no longer than their budgets need them.
import { forgetCounted } from '../abuse/counted.ts';
import type { Transaction } from '../database.ts';
import type { Instant } from '../time.ts';
import { BookingEntity, NumberClaimEntity, ProofSentEntity } from './entities.ts';

/** Forgets those of bookings that are no longer held, a day after they were made; of digits sent, too; and all that src/abuse counts. */
export async function forgetSources(tx: Transaction, now: Instant): Promise<void> {
  const before = now.subtract({ hours: 24 });
  const over = { source: { $ne: null }, status: { $ne: 'HELD' }, heldAt: { $lt: before } } as const;
  await tx.em.nativeUpdate(BookingEntity, over, { source: null });
  await tx.em.nativeDelete(ProofSentEntity, { at: { $lt: before } });
  await tx.em.nativeDelete(NumberClaimEntity, { sentAt: { $lt: before } });
  await forgetCounted(tx, before, now);
}
