// The lottery of a newly opened day: requests of its first minute wait, and are answered in an order that no caller can choose.
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { BookAnswer } from '../../src/booking/book.ts';
import { DataCipher } from '../../src/cipher.ts';
import { inTransaction, queriesOn, useCipher } from '../../src/database.ts';
import { drawLotteries, LotteriesFirst, type LotteryDrawing, LotterySeeds } from '../../src/jobs/drawLotteries.ts';
import { rotateDataKey } from '../../src/jobs/rotateDataKey.ts';
import { forgetEntrants } from '../../src/lottery/draw.ts';
import { drawOrder, seedHash } from '../../src/lottery/order.ts';
import { drawsOf, findLottery } from '../../src/lottery/read.ts';
import { pseudonymsBy } from '../../src/placeLog/keys.ts';
import { addMinutes } from '../../src/time.ts';
import {
  anonymous,
  made,
  openHouse,
  phoneOf,
  refusedWith,
  sender,
  type TestHouse,
  type Wish,
  wanted,
} from '../support/house.ts';
import { step } from '../support/step.ts';

/** Monday, 50 seconds before the next Monday opens: seven windows of two places. */
const BEFORE = '2017-08-07T07:59:10+07:00';
const OPENED = '2017-08-07T08:00:00+07:00';
const DAY = '2017-08-14';
const CHANGE = {
  defaults: { schedule: { windowMinutes: 60, capacity: 2 } },
  BOGOR: { policy: { horizonDays: 7, lotteryMinutes: 1, release: { at: '08:00', jitterMinutes: 0 } } },
};
const pseudonymOf = pseudonymsBy(Buffer.alloc(32, 7).toString('base64'));

describe('in the first minute of a day', () => {
  let house: TestHouse;
  let drawing: LotteryDrawing;
  beforeEach(async () => {
    house = await openHouse(BEFORE, CHANGE);
    drawing = { pool: house.database.pool, offices: house.offices, pseudonymOf };
    await new LotterySeeds().make(drawing, house.clock.now());
  });

  const byChat = (number: number, wish: Wish = {}): Wish => ({
    asker: sender(phoneOf(number)),
    visitDate: DAY,
    ...wish,
  });
  const ask = (number: number, wish: Wish = byChat(number)) => house.book(wanted(house, number, wish));
  const shown = () => findLottery(queriesOn(house.database.pool), { office: 'BOGOR', date: DAY });
  const placesOfDay = async () => {
    const rows = await queriesOn(house.database.pool).query<{ person: string; code: string }>(
      `select person_key as person, code from booking where office = 'BOGOR' and visit_date = '${DAY}' and live order by code`,
    );
    return rows;
  };
  const refusals = (answers: readonly BookAnswer[]) => [...new Set(answers.map(refusedWith))];

  test('requests enter, and the draw gives the places in the order that seed and pseudonyms fix', async () => {
    expect(refusedWith(await ask(0))).toBe('NOT_YET_RELEASED');
    const before = await shown();
    expect(before).toMatchObject({ seed: null, drawnAt: null, seedHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    house.clock.set(OPENED);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, number) => ask(number)));
    expect(refusals(answers)).toEqual(['ENTERED']);
    expect(answers[0]).toMatchObject({ parameters: { office: 'Kantor Imigrasi Bogor', date: DAY } });
    expect(await placesOfDay()).toEqual([]);

    await step('nothing is drawn before the minute and its entries are over', async () => {
      house.clock.set('2017-08-07T08:01:00+07:00');
      expect(await drawLotteries(drawing, house.clock.now())).toBe(0);
      expect(refusedWith(await ask(50))).toBe('NOT_YET_RELEASED');
      expect(refusedWith(await ask(0))).toBe('ENTERED');
    });

    await step('all are drawn, and as many as there is room get a place', async () => {
      house.clock.set('2017-08-07T08:01:05+07:00');
      expect(await drawLotteries(drawing, house.clock.now())).toBe(40);
      expect(await placesOfDay()).toHaveLength(14);
      expect(await drawLotteries(drawing, house.clock.now())).toBe(0);
    });

    await step('anyone can repeat the order: the seed is the one that was promised', async () => {
      const after = await shown();
      expect(after?.seedHash).toBe(before?.seedHash);
      expect(seedHash(after?.seed ?? '')).toBe(before?.seedHash);
      const draws = await drawsOf(
        queriesOn(house.database.pool),
        { office: 'BOGOR', date: DAY },
        { first: 100, after: 0 },
      );
      expect(draws.map(({ position }) => position)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
      const repeated = drawOrder(
        after?.seed ?? '',
        draws.toSorted((one, other) => (one.ticket < other.ticket ? -1 : 1)),
      );
      expect(repeated).toEqual(draws);
      expect(draws.filter(({ placed }) => placed)).toEqual(draws.slice(0, 14));
      const persons = (await placesOfDay()).map(({ person }) => pseudonymOf(`person ${person}`)).toSorted();
      expect(persons).toEqual(
        draws
          .slice(0, 14)
          .map(({ ticket }) => ticket)
          .toSorted(),
      );
    });

    await step('everyone who wrote is told, once', async () => {
      const told = await queriesOn(house.database.pool).query<{ key: string; people: number }>(
        `select key, count(distinct recipient)::int as people from outbox_message group by key order by key`,
      );
      expect(told).toEqual([
        { key: 'held', people: 14 },
        { key: 'notDrawn', people: 26 },
      ]);
    });

    await step('those who come later are served in the order they come', async () => {
      house.clock.set('2017-08-07T08:02:00+07:00');
      expect(refusedWith(await ask(60, byChat(60, { acceptNextPlace: false })))).toBe('FULL');
    });
  });

  test('asking again is the same entry, by the same key, another, or at the same moment', async () => {
    house.clock.set(OPENED);
    const again = await Promise.all([
      ask(1),
      ask(1),
      ask(1, byChat(1, { key: 'one' })),
      ask(1, byChat(1, { key: 'one' })),
    ]);
    expect(refusals(again)).toEqual(['ENTERED']);
    expect(refusedWith(await ask(1))).toBe('ENTERED');
    house.clock.set('2017-08-07T08:01:30+07:00');
    expect(await drawLotteries(drawing, house.clock.now())).toBe(1);
    const [place] = await placesOfDay();
    await step('the place is that of the entry, and the person has no other', async () => {
      house.clock.set('2017-08-07T08:03:00+07:00');
      expect(place?.code).toMatch(/^\w{8}$/);
      expect(refusedWith(await ask(1))).toBe('ALREADY_BOOKED');
    });
  });

  test('the result is the answer to the same request with the same key', async () => {
    house.clock.set(OPENED);
    const wish = { visitDate: DAY, key: 'once' };
    expect(refusedWith(await ask(2, wish))).toBe('ENTERED');
    house.clock.set('2017-08-07T08:01:30+07:00');
    await drawLotteries(drawing, house.clock.now());
    house.clock.set('2017-08-07T08:01:40+07:00');
    const { code, window } = made(await ask(2, wish));
    expect([code, window.date]).toEqual([(await placesOfDay())[0]?.code, DAY]);
    expect(await queriesOn(house.database.pool).query('select from outbox_message')).toEqual([]);
  });

  test('a sender has no more entries than bookings', async () => {
    house.clock.set(OPENED);
    const from = { asker: sender(phoneOf(3)), visitDate: DAY };
    expect(refusedWith(await ask(3, from))).toBe('ENTERED');
    expect(refusedWith(await ask(4, from))).toBe('LIMIT_REACHED');
  });

  test('one who takes any day enters only where all days before are full', async () => {
    house.clock.set(OPENED);
    const first = made(await ask(5, byChat(5, { visitDate: null })));
    expect(first.window.date < DAY).toBe(true);
    await queriesOn(house.database.pool).query(
      `update capacity_window set taken = capacity where office = 'BOGOR' and date < '${DAY}'`,
    );
    expect(refusedWith(await ask(6, byChat(6, { visitDate: null })))).toBe('ENTERED');
    expect(refusedWith(await ask(7, byChat(7, { visitDate: '2017-08-08', acceptNextPlace: false })))).toBe('FULL');
    // Twice at one moment.
    const twice = await Promise.all([0, 0, 0].map(() => ask(8, byChat(8, { visitDate: null }))));
    expect(refusals(twice)).toEqual(['ENTERED']);
    house.clock.set('2017-08-07T08:01:30+07:00');
    expect(await drawLotteries(drawing, house.clock.now())).toBe(2);
    expect(await placesOfDay()).toHaveLength(2);
  });

  test('entries cost those who have proven nothing what places cost', async () => {
    house.clock.set(OPENED);
    const unproven = { asker: anonymous, budget: '203.0.113.0/24', visitDate: DAY };
    const answers: BookAnswer[] = [];
    for (let number = 10; number < 17; number++) answers.push(await ask(number, unproven));
    expect(answers.map(refusedWith)).toEqual([...Array(5).fill('ENTERED'), 'WORK_REQUIRED', 'WORK_REQUIRED']);
    expect(refusedWith(await ask(10, unproven))).toBe('ENTERED');
  });

  test('entries are guesses at the birth date of a name, as places are', async () => {
    house.clock.set(OPENED);
    const from = (network: number): Wish => {
      return { asker: anonymous, budget: `203.0.${network}.0/24`, visitDate: DAY };
    };
    const answers = [];
    for (let day = 1; day <= 21; day++)
      answers.push(refusedWith(await ask(61, { ...from(100 + day), birthDate: `1960-01-${day + 9}` })));
    expect(answers).toEqual([...Array(20).fill('ENTERED'), 'REGISTER_OTHERWISE']);
  });

  test('a person whom an unproven booking stands against enters, and has it pushed aside by the draw alone', async () => {
    made(await ask(18, { asker: anonymous, budget: '203.0.113.0/24', visitDate: '2017-08-09' }));
    house.clock.set(OPENED);
    expect(refusedWith(await ask(18))).toBe('ENTERED');
    const statuses = () =>
      queriesOn(house.database.pool).query<{ status: string }>('select status from booking order by visit_date');
    expect(await statuses()).toEqual([{ status: 'HELD' }]);
    house.clock.set('2017-08-07T08:01:30+07:00');
    expect(await drawLotteries(drawing, house.clock.now())).toBe(1);
    expect(await placesOfDay()).toHaveLength(1);
    expect((await statuses()).map(({ status }) => status === 'HELD')).toEqual([false, true]);
  });

  test.each([
    ['one after the other', false],
    ['at the same moment', true],
  ])('the entry of a person that no one has proven becomes that of the number which writes: %s', async (_, atOnce) => {
    house.clock.set(OPENED);
    const stranger = { asker: anonymous, budget: '203.0.113.0/24', visitDate: DAY };
    const wishes = [stranger, byChat(30)];
    const answers = atOnce ? await Promise.all(wishes.map((wish) => ask(30, wish))) : [];
    if (!atOnce) for (const wish of wishes) answers.push(await ask(30, wish));
    expect(answers.map(refusedWith)).toEqual(['ENTERED', 'ENTERED']);
    await step('and stays it, for all who ask without a proof', async () => {
      expect(refusedWith(await ask(30, stranger))).toBe('ENTERED');
    });
    house.clock.set('2017-08-07T08:01:30+07:00');
    expect(await drawLotteries(drawing, house.clock.now())).toBe(1);
    const rows = await queriesOn(house.database.pool).query(
      'select proven, sender_key, source from booking where live',
    );
    expect(rows).toEqual([{ proven: true, sender_key: `tel:${phoneOf(30)}`, source: null }]);
  });

  test('an entry that only names a number keeps no place of its owner', async () => {
    house.clock.set(OPENED);
    const stranger = { asker: anonymous, budget: '203.0.113.0/24', visitDate: DAY, phone: phoneOf(31) };
    expect(refusedWith(await ask(32, stranger))).toBe('ENTERED');
    expect(refusedWith(await ask(31))).toBe('ENTERED');
    expect(refusedWith(await ask(33, { ...stranger, budget: '203.0.114.0/24' }))).toBe('LIMIT_REACHED');
  });

  test('officers wait until the day is released', async () => {
    house.clock.set(OPENED);
    const officer = { kind: 'officer', id: '1', name: 'Rina', role: 'FRONT_DESK', office: 'BOGOR' } as const;
    expect(refusedWith(await ask(20, { asker: officer, visitDate: DAY }))).toBe('NOT_YET_RELEASED');
    house.clock.set('2017-08-07T08:02:00+07:00');
    await drawLotteries(drawing, house.clock.now());
    made(await ask(20, { asker: officer, visitDate: DAY }));
  });

  test('two servers draw it together, each entry once, and one that died is followed by the other', async () => {
    house.clock.set(OPENED);
    await Promise.all(Array.from({ length: 250 }, (_, number) => ask(number)));
    const second = { ...drawing, pool: (await house.neighbour()).pool };
    house.clock.set('2017-08-07T08:01:30+07:00');
    const now = house.clock.now();
    // The first portion is drawn, and its transaction is lost with the server.
    const dying = new Error('The server dies.');
    await expect(
      inTransaction(second.pool, async (tx) => {
        await tx.query(`update lottery set closed_at = now() where office = 'BOGOR'`);
        throw dying;
      }),
    ).rejects.toThrow(dying);
    const drawn = await Promise.all([drawLotteries(drawing, now), drawLotteries(second, now)]);
    expect(drawn.reduce((sum, count) => sum + count)).toBe(250);
    const draws = await drawsOf(
      queriesOn(house.database.pool),
      { office: 'BOGOR', date: DAY },
      { first: 1000, after: 0 },
    );
    expect(draws).toHaveLength(250);
    expect(drawOrder((await shown())?.seed ?? '', draws)).toEqual(draws);
    expect(draws.filter(({ placed }) => placed)).toEqual(draws.slice(0, 14));
  });

  describe('where no server ran in the minute of the draw', () => {
    const LATE = '2017-08-07T08:30:00+07:00';

    test('ordinary requests get nothing of the day before the entries', async () => {
      house.clock.set(OPENED);
      for (let number = 0; number < 3; number++) expect(refusedWith(await ask(number))).toBe('ENTERED');
      house.clock.set(LATE);
      const late = await Promise.all(Array.from({ length: 14 }, (_, number) => ask(100 + number)));
      expect(refusals(late)).toEqual(['FULL']);
      const officer = { kind: 'officer', id: '1', name: 'Rina', role: 'FRONT_DESK', office: 'BOGOR' } as const;
      expect(refusedWith(await ask(200, { asker: officer, visitDate: DAY }))).toBe('FULL');
      expect(await placesOfDay()).toEqual([]);
      expect(await drawLotteries(drawing, house.clock.now())).toBe(3);
      expect(await placesOfDay()).toHaveLength(3);
      made(await ask(120));
    });

    test('the first request draws, once for all that come with it', async () => {
      house.clock.set(OPENED);
      for (let number = 0; number < 14; number++) expect(refusedWith(await ask(number))).toBe('ENTERED');
      house.clock.set(LATE);
      const first = new LotteriesFirst();
      const book = async (number: number) => {
        await first.draw(drawing, house.offices.get('BOGOR'), house.clock.now());
        return ask(number);
      };
      const late = await Promise.all(Array.from({ length: 6 }, (_, number) => book(100 + number)));
      expect(refusals(late)).toEqual(['FULL']);
      const persons = (await placesOfDay()).map(({ person }) => person).sort();
      expect(persons).toEqual(Array.from({ length: 14 }, (_, number) => wanted(house, number).person).sort());
    });
  });

  test('the seed is not to be read in its row until it is drawn, also after the key was replaced', async () => {
    const { pool } = house.database;
    const [one, other] = ['1', '2'].map((id) => ({ id, bytes: randomBytes(32) }));
    const use = (...keys: (typeof one)[]) => useCipher(pool, new DataCipher(keys.flatMap((key) => key ?? [])));
    const row = async () => (await pool.query('select seed from lottery')).rows[0]?.seed as string;
    const [clear, hash] = [await row(), (await shown())?.seedHash];
    use(one);
    await rotateDataKey(pool);
    expect(await row()).toMatch(/^enc1:1:/);
    use(other, one);
    expect((await rotateDataKey(pool)).unreadable).toEqual([]);
    use(other);
    expect(await row()).toMatch(/^enc1:2:/);
    expect(await shown()).toMatchObject({ seedHash: hash, seed: null });
    house.clock.set(OPENED);
    expect(refusedWith(await ask(0))).toBe('ENTERED');
    house.clock.set('2017-08-07T08:01:30+07:00');
    expect(await drawLotteries(drawing, house.clock.now())).toBe(1);
    expect(await row()).toBe(clear);
    expect(await shown()).toMatchObject({ seedHash: hash, seed: clear });
    // A new one is encrypted from the start.
    await new LotterySeeds().make(drawing, addMinutes(house.clock.now(), 24 * 60));
    const made = `select seed from lottery where drawn_at is null`;
    expect((await pool.query(made)).rows).toEqual([{ seed: expect.stringMatching(/^enc1:2:/) }]);
  });

  test('a day later entries name no one', async () => {
    house.clock.set(OPENED);
    await ask(30);
    house.clock.set('2017-08-07T08:01:30+07:00');
    await drawLotteries(drawing, house.clock.now());
    const forget = () => inTransaction(house.database.pool, (tx) => forgetEntrants(tx, house.clock.now()));
    expect(await forget()).toBe(0);
    house.clock.set(addMinutes(house.clock.now(), 24 * 60));
    expect(await forget()).toBe(1);
    const [row] = await queriesOn(house.database.pool).query(
      'select person, sender, request, ticket from lottery_entry',
    );
    expect(row).toMatchObject({ person: null, sender: null, request: null, ticket: expect.any(String) });
  });
});
