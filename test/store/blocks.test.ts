// Addresses that may not book for a while: what stops them, where, until when, and what stays theirs.

import { describe, expect, test } from 'vitest';
import { blockKeyOf } from '../../src/abuse/blockKeys.ts';
import { blocksOf } from '../../src/abuse/blocks.ts';
import { forgetBlocks } from '../../src/abuse/oldBlocks.ts';
import { bookGroup } from '../../src/booking/book.ts';
import { inTransaction } from '../../src/database.ts';
import { addMinutes, instant } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';
import { eventually } from '../support/app.ts';
import { OFFICER, openBlocks } from '../support/blocks.ts';
import { made, phoneOf, refusedWith, sender, wanted } from '../support/house.ts';
import { step } from '../support/step.ts';

describe('a blocked address', async () => {
  const { house, tx, by, block, lift, confirmed, cancelled, comes } = await openBlocks();

  test('cannot book at that office for any applicant, and can elsewhere', async () => {
    await block(1);
    expect(await by(1)).toMatchObject({ refused: 'BLOCKED', parameters: { office: 'Kantor Imigrasi Bogor' } });
    expect(refusedWith(await by(1, { name: 'Orang Lain' }))).toBe('BLOCKED');
    expect(made(await by(1, { office: 'MEDAN' })).office).toBe('MEDAN');
    expect(made(await by(2)).office).toBe('BOGOR');
  });

  test('is the same number however it is written, by chat or on the web, at all offices where it is blocked at all', async () => {
    await block(0, { key: blockKeyOf(' 0812-1000 0003 '), office: null, by: 'administrator' });
    expect(refusedWith(await by(3))).toBe('BLOCKED');
    expect(refusedWith(await by(3, { office: 'MEDAN' }))).toBe('BLOCKED');
    expect(refusedWith(await house.book(wanted(house, 4, { phone: phoneOf(3) })))).toBe('BLOCKED');
  });

  test('can be booked for at the desk, where an officer decides, also in the group of one who cannot', async () => {
    await block(5);
    const [atDesk, byPhone] = await Promise.all([
      house.book(wanted(house, 5, { phone: phoneOf(5), asker: OFFICER })),
      by(5, { name: 'Orang Lain Lagi' }),
    ]);
    expect(made(atDesk).phone).toBe(phoneOf(5));
    expect(refusedWith(byPhone)).toBe('BLOCKED');
  });

  test('can book again from the moment the block ends', async () => {
    const until = addMinutes(house.clock.now(), 60);
    await block(6, { until });
    const refusal = { refused: 'BLOCKED_UNTIL', parameters: { untilDate: '2017-08-01', until: { at: until } } };
    expect(await by(6)).toMatchObject(refusal);
    house.clock.set(until.subtract({ milliseconds: 1 }));
    expect(await by(6)).toMatchObject(refusal);
    house.clock.set(until);
    expect(made(await by(6)).status).toBe('HELD');
  });

  test('is told when the last of several ends, in the zone of the office asked', async () => {
    const tomorrow = instant('2017-08-02T00:30:00+07:00');
    await block(7, { until: addMinutes(house.clock.now(), 60), office: null });
    await block(7, { until: tomorrow });
    expect(await by(7)).toMatchObject({
      refused: 'BLOCKED_UNTIL',
      parameters: { untilDate: '2017-08-02', until: { at: tomorrow, zone: 'Asia/Jakarta' } },
    });
    await block(7, { office: null });
    expect(refusedWith(await by(7))).toBe('BLOCKED');
  });

  test('can book again when the block is lifted, by those who may, once', async () => {
    const { id } = await block(8);
    await expect(lift(id, 'MEDAN')).rejects.toThrow('no block');
    expect(refusedWith(await by(8))).toBe('BLOCKED');
    expect(await lift(id)).toMatchObject({ lifted: true, block: { id, liftedBy: 'manager 1' } });
    expect(await lift(id, null)).toMatchObject({ lifted: false });
    expect(made(await by(8)).status).toBe('HELD');
    const everywhere = await block(9, { office: null });
    await expect(lift(everywhere.id)).rejects.toThrow('no block');
    expect(await lift(everywhere.id, null)).toMatchObject({ lifted: true });
  });

  test('is blocked once by an office: blocking it again replaces what was set before', async () => {
    const first = await block(10, { until: addMinutes(house.clock.now(), 600) });
    const second = await block(10, { until: addMinutes(house.clock.now(), 60) });
    const everywhere = await block(10, { office: null, until: addMinutes(house.clock.now(), 30) });
    const [row] = await tx.query('select lifted_at, lifted_by from block where id = $1', [first.id]);
    expect(row).toMatchObject({ lifted_by: 'manager 1' });
    await lift(second.id);
    expect(await by(10)).toMatchObject({ refused: 'BLOCKED_UNTIL', parameters: { until: { at: everywhere.endsAt } } });
    await lift(everywhere.id, null);
    expect(made(await by(10)).status).toBe('HELD');
  });

  test('that is over is not lifted any more, nor replaced', async () => {
    const { id } = await block(11, { until: addMinutes(house.clock.now(), 1) });
    house.clock.advance(1);
    expect(await lift(id)).toMatchObject({ lifted: false, block: { liftedAt: null } });
    await block(11);
    expect(await tx.query('select lifted_at from block where id = $1', [id])).toEqual([{ lifted_at: null }]);
  });

  test('keeps what it has booked: that can be confirmed, cancelled and checked in', async () => {
    const held = made(await by(12));
    const [given, coming] = [await confirmed(13), await confirmed(14)];
    for (const number of [12, 13, 14]) await block(number);
    expect(made(await house.confirm({ code: held.code, asker: sender(phoneOf(12)), proof: {} })).status).toBe(
      'CONFIRMED',
    );
    expect(await cancelled(13, given.code)).toMatchObject({ status: 'CANCELLED' });
    const now = house.clock.now();
    house.clock.set(addMinutes(coming.window.startsAt, -30));
    expect(await comes(coming)).toMatchObject({ booking: coming.code });
    house.clock.set(now);
  });

  test('cannot claim a hold that was made without a number, and leaves it to who can', async () => {
    await block(15);
    const { code } = made(await house.book(wanted(house, 15)));
    const claim = (number: number) => house.confirm({ code, asker: sender(phoneOf(number)), proof: {} });
    expect(await Promise.all([claim(15), claim(16)])).toMatchObject([
      { refused: 'BLOCKED' },
      { status: 'CONFIRMED', senderKey: `tel:${phoneOf(16)}` },
    ]);
  });

  test('does not use a place up, and the answer to its key stays', async () => {
    await block(17);
    const taken = async () => (await tx.query('select sum(taken)::int as n from capacity_window'))[0].n;
    const before = await taken();
    const one = await by(17, { key: 'once' });
    expect(refusedWith(one)).toBe('BLOCKED');
    expect(await by(17, { key: 'once' })).toEqual(one);
    expect(await taken()).toBe(before);
  });

  test.each([
    ['reason', { reason: ' ' }],
    ['reason', { reason: 'x'.repeat(301) }],
    ['reason', { reason: 'a\0b' }],
    ['until', { until: instant('2017-08-01T09:00:00+07:00') }],
  ])('is not blocked with a wrong %s', async (what, order) => {
    await expect(block(18, order)).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining(what) }),
    );
  });
});

test('the list of blocks', async () => {
  const { house, tx, block, lift } = await openBlocks();
  const list = async (more: object = {}, first = 10, after: number | null = null) => {
    const whole = { office: 'BOGOR', search: null, ended: false, ...more };
    return blocksOf(tx, whole, { first, after }, house.clock.now());
  };
  const numbers = (page: { items: { key: string }[] }) => page.items.map(({ key }) => Number(key.slice(-2)));

  await step('has those in force at the office and everywhere, the latest first, page by page', async () => {
    for (const number of [1, 2, 3, 4, 5, 6]) await block(number, { office: number === 2 ? 'MEDAN' : 'BOGOR' });
    const everywhere = await block(7, { office: null });
    const lifted = await block(8);
    await lift(lifted.id);
    await block(9, { until: addMinutes(house.clock.now(), 1) });
    house.clock.advance(1);
    const first = await list({}, 3);
    expect([numbers(first), first.total, first.hasNext]).toEqual([[7, 6, 5], 6, true]);
    const second = await list({}, 3, first.items.at(-1)?.id);
    expect([numbers(second), second.total, second.hasNext]).toEqual([[4, 3, 1], 6, false]);
    expect(numbers(await list({ ended: true }))).toEqual([9, 8, 7, 6, 5, 4, 3, 1]);
    expect(numbers(await list({ office: 'MEDAN' }))).toEqual([7, 2]);
    await lift(everywhere.id, null);
    expect(numbers(await list({ office: 'MEDAN' }))).toEqual([2]);
  });

  await step('can be searched by number and by part of a name', async () => {
    await tx.query(`insert into block (key, office, kind, missed, by, began_at, ends_at)
      values ('person:BUDISANTOSO 1987-01-25', 'BOGOR', 'FORFEITS', 'a visit', 'clock', '2017-08-01', '2018-01-01')`);
    const search = async (key: string | null, letters: string | null) =>
      (await list({ search: { key, letters } })).items.map((one) => one.key);
    expect(await search(`tel:${phoneOf(4)}`, null)).toEqual([`tel:${phoneOf(4)}`]);
    expect(await search('id:santoso', 'SANTOSO')).toEqual(['person:BUDISANTOSO 1987-01-25']);
    expect(await search(null, null)).toEqual([]);
  });
});

test('a block is forgotten when the office no longer keeps what is as old; one that holds is not, until it is too old as well', async () => {
  const { house, tx, block, lift } = await openBlocks({ retentionDays: 30 });
  const DAY = 24 * 60;
  const start = house.clock.now();
  const forgetAfter = async (days: number) => {
    house.clock.set(addMinutes(start, days * DAY));
    await forgetBlocks(tx, house.offices.all(), house.clock.now());
    return (await tx.query('select key from block order by key')).map(({ key }) => Number(key.slice(-2)));
  };
  await block(1);
  await block(2, { until: addMinutes(start, DAY) });
  await block(3, { until: addMinutes(start, 9 * DAY) });
  await lift((await block(4, { until: addMinutes(start, 9 * DAY) })).id);
  await block(5, { office: null, until: addMinutes(start, DAY) });
  expect(await forgetAfter(30)).toEqual([1, 2, 3, 4, 5]);
  expect(await forgetAfter(31)).toEqual([1, 2, 3, 5]);
  expect(await forgetAfter(32)).toEqual([1, 3]);
  expect(await forgetAfter(400)).toEqual([1]);
  // Set without an end, it ends after two years, and is forgotten a month later.
  expect(await forgetAfter(731)).toEqual([1]);
  expect(await tx.query('select lifted_by from block')).toEqual([{ lifted_by: 'clock' }]);
  expect(await forgetAfter(761)).toEqual([1]);
  expect(await forgetAfter(762)).toEqual([]);
});

/** Finds a transaction that waits for the turn of a name. */
const waiting = `select 1 from pg_locks l join pg_database d on d.oid = l.database
  where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`;

describe('a block and a booking at once', async () => {
  const { house, tx, by, block, set } = await openBlocks();
  const { pool } = house.database;
  const someoneWaits = () => eventually('a turn waited for', async () => (await tx.query(waiting)).length > 0);

  test('who is at it is done before the block is there', async () => {
    const [booked, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const booking = inTransaction(pool, async (inside) => {
      const asker = sender(phoneOf(1));
      const { answer } = await bookGroup(inside, [wanted(house, 1, { asker })], house.clock.now());
      booked.resolve();
      await goOn.promise;
      return answer[0];
    });
    await booked.promise;
    let blocked = false;
    const blocking = block(1).then(() => {
      blocked = true;
    });
    await someoneWaits();
    expect(blocked).toBe(false);
    goOn.resolve();
    expect(await booking).toMatchObject({ status: 'HELD' });
    await blocking;
    expect(refusedWith(await by(1))).toBe('BLOCKED');
  });

  test('who comes while it is being set waits, and is blocked', async () => {
    const [isSet, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const blocking = transact(pool, async (inside) => {
      const done = await set(inside, 2);
      isSet.resolve();
      await goOn.promise;
      return done;
    });
    await isSet.promise;
    const booking = by(2);
    await someoneWaits();
    goOn.resolve();
    await blocking;
    expect(refusedWith(await booking)).toBe('BLOCKED');
  });

  test('through two servers: once it is blocked, nothing more is booked', async () => {
    const other = await house.neighbour();
    const bookings = async (number: number) =>
      (await tx.query('select count(*)::int as n from booking where sender_key = $1', [`tel:${phoneOf(number)}`]))[0].n;
    const numbers = Array.from({ length: 40 }, (_, index) => 100 + index);
    const counts = await Promise.all(
      numbers.map(async (number) => {
        const wish = { asker: sender(phoneOf(number)) };
        const attempts = [0, 1, 2].map((server) => (server % 2 ? other : house).book(wanted(house, number, wish)));
        await block(number);
        const then = await bookings(number);
        const answers = await Promise.all(attempts);
        expect(refusedWith(await other.book(wanted(house, number, wish)))).toBe('BLOCKED');
        return { then, after: await bookings(number), answers: answers.filter((one) => !refusedWith(one)).length };
      }),
    );
    expect(counts.filter(({ then, after, answers }) => then !== after || answers !== after)).toEqual([]);
  });
});
