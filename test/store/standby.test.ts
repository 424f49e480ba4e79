// Places that came free: rest, are offered in order, move who takes them, and come back; whatever happens at once.
import { describe, expect, test } from 'vitest';
import { settleAll } from '../../src/jobs/clockwork.ts';
import { made, openHouse, phoneOf, sender, wanted } from '../support/house.ts';
import { desk, expectSums, reason, small } from '../support/standby.ts';

const MONDAY = '2017-08-07';

async function opened() {
  const house = await openHouse(undefined, small(1));
  const at = desk(house);
  const windowAt = async (time: string) =>
    (
      await at.query(`select * from capacity_window where office = 'BOGOR' and starts_at = $1`, [
        `${MONDAY}T${time}:00+07:00`,
      ])
    )[0];
  return { house, at, windowAt };
}

describe('a place that came free', () => {
  test('rests, and comes back between the minutes that the office set', async () => {
    const { house, at, windowAt } = await opened();
    const code = await at.booked(1, MONDAY);
    expect(reason(await at.cancel(1, code))).toBe('CANCELLED');
    expect(await windowAt('08:00')).toMatchObject({ taken: 1, resting: 1 });
    house.clock.advance(9);
    expect(await at.turn()).toBe(0);
    expect(await windowAt('08:00')).toMatchObject({ taken: 1 });
    house.clock.advance(22);
    expect(await at.turn()).toBe(1);
    expect(await windowAt('08:00')).toMatchObject({ taken: 0, resting: 0 });
  });

  test('so does that of a hold that lapsed, and the one that somebody moved away from', async () => {
    const { house, at, windowAt } = await opened();
    made(await house.book(wanted(house, 2, { asker: sender(phoneOf(2)) })));
    const moving = await at.booked(3, MONDAY);
    expect(reason(await at.reschedule(3, moving, '2017-08-08'))).toBe('CONFIRMED');
    house.clock.advance(31);
    await settleAll(house.database.pool, house.clock.now());
    expect([await windowAt('08:00'), await windowAt('09:00')]).toMatchObject([
      { taken: 1, resting: 1 },
      { taken: 1, resting: 1 },
    ]);
    await expectSums(at.query);
    house.clock.advance(31);
    await at.turn();
    await expectSums(at.query);
    expect([await windowAt('08:00'), await windowAt('09:00')]).toMatchObject([{ taken: 0 }, { taken: 0 }]);
  });

  test('is offered in the order of asking, one person at a time, and moves who takes it: code kept, number new', async () => {
    const { at } = await opened();
    const [first, second, third] = [
      await at.booked(11, MONDAY),
      await at.booked(12, MONDAY),
      await at.booked(13, MONDAY),
    ];
    expect(reason(await at.ask(13, third))).toBe('CONFIRMED');
    expect(reason(await at.ask(12, second))).toBe('CONFIRMED');
    expect(await at.state(second)).toMatchObject({ place: 2, offer: null });
    await at.cancel(11, first);
    expect(await at.turn()).toBe(1);
    expect(await at.turn()).toBe(0);
    expect(await at.state(third)).toMatchObject({ place: 1, offer: { window: { ordinal: 1 } } });
    expect(await at.state(second)).toMatchObject({ offer: null });
    expect(reason(await at.accept(12, second))).toBe('OFFER_GONE');
    const moved = made(await at.accept(13, third));
    expect(moved).toMatchObject({ code: third, queueNumber: 'A102', changes: 0, window: { ordinal: 1 } });
    await expectSums(at.query);
    // The place that person had is the next to be offered, but only to somebody whom it serves.
    await at.turn();
    expect(await at.state(second)).toMatchObject({ offer: null });
    const told = await at.query(`select text, recipient from outbox_message where key = 'offer'`);
    expect(told).toMatchObject([
      {
        recipient: phoneOf(13),
        text: expect.stringMatching(/Senin, 7 Agustus 2017 pukul 08\.00 WIB.*#awal sebelum 09\.15 WIB/),
      },
    ]);
    await at.leave(12, second);
    for (const [number, code] of [
      [12, second],
      [13, third],
    ] as const)
      await at.cancel(number, code);
  });

  test('goes to the next when it is not wanted or not answered; two that are not answered are enough', async () => {
    const { house, at, windowAt } = await opened();
    const codes = [];
    for (const number of [21, 22, 23]) codes.push(await at.booked(number, MONDAY));
    const [first, second, third] = codes as [string, string, string];
    await at.ask(22, second);
    await at.ask(23, third);
    await at.cancel(21, first);
    await at.turn();
    expect(reason(await at.decline(22, second))).toBe('CONFIRMED');
    await at.turn();
    expect([await at.state(second), await at.state(third)]).toMatchObject([
      { offer: null },
      { offer: { window: { ordinal: 1 } } },
    ]);
    house.clock.advance(15);
    expect(reason(await at.accept(23, third))).toBe('OFFER_GONE');
    await at.turn();
    expect(await at.state(third)).toMatchObject({ offer: null });
    // Both have said their word on that place: it comes back for everybody.
    house.clock.advance(31);
    await at.turn();
    expect(await windowAt('08:00')).toMatchObject({ taken: 0, resting: 0 });
    const again = await at.booked(24, MONDAY);
    await at.cancel(24, again);
    await at.turn();
    await at.decline(22, second);
    await at.turn();
    house.clock.advance(15);
    await at.turn();
    expect(await at.state(third)).toBeNull();
    expect(await at.query(`select recipient from outbox_message where key = 'standbyEnded'`)).toEqual([
      { recipient: phoneOf(23) },
    ]);
    await expectSums(at.query);
  });

  test('is never offered to somebody who has gone meanwhile', async () => {
    const { at } = await opened();
    const [first, second] = [await at.booked(31, '2017-08-09'), await at.booked(32, '2017-08-09')];
    await at.ask(32, second);
    await at.cancel(31, first);
    await at.turn();
    expect(await at.state(second)).toMatchObject({ offer: { window: { date: '2017-08-09' } } });
    await at.cancel(32, second);
    expect(reason(await at.accept(32, second))).toBe('NOT_ALLOWED_NOW');
    await at.turn();
    expect(await at.query('select from freed_place where offered_to is not null')).toEqual([]);
    await expectSums(at.query);
  });

  test('only who has a confirmed booking of their own can stand by', async () => {
    const { house, at } = await opened();
    const held = made(await house.book(wanted(house, 41, { asker: sender(phoneOf(41)), visitDate: '2017-08-10' })));
    expect(reason(await at.ask(41, held.code))).toBe('NOT_ALLOWED_NOW');
    const code = await at.booked(42, '2017-08-10');
    expect(reason(await at.ask(43, code))).toBe('UNKNOWN_CODE');
    expect(reason(await at.ask(42, code, '2017-08-09'))).toBe('CONFIRMED');
    expect(await at.state(code)).toMatchObject({ earliest: '2017-08-09' });
    expect(reason(await at.ask(42, code))).toBe('CONFIRMED');
    expect(await at.state(code)).toMatchObject({ earliest: null, place: 1 });
  });

  test('with nobody on standby and no rest set it is back at once', async () => {
    const other = await openHouse(undefined, small(1, '{ from: 0, to: 0 }'));
    const there = desk(other);
    const code = await there.booked(1, MONDAY);
    await there.cancel(1, code);
    expect(await there.query(`select from freed_place`)).toEqual([]);
    expect(await there.booked(2, MONDAY)).toBeTruthy();
    const [row] = await there.query(`select taken, resting, ordinal from capacity_window where taken > 0`);
    expect(row).toEqual({ taken: 1, resting: 0, ordinal: 1 });
  });
});

describe('at once', async () => {
  const house = await openHouse(undefined, small(2));
  const at = desk(house);

  test('an offer accepted ten times is accepted once', async () => {
    const [first, , third] = [await at.booked(1, MONDAY), await at.booked(2, MONDAY), await at.booked(3, MONDAY)];
    await at.ask(3, third);
    await at.cancel(1, first);
    await at.turn();
    const answers = await Promise.all(Array.from({ length: 10 }, () => at.accept(3, third)));
    expect(answers.map(reason).filter((one) => one === 'CONFIRMED')).toHaveLength(1);
    await expectSums(at.query);
  });

  test('accepting, lapsing and cancelling meet without a place being lost or sold twice', async () => {
    for (let round = 0; round < 10; round++) {
      const base = 100 + round * 10;
      const codes = await Promise.all([1, 2, 3, 4].map((index) => at.booked(base + index, '2017-08-14')));
      await Promise.all(codes.slice(2).map((code, index) => at.ask(base + 3 + index, code)));
      await Promise.all(codes.slice(0, 2).map((code, index) => at.cancel(base + 1 + index, code)));
      await at.turn();
      house.clock.advance(round % 2 === 0 ? 14 : 15);
      await Promise.all([
        at.accept(base + 3, codes[2] as string),
        at.turn(),
        at.cancel(base + 4, codes[3] as string),
        at.turn(),
        at.accept(base + 4, codes[3] as string),
        at.booked(base + 5, '2017-08-14'),
      ]);
      await expectSums(at.query);
      await Promise.all(
        [3, 4, 5].map(async (index) => {
          const [row] = await at.query(`select code from booking where live and sender_key = $1`, [
            `tel:${phoneOf(base + index)}`,
          ]);
          if (row) await at.cancel(base + index, row.code);
        }),
      );
      house.clock.advance(60);
      await at.turn();
      await at.turn();
    }
    await expectSums(at.query);
  });
});
