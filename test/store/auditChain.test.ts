// The audit log is append-only, and its chain names the first row that was changed, removed, inserted or moved.
import { expect, test } from 'vitest';
import { writeAudit } from '../../src/access/audit.ts';
import { AUDIT_CONTENT } from '../../src/access/auditSeal.ts';
import { checkDataKeys } from '../../src/access/keptSecrets.ts';
import { linkAudit, takeUpSeals } from '../../src/audit/auditChain.ts';
import { headStands, verifyAudit } from '../../src/audit/verifyAudit.ts';
import { DataCipher } from '../../src/cipher.ts';
import { inTransaction, queriesOn, type Transaction, useCipher } from '../../src/database.ts';
import { instant } from '../../src/time.ts';
import { openHouse } from '../support/house.ts';
import { step } from '../support/step.ts';

const ROWS = 400;
const NOW = instant('2017-08-07T01:00:00Z');

async function openLog(cipher?: DataCipher) {
  const house = await openHouse();
  const { pool } = house.database;
  if (cipher) useCipher(pool, cipher);
  const db = queriesOn(pool);
  const write = (count: number, through = pool) =>
    inTransaction(through, async (tx) => {
      for (let row = 0; row < count; row++) {
        const change = { asker: { kind: 'administrator' as const }, source: null, what: 'test', office: 'BOGOR' };
        await writeAudit(tx, { ...change, subject: String(row) }, NOW);
      }
    });
  await write(ROWS);
  while ((await linkAudit(pool)) > 0);
  const [first] = await db.query<{ id: number }>(`select min(id) as id from audit where what = 'test'`);
  /** Tampers as the owner of the tables can, looks at what is found, and puts it back. */
  const foundAfter = async (...statements: (string | ((tx: Transaction) => Promise<unknown>))[]) => {
    let found: unknown;
    const tampering = inTransaction(pool, async (tx) => {
      await tx.query('alter table audit disable trigger user; alter table audit_link disable trigger user');
      for (const step of statements) await (typeof step === 'string' ? tx.query(step) : step(tx));
      found = (await verifyAudit(tx)).fault;
      throw new Error('put back');
    });
    await expect(tampering).rejects.toThrow('put back');
    return found;
  };
  const id = (row: number) => (first?.id ?? 0) + row;
  const [link] = await db.query<{ sequence: number }>('select sequence from audit_link where audit = $1', [id(0)]);
  return {
    pool,
    neighbour: house.neighbour,
    db,
    write,
    foundAfter,
    id,
    place: (row: number) => (link?.sequence ?? 0) + row,
  };
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

const FORGED = `insert into audit (at, who, what) values (now(), 'manager 7', 'closeDay')`;
const FORGED_IN_GAP = `insert into audit (id, at, who, what) overriding system value
  select min(id) + 1, now(), 'manager 7', 'closeDay' from audit a where not exists (select from audit b where b.id = a.id + 1)`;

test('the newest rows of the chain', async () => {
  const { pool, db, write, foundAfter, id, place } = await openLog(
    new DataCipher([{ id: '1', bytes: Buffer.from('0123456789abcdef0123456789abcdef') }]),
  );
  const end = place(ROWS - 1);
  const link = async () => {
    while ((await linkAudit(pool)) > 0);
  };

  await step('may wait for their links, and are found if they are changed, moved or copied meanwhile', async () => {
    await write(3);
    const before = await verifyAudit(db);
    expect([before.fault, before.head.sequence]).toEqual([null, end]);
    const waiting = (await db.query<{ id: number }>('select id from audit order by id desc limit 3')).map(
      (row) => row.id,
    );
    const [last = 0, middle = 0] = waiting;
    const inserted = (row: number) => ({ kind: 'inserted', row, sequence: null });
    expect(await foundAfter(`update audit set who = 'manager 8' where id = ${middle}`)).toEqual(inserted(middle));
    const swap = [
      `update audit set id = -id where id in (${last}, ${middle})`,
      `update audit set id = ${last + middle} + id where id < 0`,
    ];
    expect(await foundAfter('alter table audit alter id set generated by default', ...swap)).toEqual(inserted(middle));
    const copy = `insert into audit (at, who, what, office, subject, detail, source, asker, seal)
      select at, who, what, office, subject, detail, source, asker, seal from audit where id =`;
    for (const row of [id(3), last]) expect(await foundAfter(`${copy} ${row}`)).toMatchObject({ kind: 'inserted' });
    await link();
    expect((await verifyAudit(db)).fault).toBeNull();
  });

  await step('are found if one was written by hand, wherever its id, and never get a link', async () => {
    for (const forged of [FORGED, FORGED_IN_GAP, FORGED.replace('closeDay', 'forgetAudit')])
      expect(await foundAfter(forged)).toMatchObject({ kind: 'inserted' });
    const guessed = `insert into audit (at, who, what, seal) values (now(), 'x', 'y', encode(sha256('x'), 'hex'))`;
    expect(await foundAfter(guessed)).toMatchObject({ kind: 'inserted' });
    const claim = `insert into audit (at, who, what, detail) values (now(), 'x', 'forgetAudit', '{"after": {"places": 7}}')`;
    expect(await foundAfter(claim)).toMatchObject({ kind: 'inserted' });
  });

  await step('are found to be missing, also after others were linked, and if the chain was written again', async () => {
    const row = 'delete from audit where id = (select audit from audit_link order by sequence desc limit 1)';
    const linked = 'delete from audit_link where sequence = (select max(sequence) from audit_link)';
    expect(await foundAfter(row, linked)).toEqual({ kind: 'removed', row: null, sequence: end + 3 });
    const rewrite = `update audit_link l set content = (select ${AUDIT_CONTENT} from audit a where a.id = l.audit),
      digest = encode(sha256(convert_to((select digest from audit_link where sequence = l.sequence - 1) || E'\\n' ||
        (select ${AUDIT_CONTENT} from audit a where a.id = l.audit), 'UTF8')), 'hex') where sequence = ${end + 3}`;
    const lie = `update audit set who = 'manager 8' where id = (select max(id) from audit)`;
    expect(await foundAfter(lie, rewrite)).toMatchObject({ kind: 'changed', sequence: end + 3 });
    expect(
      await foundAfter(
        lie,
        rewrite,
        'update audit_head set digest = (select digest from audit_link order by sequence desc limit 1)',
      ),
    ).toEqual({
      ...{ kind: 'unsealed', row: null, sequence: end + 3 },
    });
    expect(await foundAfter('delete from audit_head')).toMatchObject({ kind: 'unsealed' });
  });

  await step('are linked without a seal while servers of the version before may run, and not later', async () => {
    const upgraded = (hours: number) =>
      db.query(
        `update migration set executed_at = now() - interval '${hours} hours' where name = 'Migration20270109_sealedAudit'`,
      );
    await upgraded(24);
    await db.query(
      `update migration set executed_at = now() - interval '9 days' where name = 'Migration20261221_audit'`,
    );
    expect(await linkAudit(pool)).toBe(0);
    await upgraded(0);
    await db.query(FORGED);
    expect(await linkAudit(pool)).toBe(1);
    await upgraded(2);
    expect((await verifyAudit(db)).fault).toBeNull();
    await db.query(FORGED);
    await write(1);
    expect(await linkAudit(pool)).toBe(1);
    expect((await verifyAudit(db)).fault).toMatchObject({ kind: 'inserted' });
  });

  await step('cannot be cut off and replaced by later ones', async () => {
    await inTransaction(pool, async (tx) => {
      await tx.query('alter table audit disable trigger user; alter table audit_link disable trigger user');
      await tx.query('delete from audit_link where sequence = (select max(sequence) from audit_link)');
      await tx.query('delete from audit where id not in (select audit from audit_link)');
      await tx.query('alter table audit enable trigger user; alter table audit_link enable trigger user');
    });
    await write(1);
    expect(await linkAudit(pool)).toBe(1);
    expect((await verifyAudit(db)).fault).toMatchObject({ kind: 'changed' });
  });

  await step('cannot be sealed without the key, and another key is told from tampering', async () => {
    useCipher(pool, new DataCipher([{ id: '2', bytes: Buffer.from('fedcba9876543210fedcba9876543210') }]));
    expect((await verifyAudit(queriesOn(pool))).fault).toMatchObject({ kind: 'unsealed' });
  });
});

test('the first key seals what servers without one have written', async () => {
  const { pool, write, neighbour } = await openLog();
  await write(1);
  useCipher(pool, new DataCipher([{ id: '1', bytes: Buffer.from('0123456789abcdef0123456789abcdef') }]));
  await takeUpSeals(pool);
  await checkDataKeys(queriesOn(pool));
  const { fault, rows } = await verifyAudit(queriesOn(pool));
  expect([fault, rows > ROWS]).toEqual([null, true]);

  await step('those without one may go on for an hour', async () => {
    const { pool: keyless } = await neighbour();
    await write(1, keyless);
    expect(await linkAudit(keyless)).toBe(1);
    await write(1, keyless);
    expect((await verifyAudit(queriesOn(pool))).fault).toBeNull();
    expect(await linkAudit(pool)).toBe(1);
    expect((await verifyAudit(queriesOn(pool))).fault).toBeNull();
  });

  await step('and an upgrade that is dated later lets no row without a seal in', async () => {
    const dated = (name: string, ago: string) =>
      pool.query('update migration set executed_at = now() - $2::interval where name = $1', [name, ago]);
    await dated('Migration20261221_audit', '9 days');
    await dated('Migration20270109_sealedAudit', '0');
    await pool.query(FORGED);
    expect(await linkAudit(pool)).toBe(0);
    expect((await verifyAudit(queriesOn(pool))).fault).toMatchObject({ kind: 'inserted' });
    await inTransaction(pool, async (tx) => {
      await tx.query('alter table audit disable trigger user');
      await tx.query('delete from audit where id not in (select audit from audit_link)');
      await tx.query('alter table audit enable trigger user');
    });
    await dated('Migration20270109_sealedAudit', '1 day');
  });

  await step('and no longer, however the hour is written', async () => {
    const [head] = (await pool.query('select keyed_at from audit_head')).rows;
    const keyed = (at: string) => pool.query('update audit_head set keyed_at = $1', [at]);
    await keyed(head.keyed_at.add({ hours: 1 }).toString());
    await write(1, (await neighbour()).pool);
    expect(await linkAudit(pool)).toBe(0);
    expect((await verifyAudit(queriesOn(pool))).fault).toMatchObject({ kind: 'unsealed' });
  });
});
