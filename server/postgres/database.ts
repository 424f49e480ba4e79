// Opens the database: migrations (one process at a time), the ORM for what is rich, the pool for what is hot.

import { setTimeout as pause } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { makeWorkerUtils } from 'graphile-worker';
import { ormConfig } from '../../mikro-orm.config.ts';
import { DataCipher, type DataKey } from '../../src/cipher.ts';
import { CONNECT_TIMEOUT_MS, connectOnce, type GuardedClient } from '../../src/connection.ts';
import { openPool, type Pool, useCipher, useEntities } from '../../src/database.ts';
import { errorCodeOf } from '../../src/errorCode.ts';
import { openWorkerPool } from '../../src/jobs/workerPool.ts';
import { MIGRATION_LOCK } from '../../src/locks.ts';
import { MIGRATIONS } from '../../src/migrations/all.ts';
import { refusePooledSessions } from './pooler.ts';
import { openReports } from './reportRole.ts';
import { type Applied, appliedTo, explainMigration, isUpToDate, keepChecksums, refuseOthers } from './schemaVersion.ts';
import { refuseServerKind } from './serverKind.ts';

export interface Database {
  url: string;
  orm: MikroORM;
  pool: Pool;
  close(): Promise<void>;
}

export { MIGRATIONS } from '../../src/migrations/all.ts';

const MIGRATION_NAMES = MIGRATIONS.map(({ name }) => name);

const TRY_EVERY_MS = 200;
const TRIES_UNTOLD = 10;
const FIRST_TRIES = 3;
/** Of one server. */
export const DATABASE_CONNECTIONS = 20;

/** `keys`: encrypt what is written, the first of them; none: nothing is encrypted. */
export async function openDatabase(
  url: string,
  connections = DATABASE_CONNECTIONS,
  keys: readonly DataKey[] = [],
): Promise<Database> {
  const pool = openPool(url, connections);
  const orm = await MikroORM.init(ormConfig(url, { pool }));
  useEntities(pool, orm.em);
  useCipher(pool, new DataCipher(keys));
  return {
    url,
    orm,
    pool,
    async close() {
      await orm.close();
      await pool.end();
    },
  };
}

/**
 * Brings the tables, ours and those of the job queue, to what this version needs.
 * @throws StartFault where the database is of a newer version, or was brought to its own by other migrations.
 */
export async function migrate(url: string, say: (line: string) => void = () => {}): Promise<void> {
  const client = await firstConnection(url);
  await refusePooledSessions(url).catch(async (error: unknown) => {
    await client.end();
    throw error;
  });
  try {
    await refuseServerKind(client);
    await takeTurn(client, say);
    const before = await appliedTo(client);
    refuseOthers(before);
    if (!isUpToDate(before, MIGRATION_NAMES)) await applyMigrations(url, client, before);
    await migrateJobs(url);
    await openReports(client);
  } finally {
    await client.end();
  }
}

async function applyMigrations(url: string, client: GuardedClient, before: readonly Applied[]): Promise<void> {
  const orm = await MikroORM.init(ormConfig(url));
  try {
    await orm.migrator.up().catch((error: unknown) => {
      throw explainMigration(error, before);
    });
    await keepChecksums(client, before);
  } finally {
    await orm.close();
  }
}

/** Brings the tables of the job queue, which it has in a schema of its own, to its version. */
export async function migrateJobs(url: string): Promise<void> {
  const workerPool = openWorkerPool(url, 1);
  try {
    const utils = await makeWorkerUtils({ pgPool: workerPool });
    await utils.migrate();
    await utils.release();
  } finally {
    await workerPool.end();
  }
}

/** Waits for as long as another server migrates: two that start at once must not both do it. */
async function takeTurn(client: GuardedClient, say: (line: string) => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      MIGRATION_LOCK,
    ]);
    if (rows[0]?.taken) return;
    if (tries === TRIES_UNTOLD) say('Waiting for another server, which is bringing the database to its version …');
    await pause(TRY_EVERY_MS);
  }
}

/** Whatever keeps the first connection from coming about: the database is not there, or is none. */
export class ConnectionFault extends Error {
  override name = 'ConnectionFault';
}

/** A machine that is busy with its start may need longer for one: the limit is for servers that answer others meanwhile. */
async function firstConnection(url: string): Promise<GuardedClient> {
  for (let tries = 1; ; tries++) {
    try {
      return await connectOnce(url);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const isLate = message === 'timeout expired';
      if (isLate && tries < FIRST_TRIES) continue;
      const seconds = (FIRST_TRIES * CONNECT_TIMEOUT_MS) / 1000;
      throw new ConnectionFault(isLate ? `no answer within ${seconds} seconds` : message || errorCodeOf(error), {
        cause: error,
      });
    }
  }
}
