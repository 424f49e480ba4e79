// Other programs are told of events by signed requests: what they get, in which order, and what becomes of what fails.
import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BY, byMachine } from '../support/actors.ts';
import { atEnd } from '../support/atEnd.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { eventually } from '../support/eventually.ts';
import { startFakeTwilio } from '../support/fakeTwilio.ts';
import { CREATE_WEBHOOK, startHookReceiver } from '../support/hookReceiver.ts';
import { freePort } from '../support/realKannel.ts';
import { ADMIN, apiKey, type Headers, openServer } from '../support/server.ts';

const twilio = await startFakeTwilio({ publicUrl: 'http://127.0.0.1:1' });
atEnd(twilio.close);
const server = await openServer({
  environment: {
    WEBHOOK_NETWORKS: 'loopback',
    PUBLIC_URL: twilio.publicUrl,
    TWILIO_ACCOUNT_SID: twilio.accountSid,
    TWILIO_AUTH_TOKEN: twilio.authToken,
    TWILIO_BASE_URL: twilio.url,
  },
});
const manager = await server.staff('MANAGER');
const desk = await server.staff('FRONT_DESK');
const key = await apiKey(server, ['VOUCH']);
const reader = await apiKey(server, ['READ']);

const BOOK = `mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ... on Refusal { message } } }`;
let people = 0;
async function book(signedIn: Headers, more: object = {}): Promise<string> {
  people += 1;
  const name = `Siti ${'abcdefghij'[people % 10]}${'klmnopqrst'[Math.floor(people / 10)]}`;
  const input = { office: 'BOGOR', applicant: { name, birthDate: '1990-05-12' }, ...more };
  const { code } = await server.ask(BOOK, { input }, signedIn);
  return code;
}
const CONFIRM =
  'mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { ... on Booking { status } ... on Refusal { message } } }';
const CANCEL =
  'mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { ... on Booking { status } ... on Refusal { message } } }';

async function hookOf(signedIn: Headers, input: object) {
  const receiver = await startHookReceiver();
  const { secret, webhook } = await server.ask(CREATE_WEBHOOK, { input: { url: receiver.url, ...input } }, signedIn);
  receiver.secrets.push(secret);
  return { receiver, secret: secret as string, id: webhook.id as string, webhook };
}

const LOG = `query ($office: ID, $webhook: ID!) { webhookDeliveries(office: $office, webhook: $webhook, first: 200) { totalCount
  edges { node { id type eventId state attempts status response fault durationMs booking nextAt } } } }`;
async function logOf(id: string, signedIn: Headers, office: string | null) {
  const { edges } = await server.ask(LOG, { office, webhook: id }, signedIn);
  return edges.map(({ node }: { node: object }) => node);
}

describe('webhooks', () => {
  test('an office is told of what happens to a booking, in order, verified by the library', async () => {
    const { receiver } = await hookOf(manager, { office: 'BOGOR' });
    const code = await book(key.signedIn);
    await server.ask(CONFIRM, { input: { code } }, desk);
    await server.ask(CANCEL, { input: { code } }, desk);
    await eventually('three events', () => receiver.received.length === 3);
    expect(receiver.received.map(({ type }) => type)).toEqual([
      'booking.held',
      'booking.confirmed',
      'booking.cancelled',
    ]);
    const [held, confirmed] = receiver.received;
    expect(held?.data).toMatchObject({
      office: 'BOGOR',
      booking: code,
      by: { kind: 'APPLICANT', channel: 'API' },
      service: 'PASSPORT',
    });
    expect(held?.data.startsAt).toMatch(/\+07:00$/);
    expect(confirmed?.data.queueNumber).toMatch(/^[A-Z]\d+/);
    expect(JSON.stringify(receiver.received)).not.toMatch(/Siti|1990/);
  });

  test('a key is told of its own bookings alone, and of people only with VOUCH', async () => {
    const { receiver, webhook } = await hookOf(key.signedIn, { withPersonalData: true, types: ['BOOKING_HELD'] });
    expect(webhook).toMatchObject({ office: null, apiKey: key.id, types: ['BOOKING_HELD'] });
    await book(desk);
    const own = await book(key.signedIn);
    await eventually('its booking', () => receiver.received.length > 0);
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]?.data).toMatchObject({
      booking: own,
      applicant: { birthDate: '1990-05-12', phone: null },
    });
    const { errors } = await server.graphql(
      CREATE_WEBHOOK,
      { input: { url: receiver.url, withPersonalData: true } },
      reader.signedIn,
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('an office with personal data is told of people, and each telling is a reading of theirs', async () => {
    const { receiver, id } = await hookOf(manager, {
      office: 'BOGOR',
      withPersonalData: true,
      types: ['BOOKING_HELD'],
    });
    const told = await book(desk);
    await eventually('the booking', () => receiver.received.some(({ data }) => data.booking === told));
    expect(receiver.received[0]?.data).toMatchObject({ applicant: { birthDate: '1990-05-12' } });
    const READINGS = `query ($about: ID) { readings(office: "BOGOR", about: $about) { nodes { ${BY} asker what persons subjects } } }`;
    const asker = `webhook ${id}`;
    const reading = await eventually('the reading', async () => {
      const all: { nodes: { asker: string }[] } = await server.ask(READINGS, { about: told }, manager);
      return all.nodes.find((one) => one.asker === asker);
    });
    const by = byMachine('WEBHOOK', new URL(receiver.url).host, id);
    expect(reading).toEqual({ by, asker, what: 'webhook', persons: 1, subjects: [told] });
  });

  test('what fails is tried again, and holds back what comes later of the same booking alone', async () => {
    const { receiver, id } = await hookOf(manager, { office: 'BOGOR' });
    const first = await book(key.signedIn);
    receiver.answerBy(({ data }) => (data.booking === first ? 500 : 200));
    await server.ask(CONFIRM, { input: { code: first } }, desk);
    const second = await book(key.signedIn);
    await eventually('the other booking', () => receiver.received.some(({ data }) => data.booking === second));
    await eventually('an attempt', () => receiver.attempts.some(({ answer }) => answer === 500));
    const log = await eventually('the log', async () => {
      const rows = await logOf(id, manager, 'BOGOR');
      return rows.some(({ status }: { status: number }) => status === 500) && rows;
    });
    expect(log).toContainEqual(
      expect.objectContaining({
        type: 'BOOKING_HELD',
        booking: first,
        state: 'WAITING',
        attempts: 1,
        response: 'answered 500',
      }),
    );
    expect(log).toContainEqual(expect.objectContaining({ type: 'BOOKING_CONFIRMED', booking: first, attempts: 0 }));
    receiver.answerBy(() => 200);
    server.clock.advance(1);
    await eventually('both', () => receiver.received.filter(({ data }) => data.booking === first).length === 2);
    const types = receiver.received.filter(({ data }) => data.booking === first).map(({ type }) => type);
    expect(types).toEqual(['booking.held', 'booking.confirmed']);
    expect(new Set(receiver.attempts.map(({ id: message }) => message)).size).toBe(3);
  });

  test('a secret is replaced while the old one is still valid', async () => {
    const { receiver, id, secret } = await hookOf(manager, { office: 'BOGOR' });
    const ROTATE =
      'mutation ($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { ... on WebhookSecret { secret webhook { oldSecretUntil } } } }';
    const rotated = await server.ask(ROTATE, { input: { office: 'BOGOR', id, oldValidHours: 1 } }, manager);
    expect(rotated.secret).not.toBe(secret);
    for (const known of [secret, rotated.secret]) {
      receiver.secrets.splice(0, 2, known);
      const before = receiver.received.length;
      await book(key.signedIn);
      await eventually('a delivery', () => receiver.received.length > before);
    }
    server.clock.advance(61);
    receiver.secrets.splice(0, 2, secret);
    await book(key.signedIn);
    await eventually('a refusal', () => receiver.attempts.at(-1)?.answer === 401);
  });

  test('a test is sent, and a delivery once more with the same id', async () => {
    const { receiver, id } = await hookOf(manager, { office: 'BOGOR', types: ['DAY_CLOSED', 'DAY_OPENED'] });
    const TEST =
      'mutation ($input: WebhookInput!) { testWebhook(input: $input) { ... on WebhookDelivery { state type eventId } } }';
    const tried = await server.ask(TEST, { input: { office: 'BOGOR', id } }, manager);
    await eventually('the test', () => receiver.received.length === 1);
    expect(receiver.received[0]).toMatchObject({ id: tried.eventId, type: 'webhook.test', data: { webhook: id } });
    const CLOSE =
      'mutation ($input: CloseDayInput!) { closeDay(input: $input) { ... on CapacityChange { id } ... on Refusal { message } } }';
    const { id: change } = await server.ask(
      CLOSE,
      { input: { office: 'BOGOR', date: '2017-08-15', reason: 'Listrik padam' } },
      manager,
    );
    const UNDO =
      'mutation ($input: UndoCapacityChangeInput!) { undoCapacityChange(input: $input) { ... on CapacityChange { id } ... on Refusal { message } } }';
    await server.ask(UNDO, { input: { office: 'BOGOR', change } }, manager);
    await eventually('the day', () => receiver.received.length === 3);
    expect(receiver.received.slice(1)).toMatchObject([
      { type: 'day.closed', data: { office: 'BOGOR', date: '2017-08-15' } },
      { type: 'day.opened', data: { office: 'BOGOR', date: '2017-08-15' } },
    ]);
    const [last] = await logOf(id, manager, 'BOGOR');
    const AGAIN = `mutation ($input: RedeliverWebhookInput!) { redeliverWebhook(input: $input) {
      ... on RepeatedDeliveries { deliveries { state eventId } } } }`;
    await server.ask(AGAIN, { input: { office: 'BOGOR', id, deliveries: [last.id] } }, manager);
    await eventually('it again', () => receiver.received.length === 4);
    expect(receiver.received[3]?.id).toBe(receiver.received[2]?.id);
  });

  test('no redirect is followed, and a receiver that is gone is told nothing more', async () => {
    const { receiver, id } = await hookOf(manager, { office: 'BOGOR' });
    receiver.answerBy(() => 302);
    await book(key.signedIn);
    await eventually('a redirect', () => receiver.attempts.length === 1);
    receiver.answerBy(() => 410);
    await book(key.signedIn);
    const LIST = 'query { webhooks(office: "BOGOR") { id disabledAt disabledWhy failingSince } }';
    const gone = await eventually('the end', async () => {
      const all: { id: string; disabledAt: string | null }[] = await server.ask(LIST, {}, manager);
      return all.find((one) => one.id === id && one.disabledAt);
    });
    expect(gone).toMatchObject({ disabledWhy: 'GONE' });
    expect(receiver.attempts).toHaveLength(2);
    const ENABLE =
      'mutation ($input: ChangeWebhookInput!) { changeWebhook(input: $input) { ... on Webhook { disabledAt } } }';
    receiver.answerBy(() => 200);
    const missed = await book(key.signedIn);
    await server.ask(ENABLE, { input: { office: 'BOGOR', id, enabled: true } }, manager);
    await eventually('all three', () => receiver.received.length === 3);
    expect(receiver.received.map(({ data }) => data.booking)).toContain(missed);
  });

  test('a message that no channel could bring is told of, from the refusal of the provider to the receiver', async () => {
    const { receiver } = await hookOf(manager, { office: 'BOGOR', types: ['MESSAGE_FAILED'] });
    const [from, to] = ['whatsapp:+6281255500077', 'whatsapp:+628111100333'];
    // The number has no WhatsApp: Twilio refuses for good.
    twilio.script('+6281255500077', [{ status: 400, code: 63024 }]);
    await twilio.deliver(server.url, { from, to, body: '#Gagal Terkirim#25011987#07082017' });
    const [failed] = await eventually('the message has failed', async () => {
      const rows = await server.query(`select id, booking from outbox_message where status = 'FAILED'`);
      return rows.length > 0 && rows;
    });
    // It is told once no other way was found within some seconds, which the database counts.
    await server.query(`update feed_note set noted_at = noted_at - interval '1 minute' where message = $1`, [
      failed.id,
    ]);
    await eventually('the event', () => receiver.received.length === 1);
    expect(receiver.received[0]).toMatchObject({
      type: 'message.failed',
      data: { office: 'BOGOR', message: failed.id, channel: 'WHATSAPP', reason: expect.stringMatching(/^[A-Z_]+$/) },
    });
    expect(JSON.stringify(receiver.received)).not.toMatch(/Gagal|81255500077|1987/);
  });

  test('a webhook that nothing has reached for 72 hours is disabled, and told of everything once it is enabled', async () => {
    const { receiver, id } = await hookOf(manager, { office: 'BOGOR', types: ['BOOKING_HELD'] });
    receiver.answerBy(() => 503);
    const LIST = 'query { webhooks(office: "BOGOR") { id disabledAt disabledWhy failingSince } }';
    const own = async () => {
      const all: { id: string; disabledAt: string | null; failingSince: string | null }[] = await server.ask(
        LIST,
        {},
        manager,
      );
      return all.find((one) => one.id === id);
    };
    const first = await book(key.signedIn);
    const failing = await eventually('a failure', async () => {
      const found = await own();
      return found?.failingSince ? found : null;
    });
    expect(failing.disabledAt).toBeNull();
    server.clock.advance(72 * 60 - 1);
    const attempts = receiver.attempts.length;
    await eventually('another attempt', () => receiver.attempts.length > attempts);
    expect((await own())?.disabledAt).toBeNull();
    server.clock.advance(7 * 60 + 15);
    const ended = await eventually('its end', async () => {
      const found = await own();
      return found?.disabledAt ? found : null;
    });
    expect(ended).toMatchObject({ disabledWhy: 'FAILING', failingSince: failing.failingSince });
    receiver.answerBy(() => 200);
    const missed = await book(key.signedIn);
    const ENABLE =
      'mutation ($input: ChangeWebhookInput!) { changeWebhook(input: $input) { ... on Webhook { disabledAt failingSince } } }';
    expect(await server.ask(ENABLE, { input: { office: 'BOGOR', id, enabled: true } }, manager)).toEqual({
      disabledAt: null,
      failingSince: null,
    });
    await eventually('what came since', () => receiver.received.some(({ data }) => data.booking === missed));
    const [delivered] = await logOf(id, manager, 'BOGOR');
    expect(delivered).toMatchObject({ booking: missed, state: 'DELIVERED' });
    // After three days it was given up, and is delivered again by hand only.
    const given = (await logOf(id, manager, 'BOGOR')).find(({ booking }: { booking: string }) => booking === first);
    expect(['GIVEN_UP', 'DELIVERED']).toContain(given.state);
  });

  test('the feed is read again from a cursor, by a key as far as its own bookings go', async () => {
    const codes = [await book(key.signedIn), await book(desk), await book(key.signedIn)];
    const EVENTS =
      'query ($after: String, $office: ID) { events(first: 2, after: $after, office: $office) { edges { node { id type booking body } } pageInfo { hasNextPage endCursor } } }';
    type Told = { id: string; type: string; booking: string; body: string };
    const readAll = async (signedIn: Headers, office: string | null) => {
      const all: Told[] = [];
      for (let after = null, more = true; more; ) {
        const { edges, pageInfo } = await server.ask(EVENTS, { after, office }, signedIn);
        all.push(...edges.map(({ node }: { node: Told }) => node));
        [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
      }
      return all;
    };
    const heldOf = (all: Told[]) => all.filter(({ type }) => type === 'BOOKING_HELD').map(({ booking }) => booking);
    const read = await eventually('the last one', async () => {
      const all = await readAll(manager, 'BOGOR');
      return heldOf(all).includes(codes[2] ?? '') && all;
    });
    expect(heldOf(read).filter((code) => codes.includes(code))).toEqual(codes);
    expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
    const last = read.at(-2);
    const { edges } = await server.ask(EVENTS, { after: last?.id, office: 'BOGOR' }, manager);
    expect(edges[0].node.id).toBe(read.at(-1)?.id);
    expect(JSON.parse(read.find(({ booking }) => booking === codes[0])?.body ?? '')).toMatchObject({
      type: 'booking.held',
      data: { office: 'BOGOR', booking: codes[0] },
    });
    const own = heldOf(await readAll(key.signedIn, null));
    expect(own).toEqual(expect.arrayContaining([codes[0], codes[2]]));
    expect(own).not.toContain(codes[1]);
    expect(heldOf(await readAll(reader.signedIn, null))).toEqual([]);
    // A page without events gives the place from which to go on: nothing before it is read, and all that follows.
    const { edges: none, pageInfo } = await server.ask(EVENTS, { office: 'MEDAN' }, ADMIN);
    expect(none).toEqual([]);
    expect(pageInfo.endCursor).not.toBeNull();
    const next = await book(ADMIN, { office: 'MEDAN' });
    await eventually('the event after an empty page', async () => {
      const { edges } = await server.ask(EVENTS, { office: 'MEDAN', after: pageInfo.endCursor }, ADMIN);
      return edges.length > 0 && edges[0].node.booking === next;
    });
  });

  test('a webhook belongs to its owner, and ends with its key', async () => {
    const other = await apiKey(server, ['BOOK']);
    const { id, receiver } = await hookOf(other.signedIn, {});
    const DELETE = 'mutation ($input: WebhookInput!) { deleteWebhook(input: $input) { ... on Webhook { id } } }';
    for (const [signedIn, input] of [
      [manager, { office: 'BOGOR', id }],
      [key.signedIn, { id }],
    ] as const) {
      const { errors } = await server.graphql(DELETE, { input }, signedIn);
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    await server.ask(
      'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { ... on ApiKey { id } } }',
      { id: other.id },
      ADMIN,
    );
    const all = await server.ask(
      'query ($apiKey: ID!) { webhooks(apiKey: $apiKey) { id } }',
      { apiKey: other.id },
      ADMIN,
    );
    expect(all).toEqual([]);
    expect(receiver.attempts).toEqual([]);
  });
});

test.each([
  'http://169.254.169.254/latest/meta-data',
  'http://[::ffff:10.0.0.1]/',
  'http://0x7f.1:80/',
  'ftp://example.org/',
  'http://user:word@example.org/',
  'nonsense',
])('%s is no address for a webhook', async (url) => {
  // Loopback is allowed at this server, by any way to write it.
  const created = await server.ask(CREATE_WEBHOOK, { input: { office: 'BOGOR', url } }, manager);
  const isPublic = !/169\.254|ffff/.test(url);
  expect(created.reason).toBe(url.includes('0x7f') ? undefined : isPublic ? 'ADDRESS_INVALID' : 'ADDRESS_NOT_PUBLIC');
});

test('the receiver of the documents runs as it is printed', async () => {
  const [block] = blocksOf('docs/api/webhooks.md').filter(({ language }) => language === 'mjs');
  const folder = join('node_modules/.cache/antrean', `receiver-${process.pid}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'receiver.mjs'), block?.text ?? '');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const { secret } = await server.ask(CREATE_WEBHOOK, { input: { office: 'BOGOR', url } }, manager);
  const env = { PATH: process.env['PATH'], WEBHOOK_SECRET: secret, PORT: String(port) };
  const receiver = spawn(process.execPath, [join(folder, 'receiver.mjs')], { env });
  atEnd(async () => {
    receiver.kill();
    await rm(folder, { recursive: true });
  });
  let said = '';
  receiver.stdout.on('data', (text) => {
    said += String(text);
  });
  await eventually('it listens', () => said.includes(`listening at ${port}`));
  const code = await book(key.signedIn);
  await eventually('the booking', () => said.includes(`booking.held ${code}\n`));
  const unsigned = await fetch(url, { method: 'POST', body: '{}' });
  expect(unsigned.status).toBe(401);
});

test('the body in the documents has the fields of a real one', async () => {
  const [block] = blocksOf('docs/api/webhooks.md').filter(({ language }) => language === 'hook');
  const { receiver } = await hookOf(manager, { office: 'BOGOR', types: ['BOOKING_CONFIRMED'] });
  const code = await book(key.signedIn);
  await server.ask(CONFIRM, { input: { code } }, desk);
  await eventually('it', () => receiver.received.length === 1);
  const { id: _, ...body } = receiver.received[0] as object & { id: string; data: object };
  const documented = JSON.parse(block?.text ?? '{}');
  expect(Object.keys(body).toSorted()).toEqual(Object.keys(documented).toSorted());
  expect(Object.keys(body.data).toSorted()).toEqual(Object.keys(documented.data).toSorted());
});
