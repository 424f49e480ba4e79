// Clients with their defaults when the server is replaced: back with the whole state, or told of it; never silent for ever.
import { createClient as createSse } from 'graphql-sse';
import { createClient as createWs, type Client as WsClient } from 'graphql-ws';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { atEnd } from '../support/atEnd.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, openServer, type Server } from '../support/server.ts';

const START = '2017-08-07T09:00:00+07:00';
const QUERY = 'subscription { board(office: "BOGOR") { sequence waiting { waiting } } }';
const ISSUE = 'mutation { issueTicket(input: { office: "BOGOR" }) { __typename } }';

/** A subscriber with all that it heard, and what it was told in the end; null: nothing so far. */
interface Subscriber {
  waiting: number[];
  told: unknown;
}

function sinkOf(subscriber: Subscriber) {
  return {
    next: ({ data }: { data?: unknown }) => {
      const { board } = data as { board: { waiting: { waiting: number }[] } };
      subscriber.waiting.push(board.waiting[0]?.waiting ?? -1);
    },
    error: (error: unknown) => {
      subscriber.told = error;
    },
    complete: () => {
      subscriber.told = 'complete';
    },
  };
}

/** A connection that cannot be made again says so when it is closed. */
function closeAtEnd(client: WsClient): void {
  atEnd(async () => {
    await Promise.resolve(client.dispose()).catch(() => {});
  });
}

/** The server is stopped, and its successor listens at the same port on the same database. */
async function replaced(server: Server): Promise<Server> {
  const { port } = new URL(server.url);
  await server.stop();
  return openServer({ start: START, on: server.databaseUrl, environment: { PORT: port } });
}

test('graphql-sse and graphql-ws come back to a server that was replaced, and have the state of then', async () => {
  const server = await openServer({ start: START });
  const url = `${server.url}/graphql`;
  const sse = createSse({ url });
  const ws = createWs({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, shouldRetry: () => true });
  const subscribers: Subscriber[] = [0, 1].map(() => ({ waiting: [], told: null }));
  const [bySse, byWs] = subscribers as [Subscriber, Subscriber];
  sse.subscribe({ query: QUERY }, sinkOf(bySse));
  ws.subscribe({ query: QUERY }, sinkOf(byWs));
  atEnd(() => sse.dispose());
  closeAtEnd(ws);
  for (const subscriber of subscribers) await eventually('the board', () => subscriber.waiting.length > 0);
  const successor = await replaced(server);
  await successor.ask(ISSUE, {}, ADMIN);
  for (const subscriber of subscribers)
    await eventually('the board again', () => subscriber.told ?? subscriber.waiting.at(-1) === 1);
  expect(subscribers.map(({ told }) => told)).toEqual([null, null]);
});

test('graphql-ws as it comes is told where it gives up', async () => {
  const server = await openServer({ start: START });
  const ws = createWs({ url: `${server.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
  const subscriber: Subscriber = { waiting: [], told: null };
  closeAtEnd(ws);
  ws.subscribe({ query: QUERY }, sinkOf(subscriber));
  await eventually('the board', () => subscriber.waiting.length > 0);
  await server.stop();
  await eventually('the end of trying', () => subscriber.told);
  expect(subscriber.told).not.toBe('complete');
});
