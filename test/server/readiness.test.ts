// Whether a server is ready: it hears what it announces itself, and leaves when it is told to stop.
import { describe, expect, test } from 'vitest';
import { type JobRunners, openReadiness } from '../../server/monitoring/readiness.ts';
import { MIGRATIONS } from '../../server/postgres/database.ts';
import { urlsOf } from '../../server/postgres/roles.ts';
import { openPool, type Pool } from '../../src/database.ts';
import { atEnd } from '../support/atEnd.ts';
import { cloneDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { query } from '../support/process.ts';

/** Everything but the listener does its work. */
function readinessWith(listener: {
  isListening?: boolean;
  caughtUp: () => Promise<boolean>;
  silentMilliseconds: number;
  pool?: Pool;
}) {
  const ask = async (text: string) =>
    text.includes('to_regclass')
      ? [{ begun: true, kept: false }]
      : MIGRATIONS.map(({ name }) => ({ name, checksum: null }));
  const workers = { life: { touch: async () => {}, ask }, fault: () => null, failedInARow: () => 0 };
  const clockwork = { brokenLogs: () => [], failedInARow: () => 0, lastTurnSeconds: () => 0 };
  return openReadiness(
    { workers, clockwork } as unknown as JobRunners,
    {
      isListening: () => listener.isListening ?? true,
      caughtUp: listener.caughtUp,
      silentMilliseconds: () => listener.silentMilliseconds,
    },
    listener.pool ?? ({} as Pool),
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

describe('a server for whose connections PostgreSQL has no room', () => {
  const FULL = 'The database has no room for connections of this server: too many are open.';

  test('works on with those that it has, and says so; without any it is not ready', async () => {
    const { url } = await cloneDatabase();
    const [{ name }] = await query(url, 'select current_database() as name');
    const pool = openPool(urlsOf(url).url, 3);
    atEnd(() => pool.end());
    const readiness = readinessWith({ caughtUp: async () => true, silentMilliseconds: 0, pool });
    await query(url, `alter database ${name} connection limit 1`);
    const first = await pool.connect();
    expect(readiness.doneHere().isRoomScarce).toBe(false);
    await expect(pool.connect()).rejects.toThrow(/too many connections/);
    expect(await readiness.state()).toEqual(READY);
    expect(readiness.doneHere().isRoomScarce).toBe(true);

    await query(url, `alter database ${name} connection limit 0`);
    first.release(true);
    await eventually('its last connection is gone', async () => {
      await expect(pool.query('select')).rejects.toThrow(/too many connections/);
      return (await readiness.state()).fault === FULL;
    });
    expect(readiness.doneHere().isRoomScarce).toBe(false);

    await query(url, `alter database ${name} connection limit -1`);
    await pool.query('select');
    expect(await readiness.state()).toEqual(READY);
  });
});
