// Queries by the entities run in the transaction they are given, between its plain statements, and speak of its properties.
import { expect, test } from 'vitest';
import { AuditEntity } from '../../src/access/entities.ts';
import { inTransaction, queriesOn } from '../../src/database.ts';
import { tablesOf } from '../../src/tables.ts';
import { openHouse } from '../support/house.ts';

const audit = tablesOf(AuditEntity);
const at = Temporal.Instant.from('2017-08-03T01:02:03Z');
const entry = { at, who: 'manager 7', what: 'test', office: 'BOGOR', subject: 'A', detail: { n: 1 }, source: null };

test('queries by the entities belong to the transaction', async () => {
  const { pool } = (await openHouse()).database;
  const read = queriesOn(pool);
  const ofTest = () =>
    audit(read).selectFrom('audit').select(['at', 'office', 'detail']).where('at', '=', at).execute();

  const broken = inTransaction(pool, async (tx) => {
    await audit(tx).insertInto('audit').values(entry).execute();
    expect(await tx.query('select subject from audit where at = $1', [at.toString()])).toEqual([{ subject: 'A' }]);
    await tx.query(`update audit set subject = 'B' where at = $1`, [at.toString()]);
    const { subject } = await audit(tx)
      .selectFrom('audit')
      .select('subject')
      .where('at', '=', at)
      .executeTakeFirstOrThrow();
    expect(subject).toBe('B');
    expect(await ofTest()).toEqual([]);
    throw new Error('undone');
  });
  await expect(broken).rejects.toThrow('undone');
  expect(await ofTest()).toEqual([]);

  await inTransaction(pool, (tx) => audit(tx).insertInto('audit').values(entry).execute());
  expect(await ofTest()).toEqual([{ at, office: 'BOGOR', detail: { n: 1 } }]);
});
