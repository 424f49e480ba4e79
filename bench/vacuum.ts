// The effect of the storage parameters of hot tables: dead rows and size after many changes, with and without them.

import { itemAt } from '../src/items.ts';
import { STORAGE } from '../src/storage.ts';
import { importProduct } from './productModules.ts';
import { type BenchDatabase, startCluster } from './servers.ts';
import { TABLE_CHANGES, type TableChanges } from './vacuum/changes.ts';

export interface VacuumOptions {
  /** Changes of each table. */
  changes: number;
  /** One table alone; null: all of them. */
  table: string | null;
}

/** Changes in one transaction, and transactions a second: a rush of 500 changes a second, forty times as fast. */
const CHANGES_A_TURN = 2000;
const TURNS_A_SECOND = 10;
/** Autovacuum looks every minute; its minute is as much shorter as the rush is faster, and it does not hold back. */
const FASTER = { autovacuum_naptime: '1500ms', autovacuum_vacuum_cost_delay: '0', fsync: 'off', max_wal_size: '8GB' };

interface VacuumFigure {
  mostDead: number;
  grownKb: number;
  indexesGrownKb: number;
  sameShare: number;
  vacuums: number;
  seenShare: number;
}

export async function benchVacuum(root: string, { changes, table }: VacuumOptions): Promise<void> {
  const cluster = await startCluster(root, { settings: FASTER });
  try {
    const database = await cluster.create('bench');
    const { migrate } = await importProduct(root, 'server/postgres/database.ts');
    await migrate(database.url);
    console.log(HEAD);
    for (const each of TABLE_CHANGES.filter((one) => table === null || one.table === table))
      for (const side of ['without', 'with'] as const) {
        console.log(lineOf(each, side, await changed(database, each, side, changes)));
      }
    await database.close();
  } finally {
    await cluster.stop();
  }
}

const HEAD = [
  '| table | rows | parameters | most dead rows | table grew, kB | indexes grew, kB | changes without an index | vacuums | pages seen by all |',
  '|---|--:|---|--:|--:|--:|--:|--:|--:|',
].join('\n');

function lineOf({ table, rows }: TableChanges, side: string, figure: VacuumFigure): string {
  const { mostDead, grownKb, indexesGrownKb, sameShare, vacuums, seenShare } = figure;
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return `| ${[table, rows, side, mostDead, grownKb, indexesGrownKb, percent(sameShare), vacuums, percent(seenShare)].join(' | ')} |`;
}

async function changed(
  database: BenchDatabase,
  { table, fill, change }: TableChanges,
  side: 'with' | 'without',
  changes: number,
): Promise<VacuumFigure> {
  await database.run(`set session_replication_role = replica; truncate ${table} cascade; ${parametersOf(table, side)}`);
  await database.run(fill);
  await database.run(`vacuum (analyze) ${table}; `);
  await database.run(`select pg_stat_reset_single_table_counters('${table}'::regclass)`);
  const before = await sizesOf(database, table);
  let mostDead = 0;
  const began = performance.now();
  for (let first = 0, turn = 0; first < changes; first += CHANGES_A_TURN, turn++) {
    await database.run(change(first, Math.min(first + CHANGES_A_TURN, changes)));
    mostDead = Math.max(mostDead, (await sizesOf(database, table)).dead);
    await pauseUntil(began + ((turn + 1) * 1000) / TURNS_A_SECOND);
  }
  const after = await sizesOf(database, table);
  return {
    mostDead,
    grownKb: after.tableKb - before.tableKb,
    indexesGrownKb: after.indexesKb - before.indexesKb,
    sameShare: after.updated === 0 ? 0 : after.same / after.updated,
    vacuums: after.vacuums,
    seenShare: after.seenShare,
  };
}

function pauseUntil(moment: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));
}

function parametersOf(table: string, side: 'with' | 'without'): string {
  const declared = Object.entries(STORAGE[table] ?? {});
  if (side === 'without') return `alter table ${table} reset (${declared.map(([name]) => name)})`;
  return `alter table ${table} set (${declared.map(([name, value]) => `${name} = ${value}`)})`;
}

interface TableSizes {
  dead: number;
  updated: number;
  same: number;
  vacuums: number;
  tableKb: number;
  indexesKb: number;
  seenShare: number;
}

async function sizesOf(database: BenchDatabase, table: string): Promise<TableSizes> {
  const rows = await database.run<TableSizes>(`
    select pg_stat_force_next_flush();
    select n_dead_tup::int as dead, n_tup_upd::int as updated, n_tup_hot_upd::int as same, autovacuum_count::int as vacuums,
      (pg_table_size(relid) / 1024)::int as "tableKb", (pg_indexes_size(relid) / 1024)::int as "indexesKb",
      (select relallvisible::float8 / greatest(relpages, 1) from pg_class where oid = relid) as "seenShare"
    from pg_stat_user_tables where relid = '${table}'::regclass`);
  return itemAt(rows, 0);
}
