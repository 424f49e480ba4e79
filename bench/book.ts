// Bookings a second: the product, pgbench and PostGraphile on one PostgreSQL, in turns, on one window and on many.
import { execFileSync } from 'node:child_process';
import { itemAt } from '../src/items.ts';
import { BOOKING_CONTESTANTS, type BookingContestant, PLACES, type WindowSpread } from './contestants.ts';
import { byHttp, byTransactions, type MachineLoad, type Measured } from './measure.ts';
import { type AloneRound, type BookingRound, report } from './report.ts';
import {
  type BenchDatabase,
  type BenchServer,
  type Cluster,
  startCluster,
  startPostGraphile,
  startProduct,
} from './servers.ts';
import { describedMachine, findTools, type Tools } from './tools.ts';

const CONCURRENT_CALLERS = 64;
// Long enough for both servers' code to be compiled.
const WARM_UP_SECONDS = 12;

interface BookingEntry {
  database: BenchDatabase;
  measure(load: MachineLoad): Promise<Measured>;
  /** The server's complaints. */
  complaints(): string;
}

type BookingEntries = Record<BookingContestant, BookingEntry>;

export async function benchBookings(root: string, { rounds, seconds }: { rounds: number; seconds: number }) {
  const tools = findTools();
  if (!tools) return;
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const cluster = await startCluster(root);
    stops.unshift(() => cluster.stop());
    const databases = await bookingDatabases(root, cluster);
    stops.unshift(() => Promise.all(Object.values(databases).map((database) => database.close())));
    console.log(describedMachine(tools, cluster.dataDir));
    console.log(await settings(databases.antrean));
    console.log(
      `Runs      ${rounds} rounds of ${seconds} s each, ${CONCURRENT_CALLERS} callers, each round with fresh servers; answers are compared with the rows\n`,
    );
    const first = await firstWindow(databases.antrean);
    const measured: BookingRound[] = [];
    const alone: AloneRound[] = [];
    for (let number = 1; number <= rounds; number++) {
      const { entries, stop } = await enterBooking(root, tools, databases);
      stops.unshift(stop);
      await compileByLoad(entries, first);
      measured.push(await bookingRound(number, entries, first, seconds));
      alone.push(await oneCaller(number, entries, first, seconds));
      stops.shift();
      await stop();
    }
    console.log(report(measured, alone));
  } finally {
    for (const stop of stops) await stop().catch((error: unknown) => console.error(error));
  }
}

/** The product makes the tables and windows; the others get copies of them. */
async function bookingDatabases(root: string, cluster: Cluster): Promise<Record<BookingContestant, BenchDatabase>> {
  const antrean = await cluster.create('bench');
  const founder = await startProduct(root, antrean.url);
  await founder.stop();
  const pgbench = await cluster.create('bench_pgbench', 'bench');
  const postgraphile = await cluster.create('bench_postgraphile', 'bench');
  return { antrean, pgbench, postgraphile };
}

/** Fresh servers: two processes of one build differ by up to a fifth, for a reason that was not found. */
async function enterBooking(
  root: string,
  { wrk, pgbench }: Tools,
  databases: Record<BookingContestant, BenchDatabase>,
): Promise<{ entries: BookingEntries; stop(): Promise<unknown> }> {
  const antrean = await startProduct(root, databases.antrean.url);
  const postgraphile = await startPostGraphile(root, databases.postgraphile);
  const overHttp = (name: 'antrean' | 'postgraphile', { url, complaints }: BenchServer): BookingEntry => {
    return { database: databases[name], measure: (load) => byHttp(wrk, name, url, load), complaints };
  };
  const byItself: BookingEntry = {
    database: databases.pgbench,
    measure: (load) => byTransactions(pgbench, databases.pgbench.url, load),
    complaints: () => '',
  };
  return {
    entries: {
      antrean: overHttp('antrean', antrean),
      pgbench: byItself,
      postgraphile: overHttp('postgraphile', postgraphile),
    },
    stop: () => Promise.all([antrean.stop(), postgraphile.stop()]),
  };
}

async function compileByLoad(entries: BookingEntries, firstWindow: number): Promise<void> {
  for (const name of ['antrean', 'postgraphile'] as const)
    await bookingTurn(name, entries[name], {
      callers: CONCURRENT_CALLERS,
      firstWindow,
      windows: 200,
      seconds: WARM_UP_SECONDS,
    });
}

async function settings(database: BenchDatabase): Promise<string> {
  const names = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'];
  const rows = await database.run<{
    name: string;
    value: string;
  }>(`select name, setting || coalesce(' x ' || unit, '') as value
    from pg_settings where name = any('{${names.join()}}') order by name = 'server_version' desc, name`);
  const [version, ...rest] = rows;
  return `Database  PostgreSQL ${version?.value}, ${rest.map(({ name, value }) => `${name} ${value}`).join(', ')}`;
}

/** The first of 200 windows in a row that can all be reached in time. */
async function firstWindow(database: BenchDatabase): Promise<number> {
  const rows = await database.run<{
    first: number;
    last: number;
  }>(`select min(id)::int as first, (array_agg(id order by id))[200]::int as last
    from capacity_window where starts_at > now() + interval '1 day'`);
  const { first, last } = itemAt(rows, 0);
  if (last - first !== 199) throw new Error('There are no 200 windows with consecutive numbers.');
  return first;
}

async function bookingRound(
  number: number,
  entries: BookingEntries,
  first: number,
  seconds: number,
): Promise<BookingRound> {
  const round = {} as BookingRound;
  for (const places of PLACES) {
    round[places] = {} as BookingRound[WindowSpread];
    for (const name of BOOKING_CONTESTANTS) {
      const load = {
        callers: CONCURRENT_CALLERS,
        firstWindow: first,
        windows: places === 'one window' ? 1 : 200,
        seconds,
      };
      const measured = await bookingTurn(name, entries[name], load);
      round[places][name] = measured;
      sayMeasured(`round ${number}, ${places}`, name, measured);
    }
  }
  return round;
}

async function oneCaller(number: number, entries: BookingEntries, first: number, seconds: number): Promise<AloneRound> {
  const alone = {} as AloneRound;
  for (const name of BOOKING_CONTESTANTS) {
    alone[name] = await bookingTurn(name, entries[name], {
      callers: 1,
      firstWindow: first,
      windows: 1,
      seconds: seconds / 2,
    });
    sayMeasured(`round ${number}, one caller`, name, alone[name]);
  }
  return alone;
}

/** Tables are emptied before each turn, so that all find them alike. */
async function bookingTurn(
  name: BookingContestant,
  { database, measure, complaints }: BookingEntry,
  load: MachineLoad,
): Promise<Measured> {
  // One at a time: a server's clockwork may be at them, in another order.
  for (const table of ['idempotency', 'booking_event', 'booking']) await database.run(`truncate ${table} cascade`);
  await database.run('update capacity_window set taken = 0, capacity = 100000000');
  await database.run('vacuum analyze capacity_window');
  await database.run('checkpoint');
  // The rows of the contestants before would else reach the disk during this turn, and each commit would wait behind them.
  execFileSync('sync');
  const before = complaints().length;
  const measured = await measure(load);
  const fault = measured.fault || (await compared(database, measured, load)) || complaints().slice(before);
  return { ...measured, fault: fault && `${name}: ${fault}` };
}

/** Every answer must be a row; what was under way when the time was up may be rows without an answer. */
async function compared(database: BenchDatabase, { booked, answers }: Measured, load: MachineLoad): Promise<string> {
  if (booked !== answers) return `${answers - booked} answers are no bookings`;
  const rows = await settledCount(database);
  const counts = [rows.bookings, rows.events, rows.keys, rows.taken];
  if (new Set(counts).size > 1) return `rows differ: ${JSON.stringify(rows)}`;
  const more = rows.bookings - answers;
  return more >= 0 && more <= load.callers ? '' : `${answers} answers, but ${rows.bookings} rows`;
}

const COUNT_BOOKED = `select (select count(*)::int from booking where live) as bookings,
  (select count(*)::int from booking_event where action = 'BOOK') as events,
  (select count(*)::int from idempotency where refusal is null) as keys,
  (select sum(taken)::int from capacity_window) as taken`;

interface BookedRows {
  bookings: number;
  events: number;
  keys: number;
  taken: number;
}

/** The counts once no more rows come. */
async function settledCount(database: BenchDatabase): Promise<BookedRows> {
  for (let before = ''; ; ) {
    const counts = itemAt(await database.run<BookedRows>(COUNT_BOOKED), 0);
    if (JSON.stringify(counts) === before) return counts;
    before = JSON.stringify(counts);
    await new Promise((soon) => setTimeout(soon, 300));
  }
}

function sayMeasured(what: string, name: BookingContestant, { rate, p50, p99, answers, fault }: Measured): void {
  const figures = `${rate.toFixed(0).padStart(7)}/s   p50 ${p50.toFixed(2)} ms   p99 ${p99.toFixed(2)} ms`;
  console.log(
    `${what.padEnd(21)} ${name.padEnd(12)} ${figures}   ${answers} answers${fault && `   NOT VALID: ${fault}`}`,
  );
}
