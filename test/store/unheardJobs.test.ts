// Jobs are added as the job queue adds them, but its workers are told by a statement behind the commit, not by the transaction.
import pg from 'pg';
import { expect, test } from 'vitest';
import { inTransaction } from '../../src/database.ts';
import { addedJobs, jobSpec } from '../../src/jobRows.ts';
import { eventually } from '../support/app.ts';
import { atEnd } from '../support/atEnd.ts';
import { openHouse } from '../support/house.ts';

const { url, database } = await openHouse();
const { pool } = database;
const ROWS = `select t.identifier, j.payload, j.max_attempts, j.key, j.priority, j.attempts, j.revision, j.flags,
    j.run_at = '2017-01-01' as "isOld", j.locked_at is not null as "isLocked", j.job_queue_id
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where t.identifier like 'trial%' order by j.id`;
const at = (time: string) => `timestamptz '${time}'`;
const unkeyed = jobSpec('trial one', { payload: "'[1]'", most: 25 });
const keyed = (payload: string, runAt: string) =>
  jobSpec('trial two', {
    payload: `'${payload}'`,
    most: 7,
    key: "'a name'",
    priority: '3::smallint',
    runAt: at(runAt),
  });
const LOCK = `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'x' where key = 'a name'`;

/** Each array of jobs, whether a job that is there keeps its moment, and a statement between it and the next. */
const CASES: Record<string, [specs: string[], keepsRunAt: boolean, then?: string][]> = {
  'without a name': [[[unkeyed, unkeyed], false]],
  'none at all': [[[], false]],
  'of one name, which take the place of another': [
    [[keyed('{"id":1}', '2017-01-01')], false],
    [[keyed('{"id":2}', '2018-01-01')], false],
  ],
  'that keep the moment, and lists that grow': [
    [[keyed('[1]', '2017-01-01')], true],
    [[keyed('[2]', '2018-01-01')], true],
  ],
  'whose namesake is being worked on': [
    [[keyed('{"id":1}', '2017-01-01')], false, LOCK],
    [[keyed('{"id":2}', '2018-01-01')], true],
  ],
};

test.each(Object.entries(CASES))('jobs %s are the rows that the job queue makes', async (_, steps) => {
  const made = async (call: (specs: string, keepsRunAt: boolean) => string) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      for (const [specs, keepsRunAt, then] of steps) {
        await client.query(`select ${call(`array[${specs.join()}]::graphile_worker.job_spec[]`, keepsRunAt)}`);
        if (then) await client.query(then);
      }
      return (await client.query(ROWS)).rows;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const theirs = await made((specs, keepsRunAt) => `graphile_worker.add_jobs(${specs}, ${keepsRunAt})`);
  expect(await made(addedJobs)).toEqual(theirs);
});

test('the transaction tells no one; the workers are told behind its commit, and not of one that failed', async () => {
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  atEnd(() => listener.end());
  const heard: string[] = [];
  listener.on('notification', ({ channel, payload }) => heard.push(channel === 'fence' ? (payload ?? '') : channel));
  await listener.query('listen "jobs:insert"; listen fence');
  // Notifications come in the order of the commits.
  const fence = async (name: string) => {
    await pool.query('select pg_notify($1, $2)', ['fence', name]);
    await eventually(`the fence ${name}`, async () => heard.at(-1) === name);
  };
  const adds = `select ${addedJobs(`array[${unkeyed}]`)}`;

  await pool.query(adds);
  await fence('by hand');
  await inTransaction(pool, async (tx) => tx.send(adds));
  await fence('told');
  const fails = inTransaction(pool, async (tx) => {
    tx.send(adds);
    throw new Error('It fails.');
  });
  await expect(fails).rejects.toThrow('It fails.');
  await fence('failed');
  expect(heard).toEqual(['by hand', 'jobs:insert', 'told', 'failed']);
});
