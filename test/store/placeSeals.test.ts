// The place log before its next signed head: rows that the owner of the database changes, takes out, adds or swaps are found.
import type { PoolClient } from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Queryable, queriesOn } from '../../src/database.ts';
import { itemAt } from '../../src/items.ts';
import { appendPlaces } from '../../src/placeLog/append.ts';
import { chained, type LogRow } from '../../src/placeLog/chain.ts';
import { linesOf } from '../../src/placeLog/export.ts';
import { makeSigningKey, openKeys } from '../../src/placeLog/keys.ts';
import { rowsOf, stretchOf, wholeLog } from '../../src/placeLog/read.ts';
import { sealEnds } from '../../src/placeLog/seal.ts';
import { sealBreaks } from '../../src/placeLog/sealBreaks.ts';
import { signPlaces } from '../../src/placeLog/sign.ts';
import { verifyLog } from '../../src/placeLog/verify.ts';
import { openHouse } from '../support/house.ts';
import { desk, small } from '../support/standby.ts';

const MONDAY = '2017-08-07';
const SECRET = Buffer.alloc(32, 7).toString('base64');
const keys = openKeys(makeSigningKey(), SECRET);
const UNSIGNED = 8;
const COLUMNS = `office, sequence, event, at, day, window_id, starts_at, quota, place, person, asker, officer, action,
  previous, digest`;
const UNGUARDED = 'alter table place_log disable trigger user; alter table place_head disable trigger user';
const LONG_UPGRADED = `update migration set executed_at = now() - interval '3 days' where name = 'Migration20270121_placeSeal'`;
const LONG_SEALED = `update place_seal set begun_at = now() - interval '2 days'`;

describe('rows after the last signed head', async () => {
  const house = await openHouse(undefined, small(100));
  const { pool } = house.database;
  const at = desk(house);
  const append = (by = keys) => appendPlaces(pool, by);
  const sign = () => signPlaces(pool, ['BOGOR'], keys, house.clock.now());

  beforeAll(async () => {
    await Promise.all(Array.from({ length: 5 }, (_, index) => at.booked(index, MONDAY)));
    await append();
    await sign();
    await Promise.all(Array.from({ length: 4 }, (_, index) => at.booked(10 + index, MONDAY)));
    await append();
  });

  const faultsIn = async (db: Queryable) => {
    const { faults } = await verifyLog(linesOf(db, await wholeLog(db, 'BOGOR'), keys.publicKey));
    return [...faults, ...(await sealBreaks(db, 'BOGOR'))].map(({ kind, sequence }) => `${kind} ${sequence}`);
  };
  const logOf = async (db: Queryable) => Array.fromAsync(rowsOf(db, await wholeLog(db, 'BOGOR')));

  /** Looks at what the owner of the tables does, and takes it back. */
  async function asOwner<Found>(deed: (client: PoolClient, db: Queryable) => Promise<Found>): Promise<Found> {
    const client = await pool.connect();
    try {
      await client.query(`begin; ${UNGUARDED}`);
      return await deed(client, queriesOn(client));
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  /** The rows after the signed head are written again in the changed form, as one does who knows how digests are made. */
  function foundAfter(change: (unsigned: LogRow[]) => LogRow[]) {
    return asOwner(async (client, db) => {
      const rows = await logOf(db);
      const signed = rows.length - UNSIGNED;
      const again = chained(itemAt(rows, signed - 1), change(rows.slice(signed)));
      await client.query('delete from place_log where sequence > $1', [signed]);
      const stored = again.map(({ window, startsAt, ...row }) => ({ ...row, window_id: window, starts_at: startsAt }));
      await client.query(
        `insert into place_log (${COLUMNS}) select ${COLUMNS} from json_populate_recordset(null::place_log, $1)`,
        [JSON.stringify(stored)],
      );
      expect((await logOf(db)).length).toBe(signed + again.length);
      return faultsIn(db);
    });
  }

  test('are without fault as they were appended, and the seal names the last', async () => {
    const { rows } = await pool.query('select max(sequence)::int as signed from place_head');
    expect(rows).toEqual([{ signed: 18 - UNSIGNED }]);
    expect(await faultsIn(queriesOn(pool))).toEqual([]);
    expect((await pool.query('select sequence::int, begun_after::int from place_seal')).rows).toEqual([
      { sequence: 18, begun_after: 0 },
    ]);
  });

  test('are found when one was changed and the chain written again', async () => {
    expect(await foundAfter((rows) => rows.with(3, { ...itemAt(rows, 3), person: 'a brother-in-law' }))).toEqual([
      'SEAL 18',
    ]);
  });

  test('are found when one was removed, in between or at the end', async () => {
    expect(await foundAfter((rows) => rows.toSpliced(3, 1))).toEqual(['MISSING 18']);
    expect(await foundAfter((rows) => rows.slice(0, -2))).toEqual(['MISSING 17']);
    expect(await foundAfter(() => [])).toEqual(['MISSING 11']);
  });

  test('are found when one was inserted', async () => {
    const made = (rows: LogRow[]) => ({ ...itemAt(rows, 0), event: 999_999 });
    expect(await foundAfter((rows) => rows.toSpliced(3, 0, made(rows)))).toEqual(['SEAL 18', 'SEAL 19']);
    expect(await foundAfter((rows) => [...rows, made(rows)])).toEqual(['SEAL 19']);
  });

  test('are found when two were swapped', async () => {
    const found = await foundAfter((rows) => rows.with(3, itemAt(rows, 4)).with(4, itemAt(rows, 3)));
    expect(found).toEqual(['SEAL 18']);
  });

  test('are found in the export of a manager, too', async () => {
    const days = { office: 'BOGOR', timeZone: 'Asia/Jakarta', from: '2017-07-01', to: MONDAY };
    const faults = async (db: Queryable) =>
      (await verifyLog(linesOf(db, await stretchOf(db, days), keys.publicKey))).faults;
    expect(await faults(queriesOn(pool))).toEqual([]);
    const found = await asOwner(async (client, db) => {
      await client.query('delete from place_log where sequence > 16');
      return faults(db);
    });
    expect(found).toMatchObject([{ kind: 'MISSING', sequence: 17 }]);
  });

  test('are found without the seal, and with one that was not made by the key', async () => {
    const found = await asOwner(async (client, db) => {
      await client.query(`update place_seal set signature = 'x'`);
      const forged = await faultsIn(db);
      await client.query('delete from place_seal');
      return [forged, await faultsIn(db)];
    });
    expect(found).toEqual([['SEAL 18'], ['SEAL 18']]);
  });
});

describe('a log that was changed', async () => {
  const house = await openHouse(undefined, small(100));
  const { pool } = house.database;
  const db = queriesOn(pool);
  const at = desk(house);
  let comers = 0;
  /** Two rows, appended by a server with that key. */
  const grow = async (by = keys) => {
    await at.booked(comers++, MONDAY);
    await appendPlaces(pool, by);
  };
  const faults = async () => {
    const { faults: all } = await verifyLog(linesOf(db, await wholeLog(db, 'BOGOR'), ''));
    return [...all, ...(await sealBreaks(db, 'BOGOR'))].map(({ kind, sequence }) => `${kind} ${sequence}`);
  };
  const sealed = async () =>
    (await pool.query('select sequence::int, begun_after::int from place_seal order by sequence')).rows;

  test('goes through an upgrade, a new key, and the hands of its owner', async () => {
    // Servers of the version before append no seal: it is behind, and begins again after the rows that it shows nothing of.
    await grow();
    await grow();
    await pool.query('update place_seal set sequence = 2, digest = l.digest from place_log l where l.sequence = 2');
    const [{ digest }] = (await pool.query('select digest from place_log where sequence = 2')).rows;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    // A signature that does not fit is no seal that is behind: it stays.
    expect(await sealEnds(pool, ['BOGOR'], keys)).toEqual(['BOGOR']);
    await pool.query('delete from place_seal');
    expect(await sealEnds(pool, ['BOGOR', 'DEPOK'], keys)).toEqual([]);
    expect(await sealed()).toEqual([{ sequence: 4, begun_after: 4 }]);
    expect(await faults()).toEqual([]);
    await signPlaces(pool, ['BOGOR'], keys, house.clock.now());

    // Another signing key begins a seal of its own.
    const next = openKeys(makeSigningKey(), SECRET);
    await pool.query(LONG_UPGRADED);
    await pool.query(LONG_SEALED);
    await grow(next);
    await signPlaces(pool, ['BOGOR'], next, house.clock.now());
    expect(await sealed()).toEqual([
      { sequence: 4, begun_after: 4 },
      { sequence: 6, begun_after: 4 },
    ]);
    expect((await sealBreaks(db, 'BOGOR')).length).toBe(0);

    // A seal that was taken away begins again, and says so for good.
    await grow(next);
    await signPlaces(pool, ['BOGOR'], next, house.clock.now());
    await pool.query('delete from place_seal where sequence = 8');
    await grow(next);
    expect(await sealed()).toContainEqual({ sequence: 10, begun_after: 8 });
    expect(await faults()).toContain('SEAL 8');
    // Dating the upgrade later does not help.
    await pool.query(`update migration set executed_at = now() where name = 'Migration20270121_placeSeal'`);
    expect(await faults()).not.toEqual([]);

    // A log that is not the sealed one is never sealed over.
    await pool.query(UNGUARDED);
    await pool.query(`update place_log set digest = repeat('0', 64) where sequence = 10`);
    expect(await sealEnds(pool, ['BOGOR'], next)).toEqual(['BOGOR']);
    await grow(next);
    expect(await sealed()).toContainEqual({ sequence: 10, begun_after: 8 });
    expect(await faults()).toEqual(expect.arrayContaining(['SEAL 10', 'SEAL 11']));
  });
});
