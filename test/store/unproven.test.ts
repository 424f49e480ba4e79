// Places held by callers who have proven nothing: few a source, then for work, through whichever server they ask.
import { beforeEach, describe, expect, test } from 'vitest';
import { MOST_TRIES, ORDINARY_TRIES, triesAsked, triesForDigits, triesToConfirm } from '../../src/abuse/price.ts';
import type { PaidWork } from '../../src/abuse/unprovenPlaces.ts';
import type { Asker, Scope } from '../../src/access/asker.ts';
import { type BookAnswer, bookGroup } from '../../src/booking/book.ts';
import type { Booking } from '../../src/booking/booking.ts';
import { cancel, reschedule } from '../../src/booking/change.ts';
import type { Confirmation } from '../../src/booking/confirm.ts';
import { sendProof } from '../../src/booking/proof.ts';
import { inTransaction, type Pool } from '../../src/database.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { isRefusal } from '../../src/refusal.ts';
import { transact } from '../../src/transact.ts';
import { meansOf } from '../support/digitMeans.ts';
import { anonymous, made, openHouse, phoneOf, refusedWith, sender, type TestHouse, wanted } from '../support/house.ts';
import { retainAll } from '../support/retainAll.ts';
import { step } from '../support/step.ts';

describe('a source that has proven nothing', () => {
  let house: TestHouse;
  let neighbour: TestHouse;
  beforeEach(async () => {
    house = await openHouse();
    neighbour = { ...house, ...(await house.neighbour()) };
  });
  let people = 0;
  const hold = (budget: string | null, by = house, wish: Parameters<typeof wanted>[2] = {}) =>
    by.book(wanted(house, people++, { visitDate: null, ...wish, budget }));
  const all = (answers: readonly BookAnswer[]) => answers.map((answer) => refusedWith(answer) ?? 'BOOKED').toSorted();
  const times = (count: number, code: string): string[] => Array(count).fill(code);
  let works = 0;
  const paid = (tries = MOST_TRIES) => ({ work: { id: `work ${works++}`, tries } });

  test('gets five places for nothing, however many it asks for at once through two servers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => hold('203.0.113.0/24', index % 2 ? neighbour : house)),
    );
    expect(all(answers)).toEqual([...times(5, 'BOOKED'), ...times(55, 'WORK_REQUIRED')]);
    const refusal = answers.find(isRefusal);
    const work = { tries: triesAsked({ source: 5, wider: 5, office: 5 }), pays: 'PLACE' };
    expect(refusal).toMatchObject({ field: 'work', work });
    expect(refusal?.parameters).toEqual({ contact: 'WhatsApp +628111100333' });

    await step('it does not hinder another source, nor those who are proven', async () => {
      made(await hold('203.0.130.0/24'));
      made(await hold(null, house, { asker: sender(phoneOf(1)) }));
      expect(refusedWith(await hold('203.0.113.0/24'))).toBe('WORK_REQUIRED');
    });

    await step('the places of all offices count together', async () => {
      expect(refusedWith(await hold('203.0.113.0/24', house, { office: 'DEPOK' }))).toBe('WORK_REQUIRED');
    });

    await step('it pays for more, the more the higher, and each piece of work once', async () => {
      const work = paid();
      const twice = await Promise.all([hold('203.0.113.0/24', house, work), hold('203.0.113.0/24', neighbour, work)]);
      expect(all(twice)).toEqual(['BOOKED', 'WORK_REQUIRED']);
      expect(refusedWith(await hold('203.0.113.0/24', house, work))).toBe('WORK_REQUIRED');
      const asked = triesAsked({ source: 6, wider: 6, office: 8 });
      const tooLittle = await hold('203.0.113.0/24', house, paid(Math.floor(asked / 2) - 1));
      expect(tooLittle).toMatchObject({ refused: 'WORK_REQUIRED', work: { tries: asked } });
      made(await hold('203.0.113.0/24', house, paid(asked)));
    });

    await step('it is not paid for a place that is not given', async () => {
      const work = paid();
      const full = { visitDate: '2017-08-05', acceptNextPlace: false };
      expect(refusedWith(await hold('203.0.113.0/24', house, { ...work, ...full }))).not.toBe('WORK_REQUIRED');
      made(await hold('203.0.113.0/24', house, work));
    });

    await step('work buys as many as are wanted, each for more', async () => {
      const more = await Promise.all(
        Array.from({ length: 60 }, (_, index) => hold('203.0.113.0/24', index % 2 ? neighbour : house, paid())),
      );
      expect(all(more)).toEqual(times(60, 'BOOKED'));
      const tries = triesAsked({ source: 68, wider: 68, office: 69 });
      expect(tries).toBeGreaterThan(ORDINARY_TRIES);
      const wish = await hold('203.0.113.0/24', house, paid(Math.floor(tries / 2) - 1));
      expect(wish).toMatchObject({ refused: 'WORK_REQUIRED', work: { tries, pays: 'PLACE' } });
    });
  });

  test('pays by its wider network, too: free places, then places for work', async () => {
    const network = (index: number) => `198.51.${96 + (index % 16)}.0/24`;
    const free = await Promise.all(
      Array.from({ length: 80 }, (_, index) => hold(network(index), index % 2 ? neighbour : house)),
    );
    expect(all(free)).toEqual([...times(40, 'BOOKED'), ...times(40, 'WORK_REQUIRED')]);
    const bought = await Promise.all(
      Array.from({ length: 60 }, (_, index) => hold(network(index), index % 2 ? neighbour : house, paid())),
    );
    expect(all(bought)).toEqual(times(60, 'BOOKED'));
    // A hundred places of the office were given by now.
    expect(refusedWith(await hold('198.51.112.0/24'))).toBe('WORK_REQUIRED');
    made(await hold('198.51.112.0/24', house, paid(triesAsked({ source: 0, wider: 0, office: 100 }))));
  });

  test('has free places again once others were proven, or an hour is over: not by cancelling or lapsing', async () => {
    const budget = '2001:db8:0:1::/64';
    const held: Booking[] = [];
    for (let index = 0; index < 5; index++) held.push(made(await hold(budget)));
    const [first, second] = held;
    const cancellation = { code: second?.code ?? '', asker: anonymous, proof: { birthDate: '1987-01-25' } };
    await transact(house.database.pool, (tx) =>
      cancel(tx, { ...cancellation, idempotencyKey: null }, house.offices.get, house.clock.now()),
    );
    expect(refusedWith(await hold(budget))).toBe('WORK_REQUIRED');
    made(await house.confirm({ code: first?.code ?? '', asker: sender(phoneOf(2)), proof: {} }));
    made(await hold(budget));
    expect(refusedWith(await hold(budget))).toBe('WORK_REQUIRED');
    house.clock.advance(30);
    await settleAll(house.database.pool, house.clock.now());
    expect(refusedWith(await hold(budget))).toBe('WORK_REQUIRED');
    house.clock.advance(30);
    for (let index = 0; index < 5; index++) made(await hold(budget));
    expect(refusedWith(await hold(budget))).toBe('WORK_REQUIRED');
  });

  test('repeats its request with the work, and the same key', async () => {
    const budget = '2001:db8:0:2::/64';
    for (let index = 0; index < 5; index++) made(await hold(budget));
    const number = people++;
    const ask = (more: object = {}) =>
      house.book(wanted(house, number, { visitDate: null, budget, key: 'the same', ...more }));
    expect(refusedWith(await ask())).toBe('WORK_REQUIRED');
    const { code } = made(await ask(paid()));
    expect(made(await ask()).code).toBe(code);
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
    const { rows } = await house.database.pool.query('select from unproven_place where booking = $1', [code]);
    expect(rows).toEqual([]);
  });
});

test.each([
  [1, 1],
  [50, 25],
  [100, 50],
])('a window of 50 is held unproven as far as the office allows: %i percent are %i', async (percent, places) => {
  const house = await openHouse(undefined, { BOGOR: { policy: { unprovenShare: percent } } });
  const other = { ...house, ...(await house.neighbour()) };
  const { rows } = await house.database.pool.query(
    `select id, capacity from capacity_window where office = 'BOGOR' and date = '2017-08-07' order by starts_at limit 1`,
  );
  expect(rows[0].capacity).toBe(50);
  const only = { visitDate: null, window: rows[0].id, acceptNextPlace: false };
  const answers = await Promise.all(
    Array.from({ length: 70 }, (_, index) =>
      (index % 2 ? other : house).book(wanted(house, index, { ...only, budget: `10.${index}.0.0/24` })),
    ),
  );
  expect(answers.filter((answer) => !isRefusal(answer)).length).toBe(places);
  const next = await house.book(wanted(house, 100, { ...only, budget: '10.100.0.0/24' }));
  expect(refusedWith(next)).toBe(percent === 100 ? 'FULL' : 'UNPROVEN_FULL');
});

test('a window that is asked for by callers who have proven nothing', async () => {
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

  await step('is held unproven for a tenth, however many networks ask at once through two servers', async () => {
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

  await step('is passed over for the next by those who take the next', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(index % 2 ? other : house)));
    const taken = new Set(answers.map((answer) => made(answer).window.id));
    expect([...taken].toSorted((a, b) => a - b)).toEqual(windows.slice(1, 9).map(({ id }) => id));
    for (const { id } of windows.slice(0, 9)) expect(await heldIn(id)).toBe(5);
  });

  await step('is given to those who write by chat up to its last place', async () => {
    const answers = [];
    for (let index = 0; index < 45; index++)
      answers.push(await ask(house, { asker: sender(phoneOf(500 + index)), acceptNextPlace: false }));
    expect(new Set(answers.map((answer) => made(answer).window.id))).toEqual(new Set([windows[0].id]));
    expect(refusedWith(await ask(house, { asker: sender(phoneOf(900)), acceptNextPlace: false }))).toBe('FULL');
    expect(refusedWith(await ask(house, { acceptNextPlace: false }))).toBe('FULL');
  });

  await step('has room again for the unproven when one of them is confirmed or lapses', async () => {
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

  await step('is not held by moving a hold into it either', async () => {
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

describe('a caller who has proven nothing and finds no place', () => {
  const only = { visitDate: null, acceptNextPlace: false };
  const firstWindow = async (house: TestHouse): Promise<number> => {
    const { rows } = await house.database.pool.query(
      `select id from capacity_window where office = 'BOGOR' and date = '2017-08-07' order by starts_at limit 1`,
    );
    return rows[0].id;
  };

  test('hears that all is full where the last place went to another of the same group', async () => {
    const house = await openHouse();
    const window = await firstWindow(house);
    await house.database.pool.query('update capacity_window set taken = capacity - 1 where id = $1', [window]);
    const group = [
      wanted(house, 1, { ...only, window, asker: sender(phoneOf(1)) }),
      wanted(house, 2, { ...only, window, budget: '203.0.113.0/24' }),
    ];
    const { answer } = await inTransaction(house.database.pool, (tx) => bookGroup(tx, group, house.clock.now()));
    expect(answer.map((each) => (each instanceof Error ? each : refusedWith(each)))).toEqual([null, 'FULL']);
  });

  test('is not sent to an earlier place that only others can have', async () => {
    const house = await openHouse();
    const window = await firstWindow(house);
    await house.database.pool.query(`update capacity_window set taken = capacity where office = 'BOGOR' and id <> $1`, [
      window,
    ]);
    const later = (number: number, wish: Parameters<typeof wanted>[2]) =>
      house.book(wanted(house, number, { visitDate: '2017-08-21', ...wish }));
    const unproven = { budget: '198.51.100.0/24' };
    expect(await later(1, unproven)).toMatchObject({ refused: 'FULL', parameters: { period: { sinceAsked: true } } });
    for (let number = 10; number < 15; number++)
      made(await house.book(wanted(house, number, { ...only, window, budget: `10.${number}.0.0/24` })));
    const refusal = await later(1, unproven);
    expect(refusal).toMatchObject({ refused: 'FULL' });
    expect(isRefusal(refusal) && refusal.parameters.period).not.toHaveProperty('sinceAsked');
    const known = await later(2, { asker: sender(phoneOf(2)) });
    expect(known).toMatchObject({ refused: 'FULL', parameters: { period: { sinceAsked: true } } });
  });
});

describe('work instead of a proof', async () => {
  const house = await openHouse();
  const other = { ...house, ...(await house.neighbour()) };
  let people = 0;
  const hold = async () =>
    made(await house.book(wanted(house, people++, { office: 'TANGERANG', visitDate: null }))).code;
  const piece = (id: string, tries: number): PaidWork => ({ id, tries });
  const confirm = (code: string, changes: Partial<Confirmation> = {}, by: Pick<TestHouse, 'confirm'> = house) =>
    by.confirm({ code, asker: anonymous, proof: { birthDate: '1987-01-25' }, ...changes });

  test('confirms as many bookings of a source as are wanted, each for more, through two servers', async () => {
    const budget = '203.0.113.0/24';
    const confirmed = { source: 0, wider: 0, office: 0 };
    const codes = [];
    for (let index = 0; index < 12; index++) codes.push(await hold());
    const answers = await Promise.all(
      codes.map((code, index) =>
        confirm(code, { work: piece(`of ${code}`, ORDINARY_TRIES), budget }, index % 2 ? other : house),
      ),
    );
    // Those who find the price more than doubled are asked for the rest.
    const refusals = answers.filter(isRefusal);
    expect(answers.length - refusals.length).toBe(7);
    const tries = triesToConfirm({ ...confirmed, source: 7, wider: 7, office: 7 });
    const left = codes.filter((_, index) => isRefusal(answers[index] ?? {}));
    expect(refusals.map(({ refused, work }) => [refused, work])).toEqual(
      expect.arrayContaining(left.map((code) => ['WORK_NEEDED', { tries, pays: 'CONFIRMATION', code }])),
    );
    for (const code of left) made(await confirm(code, { work: piece(`more of ${code}`, MOST_TRIES), budget }));

    await step('it costs no more from a network that is quiet, as long as its wider one is', async () => {
      const far = { work: piece('far', ORDINARY_TRIES), budget: '198.18.0.0/24' };
      made(await confirm(await hold(), far));
    });

    await step('a day later it costs what it did', async () => {
      house.clock.advance(24 * 60 + 1);
      made(await confirm(await hold(), { work: piece('the next day', ORDINARY_TRIES), budget }));
    });
  });

  test('is asked for, and counts once', async () => {
    const [first, second] = [await hold(), await hold()];
    expect(refusedWith(await confirm(first))).toBe('WORK_NEEDED');
    const spent = { work: piece('one', MOST_TRIES), budget: '198.51.100.0/24' };
    const twice = await Promise.all([confirm(first, spent), confirm(first, spent, other)]);
    expect(new Set(twice.map((answer) => made(answer).queueNumber)).size).toBe(1);
    expect(refusedWith(await confirm(second, spent))).toBe('WORK_NEEDED');
    expect(made(await confirm(first)).status).toBe('CONFIRMED');
  });

  test('proves nothing, and the source is not kept with the booking', async () => {
    const code = await hold();
    made(await confirm(code, { work: piece('of this one', MOST_TRIES), budget: '192.0.2.0/24' }));
    const { rows } = await house.database.pool.query('select proven, source from booking where code = $1', [code]);
    expect(rows).toEqual([{ proven: false, source: null }]);
  });

  test('is not asked of those who are known', async () => {
    const clerk: Asker = { kind: 'officer', id: '1', name: 'Sri', role: 'FRONT_DESK', office: 'TANGERANG' };
    const site = (...scopes: Scope[]): Asker => ({
      kind: 'apiKey',
      id: 1,
      label: 'Site',
      scopes,
      offices: [],
      perMinute: 60,
    });
    expect(made(await confirm(await hold(), { asker: clerk })).proven).toBe(true);
    expect(made(await confirm(await hold(), { asker: site('READ', 'BOOK', 'VOUCH') })).proven).toBe(true);
    expect(refusedWith(await confirm(await hold(), { asker: site('READ', 'BOOK') }))).toBe('WORK_NEEDED');
  });

  test('helps nowhere where a number can be proven', async () => {
    const { code } = made(await house.book(wanted(house, people++, { office: 'BOGOR', visitDate: null })));
    expect(refusedWith(await confirm(code, { work: piece('useless', MOST_TRIES) }))).toBe('NOT_VERIFIED');
  });
});

describe('what no one has proven', async () => {
  const house = await openHouse();
  const other = { ...house, ...(await house.neighbour()) };
  const query = async (sql: string, values: unknown[] = []) => (await house.database.pool.query(sql, values)).rows;
  let people = 0;
  const ask = (number: number, wish: Parameters<typeof wanted>[2] = {}, by = house) =>
    by.book(wanted(house, number, { visitDate: null, ...wish }));
  const worked = (code: string) =>
    house.confirm({
      code,
      asker: anonymous,
      proof: { birthDate: '1987-01-25' },
      work: { id: `of ${code}`, tries: MOST_TRIES },
    });
  const stateOf = async (code: string) =>
    (await query('select status, live, sender_key from booking where code = $1', [code]))[0];
  const taken = async (id: number) => (await query('select taken from capacity_window where id = $1', [id]))[0].taken;
  const gone = { status: 'CANCELLED', live: false, sender_key: null };
  const clerk: Asker = { kind: 'officer', id: '1', name: 'Sri', role: 'FRONT_DESK', office: 'BOGOR' };
  const site: Asker = {
    kind: 'apiKey',
    id: 1,
    label: 'Site',
    scopes: ['READ', 'BOOK', 'VOUCH'],
    offices: [],
    perMinute: 60,
  };

  test('gives way to the person who writes by chat, also where it was confirmed by work at another office', async () => {
    const number = people++;
    const false1 = made(await ask(number, { office: 'TANGERANG' }));
    made(await worked(false1.code));
    const before = await taken(false1.window.id);
    const theirs = made(await ask(number, { asker: sender(phoneOf(number)) }));
    expect(theirs.code).not.toBe(false1.code);
    expect(await stateOf(false1.code)).toEqual(gone);
    expect(await taken(false1.window.id)).toBe(before - 1);
    const history = await query('select action, by from booking_event where booking = $1 order by id', [false1.code]);
    expect(history.at(-1)).toEqual({ action: 'SUPERSEDE', by: 'applicant by WHATSAPP' });
    expect(await query('select from block')).toEqual([]);
  });

  test.each([
    ['an officer', clerk],
    ['a key that vouches', site],
  ])('gives way to a person known to %s', async (_, asker) => {
    const number = people++;
    const { code } = made(await ask(number));
    made(await ask(number, { asker }));
    expect(await stateOf(code)).toEqual(gone);
  });

  test('gives way to the number whose owner writes, and only as far as it is in the way', async () => {
    const phone = phoneOf(people);
    const { code } = made(await ask(people++, { phone }));
    const booked = made(await ask(people++, { asker: sender(phone) }));
    expect(await stateOf(code)).toEqual(gone);
    expect(refusedWith(await ask(people++, { asker: sender(phone) }))).toBe('LIMIT_REACHED');
    expect((await stateOf(booked.code)).live).toBe(true);
  });

  test('gives way to the number that sends the code of a booking made without one', async () => {
    const phone = phoneOf(people);
    const { code: false1 } = made(await ask(people++, { phone }));
    const { code } = made(await ask(people++));
    expect(made(await house.confirm({ code, asker: sender(phone), proof: {} })).status).toBe('CONFIRMED');
    expect(await stateOf(false1)).toEqual(gone);
  });

  test('stands against others who have proven nothing', async () => {
    const number = people++;
    made(await ask(number, { phone: phoneOf(number) }));
    expect(refusedWith(await ask(number))).toBe('ALREADY_BOOKED');
    expect(refusedWith(await ask(people++, { phone: phoneOf(number) }))).toBe('LIMIT_REACHED');
  });

  test('stays where the one who is known gets no place for it', async () => {
    const number = people++;
    const { code } = made(await ask(number, { office: 'TANGERANG' }));
    const full = await query(
      `update capacity_window set taken = capacity where office = 'DEPOK' and date = '2017-08-08' returning id`,
    );
    expect(full.length).toBeGreaterThan(0);
    const wish = { office: 'DEPOK', visitDate: '2017-08-08', acceptNextPlace: false, asker: clerkOf('DEPOK') };
    const another = people++;
    const [lost, won] = await Promise.all([ask(number, wish), ask(another, { asker: sender(phoneOf(another)) })]);
    expect(refusedWith(lost)).toBe('FULL');
    made(won);
    expect((await stateOf(code)).live).toBe(true);
  });

  test('does not give way twice: of many who are known one has the person, through two servers', async () => {
    for (let round = 0; round < 10; round++) {
      const number = people++;
      const { code } = made(await ask(number));
      const answers = await Promise.all(
        [1, 2, 3, 4].map((one) =>
          ask(number, { asker: sender(phoneOf(5000 + 10 * round + one)) }, one % 2 ? other : house),
        ),
      );
      expect(answers.map((answer) => (isRefusal(answer) ? answer.refused : 'BOOKED')).toSorted()).toEqual([
        ...Array(3).fill('ALREADY_BOOKED'),
        'BOOKED',
      ]);
      expect(await stateOf(code)).toEqual(gone);
    }
  });

  test('is left alone once it is proven', async () => {
    const number = people++;
    const { code } = made(await ask(number));
    made(await house.confirm({ code, asker: sender(phoneOf(number)), proof: {} }));
    expect(refusedWith(await ask(number, { asker: sender(phoneOf(people++ + 100)) }))).toBe('ALREADY_BOOKED');
    expect((await stateOf(code)).live).toBe(true);
  });

  function clerkOf(office: string): Asker {
    return { ...clerk, office } as Asker;
  }
});

interface Sending {
  pool?: Pool | undefined;
  at?: TestHouse;
  work?: PaidWork | null;
}

describe('digits', async () => {
  const house = await openHouse();
  const other = await house.neighbour();
  let people = 0;
  const hold = async (phone: string) =>
    made(await house.book(wanted(house, people++, { phone, visitDate: null }))).code;
  const send = (
    code: string,
    budget: string | null = null,
    { pool = house.database.pool, at = house, work = null }: Sending = {},
  ) => {
    const request = { code, asker: anonymous, proof: { birthDate: '1987-01-25' }, budget, work };
    return transact(pool, (tx) => sendProof(tx, request, meansOf(at.offices), at.clock.now()));
  };
  const sent = async (column: 'number' | 'source', value: string) =>
    (await house.database.pool.query(`select from proof_sent where ${column} = $1`, [value])).rowCount;
  const release = (code: string) =>
    house.database.pool.query(`update booking set status = 'CANCELLED', live = false where code = $1`, [code]);

  test('go to one number three times a day, whatever is booked for it', async () => {
    const phone = '+6281230000100';
    const answers = [];
    for (let time = 0; time < 5; time++) {
      const code = await hold(phone);
      answers.push(refusedWith(await send(code, `10.0.${time}.0/24`)));
      await release(code);
      house.clock.advance(1);
    }
    expect(answers).toEqual([null, null, null, 'TOO_MANY_DIGITS', 'TOO_MANY_DIGITS']);
    expect(await sent('number', phone)).toBe(3);
    house.clock.advance(24 * 60);
    expect(refusedWith(await send(await hold(phone)))).toBeNull();
  });

  test('go to one number once a minute, and asking again for the same booking says the same', async () => {
    const phone = '+6281230000200';
    const code = await hold(phone);
    expect(made(await send(code)).code).toBe(code);
    expect(made(await send(code)).code).toBe(code);
    expect(await sent('number', phone)).toBe(1);
    await release(code);
    expect(refusedWith(await send(await hold(phone)))).toBe('DIGITS_JUST_SENT');
  });

  test('are sent for one source twenty times a day for nothing, however many it asks for at once through two servers', async () => {
    const pools = [house.database.pool, other.pool];
    const codes: string[] = [];
    for (let index = 0; index < 30; index++) codes.push(await hold(phoneOf(3000 + index)));
    const budget = '203.0.113.0/24';
    const answers = await Promise.all(codes.map((code, index) => send(code, budget, { pool: pools[index % 2] })));
    expect(answers.map(refusedWith).filter((code) => code === 'WORK_REQUIRED').length).toBe(10);
    expect(await sent('source', budget)).toBe(20);
    expect(refusedWith(await send(await hold(phoneOf(4000)), '203.0.114.0/24'))).toBeNull();

    await step('then for work, each piece for one message', async () => {
      const left = codes.filter((_, index) => isRefusal(answers[index] ?? {}));
      const tries = triesForDigits({ source: 20, wider: 20, office: 21 });
      const tooLittle = { id: 'too little', tries: Math.floor(tries / 2) - 1 };
      expect(await send(left[0] ?? '', budget, { work: tooLittle })).toMatchObject({
        refused: 'WORK_REQUIRED',
        parameters: { contact: expect.stringMatching(/^WhatsApp \+62/) },
        work: { tries, pays: 'DIGITS' },
      });
      const work = { id: 'enough', tries };
      const paid = await Promise.all([0, 1].map((one) => send(left[one] ?? '', budget, { work, pool: pools[one] })));
      expect(paid.map(refusedWith).toSorted()).toEqual(['WORK_REQUIRED', null]);
      expect(await sent('source', budget)).toBe(21);
    });
  });

  test.each([
    ['a wider network a hundred times a day for nothing', 'wider', '198.51.96.0/20', 100, true, 'WORK_REQUIRED'],
    ['an office a hundred times an hour for nothing', 'office', 'BOGOR', 100, true, 'WORK_REQUIRED'],
    ['an office two hundred times an hour at most', 'office', 'BOGOR', 200, false, 'TOO_MANY_DIGITS'],
  ] as const)('are sent for %s, also through two servers', async (_, column, name, most, isCounted, reason) => {
    const own = await openHouse();
    const pools = [own.database.pool, (await own.neighbour()).pool];
    await own.database.pool.query(
      `insert into proof_sent (number, ${column}, at) select '+62811' || n, $1, $2 from generate_series(1, $3::int) n`,
      [name, own.clock.now().toString(), most - 5],
    );
    const codes = [];
    for (let index = 0; index < 12; index++) {
      const phone = phoneOf(6000 + most + index);
      codes.push(made(await own.book(wanted(own, people++, { phone, visitDate: null }))).code);
    }
    const answers = await Promise.all(
      codes.map((code, index) =>
        send(code, isCounted ? `198.51.${96 + index}.0/24` : null, { pool: pools[index % 2], at: own }),
      ),
    );
    expect(answers.map(refusedWith).toSorted()).toEqual([...Array(7).fill(reason), ...Array(5).fill(null)]);
    const refusal = answers.find(isRefusal);
    expect(refusal?.parameters.contact).toMatch(/^WhatsApp \+62/);
  });

  test('do not leave the countries of the office', async () => {
    for (const phone of ['+252612345678', '+447012345678', '+37190012345'])
      expect(refusedWith(await send(await hold(phone)))).toBe('NUMBER_NOT_SERVED');
  });
});
