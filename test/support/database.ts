// A database of its own for a test file: a clone of the migrated template, thrown away at the end.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/server/database.ts';
import { atEnd } from './atEnd.ts';
import { TEMPLATE } from './globalSetup.ts';

/** A fresh clone; dropped when the file's tests are done. */
export async function cloneDatabase(): Promise<{ url: string; open: () => Promise<Database> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = inject('postgresUrl');
  await run(admin, `create database ${name} template ${TEMPLATE}`);
  const url = Object.assign(new URL(admin), { pathname: `/${name}` }).toString();
  const opened: Database[] = [];
  atEnd(async () => {
    for (const database of opened) await database.close().catch(() => {});
    await left(admin, name);
    await run(admin, `drop database if exists ${name} with (force)`);
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

/** Connections that are being closed are still there for a moment: to be thrown out would look to them like a fault. */
async function left(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const end = Date.now() + 2000; Date.now() < end; ) {
    const { rowCount } = await client.query('select from pg_stat_activity where datname = $1', [name]);
    if (rowCount === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await client.end();
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
