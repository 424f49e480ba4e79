// Queries by the entities run in the transaction they are given, between its plain statements, and speak of its properties.
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { inTransaction, queriesOn } from '../../src/database.ts';
import { IdempotencyEntity } from '../../src/idempotency.ts';
import { refuse } from '../../src/refusal.ts';
import { tablesOf } from '../../src/tables.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { blocksOf } from '../support/documentBlocks.ts';
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

/** The exports of a guide's example, as a file of that room. */
async function exampleOf(guide: string, room: string) {
  const [example] = blocksOf(guide).filter(({ language }) => language === 'ts');
  const inPlace = example?.text.replaceAll(/(?<= from ')\.[^']+/g, (path) => resolve(room, path));
  const file = join(await temporaryDirectory(), 'example.ts');
  await writeFile(file, inPlace ?? '');
  return import(file);
}

test('the example of the guide does in a transaction what it says', async () => {
  const { pool } = (await openHouse()).database;
  const { withdrawService } = await exampleOf('docs/how-to/mutation.md', 'src/queue');
  await pool.query(`
    insert into counter (id, office, label, services, open)
    select office || '/' || label, office, label, '{PASSPORT,CHILD}', label <> '3'
    from (values ('BOGOR', '1'), ('BOGOR', '2'), ('BOGOR', '3'), ('MEDAN', '1')) as counter (office, label)`);
  await pool.query(
    `insert into ticket (office, date, number, service, status, priority, issued_at, counter)
     values ('BOGOR', '2017-08-03', 'W001', 'CHILD', 'SERVING', 'NONE', $1, 'BOGOR/2')`,
    [at.toString()],
  );
  const labels = await inTransaction(pool, (tx) => withdrawService(tx, 'BOGOR', 'CHILD'));
  expect(labels).toEqual(['1']);
  const { rows } = await pool.query(`select id from counter where not 'CHILD' = any(services)`);
  expect(rows).toEqual([{ id: 'BOGOR/1' }]);
});
