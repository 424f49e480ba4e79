// The keys among some that are blocked at an office, for lists of addresses.
import type { Queryable } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { BlockEntity } from './entities.ts';

const blocks = tablesOf(BlockEntity);

/** Those that are blocked there or everywhere. */
export async function blockedKeys(
  db: Queryable,
  keys: readonly string[],
  office: string,
  now: Instant,
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await blocks(db)
    .selectFrom('block')
    .select('key')
    .where('key', 'in', keys)
    .where(({ eb, or }) => or([eb('office', '=', office), eb('office', 'is', null)]))
    .where('liftedAt', 'is', null)
    .where(({ eb, or }) => or([eb('endsAt', 'is', null), eb('endsAt', '>', now)]))
    .execute();
  return new Set(rows.map(({ key }) => key));
}
