// How PostgreSQL works on the hot statements, whether it knows its tables or not.
import { expect, test } from 'vitest';
import { lockWindows } from '../../src/capacity/openWindows.ts';
import { NO_CIPHER } from '../../src/cipher.ts';
import type { Pool, Statement } from '../../src/database.ts';
import type { Office } from '../../src/office/settings.ts';
import type { Instant } from '../../src/time.ts';
import { openHouse } from '../support/house.ts';

interface PlanNode {
  Alias?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** How many rows were read under an alias. */
function rowsRead(node: PlanNode, alias: string): number {
  const own =
    node.Alias === alias ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0;
  return (node.Plans ?? []).reduce((sum, each) => sum + rowsRead(each, alias), own);
}

/** The plan that a pool's connection keeps for a statement, as it was worked on. */
async function workedOn(pool: Pool, { text }: Statement, values: readonly unknown[]): Promise<PlanNode> {
  const client = await pool.connect();
  try {
    await client.query(`prepare planned (json, bigint[], timestamptz) as ${text}`);
    const written = values.map((value) =>
      client.escapeLiteral(Array.isArray(value) ? `{${value.join()}}` : String(value)),
    );
    const { rows } = await client.query(`explain (analyze, format json) execute planned (${written.join()})`);
    await client.query('deallocate planned');
    return rows[0]['QUERY PLAN'][0].Plan;
  } finally {
    client.release();
  }
}

/** The statement that looks for a window that was picked, and its values. */
async function lookingFor(window: number, office: Office, unproven: boolean, now: Instant) {
  const sent: [Statement, unknown[]][] = [];
  const wish = { date: null, window, acceptNextPlace: true, quotas: ['general'], unproven };
  const query = async (statement: Statement | string, values: unknown[] = []) => {
    if (typeof statement !== 'string') sent.push([statement, values]);
    return [];
  };
  const refuse = (): never => {
    throw new Error('Windows are looked for by statements.');
  };
  await lockWindows(
    {
      query,
      send() {},
      note() {},
      get em() {
        return refuse();
      },
      cipher: NO_CIPHER,
    },
    [{ office, wish }],
    [],
    now,
  );
  return sent;
}

/** The windows of ten years before those that are open. */
const OLD_WINDOWS = `
  insert into capacity_window (office, date, quota, line, ordinal, starts_at, ends_at, capacity, taken)
  select office, date - 364 * year, quota, line, ordinal, starts_at - 364 * year * interval '1 day',
    ends_at - 364 * year * interval '1 day', capacity, capacity
  from capacity_window, generate_series(1, 10) year`;

const KNOWN = [
  ['no statistics', []],
  ['statistics of the windows that are open', ['analyze capacity_window']],
  ['statistics of the windows of ten years', [OLD_WINDOWS, 'analyze capacity_window']],
] as const;

test.each(KNOWN)(
  'with %s, a picked window that has a place is all that is read of its office',
  async (_name, steps) => {
    const { database, offices, clock } = await openHouse();
    const { pool } = database;
    for (const step of steps) await pool.query(step);
    const window = `select min(id)::int as id from capacity_window where office = 'BOGOR' and date = '2017-08-07'`;
    const [{ id }] = (await pool.query(window)).rows;

    for (const unproven of [false, true]) {
      const sent = await lookingFor(id, offices.get('BOGOR'), unproven, clock.now());
      expect(sent).toHaveLength(1);
      for (const [statement, values] of sent) expect(rowsRead(await workedOn(pool, statement, values), 'c')).toBe(1);
    }
  },
);
