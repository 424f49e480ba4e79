// The protocol graphql-transport-ws, rule by rule, as PROTOCOL.md of graphql-ws has it, spoken by hand.
import { describe, expect, test, vi } from 'vitest';
import { eventually } from '../support/app.ts';
import { connect, type Live, openLive } from '../support/live.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer({ start: '2017-08-07T09:00:00+07:00' });
const BOARD = 'subscription { board(office: "BOGOR") { sequence } }';
const VIEWER = '{ viewer { kind } }';
const ISSUE = 'mutation { issueTicket(input: { office: "BOGOR" }) { ... on Ticket { number } } }';

async function openSocket(): Promise<Live> {
  const live = connect(server.url);
  await eventually('an open socket', () => live.socket.readyState === live.socket.OPEN);
  return live;
}

const idsOf = (live: Live, type: string) => live.messages.filter((one) => one.type === type).map(({ id }) => id);
/** All that was sent before has been read once this is answered. */
async function roundTrip(live: Live): Promise<void> {
  const count = idsOf(live, 'pong').length;
  live.send({ type: 'ping' });
  await eventually('an answer', () => idsOf(live, 'pong').length > count);
}

describe('the connection', () => {
  test('is acknowledged once, after connection_init with a payload or without', async () => {
    for (const payload of [undefined, {}, { anything: [1] }]) {
      const live = await openSocket();
      live.send({ type: 'connection_init', ...(payload && { payload }) });
      await live.message('connection_ack');
      await roundTrip(live);
      expect(idsOf(live, 'connection_ack')).toHaveLength(1);
      live.close();
    }
  });

  test('is closed with 4408 if connection_init does not come', async () => {
    const live = await openSocket();
    expect(await live.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  test('answers pings before connection_init as after it, with their payload, and lets pongs be', async () => {
    const live = await openSocket();
    live.send({ type: 'pong' });
    live.send({ type: 'ping', payload: { early: true } });
    expect((await live.message('pong')).payload).toEqual({ early: true });
    live.send({ type: 'connection_init' });
    await live.message('connection_ack');
    live.send({ type: 'pong', payload: { late: true } });
    await roundTrip(live);
    expect(live.socket.readyState).toBe(live.socket.OPEN);
    live.close();
  });

  test('sends nothing after it was closed for a fault', async () => {
    const live = await openLive(server.url);
    const stream = live.subscribe(BOARD);
    await stream.nth(1);
    live.send('{');
    await live.closed;
    const before = live.messages.length;
    await server.ask(ISSUE, {}, ADMIN);
    expect(live.messages.length).toBe(before);
  });
});

describe('a message that is none', () => {
  const subscribe = (more: object) => ({ id: '1', type: 'subscribe', payload: { query: VIEWER }, ...more });

  test.each<[string, object | string]>([
    ['a text', '"hello"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no type', {}],
    ['a type that is none', { type: 'start' }],
    ['connection_init with a text', { type: 'connection_init', payload: 'x' }],
    ['a ping with a text', { type: 'ping', payload: 'x' }],
    ['subscribe without an id', subscribe({ id: undefined })],
    ['subscribe with an empty id', subscribe({ id: '' })],
    ['subscribe with a number as its id', subscribe({ id: 1 })],
    ['subscribe without a payload', subscribe({ payload: undefined })],
    ['subscribe with a list as its payload', subscribe({ payload: [] })],
    ['subscribe with a query that is no text', subscribe({ payload: { query: 1 } })],
    ['subscribe with variables that are a text', subscribe({ payload: { query: VIEWER, variables: '{}' } })],
    ['subscribe with an operation name that is no text', subscribe({ payload: { query: VIEWER, operationName: 1 } })],
    ['subscribe with extensions that are a text', subscribe({ payload: { query: VIEWER, extensions: 'x' } })],
    ['complete without an id', { type: 'complete' }],
  ])('%s closes the connection with 4400', async (_, message) => {
    const live = await openLive(server.url);
    live.send(message);
    const { code, reason } = await live.closed;
    expect(code).toBe(4400);
    // A reason of a closing frame has at most 123 bytes.
    expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(123);
  });
});

test.each([
  { type: 'next', id: '1', payload: { data: {} } },
  { type: 'error', id: '1', payload: [{ message: 'x' }] },
  { type: 'complete_all', id: '1' },
  { type: 'connection_ack' },
])('a message that only a server sends, %j, ends the connection', async (message) => {
  // The library tells of it on the console.
  const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {});
  const live = await openLive(server.url);
  live.send(message);
  expect([4400, 4500]).toContain((await live.closed).code);
  console.mockRestore();
});

describe('an operation', () => {
  test.each([
    ['query', VIEWER, { viewer: { kind: 'ADMINISTRATOR' } }],
    ['mutation', ISSUE, { issueTicket: { number: expect.stringMatching(/^W\d\d$/) } }],
  ])('that is a %s has one next and then complete', async (_, query, data) => {
    const live = await openLive(server.url, { signedIn: ADMIN });
    const stream = live.subscribe(query);
    await stream.completed();
    const own = live.messages.filter(({ id }) => id === stream.id);
    expect(own.map(({ type }) => type)).toEqual(['next', 'complete']);
    expect(own[0]?.payload.data).toEqual(data);
    live.close();
  });

  test('with a fault has one error, a list, and no complete after it; its id is free again', async () => {
    const live = await openLive(server.url);
    for (const query of ['subscription {', 'subscription { people }', 'subscription { board(office: "X") { at } }']) {
      const count = live.messages.length;
      live.send({ id: 'same', type: 'subscribe', payload: { query } });
      await eventually('its error', () => live.messages.length > count);
      await roundTrip(live);
      const own = live.messages.slice(count).filter(({ id }) => id === 'same');
      expect(own).toEqual([
        {
          id: 'same',
          type: 'error',
          payload: [expect.objectContaining({ message: expect.any(String), extensions: { code: expect.any(String) } })],
        },
      ]);
    }
    live.close();
  });

  test('that the client completes hears nothing more, and no complete in return', async () => {
    const live = await openLive(server.url);
    const [gone, kept] = [live.subscribe(BOARD), live.subscribe(BOARD)];
    await Promise.all([gone.nth(1), kept.nth(1)]);
    live.send({ type: 'complete', id: gone.id });
    await roundTrip(live);
    await server.ask(ISSUE, {}, ADMIN);
    await kept.nth(2);
    await roundTrip(live);
    expect(gone.heard).toHaveLength(1);
    expect(idsOf(live, 'complete')).toEqual([]);
    live.close();
  });

  test('that no one has begun may be completed', async () => {
    const live = await openLive(server.url);
    live.send({ type: 'complete', id: 'other' });
    expect(await live.subscribe(VIEWER).nth(1)).toEqual({ data: { viewer: { kind: 'ANONYMOUS' } } });
    live.close();
  });

  test('has the same id on another connection without disturbing it', async () => {
    const [one, other] = await Promise.all([openLive(server.url), openLive(server.url)]);
    const streams = [one, other].map((live) => live.subscribe(BOARD));
    await Promise.all(streams.map((stream) => stream.nth(1)));
    expect(streams[0]?.id).toBe(streams[1]?.id);
    one.socket.terminate();
    await server.ask(ISSUE, {}, ADMIN);
    await streams[1]?.nth(2);
    other.close();
  });

  test('is told from others by its id, however they come in between', async () => {
    const live = await openLive(server.url);
    const board = live.subscribe(BOARD);
    const queries = Array.from({ length: 8 }, (_, place) => live.subscribe(`{ a${place}: viewer { kind } }`));
    const answers = await Promise.all(queries.map((stream) => stream.nth(1)));
    expect(answers.map(({ data }) => Object.keys(data)[0])).toEqual(queries.map((_, place) => `a${place}`));
    expect((await board.nth(1)).data.board.sequence).toEqual(expect.any(Number));
    live.close();
  });

  test('goes on after an event in which a field failed, with the errors of that field', async () => {
    const live = await openLive(server.url);
    const stream = live.subscribe(
      'subscription { board(office: "BOGOR") { waiting { waiting } office { code houseRules { blockDays } } } }',
    );
    const first = await stream.nth(1);
    expect(first.data.board.office).toEqual({ code: 'BOGOR', houseRules: null });
    expect(first.errors).toEqual([
      expect.objectContaining({ path: ['board', 'office', 'houseRules'], extensions: { code: 'UNAUTHENTICATED' } }),
    ]);
    await server.ask(ISSUE, {}, ADMIN);
    const second = await stream.nth(2);
    expect(second.data.board.waiting[0].waiting).toBeGreaterThan(first.data.board.waiting[0].waiting);
    expect(second.errors).toEqual(first.errors);
    live.close();
  });
});
