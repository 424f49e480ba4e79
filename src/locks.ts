// One at a time for each sender, person and key: who comes second sees what the first has done.
import type { Transaction } from './database.ts';

/**
 * Waits until no other transaction works for the same names, and keeps them until the commit. All names at once and in
 * one order, so that two groups never wait for each other.
 */
export async function takeTurns(tx: Transaction, names: Iterable<string>): Promise<void> {
  const all = [...names];
  if (all.length > 0) await tx.query({ name: 'take turns', text: TURNS }, [JSON.stringify(all)]);
}
// Sorted before the locks are taken: what stands in the outer list is worked out row by row, in the order they come.
const TURNS = `select pg_advisory_xact_lock(turn) from (
    select distinct hashtextextended(name, 0) as turn from json_array_elements_text($1) name order by turn offset 0
  ) sorted`;
