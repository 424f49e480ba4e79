// Twenty thousand people at one opening over 24 offices, once with one server process and once with two behind HAProxy.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { askChild } from './boards/children.ts';
import { rushFaults } from './rush/checked.ts';
import { startBalancer } from './rush/haproxy.ts';
import type { RushLoad, RushOrder, RushProvider } from './rush/load.ts';
import type { RushWish } from './rush/people.ts';
import { type RushTurn, reportRush } from './rush/report.ts';
import { type BenchDatabase, type BenchServer, type Cluster, startCluster, startProduct } from './servers.ts';
import { processorSeconds } from './start/processorTime.ts';
import { describedDisk, onPath } from './tools.ts';
import { workDone } from './webhooks/checked.ts';
import type { LoadAccount } from './webhooks/load.ts';
import { newSid } from './webhooks/people.ts';

export interface RushOptions {
  people: number;
  /** Seconds within which they come. */
  seconds: number;
}

const LETTERS_OF_OFFICES = 'ABCDEFGHIJKLMNOPQRSTUVWX';
const RUSH_OFFICES = [...LETTERS_OF_OFFICES].map((letter) => `RUSH_${letter}`);
const RUSH_NUMBERS = RUSH_OFFICES.map((_, index) => `+6281111004${String(index).padStart(2, '0')}`);
/** On a machine with other work a run with two servers took five minutes. */
const MAX_RUSH_SECONDS = 600;
const WARM_UP_PEOPLE = 600;
const DAYS_AHEAD_MS = 3 * 86_400_000;

export async function benchRush(root: string, options: RushOptions): Promise<void> {
  const stops: (() => unknown)[] = [];
  try {
    const cluster = await startCluster(root);
    stops.unshift(() => cluster.stop());
    console.log(describedDisk(cluster.dataDir));
    const child = fork(join(root, 'bench/rush/load.ts'));
    stops.unshift(() => child.connected && child.disconnect());
    const say = <Answer>(order: RushOrder): Promise<Answer> => askChild(child, order);
    const { url: provider } = await say<RushProvider>({ do: 'provide' });
    const account: LoadAccount = {
      accountSid: newSid('AC'),
      authToken: newSid(''),
      publicUrl: 'https://antrean.example',
      offices: RUSH_NUMBERS,
    };
    console.log(
      `Runs      ${options.people} people within ${options.seconds} s, most of them at once, at ${RUSH_OFFICES.length} offices; 70 % by WhatsApp, 30 % on the web\n`,
    );
    const rush: Rush = { root, cluster, account, provider, say };
    const turns = [await rushTurn(rush, 1, options, null)];
    const haproxy = onPath('haproxy');
    if (haproxy) turns.push(await rushTurn(rush, 2, options, haproxy));
    else console.log('haproxy is missing, so the run with two servers is left out: apt-get install -y haproxy');
    console.log(reportRush(turns));
  } finally {
    for (const stop of stops) await stop();
  }
}

interface Rush {
  root: string;
  cluster: Cluster;
  account: LoadAccount;
  /** The address of the provider. */
  provider: string;
  say<Answer>(order: RushOrder): Promise<Answer>;
}

/** On a database of its own, with warm code and no people. */
async function rushTurn(rush: Rush, count: number, options: RushOptions, haproxy: string | null): Promise<RushTurn> {
  const name = `rush_${count}`;
  const database = await rush.cluster.create(name);
  const servers: BenchServer[] = [];
  for (let number = 0; number < count; number++) servers.push(await startRushed(rush, database));
  const balancer = haproxy
    ? await startBalancer(
        haproxy,
        servers.map(({ url }) => url),
      )
    : null;
  try {
    const url = balancer?.url ?? servers[0]?.url ?? '';
    const day = new Date(Date.now() + DAYS_AHEAD_MS).toISOString().slice(0, 10);
    const come = (wish: Pick<RushWish, 'people' | 'seconds'>) =>
      rush.say<RushLoad>({
        do: 'come',
        url,
        account: rush.account,
        waitSeconds: MAX_RUSH_SECONDS,
        wish: { ...wish, day, offices: RUSH_OFFICES },
      });
    await come({ people: WARM_UP_PEOPLE, seconds: 6 });
    await clearRush(database);
    const before = servers.map(processorOf);
    const began = performance.now();
    const load = await come(options);
    const seconds = (performance.now() - began) / 1000;
    await settled(database);
    const processor = servers.map((server, index) => spent(before[index] ?? null, processorOf(server)));
    const faults = await rushFaults(database, load);
    for (const server of servers) if (server.complaints()) faults.push(server.complaints().slice(0, 500));
    const turn = { servers: count, people: options.people, load, seconds, processor, faults };
    console.log(`${count} server process(es): all answered after ${seconds.toFixed(1)} s, ${load.messages} messages`);
    return turn;
  } finally {
    await balancer?.stop();
    for (const server of servers) await server.stop();
    await database.close();
    await rush.cluster.drop(name);
  }
}

function startRushed({ root, account, provider }: Rush, database: BenchDatabase): Promise<BenchServer> {
  return startProduct(root, database.url, {
    offices: 'bench/rush/offices.yaml',
    settings: {
      TWILIO_ACCOUNT_SID: account.accountSid,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_BASE_URL: provider,
      PUBLIC_URL: account.publicUrl,
      RATE_LIMIT: '600',
      TRUSTED_PROXIES: 'loopback',
    },
  });
}

const PEOPLES_TABLES =
  'idempotency booking_event booking inbox_message outbox_message conversation unproven_place guess';

async function clearRush(database: BenchDatabase): Promise<void> {
  await settled(database);
  for (const table of PEOPLES_TABLES.split(' ')) await database.run(`truncate ${table} cascade`);
  await database.run('update capacity_window set taken = 0, issued = 0, resting = 0');
  await database.run('vacuum analyze');
  await database.run('checkpoint');
}

/** Until nothing is worked on or sent any more. */
async function settled(database: BenchDatabase): Promise<void> {
  for (const ends = performance.now() + MAX_RUSH_SECONDS * 1000; performance.now() < ends; await pause(500)) {
    const { waiting, unsent } = await workDone(database);
    if (waiting === 0 && unsent === 0) return;
  }
}

const processorOf = ({ process: { pid } }: BenchServer) => (pid === undefined ? null : processorSeconds(pid));

function spent(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}
