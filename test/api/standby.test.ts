// Standing by for an earlier place through the API: who may, what is offered, what is said no to, and what is seen live.
import { describe, expect, test } from 'vitest';
import { BY, byApplicant } from '../support/actors.ts';
import { apiOf, BIRTH_DATE, FRIDAY, MONDAY, TUESDAY } from '../support/api.ts';
import { eventually, openApp } from '../support/app.ts';
import { openLive } from '../support/live.ts';
import { ADMIN, managersOf } from '../support/managers.ts';
import { small } from '../support/standby.ts';

const SEED = '2017-08-01T09:00:00+07:00';
const STANDBY = `fragment Line on Booking {
  code status queueNumber changes overflowedFrom window { id startsAt }
  standby { since earliest place offer { answerBy window { id startsAt } } } history { action ${BY} }
}`;
const asked = (field: string) => {
  const input = field === 'requestStandby' ? 'RequestStandbyInput' : 'StandbyInput';
  return `mutation ($input: ${input}!) { answer: ${field}(input: $input) {
    __typename ...Line ... on Refusal { reason message field } } } ${STANDBY}`;
};
const SEEN = `query ($code: BookingCode!) { answer: booking(code: $code) { ...Line } } ${STANDBY}`;

type Headers = Record<string, string>;

// One place an hour, so that each has an hour of their own; what came free rests five minutes.
const app = await openApp({ change: small(1, { from: 5, to: 5 }) });
const api = apiOf(app);

/** The answer; @throws Error with the code of the GraphQL error. */
async function ask(field: string, code: string, input: object = { birthDate: BIRTH_DATE }, headers: Headers = {}) {
  const { data, errors } = await app.graphql(asked(field), { input: { code, ...input } }, headers);
  if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message} ${app.faults.at(-1) ?? ''}`);
  return data.answer;
}
const seen = async (code: string) => (await app.graphql(SEEN, { code }, ADMIN)).data.answer;
const offered = (code: string) =>
  eventually(`an offer to ${code}`, async () => {
    const booking = await seen(code);
    return booking.standby?.offer ? booking : null;
  });

/** Confirmed bookings of an office without chat, where birth dates prove enough; one after the other. */
async function booked(office: string, count: number, input: object = {}): Promise<string[]> {
  const codes: string[] = [];
  for (let index = 0; index < count; index++) {
    const { code } = await api.book({ office, ...input });
    await api.confirm(code, {}, ADMIN);
    codes.push(code);
  }
  return codes;
}

async function staffAt(office: string, role = 'FRONT_DESK'): Promise<Headers> {
  const add = 'mutation ($input: AddStaffInput!) { answer: addStaff(input: $input) { ... on StaffKey { key } } }';
  const { data } = await app.graphql(add, { input: { office, name: 'Sri Rahayu', role } }, ADMIN);
  return { authorization: `Bearer ${data.answer.key}` };
}

describe('standing by', () => {
  test('from asking to the earlier hour: the code stays, the number is new, no change is counted', async () => {
    const [first, second, third] = (await booked('DEPOK', 3)) as [string, string, string];
    expect((await seen(third)).standby).toBeNull();
    expect(await ask('requestStandby', third, { birthDate: BIRTH_DATE, earliest: MONDAY })).toMatchObject({
      status: 'CONFIRMED',
      queueNumber: 'A301',
      standby: { since: SEED, earliest: MONDAY, place: 1, offer: null },
    });
    expect((await ask('requestStandby', second)).standby).toMatchObject({ earliest: null, place: 2 });
    await api.cancel(first);
    const { standby } = await offered(third);
    expect(standby.offer).toMatchObject({
      answerBy: '2017-08-01T09:15:00+07:00',
      window: { startsAt: `${MONDAY}T08:00:00+07:00` },
    });
    const moved = await ask('acceptOffer', third, { birthDate: BIRTH_DATE, window: standby.offer.window.id });
    expect(moved).toMatchObject({
      ...{ code: third, status: 'CONFIRMED', queueNumber: 'A102', changes: 0, overflowedFrom: null, standby: null },
      window: standby.offer.window,
    });
    expect(moved.history.at(-1)).toEqual({ action: 'ADVANCE', by: byApplicant('WEB') });
    expect((await seen(second)).standby).toMatchObject({ place: 1 });
  });

  test('a no goes to the next in line, and so does leaving', async () => {
    const codes = (await booked('MEDAN', 4)) as [string, string, string, string];
    for (const code of codes.slice(1)) await ask('requestStandby', code);
    await api.cancel(codes[0]);
    await offered(codes[1]);
    expect((await ask('declineOffer', codes[1])).standby).toMatchObject({ place: 1, offer: null });
    await offered(codes[2]);
    expect((await ask('leaveStandby', codes[2])).standby).toBeNull();
    await offered(codes[3]);
    expect((await seen(codes[3])).standby).toMatchObject({ place: 2 });
    expect((await seen(codes[1])).standby.offer).toBeNull();
  });

  test.each([
    ['requestStandby', 'BANDUNG'],
    ['leaveStandby', 'KARAWANG'],
    ['acceptOffer', 'TANGERANG'],
    ['declineOffer', 'JAKARTA_SELATAN'],
  ])('%s is for those whose booking it is, and for officers of its office', async (field, office) => {
    const [first, second] = (await booked(office, 2, { when: { date: FRIDAY } })) as [string, string];
    if (field !== 'requestStandby') await ask('requestStandby', second);
    if (field.endsWith('Offer')) {
      await api.cancel(first);
      await offered(second);
    }
    const unknown = { __typename: 'Refusal', reason: 'UNKNOWN_CODE', field: 'code' };
    expect(await ask(field, second, {})).toMatchObject(unknown);
    expect(await ask(field, second, { birthDate: '1987-01-26' })).toMatchObject(unknown);
    expect(await ask(field, '22222222')).toMatchObject(unknown);
    expect(await ask(field, second, {}, await staffAt('SURABAYA'))).toMatchObject(unknown);
    const audit = () => app.query('select office, subject from audit where what = $1', [field]);
    expect(await audit()).toEqual([]);
    expect(await ask(field, second, {}, await staffAt(office))).toMatchObject({ __typename: 'Booking', code: second });
    expect(await audit()).toEqual([{ office, subject: second }]);
  });

  test('what cannot be is said with its reason', async () => {
    const office = 'YOGYAKARTA';
    const { code: held } = await api.book({ office });
    expect(await ask('requestStandby', held)).toMatchObject({
      reason: 'CONFIRM_FIRST',
      message: 'Tempat ini belum pasti. Balas dulu dengan kodenya sebelum 09.30 WIB.',
    });
    const [code] = (await booked(office, 1)) as [string];
    const [soon] = (await booked(office, 1, { when: { date: '2017-08-01' } })) as [string];
    expect(await ask('requestStandby', soon)).toMatchObject({
      reason: 'NOTHING_EARLIER',
      message: 'Jadwal Anda, Selasa, 1 Agustus 2017 pukul 10.00 WIB, sudah yang paling awal.',
    });
    expect(await ask('requestStandby', code, { birthDate: BIRTH_DATE, earliest: TUESDAY })).toMatchObject({
      reason: 'NOTHING_EARLIER',
    });
    const english = { 'accept-language': 'en' };
    for (const field of ['acceptOffer', 'declineOffer']) {
      expect(await ask(field, code, undefined, english)).toMatchObject({
        reason: 'OFFER_GONE',
        message: 'This offer is no longer valid. Your appointment stays as it was.',
      });
    }
    await expect(ask('acceptOffer', code, { birthDate: BIRTH_DATE, window: 'eight' })).rejects.toThrow(
      'BAD_USER_INPUT',
    );
    await api.cancel(code);
    expect(await ask('requestStandby', code)).toMatchObject({ reason: 'NOT_ALLOWED_NOW' });
  });

  test('with a key is done once, whatever came in between', async () => {
    const [first, second, third] = (await booked('SURABAYA', 3)) as [string, string, string];
    const once = { birthDate: BIRTH_DATE, idempotencyKey: 'once' };
    const joined = await ask('requestStandby', second, once);
    expect(await ask('requestStandby', second, once)).toEqual(joined);
    await ask('leaveStandby', second, once);
    // The repeated request gets the answer to the first one: it puts no one in line again.
    expect((await ask('requestStandby', second, once)).standby).toBeNull();
    await expect(ask('requestStandby', second, { ...once, earliest: MONDAY })).rejects.toThrow(
      'IDEMPOTENCY_KEY_REUSED',
    );
    await ask('requestStandby', third);
    await api.cancel(first);
    const { standby } = await offered(third);
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask('acceptOffer', third, once)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ window: standby.offer.window, changes: 0 });
    const other = { ...once, window: standby.offer.window.id };
    await expect(ask('acceptOffer', third, other)).rejects.toThrow('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('what is free', () => {
  test('says nothing of a place that was given up until it comes back, and then at once', async () => {
    const { days } = managersOf(app);
    const [first] = (await booked('DENPASAR', 2)) as [string, string];
    const live = await openLive(app.url);
    const stream = live.subscribe(
      `subscription { availability(office: "DENPASAR", from: "${MONDAY}", days: 1) { remaining } }`,
    );
    expect((await stream.nth(1)).data.availability).toEqual([{ remaining: 5 }]);
    await api.cancel(first);
    expect(await days('DENPASAR', MONDAY, 1)).toMatchObject([{ remaining: 5 }]);
    app.clock.advance(5);
    expect((await stream.nth(2)).data.availability).toEqual([{ remaining: 6 }]);
    app.clock.set(SEED);
    live.close();
  });

  test('does not hold what someone on standby is thinking about', async () => {
    const { days } = managersOf(app);
    const [first, second] = (await booked('MAKASSAR', 2)) as [string, string];
    await ask('requestStandby', second);
    await api.cancel(first);
    await offered(second);
    app.clock.advance(10);
    expect(await days('MAKASSAR', MONDAY, 1)).toMatchObject([{ remaining: 5 }]);
    expect((await ask('acceptOffer', second)).window.startsAt).toBe(`${MONDAY}T08:00:00+08:00`);
    expect(await days('MAKASSAR', MONDAY, 1)).toMatchObject([{ remaining: 5 }]);
    app.clock.advance(5);
    await eventually('the place it had', async () => (await days('MAKASSAR', MONDAY, 1))[0]?.remaining === 6);
    app.clock.set(SEED);
  });
});
