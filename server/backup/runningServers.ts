// Whether a server works on a database that is about to be changed as a whole.
import type pg from 'pg';
import { itemAt } from '../../src/items.ts';
import { SERVER_LOCKS } from '../../src/locks.ts';
import { StartFault } from '../faults/startFault.ts';

/** Each server holds a lock for as long as it lives. @throws StartFault where one does */
export async function refuseRunning(client: pg.ClientBase, before: string): Promise<void> {
  const { rows } = await client.query<{ servers: number }>(RUNNING_SERVERS, [SERVER_LOCKS.from, SERVER_LOCKS.to]);
  if (itemAt(rows, 0).servers > 0)
    throw new StartFault(`A server is working on the database: stop all servers before ${before}.`);
}
const RUNNING_SERVERS = `
  select count(*)::int as servers from pg_locks
  where locktype = 'advisory' and granted and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
    and (classid::bigint << 32) + objid::bigint between $1 and $2`;
