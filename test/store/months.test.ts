// The histories are kept by month: no event is ever refused for lack of its month, and old visits go as a whole.
import type { Migration } from '@mikro-orm/migrations';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../server/postgres/database.ts';
import { historyOf } from '../../src/booking/find.ts';
import { connectOnce } from '../../src/connection.ts';
import { inTransaction, queriesOn } from '../../src/database.ts';
import { countDays } from '../../src/figures/count.ts';
import { forgetVisits } from '../../src/jobs/forgetVisits.ts';
import { dropMonths, keptFrom, openMonths } from '../../src/jobs/months.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { disagreements } from '../../src/placeLog/agree.ts';
import { appendPlaces } from '../../src/placeLog/append.ts';
import { makeSigningKey, openKeys } from '../../src/placeLog/keys.ts';
import { endPastDays } from '../../src/queue/endDay.ts';
import { instant } from '../../src/time.ts';
import { atEnd } from '../support/atEnd.ts';
import { cloneDatabase } from '../support/database.ts';
import { given, MORNING, openDesk } from '../support/desk.ts';
import { openHouse, type TestHouse } from '../support/house.ts';
import { committedOneByOne } from '../support/statements.ts';

const countOf = async (house: TestHouse, table: string) => {
  const [row] = await queriesOn(house.database.pool).query<{ count: number }>(`select count(*)::int from ${table}`);
  return row?.count ?? 0;
};

/** Events by the table in which they lie. */
async function placesOf(house: TestHouse): Promise<Record<string, number>> {
  const rows = await committedOneByOne(house.database.pool).query(
    'select tableoid::regclass::text as place, count(*)::int from booking_event group by 1 order by 1',
  );
  return Object.fromEntries(rows.map(({ place, count }) => [place, count]));
}

/** As a server does it: one that could not lock the table soon enough tries again. */
async function openedInTheEnd(...args: Parameters<typeof openMonths>): Promise<string[]> {
  for (;;)
    try {
      return await openMonths(...args);
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
    }
}
const LOCK_NOT_AVAILABLE = '55P03';

async function monthsOf(house: TestHouse, table = 'booking_event'): Promise<string[]> {
  const text = 'select name from months_of($1::text::regclass) order by from_at';
  const rows = await queriesOn(house.database.pool).query<{ name: string }>(text, [table]);
  return rows.map(({ name }) => name.replace(`${table}_`, ''));
}

const addEvent = (house: TestHouse, at: string, booking = 'K7Q2M9XA') =>
  queriesOn(house.database.pool).query(
    `insert into booking_event (booking, at, action, by) values ($1, $2, 'BOOK', 'clock')`,
    [booking, at],
  );

test('events go to their month once it is there, and are read in their order all the same', async () => {
  const house = await openHouse('2019-03-20T09:00:00+07:00');
  const { pool } = house.database;
  for (const at of ['2019-03-31T23:59:59.999Z', '2019-04-01T00:00:00Z', '2019-03-31T17:00:00Z', '2019-05-31T23:00:00Z'])
    await addEvent(house, at);
  expect(await placesOf(house)).toEqual({ booking_event_other: 4 });
  const before = await historyOf(queriesOn(pool), ['K7Q2M9XA']);

  expect(await openMonths(pool, house.clock.now())).toHaveLength(8);
  expect(await monthsOf(house)).toEqual(expect.arrayContaining(['2019_02', '2019_03', '2019_04', '2019_05']));
  expect(await monthsOf(house, 'ticket_event')).toEqual(await monthsOf(house));
  expect(await placesOf(house)).toEqual({
    booking_event_2019_03: 2,
    booking_event_2019_04: 1,
    booking_event_2019_05: 1,
  });
  expect(await historyOf(queriesOn(pool), ['K7Q2M9XA'])).toEqual(before);
  expect(await openMonths(pool, house.clock.now())).toEqual([]);
});

test('three months without the job, and a clock that jumps ahead and back, refuse no event', async () => {
  const house = await openHouse('2019-03-20T09:00:00+07:00');
  const { pool } = house.database;
  await openMonths(pool, house.clock.now());
  for (const month of ['05', '06', '07', '08', '09']) await addEvent(house, `2019-${month}-15T01:00:00Z`);
  expect(await placesOf(house)).toEqual({ booking_event_2019_05: 1, booking_event_other: 4 });

  house.clock.set('2019-09-15T09:00:00+07:00');
  await openMonths(pool, house.clock.now());
  expect(await countOf(house, 'booking_event_other')).toBe(0);
  expect((await monthsOf(house)).filter((month) => month.startsWith('2019'))).toEqual(
    ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2019_${month}`),
  );

  await addEvent(house, '2031-01-01T00:00:00Z');
  await addEvent(house, '2011-12-31T23:59:59Z');
  await openMonths(pool, instant('2031-01-01T00:00:00Z'));
  await openMonths(pool, house.clock.now());
  expect(await placesOf(house)).toMatchObject({ booking_event_2011_12: 1, booking_event_2031_01: 1 });
  expect(await countOf(house, 'booking_event')).toBe(7);
});

test('servers that make months at the same moment, while events are written, make each once', async () => {
  const house = await openHouse('2019-03-20T09:00:00+07:00');
  const { pool } = house.database;
  const writes = Array.from({ length: 60 }, (_, index) => addEvent(house, `2019-0${4 + (index % 2)}-15T01:00:00Z`));
  const other = await house.neighbour();
  const made = await Promise.all([
    openedInTheEnd(pool, house.clock.now()),
    openedInTheEnd(other.pool, house.clock.now()),
    ...writes,
  ]);
  expect([...(made[0] as string[]), ...(made[1] as string[])].toSorted()).toEqual(
    [...new Set([...(made[0] as string[]), ...(made[1] as string[])])].toSorted(),
  );
  await openMonths(pool, house.clock.now());
  expect(await placesOf(house)).toEqual({ booking_event_2019_04: 30, booking_event_2019_05: 30 });
});

test('only whole months that are over are dropped', async () => {
  const house = await openHouse('2019-03-20T09:00:00+07:00');
  const { pool } = house.database;
  await openMonths(pool, house.clock.now());
  await addEvent(house, '2019-02-28T23:59:59Z');
  await addEvent(house, '2019-03-01T00:00:00Z');
  await addEvent(house, '2011-12-31T23:59:59Z');
  expect(keptFrom(instant('2024-04-30T16:59:59Z'), 5)).toBe('2019-04-01');
  expect(keptFrom(instant('2024-02-29T12:00:00Z'), 5)).toBe('2019-02-01');
  await dropMonths(pool, '2019-03-02');
  expect((await monthsOf(house)).filter((month) => month.startsWith('2019'))).toEqual([
    '2019_03',
    '2019_04',
    '2019_05',
  ]);
  expect(await placesOf(house)).toEqual({ booking_event_2019_03: 1 });
});

test('visits of years ago are deleted with all that belongs to them; figures, log of places and later visits stay', async () => {
  const desk = await openDesk();
  const { house } = desk;
  const { pool } = house.database;
  const keys = openKeys(makeSigningKey(), Buffer.alloc(32, 7).toString('base64'));
  await openMonths(pool, house.clock.now());
  const came = await desk.confirmed(1);
  await desk.confirmed(2);
  const later = await desk.confirmed(3, { visitDate: '2017-08-30' });
  house.clock.set(MORNING);
  given(await desk.checkIn(came.code));
  given(await desk.walkIn());
  house.clock.set('2017-09-01T09:00:00+07:00');
  await settleAll(pool, house.clock.now());
  const office = house.offices.get('BOGOR');
  await inTransaction(pool, (tx) => endPastDays(tx, [office], house.clock.now()));
  while ((await appendPlaces(pool, keys)) > 0);
  const days = ['2017-08-07', '2017-08-30'].map((date) => ({ office, date }));
  await inTransaction(pool, (tx) => countDays(tx, days, house.clock.now()));
  const read = committedOneByOne(pool);
  const figures = await read.query('select * from day_figures order by office, date');
  expect(figures).toMatchObject([{ final: true }, { final: true }]);
  await read.query(`update day_figures set final = false where date = '2017-08-30'`);
  const logged = await countOf(house, 'place_log');

  const forget = async (at: string) => {
    await dropMonths(pool, keptFrom(instant(at), 5));
    await forgetVisits(pool, house.offices.all(), instant(at), 5);
  };
  await forget('2022-08-31T23:59:59Z');
  expect(await monthsOf(house)).toContain('2017_08');
  await forget('2022-09-07T23:59:59Z');
  expect(await monthsOf(house)).not.toContain('2017_08');
  expect(await countOf(house, 'booking')).toBe(3);
  const keepsNames = house.offices.all().map((one) => ({ ...one, policy: { ...one.policy, retentionDays: 3650 } }));
  await forgetVisits(pool, keepsNames, instant('2022-09-08T00:00:00Z'), 5);
  expect(await countOf(house, 'booking')).toBe(3);
  await forget('2022-09-08T00:00:00Z');
  // The day that was not counted to its end keeps its booking.
  expect(await read.query('select code from booking')).toEqual([{ code: later.code }]);
  expect(await countOf(house, 'ticket')).toBe(0);
  expect(await countOf(house, `capacity_window where office = 'BOGOR' and date = '2017-08-07'`)).toBe(0);
  expect(await countOf(house, 'day_figures')).toBe(2);
  expect(await countOf(house, 'place_log')).toBe(logged);
  expect(await Array.fromAsync(disagreements(queriesOn(pool), keys.pseudonymOf))).toEqual([]);

  await read.query(`update day_figures set final = true where date = '2017-08-30'`);
  await forget('2022-09-08T00:00:00Z');
  expect(await countOf(house, 'booking')).toBe(0);
  expect(await read.query('select total from day_figures order by office, date')).toEqual(
    figures.map(({ total }) => ({ total })),
  );
});

test('events of a database of before stay as one piece, and are numbered on', async () => {
  const { url } = await cloneDatabase('template1');
  const client = await connectOnce(url);
  atEnd(() => client.end());
  const apply = async (some: typeof MIGRATIONS) => {
    for (const { class: Migrated } of some) {
      const migration = new (Migrated as new (...given: unknown[]) => Migration)();
      migration.up();
      for (const statement of migration.getQueries()) await client.query(String(statement));
    }
  };
  const first = MIGRATIONS.findIndex(({ name }) => name === 'Migration20270105_months');
  await apply(MIGRATIONS.slice(0, first));
  await client.query(`insert into booking_event (booking, at, action, by)
    select 'K7Q2M9XA', timestamptz '2019-01-20Z' + n * interval '1 day', 'BOOK', 'clock' from generate_series(1, 40) n`);
  await client.query(
    `insert into booking_event (booking, at, action, by) values ('K7Q2M9XA', '2099-02-03Z', 'LATE', 'clock')`,
  );
  const { rows: before } = await client.query('select * from booking_event order by id');

  await apply(MIGRATIONS.slice(first));
  const event = `insert into booking_event (booking, at, action, by) values ('K7Q2M9XA', $1, 'BOOK', 'clock') returning id::integer, tableoid::regclass::text as place`;
  const added = async (at: string) => (await client.query(event, [at])).rows;
  expect(await added('2099-02-28T23:59:59Z')).toEqual([{ id: before.length + 1, place: 'booking_event_before' }]);
  expect(await added('2099-03-01T00:00:00Z')).toEqual([{ id: before.length + 2, place: 'booking_event_other' }]);
  const { rows } = await client.query('select * from booking_event order by id limit $1', [before.length]);
  expect(rows).toEqual(before);
  const months = async () => (await client.query(`select name from months_of('booking_event') order by from_at`)).rows;
  expect(await months()).toEqual([{ name: 'booking_event_before' }]);
  await client.query(`select open_months('2019-01-01', '2019-04-30')`);
  expect(await months()).toEqual([{ name: 'booking_event_before' }, { name: 'booking_event_2099_03' }]);
  // There were no events of tickets: none of them are kept apart.
  expect((await client.query(`select to_regclass('ticket_event_before') as there`)).rows).toEqual([{ there: null }]);
});
