// A code of a booking that was lost when the database was restored: its person is told what happened and what to do.
import { beforeEach, expect, test } from 'vitest';
import { apiOf } from '../support/api.ts';
import { openApp } from '../support/app.ts';
import { SEED_DAY } from '../support/house.ts';

const BOGOR = '+628111100333';
const app = await openApp({
  before: `insert into restoration (taken_at, restored_at, resumed_at)
    values ('2017-07-31T20:00:00+07:00', '2017-08-01T06:30:00+07:00', '2017-08-01T06:30:00+07:00')`,
});
const api = apiOf(app);
beforeEach(() => app.clock.set(SEED_DAY));
const CONFIRM = `mutation ($code: BookingCode!) { confirmBooking(input: { code: $code, birthDate: "1987-01-25" }) {
  ... on Refusal { reason message lostSince } } }`;
const LOST =
  'Data kami harus dipulihkan dari cadangan, dan pendaftaran dari Senin, 31 Juli 2017 pukul 20.00 WIB sampai Selasa, 1 Agustus 2017 pukul 06.30 WIB hilang.';

test('by the API, the same for a code that is not there and for one of another person', async () => {
  const { code } = await api.book({ office: 'DEPOK', applicant: { name: 'Ani', birthDate: '1990-05-12' } });
  for (const one of ['KTWNNQ7F', code]) {
    const { data } = await app.graphql(CONFIRM, { code: one });
    expect(data.confirmBooking).toMatchObject({
      reason: 'UNKNOWN_CODE',
      message: expect.stringContaining(LOST),
      lostSince: '2017-07-31T20:00:00+07:00',
    });
  }
  const english = await app.graphql(CONFIRM, { code: 'KTWNNQ7F' }, { 'accept-language': 'en' });
  expect(english.data.confirmBooking.message).toContain('come with this code: staff at the desk give you a number');
});

test('by chat, with the line by which to register again, which takes the place at once', async () => {
  const from = '+6281255577001';
  const { replies, reason } = await app.simulator({ from, to: BOGOR, text: 'KTWNNQ7F' });
  expect(reason).toBe('CODE_UNKNOWN');
  expect(replies[0]?.text).toContain(LOST);
  expect(replies[0]?.text).toMatch(/\n#[^\n]+#\d{8}#\d{8}$/);
  const again = await app.simulator({ from, to: BOGOR, text: '#Budi#25011987#07082017' });
  const code = /kode ([A-Z0-9]{8})/.exec(again.replies[0]?.text ?? '')?.[1] ?? '';
  const confirmed = await app.simulator({ from, to: BOGOR, text: code });
  expect(confirmed.replies[0]?.text).toMatch(/^Nomor antrean A1/);
});

test('no longer once no lost booking can be still to come', async () => {
  app.clock.set('2017-09-15T09:00:00+07:00');
  const { data } = await app.graphql(CONFIRM, { code: 'KTWNNQ7F' });
  expect(data.confirmBooking).toEqual({
    reason: 'UNKNOWN_CODE',
    message: 'Kode tidak dikenal. Periksa lagi, dan kirim dari nomor yang dipakai mendaftar.',
    lostSince: null,
  });
});
