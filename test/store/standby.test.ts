// Places that came free: rest, are offered in order, move who takes them, and come back; whatever happens at once.
import { describe, expect, test } from 'vitest';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { closeLines } from '../../src/standby/standbyLine.ts';
import { openDesk } from '../support/desk.ts';
import { meansOf } from '../support/digitMeans.ts';
import { heard } from '../support/heard.ts';
import { made, openHouse, phoneOf, sender, wanted } from '../support/house.ts';
import { desk, expectSums, reason, small } from '../support/standby.ts';
import { committedOneByOne } from '../support/statements.ts';

const MONDAY = '2017-08-07';

type Desk = ReturnType<typeof desk>;

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

  test('so does that of a hold that lapsed, and the one that someone moved away from', async () => {
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

  test('comes back although another office fails', async () => {
    const { house, at } = await opened();
    const codes = [await at.booked(80, MONDAY, { office: 'DEPOK' }), await at.booked(81, MONDAY)];
    for (const [index, code] of codes.entries()) expect(reason(await at.cancel(80 + index, code))).toBe('CANCELLED');
    const resting = async () => (await at.query('select office from freed_place')).map(({ office }) => office);
    expect((await resting()).toSorted()).toEqual(['BOGOR', 'DEPOK']);
    await at.query(`create function refuse_return() returns trigger language plpgsql as $$ begin
      raise exception 'This office is broken.'; end $$`);
    await at.query(`create trigger refuse_return before delete on freed_place for each row
      when (old.office = 'BOGOR') execute function refuse_return()`);
    house.clock.advance(31);
    await expect(at.turn()).rejects.toThrow('This office is broken.');
    expect(await resting()).toEqual(['BOGOR']);
    await at.query('drop trigger refuse_return on freed_place');
    expect(await at.turn()).toBe(1);
    expect(await resting()).toEqual([]);
    await expectSums(at.query);
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
    // The place that person had is the next to be offered, but only to an applicant whom it serves.
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
    // Both have said their word on that place: it comes back for all.
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

  test.each([
    ['in the night', { hours: '10:00-21:00' }, [1, 0]],
    ['by an office that has switched it off', { off: ['STANDBY_OFFER' as const] }, [0, 0]],
  ])('is offered to no one %s', async (_when, notices, offers) => {
    const house = await openHouse(undefined, small(1), { defaults: { notices } });
    const at = desk(house);
    const [early, late] = [await at.booked(1, MONDAY), await at.booked(2, MONDAY)];
    await at.ask(2, late);
    await at.cancel(1, early);
    const offered = async () => (await at.query('select from outbox_message')).length;
    const soon = async () => {
      await at.turn();
      return offered();
    };
    expect(await soon()).toBe(offers[1]);
    house.clock.set('2017-08-01T10:00:00+07:00');
    await at.cancel(3, await at.booked(3, MONDAY));
    expect(await soon()).toBe(offers[0]);
  });

  test('is offered past those whom the channel does not let be told, until they write again', async () => {
    const { house } = await opened();
    const at = desk(house, undefined, meansOf(house.offices, { withWindow: ['WHATSAPP'] }));
    const codes = [await at.booked(91, MONDAY), await at.booked(92, MONDAY), await at.booked(93, MONDAY)];
    const [first = '', second = '', third = ''] = codes;
    await at.ask(92, second);
    await at.ask(93, third);
    await heard(house, phoneOf(92), 24 * 60);
    await heard(house, phoneOf(93), 23 * 60);
    await at.cancel(91, first);
    await at.turn();
    expect([await at.state(second), await at.state(third)]).toMatchObject([
      { place: 1, offer: null },
      { offer: { window: { ordinal: 1 } } },
    ]);
    await at.decline(93, third);
    await heard(house, phoneOf(92), 0);
    await at.turn();
    expect(await at.state(second)).toMatchObject({ offer: { window: { ordinal: 1 } } });
  });

  test('is never offered to someone who has gone meanwhile', async () => {
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
    expect(reason(await at.ask(41, held.code))).toBe('CONFIRM_FIRST');
    const code = await at.booked(42, '2017-08-10');
    expect(reason(await at.ask(43, code))).toBe('UNKNOWN_CODE');
    expect(reason(await at.ask(42, code, '2017-08-09'))).toBe('CONFIRMED');
    expect(await at.state(code)).toMatchObject({ earliest: '2017-08-09' });
    expect(reason(await at.ask(42, code))).toBe('CONFIRMED');
    expect(await at.state(code)).toMatchObject({ earliest: null, place: 1 });
    house.clock.set('2017-08-10T09:00:00+07:00');
    expect(reason(await at.ask(42, code))).toBe('TOO_LATE');
    expect(reason(await at.ask(41, held.code))).toBe('HOLD_EXPIRED');
  });

  test('no one stands by who has the earliest hour already, or wants none before it', async () => {
    const { house, at } = await opened();
    // Nine o'clock: with a quarter to answer and half an hour to get there, ten is the first that could be offered.
    const [first, second] = [await at.booked(1, '2017-08-01'), await at.booked(2, '2017-08-01')];
    expect(await at.ask(1, first)).toMatchObject({
      refused: 'NOTHING_EARLIER',
      parameters: { date: '2017-08-01', from: { zone: 'Asia/Jakarta' } },
    });
    expect(reason(await at.ask(2, second))).toBe('CONFIRMED');
    const later = await at.booked(3, '2017-08-07');
    expect(reason(await at.ask(3, later, '2017-08-08'))).toBe('NOTHING_EARLIER');
    expect(reason(await at.ask(3, later, '2017-08-04'))).toBe('CONFIRMED');
    house.clock.set('2017-08-01T09:16:00+07:00');
    expect(reason(await at.ask(2, second))).toBe('NOTHING_EARLIER');
  });

  test.each([
    ['declined', (at: Desk, code: string) => at.decline(2, code)],
    ['left with the line', (at: Desk, code: string) => at.leave(2, code)],
    ['not answered', (at: Desk) => at.turn(1)],
  ])('rests again where its time came before it was %s: no one knows better when it comes back', async (_, refuse) => {
    const house = await openHouse(undefined, small(1, { from: 5, to: 10 }));
    const at = desk(house);
    const [first, second] = [await at.booked(1, MONDAY), await at.booked(2, MONDAY)];
    await at.ask(2, second);
    await at.cancel(1, first);
    await at.turn();
    house.clock.advance(14);
    await refuse(at, second);
    expect(await at.turn()).toBe(0);
    house.clock.advance(4);
    expect(await at.turn()).toBe(0);
    expect(await at.query('select resting from capacity_window where resting > 0')).toEqual([{ resting: 1 }]);
    house.clock.advance(7);
    expect(await at.turn()).toBe(1);
    await expectSums(at.query);
  });

  test('is taken and refused as it was shown: a yes to one place is none to another', async () => {
    const { at, windowAt } = await opened();
    const [first, second, third] = [await at.booked(1, MONDAY), await at.booked(2, MONDAY), await at.booked(3, MONDAY)];
    await at.ask(3, third);
    await at.cancel(2, second);
    await at.turn();
    const [eight, nine] = [Number((await windowAt('08:00')).id), Number((await windowAt('09:00')).id)];
    expect(reason(await at.accept(3, third, eight))).toBe('OFFER_GONE');
    expect(reason(await at.decline(3, third, eight))).toBe('OFFER_GONE');
    expect(reason(await at.decline(3, third, nine))).toBe('CONFIRMED');
    await at.cancel(1, first);
    await at.turn();
    expect(reason(await at.accept(3, third, nine))).toBe('OFFER_GONE');
    expect(reason(await at.accept(3, third, eight))).toBe('CONFIRMED');
    await expectSums(at.query);
  });

  test('is no longer offered to those who have an earlier hour by now', async () => {
    const { at } = await opened();
    const [first, second] = [await at.booked(1, MONDAY), await at.booked(2, MONDAY)];
    await at.ask(2, second);
    await at.cancel(1, first);
    await at.turn();
    expect(reason(await at.reschedule(2, second, '2017-08-04'))).toBe('CONFIRMED');
    expect(reason(await at.accept(2, second))).toBe('OFFER_GONE');
    await at.turn();
    expect(await at.state(second)).toMatchObject({ offer: null });
    await expectSums(at.query);
  });

  test('is no longer offered to those who have checked in', async () => {
    const office = await openDesk(small(1), '2017-08-07T07:05:00+07:00');
    const at = desk(office.house);
    const [first, second] = [await at.booked(1, MONDAY), await at.booked(2, MONDAY)];
    await at.ask(2, second);
    await at.cancel(1, first);
    await at.turn();
    expect(await at.state(second)).toMatchObject({ offer: { window: { ordinal: 1 } } });
    expect(await office.checkIn(second)).toMatchObject({ number: 'A201' });
    expect(reason(await at.accept(2, second))).toBe('NOT_ALLOWED_NOW');
    await at.turn();
    expect(await at.query('select offered_to from freed_place')).toEqual([{ offered_to: null }]);
    await expectSums(at.query);
  });

  test('of a quota is offered to those it is for, and to the others once it is open to all', async () => {
    const priority = { code: 'priority', name: { id: 'Prioritas', en: 'Priority' }, line: 'B' };
    const house = await openHouse('2017-08-07T07:00:00+07:00', small(2, { from: 120, to: 120 }), {
      BOGOR: {
        quotas: [{ ...priority, priorities: ['ELDERLY'], opensMinutesBefore: 60 }],
        schedule: { capacity: 2, shares: { priority: 1 }, week: { monday: { hours: '08:00-12:00' } } },
      },
    });
    const at = desk(house);
    const elderly: string[] = [];
    for (const number of [1, 2, 3]) elderly.push(await at.booked(number, MONDAY, { priority: 'ELDERLY' }));
    for (const number of [4, 5]) await at.booked(number, MONDAY);
    const [other, old] = [await at.booked(6, MONDAY), await at.booked(7, MONDAY, { priority: 'ELDERLY' })];
    await at.ask(6, other);
    await at.ask(7, old);
    // The third had the priority place at nine: the second took the general one at eight.
    await at.cancel(3, elderly[2] as string);
    await at.turn();
    expect([await at.state(other), await at.state(old)]).toMatchObject([
      { offer: null },
      { offer: { window: { quota: 'priority', ordinal: 2 } } },
    ]);
    await at.decline(7, old);
    expect(await at.turn()).toBe(0);
    house.clock.set('2017-08-07T08:00:00+07:00');
    await at.turn();
    expect(await at.state(other)).toMatchObject({ offer: { window: { quota: 'priority' } } });
    await expectSums(at.query);
  });

  test('with no one on standby and no rest set it is back at once', async () => {
    const other = await openHouse(undefined, small(1, { from: 0, to: 0 }));
    const there = desk(other);
    const code = await there.booked(1, MONDAY);
    await there.cancel(1, code);
    expect(await there.query(`select from freed_place`)).toEqual([]);
    expect(await there.booked(2, MONDAY)).toBeTruthy();
    const [row] = await there.query(`select taken, resting, ordinal from capacity_window where taken > 0`);
    expect(row).toEqual({ taken: 1, resting: 0, ordinal: 1 });
  });

  test('whose booking is over is in line no longer', async () => {
    const house = await openHouse(undefined, small(1, { from: 0, to: 0 }));
    const at = desk(house);
    const [first, second] = [await at.booked(1, MONDAY), await at.booked(2, MONDAY)];
    await at.ask(2, second);
    await at.cancel(2, second);
    await at.cancel(1, first);
    expect(await at.query(`select from freed_place`)).toEqual([]);
    await closeLines(committedOneByOne(house.database.pool), house.clock.now());
    expect(await at.query('select from standby where left_at is null')).toEqual([]);
  });
});
