// The audit log is append-only, and its chain names the first row that was changed, removed, inserted or moved.
import { expect, test } from 'vitest';
import { writeAudit } from '../../src/access/audit.ts';
import { AUDIT_CONTENT, linkAudit } from '../../src/audit/auditChain.ts';
import { headStands, verifyAudit } from '../../src/audit/verifyAudit.ts';
import { inTransaction, queriesOn } from '../../src/database.ts';
import { instant } from '../../src/time.ts';
import { openHouse } from '../support/house.ts';
import { step } from '../support/step.ts';

const ROWS = 400;
const NOW = instant('2017-08-07T01:00:00Z');

async function openLog() {
  const { pool } = (await openHouse()).database;
  const db = queriesOn(pool);
  const write = (count: number) =>
    inTransaction(pool, async (tx) => {
      for (let row = 0; row < count; row++) {
        const change = { asker: { kind: 'administrator' as const }, source: null, what: 'test', office: 'BOGOR' };
        await writeAudit(tx, { ...change, subject: String(row) }, NOW);
      }
    });
  await write(ROWS);
  while ((await linkAudit(pool)) > 0);
  const [first] = await db.query<{ id: number }>(`select min(id) as id from audit where what = 'test'`);
  /** Tampers as the owner of the tables can, looks at what is found, and puts it back. */
  const foundAfter = async (...statements: string[]) => {
    let found: unknown;
    const tampering = inTransaction(pool, async (tx) => {
      await tx.query('alter table audit disable trigger user; alter table audit_link disable trigger user');
      for (const statement of statements) await tx.query(statement);
      found = (await verifyAudit(tx)).fault;
      throw new Error('put back');
    });
    await expect(tampering).rejects.toThrow('put back');
    return found;
  };
  const id = (row: number) => (first?.id ?? 0) + row;
  const [link] = await db.query<{ sequence: number }>('select sequence from audit_link where audit = $1', [id(0)]);
  return { pool, db, write, foundAfter, id, place: (row: number) => (link?.sequence ?? 0) + row };
}

test('the chain of a day of 400 rows', async () => {
  const { pool, db, write, foundAfter, id, place } = await openLog();

  await step('is whole, and goes on', async () => {
    const { fault, head } = await verifyAudit(db);
    expect(fault).toBeNull();
    expect(await headStands(db, `${head.sequence}:${head.digest}`)).toBe(true);
    await write(3);
    expect(await linkAudit(pool)).toBe(3);
    expect(await linkAudit(pool)).toBe(0);
    const { fault: none, head: next } = await verifyAudit(db);
    expect([none, next.sequence]).toEqual([null, head.sequence + 3]);
    expect(await headStands(db, `${head.sequence}:${head.digest}`)).toBe(true);
    expect(await headStands(db, `${head.sequence}:${next.digest}`)).toBe(false);
  });

  await step('shows a changed row', async () => {
    expect(await foundAfter(`update audit set who = 'manager 8' where id = ${id(17)}`)).toEqual({
      ...{ kind: 'changed', row: id(17), sequence: place(17) },
    });
    const covered = [
      `detail = '{}'`,
      `at = at + interval '1 second'`,
      `subjects = '{A}'`,
      'persons = 1',
      `asker = 'x'`,
    ];
    for (const change of covered)
      expect([change, await foundAfter(`update audit set ${change} where id = ${id(2)}`)]).toEqual([
        ...[change, { kind: 'changed', row: id(2), sequence: place(2) }],
      ]);
  });

  await step('shows a removed row, whether its link stays, goes, or is closed up', async () => {
    const row = `delete from audit where id = ${id(5)}`;
    const link = `delete from audit_link where audit = ${id(5)}`;
    expect(await foundAfter(row)).toEqual({ kind: 'removed', row: id(5), sequence: place(5) });
    expect(await foundAfter(row, link)).toEqual({ kind: 'removed', row: null, sequence: place(5) });
    const closeUp = [
      `update audit_link set sequence = -sequence where sequence > ${place(5)}`,
      'update audit_link set sequence = -sequence - 1 where sequence < 0',
    ];
    expect(await foundAfter(row, link, ...closeUp)).toEqual({ kind: 'removed before', row: id(6), sequence: place(5) });
    expect(await foundAfter(`delete from audit where id = (select min(audit) from audit_link)`)).toMatchObject({
      ...{ kind: 'removed', sequence: 1 },
    });
  });

  await step('shows an inserted row, with a made-up digest or with one that fits', async () => {
    const room = [
      `update audit_link set sequence = -sequence where sequence > ${place(8)}`,
      'update audit_link set sequence = -sequence + 1 where sequence < 0',
      `insert into audit (id, at, who, what) overriding system value values (900000, now(), 'x', 'forged')`,
    ];
    const before = `(select digest from audit_link where sequence = ${place(8)})`;
    const fitting = `encode(sha256(convert_to(${before} || E'\\n' || ${AUDIT_CONTENT}, 'UTF8')), 'hex')`;
    for (const digest of [`repeat('f', 64)`, fitting]) {
      const link = `insert into audit_link select ${place(9)}, a.id, ${AUDIT_CONTENT}, ${digest} from audit a where a.id = 900000`;
      expect(await foundAfter(...room, link)).toEqual({ kind: 'inserted', row: 900_000, sequence: place(9) });
    }
  });

  await step('shows moved rows', async () => {
    const swap = (column: string) => [
      `update audit_link set ${column} = -${column} where sequence in (${place(20)}, ${place(21)})`,
      `update audit_link set ${column} = -${column} + case when ${column} = -${column === 'audit' ? id(20) : place(20)} then 1 else -1 end where ${column} < 0`,
    ];
    expect(await foundAfter(...swap('sequence'))).toEqual({ kind: 'reordered', row: id(21), sequence: place(20) });
    expect(await foundAfter(...swap('audit'))).toEqual({ kind: 'reordered', row: id(21), sequence: place(20) });
  });

  await step('refuses to be changed, and forgets only by its function', async () => {
    for (const change of [
      `update audit set who = 'x'`,
      'delete from audit',
      'truncate audit',
      'update audit_link set digest = content',
      'delete from audit_link',
      'truncate audit_link',
    ])
      await expect(db.query(change)).rejects.toThrow('The audit log is append-only');
    const count = async () => (await db.query<{ rows: number }>('select count(*)::int as rows from audit'))[0]?.rows;
    const before = (await count()) ?? 0;
    await db.query(`select forget_audit('2017-08-07T00:59:59Z')`);
    expect((await verifyAudit(db)).fault).toBeNull();
    const [gone] = await db.query<{ forgotten: number }>(`select forget_audit('2017-08-07T01:00:01Z') as forgotten`);
    expect(gone?.forgotten).toBeGreaterThan(ROWS);
    expect(await count()).toBeLessThan(before);
    await expect(db.query('delete from audit')).rejects.toThrow('append-only');
    while ((await linkAudit(pool)) > 0);
    const { fault, rows } = await verifyAudit(db);
    expect([fault, rows]).toEqual([null, await count()]);
    expect(await db.query(`select what from audit where what = 'forgetAudit'`)).not.toEqual([]);
  });
});
