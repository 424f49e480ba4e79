// A demonstration that begins again: one application after the other at the same address, and not without end.
import { expect, test } from 'vitest';
import type { AppSetup, RunningApp } from '../../server/app.ts';
import { startRestartingApp } from '../../server/restartingApp.ts';

test('begins again once, and then not before a while has passed', async () => {
  const started: AppSetup[] = [];
  const stopped: number[] = [];
  const left: number[] = [];
  let emptied = 0;
  const { promise: begun, resolve: onBegun } = Promise.withResolvers<void>();
  const running = await startRestartingApp({ config: { port: 0 } } as AppSetup, {
    async startApp(setup) {
      const at = started.push(setup);
      return {
        url: 'http://localhost:4711',
        admin: { digest: 'digest' },
        leave: () => left.push(at),
        stop: async () => stopped.push(at),
      } as unknown as RunningApp;
    },
    async emptyDemonstration() {
      expect(stopped).toEqual([1]);
      emptied++;
    },
    onStarted: () => onBegun(),
    onFault(error) {
      throw error;
    },
  });
  const first = started[0]?.freshStart;
  expect(first?.secondsToWait()).toBe(0);
  first?.begin();
  // Those that ask meanwhile begin nothing.
  first?.begin();
  await begun;
  expect([emptied, started.length, started[1]?.config.port]).toEqual([1, 2, 4711]);
  const wait = started[1]?.freshStart?.secondsToWait() ?? 0;
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  running.leave();
  await running.stop();
  expect([left, stopped]).toEqual([[2], [1, 2]]);
});
