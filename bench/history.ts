// The cost of years of visits: the same requests to a database with ten million old bookings and to an empty one, in
// turns.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itemAt } from '../src/items.ts';
import { countHistory } from './history/figures.ts';
import { daysFor, forgetLastRun, generate, isGenerated } from './history/generate.ts';
import { officesText } from './history/offices.ts';
import { TimedClient } from './history/operations.ts';
import { type HistoryRound, reportHistory, SIDES, type Side } from './history/report.ts';
import { type BenchDatabase, type BenchServer, type Cluster, startCluster, startProduct } from './servers.ts';
import { describedDisk } from './tools.ts';

export interface HistoryOptions {
  /** Old bookings. */
  bookings: number;
  offices: number;
  rounds: number;
  /** A directory that is kept, with the history in it; null: a fresh one that is deleted. */
  data: string | null;
  /** Only makes the history. */
  onlyGenerate: boolean;
}

const WARM_UP_ROUNDS = 40;
/** The query over all offices is done once in this many rounds. */
const ALL_EVERY = 5;

/** Nothing that is lost with the machine's power matters until the history is there. */
const LOADING = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '16GB',
  checkpoint_timeout: '30min',
  shared_buffers: '2GB',
  autovacuum: 'off',
};

/** The directories and files with which the bench works. */
interface HistoryPlace {
  root: string;
  dataDir: string;
  officesFile: string;
}

export async function benchHistory(root: string, options: HistoryOptions): Promise<void> {
  const dataDir = options.data ?? (await mkdtemp('/var/tmp/antrean-bench-'));
  const directory = await mkdtemp(join(tmpdir(), 'antrean-bench-offices-'));
  const place = { root, dataDir, officesFile: join(directory, 'offices.yaml') };
  try {
    await writeFile(place.officesFile, await officesText(root, options.offices));
    await makeHistory(place, options);
    if (!options.onlyGenerate) await measureHistory(place, options);
  } finally {
    await rm(directory, { recursive: true, force: true });
    if (!options.data) await rm(dataDir, { recursive: true, force: true });
  }
}

async function makeHistory(place: HistoryPlace, { bookings, offices }: HistoryOptions): Promise<void> {
  const { root, dataDir } = place;
  const cluster = await startCluster(root, { dataDir, settings: LOADING });
  try {
    const database = (await cluster.has('history'))
      ? await cluster.open('history')
      : await founded(place, cluster, 'history');
    if (!(await isGenerated(database))) {
      const days = daysFor(bookings, offices);
      console.log(`History    ${days} days of ${offices} offices, ${bookings} bookings`);
      await generate(database, days, console.log);
      await sayTimed('vacuum, analyze', () => database.run('vacuum (analyze)'));
    }
    const rate = await countHistory(root, database);
    if (rate > 0) console.log(`Figures    ${rate.toFixed(0)} days counted a second`);
    await database.run('analyze day_figures');
    await database.run('checkpoint');
    await database.close();
  } finally {
    await cluster.stop();
  }
}

async function sayTimed(what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${what}`);
}

/** With the tables and windows that the product makes. */
async function founded({ root, officesFile }: HistoryPlace, cluster: Cluster, name: string): Promise<BenchDatabase> {
  const database = await cluster.create(name);
  const founder = await startProduct(root, database.url, { offices: officesFile, settings: asSuperuser(database) });
  await founder.stop();
  return database;
}

interface HistoryEntry {
  database: BenchDatabase;
  server: BenchServer;
  client: TimedClient;
}

async function measureHistory(place: HistoryPlace, { bookings, rounds }: HistoryOptions): Promise<void> {
  const { root, dataDir } = place;
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const cluster = await startCluster(root, { dataDir });
    stops.unshift(() => cluster.stop());
    await cluster.drop('empty');
    const empty = await founded(place, cluster, 'empty');
    const history = await cluster.open('history');
    stops.unshift(
      () => empty.close(),
      () => history.close(),
    );
    await forgetLastRun(history);
    console.log(describedDisk(dataDir));
    console.log(await sizes(history));
    console.log(`Warm       ${await warm(history)} of indexes read once, as in a server that has run for days`);
    const entries = {
      empty: await enterHistory(place, empty, stops),
      history: await enterHistory(place, history, stops),
    };
    for (const side of SIDES) await entries[side].client.prepare();
    for (let number = 0; number < WARM_UP_ROUNDS; number++) await historyRound(number, entries);
    const measured: HistoryRound[] = [];
    for (let number = 0; number < rounds; number++) measured.push(await historyRound(number, entries));
    const complaints = SIDES.map((side) => entries[side].server.complaints()).join('');
    console.log(reportHistory(measured, bookings, complaints));
    console.log(complaints ? `NOT VALID, since:\n${complaints}` : 'Every request was answered with what it asked for.');
  } finally {
    for (const stop of stops) await stop().catch((error: unknown) => console.error(error));
  }
}

/** A history that is kept may be of a version whose superuser owned the tables. */
function asSuperuser({ url }: BenchDatabase): NodeJS.ProcessEnv {
  return { DATABASE_URL: url, DATABASE_OWNER_URL: '' };
}

async function enterHistory(
  { root, officesFile }: HistoryPlace,
  database: BenchDatabase,
  stops: (() => Promise<unknown>)[],
): Promise<HistoryEntry> {
  const began = performance.now();
  const server = await startProduct(root, database.url, { offices: officesFile, settings: asSuperuser(database) });
  stops.unshift(() => server.stop());
  console.log(`Started    ${(performance.now() - began).toFixed(0)} ms (${new URL(database.url).pathname.slice(1)})`);
  return { database, server, client: new TimedClient(server, Math.floor(performance.timeOrigin / 1000)) };
}

/** The first of one round is the second of the next. */
async function historyRound(number: number, entries: Record<Side, HistoryEntry>): Promise<HistoryRound> {
  const round = {} as HistoryRound;
  for (const side of number % 2 ? SIDES : SIDES.toReversed()) {
    round[side] = await entries[side].client.round(number % ALL_EVERY === 0);
  }
  return round;
}

async function sizes(history: BenchDatabase): Promise<string> {
  const [row] = await history.run<{ size: string; rows: string }>(`
    select pg_size_pretty(pg_database_size(current_database())) as size,
      (select string_agg(relname || ' ' || to_char(reltuples, 'FM999,999,999'), ', ' order by relname) from pg_class
        where relname in ('booking', 'booking_event', 'ticket', 'ticket_event', 'capacity_window', 'day_figures')) as rows`);
  return `History    ${row?.size}: ${row?.rows}`;
}

/**
 * Codes are random, and so are the pages that a new one goes to: a server that has run for days has had each of them
 * before.
 */
async function warm(history: BenchDatabase): Promise<string> {
  await history.run('create extension if not exists pg_prewarm');
  const rows = await history.run<{ size: string }>(`
    select pg_size_pretty(sum(pg_prewarm(i.indexrelid, 'read') * current_setting('block_size')::int)) as size
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relkind = 'i' and coalesce((select inhparent from pg_inherits where inhrelid = i.indrelid), i.indrelid) in (
      'booking'::regclass, 'booking_event'::regclass, 'ticket'::regclass, 'ticket_event'::regclass,
      'capacity_window'::regclass, 'day_figures'::regclass)`);
  return itemAt(rows, 0).size;
}
