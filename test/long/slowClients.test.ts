// Clients that send or read slowly, or hold many connections, are ended, and honest ones are served meanwhile.
import { once } from 'node:events';
import { request } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openLog } from '../../server/faults/log.ts';
import { KeptAnswer } from '../../server/graphql/keptAnswer.ts';
import { CONNECTION_LIMITS, type ConnectionLimits } from '../../server/http/connectionBudget.ts';
import { openHttp } from '../../server/http/http.ts';
import { openShortDoor } from '../../server/http/shortDoor.ts';
import { readServerSettings } from '../../server/settings.ts';
import { instant } from '../../src/time.ts';
import { atEnd } from '../support/atEnd.ts';
import { eventually } from '../support/eventually.ts';
import { openServer } from '../support/server.ts';

interface Slow {
  socket: Socket;
  isOpen(): boolean;
}

/** A connection from an address of this machine, which stands for another network; `words` are sent at once. */
async function slowClient(url: string, from: string, words = ''): Promise<Slow> {
  const socket = connectTcp({ host: '127.0.0.1', port: Number(new URL(url).port), localAddress: from });
  atEnd(() => socket.destroy());
  let open = true;
  const isOver = () => {
    open = false;
  };
  socket.on('error', isOver).on('close', isOver);
  await once(socket, 'connect');
  socket.write(words);
  // Or the end would wait behind what is not read.
  socket.resume();
  return { socket, isOpen: () => open };
}

/** The status that an honest client at that address gets. */
function ask(url: string, from: string, path = '/healthz'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request(`${url}${path}`, { localAddress: from, agent: false }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    asking.on('error', reject).end();
  });
}

const HEADERS = 'POST /graphql HTTP/1.1\r\nHost: antrean\r\nContent-Type: application/json\r\n';
const HALF_HEADERS = `${HEADERS}X-Slow: `;
const HALF_BODY = `${HEADERS}Content-Length: 5000\r\n\r\n{"query":"`;

describe('a server in real use', () => {
  test('serves honest clients while 3,000 slow ones of another network hold all connections they can', async () => {
    const server = await openServer({ environment: { TRUSTED_PROXIES: '', RATE_LIMIT: '600' } });
    const slow: Slow[] = [];
    for (const words of ['', HALF_HEADERS, HALF_BODY])
      slow.push(...(await Promise.all(Array.from({ length: 1000 }, () => slowClient(server.url, '127.0.1.1', words)))));
    await eventually('no more than the limit are open', () => openOf(slow) <= CONNECTION_LIMITS.maxOfNetwork);
    expect(openOf(slow)).toBeGreaterThan(0);
    for (let times = 0; times < 20; times++) expect(await ask(server.url, '127.0.2.1')).toBe(200);
    // The network itself is not shut out: its oldest connection without a request makes room.
    expect(await ask(server.url, '127.0.1.2')).toBe(200);
    await eventually('every slow one is ended by the time limits', () => openOf(slow) === 0);
    expect(await ask(server.url, '127.0.1.2')).toBe(200);
  });

  test('ends a client that asks for another protocol and leaves its side open', async () => {
    const server = await openServer();
    const upgrade = 'GET /elsewhere HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    const slow = await slowClient(server.url, '127.0.0.1', upgrade);
    await eventually('it is closed', () => !slow.isOpen());
  });
});

function openOf(slow: readonly Slow[]): number {
  return slow.filter(({ isOpen }) => isOpen()).length;
}

interface SmallServer {
  url: string;
  /** Requests that wait for an answer. */
  waiting(): number;
  connections(): Promise<number>;
}

/** The HTTP server alone, with limits that a test can wait for, and an answer larger than a client's memory for it. */
async function openSmall(limits: Partial<ConnectionLimits>): Promise<SmallServer> {
  const config = readServerSettings({ RATE_LIMIT: '600' });
  const metrics = { request() {} };
  const { http: app, connections } = await openHttp({
    config,
    log: openLog('fatal'),
    metrics,
    limiting: { counts: () => true },
    limits: { ...CONNECTION_LIMITS, checkIntervalMs: 20, ...limits },
  });
  const large = 'x'.repeat(LARGE_LENGTH);
  app.get('/large', async () => large);
  app.get('/small', async () => 'ok');
  const hanging = Promise.withResolvers<string>();
  let waiting = 0;
  app.get('/waiting', () => {
    waiting++;
    return hanging.promise;
  });
  openShortDoor(app, {
    repeated: { find: () => ({ answer: new KeptAnswer(large, START, null), headers: [] }) },
    limiting: { take: async () => null, left: async () => null },
    trustedProxies: [],
    metrics,
    connections,
    now: () => START,
  });
  atEnd(() => {
    hanging.resolve('at last');
    app.server.closeAllConnections();
    return app.close();
  });
  return {
    url: await app.listen({ port: 0, host: '127.0.0.1' }),
    waiting: () => waiting,
    connections: () => promisify(app.server.getConnections).call(app.server),
  };
}

const START = instant('2017-08-01T09:00:00+07:00');
/** More than a client and the system keep for a connection. */
const LARGE_LENGTH = 64 * 1024 * 1024;

const asked = (path: string) => `GET ${path} HTTP/1.1\r\nHost: antrean\r\n\r\n`;

describe.each([
  ['from a route', '/large'],
  ['from the short door', '/graphql'],
])('a client with an answer %s', (_, path) => {
  test('that reads nothing of it is ended', async () => {
    const { url, connections } = await openSmall({ stallTimeoutMs: 100 });
    const slow = await slowClient(url, '127.0.0.1', asked(path));
    slow.socket.pause();
    await eventually('the server has no connection', async () => (await connections()) === 0);
  });

  test('that reads a little at a time is ended when the time for an answer is over', async () => {
    const { url, connections } = await openSmall({ answerTimeoutMs: 300 });
    const slow = await slowClient(url, '127.0.0.1', asked(path));
    slow.socket.on('readable', () => {
      slow.socket.read(1);
    });
    await eventually('the server has no connection', async () => (await connections()) === 0);
  });

  test('that reads as fast as it can gets all of it, and the connection serves on', async () => {
    const { url } = await openSmall({});
    expect((await (await fetch(`${url}${path}`)).text()).length).toBe(LARGE_LENGTH);
    expect((await fetch(`${url}/small`)).status).toBe(200);
  });
});

describe('a client', () => {
  test('whose request waits for the server is not ended for that', async () => {
    const { url } = await openSmall({ stallTimeoutMs: 50, maxOfNetwork: 2 });
    const waiting = await slowClient(url, '127.0.0.1', asked('/waiting'));
    for (let times = 0; times < 20; times++) expect(await ask(url, '127.0.0.1', '/small')).toBe(200);
    expect(waiting.isOpen()).toBe(true);
  });
});

describe('the limit of connections', () => {
  test('of a network makes the one without a request that waited longest give way', async () => {
    const { url } = await openSmall({ maxOfNetwork: 3 });
    const [first, second, third] = [
      await slowClient(url, '127.0.1.1'),
      await slowClient(url, '127.0.1.2'),
      await slowClient(url, '127.0.1.3'),
    ];
    const elsewhere = await slowClient(url, '127.0.2.1');
    expect(await ask(url, '127.0.1.4', '/small')).toBe(200);
    await eventually('the first is closed', () => !first?.isOpen());
    expect([second, third, elsewhere].map((one) => one?.isOpen())).toEqual([true, true, true]);
  });

  test('of a network refuses a new one where all others are at work', async () => {
    const { url, waiting } = await openSmall({ maxOfNetwork: 2 });
    const busy = [
      await slowClient(url, '127.0.1.1', asked('/waiting')),
      await slowClient(url, '127.0.1.1', asked('/waiting')),
    ];
    await eventually('both are at work', () => waiting() === 2);
    const third = await slowClient(url, '127.0.1.1').catch(() => null);
    await eventually('a third is refused', () => !third?.isOpen());
    expect(busy.map((one) => one.isOpen())).toEqual([true, true]);
    expect(await ask(url, '127.0.2.1', '/small')).toBe(200);
  });

  test('of all makes the oldest of any network give way', async () => {
    const { url } = await openSmall({ maxOfAll: 3 });
    const clients: Slow[] = [];
    for (const network of [1, 2, 3]) clients.push(await slowClient(url, `127.0.${network}.1`));
    expect(await ask(url, '127.0.4.1', '/small')).toBe(200);
    await eventually('the first is closed', () => !clients[0]?.isOpen());
    expect(clients[2]?.isOpen()).toBe(true);
  });
});
