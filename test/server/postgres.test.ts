// The PostgreSQL that comes with Antrean, with real processes: what it keeps, and what a killed server leaves behind.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type PostgresOptions,
  type RunningPostgres,
  StartFault,
  startPostgres,
} from '../../server/postgres/postgres.ts';

const code = new URL('../../server/postgres/postgres.ts', import.meta.url).href;
const isRoot = process.getuid?.() === 0;

const directories = new Set<string>();
const running = new Set<RunningPostgres>();

afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  for (const directory of directories) await rm(directory, { recursive: true, force: true });
  running.clear();
  directories.clear();
});

async function emptyDirectory(mode = 0o755): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'antrean-postgres-'));
  await chmod(directory, mode);
  directories.add(directory);
  return directory;
}

/** Data as a first start makes it: that takes longest, and most tests are about what comes after. */
let made = '';
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'antrean-postgres-made-'));
  await chmod(made, 0o755);
  await (await startPostgres({ dataDir: made, log: () => undefined })).stop();
});
afterAll(() => rm(made, { recursive: true, force: true }));

async function directoryWithData(): Promise<string> {
  const directory = await emptyDirectory();
  await promisify(execFile)('cp', ['-a', `${made}/.`, directory]);
  return directory;
}

async function start(dataDir: string, more: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dataDir, log: () => undefined, ...more });
  running.add(postgres);
  directories.add(postgres.dataDir);
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** A server of ours in a process of its own. */
async function startElsewhere(dataDir: string): Promise<{ server: ChildProcess; url: string }> {
  const script = join(await emptyDirectory(), 'server.mjs');
  await writeFile(
    script,
    `import { startPostgres } from '${code}';
    const { ownerUrl } = await startPostgres({ dataDir: process.argv[2], log: () => undefined });
    console.log(ownerUrl);`,
  );
  const server = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = await once(server.stdout, 'data');
  return { server, url: String(url).trim() };
}

async function killHard(server: ChildProcess): Promise<void> {
  server.kill('SIGKILL');
  await once(server, 'exit');
}

function postmaster(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgresql', 'postmaster.pid'), 'utf8'), 10);
}

describe('starting', () => {
  it('makes a database, and keeps it from one start to the next', async () => {
    const dataDir = await emptyDirectory();
    const first = await start(dataDir);
    expect(new URL(first.url)).toMatchObject({ hostname: '127.0.0.1', username: 'antrean_app', pathname: '/antrean' });
    await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS number');
    await first.stop();
    expect(existsSync(join(dataDir, 'postgresql', 'postmaster.pid'))).toBe(false);
    const second = await start(dataDir);
    expect(await ask(second.ownerUrl, 'SELECT number FROM kept')).toEqual([7]);
  });

  it('is durable, in UTC and UTF-8, on this machine only, with a password only its user can read', async () => {
    const dataDir = await emptyDirectory();
    const { url } = await start(dataDir, { settings: { max_connections: '50' } });
    const names = ['fsync', 'synchronous_commit', 'TimeZone', 'server_encoding', 'listen_addresses', 'max_connections'];
    const values = await ask(url, `SELECT ${names.map((name) => `current_setting('${name}')`).join()}`);
    expect(values).toEqual(['on', 'on', 'UTC', 'UTF8', '127.0.0.1', '50']);
    expect(await ask(url, "SELECT upper('é')")).toEqual(['É']);
    expect(statSync(join(dataDir, 'postgresql.password')).mode & 0o777).toBe(0o600);
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('is refused while another server has the data', async () => {
    const dataDir = await directoryWithData();
    const first = await start(dataDir);
    const fault = await startPostgres({ dataDir, log: () => undefined }).catch((error) => error);
    expect(fault).toBeInstanceOf(StartFault);
    expect(fault.message).toBe(`Antrean is already running on ${dataDir} (process ${process.pid})`);
    expect(await ask(first.url, 'SELECT 1')).toEqual([1]);
  });

  it('goes to only one of two that start together', async () => {
    const dataDir = await emptyDirectory();
    const both = await Promise.allSettled([start(dataDir), start(dataDir)]);
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('begins again if the first start was cut off while it made the data', async () => {
    const dataDir = await emptyDirectory();
    await mkdir(join(dataDir, 'postgresql.new-cutOff', 'base'), { recursive: true });
    await writeFile(join(dataDir, 'postgresql.new-cutOff', 'PG_VERSION'), '');
    await writeFile(join(dataDir, 'postgresql.password.new'), '');
    const { url } = await start(dataDir);
    expect(await ask(url, 'SELECT 1')).toEqual([1]);
    expect(existsSync(join(dataDir, 'postgresql.new-cutOff'))).toBe(false);
  });

  it('says in one sentence what PostgreSQL objects to, and can then be tried again', async () => {
    const dataDir = await directoryWithData();
    await expect(start(dataDir, { settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /^PostgreSQL did not start: FATAL: {2}invalid value for parameter "shared_buffers": "plenty"/,
    );
    await start(dataDir);
  });
});

describe('after a kill', () => {
  it('of the server, the next start stops what was left and has everything that was committed', async () => {
    const dataDir = await directoryWithData();
    const { server, url } = await startElsewhere(dataDir);
    await ask(url, 'CREATE TABLE kept AS SELECT 7 AS number');
    await killHard(server);
    expect(await ask(url, 'SELECT 1')).toEqual([1]);
    const next = await start(dataDir);
    expect(await ask(next.ownerUrl, 'SELECT number FROM kept')).toEqual([7]);
    await expect(ask(url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('of the server and of PostgreSQL, the next start repairs the data', async () => {
    const dataDir = await directoryWithData();
    const { server, url } = await startElsewhere(dataDir);
    await ask(url, 'CREATE TABLE kept AS SELECT 7 AS number');
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    client.query('SELECT pg_sleep(2)').catch(() => undefined);
    process.kill(postmaster(dataDir), 'SIGKILL');
    await killHard(server);
    const next = await start(dataDir);
    expect(await ask(next.ownerUrl, 'SELECT number FROM kept')).toEqual([7]);
  });

  it('and with its number now that of another process, which is left alone', async () => {
    const dataDir = await directoryWithData();
    await (await start(dataDir)).stop();
    const other = spawn('sleep', ['60']);
    const lockFile = [other.pid, join(dataDir, 'postgresql'), 0, 5432, '', '127.0.0.1', '', 'ready'].join('\n');
    await writeFile(join(dataDir, 'postgresql', 'postmaster.pid'), `${lockFile}\n`);
    await start(dataDir);
    expect(other.exitCode ?? other.signalCode).toBe(null);
    other.kill();
  });

  it('of PostgreSQL alone, the server is told', async () => {
    const dataDir = await directoryWithData();
    const told = Promise.withResolvers<string>();
    const postgres = await start(dataDir, { onExit: told.resolve });
    process.kill(postmaster(dataDir), 'SIGKILL');
    expect(await told.promise).toContain('SIGKILL');
    await postgres.stop();
    expect(await ask((await start(dataDir)).url, 'SELECT 1')).toEqual([1]);
  });
});

describe('stopping', () => {
  it('ends open connections whatever they do, and is not reported as an accident', async () => {
    const reasons: string[] = [];
    const postgres = await start(await directoryWithData(), { onExit: (reason) => reasons.push(reason) });
    const client = new Client({ connectionString: postgres.url });
    client.on('error', () => undefined);
    await client.connect();
    const sleeping = client.query('SELECT pg_sleep(60)').catch((error) => error.code);
    await postgres.stop();
    await postgres.stop();
    expect(await sleeping).toBe('57P01');
    expect(reasons).toEqual([]);
  });
});

// Only root has to lend PostgreSQL an account that may not be able to enter where root can.
describe.skipIf(!isRoot)('as root, with a data directory only root can enter', () => {
  it('keeps the data elsewhere, says so, and finds it again', async () => {
    const dataDir = join(await emptyDirectory(0o700), 'data');
    const said: string[] = [];
    const first = await start(dataDir, { log: (message) => said.push(message) });
    expect(first.dataDir).toMatch(/^\/var\/lib\/antrean\/[0-9a-f]{12}$/);
    expect(said).toEqual([`PostgreSQL's data is in ${first.dataDir}`]);
    expect(await readFile(join(dataDir, 'WHERE.txt'), 'utf8')).toContain(`\n${first.dataDir}\n`);
    await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS number');
    await first.stop();
    await chmod(join(dataDir, '..'), 0o755);
    const second = await start(dataDir);
    expect(await ask(second.ownerUrl, 'SELECT number FROM kept')).toEqual([7]);
  });

  it('does not begin with an empty database where the note says there is one', async () => {
    const dataDir = await emptyDirectory();
    await writeFile(join(dataDir, 'WHERE.txt'), "PostgreSQL's data is in\n/var/lib/antrean/gone\n");
    await expect(start(dataDir)).rejects.toThrow(/is not in \/var\/lib\/antrean\/gone/);
  });
});
