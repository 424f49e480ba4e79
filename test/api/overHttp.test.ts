// One answer over HTTP cannot carry subscriptions, and is in a type that the caller reads.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { somebody } from '../support/api.ts';
import { type Answer, openServer, post } from '../support/server.ts';

const server = await openServer({ environment: { PUBLIC_URL: 'https://antrean.example' } });

describe('what only streams can carry', () => {
  const subscription = 'subscription { board(office: "BOGOR") { sequence } }';
  const STREAMS = [
    ...['application/json', '*/*', 'application/graphql-response+json'],
    'multipart/mixed;boundary="graphql";subscriptionSpec=1.0,application/json',
  ];

  test.each(STREAMS)('is refused as one answer with the places where it is served, to %s', async (accept) => {
    const byPost = { method: 'POST', body: JSON.stringify({ query: subscription }) };
    const asked: [string, RequestInit][] = [
      ['', byPost],
      [
        '',
        {
          ...byPost,
          body: JSON.stringify({
            query: `${subscription} query Q { viewer { kind } }`.replace('n {', 'n S {'),
            operationName: 'S',
          }),
        },
      ],
      [`?query=${encodeURIComponent(subscription)}`, {}],
    ];
    for (const [search, init] of asked) {
      const headers = { accept, ...(init.method && { 'content-type': 'application/json' }) };
      const response = await fetch(`${server.url}/graphql${search}`, { ...init, headers });
      expect(response.status).toBe(405);
      const { data, errors } = (await response.json()) as Partial<Answer>;
      expect(data).toBeUndefined();
      expect(errors).toEqual([
        {
          message: expect.stringMatching(
            /Accept: text\/event-stream.*wss:\/\/antrean\.example\/graphql and use the protocol graphql-transport-ws/,
          ),
          extensions: { code: 'SUBSCRIPTION_OVER_HTTP' },
        },
      ]);
    }
  });

  test('is refused as often as it is asked, also where a document is asked so often that it is compiled', async () => {
    for (let index = 0; index < 25; index++) expect((await server.graphql(subscription)).status).toBe(405);
  });

  test('hinders no one who asks for something else with it', async () => {
    const query = `${subscription.replace('n {', 'n S {')} query Q { viewer { kind } }`;
    const answer = await post(server.url, { query, operationName: 'Q' }, { accept: 'multipart/mixed' });
    expect([answer.status, answer.data]).toEqual([200, { viewer: { kind: 'ANONYMOUS' } }]);
  });
});

describe('an answer that the caller cannot read', () => {
  test('is none, and nothing was done for it', async () => {
    const query = 'mutation ($input: BookInput!) { book(input: $input) { __typename } }';
    const variables = { input: { office: 'BOGOR', applicant: somebody() } };
    const before = await server.query('select count(*) from booking');
    for (const accept of ['text/csv', 'image/*', 'application/xml;q=0.9'])
      expect([accept, (await post(server.url, { query, variables }, { accept })).status]).toEqual([accept, 406]);
    expect(await server.query('select count(*) from booking')).toEqual(before);
  });
});

describe('a request that cannot be read', () => {
  const JSON_BODY = { 'content-type': 'application/json' };
  const QUERY = JSON.stringify({ query: '{ viewer { kind } }' });

  test.each<[string, number, RequestInit]>([
    [
      'a compressed body, whatever it would become',
      415,
      { method: 'POST', headers: { ...JSON_BODY, 'content-encoding': 'gzip' }, body: gzipSync('x'.repeat(10_000_000)) },
    ],
    ['broken JSON', 400, { method: 'POST', headers: JSON_BODY, body: '{' }],
    ['no JSON at all', 400, { method: 'POST', headers: JSON_BODY, body: '' }],
    ['another type', 415, { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' }],
    ['a large body', 413, { method: 'POST', headers: JSON_BODY, body: `{"query":"${' '.repeat(300_000)}"}` }],
    ['PUT', 405, { method: 'PUT', headers: JSON_BODY, body: QUERY }],
    ['PATCH', 405, { method: 'PATCH', headers: JSON_BODY, body: QUERY }],
    ['DELETE', 405, { method: 'DELETE' }],
    [
      'bytes that are no UTF-8',
      400,
      { method: 'POST', headers: JSON_BODY, body: Buffer.from('{"query":"\xff"}', 'latin1') },
    ],
  ])('%s: %i, in the shape of GraphQL and the type that the caller reads', async (_, status, init) => {
    for (const type of ['application/json', 'application/graphql-response+json']) {
      const response = await fetch(`${server.url}/graphql`, { ...init, headers: { ...init.headers, accept: type } });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain(type);
      if (status === 405) expect(response.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
      const answer = (await response.json()) as Partial<Answer>;
      expect(Object.keys(answer)).toEqual(['errors']);
      expect(answer.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    }
  });
});

describe('a long answer', () => {
  const introspection = { query: '{ __schema { types { name description fields { name description } } } }' };
  const asked = (body: object, encoding: string) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': encoding },
      body: JSON.stringify(body),
    });

  test('is compressed as the caller takes it, whether it is kept or not', async () => {
    const plain = await (await asked(introspection, 'identity')).text();
    expect(plain.length).toBeGreaterThan(50_000);
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const answer = await asked(introspection, accepted);
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      if (encoding) expect(Number(answer.headers.get('content-length'))).toBeLessThan(plain.length / 3);
      expect(await answer.text()).toBe(plain);
    }
    const short = await asked({ query: '{ viewer { kind } }' }, 'br');
    expect(short.headers.get('content-encoding')).toBeNull();
  });
});
