// The caches of other people's clients with their defaults: what they show is what the server said, and no older.
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, cacheExchange, type Exchange, fetchExchange } from '@urql/core';
import { cacheExchange as graphcache } from '@urql/exchange-graphcache';
import { createClient } from 'graphql-sse';
import {
  type ConcreteRequest,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  type GraphQLSingularResponse,
  getRequest,
  Network,
  Observable,
  RecordSource,
  requestSubscription,
  Store,
} from 'relay-runtime';
import { afterAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer({ start: '2017-08-07T09:00:00+07:00' });
const url = `${server.url}/graphql`;
const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** Everything that lists of several offices have in common: codes, labels and days are the same in each. */
const OFFICES = `query Offices { offices { __typename code name
  services { __typename code name }
  counters { __typename id label open serving { __typename id number status } }
  availability(days: 3) { __typename date status remaining windows { __typename id startsAt remaining } } } }`;
const BOARD = `query Board($office: ID!) { board(office: $office) { __typename
  called { __typename number counter calls }
  waiting { __typename service { __typename code } waiting next } } }`;
const ISSUE =
  'mutation ($office: ID!) { issueTicket(input: { office: $office }) { __typename ... on Ticket { id number } } }';
const BOOK = `mutation Book($input: BookInput!) { book(input: $input) { __typename
  ... on Booking { code window { __typename id remaining } } ... on Refusal { message } } }`;

const said = async (query: string, variables: object = {}) => (await server.graphql(query, variables)).data;
const issue = (office: string) => server.ask(ISSUE, { office }, ADMIN);

/** One question of a client; `fresh`: past its cache. */
type AskClient = (query: string, variables: Record<string, unknown>, fresh?: boolean) => Promise<unknown>;
interface Asked {
  ask: AskClient;
  mutate(query: string, variables: Record<string, unknown>): Promise<unknown>;
}

function apollo(): Asked {
  const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: new InMemoryCache() });
  closing.push(() => client.stop());
  return {
    ask: async (query, variables, fresh) => {
      const fetchPolicy = fresh ? 'network-only' : 'cache-first';
      return (await client.query({ query: gql(query), variables, fetchPolicy })).data;
    },
    mutate: async (mutation, variables) => (await client.mutate({ mutation: gql(mutation), variables })).data,
  };
}

function urql(cache: Exchange): Asked {
  const client = new Client({ url, exchanges: [cache, fetchExchange] });
  return {
    ask: async (query, variables, fresh) => {
      const requestPolicy = fresh ? 'network-only' : 'cache-first';
      const { data, error } = await client.query(query, variables, { requestPolicy });
      if (error) throw error;
      return data;
    },
    mutate: async (mutation, variables) => (await client.mutation(mutation, variables)).data,
  };
}

/** graphcache says in a warning that it keeps a type without a key inside of its parents. */
const quiet = (): Exchange => graphcache({ logger: () => {} });

const CLIENTS: [string, () => Asked][] = [
  ['Apollo Client', apollo],
  ['urql with its document cache', () => urql(cacheExchange)],
  ['urql with graphcache', () => urql(quiet())],
];

describe.each(CLIENTS)('%s', (_, open) => {
  test('mixes up no two things of different offices, days and hours', async () => {
    const { ask } = open();
    const expected = await said(OFFICES);
    expect(await ask(OFFICES, {})).toEqual(expected);
    // Again, and now from its cache.
    expect(await ask(OFFICES, {})).toEqual(expected);
  });

  test('shows the board of each office as it is, whatever it has kept of it or of another one', async () => {
    const { ask } = open();
    for (let times = 0; times < 2; times++) {
      for (const office of ['BOGOR', 'MEDAN']) {
        await issue(office);
        expect(await ask(BOARD, { office }, true)).toEqual(await said(BOARD, { office }));
      }
    }
    expect(await ask(BOARD, { office: 'BOGOR' })).toEqual(await said(BOARD, { office: 'BOGOR' }));
  });

  test('sees by the answer to its own booking that a place is gone, where it keeps windows by their ids', async () => {
    const { ask, mutate } = open();
    const query = `query Free { availability: office(code: "DEPOK") { __typename code
      availability(from: "2017-08-09", days: 1) { __typename date windows { __typename id remaining } } } }`;
    type Free = { availability: { availability: { windows: { id: string; remaining: number }[] }[] } };
    const windowsIn = (data: unknown) => (data as Free).availability.availability[0]?.windows ?? [];
    const [first] = windowsIn(await ask(query, {}));
    const applicant = { name: 'Pemohon Baru', birthDate: `19${70 + CLIENTS.findIndex(([name]) => name === _)}-05-05` };
    const input = { office: 'DEPOK', when: { window: first?.id }, applicant };
    const booked = (await mutate(BOOK, { input })) as { book: { __typename: string; window: unknown } };
    expect(booked.book.__typename).toBe('Booking');
    const [after] = windowsIn(await ask(query, {}, _ === 'urql with its document cache'));
    expect(after).toEqual({ ...first, remaining: (first?.remaining ?? 0) - 1 });
  });
});

describe('the keys of the guide', () => {
  const [policies = '', keys = ''] = blocksOf('docs/api/caching.md').map(({ text }) => text);
  const evaluated = (text: string) => import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`);
  const OFFICE = `query Office { office(code: "BOGOR") { __typename code name services { __typename code name } } }`;

  test('let Apollo Client find an office again that it knows from a list', async () => {
    const cache = new InMemoryCache(await evaluated(policies));
    const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache });
    closing.push(() => client.stop());
    const { data } = await client.query({ query: gql(OFFICES) });
    expect(data).toEqual(await said(OFFICES));
    expect(cache.extract()['Office:{"code":"BOGOR"}']).toMatchObject({ __typename: 'Office' });
    expect(Object.keys(cache.extract()).filter((key) => /^(Service|Board)/.test(key))).toEqual([]);
  });

  test('leave graphcache without a warning', async () => {
    const warnings: string[] = [];
    const logger = (severity: string, message: string) => severity !== 'debug' && warnings.push(message);
    const client = new Client({ url, exchanges: [graphcache({ ...(await evaluated(keys)), logger }), fetchExchange] });
    for (const query of [OFFICES, OFFICE]) expect((await client.query(query, {})).data).toEqual(await said(query));
    expect((await client.query(BOARD, { office: 'BOGOR' })).error).toBeUndefined();
    expect(warnings).toEqual([]);
  });
});

/** As the compiler of Relay writes it, for `subscription Live($office: ID!) { board(office: $office) { sequence } }`. */
function relayRequest(kind: 'query' | 'subscription'): ConcreteRequest {
  const args = [{ kind: 'Variable', name: 'office', variableName: 'office' }];
  const selections = [
    {
      alias: null,
      args,
      concreteType: 'Board',
      kind: 'LinkedField',
      name: 'board',
      plural: false,
      selections: [{ alias: null, args: null, kind: 'ScalarField', name: 'sequence', storageKey: null }],
      storageKey: null,
    },
  ];
  const argumentDefinitions = [{ defaultValue: null, kind: 'LocalArgument', name: 'office' }];
  const type = kind === 'query' ? 'Query' : 'Subscription';
  const fragment = { argumentDefinitions, kind: 'Fragment', metadata: null, name: 'Live', selections, type };
  const text = `${kind} Live($office: ID!) { board(office: $office) { sequence } }`;
  const params = { cacheID: kind, id: null, metadata: {}, name: 'Live', operationKind: kind, text };
  const operation = { argumentDefinitions, kind: 'Operation', name: 'Live', selections };
  return { fragment, kind: 'Request', operation, params } as unknown as ConcreteRequest;
}

describe('Relay', () => {
  const sse = createClient({ url });
  const environment = new Environment({
    network: Network.create(
      ({ text }, variables) => said(String(text), variables).then((data) => ({ data }) as GraphQLSingularResponse),
      ({ text }, variables) =>
        Observable.create((sink) =>
          sse.subscribe({ query: String(text), variables }, sink as Parameters<typeof sse.subscribe>[1]),
        ),
    ),
    store: new Store(new RecordSource()),
  });

  test('asks for a board, and hears each change of it', async () => {
    const variables = { office: 'SURABAYA' };
    const query = relayRequest('query');
    const data = (await fetchQuery(environment, query, variables).toPromise()) as { board: { sequence: number } };
    expect(data).toEqual({ board: { sequence: expect.any(Number) } });
    const operation = createOperationDescriptor(getRequest(query), variables);
    expect(environment.check(operation).status).toBe('available');
    const heard: number[] = [];
    const subscription = relayRequest('subscription');
    const leave = requestSubscription<{ response: { board: { sequence: number } }; variables: typeof variables }>(
      environment,
      {
        subscription,
        variables,
        onNext: (next) => next && heard.push(next.board.sequence),
        onError: (error) => expect.unreachable(String(error)),
      },
    );
    closing.push(() => leave.dispose());
    await eventually('the board', () => heard.length > 0);
    await issue('SURABAYA');
    await eventually('the next frame', () => heard.includes((heard[0] ?? 0) + 1));
  });
});
