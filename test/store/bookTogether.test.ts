// A group of requests gives the answers that one after the other would give, in the order in which they came.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BookAnswer, bookGroup, bookTogether } from '../../src/booking/book.ts';
import type { PreparedBooking } from '../../src/booking/prepare.ts';
import { inTransaction, type Transaction } from '../../src/database.ts';
import { apart } from '../../src/groupParts.ts';
import { isRefusal } from '../../src/refusal.ts';
import { openHouse, phoneOf, refusedWith, sender, wanted } from '../support/house.ts';

/** Days with one place each, two places, and none. */
const [ONE, OTHER, TWO, NONE] = ['2017-08-07', '2017-08-08', '2017-08-09', '2017-08-10'] as const;
const house = await openHouse();
const { pool } = house.database;
await pool.query(`update capacity_window set taken = capacity where office = 'BOGOR'`);
for (const [date, places] of [
  [ONE, 1],
  [OTHER, 1],
  [TWO, 2],
])
  await pool.query(
    `update capacity_window set taken = capacity - $2 where id = (
      select min(id) from capacity_window where office = 'BOGOR' and date = $1 and quota = 'general')`,
    [date, places],
  );

class Undone extends Error {}

/** The answers given in a transaction of which nothing stays. */
async function tried(answering: (tx: Transaction) => Promise<readonly (BookAnswer | Error)[]>) {
  let answers: readonly (BookAnswer | Error)[] = [];
  await inTransaction(pool, async (tx) => {
    answers = await answering(tx);
    throw new Undone();
  }).catch((error) => {
    if (!(error instanceof Undone)) throw error;
  });
  return answers.map((answer) => {
    if (answer instanceof Error) return answer.message;
    return isRefusal(answer) ? answer.refused : `${answer.name} at ${answer.window.startsAt}`;
  });
}

async function together(tx: Transaction, group: readonly PreparedBooking[]) {
  return apart(group, async (some) => {
    await tx.query('savepoint part');
    try {
      return (await bookTogether(tx, some, house.clock.now(), () => {})).answer;
    } catch (error) {
      await tx.query('rollback to savepoint part');
      throw error;
    }
  });
}

async function oneByOne(tx: Transaction, group: readonly PreparedBooking[]) {
  const answers: (BookAnswer | Error)[] = [];
  for (const one of group) answers.push(...(await bookGroup(tx, [one], house.clock.now())).answer);
  return answers;
}

const only = { acceptNextPlace: false };

describe('two wishes of one person at one moment', () => {
  const asker = { kind: 'administrator' } as const;
  const daysOf = (...days: string[]) =>
    Promise.all(days.map((visitDate) => house.book(wanted(house, 1, { ...only, visitDate, asker }))));

  test('of which the first finds no place: the second is not told of a booking that is none', async () => {
    const [first, second, third] = await daysOf(NONE, OTHER, OTHER);
    expect(first && refusedWith(first)).toBe('FULL');
    expect(second && refusedWith(second)).toBeNull();
    expect(third && refusedWith(third)).toBe('ALREADY_BOOKED');
    await pool.query(`delete from booking where office = 'BOGOR'`);
    await pool.query(
      `update capacity_window set taken = taken - 1 where office = 'BOGOR' and date = $1 and taken = capacity and id = (
        select min(id) from capacity_window where office = 'BOGOR' and date = $1 and quota = 'general')`,
      [OTHER],
    );
  });
});

test('any group is answered as one after the other', async () => {
  const request = fc.record({
    person: fc.integer({ min: 1, max: 4 }),
    phone: fc.constantFrom(null, 1, 2),
    visitDate: fc.constantFrom(ONE, OTHER, TWO, NONE),
    acceptNextPlace: fc.boolean(),
  });
  let others = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 2, maxLength: 7 }), async (requests) => {
      const group = requests.map(({ person, phone, ...wish }) => {
        const asker = phone === null ? ({ kind: 'administrator' } as const) : sender(phoneOf(phone));
        return wanted(house, person, { ...wish, asker });
      });
      const alone = await tried((tx) => oneByOne(tx, group));
      if (alone.some((answer) => answer === 'LIMIT_REACHED' || answer === 'ALREADY_BOOKED')) others++;
      expect(await tried((tx) => together(tx, group))).toEqual(alone);
    }),
    { numRuns: 100 },
  );
  // The groups were such that bookings stood against requests.
  expect(others).toBeGreaterThan(5);
});
