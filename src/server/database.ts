// Opens the database: migrations (one process at a time), the ORM for what is rich, the pool for what is hot.

import { setTimeout as pause } from 'node:timers/promises';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { makeWorkerUtils } from 'graphile-worker';
import { type Client, CONNECT_TIMEOUT_MS, connect, connectionOf, poolOn } from '../connection.ts';
import { openPool, type Pool } from '../database.ts';
import { openWorkerPool } from '../jobs/workers.ts';
import { Migration20261125_foundation } from '../migrations/Migration20261125_foundation.ts';
import { Migration20261126_queue } from '../migrations/Migration20261126_queue.ts';
import { Migration20261127_capacity } from '../migrations/Migration20261127_capacity.ts';
import { Migration20261128_standby } from '../migrations/Migration20261128_standby.ts';
import { Migration20261129_figures } from '../migrations/Migration20261129_figures.ts';
import { Migration20261130_abuse } from '../migrations/Migration20261130_abuse.ts';
import { Migration20261201_reading } from '../migrations/Migration20261201_reading.ts';
import { Migration20261202_messages } from '../migrations/Migration20261202_messages.ts';
import { Migration20261204_moves } from '../migrations/Migration20261204_moves.ts';
import { Migration20261205_webForm } from '../migrations/Migration20261205_webForm.ts';
import { Migration20261206_talk } from '../migrations/Migration20261206_talk.ts';
import { Migration20261207_delivery } from '../migrations/Migration20261207_delivery.ts';
import { Migration20261208_notices } from '../migrations/Migration20261208_notices.ts';
import { Migration20261209_log } from '../migrations/Migration20261209_log.ts';
import { Migration20261210_firstCall } from '../migrations/Migration20261210_firstCall.ts';
import { Migration20261212_withdrawnWindow } from '../migrations/Migration20261212_withdrawnWindow.ts';
import { Migration20261213_unproven } from '../migrations/Migration20261213_unproven.ts';
import { Migration20261214_proofs } from '../migrations/Migration20261214_proofs.ts';
import { Migration20261216_boards } from '../migrations/Migration20261216_boards.ts';
import { Migration20261216_imports } from '../migrations/Migration20261216_imports.ts';
import { Migration20261217_standard } from '../migrations/Migration20261217_standard.ts';
import { OFFICE_ENTITIES } from '../office/entities.ts';
import { appliedTo, explainMigration, keepChecksums, refuseOthers } from './schemaVersion.ts';

export interface Database {
  url: string;
  orm: MikroORM;
  pool: Pool;
  close(): Promise<void>;
}

export const MIGRATIONS = [
  { name: 'Migration20261125_foundation', class: Migration20261125_foundation },
  { name: 'Migration20261126_queue', class: Migration20261126_queue },
  { name: 'Migration20261127_capacity', class: Migration20261127_capacity },
  { name: 'Migration20261128_standby', class: Migration20261128_standby },
  { name: 'Migration20261129_figures', class: Migration20261129_figures },
  { name: 'Migration20261130_abuse', class: Migration20261130_abuse },
  { name: 'Migration20261201_reading', class: Migration20261201_reading },
  { name: 'Migration20261202_messages', class: Migration20261202_messages },
  { name: 'Migration20261204_moves', class: Migration20261204_moves },
  { name: 'Migration20261205_webForm', class: Migration20261205_webForm },
  { name: 'Migration20261206_talk', class: Migration20261206_talk },
  { name: 'Migration20261207_delivery', class: Migration20261207_delivery },
  { name: 'Migration20261208_notices', class: Migration20261208_notices },
  { name: 'Migration20261209_log', class: Migration20261209_log },
  { name: 'Migration20261210_firstCall', class: Migration20261210_firstCall },
  { name: 'Migration20261212_withdrawnWindow', class: Migration20261212_withdrawnWindow },
  { name: 'Migration20261213_unproven', class: Migration20261213_unproven },
  { name: 'Migration20261214_proofs', class: Migration20261214_proofs },
  { name: 'Migration20261216_boards', class: Migration20261216_boards },
  { name: 'Migration20261216_imports', class: Migration20261216_imports },
  { name: 'Migration20261217_standard', class: Migration20261217_standard },
];
/** Two server processes that start at once must not both migrate. */
const MIGRATING = 4_190_002;
const TRY_EVERY_MS = 200;
const TRIES_UNTOLD = 10;
/** A migration may take longer than anybody waits for an answer. */
const NO_LIMIT = 'set statement_timeout = 0';

export async function openDatabase(url: string, connections = 20): Promise<Database> {
  const orm = await MikroORM.init({
    // It reads of an address only host, port, user and database: all that is said of the connection is said to its driver.
    dbName: connectionOf(url).database ?? 'postgres',
    driverOptions: poolOn(url, 4, NO_LIMIT),
    entities: OFFICE_ENTITIES,
    extensions: [Migrator],
    migrations: { migrationsList: MIGRATIONS, tableName: 'migration', snapshot: false },
    logger: () => {},
  });
  const pool = openPool(url, connections);
  return {
    url,
    orm,
    pool,
    async close() {
      await pool.end();
      await orm.close();
    },
  };
}

/**
 * Brings the tables, ours and those of the job queue, to what this version needs.
 * @throws StartFault where the database is of a newer version, or was brought to its own by other migrations.
 */
export async function migrate(url: string, say: (line: string) => void = () => {}): Promise<void> {
  const client = await firstConnection(url);
  const database = await openDatabase(url, 2);
  const workerPool = openWorkerPool(url, 2);
  try {
    await takeTurn(client, say);
    const before = await appliedTo(client);
    refuseOthers(before);
    await database.orm.migrator.up().catch((error) => {
      throw explainMigration(error, before);
    });
    await keepChecksums(client, before);
    const utils = await makeWorkerUtils({ pgPool: workerPool });
    await utils.migrate();
    await utils.release();
  } finally {
    await client.end();
    await workerPool.end();
    await database.close();
  }
}

/** Waits for as long as another server migrates. */
async function takeTurn(client: Client, say: (line: string) => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [MIGRATING]);
    if (rows[0].taken) return;
    if (tries === TRIES_UNTOLD) say('Waiting for another server, which is bringing the database to its version …');
    await pause(TRY_EVERY_MS);
  }
}

/** Whatever keeps the first connection from coming about: the database is not there, or is none. */
export class ConnectionFault extends Error {
  override name = 'ConnectionFault';
}

async function firstConnection(url: string): Promise<Client> {
  try {
    return await connect(url);
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    const why =
      message === 'timeout expired' ? `no answer within ${CONNECT_TIMEOUT_MS / 1000} seconds` : message || code;
    throw new ConnectionFault(why, { cause: error });
  }
}
