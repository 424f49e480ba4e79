// The processes of the bench: PostgreSQL as the product brings it, the product as its user starts it, and PostGraphile.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { OWNER_ROLE, urlsOf } from '../server/postgres/roles.ts';
import { importProduct } from './productModules.ts';

export interface BenchDatabase {
  url: string;
  /** Runs SQL; the rows of the last statement. */
  run<Row extends pg.QueryResultRow = Record<string, unknown>>(sql: string): Promise<Row[]>;
  close(): Promise<void>;
}

export interface Cluster {
  dataDir: string;
  /** A new database, empty or a copy of `template`, to which no session may be connected. */
  create(name: string, template?: string): Promise<BenchDatabase>;
  /** One that is there. */
  open(name: string): Promise<BenchDatabase>;
  drop(name: string): Promise<void>;
  has(name: string): Promise<boolean>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** A directory that is kept; none: a fresh one that is deleted. */
  dataDir?: string | null;
  /** Settings of PostgreSQL that replace the product's. */
  settings?: Record<string, string>;
}

/** On a disk, with the settings the product has: every commit is flushed. */
export async function startCluster(root: string, options: ClusterOptions = {}): Promise<Cluster> {
  const { startPostgres } = await importProduct(root, 'server/postgres/postgres.ts');
  // Not in /tmp, which may be memory; open to be entered by the account PostgreSQL gets where this runs as root.
  const dataDir = options.dataDir ?? (await mkdtemp('/var/tmp/antrean-bench-'));
  await mkdir(dataDir, { recursive: true });
  await chmod(dataDir, 0o755);
  const postgres = await startPostgres({ dataDir, log: () => {}, settings: options.settings ?? {} });
  const admin = new pg.Client({ connectionString: postgres.superuserUrl });
  await admin.connect();
  const open = (name: string) =>
    openBenchDatabase(Object.assign(new URL(postgres.superuserUrl), { pathname: `/${name}` }).toString());
  return {
    dataDir: postgres.dataDir,
    open,
    async create(name, template) {
      await admin.query(`create database ${name} owner ${OWNER_ROLE} ${template ? `template ${template}` : ''}`);
      return open(name);
    },
    async drop(name) {
      await admin.query(`drop database if exists ${name} with (force)`);
    },
    async has(name) {
      return (await admin.query('select from pg_database where datname = $1', [name])).rowCount === 1;
    },
    async stop() {
      await admin.end();
      await postgres.stop();
      if (options.dataDir) return;
      for (const each of new Set([dataDir, postgres.dataDir])) await rm(each, { recursive: true, force: true });
    },
  };
}

async function openBenchDatabase(url: string): Promise<BenchDatabase> {
  let client: pg.Client | null = null;
  return {
    url,
    async run<Row extends pg.QueryResultRow>(sql: string) {
      if (!client) {
        client = new pg.Client({ connectionString: url });
        await client.connect();
      }
      return rowsOfLast(await client.query<Row>(sql));
    },
    async close() {
      await client?.end();
      client = null;
    },
  };
}

/** The driver returns a list if the text has several statements, which its types do not say. */
function rowsOfLast<Row extends pg.QueryResultRow>(result: pg.QueryResult<Row> | pg.QueryResult<Row>[]): Row[] {
  const last = Array.isArray(result) ? result.at(-1) : result;
  return last?.rows ?? [];
}

export interface BenchServer {
  url: string;
  process: ChildProcess;
  /** Its standard error: empty, if all is well. */
  complaints(): string;
  stop(): Promise<void>;
}

export interface ProductOptions {
  /** Options of Node. */
  words?: string[];
  /** The offices file, from the root of the product. */
  offices?: string;
  settings?: NodeJS.ProcessEnv;
}

/** As `npm start` does, with the roles of the embedded PostgreSQL; `databaseUrl` is the superuser's. */
export async function startProduct(
  root: string,
  databaseUrl: string,
  { words = [], offices = 'bench/offices.yaml', settings = {} }: ProductOptions = {},
): Promise<BenchServer> {
  const all = [...words, '--enable-source-maps', join(root, 'dist/server/main.js')];
  const dataDir = await mkdtemp(join(tmpdir(), 'antrean-bench-'));
  // Open to be entered by the account the server gets where this runs as root.
  await chmod(dataDir, 0o755);
  const { url, ownerUrl } = urlsOf(databaseUrl);
  const server = await startProcess(all, root, /Antrean is ready: (\S+)/, {
    DATABASE_URL: url,
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: dataDir,
    OFFICES_FILE: resolve(root, offices),
    ADMIN_KEY: 'only-for-the-bench',
    RATE_LIMIT: '0',
    DEMO: 'empty',
    HOST: '127.0.0.1',
    PORT: '0',
    ...settings,
  });
  return {
    ...server,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function startPostGraphile(root: string, database: BenchDatabase): Promise<BenchServer> {
  const [known] = await database.run<{ there: boolean }>(`select to_regproc('book') is not null as there`);
  if (!known?.there) await database.run(await readFile(join(root, 'bench/postgraphile/book.sql'), 'utf8'));
  const words = [join(root, 'bench/postgraphile/server.js')];
  return startProcess(words, root, /Ready: (\S+)/, { DATABASE_URL: database.url, GRAPHILE_ENV: 'production' });
}

export async function startProcess(
  words: string[],
  cwd: string,
  ready: RegExp,
  settings: NodeJS.ProcessEnv = {},
): Promise<BenchServer> {
  const env = { ...process.env, NODE_ENV: 'production', ...settings };
  const child = spawn(process.execPath, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let complaints = '';
  child.stderr?.on('data', (piece: Buffer) => {
    complaints += piece;
  });
  const url = await addressSaid(child, ready).catch((error: Error) => {
    throw new Error(`${error.message}\n${complaints}`);
  });
  return {
    url: `${url.replace('localhost', '127.0.0.1')}/graphql`,
    process: child,
    complaints: () => complaints,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function addressSaid(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (piece: Buffer) => {
      text += piece;
      const url = ready.exec(text)?.[1];
      if (url) resolve(url);
    });
    child.on('exit', (code) => reject(new Error(`A server ended with ${code} before it was ready.`)));
  });
}
