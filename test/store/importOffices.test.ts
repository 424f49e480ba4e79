// Offices of a table are added all together or not at all, with hours by day of the week, and can be booked at once.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tableOf } from '../../server/export/exportTables.ts';
import { importOffices, readOfficesTable } from '../../server/import/importOffices.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { openHouse, type TestHouse } from '../support/house.ts';

const folder = await temporaryDirectory();
let files = 0;

async function table(text: string, like: string | null = null) {
  const path = join(folder, `offices-${files++}.csv`);
  await writeFile(path, text);
  return readOfficesTable(path, like);
}

async function add(house: TestHouse, text: string, isRehearsal = false) {
  const { rows, faults } = await table(text, 'BOGOR');
  expect(faults).toEqual([]);
  return importOffices(house.database, { rows, isRehearsal, now: house.clock.now(), onDone: () => {} });
}

const HEADINGS = 'kode,nama,kota,senin,selasa,rabu,kamis,jumat,sabtu,minggu,kapasitas,loket,whatsapp';
const CIMAHI =
  'CIMAHI,Kantor Imigrasi Cimahi,Cimahi,08:00-15:00,"08.00-12.00, 13.00-15.00",8-15,,08:00-11:00,tutup,-,20,"1, 2",0811 1100 999';

test('offices of a table are there with their hours, places and counters', async () => {
  const house = await openHouse();
  const { pool } = house.database;
  expect(await add(house, `${HEADINGS}\n${CIMAHI}\n`, true)).toEqual([]);
  await house.offices.reload();
  expect(house.offices.find('CIMAHI')).toBeUndefined();
  expect(await add(house, `${HEADINGS}\n${CIMAHI}\n`)).toEqual([]);
  await house.offices.reload();
  expect(house.offices.get('CIMAHI')).toMatchObject({
    name: 'Kantor Imigrasi Cimahi',
    timeZone: 'Asia/Jakarta',
    channels: [{ kind: 'WHATSAPP', address: '+628111100999' }],
    services: [{ code: 'PASSPORT' }, { code: 'LOST_OR_DAMAGED' }],
  });
  const windows =
    await pool.query(`select extract(isodow from date)::int as day, to_char(min(starts_at) at time zone 'Asia/Jakarta', 'HH24:MI') as first,
      count(*)::int as windows, max(capacity) as capacity
    from capacity_window where office = 'CIMAHI' and quota = 'general' and date between '2017-08-07' and '2017-08-13' group by 1, date order by 1`);
  expect(windows.rows).toEqual([
    { day: 1, first: '08:00', windows: 7, capacity: 20 },
    { day: 2, first: '08:00', windows: 6, capacity: 20 },
    { day: 3, first: '08:00', windows: 7, capacity: 20 },
    { day: 5, first: '08:00', windows: 3, capacity: 20 },
  ]);
  expect((await pool.query(`select id from counter where office = 'CIMAHI' order by id`)).rows).toEqual([
    { id: 'CIMAHI/1' },
    { id: 'CIMAHI/2' },
  ]);
  expect((await pool.query(`select who, subject from audit where what = 'addOffice'`)).rows).toEqual([
    { who: 'administrator command line', subject: 'CIMAHI' },
  ]);
  const [again] = await add(house, `${HEADINGS}\n${CIMAHI}\n`);
  expect(again).toEqual({ line: 2, column: null, why: 'There is an office CIMAHI already.' });
});

test('one fault keeps all out, and each is named', async () => {
  const house = await openHouse();
  const faults = await add(
    house,
    'code,name,city,whatsapp,time_zone,capacity,like\nGARUT,Garut,Garut,,,,\nBANJAR,Banjar,Banjar,0811 1100 333,,,\nCIAMIS,Ciamis,Ciamis,,Asia/Nowhere,,\nBAD CODE,B,B,,,,\nTASIK,Tasik,Tasik,,,,NOWHERE\n',
  );
  expect(faults.map(({ line, why }) => [line, why])).toEqual([
    [3, expect.stringContaining('+628111100333 belongs to')],
    [4, expect.stringContaining('timeZone')],
    [5, expect.stringContaining('code must be capitals')],
    [6, 'like: there is no office "NOWHERE"'],
  ]);
  const added = await house.database.pool.query(`select from office where code = 'GARUT'`);
  expect(added.rowCount).toBe(0);
});

test('hours that are none are named by their day', async () => {
  const { faults, rows } = await table(
    `${HEADINGS}\nA,A,A,pagi,08:00,15:00-08:00,"08:00-12:00, 11:00-15:00",,,,x,,\nA,B,B,,,,,,,,,,\n,,C,,,,,,,,,,\n`,
  );
  expect(rows).toEqual([]);
  expect(faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
    ...['2 like', '2 monday', '2 tuesday', '2 wednesday', '2 thursday', '2 capacity'],
    ...['3 like', '3 code', '4 code', '4 name', '4 like'],
  ]);
});

test('the offices of one installation become those of another', async () => {
  const house = await openHouse();
  const { text } = await tableOf(house.database, 'offices', 'MEDAN');
  const other = await openHouse();
  expect(await add(other, text.replace('MEDAN,', 'MEDAN_DUA,').replaceAll(/'?\+62\d+/g, ''))).toEqual([]);
  const copied = (await tableOf(other.database, 'offices', 'MEDAN_DUA')).text;
  expect(copied.replace('MEDAN_DUA,', 'MEDAN,')).toBe(text.replaceAll(/'?\+62\d+/g, ''));
});
