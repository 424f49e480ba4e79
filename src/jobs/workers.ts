// Runs the job queue, and takes up again what a server that died had begun.
import { randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { asTransaction, type Pool } from '../database.ts';

export interface Workers {
  stop(): Promise<void>;
}

export interface WorkersSetup {
  url: string;
  pool: Pool;
  tasks: TaskList;
  concurrency: number;
  onFault(error: unknown): void;
}

const RECOVER_EVERY = 10_000;
/** Milliseconds in which jobs that are done are told together: one commit less for each. */
const TOGETHER = 20;

/**
 * A job that is being worked on is locked for its worker, and stays so for hours when that dies. So each server holds a
 * lock of its own for as long as its connection lives, and its workers are written down beside it: whose lock is free
 * is dead, and what its workers held is set free.
 */
export async function startWorkers({ url, pool, tasks, concurrency, onFault }: WorkersSetup): Promise<Workers> {
  const life = new pg.Client({ connectionString: url });
  life.on('error', onFault);
  await life.connect();
  const lock = randomInt(2 ** 31, 2 ** 47);
  await life.query('select pg_advisory_lock($1)', [lock]);
  await recover(pool);

  const events: WorkerEvents = new EventEmitter() as WorkerEvents;
  // Jobs are locked in the name of all the workers of a server together.
  events.on('pool:create', ({ workerPool }) => {
    pool.query('insert into worker_owner (worker, lock) values ($1, $2)', [workerPool.id, lock]).catch(onFault);
  });
  const own = openWorkerPool(url, concurrency + 2);
  const runner: Runner = await run({
    pgPool: own,
    taskList: tasks,
    concurrency,
    events,
    noHandleSignals: true,
    pollInterval: 1000,
    preset: { worker: { localQueue: { size: concurrency }, completeJobBatchDelay: TOGETHER } },
    logger: new Logger(() => (level, message) => {
      if (level === 'error') onFault(new Error(message));
    }),
  });
  runner.promise.catch(onFault);
  const timer = setInterval(() => recover(pool).catch(onFault), RECOVER_EVERY);
  return {
    async stop() {
      clearInterval(timer);
      await runner.stop().catch(onFault);
      await own.end().catch(onFault);
      await pool.query('delete from worker_owner where lock = $1', [lock]).catch(onFault);
      await life.end().catch(onFault);
    },
  };
}

/**
 * A pool for the library, which expects its rows in the driver's own types. One that it opens itself is still closing
 * when it says that it has stopped, and an error on it then, as when the database stops, would end the process.
 */
export function openWorkerPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Sets free what dead servers' workers held; returns those workers. */
export async function recover(pool: Pool): Promise<string[]> {
  const dead = await asTransaction(pool).query<{ worker: string }>(DEAD);
  if (dead.length === 0) return [];
  const workers = dead.map(({ worker }) => worker);
  await pool.query('select graphile_worker.force_unlock_workers($1)', [workers]);
  await pool.query('delete from worker_owner where worker = any($1)', [workers]);
  return workers;
}

/** Owners whose lock nobody holds, and workers that never got to write themselves down before their server died. */
const DEAD = `
  select worker from worker_owner o where not exists (
    select from pg_locks l where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
      and (l.classid::bigint << 32) + l.objid::bigint = o.lock
  )
  union
  select distinct locked_by from graphile_worker.jobs j
  where locked_by is not null and locked_at < now() - interval '1 minute'
    and not exists (select from worker_owner o where o.worker = j.locked_by)`;
