// A database of its own for a test file: a clone of the migrated template, thrown away at the end.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../server/postgres/database.ts';
import { OWNER_ROLE } from '../../server/postgres/roles.ts';
import { atEnd } from './atEnd.ts';
import { EMPTY } from './seed.ts';

/**
 * A fresh clone, of the one without offices unless another is named; dropped when the file's tests are done. The address is the
 * superuser's, for what a test looks up and changes itself.
 */
export async function cloneDatabase(template = EMPTY): Promise<{ url: string; open: () => Promise<Database> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(`create database ${name} template ${template} owner ${OWNER_ROLE}`);
  const url = urlOf(name);
  const opened: Database[] = [];
  atEnd(async () => {
    for (const database of opened) await database.close().catch(() => {});
    await left(name);
    await run(`drop database if exists ${name} with (force)`);
  });
  return {
    url,
    async open() {
      const database = await openDatabase(url);
      opened.push(database);
      return database;
    },
  };
}

export function urlOf(database: string): string {
  return Object.assign(new URL(inject('postgresUrl')), { pathname: `/${database}` }).toString();
}

/** Connections that are being closed are still there for a moment: to be thrown out would look to them like a fault. */
export async function left(name: string): Promise<void> {
  for (const end = Date.now() + 2000; Date.now() < end; ) {
    const { rowCount } = await run('select from pg_stat_activity where datname = $1', [name]);
    if (rowCount === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** One connection for all the files of a process; it ends with PostgreSQL. */
let admin: Promise<pg.Client> | undefined;

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  client.on('error', () => {});
  await client.connect();
  return client;
}

export async function run(sql: string, values?: unknown[]): Promise<pg.QueryResult> {
  admin ??= connect();
  return (await admin).query(sql, values);
}
