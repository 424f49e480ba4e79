// A transaction that PostgreSQL undid because the server stood still in it is done again, and its caller hears nothing of it.
import { expect, test } from 'vitest';
import { inTransaction, type Pool, type Transaction } from '../../src/database.ts';
import { eventually } from '../support/app.ts';
import { openHouse } from '../support/house.ts';

/** Stands still in the transaction until PostgreSQL has ended its session. */
async function standStill(pool: Pool, tx: Transaction): Promise<void> {
  const [session] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
  tx.send(`set idle_in_transaction_session_timeout = '1ms'`);
  await eventually('the session has ended', async () => {
    const { rowCount } = await pool.query('select from pg_stat_activity where pid = $1', [session?.pid]);
    return rowCount === 0;
  });
}

test.each(['before the next statement', 'before the commit'])('%s', async (when) => {
  const { pool } = (await openHouse()).database;
  let tries = 0;
  const note = await inTransaction(pool, async (tx) => {
    tries++;
    await tx.query(
      `insert into board (office, notice) values ('BOGOR', 'try ' || $1::int)
      on conflict (office) do update set notice = excluded.notice`,
      [tries],
    );
    if (tries === 1) await standStill(pool, tx);
    if (tries === 1 && when === 'before the commit') return null;
    return (await tx.query<{ notice: string }>(`select notice from board where office = 'BOGOR'`))[0]?.notice;
  });
  expect([tries, note]).toEqual([2, 'try 2']);
  const { rows } = await pool.query(`select notice from board where office = 'BOGOR'`);
  expect(rows).toEqual([{ notice: 'try 2' }]);
});

test('one that stands still again and again is given up', async () => {
  const { pool } = (await openHouse()).database;
  let tries = 0;
  const standing = inTransaction(pool, (tx) => {
    tries++;
    return standStill(pool, tx);
  });
  await expect(standing).rejects.toThrow('stood still');
  expect(tries).toBe(5);
});
