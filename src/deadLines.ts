// Finds connections on which no answer will ever come, as after a link that was cut without a word, and closes them.
import type pg from 'pg';

/** Whether PostgreSQL still works on what was sent; fails where it cannot be asked. */
export type AskServer = () => Promise<boolean>;

/** Milliseconds without a byte of the answer before PostgreSQL is asked whether one is to come. */
export const DEAD_AFTER_QUIET_MS = 3000;
const LOOK_EVERY_MS = 1000;

interface WatchedConnection {
  ask: AskServer;
  /**
   * The bytes received when the connection was last looked at, since when no more have come, and since when it waits for
   * more.
   */
  bytes: number;
  heardAt: number;
  since: number;
  isAsking: boolean;
}

/** Fields of the driver's connection that it does not declare. */
interface DriverConnection {
  connection: { stream: { bytesRead: number; destroy(error: Error): void } };
  _activeQuery: unknown;
  _queryQueue: unknown[];
  _sentQueryQueue: unknown[];
}

function driverConnectionOf(client: pg.ClientBase): DriverConnection {
  return client as unknown as DriverConnection;
}

const watched = new Map<pg.ClientBase, WatchedConnection>();
let timer: NodeJS.Timeout | undefined;

/**
 * Watches a client until its connection ends. A statement may take as long as it is worked on; what is closed is a line
 * whose other end is gone, hangs, or answered long ago. Its statements fail, as those of any connection that breaks.
 */
export function watch(client: pg.ClientBase, ask: AskServer): void {
  watched.set(client, { ask, bytes: -1, heardAt: performance.now(), since: 0, isAsking: false });
  client.once('end', () => {
    watched.delete(client);
    if (watched.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  });
  timer ??= setInterval(lookAtAll, LOOK_EVERY_MS).unref();
}

function lookAtAll(): void {
  const now = performance.now();
  for (const [client, one] of watched) {
    const line = driverConnectionOf(client);
    const { bytesRead } = line.connection.stream;
    if (bytesRead !== one.bytes) Object.assign(one, { bytes: bytesRead, heardAt: now, since: now });
    else if (!waitsForServer(line)) one.since = now;
    else if (now - one.since >= DEAD_AFTER_QUIET_MS && !one.isAsking) settleConnection(client, one).catch(() => {});
  }
}

function waitsForServer({ _activeQuery, _queryQueue, _sentQueryQueue }: DriverConnection): boolean {
  return Boolean(_activeQuery) || _queryQueue.length > 0 || _sentQueryQueue.length > 0;
}

async function settleConnection(client: pg.ClientBase, one: WatchedConnection): Promise<void> {
  one.isAsking = true;
  const isWorkedOn = await one.ask().catch(() => false);
  one.isAsking = false;
  const { stream } = driverConnectionOf(client).connection;
  // Bytes that came meanwhile, as after a pause of this very process, are an answer.
  if (isWorkedOn || stream.bytesRead !== one.bytes || !watched.has(client)) return;
  closeDead(client);
  closeSilentSince(one.since);
}

/**
 * A fault that broke one connection broke those beside it: an idle one would be found dead only by the caller that gets
 * it from its pool next.
 */
function closeSilentSince(since: number): void {
  for (const [client, { heardAt, bytes }] of watched) {
    const line = driverConnectionOf(client);
    if (!waitsForServer(line) && heardAt <= since && line.connection.stream.bytesRead === bytes) closeDead(client);
  }
}

/** Closes every connection to a host, in use or not. */
export function closeAllTo({ host, port }: { host: string; port: number }): void {
  for (const client of watched.keys()) {
    const { host: theirs, port: theirPort } = client as pg.Client;
    if (theirs === host && theirPort === port) closeDead(client);
  }
}

/** Its statements fail, and its pool opens another. */
export function closeDead(client: pg.ClientBase): void {
  driverConnectionOf(client).connection.stream.destroy(new Error('The connection to PostgreSQL is dead.'));
}
