// Rows without a name are pruned in short steps: signed heads of long ago, keys of requests, jobs that failed for good.
import { expect, test } from 'vitest';
import { queriesOn } from '../../src/database.ts';
import { forgetKeys } from '../../src/idempotency.ts';
import { enqueueForgotten, takeIn } from '../../src/inbox/inbox.ts';
import { committed, thinAllHeads } from '../../src/jobs/clockwork.ts';
import { forgetFailedJobs } from '../../src/jobs/forgetJobs.ts';
import { putOut } from '../../src/outbox/outbox.ts';
import { instant } from '../../src/time.ts';
import { feedAfter } from '../../src/webhooks/deliveryLog.ts';
import { forgetFeed } from '../../src/webhooks/feed.ts';
import { cloneDatabase } from '../support/database.ts';
import { committedOneByOne } from '../support/statements.ts';

const NOW = instant('2999-01-01T00:00:00Z');

async function openOne() {
  const { open } = await cloneDatabase();
  const { pool } = await open();
  return { pool, db: queriesOn(pool), tx: committedOneByOne(pool) };
}

test('of heads older than ninety days the last one of each day stays, whatever is deleted', async () => {
  const { pool, db } = await openOne();
  // A step has two thousand: the first day takes three steps. A head a minute from midnight of each day on, in UTC.
  await db.query(`
    insert into place_head (office, sequence, digest, at, signature, public_key)
    select office, row_number() over (partition by office order by days desc, second), 'd', at, 's', 'k' from (
      select office, days, second,
        (date_trunc('day', now() at time zone 'UTC') - make_interval(days => days)) at time zone 'UTC' + make_interval(secs => second) as at
      from unnest(array['BOGOR', 'DEPOK']) office, (values (200, 4500), (150, 1), (120, 30), (60, 40)) day(days, heads),
        generate_series(1, heads) second where office = 'BOGOR' or days < 200
    ) heads`);
  const kept = async () => {
    const rows = await db.query<{ office: string; days: number; heads: number }>(`
      select office, (current_date - (at at time zone 'UTC')::date) as days, count(*)::int as heads from place_head
      group by 1, 2 order by 1, 2 desc`);
    return rows.map(({ office, days, heads }) => [office, Math.round(days / 10) * 10, heads]);
  };
  await thinAllHeads(pool, ['BOGOR', 'DEPOK'], NOW);
  const thinned = [
    ['BOGOR', 200, 1],
    ['BOGOR', 150, 1],
    ['BOGOR', 120, 1],
    ['BOGOR', 60, 40],
    ['DEPOK', 150, 1],
    ['DEPOK', 120, 1],
    ['DEPOK', 60, 40],
  ];
  expect(await kept()).toEqual(thinned);
  const [last] = await db.query<{ sequence: number }>(
    `select max(sequence) as sequence from place_head where office = 'BOGOR' and at < now() - interval '160 days'`,
  );
  expect(last?.sequence).toBe(4500);
  await thinAllHeads(pool, ['BOGOR', 'DEPOK'], NOW);
  expect(await kept()).toEqual(thinned);
  for (const sql of ['delete from place_head', `delete from place_head where at > now() - interval '90 days'`])
    await expect(pool.query(sql)).rejects.toThrow('append-only');
  expect(await kept()).toEqual(thinned);
});

test('a reader of events whose cursor is older than what is kept is told so, and no other one', async () => {
  const { pool, db } = await openOne();
  await db.query(`insert into api_key (label, scopes, offices, per_minute, hint, digest, created_at) values
    ('one', '{READ}', '{}', 60, 'h', 'd1', now()), ('two', '{READ}', '{DEPOK}', 60, 'h', 'd2', now())`);
  const [one, two] = [1, 2];
  // Events 1 to 5 are of long ago, all others of today; the second key has none of its own.
  await db.query(
    `insert into feed_event (source, source_id, type, office, subject, booking, api_key, at, data)
     select 'booking_event', n, case n when 3 then 'day.closed' else 'booking.held' end, case when n < 4 then 'BOGOR' else 'DEPOK' end,
       's', null, case n when 2 then $1::bigint end, now() - make_interval(days => case when n < 6 then 40 else 0 end), '{}'
     from generate_series(1, 8) n`,
    [one],
  );
  const readAfter = async (after: number, office: string | null, apiKey: number | null = null) =>
    (await feedAfter(db, { office, apiKey, after, first: 10 })).items.map(({ id }) => id);
  expect(await readAfter(1, 'BOGOR')).toEqual([2, 3]);
  await committed(pool, (tx) => forgetFeed(tx, instant(new Date().toISOString())));
  const gone = expect.objectContaining({ code: 'NOT_FOUND', message: expect.stringContaining('no longer kept') });
  for (const [after, office, apiKey] of [
    [2, 'BOGOR', null],
    [4, 'DEPOK', null],
    [1, null, one],
    [2, null, one],
  ] as const)
    await expect(readAfter(after, office, apiKey), `${after} ${office} ${apiKey}`).rejects.toEqual(gone);
  // From the beginning, from the last one that is gone on, and where nothing of the reader's own is gone.
  expect(await readAfter(0, 'DEPOK')).toEqual([6, 7, 8]);
  expect(await readAfter(3, 'BOGOR')).toEqual([]);
  expect(await readAfter(5, 'DEPOK')).toEqual([6, 7, 8]);
  expect(await readAfter(3, null, one)).toEqual([]);
  expect(await readAfter(1, null, two)).toEqual([]);
});

test('an application clock that is ahead of the database deletes no head that the database keeps', async () => {
  const { pool, db } = await openOne();
  await db.query(`insert into place_head (office, sequence, digest, at, signature, public_key)
    select 'BOGOR', n, 'd', '2998-01-01', 's', 'k' from generate_series(1, 5) n`);
  await thinAllHeads(pool, ['BOGOR'], NOW);
  expect((await db.query('select from place_head')).length).toBe(5);
});

test('keys of requests are forgotten after a day, some thousands in a step', async () => {
  const { pool, db } = await openOne();
  await db.query(
    `insert into idempotency (key, input, at) select 'old ' || n, '', $1::timestamptz - interval '25 hours'
      from generate_series(1, 12000) n
     union all select 'young', '', $1::timestamptz - interval '23 hours'`,
    [NOW.toString()],
  );
  const left = async () => (await db.query('select from idempotency')).length;
  const steps: [boolean, number][] = [];
  for (let more = true; more; ) {
    more = await committed(pool, (tx) => forgetKeys(tx, NOW));
    steps.push([more, await left()]);
  }
  expect(steps).toEqual([
    [true, 7001],
    [true, 2001],
    [false, 1],
  ]);
});

test('a job that failed for good goes after thirty days, and the messages that only it stood for are given up', async () => {
  const { pool, db, tx } = await openOne();
  const from = { kind: 'phone' as const, value: '+6281200000001' };
  const arrivals = ['a', 'b'].map((messageId) => ({
    channel: 'whatsapp',
    message: { type: 'message' as const, messageId, from, to: 'x', text: '', media: [] },
    office: null,
  }));
  await takeIn(tx, arrivals, NOW, true);
  const sent = ['first', 'second'].map((purpose) => ({
    purpose,
    channel: 'simulator',
    from: 'x',
    office: 'BOGOR',
    to: from,
    key: 'held' as const,
    text: '',
    media: [],
  }));
  await putOut(tx, sent, NOW, true);
  const all = () =>
    db.query<{ task: string }>(`select identifier as task, attempts from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id order by 1`);
  const before = await all();
  expect(before.length).toBeGreaterThan(1);
  const forget = () => committed(pool, (step) => forgetFailedJobs(step, NOW));
  const failedDaysAgo = (days: number) =>
    db.query(
      `update graphile_worker._private_jobs set attempts = max_attempts, run_at = now() - make_interval(days => $1)`,
      [days],
    );
  // One that waits for its time is none that failed.
  await db.query(`update graphile_worker._private_jobs set run_at = now() - interval '31 days'`);
  expect(await forget()).toBe(false);
  expect((await all()).length).toBe(before.length);
  await failedDaysAgo(29);
  await forget();
  expect((await all()).length).toBe(before.length);
  await failedDaysAgo(31);
  await forget();
  const jobs = await all();
  expect(jobs.filter(({ task }) => task === 'converse')).toEqual([]);
  expect(await committed(pool, enqueueForgotten)).toBe(0);
  expect((await db.query('select from inbox_message where worked_at is null')).length).toBe(0);
  expect(await db.query('select status, reason from outbox_message order by id')).toEqual([
    { status: 'FAILED', reason: 'NEVER' },
    { status: 'FAILED', reason: 'NEVER' },
  ]);
});
