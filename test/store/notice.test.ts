// Notices are written in the transaction that caused them, and taken back while they wait.
import { expect, test } from 'vitest';
import type { Transaction } from '../../src/database.ts';
import { setExceptions } from '../../src/office/days.ts';
import type { Office } from '../../src/office/settings.ts';
import { type Notice, takeBackNotices } from '../../src/outbox/notice.ts';
import { markRetry } from '../../src/outbox/outcome.ts';
import { reshape } from '../../src/replanning/reshape.ts';
import { transact } from '../../src/transact.ts';
import { made, openHouse, phoneOf, sender, wanted } from '../support/house.ts';
import { committedOneByOne } from '../support/statements.ts';

const house = await openHouse();
const { pool } = house.database;
const tx = committedOneByOne(pool);

function notice(purpose: string, more: Partial<Notice<'cancelled'>> = {}): Notice {
  return {
    purpose,
    channel: 'whatsapp',
    from: '+628111100333',
    office: 'BOGOR',
    to: { kind: 'phone', value: '+6281210000001' },
    language: 'en',
    key: 'cancelled',
    parameters: { code: '2345678A', office: 'Kantor Imigrasi Bogor', date: '2017-08-07' },
    ...more,
  } as Notice;
}

function tell(all: Notice[], fail = false): Promise<unknown> {
  return transact(pool, async () => {
    if (fail) throw new Error('It went wrong.');
    return { answer: null, announcements: [], notices: { at: house.clock.now(), all } };
  });
}

const told = (prefix: string) =>
  tx.query('select id, text, status from outbox_message where purpose like $1 order by id', [`${prefix}%`]);
const waits = async (prefix: string) =>
  (
    await tx.query(
      `select round(extract(epoch from j.run_at - j.created_at) / 60)::int as minutes from graphile_worker._private_jobs j
       join outbox_message o on (j.payload->>'id')::bigint = o.id or j.payload::jsonb @> to_jsonb(o.id) where o.purpose like $1`,
      [`${prefix}%`],
    )
  ).map(({ minutes }) => minutes);

test('says it in the language of the reader, with the commit', async () => {
  await tell([notice('told:1')]);
  expect(await told('told:1')).toMatchObject([{ text: expect.stringContaining('2345678A'), status: 'WAITING' }]);
  expect(await waits('told:1')).toEqual([0]);
});

test('says nothing where the command failed', async () => {
  await expect(tell([notice('failed:1')], true)).rejects.toThrow('It went wrong.');
  expect(await told('failed')).toEqual([]);
});

test('waits as long as it may be taken back', async () => {
  await tell([notice('later:1', { afterMinutes: 10 }), notice('later:2', { afterMinutes: 10 })]);
  expect(await waits('later')).toEqual([10, 10]);
  expect(
    await transact(pool, async (own) => ({ answer: await takeBackNotices(own, 'later:'), announcements: [] })),
  ).toBe(true);
  expect(await told('later')).toEqual([]);
});

test('takes nothing back once any of it was handed over', async () => {
  await tell([notice('gone:1', { afterMinutes: 10 }), notice('gone:2', { afterMinutes: 10 })]);
  const [first] = await told('gone:1');
  await markRetry(tx, first.id, { message: 'no answer', waits: 'RETRY', wait: 0, unsureAt: null });
  expect(
    await transact(pool, async (own) => ({ answer: await takeBackNotices(own, 'gone:'), announcements: [] })),
  ).toBe(false);
  expect(await told('gone')).toHaveLength(2);
});

test('a hold that was moved and is confirmed before it was told is told why, with its number', async () => {
  const asker = sender(phoneOf(7));
  const held = made(await house.book(wanted(house, 7, { asker, visitDate: '2017-08-07' })));
  const closing = {
    ...({
      office: 'BOGOR',
      what: 'closeDay',
      asker: { kind: 'administrator' },
      firstDate: '2017-08-07',
      move: true,
    } as const),
    ...{ undoMinutes: 10, idempotencyKey: null, input: null },
    set: (inside: Transaction, office: Office) =>
      setExceptions(inside, office, [{ date: '2017-08-07', reason: 'Listrik padam' }]),
  };
  await transact(pool, (inside) => reshape(inside, closing, house.clock.now()));
  const waiting = () =>
    tx.query('select key, text, booking_version as version, status from outbox_message where booking = $1', [
      held.code,
    ]);
  expect(await waiting()).toMatchObject([{ key: 'movedHeld', version: held.version + 1 }]);
  await house.offices.reload();
  const booking = made(await house.confirm({ code: held.code, asker, proof: {} }));
  expect(booking).toMatchObject({ status: 'CONFIRMED', version: held.version + 2 });
  const [notice, ...others] = await waiting();
  expect(others).toEqual([]);
  expect(notice).toMatchObject({ key: 'moved', version: booking.version, status: 'WAITING' });
  expect(notice?.text).toContain('jadwal Senin, 7 Agustus 2017 pukul 08.00 WIB tidak dapat dilayani');
  expect(notice?.text).toContain(`nomor antrean ${booking.queueNumber}`);
});
