// Live views of the pages: over a WebSocket, where none passes by event streams, and where none passes either by questions.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { nextEvent, openFakeNetwork } from '../support/fakeLiveNetwork.ts';

interface CountedView {
  document: string;
  variables: object;
  onNext(data: { count: number }): void;
  onRefused?(code: string): void;
  now?(): Promise<{ count: number } | null>;
}

interface CountedConnection {
  listen(view: CountedView): () => void;
  close(): void;
}

/** Of the pages, which know of a `document`. */
const LIVE_MODULE = '../../web/api/live.ts';

let fake: ReturnType<typeof openFakeNetwork>;
let connect: (setup?: { key?: string; whileHidden?: boolean }) => CountedConnection;
let told: boolean[];
let heard: number;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  vi.resetModules();
  fake = openFakeNetwork();
  const { LiveConnection } = await import(LIVE_MODULE);
  [told, heard] = [[], 0];
  const onConnection = (isLive: boolean) => told.push(isLive);
  const onHeard = () => {
    heard++;
  };
  connect = (setup) => new LiveConnection({ language: 'en', onConnection, onHeard, ...setup });
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A view, what it was shown, and how often it was asked for by a query. */
function countedView(connection: CountedConnection, isAsked = true) {
  const view = {
    shown: [] as number[],
    refused: [] as string[],
    questions: 0,
    count: 0,
    isAway: false,
    leave: () => {},
  };
  view.leave = connection.listen({
    document: 'subscription Counted { count }',
    variables: {},
    onNext: ({ count }) => view.shown.push(count),
    onRefused: (code) => view.refused.push(code),
    ...(isAsked && {
      async now() {
        view.questions++;
        if (view.isAway) throw new Error('offline');
        return { count: view.count };
      },
    }),
  });
  return view;
}

describe('where WebSockets pass', () => {
  test('nothing else is asked for, and the language and key of the page are told', async () => {
    fake.network.sockets = true;
    const view = countedView(connect({ key: 'a key' }));
    await pass(20);
    fake.sockets[0]?.next({ count: 1 });
    await pass(60_000);
    expect(view).toMatchObject({ shown: [1], questions: 0 });
    expect([fake.streams.length, told]).toEqual([0, [true]]);
    expect(fake.sockets[0]?.parameters).toEqual({ 'accept-language': 'en', authorization: 'Bearer a key' });
  });

  test('one that is lost for a moment comes back before anything else is tried', async () => {
    fake.network.sockets = fake.network.streams = true;
    countedView(connect());
    await pass(20);
    fake.sockets[0]?.close(1006);
    await pass(4000);
    expect([fake.sockets.length, fake.streams.length, told]).toEqual([2, 0, [true, false, true]]);
  });
});

describe('where WebSockets are blocked', () => {
  beforeEach(() => {
    fake.network.streams = true;
  });

  test('an event stream brings the view, with the key and the language of the page, and comments are signs of life', async () => {
    const view = countedView(connect({ key: 'a key' }), false);
    await pass(4900);
    expect(fake.streams).toHaveLength(0);
    await pass(200);
    const [stream] = fake.streams;
    expect(stream?.headers).toMatchObject({
      ...{ accept: 'text/event-stream', 'accept-language': 'en', authorization: 'Bearer a key' },
    });
    const [first, rest] = [nextEvent({ count: 1 }).slice(0, 20), nextEvent({ count: 1 }).slice(20)];
    stream?.write(`:\n\n${first}`);
    stream?.write(rest);
    await pass(10);
    expect([view.shown, told]).toEqual([[1], [false, true]]);
    const before = heard;
    for (let beats = 0; beats < 10; beats++) {
      stream?.write(':\n\n');
      await pass(12_000);
    }
    expect(heard - before).toBe(10);
    expect([fake.streams.length, stream?.isOpen, told]).toEqual([1, true, [false, true]]);
  });

  test('the page leaves its streams as soon as a WebSocket is there', async () => {
    const view = countedView(connect());
    await pass(5100);
    fake.streams[0]?.write(nextEvent({ count: 1 }));
    fake.network.sockets = true;
    await pass(20_000);
    fake.sockets.at(-1)?.next({ count: 2 });
    const { questions } = view;
    await pass(30_000);
    expect([fake.streams.length, fake.streams[0]?.isOpen]).toEqual([1, false]);
    expect(view).toMatchObject({ shown: [0, 1, 2], questions });
  });

  test('two streams are open at most: other views are asked for every five seconds, and get a place that becomes free', async () => {
    const connection = connect();
    const views = [countedView(connection, false), countedView(connection, false), countedView(connection)] as const;
    await pass(5100);
    expect(fake.streams).toHaveLength(2);
    for (const stream of fake.streams) stream.write(nextEvent({ count: 1 }));
    await pass(20_000);
    expect(views[2].questions).toBe(5);
    expect(told).toEqual([false, true]);
    views[0].leave();
    await pass(5000);
    fake.streams[2]?.write(nextEvent({ count: 1 }));
    await pass(10);
    expect([fake.streams[0]?.isOpen, views[2].shown.at(-1)]).toEqual([false, 1]);
  });

  test('a stream in which nothing comes any more is given up, asked for at once, and opened again', async () => {
    const view = countedView(connect());
    countedView(connect(), false);
    await pass(5100);
    for (const stream of fake.streams) stream.write(nextEvent({ count: 1 }));
    await pass(29_000);
    expect([fake.streams.map(({ isOpen }) => isOpen), view.questions]).toEqual([[true, true], 1]);
    const before = told.length;
    await pass(1100);
    expect([view.questions, told.slice(before)]).toEqual([2, [false, true, false]]);
    await pass(2000);
    expect(fake.streams.map(({ isOpen }) => isOpen)).toEqual([false, false, true, true]);
  });

  test('a stream that ends is opened again', async () => {
    countedView(connect());
    await pass(5100);
    fake.streams[0]?.write(`${nextEvent({ count: 1 })}event: complete\ndata:\n\n`);
    fake.streams[0]?.end();
    await pass(2000);
    expect(fake.streams).toHaveLength(2);
  });

  test('what is refused for good is not asked for again', async () => {
    fake.network.refusal = 401;
    const view = countedView(connect(), false);
    await pass(60_000);
    expect(view.refused).toEqual(['UNAUTHENTICATED']);
  });

  test('a page that is hidden leaves its streams until it is seen, unless it must not be late', async () => {
    countedView(connect());
    countedView(connect({ whileHidden: true }));
    await pass(5100);
    fake.setHidden(true);
    await pass(20_000);
    expect(fake.streams.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    fake.setHidden(false);
    await pass(10);
    expect(fake.streams.map(({ isOpen }) => isOpen)).toEqual([false, true, true]);
  });

  test('the next connection of the page does not wait for a WebSocket', async () => {
    const first = connect();
    countedView(first);
    await pass(5100);
    first.close();
    countedView(connect());
    await pass(10);
    expect(fake.streams.map(({ isOpen }) => isOpen)).toEqual([false, true]);
  });
});

describe('where nothing live passes', () => {
  test('the view is asked for every five seconds, and is live as long as there is an answer', async () => {
    const view = countedView(connect());
    await pass(5100);
    view.count = 7;
    await pass(20_000);
    expect(view).toMatchObject({ shown: [0, 7, 7, 7, 7], questions: 5 });
    expect(told).toEqual([false, true]);
    view.isAway = true;
    await pass(5000);
    expect(told).toEqual([false, true, false]);
    view.leave();
    await pass(20_000);
    expect(view.questions).toBe(6);
  });

  test('an answer that comes after something newer is left out', async () => {
    fake.network.streams = true;
    const late = Promise.withResolvers<{ count: number }>();
    const shown: number[] = [];
    const onNext = ({ count }: { count: number }) => void shown.push(count);
    connect().listen({ document: 'subscription S { count }', variables: {}, onNext, now: () => late.promise });
    await pass(5100);
    fake.streams[0]?.write(nextEvent({ count: 2 }));
    await pass(10);
    late.resolve({ count: 1 });
    await pass(10);
    expect(shown).toEqual([2]);
  });

  test('nothing is asked for once the connection is closed', async () => {
    const connection = connect();
    const view = countedView(connection);
    await pass(5100);
    connection.close();
    await pass(30_000);
    expect(view.questions).toBe(1);
  });
});
