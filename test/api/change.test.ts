// Moving a booking and giving it back through the API: what stays, what counts, when it is too late, what comes free.
import { describe, expect, test } from 'vitest';
import { apiOf, BIRTH_DATE, CANCEL, FRIDAY, MONDAY, RESCHEDULE, TUESDAY } from '../support/api.ts';
import { eventually, openApp } from '../support/app.ts';

const app = await openApp();
const api = apiOf(app);
const SEED = '2017-08-01T09:00:00+07:00';

/** A confirmed booking at an office without chat, where nothing else is needed for that. */
async function confirmed(input: object = {}) {
  return api.confirm((await api.book({ office: 'DEPOK', ...input })).code);
}

async function taken(office: string, date: string): Promise<number[]> {
  return (await api.windows(office, date)).map((window: { taken: number }) => window.taken);
}

describe('rescheduleBooking', () => {
  test('keeps the code, gives a new number, counts the change, frees the old place', async () => {
    const { code } = await confirmed({ office: 'KARAWANG' });
    expect(await taken('KARAWANG', MONDAY)).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(await api.reschedule(code, { when: { date: TUESDAY } })).toMatchObject({
      ...{ code, status: 'CONFIRMED', changes: 1, queueNumber: 'A101', overflowedFrom: null },
      window: { startsAt: `${TUESDAY}T08:00:00+07:00` },
      history: [{}, {}, { action: 'RESCHEDULE' }],
    });
    expect(await taken('KARAWANG', MONDAY)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await taken('KARAWANG', TUESDAY)).toEqual([1, 0, 0, 0, 0, 0, 0]);
    // Back again: the number it had is not given out a second time.
    expect(await api.reschedule(code, { when: { date: MONDAY } })).toMatchObject({ changes: 2, queueNumber: 'A102' });
  });

  test('moves a hold without giving it a number', async () => {
    const { code, confirmBy } = await api.book();
    const moved = await api.reschedule(code, { when: { date: TUESDAY } });
    expect(moved).toMatchObject({ status: 'HELD', queueNumber: null, confirmBy, changes: 1 });
  });

  test('takes the window that was picked', async () => {
    const { code } = await confirmed();
    const last = (await api.windows('DEPOK', TUESDAY)).at(-1);
    const moved = await api.reschedule(code, { when: { window: last.id } });
    expect(moved).toMatchObject({ queueNumber: 'A701', window: { id: last.id } });
  });

  test('is refused after as many changes as the office allows', async () => {
    const { code } = await confirmed();
    for (const visitDate of [TUESDAY, MONDAY]) await api.reschedule(code, { when: { date: visitDate } });
    const refusal = await api.reschedule(code, { when: { date: FRIDAY } });
    expect(refusal).toMatchObject({ reason: 'TOO_MANY_CHANGES', message: 'Jadwal hanya dapat diubah 2 kali.' });
    expect(await api.booking(code)).toMatchObject({ changes: 2, allowedActions: ['CANCEL'] });
  });

  test('is refused a day before the visit, to the minute', async () => {
    const { code } = await confirmed({ office: 'YOGYAKARTA', when: { date: TUESDAY } });
    app.clock.set(`${MONDAY}T08:00:00+07:00`);
    expect(await api.reschedule(code, { when: { date: FRIDAY } })).toMatchObject({ reason: 'TOO_LATE_TO_CHANGE' });
    app.clock.set(`${MONDAY}T07:59:00+07:00`);
    expect(await api.reschedule(code, { when: { date: FRIDAY } })).toMatchObject({ changes: 1 });
    app.clock.set(SEED);
  });

  test('to the day or window it has uses up no change', async () => {
    const booking = await confirmed();
    expect(await api.reschedule(booking.code, { when: { date: MONDAY } })).toEqual(booking);
    expect(await api.reschedule(booking.code, { when: { window: booking.window.id } })).toEqual(booking);
  });

  test('to a full day leaves it untouched where the next place is not accepted', async () => {
    const booking = await confirmed({ office: 'MEDAN' });
    await api.leave('MEDAN', TUESDAY);
    const refusal = await api.reschedule(booking.code, { when: { date: TUESDAY } });
    expect(refusal).toMatchObject({ reason: 'FULL' });
    expect(await api.booking(booking.code)).toEqual(booking);
    const moved = await api.reschedule(booking.code, { when: { date: TUESDAY }, acceptNextPlace: true });
    expect(moved).toMatchObject({ overflowedFrom: TUESDAY, window: { startsAt: '2017-08-09T08:00:00+07:00' } });
  });

  test('never leads from the place it has to a later one on the way to a full day', async () => {
    await api.leave('MAKASSAR', MONDAY);
    const booking = await confirmed({ office: 'MAKASSAR', when: { date: TUESDAY } });
    // The next place after the Monday is in the very window it has, then in the one behind it.
    for (const places of [[3], [0, 5]]) {
      await api.leave('MAKASSAR', TUESDAY, places);
      const before = await taken('MAKASSAR', TUESDAY);
      const { changes, queueNumber, window } = await api.reschedule(booking.code, {
        when: { date: MONDAY },
        acceptNextPlace: true,
      });
      expect([changes, queueNumber, window.id]).toEqual([0, 'A101', booking.window.id]);
      expect(await taken('MAKASSAR', TUESDAY)).toEqual(before);
    }
  });

  test.each([
    ['CLOSED', '2017-08-17'],
    ['IN_THE_PAST', '2017-07-31'],
    ['TOO_FAR_AHEAD', '2017-09-04'],
  ])('is refused with %s on %s', async (reason, visitDate) => {
    const booking = await confirmed();
    expect(await api.reschedule(booking.code, { when: { date: visitDate } })).toMatchObject({
      reason,
      field: 'when.date',
    });
    expect(await api.booking(booking.code)).toEqual(booking);
  });

  test('of another’s booking, or of none, is an unknown code', async () => {
    const { code } = await confirmed();
    const wrong = { when: { date: TUESDAY }, birthDate: '1987-01-26' };
    expect(await api.reschedule(code, wrong)).toMatchObject({ reason: 'UNKNOWN_CODE' });
    expect(await api.reschedule('22222222', { when: { date: TUESDAY } })).toMatchObject({ reason: 'UNKNOWN_CODE' });
  });

  test('two who change places at once both get there', async () => {
    const office = 'SURABAYA';
    const [one, two] = [await confirmed({ office }), await confirmed({ office, when: { date: TUESDAY } })];
    const moved = await Promise.all([
      api.reschedule(one.code, { when: { date: TUESDAY } }),
      api.reschedule(two.code, { when: { date: MONDAY } }),
    ]);
    expect(moved.map(({ window }) => window.startsAt)).toEqual([two.window.startsAt, one.window.startsAt]);
    expect([...(await taken(office, MONDAY)), ...(await taken(office, TUESDAY))].filter(Boolean)).toEqual([1, 1]);
  });
});

describe('cancelBooking', () => {
  test('gives the place back and lets the person book again', async () => {
    const applicant = { name: 'Dewi Lestari', birthDate: BIRTH_DATE };
    const { code } = await confirmed({ office: 'BANDUNG', applicant });
    expect(await api.cancel(code)).toMatchObject({ code, status: 'CANCELLED', allowedActions: [] });
    expect(await taken('BANDUNG', MONDAY)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await api.book({ office: 'BANDUNG', applicant })).toMatchObject({ status: 'HELD' });
  });

  test('twice is refused the second time and frees no second place', async () => {
    const [first] = [await confirmed({ office: 'TANGERANG' }), await confirmed({ office: 'TANGERANG' })];
    const answers = await Promise.all([api.cancel(first.code), api.cancel(first.code)]);
    expect(answers.map(({ status, reason }) => status ?? reason).toSorted()).toEqual(['CANCELLED', 'NOT_ALLOWED_NOW']);
    expect((await taken('TANGERANG', MONDAY))[0]).toBe(1);
  });

  test('is too late from the start of the window on, before the clock has been round as after', async () => {
    const office = 'DENPASAR';
    const [early, late] = [await confirmed({ office }), await confirmed({ office })];
    app.clock.set(`${MONDAY}T07:59:00+08:00`);
    expect(await api.cancel(early.code)).toMatchObject({ status: 'CANCELLED' });
    app.clock.set(`${MONDAY}T08:00:00+08:00`);
    const refusal = await api.cancel(late.code);
    expect(refusal).toMatchObject({ reason: 'TOO_LATE' });
    expect(refusal.message).toBe('Sudah lewat, batasnya 08.00 WITA. Kode hangus, silakan daftar ulang.');
    await eventually('the booking is forfeited', async () => (await api.booking(late.code)).status === 'FORFEITED');
    expect(await api.cancel(late.code)).toEqual(refusal);
    expect(await api.reschedule(late.code, { when: { date: FRIDAY } })).toMatchObject({ reason: 'TOO_LATE' });
    app.clock.set(SEED);
  });

  test('of a hold that lapsed says that it lapsed, before the clock has been round as after', async () => {
    const { code } = await api.book({ office: 'JAKARTA_SELATAN' });
    app.clock.advance(30);
    const refusal = await api.cancel(code);
    expect(refusal.reason).toBe('HOLD_EXPIRED');
    await eventually('the hold has lapsed', async () => (await api.booking(code)).status === 'EXPIRED');
    expect(await api.cancel(code)).toEqual(refusal);
    expect(await api.reschedule(code, { when: { date: TUESDAY } })).toMatchObject({ reason: 'HOLD_EXPIRED' });
    app.clock.set(SEED);
  });
});

describe('an idempotency key', () => {
  test('moves once, and refuses other input', async () => {
    const { code } = await confirmed();
    const input = { when: { date: TUESDAY }, idempotencyKey: 'move' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => api.reschedule(code, input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0].changes).toBe(1);
    const other = { code, birthDate: BIRTH_DATE, when: { date: FRIDAY }, idempotencyKey: 'move' };
    const { errors } = await app.graphql(RESCHEDULE, { input: other });
    expect(errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('cancels once, with the same answer, and repeats a refusal', async () => {
    const { code } = await confirmed();
    const first = await api.cancel(code, { idempotencyKey: 'cancel' });
    expect(await api.cancel(code, { idempotencyKey: 'cancel' })).toEqual(first);
    const refusal = await api.cancel(code, { idempotencyKey: 'once more' });
    expect(refusal.reason).toBe('NOT_ALLOWED_NOW');
    expect(await api.cancel(code, { idempotencyKey: 'once more' })).toEqual(refusal);
  });

  test('of someone else proves nothing', async () => {
    const { code } = await confirmed();
    await api.reschedule(code, { when: { date: TUESDAY }, idempotencyKey: 'a' });
    await api.cancel(code, { idempotencyKey: 'a' });
    const stolen = [
      await app.graphql(RESCHEDULE, { input: { code, when: { date: TUESDAY }, idempotencyKey: 'a' } }),
      await app.graphql(CANCEL, { input: { code, idempotencyKey: 'a' } }),
    ];
    expect(JSON.stringify(stolen)).not.toContain(BIRTH_DATE);
    for (const { errors } of stolen) expect(errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});
