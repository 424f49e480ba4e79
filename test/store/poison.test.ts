// One request that PostgreSQL cannot take must not fail the others whose commit it shares.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inGroups } from '../../src/transact.ts';
import { made, openHouse, phoneOf, type Wish, wanted } from '../support/house.ts';

const house = await openHouse();
const { pool } = house.database;

/** The errors that a value can make PostgreSQL raise, past all that the schema refuses before. */
const POISONS: [name: string, code: string, wish: Wish][] = [
  ['NUL', '22P05', { address: 'a\0b' }],
  ['half of a surrogate pair', '22P02', { address: 'a\uD800b' }],
  ['a day of no calendar', '22008', { birthDate: '1987-02-31' }],
  ['a name for an index that is too long', '54000', { photo: incompressible(12_000) }],
];

/** One statement of each class of faults that a value can cause: 22, 23, 54. */
const FAULTS = ["select 'x'::int", 'insert into board (office) values (null)', "select repeat('x', 2000000000)"];

/** PostgreSQL compresses what repeats itself before it asks whether it is too long. */
function incompressible(length: number): string {
  return fc.sample(fc.string({ minLength: length, maxLength: length }), { seed: 1, numRuns: 1 })[0] as string;
}

describe('a group', () => {
  test.each(POISONS)('with %s in one of its bookings (%s) books all the others', async (_, code, wish) => {
    const first = POISONS.findIndex((row) => row[2] === wish) * 1000 + 1;
    const asked = Array.from({ length: 24 }, (__, i) => wanted(house, first + i, i % 8 === 5 ? wish : {}));
    const answers = await Promise.allSettled(asked.map((one) => house.book(one)));
    const failed = answers.flatMap((answer, i) => (answer.status === 'rejected' ? [[i, answer.reason.code]] : []));
    expect(failed).toEqual([5, 13, 21].map((i) => [i, code]));
    for (const answer of answers) if (answer.status === 'fulfilled') made(answer.value);
  });

  test('with all of them at once books all the others', async () => {
    const asked = Array.from({ length: 60 }, (_, i) =>
      wanted(house, 90_000 + i, i % 6 === 3 ? POISONS[Math.floor(i / 6) % POISONS.length]?.[2] : {}),
    );
    const answers = await Promise.allSettled(asked.map((one) => house.book(one)));
    const failed = answers.flatMap(({ status }, i) => (status === 'rejected' ? [i % 6] : []));
    expect(failed).toEqual(Array.from({ length: 10 }, () => 3));
  });

  test('with a code that holds NUL confirms all the others', async () => {
    const held = await Promise.all(
      Array.from({ length: 6 }, (_, i) => house.book(wanted(house, 95_000 + i, { phone: phoneOf(95_000 + i) }))),
    );
    const asker = { kind: 'anonymous', source: 'test' } as const;
    const codes = held.map((booking) => made(booking).code).toSpliced(3, 0, 'ABCD\0FGH');
    const answers = await Promise.allSettled(
      codes.map((code) => house.confirm({ code, asker, proof: { birthDate: '1987-01-25' } })),
    );
    expect(answers.map(({ status }, i) => (status === 'rejected' ? i : -1)).filter((i) => i >= 0)).toEqual([3]);
  });

  test('whose connection is lost fails as a whole, and is tried once', async () => {
    let tries = 0;
    const lost = inGroups<number, number>(pool, async () => {
      tries++;
      throw Object.assign(new Error('terminating connection'), { code: '57P01' });
    });
    const answers = await Promise.allSettled([1, 2, 3].map((item) => lost(item)));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(tries).toBe(1);
  });

  test('is worked on in the order in which its items came, whichever of them are at fault', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.constantFrom(...FAULTS)), { minLength: 1, maxLength: 40 }),
        async (faulty) => {
          const done: number[] = [];
          const ordered = inGroups<number, number>(pool, async (tx, items) => {
            for (const item of items) await tx.query(faulty[item] ?? 'select 1');
            done.push(...items);
            return { answer: [...items], announcements: [] };
          });
          const answers = await Promise.allSettled(faulty.map((_, item) => ordered(item)));
          expect(answers.map(({ status }) => status === 'rejected')).toEqual(faulty.map((fault) => fault !== null));
          expect(done).toEqual(faulty.flatMap((fault, item) => (fault === null ? [item] : [])));
        },
      ),
      { numRuns: 20 },
    );
  });
});
