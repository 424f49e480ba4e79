// The real program as its user starts it: run in processes of its own, and ended whatever becomes of the test.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readdir, readFile, readlink, rm, symlink } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { expect } from 'vitest';
import { SOURCES } from '../../scripts/build.ts';
import { eventually as until } from './eventually.ts';

export { eventually as until } from './eventually.ts';

const root = resolve(import.meta.dirname, '../..');
const MAIN = join(root, 'dist/server/main.js');
const node = join(root, 'node_modules/.bin/node');

/** The start of the application's clock unless a test says otherwise: a Tuesday with a month of open days ahead. */
export const CLOCK = '2017-08-01T09:00:00+07:00';

export interface Start {
  /** None: a fresh one. */
  dataDir?: string;
  /** The settings of the user; nothing of the machine's own settings comes through. */
  env?: Record<string, string>;
  /** A clone in which to say `npm start`; none: the program that was built here. */
  clone?: string;
  /** Another program than the one that was built here. */
  program?: { command: string; words: string[]; cwd: string };
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Started {
  child: ChildProcess & { pid: number };
  dataDir: string;
  /** The output that it has written so far. */
  out(): string;
  err(): string;
  ended: Promise<Ended>;
}

export interface Running extends Started {
  url: string;
}

const started = new Set<Started>();
const directories = new Set<string>();
process.on('exit', () => {
  for (const { child } of started) end(child);
});

/** For `afterAll`: kills what was started and what that left behind, and deletes its data. */
export async function endEverything(): Promise<void> {
  for (const { child, ended } of started) {
    end(child);
    await ended;
  }
  for (const directory of directories) {
    for (const pid of await processesOn(directory)) endNumber(pid);
    await until(`nothing runs on ${directory}`, async () => (await processesOn(directory)).length === 0);
    await rm(directory, { recursive: true, force: true });
  }
  started.clear();
  directories.clear();
}

function end({ pid, exitCode, signalCode }: ChildProcess): void {
  if (exitCode === null && signalCode === null) endNumber(-(pid as number));
}

function endNumber(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was quicker.
  }
}

export async function emptyDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'antrean-journey-'));
  // Open to be entered by the account PostgreSQL gets when the tests run as root.
  await chmod(directory, 0o755);
  directories.add(directory);
  return directory;
}

/** A copy of the sources, and of what was compiled of them before the tests, in which to say `npm start`. */
export async function cloneOfSources(): Promise<string> {
  const clone = await emptyDirectory();
  for (const name of [...SOURCES, 'dist', 'scripts', 'offices.yaml'])
    await cp(join(root, name), join(clone, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(clone, 'node_modules'));
  return clone;
}

/** Starts it and does not wait. */
export async function launch({ dataDir, env, clone, program }: Start = {}): Promise<Started> {
  const own = dataDir ?? (await emptyDirectory());
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env;
  // A developer's .env is none of the user's settings.
  const machine = { PATH, HOME, NODE_COMPILE_CACHE, ENV_FILE: devNull };
  const settings = { ...machine, PORT: '0', HOST: '127.0.0.1', DATA_DIR: own, CLOCK, ...env };
  // A group of its own, as a shell gives it.
  const how = { stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'], detached: true };
  const child = clone
    ? spawn('npm', ['start'], { ...how, cwd: clone, env: settings })
    : spawn(node, program ? [program.command, ...program.words] : [MAIN], {
        ...how,
        cwd: program?.cwd ?? root,
        env: { ...settings, NODE_ENV: 'production' },
      });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal }));
  const it: Started = { child: child as Started['child'], dataDir: own, out: () => out, err: () => err, ended };
  started.add(it);
  return it;
}

/** Starts it and waits until it says that it is ready. */
export async function start(options: Start = {}): Promise<Running> {
  return ready(await launch(options));
}

/** Waits until it says that it is ready. */
export async function ready(it: Started): Promise<Running> {
  let over = false;
  const isOver = () => {
    over = true;
  };
  it.ended.then(isOver, isOver);
  const url = await until('the server is ready', () => {
    const found = /^Antrean is ready: http:\/\/localhost:(\d+)/m.exec(it.out());
    if (!found && over) throw new Error(`It ended before it was ready.\n${it.out()}${it.err()}`);
    return found && `http://127.0.0.1:${found[1]}`;
  });
  return { ...it, url };
}

/** Sends the signal to the process, or to its whole group as Ctrl-C does; gives how it ended. */
export async function stop(
  { child, ended }: Started,
  signal: NodeJS.Signals = 'SIGTERM',
  to: 'process' | 'group' = 'process',
): Promise<Ended> {
  process.kill(to === 'group' ? -child.pid : child.pid, signal);
  return ended;
}

/** It ended well, and its PostgreSQL with it. */
export async function endedWell(ended: Ended, dataDir: string): Promise<void> {
  expect(ended).toEqual({ code: 0, signal: null });
  await until('PostgreSQL is over too', async () => !(await processesOn(dataDir)).length);
}

/** Ends it as a power cut does: the server and every process of its PostgreSQL, without a word. */
export async function cutPower({ child, dataDir, ended }: Started): Promise<void> {
  const postmaster = await postmasterOf(dataDir);
  for (const pid of [postmaster, child.pid, ...(await processesOn(dataDir))]) endNumber(pid);
  await ended;
  await until('PostgreSQL is gone', async () => (await processesOn(dataDir)).length === 0);
}

async function postmasterOf(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgresql/postmaster.pid'), 'utf8'), 10);
}

/** Processes that work in a directory or were told of it: a PostgreSQL on its data, a program that sets one up. */
export async function processesOn(directory: string): Promise<number[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = numbers.map(async (number) => {
    const at = await readlink(`/proc/${number}/cwd`).catch(() => '');
    const told = await readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '');
    return `${at}/`.startsWith(`${directory}/`) || told.includes(directory) ? [Number(number)] : [];
  });
  return (await Promise.all(found)).flat();
}

/** The address of the PostgreSQL that runs on a data directory. */
export async function databaseOn(dataDir: string): Promise<string> {
  const lines = (await readFile(join(dataDir, 'postgresql/postmaster.pid'), 'utf8')).split('\n');
  const password = (await readFile(join(dataDir, 'postgresql.password'), 'utf8')).trim();
  return `postgres://antrean:${password}@127.0.0.1:${lines[3]}/antrean`;
}

/** Asks a database with a connection of its own, which `use` may keep for as long as it needs. */
export async function withDatabase<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
export async function query(url: string, sql: string, values?: unknown[]): Promise<any[]> {
  return withDatabase(url, async (client) => (await client.query(sql, values)).rows);
}

/** The data of an answer without errors. */
export async function graphql(
  url: string,
  text: string,
  variables: object = {},
  headers: Record<string, string> = {},
  // biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: text, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data;
}

export const BOOK = `mutation ($input: BookInput!) { book(input: $input) {
  ... on Booking { code status queueNumber window { startsAt } history { at action } } ... on Refusal { reason } } }`;
export const CONFIRM = `mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) {
  ... on Booking { code status queueNumber } ... on Refusal { reason } } }`;
export const BOOKING = `query ($code: BookingCode!, $birthDate: Date!) { booking(code: $code, birthDate: $birthDate) {
  code status queueNumber } }`;
export const BIRTH_DATE = '1987-01-25';

/** A name for each number, in letters. */
export function nameOf(number: number): string {
  return `Pemohon ${[...String(number)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')}`;
}

/** The request of the applicant with that number. The office has no chat. */
export function wish(number: number, more: object = {}): object {
  return { office: 'JAKARTA_SELATAN', applicant: { name: nameOf(number), birthDate: BIRTH_DATE }, ...more };
}

export interface Booked {
  code: string;
  status: string;
  queueNumber: string | null;
  window: { startsAt: string };
  history: { at: string; action: string }[];
}

/** A booking; a refusal fails the test. */
export async function book(url: string, number: number, more: object = {}): Promise<Booked> {
  const { book: answer } = await graphql(url, BOOK, { input: wish(number, more) });
  if (!answer.code) throw new Error(`Refused: ${answer.reason}`);
  return answer;
}
