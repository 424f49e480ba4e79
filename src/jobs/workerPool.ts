// The connection pool of the job queue.
import type pg from 'pg';
import { openPoolOf, poolOn, STATEMENT_TIMEOUT } from '../connection.ts';

/** A pool for the library, which expects its rows in the driver's own types. */
export function openWorkerPool(url: string, max: number, more = STATEMENT_TIMEOUT): pg.Pool {
  const pool = openPoolOf({ ...poolOn(url, max, more), application_name: 'antrean jobs' });
  // Each has a listener already, but the library looks for this one.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * A runner fetches and reports jobs, and nothing else: their work is committed elsewhere. If PostgreSQL crashes, jobs whose
 * report is lost run again, as after the death of a server. So no commit of these waits for the disk, on which those of
 * webhooks and bookings would wait in turn.
 */
const UNAWAITED_COMMITS = 'set synchronous_commit = off';

/** The pool of a runner. */
export function openRunnerPool(url: string, max: number): pg.Pool {
  return openWorkerPool(url, max, `${STATEMENT_TIMEOUT}; ${UNAWAITED_COMMITS}`);
}
