// The settings of MikroORM, for the server and, by mikro-orm.config.js, for its own command line.
import { type EntitySchema, UnderscoreNamingStrategy } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig } from '@mikro-orm/postgresql';
import { PostgresDialect } from 'kysely';
import { connectionOf, poolOn } from './src/connection.ts';
import type { Pool } from './src/database.ts';
import { ENTITIES } from './src/entities.ts';
import { MIGRATIONS } from './src/migrations/all.ts';

/** A migration may take longer than anybody waits for an answer. */
const NO_LIMIT = 'set statement_timeout = 0';
const CONNECTIONS = 4;

/** Names of constraints and indexes as PostgreSQL gives them itself. */
class PostgresNames extends UnderscoreNamingStrategy {
  override indexName(
    table: string,
    columns: string[],
    type: 'primary' | 'foreign' | 'unique' | 'index' | 'sequence' | 'check' | 'default',
  ): string {
    const ending = {
      primary: 'pkey',
      foreign: 'fkey',
      unique: 'key',
      index: 'idx',
      sequence: 'seq',
      check: 'check',
      default: 'default',
    };
    return [table, ...(type === 'primary' ? [] : columns), ending[type]].join('_');
  }
}

interface OrmOptions {
  /** The server's own pool; none: connections of MikroORM's, whose statements may take any time. */
  pool?: Pool;
  entities?: readonly EntitySchema[];
}

/** A pool that is closed by the server that opened it. */
function dialectOn(pool: Pool): PostgresDialect {
  return new PostgresDialect({ pool: { connect: () => pool.connect(), end: async () => {}, options: pool.options } });
}

export function ormConfig(databaseUrl: string, { pool, entities = ENTITIES }: OrmOptions = {}) {
  return defineConfig({
    // It reads of an address only host, port, user and database: all that is said of the connection is said to its driver.
    dbName: connectionOf(databaseUrl).database ?? 'postgres',
    driverOptions: pool ? dialectOn(pool) : poolOn(databaseUrl, CONNECTIONS, NO_LIMIT),
    entities: [...entities],
    namingStrategy: PostgresNames,
    extensions: [Migrator],
    migrations: { migrationsList: MIGRATIONS, tableName: 'migration', snapshot: false },
    schemaGenerator: {
      // Jobs, and views of reports.
      ignoreSchema: ['graphile_worker', 'report'],
      // The list of migrations and their checksums are no tables of the program itself.
      skipTables: ['migration', 'migration_checksum'],
      // Triggers, functions and the storage of tables are the migrations' alone.
      ignoreRoutines: true,
      ignoreTriggers: true,
    },
    logger: () => {},
  });
}
