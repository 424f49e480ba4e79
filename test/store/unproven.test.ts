// Places held by callers who have proven nothing: few a source, through whichever server they ask.
import { describe, expect, test } from 'vitest';
import { MOST_HELD_BY_SOURCE } from '../../src/booking/unproven.ts';
import { retainAll, settleAll } from '../../src/jobs/clockwork.ts';
import { isRefusal } from '../../src/refusal.ts';
import { made, openHouse, phoneOf, refusedWith, sender, wanted } from '../support/house.ts';

describe('a source that has proven nothing', async () => {
  const house = await openHouse();
  const other = await house.neighbour();
  let people = 0;
  const hold = (budget: string | null, by = house, wish: Parameters<typeof wanted>[2] = {}) =>
    by.book({ ...wanted(house, people++, { visitDate: null, ...wish }), budget });

  test('holds five places at a time, however many it asks for at once through two servers', async () => {
    const neighbour = { ...house, ...other };
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => hold('203.0.113.0/24', index % 2 ? neighbour : house)),
    );
    expect(answers.filter((answer) => !isRefusal(answer)).length).toBe(MOST_HELD_BY_SOURCE);
    const refusals = answers.filter(isRefusal);
    expect(new Set(refusals.map(({ refused }) => refused))).toEqual(new Set(['TOO_MANY_HELD']));
    expect(refusals.at(-1)?.parameters).toMatchObject({ limit: 5, contact: 'WhatsApp +628111100333' });
  });

  test('does not hinder another source, nor those who are proven', async () => {
    made(await hold('203.0.114.0/24'));
    made(await hold(null, house, { asker: sender(phoneOf(1)) }));
    expect(refusedWith(await hold('203.0.113.0/24'))).toBe('TOO_MANY_HELD');
  });

  test('holds at whichever office', async () => {
    expect(refusedWith(await hold('203.0.113.0/24', house, { office: 'DEPOK' }))).toBe('TOO_MANY_HELD');
  });

  test('holds others once those are confirmed or have lapsed, by whichever clock', async () => {
    const budget = '198.51.100.0/24';
    const held = [];
    for (let index = 0; index < 5; index++) held.push(made(await hold(budget)));
    expect(refusedWith(await hold(budget))).toBe('TOO_MANY_HELD');
    const [first] = held;
    made(await house.confirm({ code: first?.code ?? '', asker: sender(phoneOf(2)), proof: {} }));
    made(await hold(budget));
    expect(refusedWith(await hold(budget))).toBe('TOO_MANY_HELD');
    house.clock.advance(30);
    for (let index = 0; index < 5; index++) made(await hold(budget));
    expect(refusedWith(await hold(budget))).toBe('TOO_MANY_HELD');
    house.clock.advance(30);
    await settleAll(house.database.pool, house.clock.now());
    made(await hold(budget));
  });

  test('is forgotten a day after, once nothing is held any more', async () => {
    const budget = '192.0.2.0/24';
    const { code } = made(await hold(budget));
    const source = async () => {
      await retainAll(house.database.pool, house.offices, house.clock.now());
      const { rows } = await house.database.pool.query('select source from booking where code = $1', [code]);
      return rows[0].source;
    };
    await settleAll(house.database.pool, house.clock.now().add({ minutes: 30 }));
    expect(await source()).toBe(budget);
    house.clock.advance(24 * 60 + 1);
    expect(await source()).toBeNull();
  });
});
