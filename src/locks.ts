// Every advisory lock by name. They share one space of numbers in PostgreSQL, so each kind has numbers of its own here.
import type { Transaction } from './database.ts';
import type { FilledStatement } from './statementPacket.ts';

/** Locks that exist once. */
export const MIGRATION_LOCK = 4_190_002;
export const OFFICES_FILE_LOCK = 4_190_003;
export const PLACE_LOG_LOCK = 4_190_004;
export const AUDIT_CHAIN_LOCK = 4_190_005;
export const AUDIT_EXPORT_LOCK = 4_190_006;
export const GRANT_LOCK = 4_190_007;
// 4_190_008 is that of the functions that make and drop months: src/migrations/Migration20270105_months.ts.
export const FEED_LOCK = 4_190_009;

/** Each server holds one of these for as long as it lives: above the locks that exist once. */
export const SERVER_LOCKS = { from: 2 ** 31, to: 2 ** 47 };

/** Locks of names: a seed for each kind, so that equal names of two kinds are two locks. */
const SEEDS = { key: 0, days: 1, figures: 2, sender: 3, receipts: 4, frame: 5, places: 6, requests: 7 };
export type NamedLock = keyof typeof SEEDS;

/** The number of a lock, as an SQL expression; `name` is one, too. */
export function lockOf(kind: NamedLock, name: string): string {
  return `hashtextextended(${name}, ${SEEDS[kind]})`;
}

/**
 * Waits until no other transaction works for the same senders, persons or idempotency keys, and keeps them until the
 * commit. All keys at once and in one order, so that two groups never wait for each other.
 */
export async function lockKeys(tx: Transaction, keys: Iterable<string>): Promise<void> {
  const all = [...keys];
  if (all.length === 0) return;
  const { statement, values } = keyLocks(all);
  await tx.query(statement, values);
}

/** The same as a statement to be sent with others. */
export function keyLocks(keys: readonly string[]): FilledStatement {
  return { statement: LOCK_KEYS, values: [JSON.stringify(keys)] };
}
// Sorted before the locks are taken: what stands in the outer list is worked out row by row, in the order they come.
const LOCK_KEYS = {
  name: 'lock keys',
  text: `select pg_advisory_xact_lock(key) from (
    select distinct ${lockOf('key', 'name')} as key from json_array_elements_text($1) name order by key offset 0
  ) sorted`,
};
