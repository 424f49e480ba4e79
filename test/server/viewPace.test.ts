// Live views of free places are renewed the less often the more anonymous readers there are; those with a key do not wait for them.
import { afterEach, expect, test, vi } from 'vitest';
import { Hub } from '../../server/live/hub.ts';
import { MEMBERS_AT_ONCE } from '../../server/live/memberTurns.ts';
import { type Audience, MAX_VIEW_INTERVAL_MS, viewIntervalMs, viewRestMs } from '../../server/live/viewPace.ts';

test.each([
  ['availability BOGOR', 'anonymous', 1, 100],
  ['availability BOGOR', 'anonymous', 25, 100],
  ['availability BOGOR', 'anonymous', 100, 400],
  ['availability BOGOR', 'anonymous', 600, 2400],
  ['availability BOGOR', 'anonymous', 30_000, MAX_VIEW_INTERVAL_MS],
  ['availability BOGOR', 'known', 600, 100],
  ['queue BOGOR', 'anonymous', 2000, 100],
] as const)('%s is renewed for %s readers, %i of them, every %i ms', (topic, audience, readers, interval) => {
  expect(viewIntervalMs(topic, audience, readers)).toBe(interval);
});

test.each([
  ['availability BOGOR', 'anonymous', 600, 40],
  ['availability BOGOR', 'anonymous', 5000, 10],
  ['availability BOGOR', 'known', 600, 0],
  ['queue BOGOR', 'anonymous', 600, 0],
] as const)('%s of %s readers, %i of them, is written with rests of %i ms', (topic, audience, readers, rest) => {
  expect(viewRestMs({ topic, audience }, readers)).toBe(rest);
});

afterEach(() => void vi.useRealTimers());

/** Turns of the event loop, more than any renewal here takes. */
async function manyTurns(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Views of one topic, in a time that passes only when it is told to. */
function openViews(topic: string) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const hub = new Hub({ initial: async () => null, onFault: (fault) => expect.unreachable(String(fault)) });
  let state = 1;
  return {
    /** Gives the way to leave. */
    join(audience: Audience, send: (text: string) => void): () => void {
      const run = async () => String(state);
      return hub.join(
        { key: audience, topic, audience, run },
        { send, fail: expect.unreachable, end: expect.unreachable },
      );
    },
    change() {
      state++;
      hub.publish(topic);
    },
    async pass(ms: number) {
      vi.advanceTimersByTime(ms);
      await manyTurns();
    },
  };
}

test('many anonymous readers are sent the latest state once in a while, and staff each soon', async () => {
  const { join, change, pass } = openViews('availability BOGOR');
  const anonymous = Array.from({ length: 600 }, (): string[] => []);
  const staff: string[] = [];
  for (const heard of anonymous) join('anonymous', (text) => heard.push(text));
  join('known', (text) => staff.push(text));
  await pass(0);
  change();
  await pass(0);
  const all = () => [...new Set(anonymous.map((heard) => heard.join()))];
  expect(all()).toEqual(['1,2', '1']);
  for (let time = 0; time < 5; time++) {
    change();
    await pass(100);
  }
  expect(staff).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  await pass(2400 - 5 * 100);
  expect(anonymous.every((heard) => heard[1] === '2' && heard.length <= 3)).toBe(true);
  await pass(2400);
  expect(all()).toEqual(['1,2,7']);
});

test('many readers are written to in turns, between which other requests are answered', async () => {
  const { join, change, pass } = openViews('availability BOGOR');
  let sent = 0;
  for (let reader = 0; reader < 200; reader++) join('anonymous', () => sent++);
  await pass(0);
  expect(sent).toBe(200);
  change();
  await pass(0);
  const inTurn: number[] = [sent - 200];
  for (let before = sent; sent < 400; before = sent) {
    await pass(40);
    inTurn.push(sent - before);
  }
  expect(inTurn).toEqual(Array(20).fill(MEMBERS_AT_ONCE));
});

test('a reader who has not had a state yet gets the later one in its place', async () => {
  const { join, change, pass } = openViews('availability BOGOR');
  const heard = Array.from({ length: 100 }, (): string[] => []);
  for (const list of heard) join('anonymous', (text) => list.push(text));
  await pass(0);
  change();
  await pass(0);
  await pass(40);
  change();
  await pass(380);
  await pass(400);
  for (const list of heard) expect(list.at(-1)).toBe('3');
  expect(heard.every((list) => list.length <= 3)).toBe(true);
});

test('a reader who comes while the others are written to gets each state once, and one who has left gets none', async () => {
  const { join, change, pass } = openViews('availability BOGOR');
  const heard = Array.from({ length: 120 }, (): string[] => []);
  const late: string[] = [];
  const leaving: (() => void)[] = [];
  for (const [reader, list] of heard.entries())
    leaving.push(
      join('anonymous', (text) => {
        list.push(text);
        if (reader > 0 || text !== '2') return;
        leaving.at(-1)?.();
        join('anonymous', (other) => late.push(other));
      }),
    );
  await pass(0);
  change();
  await pass(0);
  await pass(480);
  expect(heard.pop()).toEqual(['1']);
  expect([...new Set(heard.map((list) => list.join()))]).toEqual(['1,2']);
  expect(late).toEqual(['2']);
});

test('a view that ends tells those who were not written to yet its last state before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const hub = new Hub({ initial: async () => null, onFault: (fault) => expect.unreachable(String(fault)) });
  let state = 1;
  const subscription = { key: 'a', topic: 'availability BOGOR', audience: 'anonymous' as const };
  const heard = Array.from({ length: 30 }, (): string[] => []);
  for (const list of heard)
    hub.join(
      { ...subscription, run: async () => String(state), endsInMs: () => (state === 2 ? 0 : null) },
      { send: (text) => list.push(text), fail: expect.unreachable, end: () => list.push('end') },
    );
  await manyTurns();
  state = 2;
  hub.publish('availability BOGOR');
  vi.advanceTimersByTime(0);
  await manyTurns();
  expect([...new Set(heard.map((list) => list.join()))]).toEqual(['1,2,end']);
});

test('views that one network opens at once begin in turn, and one of another network comes between', async () => {
  const hub = new Hub({ initial: async () => null, onFault: (fault) => expect.unreachable(String(fault)) });
  const ended: string[] = [];
  let open = 0;
  let most = 0;
  const begin = (source: string) =>
    hub.begin(source, async () => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setImmediate(resolve));
      open--;
      ended.push(source);
    });
  const many = Array.from({ length: 50 }, () => begin('203.0.113.7'));
  await Promise.all([...many, begin('198.51.100.7')]);
  expect(most).toBe(2);
  expect(ended).toHaveLength(51);
  expect(ended.indexOf('198.51.100.7')).toBeLessThan(5);
});
