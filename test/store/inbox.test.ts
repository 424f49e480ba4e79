// Messages in: each stored once, whatever comes twice or at once, and never forgotten.
import { describe, expect, test } from 'vitest';
import type { InboundMessage } from '../../src/channel.ts';
import { asTransaction } from '../../src/database.ts';
import { type Arrival, enqueueForgotten, markWorked, storedMessage, takeIn } from '../../src/inbox/inbox.ts';
import { instant } from '../../src/time.ts';
import { cloneDatabase } from '../support/database.ts';

describe('the inbox', async () => {
  const { open } = await cloneDatabase();
  const { pool } = await open();
  const tx = asTransaction(pool);
  const now = instant('2017-08-01T09:00:00+07:00');

  const arrival = (messageId: string, more: Partial<InboundMessage> = {}, channel = 'whatsapp'): Arrival => ({
    channel,
    message: {
      ...{ type: 'message', messageId, from: { kind: 'phone', value: '+6281234567890' }, to: '+628111100333' },
      ...{ text: 'halo', media: [], ...more },
    },
  });
  const jobs = async () => (await pool.query(`select key, queue_name from graphile_worker.jobs order by id`)).rows;
  const clear = () => pool.query('truncate inbox_message; delete from graphile_worker._private_jobs');

  test('gives back what came, whole', async () => {
    const message = arrival('whole', {
      ...{ from: { kind: 'other', value: 'ID.1' }, action: 'CONFIRM:K7M2PQ4X', profileName: 'Siti 🌸' },
      ...{ text: 'é 👍\n#', sentAt: '2017-08-01T01:59:00Z' },
      media: [{ url: 'https://example.com/a', contentType: 'image/jpeg' }],
    });
    const [id] = await takeIn(tx, [message], now, true);
    expect(await storedMessage(tx, id as number)).toEqual({
      ...{ id, channel: 'whatsapp', message: message.message, receivedAt: now },
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

  test('lines up the messages of one sender, and no others', async () => {
    await clear();
    const other = { from: { kind: 'phone' as const, value: '+6281234567891' } };
    const ids = await takeIn(tx, [arrival('1'), arrival('2', other), arrival('3')], now, true);
    const rows = await jobs();
    expect(rows.map(({ key }) => key)).toEqual(ids.map((id) => `converse ${id}`));
    expect(rows[0].queue_name).toBe(rows[2].queue_name);
    expect(rows[1].queue_name).not.toBe(rows[0].queue_name);
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
