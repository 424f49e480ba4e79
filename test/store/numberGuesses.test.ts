// Guesses at what others have booked by a number that is proven: five birth dates of a name and five persons told in a day.
import { describe, expect, test } from 'vitest';
import type { Asker } from '../../src/access/asker.ts';
import type { BookAnswer } from '../../src/booking/book.ts';
import { inTransaction } from '../../src/database.ts';
import { correct } from '../../src/privacy/correct.ts';
import { isRefusal } from '../../src/refusal.ts';
import { addDays } from '../../src/time.ts';
import {
  made,
  nameOf,
  openHouse,
  phoneOf,
  refusedWith,
  sender,
  type TestHouse,
  type Wish,
  wanted,
} from '../support/house.ts';
import { oneADay, waitingAt } from '../support/placeRequests.ts';
import { step } from '../support/step.ts';

/** The number that guesses. */
const GUESSER = sender(phoneOf(900));
const MOST = 5;
const AT_DESK = 'REGISTER_AT_DESK';

/** A house in which the first person is booked, born on the hundredth day. */
async function guessedHouse() {
  const house = await openHouse();
  const birthDate = addDays('1960-01-01', 100);
  const holder = { asker: sender(phoneOf(1)), birthDate };
  const { code } = made(await house.book(wanted(house, 1, holder)));
  made(await house.confirm({ code, asker: holder.asker, proof: {} }));
  const ask = (day: number, wish: Wish = {}, through: Pick<TestHouse, 'book'> = house): Promise<BookAnswer> =>
    through.book(wanted(house, 1, { asker: GUESSER, visitDate: null, birthDate: addDays('1960-01-01', day), ...wish }));
  const cancel = async (answer: BookAnswer) => {
    if (isRefusal(answer)) return;
    const end = `update booking set status = 'CANCELLED', live = false where code = $1`;
    await house.database.pool.query(end, [answer.code]);
  };
  const guess = async (day: number, wish: Wish = {}) => {
    const answer = await ask(day, wish);
    await cancel(answer);
    return refusedWith(answer);
  };
  return { house, code, ask, guess };
}

describe('birth dates of one name', () => {
  test('are answered alike after five, right and wrong, in all spellings, until the next day', async () => {
    const { house, guess } = await guessedHouse();
    for (let day = 0; day < MOST; day++) expect(await guess(day)).toBeNull();
    expect([await guess(5), await guess(100)]).toEqual([AT_DESK, AT_DESK]);
    const turned = nameOf(1).toUpperCase().split(' ').toReversed().join(' ');
    expect([await guess(6, { name: turned }), await guess(100, { name: turned })]).toEqual([AT_DESK, AT_DESK]);

    await step('of dates given before, other names and other numbers nothing changes', async () => {
      expect(await guess(0)).toBeNull();
      made(await house.book(wanted(house, 2, { asker: GUESSER })));
      expect(await guess(200, { asker: sender(phoneOf(901)) })).toBeNull();
    });

    await step('on the next day they count again', async () => {
      await house.database.pool.query(`update booking set status = 'CANCELLED', live = false where name = $1`, [
        nameOf(2),
      ]);
      house.clock.advance(24 * 60 + 1);
      expect([await guess(7), await guess(100)]).toEqual([null, 'ALREADY_BOOKED']);
    });
  });

  test('count however many are asked at once, at several servers, and while the number has a place', async () => {
    const { house, ask } = await guessedHouse();
    const neighbour = await house.neighbour();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, day) => ask(day, {}, day % 2 ? neighbour : house)),
    );
    const counts = Object.entries(Object.groupBy(answers, (answer) => refusedWith(answer) ?? 'HELD'));
    expect(counts.map(([refusal, those]) => [refusal, those?.length]).toSorted()).toEqual([
      ['HELD', 1],
      ['LIMIT_REACHED', MOST - 1],
      [AT_DESK, 12 - MOST],
    ]);
    expect(refusedWith(await ask(100))).toBe(AT_DESK);
  });

  test('count where no place is free', async () => {
    const { house, guess } = await guessedHouse();
    await house.database.pool.query('update capacity_window set taken = capacity');
    for (let day = 0; day < MOST; day++) expect(await guess(day)).toBe('FULL');
    expect(await guess(100)).toBe(AT_DESK);
  });

  test.each<[string, Wish]>([
    ['a number proven by digits', { asker: { kind: 'anonymous', source: 'test' }, phone: phoneOf(900) }],
    [
      'such a number through a program that does not vouch',
      {
        asker: { kind: 'apiKey', id: 1, label: 'site', scopes: ['BOOK'], offices: [], perMinute: 60 },
        phone: phoneOf(900),
      },
    ],
  ])('count for %s', async (_, wish) => {
    const { guess } = await guessedHouse();
    for (let day = 0; day < MOST; day++) expect(await guess(day, { ...wish, numberRead: true })).toBeNull();
    expect(await guess(100, { ...wish, numberRead: true })).toBe(AT_DESK);
    expect(await guess(100)).toBe(AT_DESK);
  });

  test.each<Asker>([
    { kind: 'officer', id: '1', name: 'Sri', role: 'FRONT_DESK', office: 'BOGOR' },
    { kind: 'apiKey', id: 1, label: 'portal', scopes: ['VOUCH'], offices: [], perMinute: 60 },
  ])('do not count for those who have identified the person: $kind', async (asker) => {
    const { guess } = await guessedHouse();
    for (let day = 0; day <= MOST; day++) expect(await guess(day, { asker, phone: phoneOf(900) })).toBeNull();
    expect(await guess(100, { asker, phone: phoneOf(900) })).toBe('ALREADY_BOOKED');
  });
});

test('a number is told of five persons; then it is answered alike of all but those, and of its own', async () => {
  const { house, guess } = await guessedHouse();
  for (let person = 10; person < 17; person++)
    made(await house.book(wanted(house, person, { asker: sender(phoneOf(person)) })));
  made(await house.book(wanted(house, 30, { asker: GUESSER })));
  const told = async (person: number) => refusedWith(await house.book(wanted(house, person, { asker: GUESSER })));
  for (let person = 10; person < 15; person++)
    expect([await told(person), await told(person)]).toEqual(Array(2).fill('ALREADY_BOOKED'));
  expect([await told(15), await told(16), await told(40)]).toEqual([AT_DESK, AT_DESK, AT_DESK]);
  expect([await told(10), await told(30)]).toEqual(['ALREADY_BOOKED', 'ALREADY_BOOKED']);
  expect(await guess(100)).toBe(AT_DESK);
  // Another number is told, and callers who have proven nothing once less of each of those persons.
  expect(refusedWith(await house.book(wanted(house, 15, { asker: sender(phoneOf(902)) })))).toBe('ALREADY_BOOKED');
  const rows = await house.database.pool.query(`select subject from guess where subject like 'person %'`);
  expect(rows.rows).toHaveLength(6);
});

test('a correction is a guess like a registration, and the holder hears of it', async () => {
  const { house, code: taken, ask } = await guessedHouse();
  const { code, birthDate } = made(await ask(101));
  const correction = (newBirthDate: string) =>
    inTransaction(house.database.pool, async (tx) => {
      const subject = { office: 'BOGOR', code: null, address: `tel:${phoneOf(900)}`, ofChildren: false };
      const request = {
        asker: GUESSER,
        subject,
        office: house.offices.get('BOGOR'),
        code,
        name: null,
        birthDate: newBirthDate,
      };
      const { answer } = await correct(tx, request, house.clock.now());
      return isRefusal(answer) ? answer.refused : null;
    });
  expect(birthDate).toBe('1960-04-11');
  expect(await correction('1960-04-10')).toBe('ALREADY_BOOKED');
  const due = await house.database.pool.query('select kind, booking from due_notice');
  expect(due.rows).toEqual([{ kind: 'REGISTRATION_TRIED', booking: taken }]);
  for (const other of ['1960-04-12', '1960-04-13', '1960-04-14'])
    expect(await ask(0, { birthDate: other }).then(refusedWith)).toBe('LIMIT_REACHED');
  expect(await correction('1960-04-15')).toBe('CORRECTION_AT_DESK');
  expect(await correction('1960-04-12')).toBeNull();
});

test('a request for a place is a guess, though the trial leaves nothing else behind', async () => {
  const house = await openHouse(undefined, oneADay());
  const at = waitingAt(house);
  await at.booked(101);
  await at.booked(102);
  const asks = (person: number, birthDate?: string) =>
    at.asks(person, { asker: GUESSER, ...(birthDate ? { birthDate } : {}) });
  expect(await asks(101)).toBe('ALREADY_BOOKED');
  const due = await house.database.pool.query('select kind from due_notice');
  expect(due.rows).toEqual([{ kind: 'REGISTRATION_TRIED' }]);
  expect(await asks(102, '1960-01-01')).toBe('NO_PLACE');
  for (let day = 1; day < MOST; day++) expect(await asks(102, addDays('1960-01-01', day))).toBe('LIMIT_REACHED');
  expect([await asks(102), await asks(102, '1960-03-01')]).toEqual([AT_DESK, AT_DESK]);
});
