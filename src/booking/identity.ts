// One at a time for each sender, person and key: who comes second sees what the first has done.
import type { Transaction } from '../database.ts';

/**
 * Waits until no other transaction works for the same names, and keeps them until the commit. All names at once and in
 * one order, so that two groups never wait for each other.
 */
export async function takeTurns(tx: Transaction, names: Iterable<string>): Promise<void> {
  const sorted = [...new Set(names)].sort();
  if (sorted.length > 0) await tx.query({ name: 'take turns', text: TURNS }, [JSON.stringify(sorted)]);
}
const TURNS = 'select pg_advisory_xact_lock(hashtextextended(name, 0)) from json_array_elements_text($1) name';
