// Gives every test run a PostgreSQL of its own, deleted at the end, and the program as it is built.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { build } from '../../scripts/build.ts';
import { startPostgres } from '../../server/postgres/postgres.ts';
import { prepareDatabase } from '../../server/postgres/prepareDatabase.ts';
import { OWNER_ROLE, type RoleUrls } from '../../server/postgres/roles.ts';
import { saySkipped } from './missing.ts';
import { EMPTY, SEEDED, seed } from './seed.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

// Tests need races and constraints, not what a power cut leaves.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '256MB',
  max_connections: '300',
};

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  saySkipped();
  await build(resolve(import.meta.dirname, '../..'));
  const dataDir = await mkdtemp(join(tmpdir(), 'antrean-test-'));
  // Open to be entered by the account PostgreSQL gets when the tests run as root.
  await chmod(dataDir, 0o755);
  const postgres = await startPostgres({ dataDir, settings, log: () => undefined });
  await makeTemplates(postgres);
  project.provide('postgresUrl', postgres.superuserUrl);
  return async () => {
    await postgres.stop();
    for (const directory of new Set([dataDir, postgres.dataDir])) await rm(directory, { recursive: true, force: true });
  };
}

/** Those in which most tests play, so that not each of their servers makes them. */
async function openMonths(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`select open_months('2017-07-01', '2017-10-01')`);
  await client.end();
}

/** Migrated and filled once; each test file gets a clone. */
async function makeTemplates({ superuserUrl, ...roles }: RoleUrls): Promise<void> {
  const admin = new pg.Client({ connectionString: superuserUrl });
  await admin.connect();
  // Thousands of connections come and go: what makes a password hard to guess would cost each of them milliseconds.
  await admin.query('set scram_iterations = 1');
  for (const { username, password } of [superuserUrl, roles.ownerUrl, roles.url].map((url) => new URL(url)))
    await admin.query(`alter role ${username} password ${pg.escapeLiteral(decodeURIComponent(password))}`);
  const on = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  await admin.query(`create database ${EMPTY} owner ${OWNER_ROLE}`);
  await prepareDatabase({ databaseUrl: on(roles.url, EMPTY), ownerUrl: on(roles.ownerUrl, EMPTY) });
  await openMonths(on(superuserUrl, EMPTY));
  await admin.query(`create database ${SEEDED} template ${EMPTY} owner ${OWNER_ROLE}`);
  await seed(on(superuserUrl, SEEDED));
  await admin.end();
}
