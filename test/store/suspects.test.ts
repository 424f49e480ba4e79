// The list of addresses whose bookings came to nothing, against a count of its own.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { block } from '../../src/abuse/blocks.ts';
import { suspectsOf } from '../../src/booking/suspects.ts';
import { addDays } from '../../src/time.ts';
import { openHouse, phoneOf } from '../support/house.ts';
import { committedOneByOne } from '../support/statements.ts';

const STATUSES = ['HELD', 'CONFIRMED', 'CHECKED_IN', 'EXPIRED', 'CANCELLED', 'FORFEITED'] as const;
type Status = (typeof STATUSES)[number];
const TODAY = '2017-08-01';
const DAYS = 90;

interface Row {
  number: number | null;
  office: string;
  date: string;
  status: Status;
}

/** Bookings at random of few numbers, some long ago, some elsewhere, some without a number. */
function rows(): Row[] {
  const one = fc.record({
    number: fc.option(fc.integer({ min: 1, max: 25 })),
    office: fc.constantFrom('BOGOR', 'BOGOR', 'MEDAN'),
    date: fc.integer({ min: -100, max: 20 }).map((days) => addDays(TODAY, days)),
    status: fc.constantFrom(...STATUSES),
  });
  const [all] = fc.sample(fc.array(one, { minLength: 400, maxLength: 400 }), { numRuns: 1, seed: 41 });
  // The database keeps one live booking a number.
  const live = new Set<number>();
  return (all as Row[]).filter(({ number, status }) => {
    if (number === null || !['HELD', 'CONFIRMED'].includes(status)) return true;
    if (live.has(number)) return false;
    live.add(number);
    return true;
  });
}

const INSERT = `insert into booking (code, status, live, office, service, window_id, visit_date, name, birth_date, person_key,
    sender_key, channel, language, priority, place, queue_number, held_at, confirm_by, forfeit_at)
  select $1::text, $2::text, $2::text in ('HELD', 'CONFIRMED'), $3::text, 'PASSPORT', id, $4::date, 'Budi', '1987-01-25', $1::text, $5::text, 'WEB', 'id',
    'NORMAL', $6::int, $6::text, starts_at, starts_at, starts_at
  from capacity_window where office = $3::text limit 1`;

test('counts the bookings of each address at the office, the worst first, and each once over all pages', async () => {
  const { database, clock } = await openHouse();
  const tx = committedOneByOne(database.pool);
  const all = rows();
  for (const [index, { number, office, date, status }] of all.entries()) {
    const code = `C${String(index).padStart(7, '0')}`;
    const place = ['HELD', 'EXPIRED', 'CANCELLED'].includes(status) ? null : index + 1;
    await tx.query(INSERT, [code, status, office, date, number && `tel:${phoneOf(number)}`, place]);
  }
  const order = { office: 'BOGOR', reason: 'Calo', until: null, by: 'manager 1' };
  await block(tx, { ...order, key: `tel:${phoneOf(1)}` }, clock.now());
  await block(tx, { ...order, key: `tel:${phoneOf(2)}`, office: 'MEDAN' }, clock.now());
  await block(tx, { ...order, key: `tel:${phoneOf(3)}`, office: null }, clock.now());

  const since = addDays(TODAY, -DAYS);
  const counted = all.filter(({ number, office, date }) => number && office === 'BOGOR' && date >= since);
  const expected = [...Map.groupBy(counted, ({ number }) => number as number)]
    .map(([number, own]) => {
      const count = (...of: Status[]) => own.filter(({ status }) => of.includes(status)).length;
      const [lapsed, forfeited] = [count('EXPIRED'), count('FORFEITED')];
      const rest = { cancelled: count('CANCELLED'), kept: count('CHECKED_IN'), live: count('HELD', 'CONFIRMED') };
      const blocked = number === 1 || number === 3;
      return { key: `tel:${phoneOf(number)}`, lapsed, forfeited, ...rest, bad: lapsed + forfeited, blocked };
    })
    .filter(({ bad, kept }) => bad >= 2 && bad >= kept)
    .toSorted((a, b) => b.bad - a.bad || (a.key < b.key ? 1 : -1));
  expect(expected.length).toBeGreaterThan(15);
  expect(counted.length, 'some kept most of theirs').toBeGreaterThan(expected.length);

  const seen = [];
  for (let after = null, more = true; more; after = seen.at(-1) ?? null) {
    const page = await suspectsOf(tx, { office: 'BOGOR', since }, { first: 7, after }, clock.now());
    expect(page.total).toBe(expected.length);
    expect(page.items.length).toBe(Math.min(7, expected.length - seen.length));
    seen.push(...page.items);
    more = page.hasNext;
  }
  expect(seen).toMatchObject(expected);
  const behind = await suspectsOf(
    tx,
    { office: 'BOGOR', since },
    { first: 7, after: seen.at(-1) ?? null },
    clock.now(),
  );
  expect(behind).toEqual({ items: [], total: expected.length, hasNext: false });
  expect(await suspectsOf(tx, { office: 'DEPOK', since }, { first: 7, after: null }, clock.now())).toEqual({
    items: [],
    total: 0,
    hasNext: false,
  });
});
