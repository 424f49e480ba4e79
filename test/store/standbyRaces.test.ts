// Two servers and many people at once around places that come free: no place is lost, sold twice, or offered twice.
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../server/postgres/database.ts';
import type { Asker } from '../../src/access/asker.ts';
import type { Transaction } from '../../src/database.ts';
import { setExceptions } from '../../src/office/days.ts';
import type { Office } from '../../src/office/settings.ts';
import { isRefusal } from '../../src/refusal.ts';
import { reshape } from '../../src/replanning/reshape.ts';
import { transact } from '../../src/transact.ts';
import { atEnd } from '../support/atEnd.ts';
import { openHouse, phoneOf, sender, wanted } from '../support/house.ts';
import { desk, expectSums, reason, small } from '../support/standby.ts';

/** A house with small windows, and the same desk at two servers. */
async function twoServers(capacity: number, freedPlaceMinutes?: { from: number; to: number }) {
  const house = await openHouse(undefined, small(capacity, freedPlaceMinutes));
  const second = await openDatabase(house.url);
  atEnd(() => second.close().catch(() => {}));
  return { house, second, neighbour: await house.neighbour(), here: desk(house), there: desk(house, second.pool) };
}

/** Days of which each has windows that nothing has happened in yet. */
const DAYS = ['2017-08-07', '2017-08-08', '2017-08-09', '2017-08-10', '2017-08-11', '2017-08-14', '2017-08-15'];

describe('at two servers at once', () => {
  test('an offer accepted ten times is accepted once', async () => {
    const { here, there } = await twoServers(2);
    const codes = await Promise.all([1, 2, 3].map((number) => here.booked(number, '2017-08-07')));
    const last = (await here.query(`select code from booking where queue_number = 'A201'`))[0].code;
    const number = codes.indexOf(last) + 1;
    const other = number === 1 ? 2 : 1;
    await here.ask(number, last);
    await here.cancel(other, codes[other - 1] as string);
    await here.turn();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? here : there).accept(number, last)),
    );
    expect(answers.map(reason).toSorted()).toEqual(['CONFIRMED', ...Array(9).fill('OFFER_GONE')]);
    await expectSums(here.query);
  });

  test('each place is offered once, and no one is asked twice', async () => {
    const { here, there } = await twoServers(4);
    const codes: string[] = [];
    for (let number = 0; number < 12; number++) codes.push(await here.booked(number, '2017-08-07'));
    for (let number = 4; number < 12; number++) await here.ask(number, codes[number] as string);
    await Promise.all([
      ...[0, 1, 2].map((number) => (number % 2 ? here : there).cancel(number, codes[number] as string)),
      ...Array.from({ length: 6 }, (_, index) => (index % 2 ? here : there).turn()),
    ]);
    await Promise.all(Array.from({ length: 6 }, (_, index) => (index % 2 ? here : there).turn()));
    const offers = await here.query('select offered_to from freed_place order by offered_to');
    // Places became free one after the other: the first in line was asked first.
    expect(offers.map(({ offered_to }) => offered_to)).toEqual(codes.slice(4, 7).toSorted());
    expect(await here.query(`select from outbox_message where key = 'offer'`)).toHaveLength(3);
    await expectSums(here.query);
  });

  test('a place that is offered is no one else’s, however many want it', async () => {
    const { house, neighbour, here, there } = await twoServers(1);
    for (const [round, day] of DAYS.entries()) {
      const base = 100 + round * 50;
      const [first, second] = [await here.booked(base, day), await here.booked(base + 1, day)];
      await here.ask(base + 1, second, day);
      await here.cancel(base, first);
      await there.turn();
      const crowd = Array.from({ length: 12 }, (_, index) => {
        const number = base + 2 + index;
        const wish = wanted(house, number, { asker: sender(phoneOf(number)), visitDate: day, acceptNextPlace: false });
        return (index % 2 ? house : neighbour).book(wish);
      });
      const [accepted, ...booked] = await Promise.all([(round % 2 ? here : there).accept(base + 1, second), ...crowd]);
      expect(accepted).toMatchObject({ code: second, window: { ordinal: 1 } });
      // Seven windows a day of one place each, on Fridays six; the first is the accepted one's, the second rests.
      const hours = booked.flatMap((one) => (isRefusal(one) ? [] : [one.window.ordinal]));
      expect(hours.toSorted((a, b) => a - b)).toEqual(day === '2017-08-11' ? [3, 4, 5, 6] : [3, 4, 5, 6, 7]);
      await expectSums(here.query);
    }
  });

  test('a place that comes back as many want it goes to one of them', async () => {
    const { house, neighbour, here, there } = await twoServers(1);
    for (const [round, day] of DAYS.entries()) {
      const base = 100 + round * 50;
      const code = await here.booked(base, day);
      await here.cancel(base, code);
      house.clock.advance(31);
      const crowd = Array.from({ length: 10 }, (_, index) => {
        const number = base + 1 + index;
        const wish = wanted(house, number, { asker: sender(phoneOf(number)), visitDate: day, acceptNextPlace: false });
        return (index % 2 ? house : neighbour).book(wish);
      });
      await Promise.all([here.turn(), there.turn(), ...crowd]);
      await expectSums(here.query);
      const over = await here.query('select from capacity_window where taken > 1');
      expect(over).toEqual([]);
    }
  });

  test('an answer and the end of its time: one of them comes first', async () => {
    const { house, here, there } = await twoServers(1);
    const seen = new Set<string>();
    for (let round = 0; round < 14; round++) {
      const day = DAYS[round % DAYS.length] as string;
      const base = 100 + round * 10;
      const [first, second] = [await here.booked(base, day), await here.booked(base + 1, day)];
      await here.ask(base + 1, second);
      await here.cancel(base, first);
      await here.turn();
      house.clock.advance(14.9);
      // The other server's clock is a little ahead.
      const work = [() => here.accept(base + 1, second), () => there.turn(0.2)] as const;
      const [answer] = await (round % 2 ? Promise.all([work[0](), work[1]()]) : backwards(work));
      seen.add(reason(answer));
      const [row] = await here.query(
        'select window_id, ordinal from booking b join capacity_window w on w.id = window_id where code = $1',
        [second],
      );
      const places = await here.query('select refused_by from freed_place');
      if (reason(answer) === 'CONFIRMED') expect([row.ordinal, places]).toMatchObject([1, [{ refused_by: [] }]]);
      else expect([row.ordinal, places]).toMatchObject([2, [{ refused_by: [second] }]]);
      await expectSums(here.query);
      await here.cancel(base + 1, second);
      house.clock.advance(60);
      await here.turn();
    }
    for (const one of seen) expect(['CONFIRMED', 'OFFER_GONE']).toContain(one);
  });

  test('an answer and giving the booking back: whatever comes first, both places are free again', async () => {
    const { house, here, there } = await twoServers(1);
    for (let round = 0; round < 10; round++) {
      const day = DAYS[round % DAYS.length] as string;
      const base = 100 + round * 10;
      const [first, second] = [await here.booked(base, day), await here.booked(base + 1, day)];
      await here.ask(base + 1, second);
      await here.cancel(base, first);
      await here.turn();
      const [answer, gone] = await Promise.all([
        here.accept(base + 1, second),
        there.cancel(base + 1, second),
        there.turn(),
      ]);
      expect(reason(gone)).toBe('CANCELLED');
      expect(['CONFIRMED', 'NOT_ALLOWED_NOW']).toContain(reason(answer));
      await expectSums(here.query);
      // Once for the offer that is void, once for the places.
      for (const at of [here, there]) {
        house.clock.advance(60);
        await at.turn();
      }
      expect(await here.query('select from capacity_window where taken > 0')).toEqual([]);
    }
  });

  test('an answer and the office closing that day: those who move up are moved on like all others', async () => {
    const asker: Asker = { kind: 'administrator' };
    const { house, second, here, there } = await twoServers(2);
    for (const [round, day] of DAYS.slice(0, 5).entries()) {
      const base = 100 + round * 10;
      const codes: string[] = [];
      for (let index = 0; index < 5; index++) codes.push(await here.booked(base + index, day));
      await here.ask(base + 4, codes[4] as string);
      await here.cancel(base, codes[0] as string);
      await here.turn();
      const closing = {
        ...{ office: 'BOGOR', what: 'closeDay', asker, firstDate: day, move: true, undoMinutes: 0 },
        set: (tx: Transaction, office: Office) => setExceptions(tx, office, [{ date: day, reason: 'Listrik padam' }]),
        ...{ idempotencyKey: null, input: null },
      };
      const [closed, answer, gone] = await Promise.all([
        transact(second.pool, (tx) => reshape(tx, closing, house.clock.now())),
        here.accept(base + 4, codes[4] as string),
        here.cancel(base + 1, codes[1] as string),
        there.turn(),
      ]);
      expect(closed).toMatchObject({ what: 'closeDay' });
      expect(['CONFIRMED', 'OFFER_GONE']).toContain(reason(answer));
      expect(reason(gone)).toBe('CANCELLED');
      await house.offices.reload();
      await expectSums(here.query);
      const left = await here.query(
        `select code from booking b join capacity_window w on w.id = window_id where live and w.date = $1`,
        [day],
      );
      expect(left).toEqual([]);
      expect(
        await here.query(
          `select from capacity_window where office = 'BOGOR' and date = $1 and (taken > 0 or capacity > 0)`,
          [day],
        ),
      ).toEqual([]);
    }
  });

  test('accepting, lapsing and cancelling meet without a place being lost or sold twice', async () => {
    const { house, here, there } = await twoServers(2);
    for (let round = 0; round < 10; round++) {
      const base = 100 + round * 10;
      const codes = await Promise.all([1, 2, 3, 4].map((index) => here.booked(base + index, '2017-08-14')));
      await Promise.all(codes.slice(2).map((code, index) => here.ask(base + 3 + index, code)));
      await Promise.all(codes.slice(0, 2).map((code, index) => there.cancel(base + 1 + index, code)));
      await here.turn();
      house.clock.advance(round % 2 === 0 ? 14 : 15);
      await Promise.all([
        here.accept(base + 3, codes[2] as string),
        here.turn(),
        there.cancel(base + 4, codes[3] as string),
        there.turn(),
        there.accept(base + 4, codes[3] as string),
        here.booked(base + 5, '2017-08-14'),
      ]);
      await expectSums(here.query);
      await Promise.all(
        [3, 4, 5].map(async (index) => {
          const [row] = await here.query(`select code from booking where live and sender_key = $1`, [
            `tel:${phoneOf(base + index)}`,
          ]);
          if (row) await here.cancel(base + index, row.code);
        }),
      );
      house.clock.advance(60);
      await here.turn();
      await there.turn();
      await expectSums(here.query);
    }
  });
});

/** Both at once, the second begun first. */
async function backwards<A, B>([first, second]: readonly [() => Promise<A>, () => Promise<B>]): Promise<[A, B]> {
  const begun = second();
  return [await first(), await begun];
}
