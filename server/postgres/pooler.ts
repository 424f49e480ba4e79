// Tells a pooler that hands one session to many: what lives as long as a session, such as LISTEN, does not work behind it.

import { connectOnce } from '../../src/connection.ts';
import { errorCodeOf } from '../../src/errorCode.ts';
import { StartFault } from '../faults/startFault.ts';

const LOOKS = 3;

/** @throws StartFault where sessions are shared between transactions. */
export async function refusePooledSessions(url: string): Promise<void> {
  const [one, other] = await Promise.all([connectOnce(url), connectOnce(url)]);
  const backendOf = async (client: typeof one) =>
    (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
  try {
    const first = await backendOf(one);
    for (let look = 0; look < LOOKS; look++) {
      // One session is in the middle of a transaction while the other asks: neither may get to the other's process.
      await other.query('begin');
      const [theirs, ours] = [await backendOf(other), await backendOf(one)];
      await other.query('rollback');
      if (theirs === first || ours !== first) throw new StartFault(POOLED);
    }
  } catch (error) {
    // A pooler that takes no transactions at all says so.
    throw errorCodeOf(error) === '08P01' ? new StartFault(POOLED, { cause: error }) : error;
  } finally {
    await Promise.all([one.end(), other.end()]).catch(() => {});
  }
}

const POOLED =
  'The database at DATABASE_URL cannot be used: a pooler shares its sessions between transactions, and Antrean needs sessions of its own. Give the address of PostgreSQL itself in DATABASE_DIRECT_URL, or set the pooler to pool_mode=session.';
