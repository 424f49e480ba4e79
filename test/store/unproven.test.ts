// Places held by callers who have proven nothing: few a source, through whichever server they ask.
import { describe, expect, test } from 'vitest';
import { reschedule } from '../../src/booking/change.ts';
import { MOST_HELD_BY_SOURCE } from '../../src/booking/unproven.ts';
import { inTransaction } from '../../src/database.ts';
import { retainAll, settleAll } from '../../src/jobs/clockwork.ts';
import { isRefusal } from '../../src/refusal.ts';
import { anonymous, made, openHouse, phoneOf, refusedWith, sender, wanted } from '../support/house.ts';

describe('a source that has proven nothing', async () => {
  const house = await openHouse();
  const other = await house.neighbour();
  let people = 0;
  const hold = (budget: string | null, by = house, wish: Parameters<typeof wanted>[2] = {}) =>
    by.book(wanted(house, people++, { visitDate: null, ...wish, budget }));

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

describe('a window', async () => {
  const house = await openHouse();
  const other = { ...house, ...(await house.neighbour()) };
  const query = async (sql: string, values: unknown[] = []) => (await house.database.pool.query(sql, values)).rows;
  const windows = await query(
    `select id, capacity from capacity_window where office = 'BOGOR' and date >= '2017-08-07' order by starts_at`,
  );
  let people = 0;
  const ask = (by: typeof house, wish: Parameters<typeof wanted>[2] = {}) => {
    const number = people++;
    const all = { window: windows[0].id, ...wish };
    const budget = all.asker ? null : `10.${number >> 8}.${number & 255}.0/24`;
    return by.book(wanted(by, number, { ...all, budget }));
  };
  const heldIn = async (id: number) =>
    (
      await query(`select count(*)::int as held from booking where window_id = $1 and status = 'HELD' and not proven`, [
        id,
      ])
    )[0].held;

  test('is held unproven for a tenth, however many networks ask at once through two servers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, index) => ask(index % 2 ? other : house, { acceptNextPlace: false })),
    );
    expect(answers.filter((answer) => !isRefusal(answer)).length).toBe(5);
    expect(await heldIn(windows[0].id)).toBe(5);
    const refusals = answers.filter(isRefusal);
    expect(new Set(refusals.map(({ refused }) => refused))).toEqual(new Set(['UNPROVEN_FULL']));
    expect(refusals[0]?.parameters.contact).toBe('WhatsApp +628111100333');
    const minutes = answers
      .flatMap((answer) => (isRefusal(answer) ? [] : [answer.confirmBy.since(answer.heldAt).total('minutes')]))
      .toSorted((a, b) => a - b);
    expect(minutes).toEqual([6, 12, 18, 24, 30]);
  });

  test('is passed over for the next by those who take the next', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(index % 2 ? other : house)));
    const taken = new Set(answers.map((answer) => made(answer).window.id));
    expect([...taken].toSorted((a, b) => a - b)).toEqual(windows.slice(1, 9).map(({ id }) => id));
    for (const { id } of windows.slice(0, 9)) expect(await heldIn(id)).toBe(5);
  });

  test('is given to those who write by chat up to its last place', async () => {
    const answers = [];
    for (let index = 0; index < 45; index++)
      answers.push(await ask(house, { asker: sender(phoneOf(500 + index)), acceptNextPlace: false }));
    expect(new Set(answers.map((answer) => made(answer).window.id))).toEqual(new Set([windows[0].id]));
    expect(refusedWith(await ask(house, { asker: sender(phoneOf(900)), acceptNextPlace: false }))).toBe('FULL');
    expect(refusedWith(await ask(house, { acceptNextPlace: false }))).toBe('FULL');
  });

  test('has room again for the unproven when one of them is confirmed or lapses', async () => {
    const second = windows[1].id;
    const only = { window: second, acceptNextPlace: false };
    expect(refusedWith(await ask(house, only))).toBe('UNPROVEN_FULL');
    const [{ code }] = await query(`select code from booking where window_id = $1 limit 1`, [second]);
    made(await house.confirm({ code, asker: sender(phoneOf(1000)), proof: {} }));
    made(await ask(house, only));
    expect(refusedWith(await ask(house, only))).toBe('UNPROVEN_FULL');
    house.clock.advance(30);
    await settleAll(house.database.pool, house.clock.now());
    made(await ask(house, only));
  });

  test('is not held by moving a hold into it either', async () => {
    const [target, from] = [windows[30].id, windows[31].id];
    const only = { visitDate: null, acceptNextPlace: false };
    const proof = { birthDate: '1987-01-25' };
    for (let index = 0; index < 5; index++) made(await ask(house, { window: target, ...only }));
    const { code } = made(await ask(house, { window: from, ...only }));
    const change = { code, proof, asker: anonymous, idempotencyKey: null, visitDate: null, acceptNextPlace: false };
    const moved = await inTransaction(house.database.pool, (tx) =>
      reschedule(tx, { ...change, window: target }, house.offices.get, house.clock.now()),
    );
    expect(refusedWith(moved.answer)).toBe('UNPROVEN_FULL');
  });
});
