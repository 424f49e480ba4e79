// The days of many offices are opened with a few statements: all as planned, once, and whole or not at all.
import { describe, expect, test } from 'vitest';
import { inTransaction, queriesOn } from '../../src/database.ts';
import { rollAll } from '../../src/jobs/clockwork.ts';
import { DayWork } from '../../src/jobs/dayWork.ts';
import { openUnopened } from '../../src/jobs/unopened.ts';
import { applyFile, openDirectory } from '../../src/office/directory.ts';
import { readOffices } from '../../src/office/officesFile.ts';
import { isBookable, openedDaysOf } from '../../src/replanning/openedDays.ts';
import { plannedRows } from '../../src/replanning/roll.ts';
import { addDays, dateIn, datesBetween, instant } from '../../src/time.ts';
import { cloneDatabase } from '../support/database.ts';
import { standingClock } from '../support/house.ts';
import { makeOfficesFile } from '../support/offices.ts';

const START = '2017-08-01T09:00:00+07:00';
const OFFICES = 120;
const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];

/** The defaults of the product's file for many offices, whose plans are of seven kinds in three zones. */
function fileOf(capacityOf = (index: number) => 10 + (index % 7)) {
  const { defaults, holidays } = JSON.parse(makeOfficesFile());
  const policy = { ...defaults.policy, horizonDays: 5 };
  const offices = Array.from({ length: OFFICES }, (_, index) => ({
    code: `OFFICE_${index}`,
    name: `Kantor ${index}`,
    city: 'Kota',
    timeZone: ZONES[index % ZONES.length],
    schedule: { ...defaults.schedule, capacity: capacityOf(index) },
  }));
  return readOffices(JSON.stringify({ defaults: { ...defaults, policy }, holidays, offices }), 'offices.yaml');
}

async function openMany() {
  const database = await (await cloneDatabase()).open();
  const { orm, pool } = database;
  const clock = standingClock(START);
  await inTransaction(pool, (tx) => applyFile(tx, fileOf()));
  const query = async (sql: string) => (await pool.query(sql)).rows;
  /** As after a start with that file. */
  const directory = async (file = fileOf()) => {
    await inTransaction(pool, (tx) => applyFile(tx, file));
    return openDirectory(orm.em);
  };
  const windows = () =>
    query(
      `select office, date, quota, ordinal, starts_at::text, capacity from capacity_window order by office, starts_at`,
    );
  /** Each row with the transaction that wrote it. */
  const written = () => query('select id, xmin::text, ctid::text from capacity_window order by id');
  return { pool, clock, query, directory, windows, written };
}

const planned = (offices: Awaited<ReturnType<typeof openDirectory>>, now: string) =>
  offices.all().flatMap((office) => {
    const today = dateIn(office.timeZone, instant(now));
    const rows = plannedRows(office, datesBetween(today, addDays(today, office.policy.horizonDays + 1)));
    return rows.map(({ date, quota, ordinal, capacity }) => ({ office: office.code, date, quota, ordinal, capacity }));
  });
const sorted = (rows: { office: string; date: string; quota: string; ordinal: number; capacity: number }[]) =>
  rows.map(({ office, date, quota, ordinal, capacity }) => [office, date, quota, ordinal, capacity].join(' ')).sort();

describe('many offices', () => {
  test('are opened as planned, left alone when they are, and changed one by one', async () => {
    const { pool, clock, directory, windows, written } = await openMany();
    const offices = await directory();
    expect(await rollAll(pool, offices, clock.now())).toEqual([]);
    expect(sorted(await windows())).toEqual(sorted(planned(offices, START)));
    const before = await written();
    await rollAll(pool, await directory(), clock.now());
    expect(await written()).toEqual(before);
    const changed = await directory(fileOf((index) => (index === 33 ? 77 : 10 + (index % 7))));
    await rollAll(pool, changed, clock.now());
    expect(sorted(await windows())).toEqual(sorted(planned(changed, START)));
    const others = `select count(*)::int as count from capacity_window where xmin = any($1::text[]::xid[]) and office <> 'OFFICE_33'`;
    const { rows } = await pool.query(others, [[...new Set(before.map(({ xmin }) => xmin))]]);
    expect(rows[0].count).toBe(before.length - before.length / OFFICES);
  });

  test('roll on a few at a time, all of them bookable at their midnight and before it', async () => {
    const { pool, clock, query, directory } = await openMany();
    const offices = await directory();
    await rollAll(pool, offices, clock.now());
    const work = new DayWork({ pool, offices, unopened: openUnopened(() => {}), historyYears: 5 });
    for (let turn = 0; turn < 4; turn++) await work.turn(clock.now());
    const bookable = async () => {
      const opened = await openedDaysOf(queriesOn(pool));
      return offices.all().filter((office) => isBookable(office, opened.get(office.code), clock.now())).length;
    };
    const upTo = (date: string) => query(`select office from opened_days where last_date >= '${date}'`);
    // Midnight of the easternmost zone, and then of the others.
    for (const [at, date] of [
      ['2017-08-02T00:00:01+09:00', '2017-08-08'],
      ['2017-08-02T00:00:01+07:00', '2017-08-08'],
    ] as const) {
      clock.set(at);
      expect(await bookable()).toBe(OFFICES);
      for (let turn = 0; turn < 4; turn++) await work.turn(clock.now());
      const east = offices.all().filter(({ timeZone }) => dateIn(timeZone, clock.now()) === '2017-08-02');
      expect((await upTo(date)).map(({ office }) => office).sort()).toEqual(east.map(({ code }) => code).sort());
    }
    clock.set('2017-08-03T00:00:01+07:00');
    const rolled = [];
    for (let turn = 0; turn < 4; turn++) {
      expect(await bookable()).toBe(OFFICES);
      await work.turn(clock.now());
      rolled.push((await upTo('2017-08-09')).length);
    }
    expect(rolled).toEqual([50, 100, OFFICES, OFFICES]);
  });

  test('a connection that is lost in the middle leaves each office whole or untouched', async () => {
    const { pool, clock, query, directory, windows } = await openMany();
    await query(`create function lose_connection() returns trigger language plpgsql as $$ begin
        perform pg_terminate_backend(pg_backend_pid());
        return new;
      end $$;
      create trigger lose_connection before insert on capacity_window for each row
      when (new.office = 'OFFICE_60' and new.date = '2017-08-04') execute function lose_connection()`);
    const offices = await directory();
    const unopened = await rollAll(pool, offices, clock.now());
    expect(unopened.map(({ office, date }) => `${office} ${date}`)).toEqual(['OFFICE_60 2017-08-04']);
    const whole = sorted(planned(offices, START)).filter((row) => !row.startsWith('OFFICE_60 2017-08-04'));
    expect(sorted(await windows())).toEqual(whole);
    expect((await query('select office from opened_days')).length).toBe(OFFICES - 1);
    await query('drop trigger lose_connection on capacity_window');
    expect(await rollAll(pool, offices, clock.now())).toEqual([]);
    expect(sorted(await windows())).toEqual(sorted(planned(offices, START)));
    expect((await query('select office from opened_days')).length).toBe(OFFICES);
  });

  test('a clock that is put back finds its days', async () => {
    const { pool, clock, query, directory } = await openMany();
    const offices = await directory();
    await rollAll(pool, offices, clock.now());
    const back = '2017-07-03T09:00:00+07:00';
    await rollAll(pool, offices, instant(back));
    const first = await query(
      `select count(distinct office)::int as count from capacity_window where date = '2017-07-03'`,
    );
    expect(first).toEqual([{ count: OFFICES }]);
    const opened = await openedDaysOf(queriesOn(pool));
    expect(offices.all().every((office) => isBookable(office, opened.get(office.code), instant(back)))).toBe(true);
  });
});
