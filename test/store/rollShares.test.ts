// Shares of windows as rows: quotas, places set by hand, schedules from a date, and what two servers do to them at once.
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { Asker } from '../../src/access/asker.ts';
import { cancel } from '../../src/booking/change.ts';
import { rollAll, turnFreedPlaces } from '../../src/jobs/clockwork.ts';
import { removeSchedule, setCapacity, setExceptions, setQuotas, setSchedule } from '../../src/office/days.ts';
import { openDirectory } from '../../src/office/directory.ts';
import { isRefusal } from '../../src/refusal.ts';
import { changeOffice } from '../../src/replanning/officeChange.ts';
import { type Reshaping, reshape } from '../../src/replanning/reshape.ts';
import { transact } from '../../src/transact.ts';
import { meansOf } from '../support/digitMeans.ts';
import { made, openHouse, refusedWith, wanted } from '../support/house.ts';

const MONDAY = '2017-08-07';
const TUESDAY = '2017-08-08';
const asker: Asker = { kind: 'administrator' };

describe('shares', async () => {
  const house = await openHouse();
  const { pool, orm } = house.database;
  const query = async (sql: string, values?: unknown[]) => (await pool.query(sql, values)).rows;

  async function shape(office: string, set: Reshaping['set'], move = false) {
    const order = { office, what: 'test', asker, firstDate: null, set, move, undoMinutes: 0, idempotencyKey: null };
    const answer = await transact(pool, (tx) => reshape(tx, { ...order, input: null }, house.clock.now()));
    await house.offices.reload();
    return answer;
  }
  const roll = async () => rollAll(pool, await openDirectory(orm.em), house.clock.now());

  /** `08:00 A1 40/0`: when, line and place in the day, places and those taken. */
  async function day(office: string, date: string): Promise<string[]> {
    const rows = await query(
      `select to_char(starts_at at time zone 'Asia/Jakarta', 'HH24:MI') || ' ' || line || ordinal || ' ' || capacity || '/' || taken as row
       from capacity_window where office = $1 and date = $2 order by starts_at, line`,
      [office, date],
    );
    return rows.map(({ row }) => row);
  }

  let people = 0;
  async function booked(office: string, visitDate: string, count: number, wish: object = {}) {
    const codes: string[] = [];
    for (let index = 0; index < count; index++) {
      const { code } = made(await house.book(wanted(house, people++, { office, visitDate, asker, ...wish })));
      codes.push(made(await house.confirm({ code, asker, proof: {} })).code);
    }
    return codes;
  }

  const PRIORITY = {
    code: 'priority',
    name: { id: 'Prioritas', en: 'Priority' },
    line: 'B',
    priorities: ['ELDERLY'],
    opensMinutesBefore: 60,
  };
  const week = { monday: { hours: '08:00-10:00' }, tuesday: { hours: '08:00-10:00' } };

  test('of one window begin together under lines of their own, and open to all when the office says', async () => {
    expect((await day('BATAM', MONDAY)).slice(0, 6)).toEqual([
      '08:00 A1 40/0',
      '08:00 B1 10/0',
      '08:00 C1 7/0',
      '09:00 A2 40/0',
      '09:00 B2 10/0',
      '09:00 C2 7/0',
    ]);
    const opens = await query(
      `select quota, extract(epoch from starts_at - opens_to_all_at)::int / 60 as minutes from capacity_window
       where office = 'BATAM' group by 1, 2 order by 1`,
    );
    expect(opens).toEqual([
      { quota: 'express', minutes: 60 },
      { quota: 'general', minutes: null },
      { quota: 'priority', minutes: 60 },
    ]);
  });

  test('follow a schedule from its date on, and go back with it', async () => {
    const before = await query(`select * from capacity_window where office = 'MEDAN' order by id`);
    await shape('MEDAN', (tx, office, today) => setQuotas(tx, office, [PRIORITY], today));
    expect(await query(`select * from capacity_window where office = 'MEDAN' order by id`)).toEqual(before);
    const schedule = { capacity: 5, shares: { priority: 2 }, week };
    await shape('MEDAN', (tx, office, today) => setSchedule(tx, office, { from: TUESDAY, given: schedule, today }));
    expect(await day('MEDAN', MONDAY)).toHaveLength(7);
    expect(await day('MEDAN', TUESDAY)).toEqual(['08:00 A1 3/0', '08:00 B1 2/0', '09:00 A2 3/0', '09:00 B2 2/0']);
    expect(await day('MEDAN', '2017-08-09')).toEqual([]);
    await shape('MEDAN', (tx, office, today) => removeSchedule(tx, office, TUESDAY, today));
    const numbered = `select date, quota, line, ordinal, starts_at, ends_at, capacity from capacity_window where office = 'MEDAN' order by date, ordinal`;
    const after = await query(numbered);
    expect(after).toHaveLength(before.length);
    expect(new Set(after.map(({ quota }) => quota))).toEqual(new Set(['general']));
  });

  test('never have fewer places than are taken, and keep those of a quota that is no more', async () => {
    const schedule = { capacity: 5, shares: { priority: 3 }, week };
    await shape('DEPOK', (tx, office, today) => setQuotas(tx, office, [PRIORITY], today));
    await shape('DEPOK', (tx, office, today) => setSchedule(tx, office, { from: MONDAY, given: schedule, today }));
    await booked('DEPOK', MONDAY, 2, { priority: 'ELDERLY' });
    expect(await day('DEPOK', MONDAY)).toEqual(['08:00 A1 2/0', '08:00 B1 3/2', '09:00 A2 2/0', '09:00 B2 3/0']);
    const fewer = { ...schedule, shares: { priority: 1 } };
    const refused = await shape('DEPOK', (tx, office, today) =>
      setSchedule(tx, office, { from: MONDAY, given: fewer, today }),
    );
    expect(isRefusal(refused) && refused.refused).toBe('CAPACITY_IN_USE');
    expect(await day('DEPOK', MONDAY)).toEqual(['08:00 A1 2/0', '08:00 B1 3/2', '09:00 A2 2/0', '09:00 B2 3/0']);
    // The file asks no one: applicants who are there stay, and nothing more is sold.
    await query(
      `update office set from_managers = '{"quotas": []}' || jsonb_build_object('schedule', from_file->'schedule') where code = 'DEPOK'`,
    );
    await roll();
    expect((await day('DEPOK', MONDAY)).slice(0, 3)).toEqual(['08:00 A1 50/0', '08:00 B1 2/2', '09:00 A2 50/0']);
  });

  test('that change their letters never give a number twice', async () => {
    const express = { ...PRIORITY, code: 'express', line: 'C', priorities: ['PREGNANT'] };
    const schedule = { capacity: 5, shares: { priority: 2, express: 2 }, week };
    await shape('BANDUNG', (tx, office, today) => setQuotas(tx, office, [PRIORITY, express], today));
    await shape('BANDUNG', (tx, office, today) => setSchedule(tx, office, { from: MONDAY, given: schedule, today }));
    await booked('BANDUNG', MONDAY, 1, { priority: 'ELDERLY' });
    const swapped = [
      { ...PRIORITY, line: 'C' },
      { ...express, line: 'B' },
    ];
    await shape('BANDUNG', (tx, office, today) => setQuotas(tx, office, swapped, today));
    await booked('BANDUNG', MONDAY, 2, { priority: 'ELDERLY' });
    await booked('BANDUNG', MONDAY, 3, { priority: 'PREGNANT' });
    const numbers = await query(`select queue_number from booking where office = 'BANDUNG' and visit_date = $1`, [
      MONDAY,
    ]);
    expect(numbers).toHaveLength(6);
    expect(new Set(numbers.map(({ queue_number }) => queue_number)).size).toBe(6);
    const before = await day('BANDUNG', MONDAY);
    await roll();
    expect(await day('BANDUNG', MONDAY)).toEqual(before);
  });

  test('are set by hand for one window or a run of them, also where the schedule gives a quota none', async () => {
    const run = { firstDate: MONDAY, lastDate: MONDAY, from: '08:00', to: '09:00', quota: 'general', capacity: 9 };
    await shape('KARAWANG', (tx, office, today) => setQuotas(tx, office, [PRIORITY], today));
    await shape('KARAWANG', (tx, office) => setCapacity(tx, office, run));
    await shape('KARAWANG', (tx, office) => setCapacity(tx, office, { ...run, quota: 'priority', capacity: 4 }));
    expect((await day('KARAWANG', MONDAY)).slice(0, 3)).toEqual(['08:00 A1 9/0', '08:00 B1 4/0', '09:00 A2 50/0']);
    expect(await booked('KARAWANG', MONDAY, 1, { priority: 'ELDERLY' })).toHaveLength(1);
    expect((await day('KARAWANG', MONDAY))[1]).toBe('08:00 B1 4/1');
    await roll();
    expect((await day('KARAWANG', MONDAY)).slice(0, 2)).toEqual(['08:00 A1 9/0', '08:00 B1 4/1']);
    await shape('KARAWANG', (tx, office) => setCapacity(tx, office, { ...run, capacity: null }));
    expect((await day('KARAWANG', MONDAY))[0]).toBe('08:00 A1 50/0');
  });

  test('sell no place that is one too many, when those who have them go', async () => {
    const places = async () =>
      (
        await query(
          `select capacity, taken, resting from capacity_window where office = 'MAKASSAR' and date = $1 order by starts_at limit 2`,
          [MONDAY],
        )
      ).map(({ capacity, taken, resting }) => [capacity, taken, resting]);
    const [first, second, third] = (await booked('MAKASSAR', MONDAY, 3)) as [string, string, string];
    const leave = (code: string) =>
      transact(pool, (tx) =>
        cancel(tx, { code, asker, proof: {}, idempotencyKey: null }, house.offices.get, house.clock.now()),
      );
    const settings = (change: string) =>
      query(`update office set from_managers = from_managers || $1 where code = 'MAKASSAR'`, [change]);
    const { policy, schedule } = house.offices.get('MAKASSAR');
    await settings(JSON.stringify({ schedule: { ...schedule, capacity: 2 } }));
    await roll();
    expect(await places()).toEqual([
      [3, 3, 0],
      [2, 0, 0],
    ]);
    await leave(first);
    expect(await places()).toEqual([
      [2, 2, 0],
      [2, 0, 0],
    ]);
    // One that rests when there are to be fewer does not come back either.
    await settings(JSON.stringify({ policy: { ...policy, freedPlaceMinutes: { from: 10, to: 10 } } }));
    await house.offices.reload();
    await leave(second);
    expect(await places()).toEqual([
      [2, 2, 1],
      [2, 0, 0],
    ]);
    await settings(JSON.stringify({ schedule: { ...schedule, week: {} } }));
    await roll();
    expect(await places()).toEqual([[2, 2, 1]]);
    house.clock.advance(11);
    await turnFreedPlaces(pool, house.offices, meansOf(house.offices), house.clock.now());
    expect(await places()).toEqual([[1, 1, 0]]);
    await leave(third);
    expect(await places()).toEqual([[0, 0, 0]]);
    house.clock.advance(-11);
  });

  test('a day that nothing changed is not touched, and no one waits for it', async () => {
    const versions = () => query('select id, xmin, ctid from capacity_window order by id');
    const before = await versions();
    const client = new pg.Client({ connectionString: house.url });
    await client.connect();
    try {
      await client.query(`begin; select from capacity_window for update`);
      await roll();
      await client.query('rollback');
    } finally {
      await client.end();
    }
    expect(await versions()).toEqual(before);
  });

  test('a server that has not heard of a change yet does not take it back', async () => {
    const stale = await openDirectory(orm.em);
    await shape('SURABAYA', (tx, office) => setExceptions(tx, office, [{ date: MONDAY, reason: 'Rapat' }]));
    expect(await day('SURABAYA', MONDAY)).toEqual([]);
    await rollAll(pool, stale, house.clock.now());
    expect(await day('SURABAYA', MONDAY)).toEqual([]);
  });

  test('a closing and the rolling at the same moment come to the closed day', async () => {
    await Promise.all([
      roll(),
      shape('YOGYAKARTA', (tx, office) => setExceptions(tx, office, [{ date: MONDAY, reason: 'Rapat' }])),
      roll(),
    ]);
    expect(await day('YOGYAKARTA', MONDAY)).toEqual([]);
  });

  test('people who booked while the horizon was longer are moved too when their day closes', async () => {
    const [code] = await booked('TANGERANG', '2017-08-21', 1);
    const { policy } = house.offices.get('TANGERANG');
    const shorter = { policy: { ...policy, horizonDays: 7 } };
    await transact(pool, async (tx) => ({
      answer: await changeOffice(tx, 'TANGERANG', () => shorter, { others: [], now: house.clock.now() }),
      announcements: [],
    }));
    await house.offices.reload();
    expect((await day('TANGERANG', '2017-08-21'))[0]).toBe('08:00 A1 50/1');
    const close: Reshaping['set'] = (tx, office) =>
      setExceptions(tx, office, [{ date: '2017-08-21', reason: 'Listrik' }]);
    const kept = await shape('TANGERANG', close);
    expect(isRefusal(kept) && kept.refused).toBe('CAPACITY_IN_USE');
    house.clock.set('2017-08-15T09:00:00+07:00');
    expect(await shape('TANGERANG', close, true)).toMatchObject({ moved: 1 });
    const [row] = await query('select visit_date from booking where code = $1', [code]);
    expect(row.visit_date).toBe('2017-08-22');
    expect(refusedWith(await house.book(wanted(house, 9999, { office: 'TANGERANG', visitDate: '2017-08-23' })))).toBe(
      'TOO_FAR_AHEAD',
    );
    house.clock.set('2017-08-01T09:00:00+07:00');
  });
});
