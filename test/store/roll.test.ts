// The windows of the horizon: there day after day, in line with the settings, and never taken from who has a place.

import { afterEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/database.ts';
import { rollAll } from '../../src/jobs/clockwork.ts';
import { applyFile, openDirectory } from '../../src/office/directory.ts';
import { made, openHouse, phoneOf, SEED_DAY, sender, wanted } from '../support/house.ts';
import { makeOffices, type OfficeChange, type OfficesChange } from '../support/offices.ts';

describe('rolling', async () => {
  const house = await openHouse();
  const { pool, orm } = house.database;
  const query = async (sql: string, values?: unknown[]) => (await pool.query(sql, values)).rows;

  /** As after a start with a changed file. */
  async function roll(change: OfficesChange = {}) {
    await inTransaction(pool, (tx) => applyFile(tx, makeOffices(change)));
    await rollAll(pool, await openDirectory(orm.em), house.clock.now());
  }

  const windows = (office: string, date: string) =>
    query(
      `select ordinal, to_char(starts_at at time zone 'Asia/Jakarta', 'HH24:MI') as at, capacity, taken
       from capacity_window where office = $1 and date = $2 order by starts_at`,
      [office, date],
    );
  const hours = async (office: string, date: string) => (await windows(office, date)).map(({ at }) => at);
  afterEach(() => house.clock.set(SEED_DAY));
  const allWindows = () => query('select * from capacity_window order by id');
  /** The week of one office, written into the file instead of the defaults. */
  const schedule = (office: Uppercase<string>, monday: string, more: OfficeChange['schedule'] = {}): OfficesChange => ({
    [office]: { schedule: { ...more, week: { monday: { hours: monday } } } },
  });

  test('twice, and two at once, comes to the same', async () => {
    // The changes of other tests go back to what the file says.
    await roll();
    const before = await allWindows();
    expect(before.length).toBeGreaterThan(13 * 20 * 6);
    await roll();
    await Promise.all([roll(), roll()]);
    expect(await allWindows()).toEqual(before);
  });

  test('windows keep out of breaks, Friday prayer, weekends and holidays', async () => {
    expect(await hours('MEDAN', '2017-08-07')).toEqual(['08:00', '09:00', '10:00', '11:00', '13:00', '14:00', '15:00']);
    expect(await hours('MEDAN', '2017-08-11')).toEqual(['08:00', '09:00', '10:00', '13:00', '14:00', '15:00']);
    for (const date of ['2017-08-05', '2017-08-06', '2017-08-17']) expect(await windows('MEDAN', date)).toEqual([]);
  });

  test('new days appear as the clock moves, and days past stay as they were', async () => {
    expect(await hours('MEDAN', '2017-09-05')).toEqual([]);
    const past = await windows('MEDAN', '2017-08-01');
    house.clock.set('2017-08-04T23:59:00+07:00');
    await roll();
    expect(await hours('MEDAN', '2017-09-05')).toEqual([]);
    house.clock.set('2017-08-05T00:00:00+07:00');
    await roll();
    expect((await hours('MEDAN', '2017-09-05')).length).toBe(7);
    expect(await windows('MEDAN', '2017-08-01')).toEqual(past);
  });

  const MONDAY = '2017-08-07';
  let people = 0;
  /** Makes confirmed bookings for the first hours of the Monday: one for each number of a window, from 1. */
  async function booked(office: string, ...ordinals: number[]) {
    const ids = await query('select id from capacity_window where office = $1 and date = $2 order by starts_at', [
      office,
      MONDAY,
    ]);
    return Promise.all(
      ordinals.map(async (ordinal) => {
        const asker = sender(phoneOf(people));
        const wish = { office, asker, visitDate: null, window: ids[ordinal - 1].id };
        const { code } = made(await house.book(wanted(house, people++, wish)));
        return made(await house.confirm({ code, asker, proof: {} }));
      }),
    );
  }
  const capacities = async (office: string) => (await windows(office, MONDAY)).map(({ capacity }) => capacity);

  test('changed capacity keeps what is taken', async () => {
    await booked('BANDUNG', 1, 1, 1, 2);
    await roll(schedule('BANDUNG', '08:00-11:00', { capacity: 2 }));
    expect(await capacities('BANDUNG')).toEqual([3, 2, 2]);
    expect((await windows('BANDUNG', MONDAY)).map(({ taken }) => taken)).toEqual([3, 1, 0]);
    await roll(schedule('BANDUNG', '08:00-11:00', { capacity: 80 }));
    expect(await capacities('BANDUNG')).toEqual([80, 80, 80]);
  });

  test('hours that are gone stay where someone has a place, sold no more, and go where no one has', async () => {
    const [early] = await booked('SURABAYA', 1);
    await roll(schedule('SURABAYA', '10:00-12:00'));
    expect(await windows('SURABAYA', MONDAY)).toMatchObject([
      { at: '08:00', capacity: 1, taken: 1, ordinal: 1 },
      { at: '10:00', capacity: 50, taken: 0 },
      { at: '11:00', capacity: 50, taken: 0 },
    ]);
    expect(await windows('SURABAYA', '2017-08-08')).toEqual([]);
    const next = made(await house.book(wanted(house, 9000, { office: 'SURABAYA' })));
    expect(next.window.startsAt.toString()).toBe('2017-08-07T03:00:00Z');
    const [row] = await query('select window_id, queue_number from booking where code = $1', [early?.code]);
    expect(row).toEqual({ window_id: early?.window.id, queue_number: 'A101' });
    await roll();
    expect((await hours('SURABAYA', MONDAY)).length).toBe(7);
    expect(new Set(await capacities('SURABAYA'))).toEqual(new Set([50]));
  });

  test('hours that begin earlier come before what is booked, with numbers of their own', async () => {
    const bookings = await booked('YOGYAKARTA', 1, 3);
    await roll(schedule('YOGYAKARTA', '06:00-12:00'));
    expect(await hours('YOGYAKARTA', MONDAY)).toEqual(['06:00', '07:00', '08:00', '09:00', '10:00', '11:00']);
    const after = await windows('YOGYAKARTA', MONDAY);
    expect(new Set(after.map(({ ordinal }) => ordinal)).size).toBe(6);
    await roll(schedule('YOGYAKARTA', '06:00-12:00'));
    expect(await windows('YOGYAKARTA', MONDAY)).toEqual(after);
    const numbers = (await booked('YOGYAKARTA', 1, 2, 3, 4, 5, 6)).map(({ queueNumber }) => queueNumber);
    expect(new Set([...numbers, ...bookings.map(({ queueNumber }) => queueNumber)]).size).toBe(8);
  });

  test('shorter windows never overlap what is booked', async () => {
    await booked('TANGERANG', 1);
    await roll(schedule('TANGERANG', '08:00-10:00', { windowMinutes: 30 }));
    const overlaps = await query(
      `select a.starts_at from capacity_window a join capacity_window b on a.office = b.office and a.date = b.date
       and a.id < b.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at where a.office = 'TANGERANG'`,
    );
    expect(overlaps).toEqual([]);
    expect(await hours('TANGERANG', MONDAY)).toEqual(['08:00', '08:30', '09:00', '09:30']);
  });

  test('what a manager has set for a day stands above the file, at every start', async () => {
    await query(`insert into schedule_exception (office, date, origin, reason, open, capacity) values
      ('KARAWANG', '2017-08-17', 'manager', 'Buka', '{"hours":{"from":"08:00","to":"10:00"},"breaks":[]}', 7),
      ('KARAWANG', '2017-08-08', 'manager', 'Rapat', null, null)`);
    for (const _ of [1, 2]) {
      await roll();
      expect(await windows('KARAWANG', '2017-08-08')).toEqual([]);
      expect(await windows('KARAWANG', '2017-08-17')).toMatchObject([
        { at: '08:00', capacity: 7 },
        { at: '09:00', capacity: 7 },
      ]);
    }
  });
});
