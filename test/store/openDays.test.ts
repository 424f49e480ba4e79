// Days are opened office by office: a failure at one is told, and keeps no other office's days closed.

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inTransaction } from '../../src/database.ts';
import { rollAll } from '../../src/jobs/clockwork.ts';
import { openUnopened } from '../../src/jobs/unopened.ts';
import { applyFile, openDirectory } from '../../src/office/directory.ts';
import { readOffices } from '../../src/office/officesFile.ts';
import { addDays, dateIn, instant } from '../../src/time.ts';
import { cloneDatabase } from '../support/database.ts';
import { openHouse } from '../support/house.ts';

const BROKEN = `
  create function refuse_day() returns trigger language plpgsql as $$ begin
    raise exception 'This day is broken.';
  end $$;
  create trigger refuse_day before insert on capacity_window for each row
  when (new.office = 'DEPOK' and new.date = '2017-09-04') execute function refuse_day()`;

test('a fault on one day of one office is named, told once, and mended at the next try', async () => {
  const { database, offices, clock } = await openHouse('2017-08-01T09:00:00+07:00');
  const { pool } = database;
  const openOn = async (date: string) =>
    (await pool.query('select distinct office from capacity_window where date = $1 order by office', [date])).rows.map(
      ({ office }) => office,
    );
  const others = offices.all().flatMap(({ code }) => (code === 'DEPOK' ? [] : code));
  await pool.query(BROKEN);
  clock.set('2017-08-05T09:00:00+07:00');
  const told: string[] = [];
  const unopened = openUnopened(({ office, date, error }) =>
    told.push(`${office} ${date} ${(error as Error).message}`),
  );
  const codes = offices.all().map(({ code }) => code);
  for (const _ of [1, 2]) unopened.note(codes, await rollAll(pool, offices, clock.now()));
  expect(told).toEqual(['DEPOK 2017-09-04 This day is broken.']);
  expect(unopened.days()).toEqual([{ office: 'DEPOK', date: '2017-09-04' }]);
  expect(await openOn('2017-09-04')).toEqual(others.toSorted());
  expect(await openOn('2017-09-05')).toEqual([...others, 'DEPOK'].toSorted());
  await pool.query('drop trigger refuse_day on capacity_window');
  unopened.note(codes, await rollAll(pool, offices, clock.now()));
  expect(unopened.days()).toEqual([]);
  expect(await openOn('2017-09-04')).toContain('DEPOK');
  expect(told.length).toBe(1);
});

test('without a database nothing is said of single days', async () => {
  const { database, offices, clock } = await openHouse();
  await database.pool.end();
  await expect(rollAll(database.pool, offices, clock.now())).rejects.toThrow();
});

/** A day before the clocks are put forward in each of these zones, and the minutes of a window. */
const NIGHTS = [
  ['Europe/Berlin', '2026-03-20T10:00:00+01:00', 60],
  ['Africa/Cairo', '2026-04-20T10:00:00+02:00', 30],
  ['Asia/Beirut', '2026-03-20T10:00:00+02:00', 45],
  ['America/St_Johns', '2026-03-01T10:00:00-03:30', 60],
  ['America/Vancouver', '2018-02-12T10:00:00-08:00', 30],
] as const;

test.each(NIGHTS)(
  'offices open at night in %s are opened over the change of the clocks',
  async (zone, now, minutes) => {
    const { open } = await cloneDatabase();
    const { orm, pool } = await open();
    const file = parse(await readFile('test/cases/offices-open-at-night.yaml', 'utf8'));
    file.defaults.schedule.windowMinutes = minutes;
    file.offices[0].timeZone = zone;
    await inTransaction(pool, (tx) => applyFile(tx, readOffices(JSON.stringify(file), 'offices.yaml')));
    expect(await rollAll(pool, await openDirectory(orm.em), instant(now))).toEqual([]);
    const { rows } = await pool.query(
      'select office, count(distinct date)::int as days, max(date) as last from capacity_window group by office',
    );
    expect(rows.length).toBe(5);
    for (const { days } of rows) expect(days).toBe(32);
    const berlin = rows.find(({ office }) => office === 'BERLIN');
    expect(berlin.last).toBe(addDays(dateIn(zone, instant(now)), 31));
  },
);
