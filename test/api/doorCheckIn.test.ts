// The code at the door over the API: who may show it, what it does for a person with a secret or a booking code, and what guesses meet.
import { describe, expect, test } from 'vitest';
import { BIRTH_DATE } from '../support/api.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, apiKey, openServer, paired, post } from '../support/server.ts';

const server = await openServer({ change: { DEPOK: { policy: { doorCodeMinutes: 5 } } } });
const bogor = queueAt(server.url, 'BOGOR', ADMIN.authorization.slice(7));
const screen = await paired(server, 'BOARD');
const manager = await server.staff('MANAGER');
const DAY = { when: { date: '2017-08-07' } };

const DOOR = '{ doorCode(office: "BOGOR") { url until at } }';
const CHECK_IN = `mutation ($input: CheckInAtDoorInput!) { answer: checkInAtDoor(input: $input) {
  __typename ... on Visit { url state number code } ... on Refusal { reason field message } } }`;
const SWITCH =
  'mutation ($minutes: Int!) { changeOffice(input: { office: "BOGOR", settings: { policy: { doorCodeMinutes: $minutes } } }) { __typename ... on Office { policy { doorCodeMinutes } } } }';
const VISIT_URL =
  'query ($code: BookingCode!, $birthDate: Date) { booking(code: $code, birthDate: $birthDate) { visitUrl } }';

const switchTo = (minutes: number) => server.ask(SWITCH, { minutes }, manager);
const shown = async () => (await server.ask(DOOR, {}, screen)).url.split('#')[1] as string;
const secretOf = async (code: string) =>
  (await server.ask(VISIT_URL, { code, birthDate: BIRTH_DATE }, ADMIN)).visitUrl.split('/').at(-1) as string;
const checkIn = async (visit: object, more: object = {}, headers = {}) =>
  server.ask(CHECK_IN, { input: { office: 'BOGOR', doorCode: await shown(), visit, ...more } }, headers);

describe('the code at the door', () => {
  test('is switched on by the manager, and shown to devices and check-in programs of the office alone', async () => {
    server.clock.set('2017-08-07T07:10:20+07:00');
    await switchTo(0);
    expect(await server.ask(DOOR, {}, screen)).toBeNull();
    expect(await switchTo(1)).toEqual({ __typename: 'Office', policy: { doorCodeMinutes: 1 } });
    for (const minutes of [-1, 61])
      expect((await server.graphql(SWITCH, { minutes }, manager)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const door = await server.ask(DOOR, {}, screen);
    expect(door).toEqual({
      url: expect.stringMatching(/^http:\/\/localhost:\d+\/here\/BOGOR#[0-9a-z]+\.[\w-]{16}$/),
      until: '2017-08-07T07:11:00+07:00',
      at: '2017-08-07T07:10:20+07:00',
    });
    expect(await server.ask(DOOR, {}, await paired(server, 'KIOSK'))).toEqual(door);
    expect(await server.ask(DOOR, {}, (await apiKey(server, ['CHECK_IN'], 1000, ['BOGOR'])).signedIn)).toEqual(door);
    server.clock.set('2017-08-07T07:11:00+07:00');
    expect((await server.ask(DOOR, {}, screen)).url).not.toBe(door.url);
    for (const headers of [{}, manager, await paired(server, 'BOARD', 'DEPOK')])
      expect((await server.graphql(DOOR, {}, headers)).errors?.[0]?.extensions.code).toMatch(
        /UNAUTHENTICATED|FORBIDDEN/,
      );
  });

  test('checks in by the secret of a visit or by a booking code, and leads to the page of the visit', async () => {
    server.clock.set('2017-08-07T07:10:00+07:00');
    await switchTo(1);
    const [one, other] = [await bogor.confirmed(1, DAY), await bogor.confirmed(2, DAY)];
    const secret = await secretOf(one.code);
    const done = await checkIn({ secret });
    expect(done).toMatchObject({ __typename: 'Visit', state: 'WAITING', number: one.queueNumber, code: null });
    expect(done.url.endsWith(`/t/${secret}`)).toBe(true);
    const byCode = await checkIn({ code: other.code.toLowerCase() });
    expect(byCode).toMatchObject({ state: 'WAITING', number: other.queueNumber });
    expect(byCode.url.endsWith(`/t/${await secretOf(other.code)}`)).toBe(true);
    // The history and the feed of events tell it from the desk's.
    const history = await server.ask(
      'query ($code: BookingCode!) { booking(code: $code) { history { action by { kind channel } } } }',
      { code: one.code },
      manager,
    );
    expect(history.history.at(-1)).toEqual({ action: 'CHECK_IN', by: { kind: 'APPLICANT', channel: 'WEB' } });
    // A walk-in has been in the queue from the beginning.
    const walkIn = await server.ask(
      'mutation { issueTicket(input: { office: "BOGOR" }) { ... on Ticket { number visitUrl } } }',
      {},
      ADMIN,
    );
    const again = await checkIn({ secret: walkIn.visitUrl.split('/').at(-1) });
    expect(again).toMatchObject({ state: 'WAITING', number: walkIn.number });
  });

  test('refuses in words, in the language of the phone, and changes nothing', async () => {
    server.clock.set('2017-08-07T07:10:00+07:00');
    await switchTo(1);
    const { code } = await bogor.confirmed(3, DAY);
    const old = await shown();
    server.clock.set('2017-08-07T07:12:00+07:00');
    const english = { 'accept-language': 'en' };
    expect(await checkIn({ code }, { doorCode: old })).toMatchObject({
      ...{ reason: 'DOOR_CODE_EXPIRED', field: 'doorCode' },
      message: 'Kode QR di pintu sudah berganti. Pindai lagi kode yang tampil sekarang.',
    });
    expect((await checkIn({ code }, { doorCode: old }, english)).message).toBe(
      'The QR code at the door has changed. Scan the one that is shown now.',
    );
    expect(await checkIn({ code }, { doorCode: 'AAAA' })).toMatchObject({ reason: 'UNKNOWN_DOOR_CODE' });
    expect(await checkIn({ code }, { office: 'DEPOK' })).toMatchObject({ reason: 'UNKNOWN_DOOR_CODE' });
    expect(await checkIn({ secret: 'AAAAAAAAAAAAAAAAAAAAAA' })).toMatchObject({
      ...{ reason: 'UNKNOWN_CODE', field: 'visit.secret' },
    });
    for (const visit of [{}, { code, secret: 'AAAAAAAAAAAAAAAAAAAAAA' }])
      expect(
        (await server.graphql(CHECK_IN, { input: { office: 'BOGOR', doorCode: old, visit } })).errors?.[0]?.extensions
          .code,
      ).toBe('BAD_USER_INPUT');
    expect((await server.ask(VISIT_URL.replace('visitUrl', 'status'), { code }, ADMIN)).status).toBe('CONFIRMED');
  });
});

test('wrong codes count as guesses of their network; one that is over does not, and a person with a secret is never held up', async () => {
  server.clock.set('2017-08-07T07:10:00+07:00');
  await switchTo(1);
  const { code } = await bogor.confirmed(4, DAY);
  const secret = await secretOf(code);
  const old = await shown();
  server.clock.set('2017-08-07T07:20:00+07:00');
  const doorCode = await shown();
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const attempt = async (address: string, input: object) => {
    const variables = { input: { office: 'BOGOR', ...input } };
    const { data, errors } = await post(server.url, { query: CHECK_IN, variables }, from(address));
    return errors?.[0]?.extensions.code ?? data.answer.reason ?? data.answer.state;
  };
  const attempts = (address: string, input: object) =>
    Promise.all(Array.from({ length: 105 }, () => attempt(address, input)));
  expect(new Set(await attempts('203.0.113.80', { doorCode: old, visit: { code } }))).toEqual(
    new Set(['DOOR_CODE_EXPIRED']),
  );
  expect(await attempts('203.0.113.81', { doorCode: 'AAAA', visit: { code } })).toContain('RATE_LIMITED');
  expect(await attempts('203.0.113.82', { doorCode, visit: { code: '22222222' } })).toContain('RATE_LIMITED');
  expect(await attempt('203.0.113.82', { doorCode, visit: { code } })).toBe('RATE_LIMITED');
  expect(await attempt('203.0.113.82', { doorCode, visit: { secret } })).toBe('WAITING');
});
