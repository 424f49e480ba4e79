// The protocol of graphql-sse in its distinct connections mode, rule by rule, spoken by hand.
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { readEvents } from '../support/eventReader.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer({ start: '2017-08-07T09:00:00+07:00' });
const endpoint = `${server.url}/graphql`;
const BOARD = 'subscription Board($office: ID!) { board(office: $office) { sequence } }';
const ISSUE = 'mutation { issueTicket(input: { office: "BOGOR" }) { ... on Ticket { number } } }';

interface StreamEvent {
  event: string;
  data: unknown;
}

/** The events of a stream that is over; comments are left out. */
function eventsIn(text: string): StreamEvent[] {
  const blocks = text.split('\n\n').filter((block) => block !== '' && !block.startsWith(':'));
  return blocks.map((block) => {
    const [event = '', data = ''] = block.split('\n').map((line) => line.slice(line.indexOf(':') + 1).trim());
    return { event, data: data === '' ? null : JSON.parse(data) };
  });
}

async function whole(query: string, more: object = {}): Promise<StreamEvent[]> {
  const stream = await readEvents(server.url, query, more);
  await eventually('the end', () => stream.isEnded());
  return eventsIn(stream.text());
}

describe('a stream', () => {
  test.each([
    ['query', '{ viewer { kind } }', { viewer: { kind: 'ADMINISTRATOR' } }],
    ['mutation', ISSUE, { issueTicket: { number: expect.stringMatching(/^W\d\d$/) } }],
  ])('of a %s has one next with its result and then complete, and ends', async (_, query, data) => {
    expect(await whole(query, { headers: ADMIN })).toEqual([
      { event: 'next', data: { data } },
      { event: 'complete', data: null },
    ]);
  });

  test('of the operation that is named leaves the others of its document alone', async () => {
    const body = { query: `query One { viewer { kind } } query Two { __typename }`, operationName: 'Two' };
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(eventsIn(await response.text())[0]).toEqual({ event: 'next', data: { data: { __typename: 'Query' } } });
  });

  test.each([
    ['that cannot be parsed', 'subscription {'],
    ['with a field that is none', 'subscription { people }'],
    ['of an office that is none', 'subscription { board(office: "NOWHERE") { sequence } }'],
  ])('of an operation %s has its errors in one next and then complete', async (_, query) => {
    expect(await whole(query)).toEqual([
      {
        event: 'next',
        data: expect.objectContaining({ errors: [expect.objectContaining({ message: expect.any(String) })] }),
      },
      { event: 'complete', data: null },
    ]);
  });

  test('goes on after an event in which a field failed, with the errors of that field', async () => {
    const stream = await readEvents(
      server.url,
      'subscription { board(office: "BOGOR") { sequence office { code houseRules { blockDays } } } }',
    );
    const first = await stream.nth(1);
    expect(first.data.board.office).toEqual({ code: 'BOGOR', houseRules: null });
    expect(first.errors).toMatchObject([{ path: ['board', 'office', 'houseRules'] }]);
    await server.ask(ISSUE, {}, ADMIN);
    expect((await stream.nth(2)).data.board.sequence).toBeGreaterThan(first.data.board.sequence);
    stream.leave();
  });

  test('has each event in lines of its own, each with one line of data', async () => {
    const stream = await readEvents(server.url, BOARD, { variables: { office: 'BOGOR' } });
    await stream.nth(1);
    await server.ask(ISSUE, {}, ADMIN);
    await stream.nth(2);
    stream.leave();
    const blocks = stream.text().split('\n\n').slice(0, -1);
    for (const block of blocks) expect(block).toMatch(/^(:|event: next\ndata: \{.*\})$/);
  });
});

describe('a request', () => {
  test.each(['PUT', 'DELETE', 'PATCH'])('by %s is none: 405', async (method) => {
    const response = await fetch(endpoint, { method, headers: { accept: 'text/event-stream' } });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toContain('POST');
  });

  test.each([
    ['no query', ''],
    ['an empty query', '?query='],
    ['variables that are no JSON', `?query=${encodeURIComponent(BOARD)}&variables=office`],
    ['variables that are a list', `?query=${encodeURIComponent(BOARD)}&variables=[]`],
  ])('by GET with %s is refused before a stream begins: 400', async (_, search) => {
    const response = await fetch(`${endpoint}${search}`, { headers: { accept: 'text/event-stream' } });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('json');
  });

  test('by one who reads neither streams nor JSON is refused: 406', async () => {
    const headers = { 'content-type': 'application/json', accept: 'text/plain' };
    const body = JSON.stringify({ query: '{ viewer { kind } }' });
    expect((await fetch(endpoint, { method: 'POST', headers, body })).status).toBe(406);
  });
});
