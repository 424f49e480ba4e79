// The door in front of the routes by itself: requests that it hands on are whole, and it closes with the server.
import { describe, expect, test } from 'vitest';
import { openLog } from '../../server/faults/log.ts';
import { KeptAnswer } from '../../server/graphql/keptAnswer.ts';
import { RepeatedRequests } from '../../server/graphql/repeatedRequests.ts';
import { openHttp } from '../../server/http/http.ts';
import { openShortDoor, type ShortDoorSetup } from '../../server/http/shortDoor.ts';
import { readServerSettings } from '../../server/settings.ts';
import { instant } from '../../src/time.ts';
import { atEnd } from '../support/atEnd.ts';

const NOW = instant('2017-08-01T09:00:00+07:00');
const KEPT = new KeptAnswer('{"data":"kept"}', NOW, null);

/** A server with one route, which tells the body it was given. */
async function openDoor(setup: Partial<ShortDoorSetup>, { isSlow = false, held = async () => {} } = {}) {
  const metrics = { request() {} };
  const limiting = { counts: () => true, take: async () => null, left: async () => null };
  const { http, connections } = await openHttp({
    config: readServerSettings({}),
    log: openLog('fatal'),
    metrics,
    limiting,
  });
  // A hook that takes a turn, before anything listens for the body.
  if (isSlow) http.addHook('onRequest', async () => {});
  http.post('/graphql', async ({ body }) => {
    await held();
    return { routed: body };
  });
  const repeated = { find: () => ({ answer: KEPT, headers: ['x-of', 'door'] }) };
  openShortDoor(http, { repeated, limiting, trustedProxies: [], metrics, connections, now: () => NOW, ...setup });
  const url = await http.listen({ port: 0, host: '127.0.0.1' });
  atEnd(() => http.close());
  const ask = async (body: unknown, headers = {}) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    const response = await fetch(`${url}/graphql`, { ...init, body: JSON.stringify(body) });
    return { status: response.status, headers: response.headers, answer: await response.json() };
  };
  return { http, url, ask };
}

test('what is repeated is answered at the door', async () => {
  const { ask } = await openDoor({});
  const { headers, answer } = await ask({ a: 1 });
  expect([headers.get('x-of'), answer]).toEqual(['door', { data: 'kept' }]);
});

test.each<[string, Partial<ShortDoorSetup>, object]>([
  ['that is not repeated', { repeated: { find: () => null } }, {}],
  ['that is over the budget', { limiting: { take: async () => 5, left: async () => null } }, {}],
  [
    'whose answer fails',
    { limiting: { take: () => Promise.reject(new Error('no memory')), left: async () => null } },
    {},
  ],
  ['of a proxy that is not trusted', {}, { 'x-forwarded-for': '203.0.113.7' }],
])('a request %s reaches the routes whole', async (_, setup, headers) => {
  const { ask } = await openDoor(setup);
  for (const body of [{ text: 'a'.repeat(9000) }, {}, { letters: 'é' }])
    expect((await ask(body, headers)).answer).toEqual({ routed: body });
});

describe('while the routes make the answer to a request', () => {
  const EQUAL = 20;

  /** Equal requests that arrive together; the routes answer once all have arrived. `keeps`: the answer is kept from then on. */
  async function askTogether(keeps: boolean) {
    const everyone = Promise.withResolvers<void>();
    let [looks, routed, isKept] = [0, 0, false];
    const find = () => {
      if (++looks === EQUAL) everyone.resolve();
      return isKept ? { answer: KEPT, headers: [] } : { answerKey: 'days' };
    };
    const held = async () => {
      routed++;
      await everyone.promise;
      isKept = keeps;
    };
    const { ask } = await openDoor({ repeated: { find } }, { held });
    const answers = await Promise.all(Array.from({ length: EQUAL }, () => ask({ a: 1 })));
    return { answers: answers.map(({ answer }) => answer as Record<string, unknown>), routed: () => routed, ask };
  }

  test('equal requests wait for it, and are given it', async () => {
    const { answers, routed } = await askTogether(true);
    expect(routed()).toBe(1);
    expect(answers.filter(({ data }) => data === 'kept')).toHaveLength(EQUAL - 1);
    expect(answers.filter((answer) => 'routed' in answer)).toEqual([{ routed: { a: 1 } }]);
  });

  test('equal requests reach the routes after some waits if it is not kept', async () => {
    const { answers, routed, ask } = await askTogether(false);
    expect(answers).toEqual(Array.from({ length: EQUAL }, () => ({ routed: { a: 1 } })));
    expect(routed()).toBe(EQUAL);
    expect((await ask({ a: 2 })).answer).toEqual({ routed: { a: 2 } });
  });

  test('equal requests go on when its client has gone away', async () => {
    const gone = new AbortController();
    const arrived = Promise.withResolvers<void>();
    let [looks, routed] = [0, 0];
    const find = () => {
      if (++looks === 2) gone.abort();
      return { answerKey: 'days' };
    };
    const held = async () => {
      arrived.resolve();
      if (++routed === 1) await new Promise((resolve) => gone.signal.addEventListener('abort', resolve));
    };
    const { url, ask } = await openDoor({ repeated: { find } }, { held });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', signal: gone.signal };
    const first = fetch(`${url}/graphql`, init).catch(({ name }) => name);
    await arrived.promise;
    expect((await ask({ a: 1 })).answer).toEqual({ routed: { a: 1 } });
    expect(await first).toBe('AbortError');
  });
});

test('an empty body ends for the routes and not at the door, however late they listen for it', async () => {
  const { url } = await openDoor({ repeated: { find: () => null } }, { isSlow: true });
  const signal = AbortSignal.timeout(5000);
  const empty = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '', signal };
  expect((await fetch(`${url}/graphql`, empty)).status).toBe(400);
});

test('a request that arrives as the server closes is refused as everywhere', async () => {
  const { http, ask } = await openDoor({});
  const closed = new Promise<void>((resolve, reject) => {
    http.server.prependOnceListener('request', () => http.close().then(resolve, reject));
  });
  const { status, headers } = await ask({});
  await closed;
  expect([status, headers.get('connection')]).toEqual([503, 'close']);
});

test('requests are known by their bytes and the headers that decide, and a number of them at most', () => {
  const repeated = new RepeatedRequests({ find: (key) => (key === 'kept' ? KEPT : null) });
  const request = (url: string, headers = {}) => ({ method: 'GET', url, headers });
  const answerTo = (url: string, headers = {}) => {
    const found = repeated.find(request(url, headers), null, NOW);
    return found && 'answer' in found ? found : null;
  };
  const isKnown = (url: string, headers = {}) => answerTo(url, headers) !== null;
  const learn = (url: string, key = 'kept') => {
    const asked = request(url);
    repeated.find(asked, null, NOW);
    repeated.learn(asked, key, { 'x-request-id': '1', vary: 'Accept' });
  };
  learn('/a');
  learn('/b', 'forgotten');
  repeated.learn(request('/c'), 'kept', {});
  expect(['/a', '/b', '/c'].map((url) => isKnown(url))).toEqual([true, false, false]);
  expect(answerTo('/a')?.headers).toEqual(['vary', 'Accept']);
  expect(repeated.find(request('/b'), null, NOW)).toEqual({ answerKey: 'forgotten' });
  expect(isKnown('/a', { 'user-agent': 'any' })).toBe(true);
  for (const name of ['authorization', 'antrean-session', 'antrean-office', 'accept', 'accept-language', 'origin'])
    expect([name, isKnown('/a', { [name]: '' })]).toEqual([name, false]);
  const long = `/${'a'.repeat(20_000)}`;
  learn(long);
  expect(isKnown(long)).toBe(false);
  for (let number = 0; number < 10_000; number++) learn(`/${number}`);
  expect([isKnown('/a'), isKnown('/9999')]).toEqual([false, true]);
});
