// The short door in front of the routes: whatever a request says, it is answered there as the routes answer it.
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MIN_USES_TO_COMPILE } from '../../server/graphql/compiled.ts';
import { GIVEN_FROM_MEMORY } from '../../server/graphql/keptAnswers.ts';
import { GIVEN_AT_SHORT_DOOR } from '../../server/http/shortDoor.ts';
import { atEnd } from '../support/atEnd.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, type Headers, openServer, type Server } from '../support/server.ts';

const given = { fromMemory: 0, atDoor: 0 };
GIVEN_FROM_MEMORY.subscribe(() => {
  given.fromMemory++;
});
GIVEN_AT_SHORT_DOOR.subscribe(() => {
  given.atDoor++;
});

const AVAILABILITY =
  'query Days($office: ID!) { office(code: $office) { name bring availability(days: 9) { date remaining windows { id } } } }';
const OFFICES = '{ offices { code name bring } }';
const MUTATION = 'mutation { confirmBooking(input: { code: "22222222" }) { __typename } }';
const OFFICE = { office: 'MAKASSAR' };

const open = await openServer();
const listed = await openServer({
  environment: { PUBLIC_URL: 'https://antrean.example', CORS_ORIGINS: 'https://a.example, https://b.example' },
});
const limited = await openServer({ environment: { RATE_LIMIT: '60' } });
for (const server of [open, listed, limited])
  for (let times = 0; times <= MIN_USES_TO_COMPILE; times++)
    for (const query of [AVAILABILITY, OFFICES, MUTATION])
      await server.graphql(query, OFFICE, { 'x-forwarded-for': `203.0.113.${times}` });

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
atEnd(async () => agent.destroy());

interface Asked {
  method: string;
  path: string;
  headers: Headers;
  body: string | null;
}

const PAGE = { headers: {}, body: 'a page' };

interface Got {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

/** `apart`: in a form that only the routes take, which says the same. */
function send(server: Server, { method, path, headers, body }: Asked, apart = false): Promise<Got> {
  const { promise, resolve, reject } = Promise.withResolvers<Got>();
  const length = apart ? (body === null ? { 'content-length': '0' } : { 'transfer-encoding': 'chunked' }) : {};
  const whole = !apart && body !== null ? { 'content-length': String(Buffer.byteLength(body)) } : length;
  const asked = request(`${server.url}${path}`, { method, agent, headers: { ...headers, ...whole } }, (response) => {
    const pieces: Buffer[] = [];
    response.on('data', (piece: Buffer) => pieces.push(piece));
    response.on('error', reject);
    response.on('end', () => {
      const { date, 'x-request-id': id, ...rest } = response.headers;
      expect([date, id]).toEqual([expect.any(String), expect.stringMatching(/^[\da-f-]{36}$/)]);
      // Each page has a nonce of its own.
      const body = Buffer.concat(pieces).toString('base64');
      resolve(
        rest['content-type']?.startsWith('text/html')
          ? { ...PAGE, status: response.statusCode }
          : { status: response.statusCode, headers: rest, body },
      );
    });
  });
  asked.on('error', reject);
  asked.end(body ?? undefined);
  return promise;
}

function byPost(body: unknown, headers: Headers = {}): Asked {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json', ...headers }, body: text };
}

function byGet(query: string, headers: Headers = {}, more: Headers = {}): Asked {
  const search = new URLSearchParams({ query, variables: JSON.stringify(OFFICE), ...more });
  return { method: 'GET', path: `/graphql?${search}`, headers, body: null };
}

/** Asks at both doors; again if one was executed and the other not, since memory needs a database that is heard. */
async function mustBeAlike(server: Server, asked: Asked): Promise<{ isAtDoor: boolean; answer: Got }> {
  let found: { isAtDoor: boolean; answer: Got } | null = null;
  await eventually('both are from memory, or none is', async () => {
    await send(server, asked);
    const start = { ...given };
    const answer = await send(server, asked);
    const middle = { ...given };
    const byRoutes = await send(server, asked, true);
    expect(given.atDoor).toBe(middle.atDoor);
    if (middle.fromMemory - start.fromMemory !== given.fromMemory - middle.fromMemory) return false;
    expect(withoutBudget(answer)).toEqual(withoutBudget(byRoutes));
    found = { isAtDoor: middle.atDoor > start.atDoor, answer };
    return true;
  });
  if (!found) throw new Error('Not asked.');
  return found;
}

/** null: it was the routes that answered, as they do before the database is heard. */
/** Each answer tells what is left of the budget after it. */
function withoutBudget({ headers: { ratelimit: _, ...headers }, ...answer }: Got): object {
  return { ...answer, headers };
}

async function answerAtDoor(server: Server, asked: Asked): Promise<Got | null> {
  const { isAtDoor, answer } = await mustBeAlike(server, asked);
  return isAtDoor ? answer : null;
}

const QUESTION = { query: AVAILABILITY, variables: OFFICE };

describe('a request that is repeated', () => {
  test.each<[string, Asked]>([
    ['by POST', byPost(QUESTION)],
    ['by GET', byGet(AVAILABILITY)],
    ['in English', byPost(QUESTION, { 'accept-language': 'en' })],
    ['for the newer type', byPost(QUESTION, { accept: 'application/graphql-response+json' })],
    ['with a cookie, which counts for nothing', byPost(QUESTION, { cookie: 'a=b' })],
    ['by a page of another site', byPost(QUESTION, { origin: 'https://a.example' })],
    ['for someone behind a proxy', byPost(QUESTION, { 'x-forwarded-for': '203.0.113.9' })],
    ['in letters beyond ASCII', byPost(`{"query":"${OFFICES}","operationName":null,"more":"é\ufffd"}`)],
  ])('is answered at the door: %s', async (_, asked) => {
    for (const server of [open, listed]) {
      const answer = await eventually('the door answers', () => answerAtDoor(server, asked));
      expect(answer.status).toBe(200);
    }
  });

  test('is answered compressed, and by a status alone if nothing has changed', async () => {
    const given = (headers: Headers) =>
      eventually('the door answers', () => answerAtDoor(open, byGet(AVAILABILITY, headers)));
    const packed = await given({ 'accept-encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('br');
    const unchanged = await given({ 'if-none-match': packed.headers.etag ?? '' });
    expect([unchanged.status, unchanged.body]).toEqual([304, '']);
  });

  test.each<[string, Asked]>([
    ['a key', byPost(QUESTION, ADMIN)],
    ['an unknown key', byPost(QUESTION, { authorization: 'Bearer unknown' })],
    ['the header of a session', byPost(QUESTION, { 'antrean-session': 'idle' })],
    ['an office', byPost(QUESTION, { 'antrean-office': 'BOGOR' })],
    ['a form of another site', byPost(QUESTION, { 'content-type': 'text/plain' })],
    ['a type that is not offered', byPost(QUESTION, { accept: 'text/plain' })],
    ['a browser that wants a page', byGet(AVAILABILITY, { accept: 'text/html' })],
    ['what is about the caller', byPost({ query: '{ viewer { kind } }' })],
    ['a mutation', byPost({ query: MUTATION })],
    ['a mutation by GET', byGet(MUTATION)],
    ['what is no JSON', byPost('{')],
    ['a batch', byPost([QUESTION, QUESTION])],
    ['another operation', byPost({ ...QUESTION, operationName: 'Other' })],
    ['extensions', byPost({ ...QUESTION, extensions: { persistedQuery: {} } })],
    ['a long body', byPost(`${JSON.stringify(QUESTION)}${' '.repeat(17_000)}`)],
    ['another place', { ...byPost(QUESTION), path: '/graphqls' }],
    ['another method', { ...byPost(QUESTION), method: 'PUT' }],
  ])('is left to the routes with %s', async (_, asked) => {
    for (const server of [open, listed]) expect((await mustBeAlike(server, asked)).isAtDoor).toBe(false);
  });

  test('is answered alike at both doors, whatever it says', async () => {
    const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
    const headers = fc.record({
      accept: maybe(
        '*/*',
        'application/json',
        'application/graphql-response+json',
        'text/html',
        'a/b',
        'undefined',
        '',
      ),
      'accept-encoding': maybe('gzip, deflate, br, zstd', 'gzip', 'br;q=0, gzip', 'identity'),
      'accept-language': maybe('en', 'id', 'en-GB;q=0.2, id;q=0.9', ''),
      origin: maybe('https://a.example', 'https://b.example', 'https://c.example', 'null'),
      'if-none-match': maybe('*', 'W/"other"'),
      'content-type': maybe(
        'application/json; charset=utf-8',
        'application/json;charset=latin1',
        'text/plain',
        'undefined',
      ),
      connection: maybe('close'),
      cookie: maybe('session=x'),
      authorization: maybe(ADMIN.authorization),
    });
    const question = fc.constantFrom(
      ...[
        byPost(QUESTION),
        byPost({ query: OFFICES }),
        byPost({ query: OFFICES, variables: null }),
        byPost({ query: '{' }),
      ],
      ...[
        byGet(AVAILABILITY),
        byGet(OFFICES, {}, { operationName: 'None' }),
        byGet(AVAILABILITY, {}, { variables: '[' }),
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(open, listed), question, headers, async (server, asked, more) => {
        const named = Object.entries(more).filter(([, value]) => value !== undefined);
        const all = { ...asked.headers, ...Object.fromEntries(named) } as Headers;
        await mustBeAlike(server, { ...asked, headers: all });
      }),
      { numRuns: 120 },
    );
  });

  test('is read by the routes if its body comes later than its headers', async () => {
    await mustBeAlike(open, byPost(QUESTION));
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    const { headers, body } = byPost(QUESTION);
    const late = request(`${open.url}/graphql`, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body ?? ''), expect: '100-continue' },
    });
    late.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode)));
    const before = given.atDoor;
    late.on('continue', () => late.end(body));
    late.flushHeaders();
    expect([await promise, given.atDoor]).toEqual([200, before]);
  });

  test('is answered in its turn where several come at once', async () => {
    await mustBeAlike(open, byPost(QUESTION));
    const { body } = byPost(QUESTION);
    const one = (text: string, more = '') =>
      `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n${more}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
    const socket = connect(Number(new URL(open.url).port), '127.0.0.1');
    socket.write(one(body ?? '') + one('{"query":"{ viewer { kind } }"}') + one(body ?? '', 'connection: close\r\n'));
    let text = '';
    for await (const piece of socket) text += piece;
    const found = text.match(/"name":"|ANONYMOUS|HTTP\/1\.1 200/g);
    expect(found).toEqual(['HTTP/1.1 200', '"name":"', 'HTTP/1.1 200', 'ANONYMOUS', 'HTTP/1.1 200', '"name":"']);
  });
});

describe('what is answered at the door', () => {
  test('counts in the budget of its network, and is refused as everywhere once that is used up', async () => {
    const from = (network: string) => byPost(QUESTION, { 'x-forwarded-for': network });
    await eventually('the door answers', () => answerAtDoor(limited, from('203.0.113.250')));
    const before = given.atDoor;
    const statuses: (number | undefined)[] = [];
    for (let times = 0; times < 60; times++) {
      const { status, headers } = await send(limited, from('198.51.100.7'));
      statuses.push(status);
      expect(headers.ratelimit).toContain(`"requests";r=${59 - times};`);
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(given.atDoor).toBeGreaterThan(before);
    const refused = [await send(limited, from('198.51.100.7')), await send(limited, from('198.51.100.7'), true)];
    for (const { status, headers } of refused)
      expect([status, Number(headers['retry-after']) > 0]).toEqual([429, true]);
    expect(Buffer.from(refused[0]?.body ?? '', 'base64').toString()).toContain('RATE_LIMITED');
    expect((await send(limited, from('198.51.101.7'))).status).toBe(200);
  });

  test('counts in the figures, by route and status', async () => {
    const counted = async (status: number) => {
      const text = await (await fetch(`${open.url}/metrics`)).text();
      return Number(
        new RegExp(`antrean_request_seconds_count\\{route="/graphql",status="${status}"\\} (\\d+)`).exec(text)?.[1] ??
          0,
      );
    };
    const { answer } = await mustBeAlike(open, byGet(AVAILABILITY));
    const asked = [byGet(AVAILABILITY), byGet(AVAILABILITY, { 'if-none-match': answer.headers.etag ?? '' })];
    for (const [index, status] of [200, 304].entries()) {
      const before = [await counted(status), given.atDoor] as const;
      await eventually('one is given at the door', async () => {
        await send(open, asked[index] as Asked);
        return given.atDoor > before[1];
      });
      expect(await counted(status)).toBeGreaterThan(before[0]);
    }
  });

  test('is never older than a change', async () => {
    const change = 'mutation ($input: AnnounceInput!) { announce(input: $input) { __typename } }';
    const board = byPost({
      query: 'query Notice($office: ID!) { board(office: $office) { notice } }',
      variables: OFFICE,
    });
    for (let times = 0; times <= MIN_USES_TO_COMPILE; times++) await send(open, board);
    for (let times = 0; times < 4; times++) {
      await mustBeAlike(open, board);
      await open.ask(change, { input: { ...OFFICE, notice: `Pengumuman ${times}` } }, ADMIN);
      expect(Buffer.from((await send(open, board)).body, 'base64').toString()).toContain(`Pengumuman ${times}`);
    }
  });
});
