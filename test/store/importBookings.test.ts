// Bookings of another system are made by the rules of the core: all faults first, each line once, and no one is told unless asked for.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { tableOf } from '../../server/export/exportTables.ts';
import { importBookings, readBookingsFile, rehearseBookings, writeCodes } from '../../server/import/importBookings.ts';
import type { ImportOptions } from '../../server/import/importDay.ts';
import { inTransaction } from '../../src/database.ts';
import { forgetBookings } from '../../src/privacy/forget.ts';
import { addDays } from '../../src/time.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { made, nameOf, openHouse, phoneOf, sender, type TestHouse, wanted } from '../support/house.ts';

const folder = await temporaryDirectory();
const NONE: ImportOptions = { overCapacity: false, notify: false };
const ONES_OWN = { office: null, dates: 'dmy' } as const;
let files = 0;

async function read(
  house: TestHouse,
  lines: readonly string[],
  known: { office: string | null; dates: 'dmy' | 'mdy' } = ONES_OWN,
) {
  const path = join(folder, `bookings-${files++}.csv`);
  await writeFile(path, lines.join('\r\n'));
  return readBookingsFile(house.database, path, known);
}

async function run(house: TestHouse, lines: readonly string[], options: ImportOptions = NONE, how = importBookings) {
  const { rows, faults } = await read(house, lines);
  expect(faults).toEqual([]);
  const scene = { options, offices: house.offices.get, now: house.clock.now() };
  return { rows, ...(await how(house.database, rows, scene, () => {})) };
}

const HEADINGS = 'Referensi;Kantor;Tanggal;Jam;Nama;Tanggal Lahir;No. HP';
const lineFor = (number: number, over: Partial<Record<'time' | 'date' | 'phone', string>> = {}) =>
  `OLD-${number};BOGOR;${over.date ?? '07/08/2017'};${over.time ?? '08.00'};${nameOf(number)};25011987;${over.phone ?? phoneOf(number).slice(3)}`;
const linesFor = (...numbers: number[]) => [HEADINGS, ...numbers.map((number) => lineFor(number))];
const bookingsIn = async ({ database }: TestHouse, sql = 'true') =>
  (await database.pool.query(`select * from booking where ${sql} order by place`)).rows;

describe('an import of bookings', () => {
  test('confirms each with a number, as the table says, and tells no one', async () => {
    const house = await openHouse();
    const { made: count, refused } = await run(house, linesFor(1, 2, 3));
    expect([count, refused]).toEqual([3, []]);
    expect(await bookingsIn(house)).toMatchObject([
      {
        name: nameOf(1),
        status: 'CONFIRMED',
        queue_number: 'A101',
        phone: phoneOf(1),
        birth_date: '1987-01-25',
        channel: 'COUNTER',
        proven: true,
      },
      { name: nameOf(2), queue_number: 'A102' },
      { name: nameOf(3), queue_number: 'A103' },
    ]);
    const { pool } = house.database;
    expect((await pool.query('select from outbox_message')).rowCount).toBe(0);
    const audited = await pool.query(
      `select what, count(*)::int as times from audit where who = 'administrator command line' group by what order by what`,
    );
    expect(audited.rows).toEqual([
      { what: 'book', times: 3 },
      { what: 'confirmBooking', times: 3 },
    ]);
  });

  test('makes none twice, also of one that was cancelled or has another hour since', async () => {
    const house = await openHouse();
    await run(house, linesFor(1, 2));
    const { pool } = house.database;
    await pool.query(`update booking set status = 'CANCELLED', live = false where name = $1`, [nameOf(1)]);
    const again = await run(house, linesFor(1, 2, 3));
    expect([again.made, again.before, again.refused]).toEqual([1, 2, []]);
    expect(await bookingsIn(house)).toHaveLength(3);
    const path = join(folder, `codes-${files++}.csv`);
    expect(await writeCodes(house.database, again.rows, path)).toBe(3);
    const codes = parse(await readFile(path, 'utf8'), { columns: true }) as {
      reference: string;
      code: string;
      number: string;
    }[];
    expect(codes.map(({ reference, number }) => [reference, number])).toEqual([
      ['OLD-1', 'A101'],
      ['OLD-2', 'A102'],
      ['OLD-3', 'A103'],
    ]);
    expect(codes[2]?.code).toBe((await bookingsIn(house, `name = '${nameOf(3)}'`))[0].code);
  });

  test('that is rehearsed says the same and leaves nothing', async () => {
    const house = await openHouse();
    const tables =
      'select (select count(*) from booking) + (select count(*) from audit) + (select sum(taken + issued) from capacity_window) as all';
    const before = (await house.database.pool.query(tables)).rows;
    const rehearsed = await run(house, linesFor(1, 2), NONE, rehearseBookings);
    expect([rehearsed.made, rehearsed.refused]).toEqual([2, []]);
    expect((await house.database.pool.query(tables)).rows).toEqual(before);
  });

  test('is refused line by line by the rules of the office, for others as for these', async () => {
    const house = await openHouse();
    made(await house.book(wanted(house, 5, { asker: sender(phoneOf(55)) })));
    const { refused, made: count } = await run(house, [
      ...linesFor(1, 5),
      lineFor(2, { date: '06/08/2017' }),
      lineFor(3, { date: '2017-07-31' }),
      lineFor(4, { time: '08:15' }),
      lineFor(6, { date: addDays('2017-08-01', 60) }),
    ]);
    expect(count).toBe(1);
    expect(refused.map(({ row, why }) => [row.line, why])).toEqual([
      [3, expect.stringMatching(/already/i)],
      [4, expect.stringMatching(/closed/i)],
      [5, expect.stringMatching(/passed/)],
      [6, expect.stringMatching(/^no window begins at 08:15 on that day: they begin at 08:00, 09:00/)],
      [7, expect.stringMatching(/./)],
    ]);
  });

  test('never sells a window beyond its places, unless it is told to raise them', async () => {
    const house = await openHouse();
    const { pool } = house.database;
    await pool.query(
      `update capacity_window set capacity = 2 where office = 'BOGOR' and date = '2017-08-07' and ordinal = 1`,
    );
    const lines = linesFor(1, 2, 3, 4);
    const first = await run(house, lines);
    expect(first.made).toBe(2);
    expect(first.refused.map(({ row, refused }) => [row.line, refused])).toEqual([
      [4, 'FULL'],
      [5, 'FULL'],
    ]);
    const second = await run(house, lines, { ...NONE, overCapacity: true });
    expect([second.made, second.before, second.refused]).toEqual([2, 2, []]);
    const window = `select capacity, taken from capacity_window where office = 'BOGOR' and date = '2017-08-07' and ordinal = 1 and quota = 'general'`;
    expect((await pool.query(window)).rows).toEqual([{ capacity: 4, taken: 4 }]);
    expect((await pool.query(`select subject from audit where what = 'setCapacity'`)).rows).toEqual([
      { subject: '2017-08-07 08:00: 4' },
    ]);
    expect((await pool.query('select what from day_change')).rows).toEqual([{ what: 'setCapacity' }]);
  });

  test('tells people their code and number where it is asked for', async () => {
    const house = await openHouse();
    await run(house, linesFor(1), { ...NONE, notify: true });
    const { rows } = await house.database.pool.query(`select recipient, key, text from outbox_message`);
    expect(rows).toMatchObject([{ recipient: phoneOf(1), key: 'confirmed', text: expect.stringContaining('A101') }]);
  });

  test('keeps no reference once the person is forgotten', async () => {
    const house = await openHouse();
    await run(house, linesFor(1));
    const { pool } = house.database;
    expect((await pool.query('select reference from imported_booking')).rows[0].reference).not.toContain('OLD-1');
    await pool.query(`update booking set status = 'CANCELLED', live = false`);
    const codes = (await bookingsIn(house)).map(({ code }) => code);
    await inTransaction(pool, (tx) => forgetBookings(tx, codes));
    expect((await pool.query('select from imported_booking')).rowCount).toBe(0);
  });
});

test('each fault of a table is named by line and column, with what to do', async () => {
  const house = await openHouse();
  const { faults, rows } = await read(house, [
    `${HEADINGS};layanan`,
    `;BOGORR;25/08/17;25:00;B0di;x;12;PASPOR`,
    `R;BOGOR;42954;0,333333;Budi;25/01/1987;6,28E+12;`,
    `S;BOGOR;07/08/2017;;Budi;25/01/1987;${phoneOf(1)};`,
    `S;BOGOR;07/08/2017;;Ani;25/01/1987;${phoneOf(1)};`,
    `T;BOGOR;07/08/2017;;budi;25-01-1987;;`,
  ]);
  expect(rows.map(({ line }) => line)).toEqual([4]);
  expect(faults.map(({ line, column, why }) => `${line} ${column} ${why.split(/[:("]/)[0]?.trim()}`)).toEqual([
    '2 office is none of this server',
    '2 reference is empty',
    '2 date is no date',
    '2 birth_date is no date',
    '2 time is no time of day',
    '2 name is no name',
    '2 phone is no phone number',
    '3 phone was shortened by the spreadsheet',
    '5 reference is the same as in line 4',
    '5 phone has more bookings than a number may have at BOGOR',
    '6 null is the same person as line 4, and a person has one booking',
  ]);
});

test('the bookings of one installation become those of another', async () => {
  const day = addDays(new Date().toISOString().slice(0, 10), 3);
  const open = () => openHouse(new Date().toISOString());
  const house = await open();
  const { rows: windows } = await house.database.pool.query(
    `select to_char(starts_at at time zone 'Asia/Jakarta', 'HH24:MI') as time, date from capacity_window where office = 'BOGOR' and date >= $1 order by starts_at limit 1`,
    [day],
  );
  const { time, date } = windows[0];
  await run(house, [HEADINGS, lineFor(1, { date, time }), lineFor(2, { date, time })]);
  const { text, rows } = await tableOf(house.database, 'bookings', 'BOGOR');
  expect(rows).toBe(2);
  const other = await open();
  const moved = await run(other, text.trimEnd().split('\n'));
  expect([moved.made, moved.refused]).toEqual([2, []]);
  const facts = 'select name, birth_date, phone, visit_date, service, queue_number from booking order by place';
  expect((await other.database.pool.query(facts)).rows).toEqual((await house.database.pool.query(facts)).rows);
});
