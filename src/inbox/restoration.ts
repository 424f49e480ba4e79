// After a backup was restored: messages that came since the backup may have been answered before, so officers look at them.
import type { Queryable, Transaction } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { RestorationEntity } from './entities.ts';
import { markWorked } from './worked.ts';

const restorationTable = tablesOf(RestorationEntity);

/** When the database was restored last; null: not since that moment. */
export async function restoredSince(db: Queryable, since: Instant): Promise<Instant | null> {
  const row = await restorationTable(db)
    .selectFrom('restoration')
    .select('restoredAt')
    .where('restoredAt', '>', since)
    .orderBy('restoredAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.restoredAt ?? null;
}

/** The last restoration: the bookings made between the two moments are lost. */
export interface LostTime {
  takenAt: Instant;
  restoredAt: Instant;
}

/** null: the database was never restored. It is not while a server works on it. */
export async function lastLostTime(db: Queryable): Promise<LostTime | null> {
  const row = await restorationTable(db)
    .selectFrom('restoration')
    .select(['takenAt', 'restoredAt'])
    .orderBy('restoredAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** When the first server begins to work on a restored database: what came due before is put out soon after. */
export async function noteResumed(tx: Transaction): Promise<void> {
  await tx.query('update restoration set resumed_at = clock_timestamp() where resumed_at is null');
}

/** Messages that no one has worked on: they are listed among those that failed. */
export async function leaveToOfficers(tx: Transaction, ids: readonly number[], now: Instant): Promise<void> {
  const marks = ids.map((id) => ({ id, intent: '', reason: RESTORED }));
  await markWorked(tx, marks, now);
}
const RESTORED = 'RESTORED';
