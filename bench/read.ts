// Equal queries a second: the product beside bare node:http with the same bodies, and beside Mercurius and Yoga from memory.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BookingLoad, startBookings } from './read/bookings.ts';
import { READ_QUERIES, type ReadQuery } from './read/queries.ts';
import { type ReadFigure, reportReads } from './read/report.ts';
import { type BenchServer, startCluster, startProcess, startProduct } from './servers.ts';
import { describedMachine, findTools, type Tools } from './tools.ts';

export interface ReadOptions {
  rounds: number;
  seconds: number;
  /** Bookings a second that go on meanwhile, in a round of their own. */
  bookings: number;
}

const READ_CONNECTIONS = 32;
/** Asked this often before, so that documents are compiled wherever that is done. */
const WARM_UP_REQUESTS = 200;

const officeVariables = { office: 'BENCH' };
const READ_BODIES = {
  availability: { query: READ_QUERIES.availability, variables: officeVariables },
  board: { query: READ_QUERIES.board, variables: officeVariables },
  offices: { query: READ_QUERIES.offices, variables: {} },
} satisfies Record<ReadQuery, object>;

export async function benchReads(root: string, options: ReadOptions): Promise<void> {
  const tools = findTools();
  if (!tools) return;
  const directory = await mkdtemp(join(tmpdir(), 'antrean-bench-read-'));
  const stops: (() => unknown)[] = [() => rm(directory, { recursive: true, force: true })];
  try {
    const cluster = await startCluster(root);
    stops.unshift(() => cluster.stop());
    console.log(describedMachine(tools, cluster.dataDir));
    const database = await cluster.create('bench');
    stops.splice(0, 0, () => database.close());
    const product = await startProduct(root, database.url);
    stops.unshift(() => product.stop());
    const answers = await writeBodies(directory, product);
    const others = await startOthers(root, directory, stops);
    console.log(`Runs      ${options.rounds} rounds of ${options.seconds} s each, ${READ_CONNECTIONS} connections\n`);
    const run = { tools, directory, answers, seconds: options.seconds };
    const figures: ReadFigure[] = [];
    for (let round = 1; round <= options.rounds; round++)
      for (const query of ['availability', 'board', 'offices'] as const)
        for (const who of ['antrean', ...Object.keys(others)]) {
          const server = others[who] ?? product;
          const url = addressOf(server, who, query);
          figures.push(sayFigure({ round, query, who, ...(await measure(run, query, { who, url })) }));
        }
    const load: BookingLoad = await startBookings(product.url, options.bookings);
    for (let round = 1; round <= options.rounds; round++) {
      const measured = await measure(run, 'availability', { who: 'antrean', url: product.url });
      // The answer changes with each booking, and so may its length.
      figures.push(sayFigure({ round, query: 'availability', who: 'antrean while booking', ...measured, fault: '' }));
    }
    const booked = await load.stop();
    console.log(reportReads(figures, booked));
    if (product.complaints()) console.log(`The product complained:\n${product.complaints().slice(0, 2000)}`);
  } finally {
    for (const stop of stops) await stop();
  }
}

/** Asks the product for each answer, and keeps questions and answers in files for the programs of the bench. */
async function writeBodies(directory: string, product: BenchServer): Promise<Record<ReadQuery, string>> {
  const answers: Record<string, string> = {};
  for (const [name, body] of Object.entries(READ_BODIES)) {
    const text = JSON.stringify(body);
    await writeFile(join(directory, `${name}.json`), text);
    for (let count = 0; count < WARM_UP_REQUESTS; count++) answers[name] = await answerTo(product.url, text);
  }
  await writeFile(join(directory, 'answers.json'), JSON.stringify(answers));
  return answers as Record<ReadQuery, string>;
}

async function answerTo(url: string, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  if (response.status !== 200 || text.includes('"errors"')) throw new Error(`${url} answered ${text.slice(0, 300)}`);
  return text;
}

async function startOthers(root: string, directory: string, stops: (() => unknown)[]) {
  const settings = { BENCH_ANSWERS: join(directory, 'answers.json') };
  const start = async (file: string, server: string) => {
    const started = await startProcess([join(root, 'bench/read', file)], root, /Ready: (\S+)/, {
      ...settings,
      BENCH_SERVER: server,
    });
    stops.unshift(() => started.stop());
    return started;
  };
  return {
    bare: await start('bare.ts', 'bare'),
    mercurius: await start('memory.js', 'mercurius'),
    yoga: await start('memory.js', 'yoga'),
  } as Record<string, BenchServer>;
}

/** The bare server has a path for each answer, since it does not read the question. */
function addressOf(server: BenchServer, who: string, query: ReadQuery): string {
  return who === 'bare' ? server.url.replace(/graphql$/, query) : server.url;
}

interface ReadRun {
  tools: Tools;
  directory: string;
  answers: Record<ReadQuery, string>;
  seconds: number;
}

interface AskedServer {
  who: string;
  url: string;
}

/** The servers that answer from memory tell no costs. */
function expectedAnswer(answer: string, { who }: AskedServer): string {
  return who === 'mercurius' || who === 'yoga' ? JSON.stringify({ data: JSON.parse(answer).data }) : answer;
}

async function measure({ tools, directory, answers, seconds }: ReadRun, query: ReadQuery, asked: AskedServer) {
  const script = join(import.meta.dirname, 'read/read.lua');
  const words = [
    '-t1',
    `-c${READ_CONNECTIONS}`,
    `-d${seconds}s`,
    '--latency',
    '--timeout',
    '10s',
    '-s',
    script,
    asked.url,
  ];
  const env = {
    ...process.env,
    BENCH_BODY: join(directory, `${query}.json`),
    BENCH_LENGTH: String(Buffer.byteLength(expectedAnswer(answers[query], asked))),
  };
  const { stdout } = await promisify(execFile)(tools.wrk, words, { env });
  const [requests = 0, microseconds = 1, p50 = 0, p99 = 0, wrong = 0] = (/^RESULT (.*)$/m.exec(stdout)?.[1] ?? '')
    .split(' ')
    .map(Number);
  const fault = wrong > 0 ? `${wrong} wrong answers` : requests === 0 ? 'no answers' : '';
  return { rate: requests / (microseconds / 1e6), p50: p50 / 1000, p99: p99 / 1000, fault };
}

function sayFigure(figure: ReadFigure): ReadFigure {
  const { round, query, who, rate, p50, p99, fault } = figure;
  console.log(
    `round ${round}, ${query.padEnd(12)}  ${who.padEnd(22)} ${rate.toFixed(0).padStart(6)}/s   p50 ${p50.toFixed(2)} ms   p99 ${p99.toFixed(2)} ms${fault && `   NOT VALID: ${fault}`}`,
  );
  return figure;
}
