// Several pieces of work, of which none keeps the others from being done.
import { type Pool, queriesOn } from '../database.ts';

/** Does each, whatever becomes of the others; @throws at the end where some failed, at once without a database. */
export async function eachOf(pool: Pool, works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const faults: unknown[] = [];
  for (const work of works) {
    await work().catch(async (fault: unknown) => {
      faults.push(fault);
      await queriesOn(pool).query('select 1');
    });
  }
  if (faults.length > 1) throw new AggregateError(faults, 'Several pieces of work by the clock failed.');
  if (faults.length === 1) throw faults[0];
}
