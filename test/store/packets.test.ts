// Statements that are sent together are answered together; one that fails takes those behind it along, and no others.
import { expect, test } from 'vitest';
import { bookGroup } from '../../src/booking/book.ts';
import { inTransaction, type Transaction } from '../../src/database.ts';
import { transact } from '../../src/transact.ts';
import { openHouse, wanted } from '../support/house.ts';

const HALVED = { name: 'halved', text: 'select 10 / $1::int as half' };
const house = await openHouse();
const { pool } = house.database;

const halves = (tx: Transaction, ...numbers: number[]) =>
  numbers.map((number) => tx.query<{ half: number }>(HALVED, [number]));

async function onPrepared<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (tx) => {
    await tx.query(HALVED, [1]);
    return work(tx);
  });
}

test('prepared or not, each gets its own rows', async () => {
  const asked = (tx: Transaction) => Promise.all(halves(tx, 1, 2, 5));
  const expected = [[{ half: 10 }], [{ half: 5 }], [{ half: 2 }]];
  expect(await inTransaction(pool, asked)).toEqual(expected);
  expect(await onPrepared(asked)).toEqual(expected);
});

test('a fault is that of its statement and of those behind it', async () => {
  let outcomes: PromiseSettledResult<unknown>[] = [];
  const asked = onPrepared(async (tx) => {
    tx.send(`insert into board (office, notice) values ('BOGOR', 'in vain')`);
    await tx.query('select');
    outcomes = await Promise.allSettled(halves(tx, 2, 0, 5));
  });
  await expect(asked).rejects.toThrow('division by zero');
  const divided = { status: 'rejected', reason: expect.objectContaining({ code: '22012' }) };
  expect(outcomes).toEqual([{ status: 'fulfilled', value: [{ half: 5 }] }, divided, divided]);
  const { rows } = await pool.query(`select from board where notice = 'in vain'`);
  expect(rows).toEqual([]);
});

test('a fault names the statement that failed, and not one behind it', async () => {
  const other = { name: 'another', text: 'select $1::int as other' };
  const asked = onPrepared(async (tx) => {
    await tx.query(other, [1]);
    tx.send(HALVED, [0]);
    await tx.query(other, [2]);
  });
  await expect(asked).rejects.toMatchObject({ code: '22012', statement: 'halved' });
});

test('a fault of a statement that nothing waits for fails the transaction, and leaves the connection usable', async () => {
  const asked = onPrepared(async (tx) => {
    tx.send(HALVED, [0]);
    return 'done';
  });
  await expect(asked).rejects.toThrow('division by zero');
  expect(await onPrepared((tx) => Promise.all(halves(tx, 10)))).toEqual([[{ half: 1 }]]);
});

test('what a command sent before it threw is undone', async () => {
  const asked = onPrepared(async (tx) => {
    tx.send(`insert into board (office, notice) values ('BOGOR', 'thrown')`);
    throw new Error('The command gives up.');
  });
  await expect(asked).rejects.toThrow('gives up');
  const { rows } = await pool.query(`select from board where notice = 'thrown'`);
  expect(rows).toEqual([]);
});

test('a group is in line when its rows are written, before they are committed', async () => {
  const bookings = async () => (await pool.query('select from booking')).rowCount ?? 0;
  const before = await bookings();
  const group = [1, 2].map((number) => wanted(house, number));
  const { promise: inLine, resolve: tell } = Promise.withResolvers<void>();
  const HELD_BACK = 'select pg_advisory_xact_lock(1)';
  const committed = await inTransaction(pool, async (holder) => {
    await holder.query(HELD_BACK);
    const booking = transact(pool, async (tx) => {
      const done = await bookGroup(tx, group, house.clock.now(), tell);
      tx.send(HELD_BACK);
      return done;
    });
    await inLine;
    expect(await bookings()).toBe(before);
    return { booking };
  });
  await committed.booking;
  expect(await bookings()).toBe(before + 2);
});
