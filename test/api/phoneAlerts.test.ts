// Alerts of a visit by web push: over a real push service that decrypts, from the page's secret to what the phone shows.
import { describe, expect, test } from 'vitest';
import { CANCEL } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { startPushService } from '../support/pushService.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, openServer, post } from '../support/server.ts';
import { visitUrlOf } from '../support/visitUrl.ts';

const server = await openServer({ start: '2017-08-07T07:30:00+07:00', environment: { WEBHOOK_NETWORKS: 'loopback' } });
let alertKey = '';
const service = await startPushService(() => alertKey);
const DAY = { when: { date: '2017-08-07' } };

const START = `mutation ($input: StartAlertsInput!) { answer: startVisitAlerts(input: $input) {
  ... on Visit { state alertKey } ... on Refusal { reason: code field } } }`;
const STOP = `mutation ($input: StopAlertsInput!) { answer: stopVisitAlerts(input: $input) { ... on Visit { state } ... on Refusal { reason: code } } }`;

const secretAt = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';
const secretOf = async (code: string) => secretAt(await visitUrlOf(server, code));
const phones = async (sql = 'true') =>
  Number((await server.query(`select count(*) from push_subscription where ${sql}`))[0].count);

async function follow(secret: string, name: string, headers = {}) {
  const browser = service.browser(name);
  const answer = await server.ask(START, { input: { secret, ...browser } }, headers);
  alertKey = answer.alertKey ?? alertKey;
  return { browser, answer };
}
const pushed = (name: string) => service.received.filter(({ browser }) => browser === name);
const nextPush = (name: string, count: number) =>
  eventually(`alert ${count} of ${name}`, () => pushed(name)[count - 1] ?? null);

describe('a phone', () => {
  test('is told that the turn is near and of the call, encrypted, without a name, a code or an address', async () => {
    const desk = queueAt(server.url, 'BOGOR');
    await desk.openCounter(1);
    const ahead = [];
    for (const person of [800, 801, 802, 803]) ahead.push(await desk.confirmed(person, DAY));
    const own = await desk.confirmed(804, DAY);
    const secret = await secretOf(own.code);
    const { answer } = await follow(secret, 'near', { 'accept-language': 'en' });
    expect(answer.state).toBe('CHECK_IN_OPEN');
    for (const { code } of [...ahead, own]) await desk.checkIn(code);
    // Someone who comes in with few ahead was told so at the desk: from here on there are more.
    await eventually('the phone knows that its number waits', () => phones(`told ->> 'isWaiting' = 'true'`));
    await desk.callNext(1);
    await desk.step('markNoShow', ahead[0].queueNumber);
    await desk.callNext(1);
    const near = await nextPush('near', 1);
    expect(near).toMatchObject({ title: 'Your turn is near', language: 'en', isUrgent: true });
    expect(near.body).toContain(`Number ${own.queueNumber}: 2 people are ahead of you.`);
    for (const { queueNumber } of ahead.slice(1)) {
      await desk.step('markNoShow', queueNumber);
      await desk.callNext(1);
    }
    const called = await nextPush('near', 2);
    expect(called).toMatchObject({ title: 'Counter 1, now', topic: near.topic });
    expect(called.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', topic: near.topic });
    expect(Number(called.headers.ttl)).toBeLessThanOrEqual(600);
    server.clock.advance(1);
    await desk.step('recall', own.queueNumber);
    expect((await nextPush('near', 3)).body).toContain('is called again');
    for (const { text } of pushed('near')) {
      for (const kept of [own.code, secret, own.applicant.name]) expect(text).not.toContain(kept);
      expect(text).not.toMatch(/https?:/);
    }
    const [stored] = await server.query('select told from push_subscription where booking = $1', [own.code]);
    expect(stored.told.calledAt).not.toBeNull();
  });

  test('is told of a walk-in as well, and no more once it is switched off', async () => {
    const desk = queueAt(server.url, 'DEPOK');
    await desk.openCounter(1);
    const issue =
      'mutation ($input: IssueTicketInput!) { answer: issueTicket(input: $input) { ... on Ticket { number visitUrl } } }';
    const { number, visitUrl } = await desk.ask(issue, { input: { office: 'DEPOK' } });
    await follow(secretAt(visitUrl), 'walk-in');
    const { browser } = await follow(secretAt(visitUrl), 'off');
    const stop = { secret: secretAt(visitUrl), endpoint: browser.endpoint };
    expect(await server.ask(STOP, { input: stop })).toEqual({ state: 'WAITING' });
    expect(await server.ask(STOP, { input: stop })).toEqual({ state: 'WAITING' });
    await desk.callNext(1);
    expect(await nextPush('walk-in', 1)).toMatchObject({
      title: 'Loket 1, sekarang',
      body: `Nomor ${number} dipanggil. Silakan maju. ${(await server.ask('{ office(code: "DEPOK") { name } }')).name}`,
    });
    expect(service.attempts).not.toContain('off');
  });

  test('is told that the visit was moved or cancelled, calmly', async () => {
    const desk = queueAt(server.url, 'TANGERANG');
    const { code } = await desk.confirmed(810, { when: { date: '2017-08-09' } });
    await follow(await secretOf(code), 'moved');
    const move = `mutation ($input: RescheduleBookingInput!) { rescheduleBooking(input: $input) { ... on Booking { code } ... on Refusal { message } } }`;
    expect(await server.ask(move, { input: { code, when: { date: '2017-08-10' } } }, ADMIN)).toEqual({ code });
    const moved = await nextPush('moved', 1);
    expect(moved).toMatchObject({ title: 'Kunjungan Anda dipindahkan', isUrgent: false });
    expect(moved.body).toMatch(/^Sekarang Kamis, 10 Agustus 2017 pukul 08\.00 WIB\. /);
    await server.ask(CANCEL, { input: { code } }, ADMIN);
    expect(await nextPush('moved', 2)).toMatchObject({ title: 'Pendaftaran Anda dibatalkan' });
    expect((await nextPush('moved', 2)).headers.urgency).toBe('normal');
  });

  test('is tried again while the push service is busy, and forgotten at all its visits once it is gone', async () => {
    const desk = queueAt(server.url, 'BANDUNG');
    const [one, other] = [
      await desk.confirmed(820, { when: { date: '2017-08-09' } }),
      await desk.confirmed(821, { when: { date: '2017-08-09' } }),
    ];
    const { browser } = await follow(await secretOf(one.code), 'busy');
    for (const { code } of [one, other])
      await server.ask(START, { input: { secret: await secretOf(code), ...browser } });
    service.answerBy((name) => (name === 'busy' && !service.attempts.slice(0, -1).includes('busy') ? 503 : 201));
    await server.ask(CANCEL, { input: { code: one.code } }, ADMIN);
    expect(await nextPush('busy', 1)).toMatchObject({ title: 'Pendaftaran Anda dibatalkan' });
    expect(service.attempts.filter((name) => name === 'busy')).toHaveLength(2);
    service.answerBy((name) => (name === 'busy' ? 410 : 201));
    const mine = `booking in ('${one.code}', '${other.code}')`;
    expect(await phones(mine)).toBe(2);
    await server.ask(CANCEL, { input: { code: other.code } }, ADMIN);
    await eventually('the phone is forgotten', async () => (await phones(mine)) === 0);
    service.answerBy(() => 201);
  });

  test('is one of five at most of a visit, and is forgotten with a person who is erased', async () => {
    const desk = queueAt(server.url, 'KARAWANG');
    const { code } = await desk.confirmed(830, { when: { date: '2017-08-09' } });
    const secret = await secretOf(code);
    const { browser } = await follow(secret, 'first');
    await server.ask(START, { input: { secret, ...browser } });
    expect(await phones(`booking = '${code}'`)).toBe(1);
    for (const name of ['second', 'third', 'fourth', 'fifth', 'sixth']) await follow(secret, name);
    expect(await phones(`booking = '${code}'`)).toBe(5);
    const erase = `mutation ($input: EraseMyDataInput!) { eraseMyData(input: $input) { __typename ... on Refusal { message } } }`;
    const applicant = await server.ask(
      'query ($code: BookingCode!) { booking(code: $code) { applicant { birthDate } } }',
      { code },
      ADMIN,
    );
    const input = { code, birthDate: applicant.applicant.birthDate, cancelLive: true };
    expect(await server.ask(erase, { input }, ADMIN)).not.toHaveProperty('message');
    expect(await phones(`booking = '${code}'`)).toBe(0);
  });
});

describe('a browser', () => {
  test('must be at a public https address with keys of its own, and the secret must be right', async () => {
    const desk = queueAt(server.url, 'JAKARTA_PUSAT');
    const { code } = await desk.confirmed(840, { when: { date: '2017-08-09' } });
    const secret = await secretOf(code);
    const browser = service.browser('wrong');
    const refused = async (change: object) => {
      const { errors } = await post(server.url, {
        query: START,
        variables: { input: { secret, ...browser, ...change } },
      });
      return `${errors?.[0]?.extensions.code} ${errors?.[0]?.message}`;
    };
    const wrongEndpoints = [
      'http://push.example/a',
      'https://user@push.example/',
      'https://10.0.0.7/',
      'https://[fd00::1]/a',
      'push',
      `https://push.example/${'a'.repeat(1990)}`,
    ];
    for (const endpoint of wrongEndpoints) expect(await refused({ endpoint })).toMatch(/BAD_USER_INPUT.*endpoint/);
    const noPoint = `B${'A'.repeat(86)}`;
    for (const p256dh of ['', noPoint, browser.auth])
      expect(await refused({ p256dh })).toMatch(/BAD_USER_INPUT.*p256dh/);
    for (const auth of ['', 'AAAA']) expect(await refused({ auth })).toMatch(/BAD_USER_INPUT.*auth/);
    const input = { ...browser, secret: 'AAAAAAAAAAAAAAAAAAAAAA' };
    expect(await server.ask(START, { input })).toEqual({ reason: 'UNKNOWN_CODE', field: 'secret' });
    await server.ask(CANCEL, { input: { code } }, ADMIN);
    expect(await server.ask(START, { input: { ...browser, secret } })).toMatchObject({ reason: 'NOT_ALLOWED_NOW' });
  });
});
