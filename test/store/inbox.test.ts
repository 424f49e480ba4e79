// Messages in: each stored once, whatever comes twice or at once, and never forgotten.
import { describe, expect, test } from 'vitest';
import type { InboundMessage } from '../../src/channel/messages.ts';
import { inTransaction } from '../../src/database.ts';
import { type Arrival, enqueueForgotten, markWorked, storedMessage, takeIn } from '../../src/inbox/inbox.ts';
import { callNextMessage, noteFailure, takeIfNext, takeLine } from '../../src/inbox/turn.ts';
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
  const jobs = async () => (await pool.query(`select key from graphile_worker.jobs order by id`)).rows;
  const LINE = { channel: 'whatsapp', sender: '+6281234567890' };
  const done = (id: number) =>
    inTransaction(pool, async (own) => {
      takeLine(own, LINE);
      await markWorked(own, id, { intent: 'HELP', reason: null }, now);
      callNextMessage(own, LINE, id);
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
    expect((await jobs()).length).toBe(3);
  });

  test('keeps one of two that are the same in one group, and answers both', async () => {
    await clear();
    const ids = await takeIn(tx, [arrival('a'), arrival('a'), arrival('b')], now, true);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect((await jobs()).length).toBe(2);
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
    expect((await jobs()).length).toBe(5);
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
    expect((await jobs()).map(({ key }) => key)).toEqual(ids.map((id) => `converse ${id}`));
  });

  test('works on the messages of one sender one after the other, and on those of others meanwhile', async () => {
    await clear();
    const other = { from: { kind: 'phone' as const, value: '+6281234567891' } };
    const ids = await takeIn(tx, [arrival('1'), arrival('2', other), arrival('3')], now, true);
    const [first, others, second] = ids as [number, number, number];
    expect((await jobs()).map(({ key }) => key)).toEqual(ids.map((id) => `converse ${id}`));
    const turns = () =>
      Promise.all(ids.map(async (id) => (await inTransaction(pool, (own) => takeIfNext(own, id)))?.id));
    expect(await turns()).toEqual([first, others, undefined]);
    await pool.query('delete from graphile_worker._private_jobs');
    await done(first);
    expect((await jobs()).map(({ key }) => key)).toEqual([`converse ${second}`]);
    expect((await turns())[2]).toBe(second);
  });

  test('keeps no one waiting for one that failed', async () => {
    await clear();
    const [first, second] = (await takeIn(tx, [arrival('1'), arrival('2')], now, false)) as [number, number];
    await inTransaction(pool, async (own) => noteFailure(own, LINE, first));
    expect((await jobs()).map(({ key }) => key)).toEqual([`converse ${second}`]);
    expect(await inTransaction(pool, (own) => takeIfNext(own, second))).toMatchObject({ id: second });
    expect(await inTransaction(pool, (own) => takeIfNext(own, first))).toMatchObject({ id: first });
  });

  test('calls the next, whichever worker asks at the moment the one before it is done', async () => {
    for (let round = 0; round < 40; round++) {
      await clear();
      const [first, second] = (await takeIn(tx, [arrival('1'), arrival('2')], now, false)) as [number, number];
      const [asked] = await Promise.all([inTransaction(pool, (own) => takeIfNext(own, second)), done(first)]);
      const called = (await jobs()).some(({ key }) => key === `converse ${second}`);
      expect([round, asked !== null || called]).toEqual([round, true]);
    }
  });

  test('takes what PostgreSQL would not: NUL and half a pair', async () => {
    const [id] = await takeIn(tx, [arrival('odd', { text: 'a\0b\ud83dc', profileName: '\0' })], now, false);
    const stored = await storedMessage(tx, id as number);
    expect(stored?.message.text).toBe('ab\ufffdc');
  });

  test('puts what was stored but never begun back to work, once', async () => {
    await clear();
    const [lost, done] = await takeIn(tx, [arrival('lost'), arrival('done')], now, false);
    await takeIn(tx, [arrival('waiting')], now, true);
    await markWorked(tx, done as number, { intent: 'HELP', reason: null }, now);
    expect(await enqueueForgotten(tx)).toBe(1);
    expect((await jobs()).map(({ key }) => key)).toContain(`converse ${lost}`);
    expect(await enqueueForgotten(tx)).toBe(0);
    expect((await jobs()).length).toBe(2);
  });

  test('is marked as worked on by one of two', async () => {
    const [id] = await takeIn(tx, [arrival('mark')], now, false);
    const outcome = { intent: 'HELP', reason: null };
    const marks = await Promise.all(Array.from({ length: 5 }, () => markWorked(tx, id as number, outcome, now)));
    expect(marks.filter(Boolean).length).toBe(1);
    expect(await storedMessage(tx, id as number)).toMatchObject({ workedAt: now, intent: 'HELP' });
  });
});
