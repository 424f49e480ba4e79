// Shows the other servers that this one lives, so that they leave alone what its workers have begun.

import { randomInt } from 'node:crypto';
import type { QueryResultRow } from 'pg';
import { type Pool, queriesOn } from '../database.ts';
import { keepConnection } from '../keptConnection.ts';
import { SERVER_LOCKS } from '../locks.ts';

export interface WorkerLife {
  /** Whether the others can see it. */
  isSeen(): boolean;
  /** From now on the worker is ours. */
  add(worker: string): Promise<void>;
  /** The worker takes no more jobs: all but those that it still has in hand are free. */
  free(worker: string, inHand: readonly string[]): Promise<void>;
  /** The worker has ended: what it left behind is free. */
  remove(worker: string): Promise<void>;
  /** Writes down once more that it lives. */
  touch(): Promise<void>;
  /** Asks on a connection of its own, so that the question waits for no other. */
  ask<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Ours are none any more. */
  stop(): Promise<void>;
}

/**
 * A job that is being worked on is locked for its worker, and stays so for hours when that dies. So each server holds a
 * lock of its own for as long as its connection lives, and its workers are written down beside it: whose lock is free is
 * dead. With a new connection comes a new lock, for PostgreSQL may not know yet that the old connection is gone.
 */
export async function startLife(url: string, pool: Pool, onFault: (error: unknown) => void): Promise<WorkerLife> {
  const workers = new Set<string>();
  let lock = 0;

  async function write(some: readonly string[]): Promise<void> {
    if (some.length > 0) await queriesOn(pool).query(OWN_LOCK, [some, lock]);
  }

  const connection = await keepConnection({
    url,
    name: 'antrean life',
    onFault,
    async opened(client) {
      lock = randomInt(SERVER_LOCKS.from, SERVER_LOCKS.to);
      await client.query('select pg_advisory_lock($1)', [lock]);
      // A database that takes no writes now is written to when it does.
      await write([...workers]).catch(onFault);
    },
  });
  async function ask<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]> {
    const client = connection.current();
    if (!client) throw new Error('Connection terminated: another is being opened.');
    return (await client.query<Row>(text, values)).rows;
  }

  return {
    ask,
    async touch() {
      const known = await ask('update worker_owner set lock = lock where lock = $1 returning worker', [lock]);
      // Another server may have taken ours for dead while they could not be seen.
      if (known.length < workers.size) await write([...workers]);
    },
    isSeen: () => connection.current() !== null,
    async add(worker) {
      workers.add(worker);
      await write([worker]);
    },
    async free(worker, inHand) {
      await queriesOn(pool).query(FREE_DEAD_OWNERS, [worker, inHand]);
    },
    async remove(worker) {
      workers.delete(worker);
      await free(pool, [worker]);
    },
    async stop() {
      await pool.query('delete from worker_owner where worker = any($1)', [[...workers]]).catch(onFault);
      await connection.stop();
    },
  };
}
const OWN_LOCK = `
  insert into worker_owner (worker, lock) select worker, $2 from unnest($1::text[]) worker
  on conflict (worker) do update set lock = excluded.lock`;

// None of our jobs goes by the library's named queues, which would be locked beside the job.
const FREE_DEAD_OWNERS = `
  update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by = $1 and id <> all($2::bigint[])`;

/** Sets free what workers hold that have ended. */
async function free(pool: Pool, workers: readonly string[]): Promise<void> {
  await pool.query('select graphile_worker.force_unlock_workers($1)', [workers]);
  await pool.query('delete from worker_owner where worker = any($1)', [workers]);
}

/** Sets free what dead servers' workers held; gives those workers. */
export async function recover(pool: Pool, among?: ReadonlySet<string>): Promise<string[]> {
  const found = await findDead(pool);
  const dead = among ? found.filter((worker) => among.has(worker)) : found;
  if (dead.length > 0) await free(pool, dead);
  return dead;
}

export async function findDead(pool: Pool): Promise<string[]> {
  return (await queriesOn(pool).query<{ worker: string }>(DEAD)).map(({ worker }) => worker);
}
/** Owners whose lock is free, and workers whose server died before they were recorded. */
const DEAD = `
  select worker from worker_owner o where not exists (
    select from pg_locks l where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
      and (l.classid::bigint << 32) + l.objid::bigint = o.lock
  )
  union
  select distinct locked_by from graphile_worker.jobs j
  where locked_by is not null and locked_at < now() - interval '1 minute'
    and not exists (select from worker_owner o where o.worker = j.locked_by)`;

const RECOVER_EVERY_MS = 5000;

/**
 * Looks for the dead now and again. Servers that lost their locks with PostgreSQL itself come back one after the other: a
 * worker is dead that is found so twice.
 */
export function keepRecovering(pool: Pool, onFault: (error: unknown) => void): () => void {
  let before: ReadonlySet<string> = new Set();
  async function look(): Promise<void> {
    await recover(pool, before);
    before = new Set(await findDead(pool));
  }
  const timer = setInterval(() => look().catch(onFault), RECOVER_EVERY_MS);
  return () => clearInterval(timer);
}
