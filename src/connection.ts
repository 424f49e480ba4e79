// How every connection to PostgreSQL is made: by all that DATABASE_URL says, set up alike, and with a limit to each wait.
import pg from 'pg';
import { parse, toClientConfig } from 'pg-connection-string';
import { databaseHostsOf } from './databaseHosts.ts';
import { closeAllTo, closeDead, watch } from './deadLines.ts';
import { errorCodeOf } from './errorCode.ts';
import { findWritableHost, type HostPlace, READ_ONLY_CODE, READ_ONLY_QUERY, readOnlyFault } from './writableHost.ts';

/** Milliseconds for PostgreSQL to let a connection in. */
export const CONNECT_TIMEOUT_MS = 4000;
/** Milliseconds after which a request that waits for a connection of a pool is told that none came free. */
const POOL_WAIT_MS = 10_000;

/** The driver's options, and what it does not know. */
export interface ConnectionSettings extends pg.ClientConfig {
  /** The hosts of which only one that takes writes will do, in the order in which they are tried; none: the one host. */
  places?: readonly HostPlace[];
  /** Told when PostgreSQL has no room for this connection. */
  onNoRoom?: () => void;
}

/** For a database; `sslmode` means what it means to psql. */
export function connectionOf(url: string): ConnectionSettings {
  const found = databaseHostsOf(url);
  // Settings with such an address are refused.
  const { urls, mustWrite } = typeof found === 'string' ? { urls: [url], mustWrite: false } : found;
  const [first = {}, ...others] = urls.map(driverSettingsOf);
  const kept = { ...first, keepAlive: true, keepAliveInitialDelayMillis: 5000 };
  return mustWrite ? { ...kept, places: [first, ...others].map(hostPlaceOf) } : kept;
}

function driverSettingsOf(url: string): pg.ClientConfig {
  const useLibpqCompat = !/[?&]uselibpqcompat=/.test(url);
  return toClientConfig(parse(url, { useLibpqCompat }));
}

/** The driver has a host and a port for an address that names none. */
function hostPlaceOf(settings: pg.ClientConfig): HostPlace {
  const { host, port } = new pg.Client(settings);
  return { host, port };
}

/**
 * Session settings that a role, a database or a server may set otherwise and the program relies on: how values are
 * written, and how long a server that is frozen or cut off may hold locks that others wait for. Others get them before
 * their own limits run out.
 */
const SESSION = `
  set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set bytea_output = 'hex';
  set default_transaction_isolation = 'read committed';
  set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '5s';
  set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3; set tcp_user_timeout = '10s'`;
/** Longer than any caller waits for an answer: a statement that hangs must not keep a connection from the others. */
export const STATEMENT_TIMEOUT = "set statement_timeout = '30s'";

/** PostgreSQL's code where it ends a session whose transaction has sent nothing for the time allowed. */
export const STOOD_STILL = '25P03';

/** PostgreSQL's code where as many connections are open as it, the database or the role may have. */
const NO_ROOM_CODE = '53300';

/** A connection that is closed once it is dead. */
export class GuardedClient extends pg.Client {
  /** Of PostgreSQL's process that works for it: behind a pooler the driver is told another. */
  #backend = 0;
  readonly #config: ConnectionSettings;
  /** Whether PostgreSQL has ended the session because a transaction of it stood still: it has undone it. */
  stoodStill = false;

  constructor(given: ConnectionSettings = {}) {
    // A pool hides the password from those who print its settings.
    const config = { ...given, password: given.password, connectionTimeoutMillis: CONNECT_TIMEOUT_MS };
    super(config);
    this.#config = config;
    // A break fails the statements under way; without a listener that of an idle connection would end the process.
    this.on('error', ({ code }: Error & { code?: string }) => {
      if (code === STOOD_STILL) this.stoodStill = true;
    });
    this.connection.on('errorMessage', ({ code }: { code?: string }) => {
      if (code === READ_ONLY_CODE) this.#leaveHost();
      if (code === NO_ROOM_CODE) this.#config.onNoRoom?.();
    });
  }

  override connect(): Promise<this>;
  override connect(callback: (fault: Error | null, client?: this) => void): void;
  override connect(callback?: (fault: Error | null, client?: this) => void): Promise<this> | undefined {
    const connected = this.#connectToWritable();
    if (!callback) return connected;
    connected.then((client) => callback(null, client), callback);
  }

  async #connectToWritable(): Promise<this> {
    const { places } = this.#config;
    if (places) Object.assign(this, await findWritableHost(places, this.#config));
    // A pool may have given it up meanwhile.
    if (this.connection.stream.destroyed) throw new Error('timeout expired');
    await super.connect();
    return this;
  }

  /** To be called once it is connected: nothing else may be asked before. */
  async setUp(more = STATEMENT_TIMEOUT): Promise<void> {
    watch(this, () => this.#isWorkedOn());
    const results = await this.query(`${SESSION}; ${more}; ${READ_ONLY_QUERY}; select pg_backend_pid() as pid`);
    const [access, backend] = (results as unknown as pg.QueryResult[]).slice(-2);
    this.#backend = backend?.rows[0].pid;
    // It may have become a standby since it was found.
    if (this.#config.places && access?.rows[0].isReadOnly) throw readOnlyFault();
  }

  /** Tries the connection: what only listens is never told that its host takes no writes any more. */
  async beat(): Promise<void> {
    const { rows } = await this.query<{ isReadOnly: boolean }>(READ_ONLY_QUERY);
    if (this.#config.places && rows[0]?.isReadOnly) this.#leaveHost();
  }

  /** Of several hosts another may take writes: all connections go there. One address may lead to another host by now. */
  #leaveHost(): void {
    if (this.#config.places) closeAllTo(this);
    else closeDead(this);
  }

  /** Asked by a line of its own. */
  async #isWorkedOn(): Promise<boolean> {
    const { types: _, pipeline: __, places: ___, ...config } = this.#config;
    const asking = new GuardedClient({ ...config, host: this.host, port: this.port });
    const limit = setTimeout(() => asking.connection.stream.destroy(), CONNECT_TIMEOUT_MS);
    try {
      await asking.connect();
      const text = "select from pg_stat_activity where pid = $1 and state = 'active'";
      return (await asking.query(text, [this.#backend])).rowCount === 1;
    } finally {
      clearTimeout(limit);
      asking.end().catch(() => {});
    }
  }
}

/** Connects, and sets the session up. */
export async function connectOnce(url: string, name = 'antrean'): Promise<GuardedClient> {
  const client = new GuardedClient({ application_name: name, ...connectionOf(url) });
  await client.connect();
  await client.setUp();
  return client;
}

/** Settings of a pool on the database; `more` are statements that set up each session besides. */
export function poolOn(url: string, max: number, more?: string): pg.PoolConfig {
  return {
    application_name: 'antrean',
    ...connectionOf(url),
    Client: GuardedClient as unknown as pg.PoolConfig['Client'],
    max,
    connectionTimeoutMillis: POOL_WAIT_MS,
    onConnect: (client) => (client as GuardedClient).setUp(more),
  };
}

interface PoolRoom {
  /** When PostgreSQL last had no room for another connection, as `performance.now()` has it. */
  noRoomAt: number;
  open: number;
}
const rooms = new WeakMap<pg.Pool, PoolRoom>();

/** A pool whose broken connections are replaced: each fails its statements, and nothing else. */
export function openPoolOf(config: pg.PoolConfig): pg.Pool {
  const room: PoolRoom = { noRoomAt: Number.NEGATIVE_INFINITY, open: 0 };
  const onNoRoom = () => {
    room.noRoomAt = performance.now();
  };
  // Pools hand all their options to their clients.
  const all: pg.PoolConfig & Pick<ConnectionSettings, 'onNoRoom'> = { ...config, onNoRoom };
  const pool = new pg.Pool(all);
  rooms.set(pool, room);
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    room.open++;
    client.once('end', () => room.open--);
  });
  return pool;
}

/** Whether PostgreSQL had no room for a connection of the pool within the last `milliseconds`: `none` if it has no other. */
export function roomOf(pool: pg.Pool, milliseconds: number): 'none' | 'scarce' | 'enough' {
  const room = rooms.get(pool);
  if (!room || performance.now() - room.noRoomAt >= milliseconds) return 'enough';
  return room.open > 0 ? 'scarce' : 'none';
}

const ABORTED = '25P02';
/** Statements behind one that failed say only that: what counts is why that one did. */
export function causeOf(error: unknown, firstFault: unknown, client: pg.PoolClient): unknown {
  const cause = errorCodeOf(error) === ABORTED || errorCodeOf(firstFault) === STOOD_STILL ? firstFault : error;
  if (!(client instanceof GuardedClient && client.stoodStill)) return cause;
  return Object.assign(new Error('The transaction stood still.', { cause }), { code: STOOD_STILL });
}

/** Why the connection cannot be used any more; undefined: it can. */
export function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  return client.query('rollback').then(
    () => undefined,
    (fault: Error) => fault,
  );
}
