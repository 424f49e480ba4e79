// Live views that cannot be had now: clients of graphql-ws as they are come back to them by themselves.
import { type Client, createClient } from 'graphql-ws';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Hub } from '../../server/live/hub.ts';
import { eventually } from '../support/app.ts';
import { atEnd } from '../support/atEnd.ts';
import { openLive } from '../support/live.ts';
import { ADMIN, type Headers, openServer, type Server } from '../support/server.ts';

const START = '2017-08-07T09:00:00+07:00';
const BOARD = 'subscription ($office: ID!) { board(office: $office) { sequence notice } }';
const ANNOUNCE = (notice: string) =>
  `mutation { announce(input: { office: "BOGOR", notice: "${notice}" }) { __typename } }`;

interface Heard {
  notices: (string | null)[];
  /** How often it was connected. */
  connections: number;
  /** The reason for which it ended. */
  end?: unknown;
}

/** With what the library does by itself, but for the waits between its tries. */
function listen(server: Server, headers: Headers = {}): Heard {
  const heard: Heard = { notices: [], connections: 0 };
  const client: Client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers });
      }
    },
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    on: { connected: () => void heard.connections++ },
  });
  atEnd(() => client.dispose());
  const end = (why: unknown) => {
    heard.end = why;
  };
  client.subscribe<{ board: { notice: string | null } }>(
    { query: BOARD, variables: { office: 'BOGOR' } },
    { next: ({ data }) => data && heard.notices.push(data.board.notice), error: end, complete: () => end('complete') },
  );
  return heard;
}

describe('a board', () => {
  test('that was subscribed to while the database failed is live once it works', async () => {
    const server = await openServer({ start: START });
    await server.query('alter table board rename to lost_board');
    const heard = listen(server);
    await eventually('it has come back several times', () => heard.connections > 3);
    await server.query('alter table lost_board rename to board');
    await eventually('the board', () => heard.notices.length > 0);
    await server.ask(ANNOUNCE('Sistem lambat'), {}, ADMIN);
    await eventually('what happens then', () => heard.notices.includes('Sistem lambat'));
    expect(heard.end).toBeUndefined();
  });

  test('that was refused for too many requests is live once there may be more', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const server = await openServer({ start: START, environment: { RATE_LIMIT: '3' } });
    for (let request = 0; request < 3; request++) await server.graphql('{ viewer { kind } }', {}, headers);
    const heard = listen(server, headers);
    await eventually('it has come back several times', () => heard.connections > 3);
    expect(heard.notices).toEqual([]);
    expect(heard.end).toBeUndefined();
    // Others watch the same by now: joining them is counted apart.
    await (await openLive(server.url)).subscribe(BOARD, { office: 'BOGOR' }).nth(1);
    await eventually('the board', () => heard.notices.length > 0);
  });
});

describe('many boards behind one address', () => {
  const headers = { 'x-forwarded-for': '203.0.113.10' };
  const BOARDS = 1000;
  const A_SOCKET = 20;

  test('come back at once, twice over, under the limit as it is unless set', async () => {
    const server = await openServer({ start: START });
    for (let round = 0; round < 3; round++) {
      const sockets = await Promise.all(
        Array.from({ length: BOARDS / A_SOCKET }, () => openLive(server.url, { headers })),
      );
      const streams = sockets.flatMap((live) =>
        Array.from({ length: A_SOCKET }, () => live.subscribe(BOARD, { office: 'BOGOR' })),
      );
      for (const stream of streams) await stream.nth(1);
      for (const { socket } of sockets) socket.terminate();
    }
  });

  test('that each ask for something else are counted as requests', async () => {
    const server = await openServer({ start: START, environment: { RATE_LIMIT: '20' } });
    const live = await openLive(server.url, { headers });
    for (let view = 0; view < 20; view++) await live.subscribe(`${BOARD} # ${view}`, { office: 'BOGOR' }).nth(1);
    live.subscribe(`${BOARD} # one more`, { office: 'BOGOR' });
    expect(await live.closed).toEqual({ code: 1013, reason: expect.stringContaining('try again in') });
  });
});

test('a change that could not be shown is shown a little later, though nothing else changes', async () => {
  const faults: unknown[] = [];
  const hub = new Hub({ initial: async () => ({ root: 'first', order: 1 }), onFault: (fault) => faults.push(fault) });
  let fails = 0;
  const subscription = {
    ...{ key: 'board', topic: 'board BOGOR', audience: 'anonymous' as const },
    async run(root: unknown) {
      if (root === 'second' && ++fails === 1) throw new Error('no connection');
      return String(root);
    },
  };
  const heard: string[] = [];
  atEnd(
    hub.join(subscription, {
      send: (text) => heard.push(text),
      fail: (fault) => faults.push(fault),
      end: expect.unreachable,
    }),
  );
  await eventually('the first', () => heard.length === 1);
  hub.publish('board BOGOR', { root: 'second', order: 2 });
  await eventually('the second', () => heard.length === 2);
  expect(faults).toHaveLength(1);
});
