// Puts a backup into a database, all of it or nothing: the file is read to its end before anything is changed.
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { itemAt } from '../../src/items.ts';
import { MIGRATION_LOCK } from '../../src/locks.ts';
import { MIGRATIONS } from '../../src/migrations/all.ts';
import { StartFault } from '../faults/startFault.ts';
import { migrateJobs } from '../postgres/database.ts';
import { EMPTY_SCHEMA } from '../postgres/emptyDemonstration.ts';
import { changedMigrations, newerMigrations } from '../postgres/schemaVersion.ts';
import { type Doubts, NUMBERS_LEFT_OUT, noteDoubts, putJobsBack, UNDO_JOBS } from './afterRestore.ts';
import { withCopyConnection } from './backupConnection.ts';
import { type BackupHeader, type BackupTrailer, notWhole, readBackup } from './backupFile.ts';
import { JOBS_IN_BACKUP, refuseTablesOfOthers } from './backupTables.ts';
import { refuseRunning } from './runningServers.ts';

export interface RestoreOptions {
  /** The rows that the database holds are deleted. */
  replace: boolean;
  /** No server has worked since the backup was made: nothing is in doubt. */
  asItWas: boolean;
}

export interface RestoredBackup {
  header: BackupHeader;
  rows: Readonly<Record<string, number>>;
  /** null: nothing is. */
  doubts: Doubts | null;
}

const BEFORE_RESTORING = 'a backup is restored';

/** @throws StartFault where the file is no whole backup, or the database is not to be restored into. */
export async function restoreBackup(url: string, path: string, options: RestoreOptions): Promise<RestoredBackup> {
  const { header, trailer } = await verifyBackup(path);
  refuseOtherVersion(path, header);
  return withCopyConnection(url, async (client) => {
    await refuseRunning(client, BEFORE_RESTORING);
    await refuseTablesOfOthers(client);
    await refuseFilled(client, options);
    // Its tables are its own, of whichever version: they are there before the rest comes.
    await migrateJobs(url);
    await client.query('begin');
    try {
      // A server that starts meanwhile waits for it.
      await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      await refuseRunning(client, BEFORE_RESTORING);
      await client.query(EMPTY_SCHEMA);
      await client.query(UNDO_JOBS);
      await makeTables(client, header);
      await loadRows(client, path);
      await client.query(triggersSql('enable'));
      await client.query('select open_months(current_date, current_date)');
      await setSequences(client, trailer, options);
      const doubts = options.asItWas ? null : await noteDoubts(client, header.takenAt);
      await putJobsBack(client, options);
      await client.query('commit');
      await client.query('analyze');
      return { header, rows: trailer.rows, doubts };
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    }
  });
}

/** Reads it to its end, and counts its rows. @throws StartFault where it is not whole. */
export async function verifyBackup(path: string): Promise<{ header: BackupHeader; trailer: BackupTrailer }> {
  let header: BackupHeader | undefined;
  let trailer: BackupTrailer | undefined;
  let table = '';
  const counted: Record<string, number> = {};
  for await (const part of readBackup(path)) {
    if (part.kind === 'header') header = part.header;
    if (part.kind === 'trailer') trailer = part.trailer;
    if (part.kind === 'table') {
      table = part.table;
      counted[table] = 0;
    }
    if (part.kind === 'rows') counted[table] = (counted[table] ?? 0) + part.rows.length;
  }
  const isWhole = Object.entries(trailer?.rows ?? {}).every(([name, rows]) => counted[name] === rows);
  if (!header || !trailer || !isWhole) throw notWhole(path, 'rows are missing');
  return { header, trailer };
}

/** @throws StartFault where this program does not know the tables of the backup. */
function refuseOtherVersion(path: string, { migrations }: BackupHeader): void {
  const [later] = newerMigrations(migrations);
  if (later)
    throw new StartFault(
      `${path} is of a newer version of Antrean (${later}): restore it with that version, or a newer one.`,
    );
  const [other] = changedMigrations(migrations);
  if (other) throw new StartFault(`${path} has had another ${other} than this version of Antrean has.`);
}

async function refuseFilled(client: pg.Client, { replace }: RestoreOptions): Promise<void> {
  const { rows } = await client.query<{ begun: boolean }>(`select to_regclass('office') is not null as begun`);
  if (!itemAt(rows, 0).begun || replace) return;
  const { rowCount } = await client.query('select from office limit 1');
  if (rowCount)
    throw new StartFault(
      'The database is not empty: restore into a new one, or add --replace, which deletes all that it holds.',
    );
}

/** Those of the backup's version, by the migrations that made them; later ones are applied to its rows afterwards. */
async function makeTables(client: pg.Client, { migrations }: BackupHeader): Promise<void> {
  const names = new Set(migrations.map(({ name }) => name));
  await client.query(LISTS_OF_MIGRATIONS_SQL);
  for (const { name, class: made } of MIGRATIONS) {
    if (!names.has(name)) continue;
    const migration = new (made as unknown as new () => InstanceType<typeof made>)();
    migration.up();
    for (const statement of migration.getQueries()) await client.query(String(statement));
  }
  // A trigger did its work when the rows were written first, and rows that migrations begin with are in the backup.
  await client.query(triggersSql('disable'));
  await client.query(NO_ROWS);
}

function triggersSql(does: 'disable' | 'enable'): string {
  return `do $$ declare each text; begin
    for each in ${OUR_TABLES} loop execute format('alter table %I ${does} trigger user', each); end loop;
  end $$`;
}
const OUR_TABLES = `select relname from pg_class
  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition`;
const NO_ROWS = `do $$ begin
  execute (select 'truncate ' || string_agg(format('%I', relname), ', ') from (${OUR_TABLES}) each);
end $$`;

/** As MikroORM makes the first of them, and schemaVersion.ts the second. */
const LISTS_OF_MIGRATIONS_SQL = `
  create table migration (
    id serial primary key, name varchar(255) not null, executed_at timestamptz(6) not null default current_timestamp(6));
  create table migration_checksum (name text primary key, checksum text not null);
  create table ${JOBS_IN_BACKUP.name} (
    task text not null, payload json not null, queue text, run_at timestamptz not null, max_attempts integer not null, key text,
    priority integer not null)`;

async function loadRows(client: pg.Client, path: string): Promise<void> {
  let load: { into: Writable; done: Promise<void> } | undefined;
  async function endTable(): Promise<void> {
    if (!load) return;
    load.into.end();
    await load.done;
    load = undefined;
  }
  for await (const part of readBackup(path)) {
    if (part.kind === 'rows' && load) await writeRows(load, part.rows);
    if (part.kind === 'table' || part.kind === 'trailer') await endTable();
    if (part.kind !== 'table') continue;
    const into = client.query(copyFrom(part.statement));
    load = { into, done: finished(into) };
    load.done.catch(() => {});
  }
}

const NEWLINE_BYTES = Buffer.from('\n');

async function writeRows(load: { into: Writable; done: Promise<void> }, rows: readonly Buffer[]): Promise<void> {
  const bytes = Buffer.concat(rows.flatMap((row) => [row, NEWLINE_BYTES]));
  if (load.into.write(bytes)) return;
  await Promise.race([new Promise((drained) => load.into.once('drain', drained)), load.done]);
}

async function setSequences(client: pg.Client, { sequences }: BackupTrailer, { asItWas }: RestoreOptions) {
  const skipped = asItWas ? 0 : NUMBERS_LEFT_OUT;
  const given = Object.entries(sequences).flatMap(([name, last]) => (last === null ? [] : [{ name, last }]));
  await client.query(SET_SEQUENCES, [JSON.stringify(given), skipped]);
}

const SET_SEQUENCES = `
  select setval(format('%I', given.name)::regclass, given.last + case when s.data_type::text = 'bigint' then $2::bigint else 0 end)
  from json_to_recordset($1) as given (name text, last bigint)
    join pg_sequences s on s.schemaname = current_schema() and s.sequencename = given.name`;
