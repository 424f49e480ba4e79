// The entities say what the tables are: each way in which they can differ from the migrated database is found.
import { defineEntity, type EntitySchema, MikroORM, p } from '@mikro-orm/postgresql';
import { expect, test } from 'vitest';
import { ormConfig } from '../../mikro-orm.config.ts';
import { connectOnce } from '../../src/connection.ts';
import { ENTITIES } from '../../src/entities.ts';
import { TABLES } from '../../src/migrations/frozen.ts';
import { officeKey } from '../../src/office/entities.ts';
import { missingStorage, STORAGE, STORED_TABLES, type StoredTable } from '../../src/storage.ts';
import { cloneDatabase } from '../support/database.ts';

const { url } = await cloneDatabase();

/** The statements that would make the tables what the entities say. */
async function missing(entities: readonly EntitySchema[] = ENTITIES): Promise<string> {
  const orm = new MikroORM(ormConfig(url, { entities }));
  try {
    return await orm.schema.getUpdateSchemaSQL();
  } finally {
    await orm.close();
  }
}

/** Does `statement` and what takes it back, and says what the entities want meanwhile. */
async function missingAfter(statement: string, back: string): Promise<string> {
  const client = await connectOnce(url);
  try {
    await client.query(statement);
    const found = await missing();
    await client.query(back);
    return found;
  } finally {
    await client.end();
  }
}

test('they want nothing of a migrated database', async () => {
  expect(await missing()).toBe('');
});

test('a column renamed in an entity is found', async () => {
  const renamed = defineEntity({
    name: 'Retention',
    properties: { office: officeKey().primary(), doneUpTo: p.date() },
  });
  const found = await missing([...ENTITIES.filter(({ meta }) => meta.className !== 'Retention'), renamed]);
  expect(found).toContain('alter table "retention" rename column "done_until" to "done_up_to"');
});

test('a new index of an entity is found', async () => {
  const indexed = defineEntity({
    name: 'Retention',
    properties: { office: officeKey().primary(), doneUntil: p.date().index('retention_done') },
  });
  const found = await missing([...ENTITIES.filter(({ meta }) => meta.className !== 'Retention'), indexed]);
  expect(found).toContain('create index "retention_done" on "retention" ("done_until")');
});

test.each([
  ['a column', 'alter table staff drop column ended_at', 'alter table staff add column ended_at timestamptz'],
  ['a type', 'alter table ticket alter calls type bigint', 'alter table ticket alter calls type integer'],
  ['a null', 'alter table staff alter name drop not null', 'alter table staff alter name set not null'],
  ['a default', 'alter table ticket alter calls set default 1', 'alter table ticket alter calls set default 0'],
  [
    'a check',
    'alter table block drop constraint block_check, add constraint block_check check (ends_at > lifted_at)',
    'alter table block drop constraint block_check, add constraint block_check check (ends_at > began_at)',
  ],
  [
    'the condition of an index',
    `drop index booking_lapsing; create index booking_lapsing on booking (confirm_by) where status = 'EXPIRED'`,
    `drop index booking_lapsing; create index booking_lapsing on booking (confirm_by) where status = 'HELD'`,
  ],
  [
    'the columns of an index',
    'drop index audit_of_office; create index audit_of_office on audit (office, at)',
    'drop index audit_of_office; create index audit_of_office on audit (office, id)',
  ],
  [
    'a foreign key',
    'alter table ticket drop constraint ticket_counter_fkey',
    'alter table ticket add constraint ticket_counter_fkey foreign key (counter) references counter',
  ],
  [
    'a unique constraint',
    'alter table staff drop constraint staff_digest_key',
    'alter table staff add constraint staff_digest_key unique (digest)',
  ],
  ['a table', 'alter table secret rename to secrets', 'alter table secrets rename to secret'],
])('%s that the database has otherwise is found', async (_, statement, back) => {
  expect(await missingAfter(statement, back)).not.toBe('');
  expect(await missing()).toBe('');
});

/** The statements that would give the tables the storage parameters that are declared. */
async function missingParameters(change?: string): Promise<string[]> {
  const client = await connectOnce(url);
  try {
    await client.query(`begin; ${change ?? ''}`);
    const { rows } = await client.query<StoredTable>(STORED_TABLES);
    await client.query('rollback');
    return missingStorage(rows);
  } finally {
    await client.end();
  }
}

test('hot tables have the storage parameters that are declared, and only those', async () => {
  expect(await missingParameters()).toEqual([]);
  expect(await missingParameters('alter table booking set (fillfactor = 90)')).toEqual([
    'alter table booking set (fillfactor=80);',
  ]);
  expect(await missingParameters('alter table conversation reset (autovacuum_vacuum_threshold)')).toEqual([
    'alter table conversation set (autovacuum_vacuum_threshold=1000);',
  ]);
  expect(await missingParameters('alter table staff set (fillfactor = 50)')).toEqual([
    'alter table staff reset (fillfactor);',
  ]);
  expect(Object.keys(STORAGE).filter((table) => !(table in TABLES))).toEqual([]);
});
