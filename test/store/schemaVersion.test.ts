// Migrations stay what they were when databases had them, and a program works on no database of another's.
import { describe, expect, test } from 'vitest';
import { StartFault } from '../../server/faults/startFault.ts';
import { MIGRATIONS, migrate } from '../../server/postgres/database.ts';
import { appliedTo, checksumOf, isUpToDate, tablesOf } from '../../server/postgres/schemaVersion.ts';
import { FROZEN, TABLES } from '../../src/migrations/frozen.ts';
import { cloneDatabase } from '../support/database.ts';

async function openOne() {
  const { url, open } = await cloneDatabase();
  const { pool } = await open();
  return { url, pool, again: () => migrate(url).catch((error) => error) };
}

describe('migrations', () => {
  test('are frozen, each as it was, and in the order of their names', () => {
    const now = Object.fromEntries(MIGRATIONS.map(({ name, class: made }) => [name, checksumOf(made)]));
    expect(now).toEqual(FROZEN);
    const names = MIGRATIONS.map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
  });

  test('are known by their statements: one that is changed has another checksum', () => {
    const [{ class: First }] = MIGRATIONS as [(typeof MIGRATIONS)[number]];
    class Changed extends First {
      override up(): void {
        super.up();
        this.addSql('select 1');
      }
    }
    expect(checksumOf(Changed)).not.toBe(checksumOf(First));
  });

  test('make the tables that are written down', async () => {
    expect(await tablesOf((await openOne()).pool)).toEqual(TABLES);
  });
});

describe('a database', () => {
  test('keeps what it had, and may be started on again', async () => {
    const { pool, again } = await openOne();
    const applied = await appliedTo(pool);
    expect(Object.fromEntries(applied.map(({ name, checksum }) => [name, checksum]))).toEqual(FROZEN);
    expect(await again()).toBeUndefined();
  });

  test('that lacks the last migration, or a checksum, is brought up to date', async () => {
    const { pool, again } = await openOne();
    const last = MIGRATIONS.at(-1)?.name;
    await pool.query('delete from migration_checksum where name = $1', [last]);
    expect(isUpToDate(await appliedTo(pool), [last ?? ''])).toBe(false);
    expect(await again()).toBeUndefined();
    const applied = await appliedTo(pool);
    expect(Object.fromEntries(applied.map(({ name, checksum }) => [name, checksum]))).toEqual(FROZEN);
    expect(isUpToDate(applied, Object.keys(FROZEN))).toBe(true);
    expect(isUpToDate(applied.slice(1), Object.keys(FROZEN))).toBe(false);
  });

  test('of a newer version is refused in one sentence', async () => {
    const { pool, again } = await openOne();
    await pool.query(`insert into migration (name, executed_at) values ('Migration29990101_later', now())`);
    const fault = await again();
    expect(fault).toBeInstanceOf(StartFault);
    expect(fault.message).toBe(
      'The database was brought to a newer version of Antrean (Migration29990101_later): start that version, or a newer one.',
    );
  });

  test('that had another migration by that name is refused, and left as it is', async () => {
    const { pool, again } = await openOne();
    await pool.query(`update migration_checksum set checksum = 'another' where name = 'Migration20261210_firstCall'`);
    await pool.query(`delete from migration where name = 'Migration20261216_boards'`);
    const fault = await again();
    expect(fault).toBeInstanceOf(StartFault);
    expect(fault.message).toContain('another Migration20261210_firstCall');
    expect((await appliedTo(pool)).map(({ name }) => name)).not.toContain('Migration20261216_boards');
  });

  test('of the time before checksums is taken as it is, with its own tables beside ours', async () => {
    const { pool, again } = await openOne();
    await pool.query('drop table migration_checksum; create table of_the_operator (id integer)');
    expect(await again()).toBeUndefined();
    expect((await appliedTo(pool)).every(({ checksum }) => checksum !== null)).toBe(true);
  });

  test.each([
    ['a column', 'alter table ticket drop column first_called_at cascade', 'no ticket.first_called_at'],
    ['a table', 'drop table delivery_receipt', 'no delivery_receipt.'],
    ['another type', 'alter table ticket alter column reason type varchar(9)', 'no ticket.reason text'],
    // Those that are still to come fall over it.
    [
      'what the next ones need',
      `drop trigger board_dirty on board; drop function count_change; drop table board_shown; alter table board drop column dirty, drop column changes;
       delete from migration where name = 'Migration20261216_boards'`,
      'does not exist',
    ],
  ])('of the time before checksums is refused where it lacks %s', async (_, change, said) => {
    const { pool, again } = await openOne();
    await pool.query(`drop table migration_checksum; ${change}`);
    for (let start = 0; start < 2; start++) {
      const fault = await again();
      expect(fault).toBeInstanceOf(StartFault);
      expect(fault.message).toContain(said);
    }
  });
});
