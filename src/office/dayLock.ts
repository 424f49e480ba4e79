// The lock that those take who change an office's days.
import type { Transaction } from '../database.ts';
import { lockOf } from '../locks.ts';

/** One change to an office's days at a time; the lock is kept until the commit. */
export async function lockDays(tx: Transaction, office: string): Promise<void> {
  await tx.query({ name: 'lock days', text: LOCK_DAYS }, [office]);
}
const LOCK_DAYS = `select pg_advisory_xact_lock(${lockOf('days', '$1')})`;

/** The same for many offices, in one order, so that of two servers none waits for the other's. */
export async function lockDaysOfAll(tx: Transaction, offices: readonly string[]): Promise<void> {
  await tx.query(LOCK_DAYS_OF_ALL, [offices]);
}
const LOCK_DAYS_OF_ALL = `select pg_advisory_xact_lock(lock) from (
    select ${lockOf('days', 'office')} as lock from unnest($1::text[]) office order by lock offset 0
  ) sorted`;
