// Whether a database was brought to its version by the very migrations that this program has.

import { createHash } from 'node:crypto';
import type { Migration } from '@mikro-orm/migrations';
import type { QueryResultRow } from 'pg';
import { errorCodeOf } from '../../src/errorCode.ts';
import { itemAt } from '../../src/items.ts';
import { FROZEN, TABLES } from '../../src/migrations/frozen.ts';
import { StartFault } from '../faults/startFault.ts';

/** The queries that a pool or a connection answers. */
export interface QueryTarget {
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/** A migration that a database has had; `checksum` null: by a version that kept none. */
export interface Applied extends QueryResultRow {
  name: string;
  checksum: string | null;
}

/** Of the statements of a migration; remarks and layout of its file may change. */
export function checksumOf(migration: new (...given: never[]) => Migration): string {
  const made = new (migration as new (...given: unknown[]) => Migration)();
  made.up();
  return createHash('sha256').update(JSON.stringify(made.getQueries())).digest('hex').slice(0, 32);
}

/** In the order in which they were applied; none: a new database. */
export async function appliedTo(database: QueryTarget): Promise<Applied[]> {
  const { rows } = await database.query<{ begun: boolean; kept: boolean }>(
    `select to_regclass('migration') is not null as begun, to_regclass('migration_checksum') is not null as kept`,
  );
  const { begun, kept } = itemAt(rows, 0);
  if (!begun) return [];
  const text = kept
    ? 'select m.name, c.checksum from migration m left join migration_checksum c using (name) order by m.id'
    : 'select name, null as checksum from migration order by id';
  return (await database.query<Applied>(text)).rows;
}

/** Whether all of these were applied, and their checksums kept. */
export function isUpToDate(applied: readonly Applied[], names: readonly string[]): boolean {
  const kept = new Set(applied.flatMap(({ name, checksum }) => (checksum === null ? [] : [name])));
  return names.every((name) => kept.has(name));
}

/** Those of a later version. */
export function newerMigrations(applied: readonly Applied[]): string[] {
  return applied.flatMap(({ name }) => (FROZEN[name] === undefined ? [name] : []));
}

/** Those that were other statements when this database had them. */
export function changedMigrations(applied: readonly Applied[]): string[] {
  return applied.flatMap(({ name, checksum }) => {
    const frozen = FROZEN[name];
    return frozen === undefined || checksum === null || checksum === frozen ? [] : [name];
  });
}

/** @throws StartFault where this program would work on tables that it does not know. */
export function refuseOthers(applied: readonly Applied[]): void {
  const [later] = newerMigrations(applied);
  if (later)
    throw new StartFault(
      `The database was brought to a newer version of Antrean (${later}): start that version, or a newer one.`,
    );
  const [other] = changedMigrations(applied);
  if (other)
    throw new StartFault(
      `The database has had another ${other} than this version of Antrean has: start the version that it comes from.`,
    );
}

/**
 * Keeps what was applied. A database of a version that kept no checksums is taken as it is, once its tables are those that
 * the migrations make.
 * @throws StartFault where they are not.
 */
export async function keepChecksums(database: QueryTarget, before: readonly Applied[]): Promise<void> {
  if (before.some(({ checksum }) => checksum === null)) {
    const [missing] = await missingFrom(database);
    if (missing) throw new StartFault(notOurs(missing));
  }
  await database.query('create table if not exists migration_checksum (name text primary key, checksum text not null)');
  await database.query(
    `insert into migration_checksum select key, value from json_each_text($1) where key in (select name from migration)
     on conflict do nothing`,
    [JSON.stringify(FROZEN)],
  );
}

/** One sentence, where migrations met tables that those before them did not make. */
export function explainMigration(error: unknown, before: readonly Applied[]): unknown {
  const message = error instanceof Error ? error.message : String(error);
  const isOld = before.some(({ checksum }) => checksum === null);
  return isOld && UNDEFINED_OBJECT_CODES.has(errorCodeOf(error) ?? '')
    ? new StartFault(notOurs(message.split(' - ').at(-1) ?? message))
    : error;
}
/** A column, a table, an object that is not there. */
const UNDEFINED_OBJECT_CODES = new Set(['42703', '42P01', '42704']);

function notOurs(what: string): string {
  return `The database is of a development version of Antrean whose migrations were changed since (${what}): use a new database, or one restored from a release.`;
}

/** Columns as the database has them, by table; months of a table are part of it. */
export async function tablesOf(database: QueryTarget): Promise<Record<string, string[]>> {
  const { rows } = await database.query<{ name: string; columns: string[] }>(TABLE_COLUMNS);
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]));
}
const TABLE_COLUMNS = `
  select table_name as name, json_agg(column_name || ' ' || data_type order by column_name collate "C") as columns
  from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name not in ('migration', 'migration_checksum')
    and not (select relispartition from pg_class where oid = format('%I.%I', table_schema, table_name)::regclass)
  group by table_name order by table_name collate "C"`;

/** Besides ours there may be tables and columns of others. */
async function missingFrom(database: QueryTarget): Promise<string[]> {
  const there = await tablesOf(database);
  return Object.entries(TABLES).flatMap(([table, columns]) =>
    columns.filter((column) => !there[table]?.includes(column)).map((column) => `no ${table}.${column}`),
  );
}
