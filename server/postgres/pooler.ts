// Tells a pooler that hands one session to many: what lives as long as a session, such as LISTEN, does not work behind it.

import { connectOnce, type GuardedClient } from '../../src/connection.ts';
import { errorCodeOf } from '../../src/errorCode.ts';
import { StartFault } from '../faults/startFault.ts';

/** More than a pooler has sessions that are free when a server starts: each transaction keeps one of them. */
const MAX_FREE_SESSIONS = 4;

/** @throws StartFault where sessions are shared between transactions. */
export async function refusePooledSessions(url: string): Promise<void> {
  const connections = [await connectOnce(url)];
  try {
    const [one] = connections;
    const first = await backendOf(one);
    while (connections.length <= MAX_FREE_SESSIONS) {
      const other = await connectOnce(url);
      connections.push(other);
      // One session is in the middle of a transaction, as those before are: it may not have the process of the first.
      await other?.query('begin');
      if ((await backendOf(other)) === first) throw new StartFault(POOLED);
    }
    if ((await backendOf(one)) !== first) throw new StartFault(POOLED);
  } catch (error) {
    // A pooler that takes no transactions at all says so.
    throw errorCodeOf(error) === '08P01' ? new StartFault(POOLED, { cause: error }) : error;
  } finally {
    await Promise.all(connections.map((each) => each.end())).catch(() => {});
  }
}

async function backendOf(client: GuardedClient | undefined): Promise<number | undefined> {
  return (await client?.query<{ pid: number }>('select pg_backend_pid() as pid'))?.rows[0]?.pid;
}

const POOLED =
  'The database at DATABASE_URL cannot be used: a pooler shares its sessions between transactions, and Antrean needs sessions of its own. Give the address of PostgreSQL itself in DATABASE_DIRECT_URL, or set the pooler to pool_mode=session.';
