// The short way to picked windows gives the same places as looking for them, and is gone where it can be.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lockAhead, type OfficeWish } from '../../src/capacity/openWindows.ts';
import { lockForGroup } from '../../src/capacity/pickedAhead.ts';
import { type Sharing, sharePlaces } from '../../src/capacity/places.ts';
import { inTransaction, type Transaction } from '../../src/database.ts';
import { isRefusal } from '../../src/refusal.ts';
import { eventually } from '../support/eventually.ts';
import { openHouse } from '../support/house.ts';

const house = await openHouse();
const { pool } = house.database;
const office = house.offices.get('BOGOR');
const now = house.clock.now();
const WINDOWS_TRIED = 4;
const rows = await pool.query(
  `select id from capacity_window where office = 'BOGOR' and quota = 'general' and starts_at > $1 order by starts_at limit $2`,
  [now.add({ hours: 24 }).toString(), WINDOWS_TRIED],
);
const ids: number[] = rows.rows.map(({ id }) => Number(id));
const [passed, elsewhere] = await Promise.all(
  [`office = 'BOGOR' and starts_at < '${now}'`, `office = 'MEDAN' and starts_at > '${now.add({ hours: 24 })}'`].map(
    async (where) => Number((await pool.query(`select max(id) as id from capacity_window where ${where}`)).rows[0].id),
  ),
);

const wishFor = (window: number | null, acceptNextPlace: boolean): OfficeWish => ({
  office,
  wish: { date: null, window, acceptNextPlace, quotas: ['general'] },
});

class Undone extends Error {}

/** The windows given, in a transaction of which nothing stays, and the statements that locked any. */
async function given(wishes: readonly OfficeWish[], free: readonly number[], lock: typeof lockForGroup) {
  let answers: (number | string)[] = [];
  const locking: string[] = [];
  await inTransaction(pool, async (tx) => {
    for (const [index, id] of ids.entries())
      await tx.query('update capacity_window set taken = capacity - $2 where id = $1', [id, free[index]]);
    await tx.query('savepoint unlocked');
    const watched: Transaction = Object.create(tx, {
      query: {
        value: (statement: { name: string }, values: unknown[]) => {
          if (/^lock/.test(statement.name)) locking.push(statement.name);
          return tx.query(statement as never, values);
        },
      },
    });
    const sharing: Sharing = { wishes, ahead: await lock(watched, wishes, now) };
    const places = await sharePlaces(watched, sharing, now);
    answers = places.map((place) => (isRefusal(place) ? place.refused : place.window.id));
    throw new Undone();
  }).catch((error) => {
    if (!(error instanceof Undone)) throw error;
  });
  return { answers, locking };
}

test('any picks get the places that would be found for them', async () => {
  const elsewhereToo = fc.constantFrom(...ids, null, passed ?? 0, elsewhere ?? 0, 999_999_999);
  const picksOf = (window: fc.Arbitrary<number | null>) =>
    fc.array(fc.record({ window, acceptNextPlace: fc.nat(2).map(Boolean) }), { minLength: 2, maxLength: 5 });
  const ways = { short: 0, long: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 3, arbitrary: picksOf(fc.constantFrom(...ids)) }, picksOf(elsewhereToo)),
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: WINDOWS_TRIED, maxLength: WINDOWS_TRIED }),
      async (picks, free) => {
        const wishes = picks.map(({ window, acceptNextPlace }) => wishFor(window, acceptNextPlace));
        const { answers, locking } = await given(wishes, free, lockForGroup);
        ways[locking.includes('lock windows') ? 'long' : 'short']++;
        expect(answers).toEqual((await given(wishes, free, lockAhead)).answers);
      },
    ),
    { numRuns: 600 },
  );
  expect(Math.min(ways.short, ways.long)).toBeGreaterThan(10);
});

test('a window with room for all who pick it is locked by its id alone, and one without is let go', async () => {
  const three = [ids[0], ids[0], ids[1]].map((id) => wishFor(id ?? 0, false));
  expect(await given(three, [2, 1, 0, 0], lockForGroup)).toEqual({
    answers: [ids[0], ids[0], ids[1]],
    locking: ['lock picked windows'],
  });
  const { answers, locking } = await given(three, [1, 1, 0, 0], lockForGroup);
  expect(answers).toEqual([ids[0], 'FULL', ids[1]]);
  expect(locking.slice(0, 2)).toEqual(['lock picked windows', 'lock windows']);
});

test('windows that were let go are free for others at once', async () => {
  await inTransaction(pool, async (tx) => {
    await tx.query('update capacity_window set taken = capacity where id = $1', [ids[1]]);
    await tx.query('savepoint unlocked');
    // The first has room; the second has none, and the wish for it may have no other.
    const { windows } = await lockForGroup(tx, [wishFor(ids[2] ?? 0, false), wishFor(ids[1] ?? 0, false)], now);
    expect(windows.map(({ id }) => id)).toEqual([ids[2]]);
    const isFree = async (id: number | undefined) =>
      (await pool.query('select from capacity_window where id = $1 for update skip locked', [id])).rowCount === 1;
    expect(await isFree(ids[2])).toBe(false);
    expect(await eventually('another', () => isFree(ids[3]))).toBe(true);
    await tx.query('rollback to savepoint unlocked');
    expect(await isFree(ids[2])).toBe(true);
  });
  await pool.query('update capacity_window set taken = 0 where id = $1', [ids[1]]);
});
