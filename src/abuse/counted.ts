// Acts of callers are counted for a time, and then forgotten.
import type { Transaction } from '../database.ts';
import type { Instant } from '../time.ts';
import { GuessEntity, UnprovenPlaceEntity, WorkDoneEntity } from './entities.ts';

/** Forgets work and guesses done before that, and places once they count no longer. */
export async function forgetCounted({ em }: Transaction, before: Instant, now: Instant): Promise<void> {
  await em.nativeDelete(UnprovenPlaceEntity, { countsUntil: { $lte: now } });
  await em.nativeDelete(WorkDoneEntity, { at: { $lt: before } });
  await em.nativeDelete(GuessEntity, { at: { $lt: before } });
}
