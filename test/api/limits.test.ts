// How much one request may ask for, and how often one source may ask.
import { getIntrospectionQuery, getNamedType, getNullableType, isListType, isObjectType } from 'graphql';
import { describe, expect, test, vi } from 'vitest';
import { buildSchema } from '../../schema/index.ts';
import { MIN_USES_TO_COMPILE } from '../../server/graphql/compiled.ts';
import { LIST_LENGTHS, MAX_COST, PARSING } from '../../server/graphql/limits.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { openLive } from '../support/live.ts';
import { ADMIN, apiKey, openServer, post } from '../support/server.ts';

const server = await openServer();
const live = await openLive(server.url, { signedIn: ADMIN });

/** The messages of the errors that a request gets, over HTTP and over a socket. */
async function saidOf(query: string): Promise<string[]> {
  const overHttp = await server.graphql(query, {}, ADMIN);
  const overSocket = await live.subscribe(query).errors();
  expect(overHttp.status).toBe(400);
  expect(overSocket.map(({ message }) => message)).toEqual(overHttp.errors?.map(({ message }) => message));
  expect(overSocket.map(({ extensions }) => extensions?.code)).toEqual(overHttp.errors?.map((e) => e.extensions.code));
  return overSocket.map(({ message }) => message);
}

const deep = (levels: number) => `{ offices ${'{ board { office '.repeat(levels)}{ code }${' } }'.repeat(levels)} }`;
const times = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, i) => text(i));

describe('a request', () => {
  test('is ten fields deep at most', async () => {
    expect((await server.graphql(deep(4))).errors).toBeUndefined();
    expect(await saidOf(deep(5))).toEqual(['The request is too large: depth 12, at most 10.']);
  });

  test('has thirty aliases at most', async () => {
    const many = (count: number) => `{ offices { ${times(count, (i) => `a${i}: code`).join(' ')} } }`;
    expect((await server.graphql(many(30))).errors).toBeUndefined();
    expect(await saidOf(many(31))).toEqual(['The request is too large: aliases 31, at most 30.']);
  });

  test('has ten fields at its root at most, also by way of fragments', async () => {
    const many = (count: number) => times(count, (i) => `a${i}: viewer { kind }`).join(' ');
    expect((await server.graphql(`{ ${many(10)} }`)).errors).toBeUndefined();
    const said = ['The request is too large: fields at the root 11, at most 10.'];
    expect(await saidOf(`{ ${many(11)} }`)).toEqual(said);
    expect(await saidOf(`{ ...All } fragment All on Query { ${many(11)} }`)).toEqual(said);
    expect(await saidOf(`{ ... on Query { ${many(11)} } }`)).toEqual(said);
  });

  test('costs ten thousand fields at most, lists counted by their length', async () => {
    const days = (count: number) => `{ offices { availability(days: ${count}) { date windows { id remaining } } } }`;
    expect((await server.graphql(days(14))).errors).toBeUndefined();
    expect(await saidOf(days(92))).toEqual([
      expect.stringMatching(/^The request is too large: cost \d+, at most 10000/),
    ]);
  });

  test('costs as much where the length comes by a variable, or by its default', async () => {
    const asked = '{ offices { availability(days: $days) { date windows { id remaining } } } }';
    const said = [expect.stringMatching(/^The request is too large: cost \d+, at most 10000/)];
    const document = `query Days($days: Int!) ${asked}`;
    expect((await server.graphql(document, { days: 14 })).errors).toBeUndefined();
    expect((await server.graphql(document, { days: 92 })).errors?.map(({ message }) => message)).toEqual(said);
    expect(await saidOf(`query Days($days: Int = 92) ${asked}`)).toEqual(said);
    const inFragment = `query Days($days: Int!) { ...All } fragment All on Query ${asked}`;
    expect((await server.graphql(inFragment, { days: 92 })).errors?.map(({ message }) => message)).toEqual(said);
  });

  test('counts every list that has a length by its length, or by its default', () => {
    const lengths: [string, number | undefined, unknown][] = [];
    for (const type of Object.values(buildSchema().getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const { name, type: of, args } of Object.values(type.getFields())) {
        const named = (...names: string[]) => args.find((one) => names.includes(one.name));
        const length = named('first', 'last') ?? named('days');
        const isList = isListType(getNullableType(of)) || getNamedType(of).name.endsWith('Connection');
        if (length && isList) lengths.push([name, LIST_LENGTHS[name], length.defaultValue ?? 50]);
      }
    }
    expect(lengths.length).toBeGreaterThan(15);
    // Below the root these have other lengths than the list of the same name there.
    const others = [
      ['messages', 20],
      ['bookings', 15],
    ];
    for (const [name, counted, usual] of lengths)
      if (!others.some(([other, length]) => other === name && length === usual))
        expect([name, counted]).toEqual([name, usual]);
  });

  test('is told its cost, by a document that is compiled as by one that is not', async () => {
    const query =
      'query Told($days: Int!) { office(code: "BOGOR") { availability(days: $days) { date hours { startsAt remaining } } } }';
    for (let times = 0; times <= MIN_USES_TO_COMPILE + 1; times++) {
      const { extensions } = await post(server.url, { query, variables: { days: 7 } });
      expect(extensions).toEqual({ cost: { requested: 114, limit: MAX_COST } });
    }
  });

  test('has the limits that the schema tells', () => {
    const told = buildSchema().description ?? '';
    for (const limit of [
      '10 levels',
      '30 aliases',
      '10 fields at its root',
      `${PARSING.maxTokens} tokens`,
      `at most ${MAX_COST}`,
    ])
      expect(told).toContain(limit);
  });

  test('may be a whole page of a list, with all that a desk shows of it', async () => {
    const query = `{ bookings(office: "BOGOR", date: "2017-08-07", first: 200) { totalCount pageInfo { endCursor hasNextPage }
      edges { cursor node { code status queueNumber priority channel changes arriveBy allowedActions service { code name }
        window { id startsAt endsAt } applicant { name birthDate address phone } ticket { number status } } } } }`;
    expect((await server.graphql(query, {}, ADMIN)).errors).toBeUndefined();
  });

  test('has two thousand tokens at most', async () => {
    const one = (held: number, i: number) =>
      `a${i}: bookings(office: "BOGOR", date: "2017-08-07", status: [${'HELD '.repeat(held)}]) { totalCount }`;
    const long = (held: number) => `{ ${times(10, (i) => one(held, i)).join(' ')} }`;
    expect((await server.graphql(long(170), {}, ADMIN)).errors).toBeUndefined();
    expect(await saidOf(long(190))).toEqual([expect.stringContaining('2000 tokens')]);
  });

  test('is one at a time: a batch is refused', async () => {
    const { status, errors } = await post(server.url, [{ query: '{ viewer { kind } }' }]);
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test('has 256 KiB at most', async () => {
    const body = (length: number) => ({ query: '{ viewer { kind } }', padding: 'x'.repeat(length) });
    expect((await post(server.url, body(200_000))).status).toBe(200);
    expect((await post(server.url, body(262_144))).status).toBe(413);
  });

  test('has 64 KiB at most over a socket, which is closed', async () => {
    // The library says so on the console as well.
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {});
    const other = await openLive(server.url);
    other.subscribe(`{ viewer { kind } } ${'#'.repeat(70_000)}`);
    expect((await other.closed).code).toBe(1009);
    console.mockRestore();
  });
});

/** To go through 2^150 fragments would not end before the tests do. */
describe('fragments that use each other again and again', () => {
  const bomb = (leaf: string, on: string, inside: string) => {
    const fragments = times(150, (i) => `fragment f${i} on ${on} { ...f${i + 1} ...f${i + 1} }`);
    return `${inside} ${fragments.join(' ')} fragment f150 on ${on} { ${leaf} }`;
  };

  test.each([
    ['of a field', bomb('viewer { kind }', 'Query', '{ ...f0 }')],
    ['of nothing but a type’s name', bomb('__typename', 'Query', '{ ...f0 }')],
    ['below the root', bomb('code', 'Office', '{ offices { ...f0 } }')],
  ])('%s are measured without going through them, and refused', async (_, query) => {
    const { status, errors } = await server.graphql(query);
    expect([status, errors?.[0]?.message]).toEqual([400, expect.stringContaining('too large')]);
  });

  test('for a type’s name below the root cost nothing, and are answered', async () => {
    const { data } = await server.graphql(bomb('__typename', 'Office', '{ office(code: "BOGOR") { ...f0 } }'));
    expect(data).toEqual({ office: { __typename: 'Office' } });
  });

  test('in a circle are refused', async () => {
    const { status, errors } = await server.graphql(
      '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
    );
    expect([status, errors?.[0]?.message]).toEqual([400, expect.stringContaining('Cannot spread fragment')]);
  });
});

describe('introspection', () => {
  test.each([
    ['as tools do it', getIntrospectionQuery()],
    [
      'with all that can be asked',
      getIntrospectionQuery({
        inputValueDeprecation: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        oneOf: true,
      }),
    ],
  ])('passes %s', async (_, query) => {
    const { status, data, errors } = await server.graphql(query);
    expect([status, errors]).toEqual([200, undefined]);
    expect(data.__schema.types.length).toBeGreaterThan(60);
  });

  test('that goes round in circles is refused', async () => {
    const round = `{ __schema { types { ${'fields { type { '.repeat(4)} name ${' } }'.repeat(4)} } } }`;
    const { status, errors } = await server.graphql(round);
    expect([status, errors?.[0]?.message]).toEqual([400, 'Maximum introspection depth exceeded']);
  });
});

describe('how often', () => {
  const QUERY = '{ viewer { kind } }';

  test('one source may ask so often a minute, and is told when it may again', async () => {
    const limited = await openServer({ environment: { RATE_LIMIT: '5' } });
    const from = (source: string, more = {}) => limited.graphql(QUERY, {}, { 'x-forwarded-for': source, ...more });
    for (let request = 1; request <= 5; request++) {
      const { status, headers } = await from('203.0.113.1');
      expect([status, headers.get('ratelimit-policy')]).toEqual([200, '"requests";q=5;w=60']);
      expect(headers.get('ratelimit')).toMatch(new RegExp(`^"requests";r=${5 - request};t=([1-5]?\\d|60)$`));
    }
    const { status, headers, errors } = await from('203.0.113.1');
    expect([status, errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(errors?.[0]?.message).toContain(`${seconds} seconds`);
    expect(errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfterSeconds: seconds });
    // Others, and staff behind the same address, go on.
    expect((await from('203.0.113.2')).status).toBe(200);
    expect((await from('203.0.113.1', ADMIN)).status).toBe(200);
    // A proxy is believed about its neighbour only: what the source itself wrote before that counts for nothing.
    expect((await from('198.51.100.9, 203.0.113.1')).status).toBe(429);
    // The limit was set: it is for this machine too.
    for (let request = 1; request <= 5; request++) expect((await limited.graphql(QUERY)).status).toBe(200);
    expect((await limited.graphql(QUERY)).status).toBe(429);
  });

  test('operations over a socket count alike', async () => {
    const limited = await openServer({ environment: { RATE_LIMIT: '3' } });
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const socket = await openLive(limited.url, { headers });
    for (let request = 1; request <= 3; request++) await socket.subscribe(QUERY).nth(1);
    socket.subscribe(QUERY);
    expect(await socket.closed).toEqual({ code: 1013, reason: expect.stringContaining('try again in') });
    expect((await limited.graphql(QUERY, {}, headers)).status).toBe(429);
  });

  test('a demonstration does not count this machine', async () => {
    for (let request = 1; request <= 650; request += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => server.graphql(QUERY)));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    }
  });

  test('a key may ask as often as it says, wherever it comes from', async () => {
    const { signedIn } = await apiKey(server, ['READ'], 2);
    expect((await server.graphql(QUERY, {}, signedIn)).status).toBe(200);
    expect((await server.graphql(QUERY, {}, { ...signedIn, 'x-forwarded-for': '203.0.113.3' })).status).toBe(200);
    const { status, headers, errors } = await server.graphql(QUERY, {}, signedIn);
    expect([status, errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    const socket = await openLive(server.url, { signedIn });
    socket.subscribe(QUERY);
    expect(await socket.closed).toEqual({ code: 1013, reason: expect.stringContaining('try again in') });
    const [block] = blocksOf('docs/api/limits.md').filter(({ language }) => language === 'http');
    const [first = '', ...documented] = (block?.text ?? '').trim().split('\n');
    expect(first).toBe(`HTTP/1.1 ${status}`);
    const formOf = (text: string | null) => text?.replace(/\d+/g, '0');
    for (const line of documented) {
      const [name = '', value = ''] = line.split(': ');
      expect([name, formOf(headers.get(name))]).toEqual([name, formOf(value)]);
    }
  });
});
