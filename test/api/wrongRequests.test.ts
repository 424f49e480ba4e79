// Some two hundred wrong requests, as strangers send them: each is told what is wrong, in one shape, and changes nothing.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { apiKey, type Headers, openServer } from '../support/server.ts';
import { WRONG_INPUTS, type WrongCaller } from '../support/wrongInputs.ts';
import { WRONG_REQUESTS } from '../support/wrongRequests.ts';

const server = await openServer();
const callers: Record<WrongCaller, Headers> = {
  none: {},
  read: (await apiKey(server, ['READ'])).signedIn,
  book: (await apiKey(server, ['BOOK'])).signedIn,
  bogor: (await apiKey(server, ['BOOK'], 100, ['BOGOR'])).signedIn,
  desk: await server.staff('FRONT_DESK'),
  counter: await server.staff('COUNTER_OFFICER'),
  manager: await server.staff('MANAGER'),
  admin: await server.staff('ADMINISTRATOR'),
};

/** The figures of all that a request could have left behind. */
const LEFT_BEHIND = `select (select count(*) from booking) bookings, (select count(*) from ticket) tickets,
  (select sum(taken) from capacity_window) places, (select count(*) from outbox_message) messages,
  (select count(*) from block) blocks, (select count(*) from webhook) webhooks, (select count(*) from api_key) keys,
  (select count(*) from staff) staff, (select count(*) from number_claim) claims, (select count(*) from audit) audited`;
let before: unknown;
beforeAll(async () => {
  before = await server.query(LEFT_BEHIND);
});
afterEach(async () => {
  expect(await server.query(LEFT_BEHIND)).toEqual(before);
});

/** Traces of the inside of the server, which no answer shows. */
const INSIDE = /node_modules|\.ts:\d|\bat \w+ \(|select .* from |insert into|postgres|\/work\//i;

interface FaultyAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; locations?: unknown[]; extensions: { code: string } }[];
}

async function read(response: Response): Promise<FaultyAnswer> {
  const text = await response.text();
  expect(text).not.toMatch(INSIDE);
  // A hundred faults of a document are told at most.
  expect(text.length).toBeLessThan(25_000);
  return JSON.parse(text) as FaultyAnswer;
}

describe('a request that is wrong before anything is executed', () => {
  test.each(WRONG_REQUESTS)('$name: $status $code', async ({ path, init, status, code, says }) => {
    for (const accept of [undefined, 'application/graphql-response+json']) {
      const headers = { ...(accept && { accept }), ...(init.headers as Headers) };
      const response = await fetch(`${server.url}/graphql${path}`, { ...init, headers });
      const answer = await read(response);
      expect([response.status, answer.errors?.[0]?.extensions.code]).toEqual([status, code]);
      expect(Object.keys(answer)).toEqual(['errors']);
      expect(answer.errors?.map(({ message }) => message).join('\n')).toMatch(says);
      expect(response.headers.get('content-type')).toContain(headers.accept === accept && accept ? accept : 'json');
      if (status === 405) expect(response.headers.get('allow')).toMatch(/POST/);
      if (status === 401) expect(response.headers.get('www-authenticate')).toBe('Bearer');
    }
  });
});

test('a value in the document itself that its scalar does not take is told with its place', async () => {
  for (const literal of ['"31 August"', '5', 'true']) {
    const query = `{ office(code: "BOGOR") { availability(from: ${literal}) { date } } }`;
    const { errors } = await server.graphql(query);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('Date must be a date of the calendar'),
      locations: [{ line: 1, column: query.indexOf(literal) + 1 }],
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  }
});

test('a plain OPTIONS is told what the address takes, at any address', async () => {
  for (const path of ['/graphql', '/channels/whatsapp', '/', '/nonexistent']) {
    const response = await fetch(`${server.url}${path}`, { method: 'OPTIONS' });
    expect([path, response.status, await response.text()]).toEqual([path, 204, '']);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  }
});

test('HEAD is answered as GET is, without the body, and changes nothing', async () => {
  const by = (method: string, query: string) =>
    fetch(`${server.url}/graphql?${new URLSearchParams({ query })}`, {
      method,
      headers: { accept: 'application/json' },
    });
  // Often enough to be compiled.
  for (let times = 0; times < 30; times++) await by('GET', '{ offices { code } }');
  const answer = await by('HEAD', '{ offices { code } }');
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  const change = 'mutation { issueTicket(input: { office: "BOGOR" }) { __typename } }';
  expect((await by('HEAD', change)).status).toBe(405);
});

const JSON_BODY = { 'content-type': 'application/json' };

test.each([
  ['an address that is none', '/nonexistent', {}, 404, 'NOT_FOUND'],
  ['a method that no address has', '/nonexistent', { method: 'DELETE' }, 404, 'NOT_FOUND'],
  ['a channel that is none', '/channels/pager', { method: 'POST', body: '{}', headers: JSON_BODY }, 404, 'NOT_FOUND'],
  ['JSON that is none', '/channels/simulator', { method: 'POST', body: '{', headers: JSON_BODY }, 400, 'BAD_REQUEST'],
  ['a barcode of no booking', '/bookings/22222222.png', {}, 404, 'NOT_FOUND'],
  [
    'a body that is compressed',
    '/channels/simulator',
    { method: 'POST', body: 'x', headers: { 'content-encoding': 'gzip' } },
    415,
    'BAD_REQUEST',
  ],
] as const)('%s is refused in the shape of the API: %s', async (_name, path, init, status, code) => {
  const response = await fetch(`${server.url}${path}`, init);
  const text = await response.text();
  expect([response.status, text]).toEqual([status, expect.stringMatching(/^\{"errors":\[/)]);
  const answer = JSON.parse(text);
  // Scripts of trainers read the sentence of the simulator under the name it has always had.
  if (answer.error !== undefined)
    expect([path, answer.error]).toEqual(['/channels/simulator', answer.errors[0].message]);
  else expect(Object.keys(answer)).toEqual(['errors']);
  expect(answer.errors).toEqual([{ message: expect.any(String), extensions: { code } }]);
});

describe('a value that is wrong', () => {
  test.each(WRONG_INPUTS)('$name: $code', async ({ query, variables, caller, code, says, isRefusal }) => {
    const sentences: string[] = [];
    for (const language of ['id', 'en']) {
      const headers = { 'accept-language': language, ...callers[caller] };
      const { status, data, errors } = await server.graphql(query, variables, headers);
      expect(status).toBeLessThan(500);
      if (isRefusal) {
        const { __typename, reason, field, message } = data.answer;
        expect([errors, __typename, reason, field]).toEqual([undefined, 'Refusal', code, says]);
        sentences.push(message);
        continue;
      }
      const [error] = errors ?? [];
      expect([error?.extensions.code, error?.message]).toEqual([code, expect.stringMatching(says as RegExp)]);
      expect(error?.message.length).toBeLessThan(400);
      // Either nothing was executed, or the field that failed is named.
      if (data === undefined) expect(status).toBe(400);
      else expect(error?.path?.length).toBeGreaterThan(0);
      sentences.push(error?.message ?? '');
    }
    // A refusal is for people, in their language; an error is for developers.
    expect(new Set(sentences).size).toBe(isRefusal ? 2 : 1);
  });
});
