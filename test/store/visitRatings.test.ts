// Ratings of visits: once a visit, when it was served, and counted without it.
import { describe, expect, test } from 'vitest';
import type { Asker } from '../../src/access/asker.ts';
import { queriesOn } from '../../src/database.ts';
import { type GivenRating, rateVisit, readRatings } from '../../src/visit/rateVisit.ts';
import { given, MORNING, openDesk, refusalIn } from '../support/desk.ts';

const HOLDER: Asker = { kind: 'anonymous', source: '203.0.113.9' };
const DAY = { from: '2017-08-07', to: '2017-08-07' };

async function openRatings() {
  const desk = await openDesk(undefined, MORNING);
  await desk.open('BOGOR/1');
  const rate = (
    ticket: number | null,
    rating: GivenRating['rating'],
    idempotencyKey: string | null = null,
    through = 0,
  ) => {
    const step = { ticket, rating, asker: HOLDER, idempotencyKey };
    return desk.run((tx) => rateVisit(tx, step, desk.house.clock.now()), through);
  };
  const served = async () => {
    const { id, number } = given(await desk.walkIn());
    given(await desk.call('BOGOR/1', number));
    given(await desk.act('SERVE', number));
    given(await desk.act('FINISH', number));
    return id;
  };
  const read = () => readRatings(queriesOn(desk.pools[0]), 'BOGOR', DAY);
  return { desk, rate, served, read };
}

describe('a rating', () => {
  test('is counted for the day and the service, and the visit keeps only that it was given', async () => {
    const { desk, rate, served, read } = await openRatings();
    const [first, second, third] = [await served(), await served(), await served()];
    given(await rate(first, 'VERY_GOOD'));
    given(await rate(second, 'VERY_GOOD'));
    given(await rate(third, 'POOR'));
    const { service } = (await desk.query('select service from ticket where id = $1', [first]))[0];
    expect(await read()).toEqual([{ service, veryPoor: 0, poor: 1, good: 0, veryGood: 2 }]);
    const [ticket] = await desk.query('select * from ticket where id = $1', [first]);
    expect(ticket.rated).toBe(true);
    expect(JSON.stringify(ticket)).not.toMatch(/VERY_GOOD|very_good/);
  });

  test('is given once, also by two taps at the same moment, and once by a key that comes again', async () => {
    const { desk, rate, served, read } = await openRatings();
    const [visit, other] = [await served(), await served()];
    const both = await Promise.all([rate(visit, 'GOOD', null, 0), rate(visit, 'VERY_POOR', null, 1)]);
    expect(both.map(refusalIn).toSorted()).toEqual(['NOT_ALLOWED_NOW', null]);
    given(await rate(other, 'GOOD', 'tap'));
    given(await rate(other, 'GOOD', 'tap'));
    const [row] = await read();
    expect(row && row.good + row.veryPoor).toBe(2);
    // The record of the key, which names the visit, does not tell one rating from another.
    given(await rate(other, 'VERY_POOR', 'tap'));
    expect(await read()).toEqual([row]);
    expect(refusalIn(await rate(visit, 'GOOD'))).toBe('NOT_ALLOWED_NOW');
    expect(desk.pools.length).toBeGreaterThan(1);
  });

  test('is refused before the visit is done, and where there is none', async () => {
    const { desk, rate, read } = await openRatings();
    const { id } = given(await desk.walkIn());
    expect(refusalIn(await rate(id, 'GOOD'))).toBe('NOT_ALLOWED_NOW');
    expect(refusalIn(await rate(null, 'GOOD'))).toBe('NOT_ALLOWED_NOW');
    expect(await read()).toEqual([]);
  });
});
