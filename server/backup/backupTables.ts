// The tables that a backup holds, in an order in which each comes behind those that its rows refer to.
import type pg from 'pg';
import { TABLES } from '../../src/migrations/frozen.ts';
import { StartFault } from '../faults/startFault.ts';

export interface BackedUpTable {
  name: string;
  columns: string[];
}

/** Those that are no tables of the program itself, but are part of what it goes on from. */
const LISTS_OF_MIGRATIONS: Readonly<Record<string, readonly string[]>> = {
  migration: ['id', 'name', 'executed_at'],
  migration_checksum: ['name', 'checksum'],
};

/** Jobs that wait, by the names that the job queue has for their parts: not the tables of its own version. */
export const JOBS_IN_BACKUP: BackedUpTable = {
  name: 'waiting_job',
  columns: ['task', 'payload', 'queue', 'run_at', 'max_attempts', 'key', 'priority'],
};

/** The jobs of a database that is worked on, as rows of that table. */
export const WAITING_JOBS_SQL = `
  select t.identifier as task, j.payload, q.queue_name as queue, j.run_at, j.max_attempts, j.key, j.priority
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
  where j.attempts < j.max_attempts order by j.id`;

/** `ofAnyVersion`: all that there are, also those that later versions know no longer. */
export async function backedUpTables(client: pg.ClientBase, ofAnyVersion: boolean): Promise<BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable & { refers: string[]; kept: boolean }>(TABLES_TO_BACK_UP);
  const ours = rows.flatMap(({ name, columns, refers, kept }) => {
    if (!kept) return [];
    if (ofAnyVersion) return [{ name, columns, refers }];
    const known = LISTS_OF_MIGRATIONS[name] ?? TABLES[name]?.map((column) => column.split(' ')[0]);
    return known ? [{ name, columns: columns.filter((column) => known.includes(column)), refers }] : [];
  });
  return inOrder(ours).map(({ name, columns }) => ({ name, columns }));
}

/**
 * Columns that the database works out itself are left to it; months of a table are part of it. Tables that a crash may empty are not
 * kept, and cannot be read at a replica.
 */
const TABLES_TO_BACK_UP = `
  select c.relname::text as name,
    array(select attname::text from pg_attribute
      where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
    array(select distinct confrelid::regclass::text from pg_constraint
      where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as refers,
    relpersistence = 'p' as kept
  from pg_class c
  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
  order by c.relname collate "C"`;

function inOrder<Table extends { name: string; refers: string[] }>(tables: readonly Table[]): Table[] {
  const ordered: Table[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name));
    const next = left.filter(({ refers }) => !refers.some((other) => names.has(other)));
    if (next.length === 0) throw new Error(`Tables refer to each other: ${[...names].join(', ')}.`);
    ordered.push(...next);
    left = left.filter((table) => !next.includes(table));
  }
  return ordered;
}

/** @throws StartFault where other programs have tables beside ours, which are not to be lost. */
export async function refuseTablesOfOthers(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(TABLES_TO_BACK_UP);
  const other = rows.find(({ name }) => !TABLES[name] && !LISTS_OF_MIGRATIONS[name]);
  if (other)
    throw new StartFault(
      `The database has a table that is not of this version of Antrean (${other.name}): restore into a database of its own.`,
    );
}
