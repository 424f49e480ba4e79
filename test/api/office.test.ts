// Reading offices, what is free there, and who one is, through the API.
import { describe, expect, test } from 'vitest';
import { apiOf, FRIDAY, MONDAY } from '../support/api.ts';
import { ADMIN_KEY, openApp } from '../support/app.ts';

const app = await openApp({
  change: { defaults: { policy: { horizonDays: 20 } }, BOGOR: { policy: { holdMinutes: 45 } } },
});
const api = apiOf(app);
const ADMINISTRATOR = { authorization: `Bearer ${ADMIN_KEY}` };

async function ask(query: string, variables?: object, headers?: Record<string, string>) {
  const { data, errors } = await app.graphql(query, variables, headers);
  expect(errors).toBeUndefined();
  return data;
}

describe('offices', () => {
  test('are all there in the order of the file, or those that are meant', async () => {
    const codes = async (near?: string) =>
      (await ask('query ($near: String) { offices(near: $near) { code } }', { near })).offices.map(
        ({ code }: { code: string }) => code,
      );
    expect((await codes()).slice(0, 3)).toEqual(['BOGOR', 'JAKARTA_PUSAT', 'BATAM']);
    expect((await codes()).length).toBeGreaterThanOrEqual(13);
    expect(await codes('jakarta')).toEqual(['JAKARTA_PUSAT', 'JAKARTA_SELATAN']);
    expect(await codes('  BaTaM ')).toEqual(['BATAM']);
    expect(await codes('imigrasi bog')).toEqual(['BOGOR']);
    expect(await codes('menteng')).toEqual(['JAKARTA_PUSAT']);
    expect(await codes('%')).toEqual([]);
  });

  test('are found by code or by a number, however it is written', async () => {
    const office = async (by: object) =>
      (await ask('query ($code: ID, $address: String) { office(code: $code, address: $address) { code } }', by)).office;
    expect(await office({ code: 'BATAM' })).toEqual({ code: 'BATAM' });
    for (const address of ['+6282288822017', '0822 8882 2017', '6282288822017']) {
      expect(await office({ address })).toEqual({ code: 'BATAM' });
    }
    expect(await office({ code: 'NOWHERE' })).toBeNull();
    expect(await office({ address: '+6281111111111' })).toBeNull();
    expect(await office({ address: "'; drop table office" })).toBeNull();
    const { errors } = await app.graphql('{ office { code } }');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('tell their first free hour, and none if all are taken', async () => {
    const first = async () =>
      (await ask('{ office(code: "DEPOK") { nextFree { startsAt remaining window } } }')).office;
    const { nextFree } = await first();
    expect(nextFree).toMatchObject({ startsAt: expect.stringMatching(/\+07:00$/), remaining: 50 });
    const take = `update capacity_window set taken = capacity where office = 'DEPOK' and starts_at`;
    await app.query(`${take} = $1`, [nextFree.startsAt]);
    expect((await first()).nextFree.startsAt > nextFree.startsAt).toBe(true);
    await app.query(`${take} is not null`);
    expect(await first()).toEqual({ nextFree: null });
    await app.query(`update capacity_window set taken = 0 where office = 'DEPOK'`);
  });

  const WHOLE = `{ office(code: "BATAM") {
    name city timeZone bring
    channels { kind address link } services { code name channels }
    registration { template example intakeHours photoRequired }
    policy { arriveMinutesBefore graceMinutes holdMinutes horizonDays maxLiveBookingsPerSender maxChanges changeCutoffHours }
  } }`;

  test('tell everything a front end needs', async () => {
    const { office } = await ask(WHOLE);
    expect(office).toMatchObject({
      ...{ name: 'Kantor Imigrasi Batam', city: 'Batam', timeZone: 'Asia/Jakarta' },
      channels: [
        { kind: 'WHATSAPP', address: '+6282288862017' },
        { kind: 'WHATSAPP', address: '+6282288822017' },
      ],
      registration: {
        ...{ template: '#NAMA#TGLLAHIR#ALAMAT', example: '#CONTOH#01011900#JL. MELATI NO 1' },
        ...{ intakeHours: '07:30-10:00', photoRequired: true },
      },
      policy: {
        ...{ arriveMinutesBefore: 30, graceMinutes: 0, holdMinutes: 30, horizonDays: 20 },
        ...{ maxLiveBookingsPerSender: 1, maxChanges: 2, changeCutoffHours: 24 },
      },
    });
    // The sign that begins each field would cut the address short.
    const [{ link }] = office.channels;
    expect(new URL(link).searchParams.get('text')).toBe(office.registration.example);
    expect(new URL(link).hash).toBe('');
  });

  test('speak the language of the request', async () => {
    const [id, en] = [await ask(WHOLE), await ask(WHOLE, {}, { 'accept-language': 'fr, en-GB;q=0.9, id;q=0.5' })];
    expect(id.office.bring).toBe('Bawa dokumen asli, data harus sama dengan yang didaftarkan.');
    expect(en.office.bring).toBe('Bring your original documents; they must match what you registered.');
    expect(en.office.services.at(-1)).toEqual({
      code: 'LOST_OR_DAMAGED',
      ...{ name: 'Lost or damaged passport', channels: ['COUNTER'] },
    });
  });

  test('an example gives the next open day', async () => {
    const example = 'query ($code: ID!) { office(code: $code) { registration { example } } }';
    app.clock.set(`${FRIDAY}T09:00:00+07:00`);
    const { office } = await ask(example, { code: 'BOGOR' });
    app.clock.set('2017-08-01T09:00:00+07:00');
    expect(office.registration.example).toBe('#CONTOH#01011900#14082017');
  });

  test('say what goes past the defaults', async () => {
    const { office } = await ask('{ office(code: "BOGOR") { policy { holdMinutes maxChanges } } }');
    expect(office.policy).toEqual({ holdMinutes: 45, maxChanges: 2 });
  });
});

describe('availability', () => {
  const AVAILABILITY = `query ($code: ID!, $from: Date, $days: Int! = 14, $service: ID) { office(code: $code) {
    availability(from: $from, days: $days, service: $service) {
      date status capacity remaining windows { id startsAt capacity remaining } } } }`;
  const available = async (code: string, more: object = {}) =>
    (await ask(AVAILABILITY, { code, ...more })).office.availability;

  test('says of each day whether it is open, full, closed, or not open for booking yet', async () => {
    await api.leave('DEPOK', MONDAY);
    const days = await available('DEPOK', { days: 30 });
    const status = Object.fromEntries(days.map((day: { date: string; status: string }) => [day.date, day.status]));
    expect(status).toMatchObject({
      ...{ '2017-08-01': 'OPEN', '2017-08-05': 'CLOSED', '2017-08-06': 'CLOSED', [MONDAY]: 'FULL' },
      ...{ '2017-08-08': 'OPEN', '2017-08-17': 'CLOSED', '2017-08-21': 'OPEN', '2017-08-22': 'NOT_YET_RELEASED' },
    });
    expect(days.length).toBe(30);
  });

  test('counts what bookings are taken from, the moment they are taken', async () => {
    const on = async () => (await available('MEDAN', { from: MONDAY, days: 1 }))[0];
    expect(await on()).toMatchObject({ capacity: 350, remaining: 350, status: 'OPEN' });
    const bookings = await Promise.all(Array.from({ length: 7 }, () => api.book({ office: 'MEDAN' })));
    const after = await on();
    expect(after).toMatchObject({ capacity: 350, remaining: 343 });
    expect(after.windows[0]).toMatchObject({ id: bookings[0].window.id, remaining: 43 });
    await api.cancel(bookings[0].code);
    expect((await on()).remaining).toBe(344);
  });

  test('offers of today what can still be reached, and nothing of days past', async () => {
    const [today, ...rest] = await available('MEDAN', { from: '2017-07-01', days: 2 });
    expect(today.date).toBe('2017-08-01');
    expect(today.windows[0].startsAt).toBe('2017-08-01T10:00:00+07:00');
    expect(today).toMatchObject({ capacity: 350, remaining: 250 });
    expect(rest.length).toBe(1);
    app.clock.set('2017-08-01T14:30:00+07:00');
    expect((await available('MEDAN', { days: 1 }))[0]).toMatchObject({ status: 'FULL', remaining: 0, windows: [] });
    app.clock.set('2017-08-01T09:00:00+07:00');
  });

  test('keeps to the date of the office across midnight UTC', async () => {
    // Half past seven in Jakarta and half past eight in Makassar: still the day before by UTC until half an hour ago.
    for (const at of ['2017-08-02T06:59:00+07:00', '2017-08-02T07:01:00+07:00']) {
      app.clock.set(at);
      expect((await available('MAKASSAR', { days: 1 }))[0].date).toBe('2017-08-02');
    }
    app.clock.set('2017-08-01T23:30:00+07:00');
    expect((await available('MAKASSAR', { days: 1 }))[0].date).toBe('2017-08-02');
    expect((await available('MEDAN', { days: 1 }))[0].date).toBe('2017-08-01');
    app.clock.set('2017-08-01T09:00:00+07:00');
  });

  test('of too many days, or for a service that is not there, is the mistake of the program', async () => {
    const code = async (variables: object) =>
      (await app.graphql(AVAILABILITY, { code: 'MEDAN', ...variables })).errors?.[0]?.extensions.code;
    expect(await code({ days: 0 })).toBe('BAD_USER_INPUT');
    expect(await code({ days: 93 })).toBe('BAD_USER_INPUT');
    expect(await code({ days: 92 })).toBeUndefined();
    expect(await code({ service: 'VISA' })).toBe('NOT_FOUND');
    expect(await code({ service: 'PASSPORT' })).toBeUndefined();
  });

  test('windows are those of the day, and skip lunch and Friday prayer', async () => {
    const WINDOWS =
      'query ($date: Date!) { office(code: "DENPASAR") { windows(date: $date) { startsAt endsAt capacity } } }';
    const { windows } = (await ask(WINDOWS, { date: FRIDAY })).office;
    const hours = windows.map(({ startsAt }: { startsAt: string }) => startsAt.slice(11));
    expect(hours).toEqual(['08', '09', '10', '13', '14', '15'].map((hour) => `${hour}:00:00+08:00`));
    expect((await ask(WINDOWS, { date: '2017-08-17' })).office.windows).toEqual([]);
  });
});

describe('viewer', () => {
  test('is anybody, or the administrator', async () => {
    const VIEWER = '{ viewer { kind bookings { totalCount edges { node { code } } } } }';
    expect((await ask(VIEWER)).viewer).toEqual({ kind: 'ANONYMOUS', bookings: { totalCount: 0, edges: [] } });
    expect((await ask(VIEWER, {}, ADMINISTRATOR)).viewer).toEqual({
      kind: 'ADMINISTRATOR',
      bookings: { totalCount: 0, edges: [] },
    });
  });
});
