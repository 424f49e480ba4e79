// Live views over Server-Sent Events: what WebSockets carry, by the same rooms and limits.
import { createClient, type RequestParams } from 'graphql-sse';
import pg from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { eventually } from '../support/app.ts';
import { readEvents } from '../support/eventReader.ts';
import { openLive } from '../support/live.ts';
import { statementsAsked } from '../support/sentStatements.ts';
import { ADMIN, openServer } from '../support/server.ts';

const START = '2017-08-07T09:00:00+07:00';
const server = await openServer({ start: START, environment: { CORS_ORIGINS: 'https://portal.example' } });
afterEach(() => vi.useRealTimers());

const BOARD = `subscription ($office: ID!) { board(office: $office) { sequence waiting { waiting service { name } } } }`;
const ISSUE =
  'mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ... on Ticket { number } ... on Refusal { reason } } }';
const issue = (office: string) => server.ask(ISSUE, { input: { office } }, ADMIN);
const endpoint = `${server.url}/graphql`;

function sseClient(headers: Record<string, string> = {}) {
  return createClient({ url: endpoint, headers, retryAttempts: 0, fetchFn: fetch });
}

/** The first results of an operation by graphql-sse's own client. */
async function results(count: number, request: RequestParams, headers: Record<string, string> = {}) {
  const heard: unknown[] = [];
  for await (const result of sseClient(headers).iterate(request)) {
    heard.push(result);
    if (heard.length === count) break;
  }
  return heard;
}

describe('the client of graphql-sse', () => {
  test('hears a board whole at once, then each change', async () => {
    const heard: { board: { sequence: number; waiting: { waiting: number }[] } }[] = [];
    const iterator = sseClient().iterate<(typeof heard)[number]>({ query: BOARD, variables: { office: 'BOGOR' } });
    const reading = (async () => {
      for await (const { data } of iterator) if (data) heard.push(data);
    })();
    await eventually('the board', () => heard[0]);
    await issue('BOGOR');
    await eventually('one more', () => heard.at(-1)?.board.waiting[0]?.waiting === 1);
    const sequences = heard.map(({ board }) => board.sequence);
    expect(sequences).toEqual(sequences.map((_, index) => (sequences[0] as number) + index));
    await iterator.return?.();
    await reading;
  });

  test('gets queries and mutations answered once, with the key of its header', async () => {
    expect(await results(2, { query: '{ viewer { kind } }' })).toEqual([{ data: { viewer: { kind: 'ANONYMOUS' } } }]);
    const [issued] = await results(2, { query: ISSUE, variables: { input: { office: 'MEDAN' } } }, ADMIN);
    expect(issued).toEqual({ data: { issueTicket: { number: 'W01' } } });
  });

  test.each([
    ['a field that is none', 'subscription { board(office: "BOGOR") { people } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a document that is none', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['an office that is none', 'subscription { board(office: "NOWHERE") { sequence } }', 'NOT_FOUND'],
    ['counters without a key', 'subscription { counters(office: "BOGOR") { id } }', 'UNAUTHENTICATED'],
    ['a variable that is missing', BOARD, 'BAD_USER_INPUT'],
    ['too many days', 'subscription { availability(office: "BOGOR", days: 93) { date } }', 'BAD_USER_INPUT'],
  ])('is told of %s by an event, and then of the end', async (_, query, code) => {
    expect(await results(2, { query })).toEqual([{ errors: [expect.objectContaining({ extensions: { code } })] }]);
  });

  test('is refused with a key that is none, before anything is sent', async () => {
    const refused = results(1, { query: '{ viewer { kind } }' }, { authorization: 'Bearer nobody' });
    await expect(refused).rejects.toMatchObject({ response: { status: 401 } });
  });
});

describe('the stream', () => {
  test('is one that proxies pass on at once, neither kept nor compressed', async () => {
    const query = 'subscription { board(office: "BATAM") { office { code } } }';
    const stream = await readEvents(server.url, query, { headers: { 'accept-encoding': 'gzip, br' } });
    await stream.nth(1);
    expect(stream.text()).toBe(':\n\nevent: next\ndata: {"data":{"board":{"office":{"code":"BATAM"}}}}\n\n');
    const { status, headers } = stream.response;
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store, no-transform');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('content-encoding')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    stream.leave();
  });

  test('ends with a complete event that browsers pass on', async () => {
    const stream = await readEvents(server.url, '{ viewer { kind } }');
    await eventually('the end', () => stream.isEnded());
    expect(stream.text()).toBe(
      ':\n\nevent: next\ndata: {"data":{"viewer":{"kind":"ANONYMOUS"}}}\n\nevent: complete\ndata:\n\n',
    );
  });

  test('is had by GET, as EventSource asks; mutations are not', async () => {
    const ask = (query: string) =>
      fetch(`${endpoint}?query=${encodeURIComponent(query)}`, { headers: { accept: 'text/event-stream' } });
    expect(await (await ask('{ viewer { kind } }')).text()).toContain('ANONYMOUS');
    const refused = await ask('mutation { openCounter(input: { counter: "BOGOR/1" }) { __typename } }');
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    const variables = encodeURIComponent('{"office":"BOGOR"}');
    const stream = await fetch(`${endpoint}?query=${encodeURIComponent(BOARD)}&variables=${variables}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    await stream.body?.cancel();
  });

  test('speaks the language of the header', async () => {
    const names = async (language: string) => {
      const stream = await readEvents(server.url, BOARD, {
        variables: { office: 'BOGOR' },
        headers: { 'accept-language': language },
      });
      return (await stream.nth(1)).data.board.waiting[0].service.name;
    };
    expect([await names('en'), await names('id')]).toEqual(['New passport or renewal', 'Paspor baru atau penggantian']);
  });

  test.each<[string, number, RequestInit]>([
    ['a form', 415, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={viewer{kind}}' }],
    ['no operation', 400, { body: '{}' }],
    ['variables that are a text', 400, { body: '{"query":"{ viewer { kind } }","variables":"{}"}' }],
    ['broken JSON', 400, { body: '{' }],
  ])('is none for %s: %i', async (_, status, init) => {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream', ...init.headers };
    const response = await fetch(endpoint, { method: 'POST', ...init, headers });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }],
    });
  });
});

describe('those who read JSON as well', () => {
  const BOTH = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed';
  const typeOf = async (query: string) => {
    const stream = await readEvents(server.url, query, { headers: { accept: BOTH } });
    stream.leave();
    return stream.response.headers.get('content-type');
  };

  test('get a stream of a subscription, and JSON of all else', async () => {
    expect(await typeOf('subscription { board(office: "BOGOR") { sequence } }')).toContain('text/event-stream');
    expect(await typeOf('{ viewer { kind } }')).toContain('application/graphql-response+json');
    expect(await typeOf('# subscription\n{ viewer { kind } }')).toContain('application/graphql-response+json');
    expect(await typeOf('subscription {')).toContain('application/graphql-response+json');
  });
});

describe('pages of other origins', () => {
  test('are welcome as CORS_ORIGINS says', async () => {
    const query = 'subscription { board(office: "BOGOR") { sequence } }';
    const asked = async (origin: string) => {
      const stream = await readEvents(server.url, query, { headers: { origin } });
      stream.leave();
      return [stream.response.status, stream.response.headers.get('access-control-allow-origin')];
    };
    expect(await asked('https://portal.example')).toEqual([200, 'https://portal.example']);
    expect(await asked('https://evil.example')).toEqual([403, null]);
  });
});

describe('what all share', () => {
  test('a change is executed once, however many hear of it by streams and sockets', async () => {
    const office = 'YOGYAKARTA';
    const { number } = await issue(office);
    const query =
      'subscription ($office: ID!, $number: String!) { ticket(office: $office, number: $number) { status } }';
    const variables = { office, number };
    const live = await openLive(server.url);
    const socket = live.subscribe(query, variables);
    const streams = await Promise.all(Array.from({ length: 20 }, () => readEvents(server.url, query, { variables })));
    for (const stream of [socket, ...streams]) await stream.nth(1);
    await server.ask(`mutation { openCounter(input: { counter: "${office}/1" }) { __typename } }`, {}, ADMIN);
    const asked = vi.spyOn(pg.Client.prototype, 'query');
    await server.ask(`mutation { callNext(input: { counter: "${office}/1" }) { __typename } }`, {}, ADMIN);
    for (const { heard } of streams)
      await eventually('the call', () => heard().at(-1)?.data.ticket.status === 'CALLED');
    await socket.until('the call', ({ ticket }) => ticket.status === 'CALLED');
    const looks = asked.mock.calls.filter(([statement]) => statementsAsked(statement).includes('ticket by number'));
    asked.mockRestore();
    expect(looks.length).toBeGreaterThan(0);
    expect(looks.length).toBeLessThanOrEqual(2);
    for (const stream of streams) stream.leave();
    live.close();
  });

  test('streams count in the budget of their network, and those that join a view cost little', async () => {
    const strict = await openServer({ start: START, environment: { RATE_LIMIT: '3' } });
    const ask = async (days: number) => {
      const query = `subscription { availability(office: "BOGOR", days: ${days}) { date } }`;
      const stream = await readEvents(strict.url, query);
      if (stream.response.status === 200) await stream.nth(1);
      return stream.response;
    };
    for (const days of [2, 3, 4]) expect((await ask(days)).status).toBe(200);
    const refused = await ask(5);
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    for (let joined = 0; joined < 5; joined++) expect((await ask(4)).status).toBe(200);
  });
});

describe('a stream that lasts', () => {
  const COUNTERS = 'subscription { counters(office: "BOGOR") { id } }';

  test('outlives the time in which other answers must be over, and beats meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const lasting = await openServer({ start: START });
    const stream = await readEvents(lasting.url, BOARD, { variables: { office: 'BOGOR' } });
    await stream.nth(1);
    vi.advanceTimersByTime(130_000);
    await eventually('ten heartbeats', () => stream.text().split(':\n\n').length > 10);
    await lasting.ask(ISSUE, { input: { office: 'BOGOR' } }, ADMIN);
    await eventually('the change', () => {
      vi.advanceTimersByTime(1000);
      return stream.heard().at(-1)?.data.board.waiting[0].waiting === 1;
    });
    expect(stream.isEnded()).toBe(false);
    vi.useRealTimers();
  });

  test('ends with its key, and says why', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const keyed = await openServer({ start: START });
    const headers = await keyed.staff('COUNTER_OFFICER', 'BOGOR', 'Leaves');
    const stream = await readEvents(keyed.url, COUNTERS, { headers });
    await stream.nth(1);
    await keyed.query(`update staff set ended_at = now() where name = 'Leaves'`);
    await eventually('the end', () => {
      vi.advanceTimersByTime(60_000);
      return stream.isEnded();
    });
    expect(stream.heard().at(-1)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(stream.text()).toMatch(/event: complete\ndata:\n\n$/);
    vi.useRealTimers();
  });

  test('is ended at once when the server stops, without a word of an end, so that clients return', async () => {
    const leaving = await openServer({ start: START });
    const stream = await readEvents(leaving.url, BOARD, { variables: { office: 'BOGOR' } });
    await stream.nth(1);
    const began = performance.now();
    await leaving.stop();
    expect(performance.now() - began).toBeLessThan(2000);
    await eventually('the end', () => stream.isEnded());
    expect(stream.text()).not.toContain('complete');
  });

  test('is ended in the same way by a fault of ours, which is logged', async () => {
    const faulty = await openServer({ start: START });
    await faulty.query('alter table board rename to lost_board');
    const stream = await readEvents(faulty.url, BOARD, { variables: { office: 'BOGOR' } });
    await eventually('the end', () => stream.isEnded());
    expect(stream.text()).toBe(':\n\n');
    expect(faulty.lines.join('')).toContain('42P01');
  });
});
