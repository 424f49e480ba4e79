// Queries by the entities run in the transaction they are given, between its plain statements, and speak of its properties.
import { expect, test } from 'vitest';
import { inTransaction, queriesOn } from '../../src/database.ts';
import { IdempotencyEntity } from '../../src/idempotency.ts';
import { refuse } from '../../src/refusal.ts';
import { tablesOf } from '../../src/tables.ts';
import { openHouse } from '../support/house.ts';

const records = tablesOf(IdempotencyEntity);
const at = Temporal.Instant.from('2017-08-03T01:02:03Z');
const refusal = refuse('QUEUE_EMPTY', {});
const entry = { at, key: 'test', input: 'A', booking: null, ticket: null, refusal };

test('queries by the entities belong to the transaction', async () => {
  const { pool } = (await openHouse()).database;
  const read = queriesOn(pool);
  const ofTest = () =>
    records(read).selectFrom('idempotency').select(['at', 'key', 'refusal']).where('at', '=', at).execute();

  const broken = inTransaction(pool, async (tx) => {
    await records(tx).insertInto('idempotency').values(entry).execute();
    expect(await tx.query('select input from idempotency where at = $1', [at.toString()])).toEqual([{ input: 'A' }]);
    await tx.query(`update idempotency set input = 'B' where at = $1`, [at.toString()]);
    const { input } = await records(tx)
      .selectFrom('idempotency')
      .select('input')
      .where('at', '=', at)
      .executeTakeFirstOrThrow();
    expect(input).toBe('B');
    expect(await ofTest()).toEqual([]);
    throw new Error('undone');
  });
  await expect(broken).rejects.toThrow('undone');
  expect(await ofTest()).toEqual([]);

  await inTransaction(pool, (tx) => records(tx).insertInto('idempotency').values(entry).execute());
  expect(await ofTest()).toEqual([{ at, key: 'test', refusal }]);
});
