// Whether a server is ready: it hears what it announces itself, and leaves when it is told to stop.
import { describe, expect, test } from 'vitest';
import { type JobRunners, openReadiness } from '../../server/monitoring/readiness.ts';
import { MIGRATIONS } from '../../server/postgres/database.ts';
import type { Pool } from '../../src/database.ts';

/** Everything but the listener does its work. */
function readinessWith(listener: {
  isListening?: boolean;
  caughtUp: () => Promise<boolean>;
  silentMilliseconds: number;
}) {
  const ask = async (text: string) =>
    text.includes('to_regclass')
      ? [{ begun: true, kept: false }]
      : MIGRATIONS.map(({ name }) => ({ name, checksum: null }));
  const workers = { life: { touch: async () => {}, ask }, fault: () => null, failedInARow: () => 0 };
  const clockwork = { failedInARow: () => 0, lastTurnSeconds: () => 0 };
  return openReadiness(
    { workers, clockwork } as unknown as JobRunners,
    {
      isListening: () => listener.isListening ?? true,
      caughtUp: listener.caughtUp,
      silentMilliseconds: () => listener.silentMilliseconds,
    },
    {} as Pool,
  );
}
const READY = { database: 'ok' };

describe('a server whose own announcement', () => {
  test('comes back is ready, and several who ask at once share it', async () => {
    let asked = 0;
    const caughtUp = async () => ++asked > 0;
    const readiness = readinessWith({ caughtUp, silentMilliseconds: 60_000 });
    expect(await Promise.all([readiness.state(), readiness.state(), readiness.state()])).toEqual([READY, READY, READY]);
    expect(asked).toBe(1);
  });

  test('is late while others are heard is ready', async () => {
    expect(await readinessWith({ caughtUp: async () => false, silentMilliseconds: 3000 }).state()).toEqual(READY);
  });

  test.each([
    ['is not sent', async () => false],
    ['never comes back', () => new Promise<boolean>(() => {})],
  ])('%s, and that hears nothing else, is not ready', async (_, caughtUp) => {
    const state = await readinessWith({ caughtUp, silentMilliseconds: 11_000 }).state();
    expect(state).toEqual({ fault: 'The listener hears nothing.' });
  });
});

test('a server without a connection to listen on is not ready', async () => {
  const readiness = readinessWith({ isListening: false, caughtUp: async () => false, silentMilliseconds: 0 });
  expect(await readiness.state()).toEqual({ fault: 'The listener does not listen.' });
});

test('a server that is about to stop is not ready', async () => {
  const readiness = readinessWith({ caughtUp: async () => true, silentMilliseconds: 0 });
  expect(await readiness.state()).toEqual(READY);
  readiness.leave();
  expect(await readiness.state()).toEqual({ fault: 'The server is stopping.' });
});
