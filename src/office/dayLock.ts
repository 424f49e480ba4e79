// The lock that those take who change an office's days.
import type { Transaction } from '../database.ts';
import { lockOf } from '../locks.ts';

/** One change to an office's days at a time; the lock is kept until the commit. */
export async function lockDays(tx: Transaction, office: string): Promise<void> {
  await lockDaysOfAll(tx, [office]);
}

/** The same for many offices, in one order, so that two servers never wait for each other. */
export async function lockDaysOfAll(tx: Transaction, offices: readonly string[]): Promise<void> {
  await tx.query(LOCK_DAYS, [offices]);
}
// Sorted before the locks are taken: what stands in the outer list is worked out row by row, in the order they come.
const LOCK_DAYS = `select pg_advisory_xact_lock(key) from (
    select ${lockOf('days', 'office')} as key from unnest($1::text[]) office order by key offset 0
  ) sorted`;
