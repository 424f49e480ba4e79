// The server with settings of one's own, and what it logs; staff of its offices, signed in.
import './toldRefusals.ts';
import { Writable } from 'node:stream';
import pg from 'pg';
import { startApp } from '../../server/app.ts';
import { openLog } from '../../server/faults/log.ts';
import { urlsOf } from '../../server/postgres/roles.ts';
import { readServerSettings } from '../../server/settings.ts';
import type { DeviceKind, StaffRole } from '../../src/access/asker.ts';
import { atEnd } from './atEnd.ts';
import { temporaryDirectory } from './directory.ts';
import { type StandingClock, standingClock } from './house.ts';
import { makeOffices, type OfficesChange } from './offices.ts';
import { SEED_DAY } from './seed.ts';
import { serverDatabase } from './serverDatabase.ts';

export const ADMIN = { authorization: 'Bearer the-key-of-the-administrator-Kx72vQ' };

export interface ServerOptions {
  /** Settings besides those that every test needs. */
  environment?: Record<string, string>;
  /** The instant at which the clock stands. */
  start?: string;
  /** Changes of the offices. */
  change?: OfficesChange;
  /** The address by which the server reaches the database. */
  through?: (databaseUrl: string) => Promise<string>;
  /** A database that another server has had, by its address; none: a fresh one. */
  on?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
type Any = any;
export type Headers = Record<string, string>;

export interface Answer {
  status: number;
  headers: globalThis.Headers;
  data: Any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; requestId?: string } }[];
  extensions?: { cost: { requested: number; limit: number } };
}

export interface Server {
  url: string;
  databaseUrl: string;
  clock: StandingClock;
  /** Every line logged so far, at any level, as it was written. */
  lines: string[];
  query(sql: string, values?: unknown[]): Promise<Any[]>;
  graphql(query: string, variables?: object, headers?: Headers): Promise<Answer>;
  /** The answer to the one field of the document; an error fails the test. */
  ask(query: string, variables?: object, headers?: Headers): Promise<Any>;
  /** Signed in as new staff of an office. */
  staff(role: StaffRole, office?: string, name?: string): Promise<Headers>;
  stop(): Promise<void>;
}

/** Starts the server on a fresh clone; it is stopped when the file's tests are done. */
export async function openServer({ environment, start, change, through, on }: ServerOptions = {}): Promise<Server> {
  const own = on === undefined ? await serverDatabase(start ?? SEED_DAY, change) : { url: on, start: startApp };
  const databaseUrl = own.url;
  const clock = standingClock(start);
  const lines: string[] = [];
  const stream = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  const config = readServerSettings({
    ...{ PORT: '0', HOST: '127.0.0.1', DATA_DIR: await temporaryDirectory() },
    // Tests vary the source of a request as a proxy on this machine would.
    ...{ ADMIN_KEY: ADMIN.authorization.slice(7), TRUSTED_PROXIES: 'loopback, uniquelocal', ...environment },
  });
  const log = openLog('trace', stream);
  const { url: applicationUrl, ownerUrl } = urlsOf(databaseUrl);
  const running = await own.start({
    config,
    databaseUrl: (await through?.(applicationUrl)) ?? applicationUrl,
    ownerUrl,
    offices: makeOffices(change ?? {}),
    clock,
    log,
    stepLines: {
      write: (text) =>
        lines.push(
          ...text
            .trimEnd()
            .split('\n')
            .map((line) => `${line}\n`),
        ),
    },
  });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  pool.on('error', () => {});
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= running.stop().then(() => pool.end());
    return stopped;
  };
  atEnd(stop);
  const url = running.url.replace('localhost', '127.0.0.1');
  const graphql: Server['graphql'] = (query, variables, headers) => post(url, { query, variables }, headers);
  const ask: Server['ask'] = async (query, variables, headers) => {
    const { data, errors } = await graphql(query, variables, headers);
    if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message}`);
    return data[Object.keys(data)[0] as string];
  };
  return {
    url,
    databaseUrl,
    clock,
    lines,
    query: async (sql, values) => (await pool.query(sql, values)).rows,
    graphql,
    ask,
    staff: async (role, office = 'BOGOR', name = 'Sri Rahayu') => keyOf(ask, role, office, name),
    stop,
  };
}

/** A POST of any body to the API. */
export async function post(url: string, body: unknown, headers: Headers = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as Omit<Answer, 'status' | 'headers'>;
  return { status: response.status, headers: response.headers, ...answer };
}

const ADD_STAFF = 'mutation ($input: AddStaffInput!) { addStaff(input: $input) { ... on StaffKey { key } } }';
const ADD_ADMINISTRATOR =
  'mutation ($name: String!) { addAdministrator(input: { name: $name }) { ... on StaffKey { key } } }';

async function keyOf(ask: Server['ask'], role: StaffRole, office: string, name: string): Promise<Headers> {
  const { key } =
    role === 'ADMINISTRATOR'
      ? await ask(ADD_ADMINISTRATOR, { name }, ADMIN)
      : await ask(ADD_STAFF, { input: { office, name, role } }, ADMIN);
  return { authorization: `Bearer ${key}` };
}

const MAKE_KEY =
  'mutation ($input: MakeApiKeyInput!) { makeApiKey(input: $input) { ... on ApiKeySecret { key apiKey { id } } } }';

/** A new key of another front end, as the headers that sign in with it. */
export async function apiKey(
  server: Server,
  scopes: string[],
  perMinute = 100_000,
  offices: string[] = [],
): Promise<{ id: string; signedIn: Headers }> {
  const input = { label: 'A travel site', scopes, perMinute, offices };
  const { key, apiKey: made } = await server.ask(MAKE_KEY, { input }, ADMIN);
  return { id: made.id, signedIn: { authorization: `Bearer ${key}` } };
}

const START_PAIRING =
  'mutation ($input: StartPairingInput!) { startPairing(input: $input) { ... on DevicePairing { code } } }';
const PAIR = 'mutation ($code: String!) { pairDevice(input: { code: $code }) { ... on DeviceKey { key } } }';

/** A device of an office that was paired, as the headers that sign in with its key. */
export async function paired(
  server: Pick<Server, 'ask'>,
  kind: DeviceKind,
  office = 'BOGOR',
  label = 'At the door',
): Promise<Headers> {
  const { code } = await server.ask(START_PAIRING, { input: { office, kind, label } }, ADMIN);
  const { key } = await server.ask(PAIR, { code });
  return { authorization: `Bearer ${key}` };
}
