// A server whose clock is not the database's says so.
import { describe, expect, test } from 'vitest';
import type { Log } from '../../server/faults/log.ts';
import { clockAheadSeconds, warnOfClock } from '../../server/monitoring/clockSkew.ts';
import { runningClock } from '../../src/time.ts';
import { cloneDatabase } from '../support/database.ts';

const { pool } = await (await cloneDatabase()).open();
const apart = (seconds: number) => ({ now: () => runningClock(null).now().add({ seconds }) });

async function warnings(seconds: number): Promise<unknown[]> {
  const said: unknown[] = [];
  await warnOfClock(pool, { warn: (_: object, text: string) => said.push(text) } as unknown as Log, apart(seconds));
  return said;
}

describe('the clock of a server', () => {
  test.each([30, -30, 3600])('that is %i s from the database’s is measured', async (seconds) => {
    // The measure includes the time that the answer takes: no more than that may be missing.
    const measured = await clockAheadSeconds(pool, apart(seconds));
    expect(Math.abs(measured)).toBeLessThanOrEqual(Math.abs(seconds) + 0.01);
    expect(Math.sign(measured)).toBe(Math.sign(seconds));
  });

  test('that is the database’s is no matter', async () => {
    expect(await clockAheadSeconds(pool)).toBe(0);
    expect(await warnings(0)).toEqual([]);
  });

  test('that is apart is a line at start', async () => {
    expect(await warnings(30)).toEqual([expect.stringContaining('s ahead of the database')]);
    expect(await warnings(-30)).toEqual([expect.stringContaining('s behind the database')]);
  });
});
