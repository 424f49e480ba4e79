// The job runner loses its sessions, in the middle of jobs and between them: it comes back, and the others see that it lives.
import type { JobHelpers } from 'graphile-worker';
import { describe, expect, test } from 'vitest';
import { findDead } from '../../src/jobs/life.ts';
import { startWorkers } from '../../src/jobs/workers.ts';
import { eventually } from '../support/app.ts';
import { atEnd } from '../support/atEnd.ts';
import { cloneDatabase } from '../support/database.ts';

/** `before`: a statement that is run before the first runner starts. */
async function open(before = 'select') {
  const { url, open: openDatabase } = await cloneDatabase();
  const { pool } = await openDatabase();
  await pool.query(before);
  const done = new Set<number>();
  const commits: string[] = [];
  const tasks = {
    /** How commits of the runner itself are made. */
    async commits(_payload: unknown, helpers: JobHelpers) {
      const { rows } = await helpers.query<{ synchronous_commit: string }>('show synchronous_commit');
      commits.push(...rows.map((row) => row.synchronous_commit));
    },
    async count(payload: unknown) {
      // It fails as ours do where the database is gone.
      await pool.query('select 1');
      done.add((payload as { id: number }).id);
    },
  };
  const workers = await startWorkers({ url, pool, tasks, concurrency: 4, onFault: () => {} });
  atEnd(() => workers.stop());
  const add = (from: number, count: number) =>
    pool.query(
      `select graphile_worker.add_job('count', json_build_object('id', id)) from generate_series($1::int, $2::int) id`,
      [from, from + count - 1],
    );
  /** Ends every session but the one that asks. */
  const endSessions = (like = '%') =>
    pool
      .query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and application_name like $1`,
        [like],
      )
      .catch(() => {});
  return { pool, workers, done, commits, add, endSessions };
}

describe('the workers', () => {
  test('work on after their sessions were ended again and again', async () => {
    const { pool, workers, done, add, endSessions } = await open();
    for (let round = 0; round < 12; round++) {
      await eventually('jobs are put in', () => add(round * 20, 20).catch(() => null));
      await endSessions();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await eventually('a runner is there and seen', () => workers.fault() === null);
    await eventually('jobs are put in', () => add(1000, 20).catch(() => null));
    // A failed job is tried again by the queue's own waits, which double: made due, it is tried at once.
    await eventually(
      'all are done',
      async () => {
        await pool
          .query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
          .catch(() => {});
        return done.size === 12 * 20 + 20;
      },
      60_000,
    );
    const { rows } = await pool.query('select count(*)::int as owners from worker_owner');
    expect(rows[0].owners).toBeGreaterThan(0);
    // A runner that gave up is taken off the list once what it had in hand is told.
    await eventually('none looks dead', async () => (await findDead(pool)).length === 0);
  });

  test('fetch and report jobs without waiting for the disk, whatever the database says', async () => {
    const { pool, commits } = await open(
      `do $$ begin execute format('alter database %I set synchronous_commit = on', current_database()); end $$`,
    );
    await pool.query(`select graphile_worker.add_job('commits')`);
    await eventually('it has run', () => commits.length > 0);
    expect(commits).toEqual(['off']);
  });

  test('are not taken for dead once the connection that shows their life was lost', async () => {
    const { pool, workers, endSessions } = await open();
    expect(await findDead(pool)).toEqual([]);
    const { rows: before } = await pool.query('select worker, lock from worker_owner');
    await endSessions('antrean life');
    await eventually('it is seen again', async () => {
      const { rows } = await pool.query('select worker, lock from worker_owner');
      return rows.length === 1 && rows[0].worker === before[0].worker && rows[0].lock !== before[0].lock;
    });
    await eventually('no one looks dead', async () => (await findDead(pool)).length === 0);
    expect(workers.fault()).toBeNull();
  });
});
