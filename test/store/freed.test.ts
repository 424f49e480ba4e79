// All callers see the same rows when places come back, and nothing in them tells when an applicant gave them up.
import { expect, test } from 'vitest';
import { freePlaces } from '../../src/capacity/freed.ts';
import { turnPlaces } from '../../src/standby/turnPlaces.ts';
import type { Instant } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';
import { chanceFrom } from '../support/chance.ts';
import { meansOf } from '../support/digitMeans.ts';
import { openHouse } from '../support/house.ts';
import { small } from '../support/standby.ts';

const PLACES = 400;

/** How far two rows of numbers go together, from -1 to 1. */
function alike(left: readonly number[], right: readonly number[]): number {
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [a, b] = [mean(left), mean(right)];
  const sum = (of: (at: number) => number) => left.reduce((total, _, at) => total + of(at), 0);
  const away = (all: readonly number[], from: number, at: number) => (all[at] as number) - from;
  const both = sum((at) => away(left, a, at) * away(right, b, at));
  return both / Math.sqrt(sum((at) => away(left, a, at) ** 2) * sum((at) => away(right, b, at) ** 2));
}

test('the delay is within what the office set, as likely long as short, and says nothing of the moment or the order', async () => {
  const house = await openHouse(undefined, small(PLACES, { from: 5, to: 60 }));
  const { pool } = house.database;
  const chance = chanceFrom(20170807);
  const query = async (sql: string, values: unknown[] = []) => (await pool.query(sql, values)).rows;
  const [window] = await query(
    `update capacity_window set taken = capacity where office = 'BOGOR' and starts_at = '2017-08-07T08:00:00+07:00' returning id`,
  );
  const freed = new Map<number, Instant>();
  const back = new Map<number, Instant>();

  for (let minute = 0; back.size < PLACES; minute++) {
    const now = house.clock.now();
    if (minute < PLACES) {
      await transact(pool, async (tx) => {
        await freePlaces(tx, [{ window: window.id, office: 'BOGOR' }], now, chance);
        return { answer: null, announcements: [] };
      });
      const [last] = await query('select max(id) as id from freed_place');
      freed.set(last.id, now);
    }
    const { done } = await transact(pool, async (tx) => {
      const turn = await turnPlaces(tx, house.offices.get('BOGOR'), { means: meansOf(house.offices), chance }, now);
      return { answer: turn, announcements: [] };
    });
    const resting = new Set((await query('select id from freed_place')).map(({ id }) => id));
    const came = [...freed.keys()].filter((id) => !back.has(id) && !resting.has(id));
    expect(done).toBe(came.length);
    for (const id of came) back.set(id, now);
    house.clock.advance(1);
  }

  const order = [...freed.keys()];
  const delays = order.map(
    (id) => ((back.get(id) as Instant).epochMilliseconds - (freed.get(id) as Instant).epochMilliseconds) / 60_000,
  );
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(5);
  expect(Math.max(...delays)).toBeLessThanOrEqual(60);
  const quarters = [0, 1, 2, 3].map(
    (quarter) => delays.filter((delay) => Math.min(3, Math.floor((delay - 5) / 13.75)) === quarter).length,
  );
  // 3 degrees of freedom: 99.9 % of honest draws stay below 16.3.
  expect(quarters.reduce((sum, seen) => sum + (seen - PLACES / 4) ** 2 / (PLACES / 4), 0)).toBeLessThan(16.3);
  expect(
    Math.abs(
      alike(
        delays,
        order.map((_, at) => at),
      ),
    ),
  ).toBeLessThan(0.15);
  expect(Math.abs(alike(delays.slice(1), delays.slice(0, -1)))).toBeLessThan(0.15);
  // Of two given up one after the other, the later one comes back first nearly as often as not.
  const overtaken = delays.slice(1).filter((delay, at) => delay + 1 < (delays[at] as number)).length;
  expect(Math.abs(overtaken / PLACES - 0.5)).toBeLessThan(0.1);
  expect(await query('select taken, resting from capacity_window where id = $1', [window.id])).toEqual([
    { taken: 0, resting: 0 },
  ]);
});
