// A window that is not there, a day that is not its day, a language and a photo there are none of: refused, never replaced.
import { describe, expect, test } from 'vitest';
import { apiOf, BIRTH_DATE, BOOK, MONDAY, RESCHEDULE, somebody, TUESDAY } from '../support/api.ts';
import { openApp } from '../support/app.ts';
import { ADMIN, managersOf } from '../support/managers.ts';

const app = await openApp();
const api = apiOf(app);
const ENGLISH = { 'accept-language': 'en' };
const managers = managersOf(app);

const TODAY = '2017-08-01';
const CLOSED = '2017-08-10';
const REPLACED = '2017-08-14';
const WITHOUT = '2017-08-16';
const NOT_YET = '2017-08-23';

const idAt = async (office: string, date: string, index: number) => (await api.windows(office, date))[index].id;
/** Windows as an applicant's page may still have them, and the day on which others are offered. */
const GONE: Record<string, [window: string, reason: string, alternatives: string]> = {
  'that never was': ['999999', 'WINDOW_GONE', TODAY],
  'of another office': [await idAt('DEPOK', MONDAY, 0), 'WINDOW_GONE', TODAY],
  'that has begun': [await idAt('BOGOR', TODAY, 0), 'WINDOW_GONE', TODAY],
  'of a day that was closed': [await idAt('BOGOR', CLOSED, 1), 'WINDOW_GONE', '2017-08-11'],
  'of a day that was closed, in which somebody had a place': [
    await idAt('BOGOR', CLOSED, 0),
    'WINDOW_GONE',
    '2017-08-11',
  ],
  'that another schedule replaced': [await idAt('BOGOR', REPLACED, 1), 'WINDOW_GONE', REPLACED],
  'without places by the manager': [await idAt('BOGOR', WITHOUT, 2), 'WINDOW_GONE', WITHOUT],
  'of a day that is not open yet': [await idAt('BOGOR', NOT_YET, 0), 'TOO_FAR_AHEAD', TODAY],
};

await confirmed(CLOSED);
await managers.ask('changeOffice', { office: 'BOGOR', settings: { policy: { horizonDays: 21 } } });
await managers.ask('closeDay', { office: 'BOGOR', date: CLOSED, reason: 'Rapat' });
await managers.ask('setException', {
  ...{ office: 'BOGOR', date: REPLACED, reason: 'Singkat' },
  open: { hours: '08:30-12:30' },
});
await managers.ask('setCapacity', {
  ...{ office: 'BOGOR', date: WITHOUT, from: '10:00', to: '11:00', capacity: 0 },
});

async function confirmed(date: string): Promise<{ code: string; window: { id: string } }> {
  const { code } = await api.book({ when: { date }, office: 'BOGOR' });
  return api.confirm(code, {}, ADMIN);
}
const takenInAll = () => app.query('select sum(taken)::int as taken from capacity_window');

describe.each(Object.entries(GONE))('a window %s', (_, [window, reason, day]) => {
  test.each([true, false])('is not booked as another, acceptNextPlace: %s', async (acceptNextPlace) => {
    const before = await takenInAll();
    const answer = await api.book({ when: { window }, acceptNextPlace });
    expect(answer).toMatchObject({ __typename: 'Refusal', reason, field: 'when.window' });
    expect(answer.alternatives[0].startsAt.slice(0, 10)).toBe(day);
    expect(answer.alternatives.length).toBe(3);
    expect(await takenInAll()).toEqual(before);
  });

  test('moves no booking', async () => {
    const booking = await confirmed(TUESDAY);
    const before = await api.booking(booking.code);
    expect(await api.reschedule(booking.code, { when: { window } })).toMatchObject({ reason, field: 'when.window' });
    expect(await api.booking(booking.code)).toEqual(before);
  });

  test('is refused beside others who ask for what is there', async () => {
    const free = await idAt('BOGOR', TUESDAY, 4);
    const answers = await Promise.all([window, free, window, free].map((each) => api.book({ when: { window: each } })));
    expect(answers.map((answer) => answer.reason ?? answer.window.id)).toEqual([reason, free, reason, free]);
  });
});

const tuesdays = await idAt('BOGOR', TUESDAY, 2);
describe('a time', () => {
  const wishes: [wish: string, when: object | null][] = [
    ['of a window and a day', { window: tuesdays, date: TUESDAY }],
    ['of a window and the first place', { window: tuesdays, earliest: true }],
    ['of a day and of none', { date: TUESDAY, window: null }],
    ['of nothing', {}],
    ['of null', { date: null }],
    ['that is not the earliest', { earliest: false }],
  ];
  const codesOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
    answer.errors?.map(({ extensions }) => extensions.code);

  // The document is asked so often that it is compiled, which checks its variables by itself.
  test.each(wishes)('%s is a mistake of the program', async (_, when) => {
    const applicant = somebody();
    for (let asked = 0; asked < 12; asked++) {
      const answer = await app.graphql(BOOK, { input: { office: 'BOGOR', when, applicant } });
      expect(new Set(codesOf(answer))).toEqual(new Set(['BAD_USER_INPUT']));
    }
  });

  test.each(wishes)('%s moves no booking', async (_, when) => {
    const booking = await confirmed(TUESDAY);
    const before = await api.booking(booking.code);
    const answer = await app.graphql(RESCHEDULE, { input: { code: booking.code, birthDate: BIRTH_DATE, when } });
    expect(new Set(codesOf(answer))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(await api.booking(booking.code)).toEqual(before);
  });

  test('has to be named to move a booking, which is not moved past it unasked', async () => {
    const booking = await confirmed(TUESDAY);
    const input = { code: booking.code, birthDate: BIRTH_DATE };
    expect(codesOf(await app.graphql(RESCHEDULE, { input }))).toEqual(['BAD_USER_INPUT']);
    await api.leave('BOGOR', '2017-08-09');
    expect(await api.reschedule(booking.code, { when: { date: '2017-08-09' } })).toMatchObject({
      ...{ reason: 'FULL', field: 'when.date' },
      alternatives: expect.arrayContaining([expect.objectContaining({ id: expect.any(String) })]),
    });
    expect((await api.booking(booking.code)).window).toMatchObject({ id: booking.window.id });
  });
});

describe('an hour that is full', () => {
  test('is said to be, not the whole day or all days', async () => {
    await api.leave('MEDAN', MONDAY, [0, 0, 2, 1]);
    const window = await idAt('MEDAN', MONDAY, 1);
    const wish = { office: 'MEDAN', when: { window }, acceptNextPlace: false };
    const answer = await api.book(wish);
    expect(answer).toMatchObject({ reason: 'FULL', field: 'when.window' });
    expect(answer.message).toBe(
      'Semua tempat pada Senin, 7 Agustus 2017 pukul 09.00 WIB sudah terisi. Silakan pilih jam atau hari lain.',
    );
    expect((await api.book(wish, ENGLISH)).message).toBe(
      'All places on Monday, 7 August 2017 at 09:00 WIB are taken. Please choose another hour or day.',
    );
    expect(answer.alternatives[0].startsAt).toBe(`${MONDAY}T10:00:00+07:00`);
  });

  test('to the last one leads to a sentence about what comes after it, where earlier hours are free', async () => {
    await app.query(`update capacity_window set taken = capacity where office = 'KARAWANG' and date >= '2017-08-25'`);
    const window = await idAt('KARAWANG', '2017-08-28', 3);
    for (const wish of [{ when: { date: '2017-08-28' } }, { when: { window } }]) {
      const answer = await api.book({ office: 'KARAWANG', ...wish });
      expect(answer.message).toBe(
        'Semua tempat dari hari yang diminta sampai Kamis, 31 Agustus 2017 sudah terisi. Silakan pilih tanggal lain.',
      );
      expect(answer.alternatives[0].startsAt).toBe(`${TODAY}T10:00:00+07:00`);
    }
  });

  test('of today may be too near only', async () => {
    app.clock.set('2017-08-01T15:00:00+07:00');
    const wish = { office: 'TANGERANG', when: { date: TODAY }, acceptNextPlace: false };
    expect((await api.book(wish)).message).toBe(
      'Tempat pada Selasa, 1 Agustus 2017 sudah terisi atau sudah terlalu dekat waktunya. Silakan pilih tanggal lain.',
    );
    expect((await api.book(wish, ENGLISH)).message).toBe(
      'All places on Tuesday, 1 August 2017 are taken or begin too soon. Please choose another date.',
    );
    app.clock.set('2017-08-01T09:00:00+07:00');
  });

  test('is said so again to the same idempotency key', async () => {
    await api.leave('SURABAYA', MONDAY, [0, 5]);
    const window = await idAt('SURABAYA', MONDAY, 0);
    const applicant = somebody();
    const wish = {
      office: 'SURABAYA',
      when: { window },
      acceptNextPlace: false,
      applicant,
      idempotencyKey: crypto.randomUUID(),
    };
    const first = await api.book(wish);
    expect(first.message).toContain('pukul 08.00 WIB');
    expect(await api.book(wish)).toEqual(first);
  });
});

describe('what is none', () => {
  const fault = async (input: object) => {
    const wish = { office: 'BOGOR', when: { date: MONDAY }, applicant: { ...somebody(), birthDate: BIRTH_DATE } };
    const { data, errors } = await app.graphql(BOOK, { input: { ...wish, ...input } });
    return errors ? `${errors[0]?.extensions.code}: ${errors[0]?.message}` : data.answer;
  };

  test.each(['fr', 'english', '', 'id,en'])('language %j names those there are', async (language) => {
    expect(await fault({ language })).toMatch(/^BAD_USER_INPUT: .*does not exist in "Language" enum/);
  });

  test.each(['nope', '', 'whatsapp/1', 'photo:nope', 'photo:00000000-0000-4000-8000-000000000000'])(
    'photo %j is refused',
    async (photo) => {
      expect(await fault({ photo })).toMatch(/^BAD_USER_INPUT: photo: must name one that was sent to BOGOR/);
    },
  );

  test.each(['VISA', ''])('service %j is not offered', async (service) => {
    expect(await fault({ service })).toMatchObject({ reason: 'NOT_OFFERED', field: 'service' });
  });

  test('languages and services that there are go on', async () => {
    expect(await fault({ language: 'en', service: 'PASSPORT', photo: null })).toMatchObject({ __typename: 'Booking' });
  });
});
