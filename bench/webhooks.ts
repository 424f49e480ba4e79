// Webhooks at a fixed rate: the product, which works on each and answers it, beside a bare server that only stores them.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { itemAt } from '../src/items.ts';
import { type BenchDatabase, type BenchServer, startCluster, startProcess, startProduct } from './servers.ts';
import { describedDisk } from './tools.ts';
import { type CheckedWork, webhookFault, workDone } from './webhooks/checked.ts';
import type { LoadAccount, LoadOrder, LoadRun } from './webhooks/load.ts';
import { newSid } from './webhooks/people.ts';
import { reportWebhooks, type WebhookTurn } from './webhooks/report.ts';

export interface WebhooksOptions {
  /** Webhooks a second. */
  rate: number;
  seconds: number;
  rounds: number;
}

/** Each of bench/webhooks/offices.yaml. */
const OFFICE_NUMBERS = Array.from({ length: 10 }, (_, place) => `+62811110033${place}`);
const WARM_UP = { rate: 100, seconds: 6 };
/** Seconds until everything must be worked on and answered. */
const MAX_WAIT_SECONDS = 600;

interface WebhookEntry {
  server: BenchServer;
  database: BenchDatabase;
  say<Answer>(order: LoadOrder): Promise<Answer>;
}

export async function benchWebhooks(root: string, options: WebhooksOptions): Promise<void> {
  const stops: (() => unknown)[] = [];
  try {
    const cluster = await startCluster(root);
    stops.unshift(() => cluster.stop());
    console.log(describedDisk(cluster.dataDir));
    const account: LoadAccount = {
      accountSid: newSid('AC'),
      authToken: newSid(''),
      publicUrl: 'https://antrean.example',
      offices: OFFICE_NUMBERS,
    };
    const say = startLoad(root, stops);
    const provider = await say<string>({ do: 'begin' });
    const database = await cluster.create('bench');
    const product = await startProduct(root, database.url, {
      offices: 'bench/webhooks/offices.yaml',
      settings: {
        TWILIO_ACCOUNT_SID: account.accountSid,
        TWILIO_AUTH_TOKEN: account.authToken,
        TWILIO_BASE_URL: provider,
        PUBLIC_URL: account.publicUrl,
      },
    });
    stops.unshift(() => product.stop());
    const other = await cluster.create('bench_plain');
    const plain = await startProcess([join(root, 'bench/webhooks/plain.ts')], root, /Ready: (\S+)/, {
      DATABASE_URL: other.url,
      AUTH_TOKEN: account.authToken,
      PUBLIC_URL: account.publicUrl,
    });
    stops.unshift(() => plain.stop());
    stops.splice(2, 0, ...[database, other].map((each) => () => each.close()));
    const entries = { antrean: { server: product, database, say }, plain: { server: plain, database: other, say } };
    console.log(
      `Runs      ${options.rounds} round(s) of ${options.seconds} s at ${options.rate} webhooks/s, timed from when each was due\n`,
    );
    await antrean(entries.antrean, account, WARM_UP, 0);
    await bareRun(entries.plain, account, WARM_UP, 0);
    const turns: WebhookTurn[] = [];
    for (let number = 1; number <= options.rounds; number++) {
      turns.push(await bareRun(entries.plain, account, options, number));
      turns.push(await antrean(entries.antrean, account, options, number));
    }
    console.log(reportWebhooks(turns, options.seconds));
    if (product.complaints()) console.log(`The product complained:\n${product.complaints().slice(0, 2000)}`);
  } finally {
    for (const stop of stops) await stop();
  }
}

/** A process that is both the applicants and the provider. */
function startLoad(root: string, stops: (() => unknown)[]) {
  const child: ChildProcess = fork(join(root, 'bench/webhooks/load.ts'));
  stops.unshift(() => child.connected && child.disconnect());
  return async <Answer>(order: LoadOrder): Promise<Answer> => {
    child.send(order);
    const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [null])]);
    if (answer === null) throw new Error('The process that makes the load ended.');
    return answer as Answer;
  };
}

type Pace = Pick<WebhooksOptions, 'rate' | 'seconds'>;

function runOrder({ server }: WebhookEntry, account: LoadAccount, pace: Pace, number: number): LoadOrder {
  const { rate, seconds } = pace;
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const day = tomorrow.split('-').reverse().join('');
  return { do: 'run', url: server.url, rate, seconds, account, day, first: number * 1_000_000 };
}

async function bareRun(entry: WebhookEntry, account: LoadAccount, pace: Pace, number: number): Promise<WebhookTurn> {
  const run = await entry.say<LoadRun>(runOrder(entry, account, pace, number));
  const rows = await entry.database.run<{ count: number }>('select count(*)::int as count from message');
  const { count } = itemAt(rows, 0);
  await entry.database.run('truncate message');
  const sent = Object.values(run.sids).flat().length;
  const turn: Omit<WebhookTurn, 'atEnd' | 'drained'> = {
    who: 'bare',
    number,
    run,
    sent,
    fault: run.fault || (count === sent ? '' : `${count} rows of ${sent}`),
  };
  return sayTurn({ ...turn, atEnd: null, drained: null });
}

async function antrean(entry: WebhookEntry, account: LoadAccount, pace: Pace, number: number): Promise<WebhookTurn> {
  const { database, say } = entry;
  for (const table of ['idempotency', 'booking_event', 'booking', 'inbox_message', 'outbox_message', 'conversation'])
    await database.run(`truncate ${table} cascade`);
  await database.run('update capacity_window set taken = 0, capacity = 100000000');
  await database.run('checkpoint');
  const before = (await say<string[]>({ do: 'taken' })).length;
  const began = performance.now();
  const run = await say<LoadRun>(runOrder(entry, account, pace, number));
  const atEnd = await workDone(database);
  const drained = await drain(database, began);
  const taken = (await say<string[]>({ do: 'taken' })).slice(before);
  const fault =
    run.fault || (drained === null ? 'it was not all worked on in time' : await webhookFault(database, run, taken));
  return sayTurn({ who: 'antrean', number, run, sent: Object.values(run.sids).flat().length, fault, atEnd, drained });
}

/** Seconds from the beginning until nothing waits any more; null: it still does. */
async function drain(database: BenchDatabase, began: number): Promise<number | null> {
  for (;;) {
    const { waiting, unsent }: CheckedWork = await workDone(database);
    const seconds = (performance.now() - began) / 1000;
    if (waiting === 0 && unsent === 0) return seconds;
    if (seconds > MAX_WAIT_SECONDS) return null;
    await pause(500);
  }
}

function sayTurn(turn: WebhookTurn): WebhookTurn {
  const { who, number, run, fault, atEnd, drained } = turn;
  const at = (share: number) => (run.latencies[Math.floor(run.latencies.length * share)] ?? Number.NaN).toFixed(1);
  const figures = `p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  max ${(run.latencies.at(-1) ?? 0).toFixed(1)} ms`;
  const work =
    atEnd && `  worked on meanwhile ${atEnd.worked} of ${turn.sent}, all done after ${drained?.toFixed(1)} s`;
  console.log(
    `${number === 0 ? 'warm-up' : `round ${number}`}  ${who.padEnd(8)} ${figures}${work ?? ''}  (load: ${(run.cpu / 1000).toFixed(1)} s cpu, latest ${run.latest.toFixed(0)} ms)${fault && `  NOT VALID: ${fault}`}`,
  );
  return turn;
}
