// Messages in: each stored once, whatever comes twice or at once, and never forgotten.
import { describe, expect, test } from 'vitest';
import type { InboundMessage } from '../../src/channel/messages.ts';
import { inTransaction } from '../../src/database.ts';
import type { Arrival } from '../../src/inbox/arrival.ts';
import { claimMessages } from '../../src/inbox/claim.ts';
import { enqueueForgotten, storedMessage, takeIn } from '../../src/inbox/inbox.ts';
import { markWorked, noteFailures, remember, remembered } from '../../src/inbox/worked.ts';
import { instant } from '../../src/time.ts';
import { cloneDatabase } from '../support/database.ts';
import { committedOneByOne } from '../support/statements.ts';

describe('the inbox', async () => {
  const { open } = await cloneDatabase();
  const { pool } = await open();
  const tx = committedOneByOne(pool);
  const now = instant('2017-08-01T09:00:00+07:00');

  const arrival = (messageId: string, more: Partial<InboundMessage> = {}, channel = 'whatsapp'): Arrival => ({
    channel,
    office: 'BOGOR',
    message: {
      ...{ type: 'message', messageId, from: { kind: 'phone', value: '+6281234567890' }, to: '+628111100333' },
      ...{ text: 'halo', media: [], ...more },
    },
  });
  /** The messages of each job, in the order of the jobs. */
  const jobs = async () =>
    (await pool.query('select payload from graphile_worker._private_jobs order by id')).rows.map(
      ({ payload }) => payload,
    );
  const HELPED = { intent: 'HELP', reason: null };
  const done = (id: number) => inTransaction(pool, (own) => markWorked(own, [{ id, ...HELPED }], now));
  const fail = (id: number) => inTransaction(pool, async (own) => noteFailures(own, [id]));
  const idsOf = (messages: readonly { id: number }[]) => messages.map(({ id }) => id);
  /** Claims, and lets `meanwhile` run before the claim ends. */
  const claim = (ids: readonly number[], meanwhile = async () => {}) =>
    inTransaction(pool, async (own) => {
      const { claimed, waiting } = await claimMessages(own, ids);
      await meanwhile();
      return { claimed: idsOf(claimed), waiting: [...waiting] };
    });
  const clear = () => pool.query('truncate inbox_message; delete from graphile_worker._private_jobs');

  test('gives back what came, whole', async () => {
    const message = arrival('whole', {
      ...{ from: { kind: 'other', value: 'ID.1' }, action: 'CONFIRM:K7M2PQ4X', profileName: 'Siti 🌸' },
      ...{ text: 'é 👍\n#', sentAt: '2017-08-01T01:59:00Z' },
      media: [{ url: 'https://example.com/a', contentType: 'image/jpeg' }],
    });
    const [id] = await takeIn(tx, [message], now, true);
    expect(await storedMessage(tx, id as number)).toEqual({
      ...{ id, channel: 'whatsapp', message: message.message, office: 'BOGOR', receivedAt: now },
      ...{ workedAt: null, intent: null, reason: null },
    });
    expect(await storedMessage(tx, 987_654)).toBeNull();
  });

  test('keeps a message once by channel and id, and works on it once', async () => {
    await clear();
    const groups = await Promise.all(
      Array.from({ length: 8 }, () => takeIn(tx, [arrival('same'), arrival('other')], now, true)),
    );
    expect(new Set(groups.map(([id]) => id)).size).toBe(1);
    expect(groups[0]?.[0]).not.toBe(groups[0]?.[1]);
    const [elsewhere] = await takeIn(tx, [arrival('same', {}, 'sms')], now, true);
    expect(elsewhere).not.toBe(groups[0]?.[0]);
    expect((await pool.query('select from inbox_message')).rowCount).toBe(3);
    expect((await jobs()).flat().toSorted()).toEqual([...new Set([...groups.flat(), elsewhere])].toSorted());
  });

  test('keeps one of two that are the same in one group, and answers both', async () => {
    await clear();
    const ids = await takeIn(tx, [arrival('a'), arrival('a'), arrival('b')], now, true);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(await jobs()).toEqual([[ids[0], ids[2]]]);
  });

  test('keeps what came under two ids once, where it is told what else is the same', async () => {
    await clear();
    const twin = (messageId: string, contentKey = 'same') => arrival(messageId, { contentKey }, 'sms');
    const groups = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        takeIn(tx, [twin(`id ${index}`), twin(`key ${index}`, 'other')], now, true),
      ),
    );
    const ids = [...new Set(groups.flat())];
    expect(ids.length).toBe(2);
    expect(ids.every((id) => typeof id === 'number')).toBe(true);
    const [both] = await takeIn(tx, [twin('one'), twin('two')], now, true);
    expect(ids).toContain(both);
    // Elsewhere the same words are another message, and so are those whose provider needs no such key.
    await takeIn(
      tx,
      [arrival('a', { contentKey: 'same' }), arrival('b', {}, 'sms'), arrival('c', {}, 'sms')],
      now,
      true,
    );
    expect((await pool.query('select from inbox_message')).rowCount).toBe(5);
    expect((await jobs()).flat()).toHaveLength(5);
  });

  test('knows who hides their number by what they told before', async () => {
    await clear();
    const value = '+6281234567899';
    const hidden = { from: { kind: 'other' as const, value: 'ID.77' } };
    const senders = async (...ids: number[]) =>
      (await Promise.all(ids.map((id) => storedMessage(tx, id)))).map((stored) => stored?.message.from);
    const [before] = await takeIn(tx, [arrival('1', hidden)], now, true);
    const both = { from: { kind: 'phone' as const, value }, alias: 'ID.77' };
    await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        takeIn(tx, [arrival(`both ${index}`, both), arrival(`o ${index}`)], now, true),
      ),
    );
    const [after, stranger] = await takeIn(
      tx,
      [arrival('2', hidden), arrival('3', { from: { kind: 'other', value: 'ID.78' } })],
      now,
      true,
    );
    const [elsewhere] = await takeIn(tx, [arrival('4', hidden, 'sms')], now, true);
    expect(await senders(before!, after!, stranger!, elsewhere!)).toEqual([
      { kind: 'phone', value },
      { kind: 'phone', value },
      { kind: 'other', value: 'ID.78' },
      hidden.from,
    ]);
    // A new number is the same person's.
    await takeIn(tx, [arrival('5', { ...both, from: { kind: 'phone', value: '+6281234567898' } })], now, true);
    const [moved] = await takeIn(tx, [arrival('6', hidden)], now, true);
    expect(await senders(moved!)).toEqual([{ kind: 'phone', value: '+6281234567898' }]);
  });

  test('keeps the order of a group, also for those known by another name', async () => {
    await clear();
    const from = (index: number) =>
      index % 3 === 0 ? { from: { kind: 'other' as const, value: index % 2 ? 'ID.77' : `ID.${index}` } } : {};
    const ids = await takeIn(
      tx,
      Array.from({ length: 40 }, (_, index) => arrival(`n ${index}`, from(index))),
      now,
      true,
    );
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(await jobs()).toEqual([ids]);
  });

  test('works on the messages of one sender one after the other, and on those of others meanwhile', async () => {
    await clear();
    const other = { from: { kind: 'phone' as const, value: '+6281234567891' } };
    const ids = await takeIn(tx, [arrival('1'), arrival('2', other), arrival('3')], now, true);
    const [first, others, second] = ids as [number, number, number];
    expect(await claim(ids)).toEqual({ claimed: [first, others], waiting: [second] });
    await done(first);
    expect(await claim(ids)).toEqual({ claimed: [others, second], waiting: [] });
    await Promise.all([done(others), done(second)]);
    expect(await claim(ids)).toEqual({ claimed: [], waiting: [] });
  });

  test('claims the one before, where that was asked for by no one yet', async () => {
    await clear();
    const [first, second] = (await takeIn(tx, [arrival('1'), arrival('2')], now, true)) as [number, number];
    expect(await claim([second])).toEqual({ claimed: [first], waiting: [second] });
  });

  test('leaves senders to the worker that has claimed them, and takes them when that is done', async () => {
    await clear();
    const other = { from: { kind: 'phone' as const, value: '+6281234567891' } };
    const ids = await takeIn(tx, [arrival('1'), arrival('2'), arrival('3', other)], now, true);
    const [first, second, others] = ids as [number, number, number];
    await claim([first], async () => {
      expect(await claim(ids)).toEqual({ claimed: [others], waiting: [first, second] });
      // Neither does one that failed go beside another of its sender.
      await fail(second);
      expect(await claim([second])).toEqual({ claimed: [], waiting: [second] });
    });
    expect(await claim([second])).toEqual({ claimed: [second], waiting: [] });
  });

  test('is claimed by one of many workers at a time, and by each sender in order', async () => {
    await clear();
    const people = Array.from({ length: 12 }, (_, index) => `+62812345670${10 + index}`);
    const arrivals = [0, 1, 2].flatMap((turn) =>
      people.map((value) => arrival(`${value} ${turn}`, { from: { kind: 'phone', value } })),
    );
    const ids = await takeIn(tx, arrivals, now, true);
    const worked: string[] = [];
    const work = async () => {
      for (let left = ids; left.length > 0; ) {
        left = await inTransaction(pool, async (own) => {
          const { claimed, waiting } = await claimMessages(own, left);
          worked.push(...claimed.map(({ message }) => message.messageId));
          await markWorked(
            own,
            claimed.map(({ id }) => ({ id, ...HELPED })),
            now,
          );
          return [...waiting];
        });
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    expect(worked.toSorted()).toEqual(arrivals.map(({ message }) => message.messageId).toSorted());
    for (const value of people)
      expect(worked.filter((id) => id.startsWith(value))).toEqual([0, 1, 2].map((turn) => `${value} ${turn}`));
  });

  test('keeps no one waiting for one that failed', async () => {
    await clear();
    const [first, second] = (await takeIn(tx, [arrival('1'), arrival('2')], now, false)) as [number, number];
    await fail(first);
    expect(await claim([second])).toEqual({ claimed: [second], waiting: [] });
    expect(await claim([first])).toEqual({ claimed: [first], waiting: [] });
  });

  test('takes what PostgreSQL would not: NUL and half a pair', async () => {
    const [id] = await takeIn(tx, [arrival('odd', { text: 'a\0b\ud83dc', profileName: '\0' })], now, false);
    const stored = await storedMessage(tx, id as number);
    expect(stored?.message.text).toBe('ab\ufffdc');
  });

  test('puts what was stored but never begun back to work, once', async () => {
    await clear();
    const [lost, worked] = (await takeIn(tx, [arrival('lost'), arrival('done')], now, false)) as [number, number];
    const [waiting] = await takeIn(tx, [arrival('waiting')], now, true);
    // As earlier versions planned it.
    const [planned] = (await takeIn(tx, [arrival('planned')], now, false)) as [number];
    await pool.query(`select graphile_worker.add_job('converse', json_build_object('id', $1::int))`, [planned]);
    await done(worked);
    expect(await enqueueForgotten(tx)).toBe(1);
    expect(await jobs()).toEqual([[waiting], { id: planned }, [lost]]);
    expect(await enqueueForgotten(tx)).toBe(0);
    expect(await jobs()).toHaveLength(3);
  });

  test('is marked as worked on by one of two', async () => {
    const [id] = (await takeIn(tx, [arrival('mark')], now, false)) as [number];
    const marks = await Promise.all(Array.from({ length: 5 }, () => done(id)));
    expect(marks.filter((marked) => marked.has(id)).length).toBe(1);
    expect(await storedMessage(tx, id)).toMatchObject({ workedAt: now, intent: 'HELP' });
  });

  test('keeps the states of conversations, each by both its ends', async () => {
    const ends = (sender: string, recipient: string) => ({ channel: 'whatsapp', sender, recipient });
    const [one, two, unknown] = [ends('tel:+1', '+628111100333'), ends('tel:+1', '+628111100334'), ends('tel:+2', 'x')];
    const statesOf = async (keys: Parameters<typeof remembered>[1]) =>
      (await remembered(tx, keys)).map(({ state }) => state);
    const states = [
      { parties: one, state: { language: 'id' } },
      { parties: two, state: { language: 'en' } },
    ];
    await inTransaction(pool, async (own) => remember(own, states, now));
    expect(await statesOf([two, unknown, one])).toEqual([{ language: 'en' }, {}, { language: 'id' }]);
    // Of two that belong to one conversation, the later one stays.
    const again = ['en', 'id'].map((language) => ({ parties: two, state: { language } }));
    await inTransaction(pool, async (own) => remember(own, again, now));
    expect(await statesOf([two])).toEqual([{ language: 'id' }]);
  });
});
