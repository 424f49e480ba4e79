// Files to take away: the day's list and the figures, for officers of the office, by key or by a link that lasts for minutes.
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import { ADMIN, apiKey, type Headers, openServer } from '../support/server.ts';

const START = '2017-08-07T06:00:00+07:00';
const server = await openServer({ start: START, environment: { PUBLIC_URL: 'https://antrean.example' } });
const { ask, graphql, clock } = server;
const manager = await server.staff('MANAGER');
const officer = await server.staff('FRONT_DESK', 'BOGOR', 'Dewi Lestari');
const elsewhere = await server.staff('MANAGER', 'MAKASSAR');
beforeEach(() => clock.set(START));

const CSV = '/offices/BOGOR/days/2017-08-07.csv';
const HTML = '/offices/BOGOR/days/2017-08-07.html';
const FIGURES = '/offices/BOGOR/figures.csv?from=2017-08-07&to=2017-08-08';
const get = (path: string, headers: Headers = {}) =>
  fetch(`${server.url}${path.replace('https://antrean.example', '')}`, { headers });
const statusOf = async (path: string, headers?: Headers) => (await get(path, headers)).status;

const BOOK = `mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }`;
async function booked(name: string): Promise<string> {
  const input = { office: 'BOGOR', when: { date: '2017-08-07' }, applicant: { name, birthDate: '1987-01-25' } };
  const { code } = await ask(BOOK, { input }, ADMIN);
  await ask(
    `mutation ($code: BookingCode!) { confirmBooking(input: { code: $code }) { __typename } }`,
    { code },
    ADMIN,
  );
  return code;
}
const codes = [await booked('Siti Rahayu'), await booked("Nur'aini")];

describe("the day's list", () => {
  test('is a table of those who are expected', async () => {
    const response = await get(CSV, officer);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="BOGOR-2017-08-07.csv"');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const rows: string[][] = parse(Buffer.from(await response.arrayBuffer()), { bom: true });
    expect(rows.map(([window, number, code, name]) => [window, number, code, name])).toEqual([
      ['Jam', 'Nomor antrean', 'Kode', 'Nama'],
      ['08:00-09:00', 'A101', codes[0], 'Siti Rahayu'],
      ['08:00-09:00', 'A102', codes[1], "Nur'aini"],
    ]);
  });

  test('is said in the language asked for, and parted as the spreadsheet wants it', async () => {
    const first = async (query: string, headers: Headers = {}) =>
      (await (await get(`${CSV}?${query}`, { ...officer, ...headers })).text()).split('\r\n')[0];
    expect(await first('', { 'accept-language': 'en' })).toMatch(/^Window,Queue number,/);
    expect(await first('language=en&separator=;')).toMatch(/^Window;Queue number;/);
    expect(await statusOf(`${CSV}?separator=x`, officer)).toBe(400);
  });

  test('is a page that may do nothing but be looked at', async () => {
    const response = await get(HTML, officer);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; /,
    );
    const html = await response.text();
    expect(html).toContain('Nur&#39;aini');
    expect(html).toContain('Keadaan Senin, 7 Agustus 2017 pukul 06.00 WIB. 2 orang');
  });

  test('is for officers of that office', async () => {
    for (const path of [CSV, HTML]) {
      expect(await statusOf(path)).toBe(401);
      expect(await statusOf(path, { authorization: 'Bearer nonsense' })).toBe(401);
      expect(await statusOf(path, (await apiKey(server, ['READ', 'BOOK'])).signedIn)).toBe(403);
      expect(await statusOf(path, elsewhere)).toBe(403);
      expect(await statusOf(path, ADMIN)).toBe(200);
    }
  });

  test('is there for days and offices that are', async () => {
    for (const path of [
      '/offices/BOGOR/days/2017-02-30.csv',
      '/offices/BOGOR/days/2017-08-07.pdf',
      '/offices/NOWHERE/days/2017-08-07.csv',
    ])
      expect(await statusOf(path, ADMIN)).toBe(404);
    expect(await (await get('/offices/BOGOR/days/1999-01-01.html', officer)).text()).toContain(
      'Tidak ada yang terdaftar.',
    );
  });
});

describe('figures', () => {
  test('are a table for managers', async () => {
    const response = await get(FIGURES, manager);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="BOGOR-2017-08-07-2017-08-08.csv"');
    const rows: string[][] = parse(Buffer.from(await response.arrayBuffer()), { bom: true });
    expect(
      rows.filter(([, , group]) => group === 'semua').map((row) => [...row.slice(0, 6), ...row.slice(-3)]),
    ).toEqual([
      ['BOGOR', '2017-08-07', 'semua', '', '2', '2', '350', '2', '0.6'],
      ['BOGOR', '2017-08-08', 'semua', '', '0', '0', '350', '0', '0'],
    ]);
    expect(
      rows.some(([, date, group, part]) => date === '2017-08-07' && group === 'saluran' && part === 'COUNTER'),
    ).toBe(true);
    for (const headers of [{}, officer, elsewhere]) expect(await statusOf(FIGURES, headers)).toBeGreaterThan(400);
    for (const query of [
      '',
      '?from=2017-08-07',
      '?from=x&to=y',
      '?from=2017-08-08&to=2017-08-07',
      '?from=2016-01-01&to=2017-08-07',
    ])
      expect(await statusOf(`/offices/BOGOR/figures.csv${query}`, manager)).toBe(400);
  });
});

describe('bookings', () => {
  const BOOKINGS = '/offices/BOGOR/bookings.csv?from=2017-08-01&to=2017-08-31';
  const rowsOf = async (path: string): Promise<string[][]> =>
    parse(Buffer.from(await (await get(path, manager)).arrayBuffer()), { bom: true });

  test('are a table that names no one', async () => {
    const response = await get(BOOKINGS, manager);
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="BOGOR-bookings-2017-08-01-2017-08-31.csv"',
    );
    const rows = await rowsOf(BOOKINGS);
    expect(rows[0]).toEqual([
      ...['Tanggal', 'Jam', 'Nomor antrean', 'Layanan', 'Prioritas', 'Saluran', 'Status'],
      ...['Waktu mendaftar', 'Waktu konfirmasi'],
    ]);
    expect(rows.slice(1).map((row) => [row[0], row[1], row[2], row[6]])).toEqual([
      ['2017-08-07', '08:00-09:00', 'A101', 'terdaftar'],
      ['2017-08-07', '08:00-09:00', 'A102', 'terdaftar'],
    ]);
    expect(rows.flat().join()).not.toMatch(new RegExp([...codes, 'Siti', '1987'].join('|')));
  });

  test('name the applicants where that is asked for, as readings of each', async () => {
    const rows = await rowsOf(`${BOOKINGS}&applicants=true`);
    expect(rows.map((row) => row.slice(9))).toEqual([
      ['Kode', 'Nama', 'Tanggal lahir'],
      [codes[0], 'Siti Rahayu', '1987-01-25'],
      [codes[1], "Nur'aini", '1987-01-25'],
    ]);
    const READ = `query ($about: ID) { readings(office: "BOGOR", about: $about) { nodes { what subjects } } }`;
    const { nodes } = await ask(READ, { about: codes[0] }, ADMIN);
    const taken = nodes.filter(({ what }: { what: string }) => what === 'exportBookings');
    expect(taken).toContainEqual({ what: 'exportBookings', subjects: codes.toSorted() });
  });

  test('are for managers, of days that are, of a month at most where they are named', async () => {
    for (const headers of [{}, officer, elsewhere]) expect(await statusOf(BOOKINGS, headers)).toBeGreaterThan(400);
    expect(await statusOf(BOOKINGS.replace('08-31', '09-01'), manager)).toBe(200);
    for (const wrong of [`${BOOKINGS.replace('08-31', '09-01')}&applicants=true`, BOOKINGS.replace('2017-08-31', 'x')])
      expect(await statusOf(wrong, manager)).toBe(400);
  });

  test('are refused where more people are in them than a key may see in a day', async () => {
    const curious = await server.staff('MANAGER', 'BOGOR', 'Curious');
    await ask(
      'mutation { changeOffice(input: { office: "BOGOR", settings: { policy: { dailyReadings: 1 } } }) { __typename } }',
      {},
      manager,
    );
    const response = await get(`${BOOKINGS}&applicants=true`, curious);
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'READING_LIMIT' } }] });
    expect(await statusOf(BOOKINGS, curious)).toBe(200);
    await ask(
      'mutation { changeOffice(input: { office: "BOGOR", settings: { policy: { dailyReadings: 2000 } } }) { __typename } }',
      {},
      manager,
    );
  });

  test('come by a link that cannot be made to name applicants', async () => {
    const FILE = `query ($named: Boolean!) { office(code: "BOGOR") {
      bookingsFile(from: "2017-08-07", to: "2017-08-08", applicants: $named) { csv } } }`;
    const { csv } = (await ask(FILE, { named: false }, manager)).bookingsFile;
    expect(await (await get(csv)).text()).not.toContain('Siti');
    expect(await statusOf(`${csv}&applicants=true`)).toBe(401);
    const named = (await ask(FILE, { named: true }, manager)).bookingsFile.csv;
    expect(await (await get(named)).text()).toContain('Siti');
  });
});

const LINKS = `query ($code: ID!) { office(code: $code) { dayList(date: "2017-08-07") { csv html expiresAt } } }`;
const linksFor = async (headers: Headers) => (await ask(LINKS, { code: 'BOGOR' }, headers)).dayList;

describe('a link', () => {
  test('opens its file without a key, for ten minutes', async () => {
    const { csv, html, expiresAt } = await linksFor(officer);
    expect(expiresAt).toBe('2017-08-07T06:10:00+07:00');
    expect(csv).toMatch(/^https:\/\/antrean\.example\/offices\/BOGOR\/days\/2017-08-07\.csv\?token=[\w.-]+$/);
    expect(await (await get(csv)).text()).toContain('Siti Rahayu');
    expect(await (await get(html)).text()).toContain('Siti Rahayu');
    expect(await (await get(`${csv}&separator=;`)).text()).toContain('A101;');
    clock.advance(9);
    expect(await statusOf(csv)).toBe(200);
    clock.advance(2);
    for (const link of [csv, html]) expect(await statusOf(link)).toBe(401);
  });

  test('opens nothing else', async () => {
    const { csv } = await linksFor(officer);
    const token = new URL(csv).searchParams.get('token');
    for (const path of [
      HTML,
      CSV.replace('07.csv', '08.csv'),
      CSV.replace('BOGOR', 'MAKASSAR'),
      '/offices/BOGOR/figures.csv',
    ])
      expect(await statusOf(`${path}?from=2017-08-07&to=2017-08-07&token=${token}`)).toBe(401);
    const forged = `${token?.slice(0, -6)}${token?.at(-6) === 'A' ? 'B' : 'A'}${token?.slice(-5)}`;
    expect(await statusOf(`${CSV}?token=${forged}`)).toBe(401);
    expect(await statusOf(`${CSV}?token=`)).toBe(401);
  });

  test('does not tell whose it is', async () => {
    const { csv } = await linksFor(officer);
    const parts = (new URL(csv).searchParams.get('token') ?? '')
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString());
    expect(parts.join()).not.toMatch(/Dewi|officer|FRONT_DESK/);
  });

  test('is given to those who work there', async () => {
    expect((await graphql(LINKS, { code: 'BOGOR' })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await graphql(LINKS, { code: 'BOGOR' }, elsewhere)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await graphql(LINKS, { code: 'MAKASSAR' }, officer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const FILE = `{ office(code: "BOGOR") { statisticsFile(from: "2017-08-07", to: "2017-08-08") { csv } } }`;
    expect((await graphql(FILE, {}, officer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { csv } = (await ask(FILE, {}, manager)).statisticsFile;
    expect(csv).toMatch(/figures\.csv\?from=2017-08-07&to=2017-08-08&token=/);
    expect(await statusOf(csv)).toBe(200);
  });
});

describe('a link dies with the key that asked for it', () => {
  const endKey = (name: string) => server.query('update staff set ended_at = $1 where name = $2', [START, name]);

  test('to a table', async () => {
    const { csv } = await linksFor(await server.staff('FRONT_DESK', 'BOGOR', 'Leaves'));
    expect(await statusOf(csv)).toBe(200);
    await endKey('Leaves');
    expect(await statusOf(csv)).toBe(401);
  });

  test('to a photo, which is no one else’s either', async () => {
    const [{ id }] = await server.query(
      `insert into photo (office, content_type, bytes, at) values ('BOGOR', 'image/jpeg', 'JPEG', $1) returning id`,
      [START],
    );
    await server.query('update booking set photo = $1 where code = $2', [`photo:${id}`, codes[0]]);
    const photoFor = async (headers: Headers) =>
      (await ask('query ($code: BookingCode!) { booking(code: $code) { photoUrl } }', { code: codes[0] }, headers))
        .photoUrl;
    const [link, other] = [await photoFor(await server.staff('FRONT_DESK', 'BOGOR', 'Goes')), await photoFor(officer)];
    const opened = await get(link);
    expect([opened.status, await opened.text()]).toEqual([200, 'JPEG']);
    await endKey('Goes');
    expect(await statusOf(link)).toBe(404);
    expect(await statusOf(other)).toBe(200);
    expect(await statusOf(`${new URL(link).pathname}?token=x&token=y`)).toBe(404);
    const { csv } = await linksFor(officer);
    expect(await statusOf(`${new URL(link).pathname}${new URL(csv).search}`)).toBe(404);
  });

  test('and has the rights that its owner has by then', async () => {
    const file = `{ office(code: "BOGOR") { statisticsFile(from: "2017-08-07", to: "2017-08-08") { csv } } }`;
    const { csv } = (await ask(file, {}, await server.staff('MANAGER', 'BOGOR', 'Changes'))).statisticsFile;
    expect(await statusOf(csv)).toBe(200);
    await server.query(`update staff set role = 'FRONT_DESK' where name = 'Changes'`);
    expect(await statusOf(csv)).toBe(403);
  });
});

describe('a link to a stretch of days', () => {
  const FILES = `{ office(code: "BOGOR") {
    statisticsFile(from: "2017-08-07", to: "2017-08-08") { csv }
    placeLogFile(from: "2017-08-07", to: "2017-08-08") { jsonl }
  } }`;

  test('opens those days only, whatever is changed, added or left out', async () => {
    const { statisticsFile, placeLogFile } = await ask(FILES, {}, manager);
    for (const link of [statisticsFile.csv, placeLogFile.jsonl]) {
      expect(await statusOf(link)).toBe(200);
      for (const changed of [
        link.replace('from=2017-08-07', 'from=2017-08-06'),
        link.replace('to=2017-08-08', 'to=2017-12-31'),
        link.replace('from=2017-08-07&', ''),
        `${link}&from=2017-08-06`,
        link.replace('?', '?from=2017-08-06&'),
        link.replace('from=', 'from=2017-08-06&from='),
        `${link}&office=MAKASSAR`,
        link.replace('2017-08-07', '2017-08-07%20'),
      ])
        expect([changed, await statusOf(changed)]).toEqual([changed, 401]);
    }
  });

  test('may be told how its table looks, and its parameters stand in any order', async () => {
    const { csv } = (await ask(FILES, {}, manager)).statisticsFile;
    expect((await (await get(`${csv}&separator=;&language=en`)).text()).split('\r\n')[0]).toMatch(/^\S+;/);
    const { pathname, searchParams } = new URL(csv);
    const turned = new URLSearchParams([...searchParams].toReversed());
    expect(await statusOf(`${pathname}?${turned}`)).toBe(200);
  });
});

test('who took what away is written down, also by a link', async () => {
  await get(CSV, officer);
  await get((await linksFor(officer)).html);
  await get(FIGURES, ADMIN);
  await get(CSV, elsewhere);
  await ask('{ readings(office: "BOGOR") { nodes { what } } }', {}, ADMIN);
  const rows = await server.query(`select who, what, office, subject, source from audit where what like 'export%' `);
  const where = { office: 'BOGOR', source: '127.0.0.1' };
  const dewi = expect.stringMatching(/^front desk \d+ \(Dewi Lestari\)$/);
  expect(rows).toEqual(
    expect.arrayContaining([
      { ...where, who: 'administrator (ADMIN_KEY)', what: 'exportFigures', subject: '2017-08-07 2017-08-08' },
      { ...where, who: dewi, what: 'exportDayList', subject: '2017-08-07.html' },
      { ...where, who: dewi, what: 'exportDayList', subject: '2017-08-07.csv' },
    ]),
  );
});
