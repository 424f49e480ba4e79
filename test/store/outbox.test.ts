// Messages out: each purpose once, and what the provider tells moves a message forward only.
import { describe, expect, test } from 'vitest';
import type { DeliveryReceipt } from '../../src/channel/messages.ts';
import { inTransaction } from '../../src/database.ts';
import { type Outgoing, outgoing, outgoingFor, putOut } from '../../src/outbox/outbox.ts';
import { markFailed, markRetry, markSent, takeReceipt } from '../../src/outbox/outcome.ts';
import { enqueueUnsent } from '../../src/outbox/sendJobs.ts';
import { instant } from '../../src/time.ts';
import { cloneDatabase } from '../support/database.ts';
import { committedOneByOne } from '../support/statements.ts';

describe('the outbox', async () => {
  const { open } = await cloneDatabase();
  const { pool } = await open();
  const tx = committedOneByOne(pool);
  const now = instant('2017-08-01T09:00:00+07:00');

  const message = (purpose: string, text = 'Halo'): Outgoing => ({
    ...{ purpose, channel: 'whatsapp', from: '+628111100333', office: 'BOGOR', key: 'held', text },
    to: { kind: 'phone', value: '+6281234567890' },
    media: ['https://example.com/qr.png'],
  });
  const jobs = async () => (await pool.query(`select key from graphile_worker.jobs order by id`)).rows;
  const put = async (purpose: string) => {
    await putOut(tx, [message(purpose)], now, true);
    return (await outgoingFor(tx, purpose))[0]?.id as number;
  };
  const row = async (id: number) =>
    (await pool.query('select status, attempts, fault, provider_id from outbox_message where id = $1', [id])).rows[0];
  const receipt = (providerId: string, status: DeliveryReceipt['status'], errorCode?: string) =>
    inTransaction(pool, (own) =>
      takeReceipt(own, 'whatsapp', { type: 'receipt', providerId, status, ...(errorCode && { errorCode }) }, now),
    );
  const sent = (id: number, providerId: string) =>
    inTransaction(pool, (own) => markSent(own, [{ id, providerId }], now));

  test('says the same thing once, however often it is said', async () => {
    const before = (await jobs()).length;
    await Promise.all(Array.from({ length: 6 }, () => putOut(tx, [message('reply:1:0')], now, true)));
    await putOut(tx, [message('reply:1:0', 'Otherwise')], now, true);
    const found = await outgoingFor(tx, 'reply:1:');
    expect(found).toMatchObject([{ ...message('reply:1:0'), status: 'WAITING' }]);
    expect((await jobs()).length).toBe(before + 1);
    expect(await outgoing(tx, found[0]?.id as number)).toEqual(found[0]);
    expect(await outgoing(tx, 987_654)).toBeNull();
  });

  test('of messages that go at once one job is told, and those that wait have one of their own', async () => {
    await pool.query(`delete from graphile_worker._private_jobs; update outbox_message set status = 'SENT'`);
    const later = { ...message('together:later'), afterMinutes: 5 };
    const calm = {
      ...message('together:calm'),
      said: { language: 'id' as const, parameters: {} },
      key: 'cancelled',
      calm: true,
    };
    await putOut(tx, [message('together:1'), calm, later, message('together:2')], now, true);
    const ids = new Map((await outgoingFor(tx, 'together:')).map(({ purpose, id }) => [purpose.split(':')[1], id]));
    const { rows } = await pool.query(
      'select payload, key, priority, max_attempts as most from graphile_worker._private_jobs order by priority, id',
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { payload: [ids.get('1'), ids.get('2')], key: null, priority: 0, most: 25 },
        { payload: [ids.get('calm')], key: null, priority: 20, most: 25 },
        { payload: { id: ids.get('later') }, key: `deliver ${ids.get('later')}`, priority: 0, most: 25 },
      ]),
    );
    expect(rows).toHaveLength(3);
    // Nothing is forgotten as long as a job stands for it.
    await enqueueUnsent(tx);
    expect((await jobs()).length).toBe(3);
    await pool.query('delete from graphile_worker._private_jobs');
    await enqueueUnsent(tx);
    expect((await jobs()).map(({ key }) => key)).toEqual(
      expect.arrayContaining([...ids.values()].map((id) => `deliver ${id}`)),
    );
  });

  test('is undone with what caused it', async () => {
    const before = (await jobs()).length;
    const broken = inTransaction(pool, async (own) => {
      await putOut(own, [message('undone')], now, true);
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await outgoingFor(tx, 'undone')).toEqual([]);
    expect((await jobs()).length).toBe(before);
  });

  test('finds the messages of one purpose and not of one that begins alike', async () => {
    await putOut(tx, [message('reply:2:0'), message('reply:2:1'), message('reply:20:0')], now, true);
    expect((await outgoingFor(tx, 'reply:2:')).map(({ purpose }) => purpose)).toEqual(['reply:2:0', 'reply:2:1']);
  });

  test('handed over by the caller itself is sent already, and no job', async () => {
    const before = (await jobs()).length;
    await putOut(tx, [message('by hand')], now, false);
    expect((await outgoingFor(tx, 'by hand'))[0]?.status).toBe('SENT');
    expect((await jobs()).length).toBe(before);
  });

  test('keeps how it fared: each attempt, the last fault, and no fault once it is sent', async () => {
    const id = await put('fared');
    const retry = { waits: 'RETRY', wait: 1000, unsureAt: null } as const;
    await markRetry(tx, id, { ...retry, message: 'HTTP 500' });
    await markRetry(tx, id, { ...retry, message: 'HTTP 503' });
    expect(await row(id)).toEqual({ status: 'WAITING', attempts: 2, fault: 'HTTP 503', provider_id: null });
    await sent(id, 'SM1');
    expect(await row(id)).toEqual({ status: 'SENT', attempts: 3, fault: null, provider_id: 'SM1' });
    const never = await put('never');
    await markFailed(tx, never, { fault: 'address', message: 'No such number' });
    expect(await row(never)).toMatchObject({ status: 'FAILED', fault: 'No such number' });
  });

  const ORDERS: [DeliveryReceipt['status'][], string][] = [
    [['queued', 'sent', 'delivered', 'read'], 'READ'],
    [['read', 'delivered', 'sent', 'queued'], 'READ'],
    [['delivered', 'sent'], 'DELIVERED'],
    [['sent', 'sent', 'queued'], 'SENT'],
    [['failed', 'sent', 'queued'], 'FAILED'],
    [['failed', 'delivered', 'read'], 'FAILED'],
  ];

  test.each(ORDERS)(
    'receipts %j, after the sending or before it or on both sides, leave it %s',
    async (order, status) => {
      for (let before = 0; before <= order.length; before++) {
        const id = await put(`${order} ${before}`);
        const providerId = `SM ${order} ${before}`;
        for (const each of order.slice(0, before)) await receipt(providerId, each);
        await sent(id, providerId);
        for (const each of order.slice(before)) await receipt(providerId, each);
        expect((await row(id)).status, `${before} before`).toBe(status);
      }
    },
  );

  test('a failure keeps its code, before the sending is written down as after', async () => {
    const [early, late] = [await put('early'), await put('late')];
    await receipt('SM early', 'failed', '63016');
    // The log is told of it, since the receipt met no message.
    expect(await sent(early, 'SM early')).toEqual(new Map([[early, 'FAILED']]));
    await sent(late, 'SM late');
    await receipt('SM late', 'failed', '63016');
    expect(await sent(await put('neither'), 'SM neither')).toEqual(new Map());
    for (const id of [early, late]) expect(await row(id)).toMatchObject({ status: 'FAILED', fault: '63016' });
  });

  test('a receipt of another channel or another message changes nothing', async () => {
    const id = await put('mine');
    await sent(id, 'SM mine');
    await receipt('SM yours', 'delivered');
    await inTransaction(pool, (own) =>
      takeReceipt(own, 'sms', { type: 'receipt', providerId: 'SM mine', status: 'delivered' }, now),
    );
    expect((await row(id)).status).toBe('SENT');
  });

  test('a receipt for the answer of an officer is shown to the officers of its office, and no other is', async () => {
    const read = { type: 'receipt', status: 'read' } as const;
    for (const [purpose, key, told] of [
      ['officer 7:1', 'officerReply', [{ event: 'conversation', office: 'BOGOR' }]],
      ['reply:99:0', 'held', []],
    ] as const) {
      await putOut(tx, [{ ...message(purpose), key }], now, true);
      const id = (await outgoingFor(tx, purpose))[0]?.id as number;
      await sent(id, `SM ${purpose}`);
      const announced = () =>
        inTransaction(pool, (own) => takeReceipt(own, 'whatsapp', { ...read, providerId: `SM ${purpose}` }, now));
      expect(await announced()).toEqual(told);
      // The same once more changes nothing.
      expect(await announced()).toEqual([]);
    }
  });

  test('receipts and sending at the same moment never overlook each other', async () => {
    for (let round = 0; round < 25; round++) {
      const id = await put(`race ${round}`);
      const providerId = `SM race ${round}`;
      await Promise.all([receipt(providerId, 'delivered'), sent(id, providerId), receipt(providerId, 'read')]);
      expect((await row(id)).status).toBe('READ');
    }
  });
});
