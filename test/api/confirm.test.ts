// Confirming a hold through the API, and reading a booking: what proves that it is theirs, and what shows without proof.
import { describe, expect, test } from 'vitest';
import { BY_ADMIN_KEY, byApplicant } from '../support/actors.ts';
import { apiOf, BIRTH_DATE, FRIDAY, MONDAY, somebody } from '../support/api.ts';
import { ADMIN_KEY, eventually, openApp } from '../support/app.ts';

const app = await openApp();
const api = apiOf(app);
const ADMINISTRATOR = { authorization: `Bearer ${ADMIN_KEY}` };
const UNKNOWN = 'Kode tidak dikenal. Periksa lagi, dan kirim dari nomor yang dipakai mendaftar.';

describe('confirmBooking', () => {
  test('at an office with a chat number asks for the number to be proven', async () => {
    const { code } = await api.book();
    expect(await api.confirm(code)).toMatchObject({
      ...{ __typename: 'Refusal', reason: 'NOT_VERIFIED' },
      message: 'Nomor Anda belum terverifikasi. Kirim kode ini lewat WhatsApp atau SMS ke nomor kantor.',
    });
    expect(await api.booking(code)).toMatchObject({ status: 'HELD', queueNumber: null });
  });

  test('at an office without one takes code and birth date, and gives the number', async () => {
    const { code } = await api.book({ office: 'DEPOK' });
    const booking = await api.confirm(code);
    expect(booking).toMatchObject({
      ...{ code, status: 'CONFIRMED', queueNumber: expect.stringMatching(/^A1\d\d$/), confirmBy: null, proofs: [] },
      ...{ arriveBy: `${MONDAY}T07:30:00+07:00`, allowedActions: ['RESCHEDULE', 'CANCEL'] },
      history: [{ action: 'BOOK' }, { action: 'CONFIRM', by: byApplicant('WEB') }],
    });
    expect(booking.calendarUrl).toContain(code);
  });

  test('twice, or five times at once, gives the same answer and one number', async () => {
    // From a network of its own: one from which many have confirmed has to work for it, each for itself.
    const from = { 'x-forwarded-for': '203.0.113.77' };
    const { code } = await api.book({ office: 'DEPOK' }, from);
    const confirm = () => api.confirm(code, undefined, from);
    const answers = await Promise.all(Array.from({ length: 5 }, confirm));
    answers.push(await confirm());
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0].queueNumber).toMatch(/^A1\d\d$/);
    expect(answers[0].history.length).toBe(2);
  });

  test('never gives a cancelled number again', async () => {
    const [one, two] = [await api.book({ office: 'MEDAN' }), await api.book({ office: 'MEDAN' })];
    expect((await api.confirm(one.code)).queueNumber).toBe('A101');
    await api.cancel(one.code);
    expect((await api.confirm(two.code)).queueNumber).toBe('A102');
    const three = await api.book({ office: 'MEDAN' });
    expect((await api.confirm(three.code)).queueNumber).toBe('A103');
  });

  test('answers alike to codes that are unknown, malformed, or not theirs', async () => {
    const { code } = await api.book({ office: 'DEPOK' });
    const answers = [
      await api.confirm(code, {}),
      await api.confirm(code, { birthDate: '1987-01-26' }),
      await api.confirm('22222222'),
      await api.confirm('no code at all'),
      await api.confirm('💥'),
    ];
    for (const answer of answers) {
      expect(answer).toEqual({
        ...{ __typename: 'Refusal', reason: 'UNKNOWN_CODE', message: UNKNOWN, field: 'code', alternatives: [] },
      });
    }
    expect(await api.booking(code)).toMatchObject({ status: 'HELD' });
  });

  test('takes a code in any case, with blanks and dashes', async () => {
    const { code } = await api.book({ office: 'DEPOK' });
    const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3, 5)} ${code.slice(5).toLowerCase()} `;
    expect(await api.confirm(typed)).toMatchObject({ code, status: 'CONFIRMED' });
  });

  test('is possible up to the last second of the hold and not at its end', async () => {
    const [early, late] = [await api.book({ office: 'DEPOK' }), await api.book({ office: 'DEPOK' })];
    const now = app.clock.now();
    app.clock.advance(30 - 1 / 60);
    expect(await api.confirm(early.code)).toMatchObject({ status: 'CONFIRMED' });
    app.clock.set(now);
    app.clock.advance(30);
    const refusal = await api.confirm(late.code);
    expect(refusal).toMatchObject({ reason: 'HOLD_EXPIRED' });
    expect(refusal.message).toBe('Kode ini tidak berlaku lagi, batas waktunya 09.30 WIB. Silakan daftar ulang.');
    await eventually('the hold has lapsed', async () => (await api.booking(late.code)).status === 'EXPIRED');
    expect(await api.confirm(late.code)).toEqual(refusal);
    // The other holds of this file lapsed with it.
    const live = await app.query(`select count(*)::int from booking where live and office = 'DEPOK'`);
    expect((await api.windows('DEPOK', MONDAY))[0].taken).toBe(live[0].count);
    app.clock.set(now);
  });

  test('by the administrator needs the code alone', async () => {
    const { code } = await api.book();
    const booking = await api.confirm(code, {}, ADMINISTRATOR);
    expect(booking).toMatchObject({ status: 'CONFIRMED', history: [{}, { by: BY_ADMIN_KEY }] });
  });

  test('of a cancelled booking is not possible', async () => {
    const { code } = await api.book({ office: 'DEPOK' });
    await api.cancel(code);
    expect(await api.confirm(code)).toMatchObject({ reason: 'NOT_ALLOWED_NOW' });
  });
});

describe('booking', () => {
  test('is null without proof, the same as where there is none', async () => {
    const { code } = await api.book();
    expect(await api.booking(code, null)).toBeNull();
    expect(await api.booking(code, '1987-01-26')).toBeNull();
    expect(await api.booking('22222222')).toBeNull();
  });

  test('with the birth date, or by the administrator, is told whole', async () => {
    const applicant = { ...somebody(), address: 'Jl. Mawar 2' };
    const { code } = await api.book({ applicant, phone: '+6281298765432', when: { date: FRIDAY } });
    for (const booking of [await api.booking(code), await api.booking(code, null, ADMINISTRATOR)]) {
      expect(booking).toMatchObject({
        ...{ code, applicant: { ...applicant, phone: '+6281298765432' } },
        window: { startsAt: `${FRIDAY}T08:00:00+07:00` },
      });
    }
  });

  test('nowhere shows personal data to one who has only the code', async () => {
    const applicant = { name: 'Rahasia Sekali', birthDate: BIRTH_DATE, address: 'Jl. Rahasia 3' };
    const { code } = await api.book({ office: 'DEPOK', applicant, phone: '+6281255512345' });
    const answers = [
      await api.booking(code, null),
      await api.confirm(code, {}),
      await api.reschedule(code, { birthDate: null, when: { date: FRIDAY } }),
      await api.cancel(code, { birthDate: null }),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/rahasia|1987|55512345/i);
  });
});
