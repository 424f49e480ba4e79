// Other people's clients: Apollo Client, urql and plain graphql-ws each hear a board and change it.
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getMainDefinition } from '@apollo/client/utilities';
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { OperationTypeNode } from 'graphql';
import { createClient, type Client as LiveClient } from 'graphql-ws';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { BIRTH_DATE, somebody } from '../support/api.ts';
import { eventually } from '../support/app.ts';
import { openServer } from '../support/server.ts';

const server = await openServer({ start: '2017-08-07T09:00:00+07:00' });
const desk = await server.staff('FRONT_DESK');
const http = `${server.url}/graphql`;
const ws = http.replace('http', 'ws');

const BOARD =
  'subscription Board($office: ID!) { board(office: $office) { sequence at waiting { service { code name } waiting next } } }';
const ISSUE = `mutation Issue($input: IssueTicketInput!) { issueTicket(input: $input) {
  __typename ... on Ticket { number status } ... on Refusal { reason message } } }`;
const BOOK = `mutation Book($input: BookInput!) { book(input: $input) {
  __typename ... on Booking { code status } ... on Refusal { reason message } } }`;
const BOOKING =
  'query Booking($code: BookingCode!, $birthDate: Date) { booking(code: $code, birthDate: $birthDate) { code status } }';

interface Board {
  sequence: number;
  waiting: { waiting: number; next: string[] }[];
}

/** The boards that a client received, in their order. */
let boards: Board[] = [];
let leave: () => void = () => {};
beforeEach(() => {
  leave();
  boards = [];
});

const closing: (() => unknown)[] = [];
afterAll(async () => {
  leave();
  for (const close of closing) await close();
});

/** Signed in as the front desk. Nothing is tried again: what fails is to be seen. */
function liveClient(): LiveClient {
  const client = createClient({ url: ws, webSocketImpl: WebSocket, connectionParams: desk, retryAttempts: 0 });
  closing.push(() => client.dispose());
  return client;
}

const nextOf = (board: Board | undefined) => board?.waiting[0]?.next ?? [];

/** The board as it was, then with the number on it. */
async function showsUp(issue: () => Promise<{ __typename?: string; number: string }>): Promise<void> {
  const first = await eventually('the board', () => boards[0]);
  const { __typename, number } = await issue();
  expect([__typename, number]).toEqual(['Ticket', expect.stringMatching(/^W\d\d$/)]);
  expect(nextOf(first)).not.toContain(number);
  const shown = await eventually(`${number} on the board`, () =>
    boards.find((board) => nextOf(board).includes(number)),
  );
  expect(shown.sequence).toBe(first.sequence + boards.indexOf(shown));
}

const issuing = { input: { office: 'BOGOR' } };
const booking = () => ({ input: { office: 'BOGOR', when: { date: '2017-08-08' }, applicant: somebody() } });

/** Apollo's cache wants to know which types a union holds. */
const newCache = () =>
  new InMemoryCache({
    possibleTypes: { TicketResult: ['Ticket', 'Refusal'], BookingResult: ['Booking', 'Refusal'] },
  });

describe('Apollo Client', () => {
  const link = ApolloLink.split(
    ({ query }) => {
      const definition = getMainDefinition(query);
      return definition.kind === 'OperationDefinition' && definition.operation === OperationTypeNode.SUBSCRIPTION;
    },
    new GraphQLWsLink(liveClient()),
    new HttpLink({ uri: http, headers: desk }),
  );
  const client = new ApolloClient({ link, cache: newCache() });
  closing.push(() => client.stop());

  test('hears a board and gives out a ticket', async () => {
    const subscription = client.subscribe<{ board: Board }>({ query: gql(BOARD), variables: { office: 'BOGOR' } });
    const heard = subscription.subscribe(({ data }) => data && boards.push(data.board));
    leave = () => heard.unsubscribe();
    await showsUp(async () => {
      const { data } = await client.mutate<{ issueTicket: { number: string } }>({
        mutation: gql(ISSUE),
        variables: issuing,
      });
      return data?.issueTicket as { number: string };
    });
  });

  test('books and looks the booking up, also by GET', async () => {
    const { data } = await client.mutate<{ book: { code: string } }>({ mutation: gql(BOOK), variables: booking() });
    const code = data?.book.code;
    const byGet = new ApolloClient({
      link: new HttpLink({ uri: http, useGETForQueries: true }),
      cache: newCache(),
    });
    for (const each of [client, byGet]) {
      const found = await each.query<{ booking: unknown }>({
        query: gql(BOOKING),
        variables: { code, birthDate: BIRTH_DATE },
      });
      expect(found.data?.booking).toMatchObject({ code, status: 'HELD' });
    }
  });

  test('is told what is wrong', async () => {
    const wrong = client.query({ query: gql('query { apiKeys { totalCount } }') });
    await expect(wrong).rejects.toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});

describe('urql', () => {
  const live = liveClient();
  const client = new Client({
    url: http,
    fetchOptions: { headers: desk },
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: live.subscribe({ query, variables: variables as Record<string, unknown> }, sink as never),
          }),
        }),
      }),
    ],
  });

  test('hears a board and gives out a ticket', async () => {
    const heard = client.subscription<{ board: Board }>(BOARD, { office: 'BOGOR' }).subscribe(({ data, error }) => {
      if (error) throw error;
      if (data) boards.push(data.board);
    });
    leave = () => heard.unsubscribe();
    await showsUp(async () => {
      const { data, error } = await client.mutation(ISSUE, issuing);
      expect(error).toBeUndefined();
      return data.issueTicket;
    });
  });

  test('books and looks the booking up', async () => {
    const { data } = await client.mutation(BOOK, booking());
    const { code } = data.book;
    const found = await client.query(BOOKING, { code, birthDate: BIRTH_DATE });
    expect(found.data).toMatchObject({ booking: { code, status: 'HELD' } });
  });

  test('is told what is wrong', async () => {
    const { error } = await client.query('query { apiKeys { totalCount } }', {});
    expect(error?.graphQLErrors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const invalid = await client.query('query { nothing }', {});
    expect(invalid.error?.graphQLErrors[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });
});

describe('without a WebSocket', () => {
  test('Apollo Client is told that it hears no board, instead of one frame for ever', async () => {
    const client = new ApolloClient({ link: new HttpLink({ uri: http }), cache: newCache() });
    closing.push(() => client.stop());
    const heard: unknown[] = [];
    const told = new Promise((resolve, reject) => {
      client.subscribe({ query: gql(BOARD), variables: { office: 'BOGOR' } }).subscribe({
        next: (result) => (result.error ? resolve(result.error) : heard.push(result)),
        error: resolve,
        complete: reject,
      });
    });
    expect(String(await told)).toContain('graphql-transport-ws');
    expect(heard).toEqual([]);
  });

  test('urql hears a board by Server-Sent Events', async () => {
    const client = new Client({ url: http, exchanges: [fetchExchange], fetchSubscriptions: true });
    const heard = client.subscription<{ board: Board }>(BOARD, { office: 'BOGOR' }).subscribe(({ data, error }) => {
      if (error) throw error;
      if (data) boards.push(data.board);
    });
    leave = () => heard.unsubscribe();
    await showsUp(
      async () => (await client.mutation(ISSUE, issuing, { fetchOptions: { headers: desk } })).data.issueTicket,
    );
  });
});

describe('plain graphql-ws', () => {
  const client = liveClient();
  const once = async (query: string, variables: Record<string, unknown>) => {
    // biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
    for await (const { data, errors } of client.iterate<any>({ query, variables })) {
      expect(errors).toBeUndefined();
      return data;
    }
  };

  test('hears a board and gives out a ticket, all over one socket', async () => {
    const iterator = client.iterate<{ board: Board }>({ query: BOARD, variables: { office: 'BOGOR' } });
    const reading = (async () => {
      for await (const { data } of iterator) if (data) boards.push(data.board);
    })();
    leave = () => void iterator.return?.();
    await showsUp(async () => (await once(ISSUE, issuing)).issueTicket);
    leave();
    await reading;
  });

  test('books and looks the booking up', async () => {
    const { code } = (await once(BOOK, booking())).book;
    expect(await once(BOOKING, { code, birthDate: BIRTH_DATE })).toMatchObject({ booking: { code, status: 'HELD' } });
  });

  test('is told what is wrong, and that a key is', async () => {
    const failing = (async () => {
      for await (const _ of client.iterate({
        query: 'subscription { booking(code: "2345678A") { status } }',
      }));
    })();
    await expect(failing).rejects.toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    const stranger = createClient({
      url: ws,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: 'Bearer x' },
      retryAttempts: 0,
    });
    closing.push(() => stranger.dispose());
    const refused = (async () => {
      for await (const _ of stranger.iterate({ query: '{ viewer { kind } }' }));
    })();
    await expect(refused).rejects.toMatchObject({ code: 4403 });
  });
});
