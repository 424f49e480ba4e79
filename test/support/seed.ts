// The database that most tests begin with has the product's offices, and their windows as on the article's day.

import { openDatabase } from '../../server/postgres/database.ts';
import { inTransaction } from '../../src/database.ts';
import { rollAll } from '../../src/jobs/clockwork.ts';
import { applyFile, openDirectory } from '../../src/office/directory.ts';
import { instant } from '../../src/time.ts';
import { makeOffices } from './offices.ts';

export const SEED_DAY = '2017-08-01T09:00:00+07:00';

/** The migrated database. */
export const EMPTY = 'antrean_empty';
/** The same with offices and windows. */
export const SEEDED = 'antrean_seeded';

/** Fills a migrated database. */
export async function seed(url: string): Promise<void> {
  const database = await openDatabase(url, 2);
  await inTransaction(database.pool, (tx) => applyFile(tx, makeOffices()));
  await rollAll(database.pool, await openDirectory(database.orm.em), instant(SEED_DAY));
  await database.close();
}

/** A test of another year begins without offices: their windows would be of days long past or far ahead. */
export function templateFor(start: string): string {
  return start.startsWith('2017-08-') ? SEEDED : EMPTY;
}
