// The whole server in this process: a database of its own, a standing clock, a Twilio of its own, and ways to talk to it.
import './toldRefusals.ts';
import { Writable } from 'node:stream';
import pg from 'pg';
import { pino } from 'pino';
import type { RunningApp } from '../../server/app.ts';
import type { DatabaseAddresses } from '../../server/postgres/prepareDatabase.ts';
import { urlsOf } from '../../server/postgres/roles.ts';
import { readServerSettings } from '../../server/settings.ts';
import { atEnd } from './atEnd.ts';
import { temporaryDirectory } from './directory.ts';
import { eventually } from './eventually.ts';
import { type FakeTwilio, startFakeTwilio } from './fakeTwilio.ts';
import { type StandingClock, standingClock } from './house.ts';
import { makeOffices, type OfficesChange } from './offices.ts';
import { SEED_DAY } from './seed.ts';
import { serverDatabase } from './serverDatabase.ts';
import type { IncomingMessage, Signing } from './twilioWebhook.ts';

export { eventually } from './eventually.ts';

export const ADMIN_KEY = 'the-key-of-the-administrator-Kx72vQ';
/** The address by which the world knows the server: nothing may be built on the address it really has. */
export const PUBLIC_URL = 'https://antrean.example';

export interface AppOptions {
  /** The instant at which the clock stands. */
  start?: string;
  /** Changes of the offices. */
  change?: OfficesChange;
  /** Requests a minute of one source; named, it counts for this machine as well. */
  rateLimit?: string;
  /** More settings, or others. */
  environment?: Record<string, string>;
  /** SQL that is run before the server starts. */
  before?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
type Any = any;

export interface GraphQLAnswer {
  status: number;
  data: Any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

export interface SimulatorMessage {
  from: string;
  to: string;
  text?: string;
  media?: unknown;
  action?: string;
  messageId?: string;
}

export interface SimulatorAnswer {
  replies: { key: string; text: string; media: string[]; buttons: { action: string; title: string }[] }[];
  intent: string | null;
  reason: string | null;
}

export interface TestApp {
  url: string;
  clock: StandingClock;
  twilio: FakeTwilio;
  /** The faults that the server has logged so far. */
  faults: string[];
  query(sql: string, values?: unknown[]): Promise<Any[]>;
  /** A connection of its own, for locks and what lies on the path of others. */
  connect(): Promise<pg.Client>;
  graphql(query: string, variables?: object, headers?: Record<string, string>): Promise<GraphQLAnswer>;
  /** The answer of the simulator, which must take the message. */
  simulator(message: SimulatorMessage): Promise<SimulatorAnswer>;
  /** A webhook as Twilio sends it, signed unless the variation says otherwise. */
  deliver(message: IncomingMessage, variation?: Partial<Signing>): Promise<Response>;
  /** Fetches what the world would find at one of our addresses. */
  visit(publicUrl: string): Promise<Response>;
  /** Once the sending of something to an address has failed so often: it is tried again now. */
  retryNow(recipient: string, failures?: number): Promise<void>;
  /** Records that a person has just written to an office by WhatsApp: unasked messages reach them as text. */
  heard(from: string, to: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server on a fresh clone; it is stopped when the file's tests are done. */
export async function openApp({ start, change, rateLimit, environment, before }: AppOptions = {}): Promise<TestApp> {
  const own = await serverDatabase(start ?? SEED_DAY, change);
  const databaseUrl = own.url;
  if (before) await runOn(databaseUrl, before);
  const clock = standingClock(start);
  const twilio = await startFakeTwilio({ publicUrl: PUBLIC_URL });
  const { log, faults } = listeningLog();
  const config = readServerSettings({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: await temporaryDirectory(),
    PUBLIC_URL,
    ADMIN_KEY,
    RATE_LIMIT: rateLimit,
    TWILIO_ACCOUNT_SID: twilio.accountSid,
    TWILIO_AUTH_TOKEN: twilio.authToken,
    TWILIO_BASE_URL: twilio.url,
    TRUSTED_PROXIES: 'loopback, uniquelocal',
    ...environment,
  });
  const running = await own.start({
    config,
    ...addressesOn(databaseUrl),
    offices: makeOffices(change ?? {}),
    clock,
    log,
  });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  // The database is dropped with what still hangs on it.
  pool.on('connect', (client) => client.on('error', () => {}));
  const clients: pg.Client[] = [];
  const stop = stopper(running, async () => {
    await Promise.all(clients.map((client) => client.end().catch(() => {})));
    await pool.end();
    await twilio.close();
  });
  atEnd(stop);
  const url = running.url.replace('localhost', '127.0.0.1');
  const query = async (sql: string, values?: unknown[]) => (await pool.query(sql, values)).rows;
  return {
    url,
    clock,
    twilio,
    faults,
    query,
    stop,
    async connect() {
      const client = new pg.Client({ connectionString: databaseUrl });
      client.on('error', () => {});
      await client.connect();
      clients.push(client);
      return client;
    },
    graphql: (text, variables, headers) => askGraphQL(url, text, variables, headers),
    simulator: (message) => askSimulator(url, message, faults),
    deliver: (message, variation) => twilio.deliver(url, message, variation),
    visit: (address) => fetch(address.replace(PUBLIC_URL, url)),
    async heard(from, to) {
      await query(
        `insert into inbox_message (channel, message_id, sender_kind, sender, recipient, text, received_at, worked_at)
         values ('whatsapp', gen_random_uuid(), 'phone', $1, $2, '', $3, $3)`,
        [from, to, clock.now().toString()],
      );
    },
    retryNow: (recipient, failures = 1) => retryNow(query, recipient, failures),
  };
}

/** As a server has its database: without the rights of an owner. */
function addressesOn(superuserUrl: string): DatabaseAddresses {
  const { url: databaseUrl, ownerUrl } = urlsOf(superuserUrl);
  return { databaseUrl, ownerUrl };
}

function stopper(running: RunningApp, rest: () => Promise<void>): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  return () => {
    stopped ??= running.stop().then(rest);
    return stopped;
  };
}

function listeningLog() {
  const faults: string[] = [];
  const stream = new Writable({
    write(line, _encoding, done) {
      const { err, msg } = JSON.parse(String(line));
      if (err) faults.push(`${msg} ${err.message}`);
      done();
    },
  });
  return { log: pino({ level: 'warn', base: null }, stream), faults };
}

async function askGraphQL(
  url: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<GraphQLAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<GraphQLAnswer, 'status'>) };
}

async function askSimulator(
  url: string,
  message: SimulatorMessage,
  faults: readonly string[],
): Promise<SimulatorAnswer> {
  const response = await fetch(`${url}/channels/simulator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  if (response.status !== 200)
    throw new Error(`The simulator answered ${response.status}: ${faults.slice(-2).join('; ')}`);
  return (await response.json()) as SimulatorAnswer;
}

/**
 * The queue waits by the machine's clock, longer each time: what waits is made due. On a machine that is slow enough it
 * has been tried again before this looks.
 */
async function retryNow(query: TestApp['query'], recipient: string, failures: number): Promise<void> {
  await eventually(`${failures} failure(s) of a job to ${recipient}`, async () => {
    const due = await query(
      `update graphile_worker._private_jobs j set run_at = now()
       from outbox_message o
       where j.key = 'deliver ' || o.id and o.recipient = $1 and o.attempts >= $2 and j.locked_at is null
       returning pg_notify('jobs:insert', '{"r":0.5,"count":1}')`,
      [recipient, failures],
    );
    if (due.length > 0) return true;
    const triedAgain = `select from outbox_message where recipient = $1 and attempts > $2`;
    return (await query(triedAgain, [recipient, failures])).length > 0;
  });
}

/** The code in a reply. */
export function codeIn(text: string): string {
  const found = /\b[2-9A-HJKMNP-Z]{8}\b/.exec(text.replaceAll(/\d{8}/g, ''));
  if (!found) throw new Error(`No code in: ${text}`);
  return found[0];
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
