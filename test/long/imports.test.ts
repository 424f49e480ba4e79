// Imports as an operator has them, beside a server that runs: a rehearsal, faults by line, none twice, and the server knows at once.
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/time.ts';
import { runAntrean } from '../support/antreanCommand.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { emptyDirectory, endEverything, graphql, type Running, start } from '../support/process.ts';

const ROWS = 1200;

let server: Running;
let folder: string;
let admin: Record<string, string>;
const antrean = (...words: string[]) => runAntrean(folder, words, { DATA_DIR: server.dataDir });
/** It is told every few seconds, so on a fast machine never. */
const withoutProgress = (said: string) => said.replaceAll(/^\d+ of \d+ .* …\n/gm, '');
const write = (name: string, lines: readonly string[]) => writeFile(join(folder, name), lines.join('\n'));

beforeAll(async () => {
  folder = await emptyDirectory();
  await chmod(folder, 0o777);
  server = await start({ env: { DEMO: 'empty', CLOCK: '' } });
  admin = { authorization: `Bearer ${(await readFile(join(server.dataDir, 'admin-key'), 'utf8')).trim()}` };
}, 120_000);
afterAll(endEverything);

test('offices, and then the bookings of another system, come into a server that runs', async () => {
  const hours = Array.from({ length: 7 }, () => '08:00-15:00').join(',');
  const week = 'monday,tuesday,wednesday,thursday,friday,saturday,sunday';
  await write('offices.csv', [`code,name,city,${week},capacity`, `CIMAHI,Kantor Cimahi,Cimahi,${hours},20`]);
  const offices = ['import', 'offices', 'offices.csv', '--like', 'BOGOR'];
  expect(await antrean(...offices, '--dry-run')).toEqual({
    code: 0,
    stdout: 'offices.csv: 1 office would be added.\n',
    stderr: '',
  });
  expect(await antrean(...offices)).toEqual({ code: 0, stdout: '1 office added.\n', stderr: '' });
  expect(await antrean(...offices)).toEqual({
    code: 1,
    stdout: '',
    stderr: 'offices.csv:2: There is an office CIMAHI already.\nNothing was imported.\n',
  });
  const open = '{ office(code: "CIMAHI") { name availability { date status } } }';
  await expect.poll(async () => (await graphql(server.url, open)).office?.name).toBe('Kantor Cimahi');

  const today = (await graphql(server.url, open)).office.availability[0].date;
  const day = (index: number) => addDays(today, 2 + (index % 8));
  const line = (index: number) =>
    `R${index};${day(index)};${8 + (Math.floor(index / 8) % 7)}.00;${nameOf(index)};25/01/1987;${phoneOf(index)}`;
  const lines = [
    'reference;date;time;name;birth_date;phone',
    ...Array.from({ length: ROWS }, (_, index) => line(index)),
  ];
  await write('bookings.csv', lines);
  const bookings = ['import', 'bookings', 'bookings.csv', '--office', 'CIMAHI'];
  const full = await antrean(...bookings);
  expect(full).toMatchObject({ code: 1, stdout: '' });
  expect(withoutProgress(full.stderr)).toMatch(
    /^bookings\.csv:\d+: \d{4}-\d\d-\d\d \d\d:00 at CIMAHI: All places .* or add --over-capacity\.\n/,
  );
  expect(full.stderr).toMatch(/\nNothing was imported\.\n$/);

  const rehearsal = await antrean(...bookings, '--over-capacity', '--dry-run');
  expect(rehearsal).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^bookings\.csv:2: CIMAHI, \S+ 08:00, born 1987-01-25\n/),
  });
  expect(rehearsal.stdout).toMatch(/\nbookings\.csv: 1200 bookings would be made\.\n$/);
  const done = await antrean(...bookings, '--over-capacity', '--codes', 'codes.csv');
  expect(done).toMatchObject({
    code: 0,
    stdout: '1200 bookings made.\nTheir codes and numbers are in codes.csv.\nNo one was told of it.\n',
  });
  const codes = parse(await readFile(join(folder, 'codes.csv'), 'utf8'), { columns: true }) as {
    code: string;
    number: string;
  }[];
  expect(new Set(codes.map(({ code }) => code)).size).toBe(ROWS);
  const one = `{ booking(code: "${codes[7]?.code}") { status queueNumber office { code } } }`;
  expect(await graphql(server.url, one, {}, admin)).toEqual({
    booking: { status: 'CONFIRMED', queueNumber: codes[7]?.number, office: { code: 'CIMAHI' } },
  });

  await write('bookings.csv', [
    ...lines,
    `NEW;${day(0)};8.00;Rina Baru;1990-05-12;`,
    `BAD;31/02/2027;8.00;Rina Buruk;1990-05-12;`,
  ]);
  const again = await antrean(...bookings, '--over-capacity', '--skip-faulty');
  expect({ ...again, stderr: withoutProgress(again.stderr) }).toEqual({
    code: 3,
    stdout: '1 booking made, 1200 lines imported before.\nNo one was told of it.\n',
    stderr: expect.stringMatching(
      /^bookings\.csv:1203: date is no date \("31\/02\/2027"\).*\n1 line not imported\. Correct them/,
    ),
  });
}, 240_000);

test('a command that is not given as it takes it says so', async () => {
  expect(await antrean('import', 'people', 'x.csv')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^It imports staff, offices, bookings\./),
  });
  expect(await antrean('import', 'bookings', 'x.csv', '--dates', 'ymd')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^--dates must be/),
  });
  expect(await antrean('import', 'bookings', 'none.csv')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/none\.csv cannot be read \(ENOENT\)\.\n$/),
  });
  expect(await antrean('export', 'offices', 'exported.csv', '--office', 'BOGOR')).toEqual({
    code: 0,
    stdout: 'exported.csv: 1 line.\n',
    stderr: '',
  });
  expect(await readFile(join(folder, 'exported.csv'), 'utf8')).toMatch(/^code,name,city,.*\nBOGOR,/);
}, 120_000);
