// The database of a running app, and its offices, for work by the clock that a test does itself.
import { inject } from 'vitest';
import { openDatabase } from '../../server/postgres/database.ts';
import type { Pool } from '../../src/database.ts';
import { type Directory, openDirectory } from '../../src/office/directory.ts';
import type { TestApp } from './app.ts';
import { atEnd } from './atEnd.ts';

export async function databaseOf(app: TestApp): Promise<{ url: string; pool: Pool; offices: Directory }> {
  const [{ name }] = await app.query('select current_database() as name');
  const url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).toString();
  const database = await openDatabase(url, 4);
  atEnd(() => database.close().catch(() => {}));
  return { url, pool: database.pool, offices: await openDirectory(database.orm.em) };
}
