// Acts of callers are counted for a time, and then forgotten.
import type { Transaction } from '../database.ts';
import type { Instant } from '../time.ts';
import { GuessEntity, UnprovenPlaceEntity, WorkDoneEntity } from './entities.ts';

/** Forgets work and guesses done before that, and places once they count no longer. */
export async function forgetCounted(tx: Transaction, before: Instant, now: Instant): Promise<void> {
  const { em } = tx;
  await em.nativeDelete(UnprovenPlaceEntity, { countsUntil: { $lte: now } });
  await em.nativeDelete(WorkDoneEntity, { at: { $lt: before } });
  await em.nativeDelete(GuessEntity, { at: { $lt: before } });
  // They are counted by the clocks of machines, whatever the application's is set to.
  tx.send(FORGET_LIMIT_COUNTS);
}

const FORGET_LIMIT_COUNTS = `
  delete from limit_count where expire < 1000 * extract(epoch from now() - interval '1 hour')`;
