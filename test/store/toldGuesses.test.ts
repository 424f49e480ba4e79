// Refusals that tell unproven callers of another's booking: a guess costs a place, few are told a day, the holder hears of it.
import { describe, expect, test } from 'vitest';
import { MOST_TRIES, ORDINARY_TRIES } from '../../src/abuse/price.ts';
import type { Asker } from '../../src/access/asker.ts';
import type { BookAnswer } from '../../src/booking/book.ts';
import { takeDue } from '../../src/booking/dueNotices.ts';
import { inTransaction } from '../../src/database.ts';
import { addDays } from '../../src/time.ts';
import { made, openHouse, phoneOf, refusedWith, sender, type TestHouse, type Wish, wanted } from '../support/house.ts';
import { retainAll } from '../support/retainAll.ts';
import { step } from '../support/step.ts';

let works = 0;

/** Asks from a network that has a wider one of its own, with work done. */
function ask(house: TestHouse, person: number, network: number, wish: Wish = {}): Promise<BookAnswer> {
  const work = { id: `work ${works++}`, tries: MOST_TRIES };
  return house.book(wanted(house, person, { visitDate: null, budget: `10.${network}.0.0/24`, work, ...wish }));
}

async function confirmed(house: TestHouse, person: number) {
  const asker = sender(phoneOf(person));
  const { code } = made(await house.book(wanted(house, person, { asker })));
  return made(await house.confirm({ code, asker, proof: {} }));
}

/** Guesses of callers who have proven nothing that were told; the others were given a place in a name. */
const TOLD = `select subject from guess where subject !~ '^(name|tried|told) '`;

const count = (answers: readonly BookAnswer[], refusal: string) =>
  answers.filter((answer) => refusedWith(answer) === refusal).length;

describe('where no place is free', async () => {
  const house = await openHouse();
  await confirmed(house, 1);
  await ask(house, 2, 1);
  const query = async (sql: string) => (await house.database.pool.query(sql)).rows;
  const gone: Wish = { window: 1, acceptNextPlace: false };

  test.each<[string, Wish]>([
    ['a window that is gone', gone],
    ['a day that is closed', { visitDate: '2017-08-05', acceptNextPlace: false }],
    ['a day that is too far', { visitDate: '2018-08-06' }],
    ['a window without a place', { window: 0, acceptNextPlace: false, phone: phoneOf(1) }],
  ])('people with and without a booking are answered alike: %s', async (_, wish) => {
    const free = await ask(house, 3, 3, wish);
    expect(refusedWith(free)).not.toBeNull();
    for (const person of [1, 2]) expect(await ask(house, person, 3, wish)).toEqual(free);
    expect(await query(TOLD)).toEqual([]);
  });

  test('also where the window is full', async () => {
    await query(`update capacity_window set taken = capacity where office = 'BOGOR' and date = '2017-08-08'`);
    const full: Wish = { visitDate: '2017-08-08', acceptNextPlace: false };
    const free = await ask(house, 3, 4, full);
    expect(refusedWith(free)).toBe('FULL');
    const all = await Promise.all([1, 2, 1, 2, 1, 2, 1].map((person) => ask(house, person, 4, full)));
    for (const answer of all) expect(answer).toEqual(free);
    expect(await query(TOLD)).toEqual([]);
  });
});

describe('a caller who has proven nothing', () => {
  test('takes no place by asking, nor from those who ask at the same time', async () => {
    const house = await openHouse();
    await confirmed(house, 1);
    const taken = async () =>
      (await house.database.pool.query('select sum(taken)::int as taken from capacity_window')).rows[0].taken;
    const before = await taken();
    const answers = await Promise.all([ask(house, 1, 1), ask(house, 2, 2), ask(house, 1, 3), ask(house, 3, 4)]);
    expect(answers.map(refusedWith)).toEqual(['ALREADY_BOOKED', null, 'ALREADY_BOOKED', null]);
    expect(await taken()).toBe(before + 2);
  });

  test('is told five times about one person, from however many networks at once; then all are answered alike', async () => {
    const house = await openHouse();
    const neighbour = { ...house, ...(await house.neighbour()) };
    const { name, code } = await confirmed(house, 1);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => ask(index % 2 ? neighbour : house, 1, index)),
    );
    expect([count(answers, 'ALREADY_BOOKED'), count(answers, 'REGISTER_OTHERWISE')]).toEqual([5, 25]);
    const neutral = answers.find((answer) => refusedWith(answer) === 'REGISTER_OTHERWISE');
    expect(neutral).toMatchObject({ parameters: { contact: 'WhatsApp +628111100333' } });

    await step('once the booking is gone, and in another spelling', async () => {
      await house.database.pool.query(`update booking set status = 'CANCELLED', live = false where code = $1`, [code]);
      expect(await ask(house, 1, 40)).toEqual(neutral);
      const turned = name.toUpperCase().split(' ').toReversed().join(' ');
      expect(await ask(house, 1, 41, { name: turned })).toEqual(neutral);
    });

    await step('the person registers by chat or at the desk, and on the next day on the web', async () => {
      const { code } = made(await house.book(wanted(house, 1, { asker: sender(phoneOf(1)) })));
      await house.database.pool.query(`update booking set status = 'CANCELLED', live = false where code = $1`, [code]);
      const officer = { kind: 'officer', id: '1', name: 'Sri', role: 'FRONT_DESK', office: 'BOGOR' } as const;
      made(await house.book(wanted(house, 1, { asker: officer })));
      expect(await ask(house, 1, 42)).toEqual(neutral);
      house.clock.advance(24 * 60 + 1);
      made(await ask(house, 1, 42));
    });
  });

  test('is told the truth when the place is claimed by the number itself', async () => {
    const house = await openHouse();
    await confirmed(house, 1);
    for (let network = 0; network < 7; network++) await ask(house, 1, network);
    for (let time = 0; time < 7; time++)
      expect(refusedWith(await house.book(wanted(house, 1, { asker: sender(phoneOf(1)) })))).toBe('ALREADY_BOOKED');
  });

  test('is told five times about one number, whatever the name', async () => {
    const house = await openHouse();
    await confirmed(house, 1);
    const answers = [];
    for (let index = 0; index < 7; index++) answers.push(await ask(house, 100 + index, index, { phone: phoneOf(1) }));
    const told = [...Array(5).fill('LIMIT_REACHED'), 'REGISTER_OTHERWISE', 'REGISTER_OTHERWISE'];
    expect(answers.map(refusedWith)).toEqual(told);
    // Of those people nothing is known: with another number they get a place.
    made(await ask(house, 100, 50, { phone: phoneOf(100) }));
  });

  test('guesses at the birth date of one person by one name, whatever date, network, office and spelling', async () => {
    const house = await openHouse();
    const neighbour = { ...house, ...(await house.neighbour()) };
    const { name } = await confirmed(house, 1);
    const spellings = [name, name.toUpperCase(), name.split(' ').toReversed().join(' ')];
    const guess = (day: number, network: number) =>
      ask(day % 2 ? neighbour : house, 1, network, {
        name: spellings[day % spellings.length] ?? name,
        birthDate: addDays('1960-01-01', day),
      });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, day) => guess(day, day)));
    expect([count(answers, 'REGISTER_OTHERWISE'), answers.filter((one) => !refusedWith(one)).length]).toEqual([20, 20]);

    await step('then the right date is answered like a wrong one, and others are not concerned', async () => {
      const neutral = await guess(50, 50);
      expect(refusedWith(neutral)).toBe('REGISTER_OTHERWISE');
      expect(await ask(house, 1, 51)).toEqual(neutral);
      made(await ask(house, 2, 52));
    });

    await step('a namesake who proves a number books at once, all others on the next day', async () => {
      made(await house.book(wanted(house, 1, { asker: sender(phoneOf(700)), birthDate: '1970-05-05' })));
      house.clock.advance(24 * 60 + 1);
      made(await guess(60, 60));
    });
  });

  test('is told of blocks five times as well', async () => {
    const house = await openHouse();
    await house.database.pool.query(
      `insert into block (key, office, kind, reason, by, began_at) values ($1, null, 'STAFF', 'test', 'test', $2)`,
      [`tel:${phoneOf(1)}`, house.clock.now().toString()],
    );
    const answers = [];
    for (let index = 0; index < 6; index++) answers.push(await ask(house, 100 + index, index, { phone: phoneOf(1) }));
    expect([count(answers, 'BLOCKED'), count(answers, 'REGISTER_OTHERWISE')]).toEqual([5, 1]);
  });
});

test('a guess costs its network as much as a place, right or wrong', async () => {
  const house = await openHouse();
  for (let person = 0; person < 45; person++) await confirmed(house, person);
  const free = { work: null };
  for (let person = 0; person < 5; person++)
    expect(refusedWith(await ask(house, person, 1, free))).toBe('ALREADY_BOOKED');
  for (const person of [5, 500]) expect(refusedWith(await ask(house, person, 1, free))).toBe('WORK_REQUIRED');

  await step('a piece of work pays for one', async () => {
    const work = { id: 'one piece', tries: MOST_TRIES };
    expect(refusedWith(await ask(house, 5, 1, { work }))).toBe('ALREADY_BOOKED');
    for (const person of [6, 500]) expect(refusedWith(await ask(house, person, 1, { work }))).toBe('WORK_REQUIRED');
  });

  await step('however many are asked at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => ask(house, 6 + index, 2, free)));
    expect([count(answers, 'ALREADY_BOOKED'), count(answers, 'WORK_REQUIRED')]).toEqual([5, 7]);
  });

  await step(
    'the more were asked, the more the next costs: people with and without a booking are refused alike',
    async () => {
      for (let person = 6; person < 45; person++)
        expect(refusedWith(await ask(house, person, 1))).toBe('ALREADY_BOOKED');
      const tooLittle = { work: { id: 'too little', tries: ORDINARY_TRIES / 2 } };
      const neutral = await ask(house, 500, 1, tooLittle);
      expect(refusedWith(neutral)).toBe('WORK_REQUIRED');
      expect(await ask(house, 44, 1, tooLittle)).toEqual(neutral);
      house.clock.advance(120);
      expect(refusedWith(await ask(house, 500, 1, tooLittle))).toBe('WORK_REQUIRED');
      made(await ask(house, 501, 3));
      house.clock.advance(22 * 60 + 1);
      made(await ask(house, 500, 1, free));
    },
  );

  await step('and they are forgotten after a day', async () => {
    house.clock.advance(24 * 60 + 1);
    await retainAll(house.database.pool, house.offices, house.clock.now());
    expect((await house.database.pool.query('select from guess')).rows).toEqual([]);
  });
});

test('the holder hears of it by the own channel, once a day; a number that was only claimed hears nothing', async () => {
  const house = await openHouse();
  const { code } = await confirmed(house, 1);
  await ask(house, 1, 1);
  await ask(house, 1, 2);
  await ask(house, 90, 3, { phone: phoneOf(1) });
  made(await ask(house, 2, 10, { phone: phoneOf(2) }));
  expect(refusedWith(await ask(house, 2, 11, { phone: phoneOf(2) }))).toBe('ALREADY_BOOKED');
  const due = async () => {
    const office = house.offices.get('BOGOR');
    return (await inTransaction(house.database.pool, (tx) => takeDue(tx, office, house.clock.now()))).notices;
  };
  const notices = await due();
  expect(notices.map(({ key, to }) => [key, to.value])).toEqual(Array(3).fill(['registrationTried', phoneOf(1)]));
  // A purpose is told once.
  expect(new Set(notices.map(({ purpose }) => purpose)).size).toBe(1);
  expect(notices[0]).toMatchObject({ once: true, about: { booking: code } });
  await step(
    'also if another number tried, which is known; of the own number, staff and other programs no one is told',
    async () => {
      const officer = { kind: 'officer', id: '1', name: 'Sri', role: 'FRONT_DESK', office: 'BOGOR' } as const;
      const program = {
        kind: 'apiKey',
        id: 1,
        label: 'portal',
        scopes: ['VOUCH'],
        offices: [],
        perMinute: 60,
      } as const;
      const again = (asker: Asker) => house.book(wanted(house, 1, { asker }));
      for (const asker of [sender(phoneOf(1)), officer, program])
        expect(refusedWith(await again(asker))).toBe('ALREADY_BOOKED');
      expect(await due()).toEqual([]);
      expect(refusedWith(await again(sender(phoneOf(77))))).toBe('ALREADY_BOOKED');
      const heard = (await due()).map(({ key, to, purpose }) => [key, to.value, purpose]);
      expect(heard).toEqual([['registrationTried', phoneOf(1), notices[0]?.purpose]]);
      const counted = await house.database.pool.query(`select from guess where subject = 'told tel:${phoneOf(77)}'`);
      expect(counted.rows).toHaveLength(1);
    },
  );
  house.clock.advance(24 * 60);
  await ask(house, 1, 20);
  const [tomorrow] = await due();
  expect(tomorrow?.key).toBe('registrationTried');
  expect(tomorrow?.purpose).not.toBe(notices[0]?.purpose);
});
