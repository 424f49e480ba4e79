// The connection pool of the job queue.
import type pg from 'pg';
import { openPoolOf, poolOn } from '../connection.ts';

/** A pool for the library, which expects its rows in the driver's own types. */
export function openWorkerPool(url: string, max: number): pg.Pool {
  const pool = openPoolOf({ ...poolOn(url, max), application_name: 'antrean jobs' });
  // Each has a listener already, but the library looks for this one.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
