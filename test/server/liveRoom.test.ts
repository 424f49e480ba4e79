// A view whose end comes by the clock is looked at again then, without any change.
import { afterEach, expect, test, vi } from 'vitest';
import { Hub } from '../../server/live/hub.ts';

afterEach(() => vi.useRealTimers());

function openRoom(endsInMs: () => number | null) {
  const told: string[] = [];
  const hub = new Hub({ initial: async () => null, onFault: expect.unreachable });
  let runs = 0;
  const subscription = {
    key: 'ticket',
    topic: 'queue BOGOR',
    audience: 'anonymous' as const,
    run: async () => `${++runs}`,
    endsInMs,
  };
  const member = { send: (text: string) => told.push(text), fail: expect.unreachable, end: () => told.push('end') };
  return { told, hub, leave: hub.join(subscription, member), runs: () => runs };
}

test('its subscribers are told the last state, and that it is the last', async () => {
  vi.useFakeTimers();
  let left = 300_000;
  const { told, hub } = openRoom(() => left);
  await vi.advanceTimersByTimeAsync(299_000);
  expect(told).toEqual(['1']);
  left = 0;
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual(['1', '2', 'end']);
  expect([hub.memberCount(), hub.topics()]).toEqual([0, []]);
});

test('an end further off than timers reach is waited for all the same', async () => {
  vi.useFakeTimers();
  const { told } = openRoom(() => 2 ** 40);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['1']);
});

test('it is not looked at again once no one follows it', async () => {
  vi.useFakeTimers();
  const { leave, runs } = openRoom(() => 1000);
  await vi.advanceTimersByTimeAsync(500);
  leave();
  await vi.advanceTimersByTimeAsync(5000);
  expect([runs(), vi.getTimerCount()]).toEqual([1, 0]);
});
