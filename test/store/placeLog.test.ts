// The place log of a day of 400 bookings: it agrees with their history, and whatever is done to it afterwards is found.
import pg from 'pg';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { inTransaction, queriesOn } from '../../src/database.ts';
import { itemAt } from '../../src/items.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { disagreements } from '../../src/placeLog/agree.ts';
import { appendPlaces } from '../../src/placeLog/append.ts';
import { chained, digestOf, EMPTY_CHAIN, type LogRow } from '../../src/placeLog/chain.ts';
import { type LogLine, linesOf } from '../../src/placeLog/export.ts';
import { makeSigningKey, openKeys } from '../../src/placeLog/keys.ts';
import { lastHead, stretchOf, wholeLog } from '../../src/placeLog/read.ts';
import { signPlaces } from '../../src/placeLog/sign.ts';
import { verifyLog } from '../../src/placeLog/verify.ts';
import { instant } from '../../src/time.ts';
import { eventually } from '../support/app.ts';
import { atEnd } from '../support/atEnd.ts';
import { openHouse } from '../support/house.ts';
import { desk, small } from '../support/standby.ts';

const MONDAY = '2017-08-07';
const BOOKINGS = 400;
const keys = openKeys(makeSigningKey(), Buffer.alloc(32, 7).toString('base64'));

const CURSOR_LEFT_BEHIND =
  "select (select max(id) from booking_event) > done as behind from place_cursor where name = 'place log'";

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  return Array.fromAsync(items);
}

describe('the log of a day of 400 bookings', async () => {
  const house = await openHouse(undefined, small(100));
  const { pool } = house.database;
  const db = queriesOn(pool);
  const at = desk(house);
  const append = () => appendPlaces(pool, keys);
  const sign = () => signPlaces(pool, ['BOGOR', 'DEPOK'], keys, house.clock.now());
  const agreement = () => all(disagreements(db, keys.pseudonymOf));
  const exported = async () => all(linesOf(db, await wholeLog(db, 'BOGOR'), keys.publicKey));

  let lines: LogLine[] = [];
  let rows: LogRow[] = [];

  beforeAll(async () => {
    const codes: string[] = [];
    for (let first = 0; first < BOOKINGS; first += 50) {
      const some = Array.from({ length: 50 }, (_, index) => at.booked(first + index, MONDAY));
      // Other servers append as well, while people book.
      const others = Promise.all([append(), append()]);
      codes.push(...(await Promise.all(some)));
      await others;
      house.clock.advance(1);
      await sign();
    }
    await Promise.all(codes.slice(0, 20).map((code, index) => at.cancel(index, code)));
    await Promise.all(codes.slice(20, 40).map((code, index) => at.reschedule(20 + index, code, '2017-08-08')));
    house.clock.set(`${MONDAY}T08:30:00+07:00`);
    await settleAll(pool, house.clock.now());
    while ((await append()) > 0);
    // The cursor follows when no transaction of the whole database server is left that began before the events.
    await eventually('the cursor at the last event', async () => {
      await append();
      return !(await pool.query(CURSOR_LEFT_BEHIND)).rows[0].behind;
    });
    await sign();
    lines = await exported();
    rows = lines.flatMap((line) => (line.kind === 'row' ? [line] : []));
  });

  /** The export with other rows in it. */
  const withRows = (changed: readonly LogRow[]) => [
    ...lines.filter(({ kind }) => kind !== 'row'),
    ...changed.map((row) => ({ kind: 'row' as const, ...row })),
  ];
  const faultsOf = async (changed: readonly LogRow[]) => (await verifyLog(withRows(changed))).faults;
  const kindsOf = async (changed: readonly LogRow[]) => new Set((await faultsOf(changed)).map(({ kind }) => kind));
  /** As one who knows how digests are made would write the rows again. */
  const rewritten = (changed: readonly LogRow[]) => chained(EMPTY_CHAIN, changed);
  const victim = 567;

  test('has each step of each booking once, in order, under pseudonyms, and is found without fault', async () => {
    const { faults, unsigned, heads, publicKeys } = await verifyLog(lines);
    expect(faults).toEqual([]);
    expect(unsigned).toBe(0);
    expect(heads).toBeGreaterThan(5);
    expect(publicKeys).toEqual([keys.publicKey]);
    expect(await agreement()).toEqual([]);
    const count = (action: string) => rows.filter((row) => row.action === action).length;
    expect([count('BOOK'), count('CONFIRM'), count('CANCEL'), count('RESCHEDULE')]).toEqual([400, 400, 20, 20]);
    expect(count('FORFEIT')).toBeGreaterThan(0);
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
    expect(new Set(rows.map(({ person }) => person)).size).toBe(BOOKINGS);
    expect(/pemohon|\+62|1987-01-25/i.test(JSON.stringify(rows))).toBe(false);
  });

  test('names the place that each booking got, in the order in which the places of a window were given', async () => {
    const places = Map.groupBy(
      rows.filter(({ action }) => action === 'CONFIRM'),
      ({ window }) => window,
    );
    for (const given of places.values())
      expect(given.map(({ place }) => place)).toEqual(given.map((_, index) => index + 1));
    const moved = rows.filter(({ action }) => action === 'RESCHEDULE');
    expect(new Set(moved.map(({ day }) => day))).toEqual(new Set(['2017-08-08']));
  });

  test('a changed row is found', async () => {
    const one = { ...itemAt(rows, victim), person: 'another-person-1' };
    const blunt = rows.with(victim, one);
    expect(await faultsOf(blunt)).toMatchObject([{ kind: 'CHANGED', sequence: victim + 1 }]);
    const digested = rows.with(victim, { ...one, digest: digestOf(one) });
    expect(await kindsOf(digested)).toContain('UNLINKED');
    expect(await kindsOf(rewritten(blunt))).toEqual(new Set(['HEAD', 'SEAL']));
  });

  test('a removed row is found', async () => {
    const fewer = rows.toSpliced(victim, 1);
    expect(await faultsOf(fewer)).toMatchObject([{ kind: 'MISSING', sequence: victim + 1 }]);
    expect(await kindsOf(rewritten(fewer))).toEqual(new Set(['HEAD', 'MISSING']));
    expect(await faultsOf(rows.slice(0, -3))).toMatchObject([{ kind: 'MISSING', sequence: rows.length - 2 }]);
    expect(await faultsOf(rows.slice(3))).toMatchObject([{ kind: 'MISSING', sequence: 1 }]);
  });

  test('an inserted row is found', async () => {
    const one = itemAt(rows, victim);
    const more = rows.toSpliced(victim, 0, one);
    expect(await faultsOf(more)).toMatchObject([{ kind: 'INSERTED', sequence: victim + 1 }]);
    expect(await kindsOf(rewritten(more))).toEqual(new Set(['HEAD', 'INSERTED', 'SEAL']));
    const appended = chained(itemAt(rows, rows.length - 1), [one]);
    expect(await kindsOf([...rows, ...appended])).toEqual(new Set(['INSERTED']));
  });

  test('rows in another order are found', async () => {
    const [one, two] = [itemAt(rows, victim), itemAt(rows, victim + 1)];
    const swapped = rows.with(victim, two).with(victim + 1, one);
    expect(await kindsOf(swapped)).toContain('REORDERED');
    expect(await kindsOf(rewritten(swapped))).toEqual(new Set(['HEAD', 'SEAL']));
  });

  test('a log that was written again and signed with another key is found by who knows the key, or an old head', async () => {
    const other = openKeys(makeSigningKey(), '');
    const signed = lines.map((line) => {
      if (line.kind === 'log') return { ...line, publicKey: other.publicKey };
      return line.kind === 'head' ? { ...line, publicKey: other.publicKey, signature: other.sign('x') } : line;
    });
    expect((await verifyLog(signed)).faults.length).toBeGreaterThan(0);
    expect((await verifyLog(lines, { publicKey: other.publicKey })).faults.length).toBeGreaterThan(0);
    expect((await verifyLog(lines, { publicKey: keys.publicKey })).faults).toEqual([]);
    const head = { sequence: victim, digest: rows[victim]?.digest ?? '' };
    expect((await verifyLog(lines, { heads: [head] })).faults).toMatchObject([{ kind: 'HEAD', sequence: victim }]);
  });

  test('an export of some days begins after a signed head and ends with one', async () => {
    const days = { office: 'BOGOR', timeZone: 'Asia/Jakarta', from: MONDAY, to: MONDAY };
    const stretch = await stretchOf(db, days);
    const part = await all(linesOf(db, stretch, keys.publicKey));
    const first = part.find((line) => line.kind === 'row');
    expect(first?.sequence).toBe(stretch.after + 1);
    expect(stretch.after).toBeGreaterThan(0);
    expect((await verifyLog(part)).faults).toEqual([]);
    const beheaded = part.filter((line) => line.kind !== 'head' || line.sequence !== stretch.after);
    expect((await verifyLog(beheaded)).faults).toMatchObject([{ kind: 'HEAD', sequence: stretch.after }]);
    const before = { ...days, from: '2017-07-01', to: '2017-07-02' };
    expect((await verifyLog(linesOf(db, await stretchOf(db, before), ''))).rows).toBe(0);
  });

  test('the database refuses to change it', async () => {
    for (const sql of [
      `update place_log set person = 'x' where sequence = 5`,
      'delete from place_log where sequence = 5',
      'truncate place_log',
      `update place_head set digest = 'x'`,
      'delete from place_head',
      'truncate place_head',
    ])
      await expect(pool.query(sql)).rejects.toThrow('The place log is append-only.');
  });

  test('a history or a log that the owner of the database changed is found', async () => {
    const client = await pool.connect();
    onTestFinished(() => client.release());
    /** The differences found after the statements, which are taken back. */
    const foundAfter = async (...statements: string[]) => {
      await client.query('begin');
      for (const sql of statements) await client.query(sql);
      const found = await all(disagreements(queriesOn(client), keys.pseudonymOf));
      await client.query('rollback');
      return found.map(({ text }) => text);
    };
    const one = itemAt(rows, victim);
    expect(await foundAfter(`update booking_event set by = 'administrator' where id = ${one.event}`)).toEqual([
      'the log differs from the history in asker',
    ]);
    expect(await foundAfter(`update booking_event set window_id = window_id + 1 where id = ${one.event}`)).toEqual([
      'the log differs from the history in window, startsAt',
    ]);
    expect(await foundAfter(`delete from booking_event where id = ${one.event}`)).toEqual([
      'the history lacks the event',
    ]);
    const drop = 'alter table place_log disable trigger all';
    expect(await foundAfter(drop, `delete from place_log where event = ${one.event}`)).toEqual([
      'the log lacks the event',
    ]);
  });

  test('an event that is committed late comes into the log late, and is not lost', async () => {
    const {
      rows: [last],
    } = await pool.query('select booking, window_id, place from booking_event order by id desc limit 1');
    const INSERT = `insert into booking_event (booking, at, action, by, window_id, place)
      values ($1, '2017-08-07T09:00:00+07:00', $2, 'clock', $3, $4)`;
    const write = (client: pg.Client | typeof pool, action: string) =>
      client.query(INSERT, [last.booking, action, last.window_id, last.place]);
    const slow = new pg.Client({ connectionString: house.url });
    await slow.connect();
    atEnd(() => slow.end());
    await slow.query('begin');
    await write(slow, 'SLOW');
    await write(pool, 'FAST');
    expect(await append()).toBe(1);
    for (let turn = 0; turn < 5; turn++) expect(await append()).toBe(0);
    await write(pool, 'FAST');
    expect(await append()).toBe(1);
    await slow.query('commit');
    expect(await append()).toBe(1);
    for (let turn = 0; turn < 5; turn++) expect(await append()).toBe(0);
    const { rows: logged } = await pool.query(
      `select action from place_log where office = 'BOGOR' order by sequence desc limit 3`,
    );
    expect(logged.map(({ action }) => action)).toEqual(['SLOW', 'FAST', 'FAST']);
    // Transactions of other databases of the server hold the cursor back, too.
    await eventually('the cursor is at the end', async () => {
      await append();
      return (
        (await pool.query('select from place_cursor where done = (select max(id) from booking_event)')).rowCount === 1
      );
    });
    expect(await agreement()).toEqual([]);
  });

  test('a head is signed once for each end, and only where there is something new', async () => {
    await sign();
    expect(await sign()).toBe(0);
    const head = await lastHead(db, 'BOGOR');
    const end = (await wholeLog(db, 'BOGOR')).until;
    expect(head).toMatchObject({ sequence: end, publicKey: keys.publicKey });
    expect(instant(head?.at ?? '')).toEqual(house.clock.now());
    expect(await lastHead(db, 'DEPOK')).toBeNull();
  });

  test('a transaction that failed leaves no gap', async () => {
    const before = (await wholeLog(db, 'BOGOR')).until;
    const fails = inTransaction(pool, async (tx) => {
      tx.send(`insert into booking_event (booking, at, action, by)
        select booking, at, 'LOST', by from booking_event order by id limit 1`);
      throw new Error('Something else went wrong.');
    });
    await expect(fails).rejects.toThrow('Something else went wrong.');
    await pool.query(`insert into booking_event (booking, at, action, by)
      select booking, at, 'KEPT', by from booking_event order by id limit 1`);
    expect(await append()).toBe(1);
    expect((await wholeLog(db, 'BOGOR')).until).toBe(before + 1);
    expect((await verifyLog(await exported())).faults).toEqual([]);
  });
});
