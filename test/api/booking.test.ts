// Taking a place through the API: what is given, what is refused and in which words, and that a repeat is no second one.
import { describe, expect, test } from 'vitest';
import { byApplicant } from '../support/actors.ts';
import { apiOf, BIRTH_DATE, BOOK, FRIDAY, MONDAY, somebody, TUESDAY } from '../support/api.ts';
import { openApp } from '../support/app.ts';

const app = await openApp();
const api = apiOf(app);
const ENGLISH = { 'accept-language': 'en' };
const _FIRST = `${MONDAY}T08:00:00+07:00`;

describe('book', () => {
  test('holds the first place of the day and tells everything about it', async () => {
    const day = '2017-08-28';
    const applicant = { name: '  Budi   Santoso ', birthDate: BIRTH_DATE, address: 'Jl.  Melati 1' };
    const booking = await api.book({ when: { date: day }, applicant, phone: '0812 3456 7890', priority: 'PREGNANT' });
    expect(booking).toMatchObject({
      ...{
        __typename: 'Booking',
        status: 'HELD',
        channel: 'WEB',
        priority: 'PREGNANT',
        priorityNote: null,
        changes: 0,
      },
      ...{ queueNumber: null, calendarUrl: null, overflowedFrom: null },
      ...{ arriveBy: `${day}T07:30:00+07:00`, confirmBy: '2017-08-01T09:30:00+07:00' },
      allowedActions: ['CONFIRM', 'RESCHEDULE', 'CANCEL'],
      office: { code: 'BOGOR', name: 'Kantor Imigrasi Bogor' },
      service: { code: 'PASSPORT', name: 'Paspor baru atau penggantian' },
      window: {
        startsAt: `${day}T08:00:00+07:00`,
        endsAt: `${day}T09:00:00+07:00`,
        quota: 'general',
        capacity: 50,
        remaining: 49,
      },
      applicant: { name: 'Budi Santoso', birthDate: BIRTH_DATE, address: 'Jl. Melati 1', phone: '+6281234567890' },
      proofs: [{ kind: 'WHATSAPP', link: `https://wa.me/628111100333?text=${booking.code}` }],
      history: [{ at: '2017-08-01T09:00:00+07:00', action: 'BOOK', by: byApplicant('WEB') }],
    });
    expect(booking.code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  });

  test('keeps no priority that the birth date contradicts, and tells so once', async () => {
    const young = await api.book({ priority: 'ELDERLY', applicant: somebody() }, ENGLISH);
    expect(young).toMatchObject({
      priority: 'NORMAL',
      priorityNote:
        'The priority that was chosen is not used because it does not fit the birth date: elderly means 60 years or older, a small child is younger than 5.',
    });
    expect(await api.booking(young.code)).toMatchObject({ priority: 'NORMAL', priorityNote: null });
    expect(await api.book({ priority: 'ELDERLY' })).toMatchObject({ priority: 'ELDERLY', priorityNote: null });
    const old = await api.book({ priority: 'CHILD', applicant: somebody('ELDERLY') });
    expect(old).toMatchObject({ priority: 'ELDERLY', priorityNote: expect.stringContaining('tanggal lahir') });
  });

  test('gives the window that was picked', async () => {
    const third = (await api.windows('BOGOR', TUESDAY))[2];
    const { window } = await api.book({ when: { window: third.id } });
    expect(window).toMatchObject({ id: third.id, startsAt: `${TUESDAY}T10:00:00+07:00`, remaining: 49 });
  });

  test('without a date gives the first window that can still be reached in time', async () => {
    const soon = await api.book({ office: 'KARAWANG', when: { earliest: true } });
    expect(soon.window.startsAt).toBe('2017-08-01T10:00:00+07:00');
    app.clock.advance(30);
    const later = await api.book({ office: 'KARAWANG', when: { earliest: true } });
    app.clock.advance(-30);
    expect(later.window.startsAt).toBe('2017-08-01T11:00:00+07:00');
  });

  test('gives the next window where the one picked is full, or refuses with what is free', async () => {
    await api.leave('DEPOK', MONDAY, [0, 0, 2, 1]);
    const [, second, third, fourth] = await api.windows('DEPOK', MONDAY);
    const booking = await api.book({ office: 'DEPOK', when: { window: second.id } });
    expect(booking.window.id).toBe(third.id);
    expect(booking.overflowedFrom).toBeNull();
    const refusal = await api.book({ office: 'DEPOK', when: { window: second.id }, acceptNextPlace: false });
    expect(refusal).toMatchObject({ __typename: 'Refusal', reason: 'FULL', field: 'when.window' });
    expect(refusal.alternatives.slice(0, 2).map(({ id }: { id: string }) => id)).toEqual([third.id, fourth.id]);
  });

  test('goes from a full Friday to Monday and says so', async () => {
    await api.leave('MEDAN', FRIDAY);
    const booking = await api.book({ office: 'MEDAN', when: { date: FRIDAY } });
    expect(booking).toMatchObject({ overflowedFrom: FRIDAY, window: { startsAt: '2017-08-14T08:00:00+07:00' } });
  });

  test('says so too where a window was picked, the last of its day', async () => {
    const picked = (await api.windows('DENPASAR', FRIDAY)).at(-1);
    await api.leave('DENPASAR', FRIDAY);
    const booking = await api.book({ office: 'DENPASAR', when: { window: picked.id } });
    expect(booking).toMatchObject({ overflowedFrom: FRIDAY, window: { startsAt: '2017-08-14T08:00:00+08:00' } });
  });

  test('picked windows that are full lead forward, whatever others ask for at that moment', async () => {
    await api.leave('SURABAYA', FRIDAY, [0, 0, 5, 5]);
    const [, second, third] = await api.windows('SURABAYA', FRIDAY);
    const wishes = Array.from({ length: 12 }, (_, index) =>
      index % 2 ? { when: { date: TUESDAY } } : { when: { window: second.id } },
    );
    const bookings = await Promise.all(wishes.map((wish) => api.book({ office: 'SURABAYA', ...wish })));
    const given = bookings.filter((_, index) => index % 2 === 0).map(({ window }) => window);
    expect(given[0].id).toBe(third.id);
    for (const window of given) expect(window.startsAt >= `${FRIDAY}T10:00:00`, window.startsAt).toBe(true);
  });

  test('many at once over HTTP never take more places than there are', async () => {
    await api.leave('BANDUNG', MONDAY, [4, 3]);
    const wish = { office: 'BANDUNG', acceptNextPlace: false };
    const answers = await Promise.all(Array.from({ length: 30 }, () => api.book(wish)));
    expect(answers.filter(({ reason }) => reason === 'FULL').length).toBe(23);
    const left = (await api.windows('BANDUNG', MONDAY)).map(({ capacity, taken }) => capacity - taken);
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

interface Case {
  input: object;
  reason: string;
  field: string;
  id: string;
  en: string;
}

const CASES: Record<string, Case> = {
  'a name without letters': {
    input: { applicant: { name: '12345', birthDate: BIRTH_DATE } },
    ...{ reason: 'INVALID_NAME', field: 'applicant.name' },
    id: 'Nama tidak terbaca. Tulis nama seperti di KTP, hanya huruf, paling banyak 100 huruf.',
    en: 'The name is not valid. Write it as on the identity card, in letters only, at most 100.',
  },
  'a birth date to come': {
    input: { applicant: { name: 'Budi', birthDate: '2017-08-02' } },
    ...{ reason: 'INVALID_BIRTH_DATE', field: 'applicant.birthDate' },
    id: 'Tanggal lahir tidak mungkin. Tulis hari, bulan dan tahun, contoh 25011987.',
    en: 'That birth date is not possible. Write day, month and year, for example 25011987.',
  },
  'a birth date 120 years past': {
    input: { applicant: { name: 'Budi', birthDate: '1897-08-01' } },
    ...{ reason: 'INVALID_BIRTH_DATE', field: 'applicant.birthDate' },
    id: 'Tanggal lahir tidak mungkin. Tulis hari, bulan dan tahun, contoh 25011987.',
    en: 'That birth date is not possible. Write day, month and year, for example 25011987.',
  },
  'a service nobody offers': {
    input: { service: 'VISA' },
    ...{ reason: 'NOT_OFFERED', field: 'service' },
    id: 'Layanan ini tidak tersedia di Kantor Imigrasi Bogor.',
    en: 'This service is not offered at Kantor Imigrasi Bogor.',
  },
  'a lost passport': {
    input: { service: 'LOST_OR_DAMAGED' },
    ...{ reason: 'NOT_BY_CHANNEL', field: 'service' },
    id: 'Paspor hilang atau rusak tidak dapat didaftarkan dari sini. Silakan datang langsung ke Kantor Imigrasi Bogor.',
    en: 'Lost or damaged passport cannot be booked from here. Please come to Kantor Imigrasi Bogor.',
  },
  yesterday: {
    input: { when: { date: '2017-07-31' } },
    ...{ reason: 'IN_THE_PAST', field: 'when.date' },
    id: 'Tanggal itu sudah lewat. Hari ini Selasa, 1 Agustus 2017.',
    en: 'That date has passed. Today is Tuesday, 1 August 2017.',
  },
  'the day after the horizon': {
    input: { when: { date: '2017-09-04' } },
    ...{ reason: 'TOO_FAR_AHEAD', field: 'when.date' },
    id: 'Tanggal itu terlalu jauh. Tanggal paling akhir: Kamis, 31 Agustus 2017.',
    en: 'That date is too far ahead. The last date is Thursday, 31 August 2017.',
  },
  'a Saturday': {
    input: { when: { date: '2017-08-05' } },
    ...{ reason: 'CLOSED', field: 'when.date' },
    id: 'Kantor tutup pada Sabtu, 5 Agustus 2017. Silakan pilih hari kerja lain.',
    en: 'The office is closed on Saturday, 5 August 2017. Please choose another working day.',
  },
  'a holiday': {
    input: { when: { date: '2017-08-17' } },
    ...{ reason: 'CLOSED', field: 'when.date' },
    id: 'Kantor tutup pada Kamis, 17 Agustus 2017. Silakan pilih hari kerja lain.',
    en: 'The office is closed on Thursday, 17 August 2017. Please choose another working day.',
  },
  'a full day': {
    input: { office: 'MAKASSAR', when: { date: FRIDAY }, acceptNextPlace: false },
    ...{ reason: 'FULL', field: 'when.date' },
    id: 'Semua tempat pada Jumat, 11 Agustus 2017 sudah terisi. Silakan pilih tanggal lain.',
    en: 'All places on Friday, 11 August 2017 are taken. Please choose another date.',
  },
};

describe('book refuses', async () => {
  await api.leave('MAKASSAR', FRIDAY);
  test.each(Object.entries(CASES))('%s', async (_, { input, reason, field, id, en }) => {
    const before = await app.query('select sum(taken)::int as taken from capacity_window');
    expect(await api.book(input)).toMatchObject({ __typename: 'Refusal', reason, field, message: id });
    expect((await api.book(input, ENGLISH)).message).toBe(en);
    expect((await api.book({ ...input, language: 'en' })).message).toBe(en);
    expect((await api.book({ ...input, language: 'id' }, ENGLISH)).message).toBe(id);
    expect(await app.query('select sum(taken)::int as taken from capacity_window')).toEqual(before);
  });

  test('with the next places that are free, at most three, none of them full', async () => {
    await api.leave('MAKASSAR', '2017-08-14', [0, 0, 0, 0, 0, 7, 8]);
    const { alternatives } = await api.book(CASES['a full day']?.input);
    expect(alternatives).toMatchObject([
      { startsAt: '2017-08-14T14:00:00+08:00', remaining: 7 },
      { startsAt: '2017-08-14T15:00:00+08:00', remaining: 8 },
      { startsAt: '2017-08-15T08:00:00+08:00', remaining: 50 },
    ]);
    const past = await api.book({ office: 'MAKASSAR', when: { date: '2017-07-31' } });
    expect(past.alternatives[0].startsAt).toBe('2017-08-01T11:00:00+08:00');
  });

  test('a person who is booked, at whatever office and however the name is written', async () => {
    await api.book({ applicant: { name: 'Siti Nur-Haliza', birthDate: BIRTH_DATE } });
    const again = { office: 'MEDAN', applicant: { name: 'SITI NURHALIZA', birthDate: BIRTH_DATE } };
    expect(await api.book(again)).toMatchObject({ reason: 'ALREADY_BOOKED', field: 'applicant' });
    const other = { office: 'MEDAN', applicant: { name: 'SITI NURHALIZA', birthDate: '1987-01-26' } };
    expect(await api.book(other)).toMatchObject({ __typename: 'Booking' });
  });

  test('a number that has its booking, however the number is written', async () => {
    await api.book({ phone: '+6281200000001' });
    const refusal = await api.book({ office: 'MEDAN', phone: '0812-0000-0001' }, ENGLISH);
    expect(refusal).toMatchObject({ reason: 'LIMIT_REACHED' });
    expect(refusal.message).toBe(
      'This number can have 1 open booking at a time. Others can book from their own number.',
    );
  });

  test('when nothing is left up to the horizon, even where the next place would do', async () => {
    // The windows of the day after are there, and free, but not to be had yet.
    await app.query(`update capacity_window set taken = capacity where office = 'YOGYAKARTA' and date <= '2017-08-31'`);
    const refusal = await api.book({ office: 'YOGYAKARTA' });
    expect(refusal).toMatchObject({ reason: 'FULL', alternatives: [] });
    expect(refusal.message).toBe(
      'Semua tempat sampai Kamis, 31 Agustus 2017 sudah terisi. Silakan pilih tanggal lain.',
    );
    await app.query(
      `update capacity_window set taken = capacity - 1 where office = 'YOGYAKARTA' and date = '2017-08-31'`,
    );
    expect(await api.book({ office: 'YOGYAKARTA' })).toMatchObject({
      overflowedFrom: MONDAY,
      window: { startsAt: '2017-08-31T08:00:00+07:00' },
    });
  });
});

describe('an idempotency key', () => {
  const input = () => ({
    office: 'BOGOR',
    when: { date: MONDAY },
    applicant: somebody(),
    idempotencyKey: crypto.randomUUID(),
  });

  test('with the same input gives the same booking, at once or later', async () => {
    const wish = input();
    const answers = await Promise.all(Array.from({ length: 5 }, () => api.book(wish)));
    answers.push(await api.book(wish));
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1);
    expect(answers.at(-1)).toEqual(answers[0]);
  });

  test('with other input is the mistake of the program', async () => {
    const wish = input();
    await api.book(wish);
    const { errors } = await app.graphql(BOOK, { input: { ...wish, when: { date: TUESDAY } } });
    expect(errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(errors?.[0]?.message).toContain('idempotencyKey');
  });

  test('of an anonymous caller holds for that applicant and network alone', async () => {
    const idempotencyKey = 'a key of your own';
    const [first, second] = [somebody(), somebody()];
    const book = async (applicant: object, source: string) => {
      const query = `mutation ($input: BookInput!) { book(input: $input) {
        __typename ... on Booking { code } ... on Refusal { reason } } }`;
      const wish = { office: 'BOGOR', when: { date: MONDAY }, applicant, idempotencyKey };
      const { data } = await app.graphql(query, { input: wish }, { 'x-forwarded-for': source });
      return data.book;
    };
    const made = await book(first, '203.0.113.7');
    expect(made.__typename).toBe('Booking');
    // A program that gives each of its users the same key refuses none of them, and shows none what another has.
    expect(await book(second, '203.0.113.7')).toMatchObject({
      __typename: 'Booking',
      code: expect.not.stringMatching(made.code),
    });
    expect(await book(first, '198.51.100.7')).toEqual({ __typename: 'Refusal', reason: 'ALREADY_BOOKED' });
    // Repeating works from a neighbouring address, which a phone may get.
    expect(await book(first, '203.0.113.8')).toEqual(made);
  });

  test('repeats a refusal as it was, though a place has come free since', async () => {
    await api.leave('TANGERANG', MONDAY);
    const wish = { ...input(), office: 'TANGERANG', acceptNextPlace: false };
    const refusal = await api.book(wish);
    expect(refusal.reason).toBe('FULL');
    await api.leave('TANGERANG', MONDAY, [9]);
    expect(await api.book(wish)).toMatchObject({ reason: 'FULL', message: refusal.message });
    expect(await api.book({ ...wish, idempotencyKey: 'another' })).toMatchObject({ __typename: 'Booking' });
  });

  test('shows the booking as it stands now', async () => {
    const wish = input();
    const { code } = await api.book(wish);
    await api.cancel(code);
    expect(await api.book(wish)).toMatchObject({ code, status: 'CANCELLED' });
  });

  test('belongs to one operation: the same key serves for booking and for cancelling', async () => {
    const wish = input();
    const { code } = await api.book(wish);
    const { idempotencyKey } = wish;
    expect(await api.cancel(code, { idempotencyKey })).toMatchObject({ code, status: 'CANCELLED' });
  });

  test('of more than 200 characters is refused', async () => {
    const { errors } = await app.graphql(BOOK, { input: { ...input(), idempotencyKey: 'k'.repeat(201) } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
