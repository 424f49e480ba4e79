// The lock that those take who change an office's days.
import type { Transaction } from '../database.ts';
import { lockOf } from '../locks.ts';

/** One change to an office's days at a time; the lock is kept until the commit. */
export async function lockDays(tx: Transaction, office: string): Promise<void> {
  await tx.query({ name: 'lock days', text: LOCK_DAYS }, [office]);
}
const LOCK_DAYS = `select pg_advisory_xact_lock(${lockOf('days', '$1')})`;
