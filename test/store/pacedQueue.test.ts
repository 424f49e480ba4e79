// The queue of a sender who writes faster than a person: one job a sender, one message a turn, none forgotten.
import { beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/database.ts';
import type { Arrival } from '../../src/inbox/arrival.ts';
import { enqueueForgotten, store, takeIn } from '../../src/inbox/inbox.ts';
import { takePacedTurn } from '../../src/inbox/pacedQueue.ts';
import { markWorked } from '../../src/inbox/worked.ts';
import { instant } from '../../src/time.ts';
import { cloneDatabase } from '../support/database.ts';

const NOW = instant('2017-08-01T09:00:00+07:00');
const HELPED = { intent: 'HELP', reason: null };

describe('a paced queue', async () => {
  const { open } = await cloneDatabase();
  const { pool } = await open();

  let count = 0;
  const arrival = (value: string, isOverPace = true): Arrival => ({
    ...{ channel: 'whatsapp', office: 'BOGOR', isOverPace },
    message: {
      ...{ type: 'message', messageId: `paced ${count++}`, from: { kind: 'phone', value }, to: '+628111100333' },
      ...{ text: 'halo', media: [] },
    },
  });
  const keep = (...arrivals: Arrival[]) => inTransaction(pool, async (tx) => store(tx, arrivals, NOW));
  const idsOf = async (sender: string) =>
    (await pool.query('select id from inbox_message where sender = $1 order by id', [sender])).rows.map(({ id }) => id);
  const jobsOf = async (task: string) => {
    const { rows } = await pool.query(
      `select payload, run_at > now() as later from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 order by j.id`,
      [task],
    );
    return rows as { payload: unknown; later: boolean }[];
  };
  const work = (ids: number[]) =>
    inTransaction(pool, (tx) =>
      markWorked(
        tx,
        ids.map((id) => ({ id, ...HELPED })),
        NOW,
      ),
    );
  /** A turn of the queue that the message belongs to, as the job queue takes it; the messages that it plans. */
  const turn = async (id: number) => {
    await pool.query('delete from graphile_worker._private_jobs');
    await inTransaction(pool, (tx) => takePacedTurn(tx, id));
    return (await jobsOf('converse')).map(({ payload }) => payload);
  };
  const [fast, other] = ['+6281200000001', '+6281200000002'];

  beforeEach(() => pool.query('truncate inbox_message; delete from graphile_worker._private_jobs'));

  test('has one job a sender, however many messages come, and nothing of it is worked on at once', async () => {
    await keep(arrival(fast), arrival(fast), arrival(other));
    await keep(...Array.from({ length: 20 }, () => arrival(fast)));
    const planned = await jobsOf('paced');
    expect(planned.map(({ later }) => later)).toEqual([true, true]);
    expect(await jobsOf('converse')).toEqual([]);
    expect((await idsOf(fast)).length).toBe(22);
  });

  test('lets a message of another sender that came with it go at once', async () => {
    await keep(arrival(fast), arrival(other, false));
    expect(await jobsOf('converse')).toEqual([{ payload: await idsOf(other), later: false }]);
  });

  test('gives the next message of its sender at each turn, in order, until there is none', async () => {
    await keep(arrival(fast), arrival(other), arrival(fast), arrival(fast));
    const ids = await idsOf(fast);
    for (const [index, id] of ids.entries()) {
      expect(await turn(ids[0])).toEqual([[id]]);
      expect(await jobsOf('paced')).toHaveLength(index < ids.length - 1 ? 1 : 0);
      await work([id]);
    }
    expect(await turn(ids[0])).toEqual([]);
    expect(await jobsOf('paced')).toEqual([]);
  });

  test('is not hurried by the search for forgotten messages, which finds those whose queue has no job', async () => {
    await keep(arrival(fast), arrival(fast));
    expect(await inTransaction(pool, enqueueForgotten)).toBe(0);
    await pool.query('delete from graphile_worker._private_jobs');
    expect(await inTransaction(pool, enqueueForgotten)).toBe(2);
    expect((await jobsOf('converse')).map(({ payload }) => payload)).toEqual([await idsOf(fast)]);
  });

  test('goes on while a turn is under way: a message that comes then gets a job of its own', async () => {
    await keep(arrival(fast));
    await pool.query('update graphile_worker._private_jobs set locked_at = now(), locked_by = $1', ['a worker']);
    await keep(arrival(fast));
    expect((await jobsOf('paced')).length).toBe(2);
  });

  test('has no job for a message that was there already', async () => {
    const known = arrival(fast, false);
    const [id] = await inTransaction(pool, (tx) => takeIn(tx, [known], NOW, false));
    await work([id as number]);
    await keep({ ...known, isOverPace: true });
    expect(await jobsOf('paced')).toEqual([]);
  });
});
