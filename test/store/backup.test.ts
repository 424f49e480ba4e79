// A backup is one moment of a database that is worked on, and becomes the same database again, or none at all.
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { doubtSince } from '../../server/backup/doubtSince.ts';
import { type MadeBackup, makeBackup } from '../../server/backup/makeBackup.ts';
import { type RestoreOptions, restoreBackup } from '../../server/backup/restoreBackup.ts';
import { StartFault } from '../../server/faults/startFault.ts';
import { migrate } from '../../server/postgres/database.ts';
import { urlsOf } from '../../server/postgres/roles.ts';
import { checkDataKeys, keepSecret } from '../../src/access/keptSecrets.ts';
import { DataCipher } from '../../src/cipher.ts';
import { inTransaction, queriesOn, useCipher } from '../../src/database.ts';
import { SERVER_LOCKS } from '../../src/locks.ts';
import { type Outgoing, putOut } from '../../src/outbox/outbox.ts';
import { addMinutes, instant } from '../../src/time.ts';
import { atEnd } from '../support/atEnd.ts';
import { cloneDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { made, openHouse, phoneOf, sender, wanted } from '../support/house.ts';
import { EMPTY } from '../support/seed.ts';

/** Windows of days to come: what is in doubt after a restoration is measured by the clock of the database. */
const house = await openHouse(new Date().toISOString());
const { pool } = house.database;
const folder = await temporaryDirectory();
const AS_IT_WAS: RestoreOptions = { replace: false, asItWas: true };
const PLAIN: RestoreOptions = { replace: false, asItWas: false };

const ownerOf = (url: string) => urlsOf(url).ownerUrl;

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  atEnd(() => client.end());
  return client;
}

/** A database without any table. */
async function newDatabase() {
  const { url } = await cloneDatabase('template1');
  const rows = async (sql: string, values?: unknown[]) => {
    const client = await connect(url);
    const { rows: found } = await client.query(sql, values);
    await client.end();
    return found;
  };
  return { url, owner: ownerOf(url), rows };
}

let files = 0;
const newFile = () => join(folder, `backup-${files++}.sql.gz`);

async function bookOne(number: number) {
  const asker = sender(phoneOf(number));
  const { code } = made(await house.book(wanted(house, number, { asker, visitDate: null })));
  return { code, confirm: async () => made(await house.confirm({ code, asker, proof: {} })) };
}

const put = (to: string, afterMinutes = 0): Outgoing => ({
  purpose: `test ${to}`,
  channel: 'whatsapp',
  from: '+628111100333',
  office: 'BOGOR',
  to: { kind: 'phone', value: to },
  key: 'help',
  text: 'A\tline\\ and\nanother \u2028 🎫',
  media: [],
  afterMinutes,
});

let file: string;
let backup: MadeBackup;
let held: string;
/** Of the moment of the backup. */
let whole: { content: unknown[]; shape: { name: string }[]; jobs: unknown[] };

beforeAll(async () => {
  const people = await Promise.all(Array.from({ length: 12 }, (_, index) => bookOne(index)));
  for (const { confirm } of people.slice(0, 8)) await confirm();
  held = people[9]?.code ?? '';
  await inTransaction(pool, (tx) => putOut(tx, [put(phoneOf(1)), put(phoneOf(2), 600)], house.clock.now(), true));
  await pool.query(`insert into inbox_message (channel, message_id, sender_kind, sender, recipient, office, text, received_at)
    values ('whatsapp', 'in doubt', 'phone', '+62899', '+628111100333', 'BOGOR', 'halo', now())`);
  file = newFile();
  backup = await makeBackup(ownerOf(house.url), file, '0.0.0-test');
  const read = async (sql: string) => (await pool.query(sql)).rows;
  whole = { content: await read(CONTENT), shape: await read(SHAPE), jobs: await read(JOBS) };
});

/** The rows of each table as one number, and what the database makes of them by itself. */
const CONTENT = `select relname, (xpath('/row/c/text()', query_to_xml(format(
    'select coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '''') || count(*) as c from %I t', relname), false, true, '')))[1]::text as content
  from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`;
const SHAPE = `
  select 'column' as kind, table_name || '.' || column_name as name, concat_ws(' ', data_type, is_nullable, column_default, is_identity, is_generated) as said
    from information_schema.columns where table_schema = current_schema()
  union all select 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = current_schema()::regnamespace
  union all select 'index', indexname, indexdef from pg_indexes where schemaname = current_schema()
  union all select 'trigger', tgrelid::regclass || '.' || tgname, tgenabled::text || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select 'routine', oid::regprocedure::text, prosrc || prosecdef::text from pg_proc where pronamespace = current_schema()::regnamespace
  union all select 'owner', relname, relowner::regrole::text from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'S')
  order by 1, 2`;
const JOBS = `select t.identifier, j.payload, j.run_at::text, j.key, j.priority, j.max_attempts from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id order by 1, 2::text`;
/** Months that a server opens with the days; the rows of each are in the table over them. */
const ofMonth = ({ name }: { name: string }) => /_event_(\d{4}_\d\d|other)/.test(name);

describe('a backup', () => {
  test('is for the eyes of its owner, and no file is written over', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(backup.bytes).toBe((await stat(file)).size);
    await expect(makeBackup(ownerOf(house.url), file, '0')).rejects.toThrow(/is there already/);
    await expect(makeBackup(ownerOf(house.url), join(folder, 'none/x.gz'), '0')).rejects.toThrow(
      /cannot be written \(ENOENT\)/,
    );
  });

  test('becomes the same tables with the same rows, to the bit', async () => {
    const target = await newDatabase();
    const { doubts, rows } = await restoreBackup(target.owner, file, AS_IT_WAS);
    expect(doubts).toBeNull();
    expect(rows['booking']).toBe(12);
    expect(await target.rows(CONTENT)).toEqual(whole.content);
    const shape = await target.rows(SHAPE);
    expect(shape.filter((one) => !ofMonth(one))).toEqual(whole.shape.filter((one) => !ofMonth(one)));
    expect(await target.rows(JOBS)).toEqual(whole.jobs);
    // The next row has the next number.
    const next = `insert into inbox_message (channel, message_id, sender_kind, sender, recipient, text, received_at)
      values ('whatsapp', 'next', 'phone', '1', '2', '', now()) returning id`;
    expect(await target.rows(next)).toEqual([{ id: String((rows['inbox_message'] as number) + 1) }]);
    await migrate(target.owner);
  });

  test('of a database that is being booked on is one moment of it', async () => {
    let going = true;
    const booked = (async () => {
      for (let number = 100; going; number++) await (await bookOne(number)).confirm();
    })();
    const target = await newDatabase();
    const during = newFile();
    await makeBackup(ownerOf(house.url), during, '0');
    going = false;
    await booked;
    await restoreBackup(target.owner, during, AS_IT_WAS);
    const wrong = `select w.id from capacity_window w where w.taken <> (select count(*) from booking b where b.window_id = w.id and b.live)
        or w.issued < (select count(*) from booking b where b.window_id = w.id and b.place is not null)
      union all select 0 from booking b where (select count(*) from booking_event e where e.booking = b.code) < case status when 'CONFIRMED' then 2 else 1 end`;
    expect(await target.rows(wrong)).toEqual([]);
  });

  test('names the keys that its data is encrypted with', async () => {
    expect(backup.header.dataKeys).toEqual([]);
    const { open, url } = await cloneDatabase(EMPTY);
    const { pool: sealed } = await open();
    useCipher(
      sealed,
      new DataCipher([{ id: 'k7', bytes: Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)) }]),
    );
    await checkDataKeys(queriesOn(sealed));
    await keepSecret(queriesOn(sealed), 'a secret', 'plain words');
    const path = newFile();
    expect((await makeBackup(ownerOf(url), path, '0')).header.dataKeys).toEqual(['k7']);
    expect(gunzipSync(await readFile(path)).toString()).not.toContain('plain words');
  });

  test('of an older database is refused', async () => {
    const { open, url } = await cloneDatabase(EMPTY);
    await (await open()).pool.query(`delete from migration where name = 'Migration20270127_restorations'`);
    await expect(makeBackup(ownerOf(url), newFile(), '0')).rejects.toThrow(/older version of Antrean/);
  });
});

describe('a restoration', () => {
  /** Tries it on a database that holds an office, and says why it was refused; nothing may have changed. */
  async function refusalOf(path: string, options: RestoreOptions = { replace: true, asItWas: false }): Promise<string> {
    const { url } = await cloneDatabase(EMPTY);
    const client = await connect(url);
    await client.query(
      `insert into opt_out (channel, sender, recipient, by, at) values ('sms', '1', '2', 'PERSON', now())`,
    );
    const before = (await client.query(CONTENT)).rows;
    const fault = await restoreBackup(ownerOf(url), path, options).then(
      () => new Error('It was restored.'),
      (error: unknown) => error as Error,
    );
    expect((await client.query(CONTENT)).rows).toEqual(before);
    return fault instanceof StartFault ? fault.message.replace(path, 'FILE') : `${fault.name}: ${fault.message}`;
  }

  async function changed(change: (text: string) => string): Promise<string> {
    const path = newFile();
    await writeFile(path, gzipSync(change(gunzipSync(await readFile(file)).toString())));
    return path;
  }

  test('of a file that is no backup, is cut off or was changed is refused in one sentence, before anything is touched', async () => {
    const [text, cut, flipped] = [newFile(), newFile(), newFile()];
    await writeFile(text, 'select 1;\n');
    const bytes = await readFile(file);
    await writeFile(cut, bytes);
    await truncate(cut, Math.floor(bytes.length / 2));
    const middle = Math.floor(bytes.length * 0.6);
    await writeFile(flipped, bytes.with(middle, (bytes[middle] ?? 0) ^ 1));
    expect(await refusalOf(text)).toBe('FILE is no backup of Antrean.');
    expect(await refusalOf(await changed(() => '-- PostgreSQL database dump\n'))).toBe('FILE is no backup of Antrean.');
    expect(await refusalOf(cut)).toMatch(/^FILE is damaged or incomplete/);
    expect(await refusalOf(flipped)).toMatch(/^FILE is damaged or incomplete/);
    expect(await refusalOf(await changed((whole) => whole.slice(0, whole.lastIndexOf('\n-- '))))).toMatch(
      /its end is missing/,
    );
    expect(await refusalOf(await changed((whole) => whole.replace(/(COPY "booking" .*\n).*\n/, '$1')))).toMatch(
      /rows are missing/,
    );
    expect(await refusalOf(join(folder, 'nowhere'))).toBe('There is no file FILE.');
    expect(await refusalOf(folder)).toBe('FILE cannot be read (EISDIR).');
  });

  test('of a newer version is refused', async () => {
    const later = await changed((whole) =>
      whole.replace('"migrations":[', '"migrations":[{"name":"Migration29990101_later","checksum":null},'),
    );
    expect(await refusalOf(later)).toBe(
      'FILE is of a newer version of Antrean (Migration29990101_later): restore it with that version, or a newer one.',
    );
    expect(await refusalOf(await changed((whole) => whole.replace('"format":1', '"format":2')))).toMatch(
      /made by a newer version/,
    );
    const other = await changed((whole) =>
      whole.replace(/("name":"Migration20261126_queue","checksum":")\w+/, '$1abc'),
    );
    expect(await refusalOf(other)).toMatch(/another Migration20261126_queue/);
  });

  test('that fails in its middle leaves what was there', async () => {
    const twice = await changed((whole) =>
      whole.replace(/(COPY "booking" .*\n)(.*\n)/, '$1$2$2').replace(/"booking":12/, '"booking":13'),
    );
    expect(await refusalOf(twice)).toMatch(/duplicate key.*booking_pkey/);
  });

  test('into a database that is not empty, or on which a server works, is refused', async () => {
    const { url } = await cloneDatabase();
    const full = await cloneDatabase('antrean_seeded');
    await expect(restoreBackup(ownerOf(full.url), file, PLAIN)).rejects.toThrow(/not empty/);
    const server = await connect(url);
    await server.query('select pg_advisory_lock($1)', [SERVER_LOCKS.from + 7]);
    await expect(restoreBackup(ownerOf(url), file, PLAIN)).rejects.toThrow(/stop all servers/);
    await server.query('select pg_advisory_unlock_all()');
    await server.query('create table of_others (id integer)');
    await expect(restoreBackup(ownerOf(url), file, PLAIN)).rejects.toThrow(
      /not of this version of Antrean \(of_others\)/,
    );
    await server.query('drop table of_others');
    await restoreBackup(ownerOf(url), file, PLAIN);
  });

  test('replaces what a database holds when it is told to', async () => {
    const { url } = await cloneDatabase('antrean_seeded');
    await restoreBackup(ownerOf(url), file, { replace: true, asItWas: true });
    const [there, here] = [await connect(url), await connect(house.url)];
    const bookings = 'select code, status, queue_number from booking where code = $1';
    expect((await there.query(bookings, [held])).rows).toEqual((await here.query(bookings, [held])).rows);
    expect(
      (await there.query(`select count(*)::int as windows from capacity_window where date < '2018-01-01'`)).rows,
    ).toEqual([{ windows: 0 }]);
  });

  test('puts in doubt what may have come about since', async () => {
    const target = await newDatabase();
    const { doubts } = await restoreBackup(target.owner, file, PLAIN);
    const [before] = (await pool.query(`select max(id)::int as id from booking_event`)).rows;
    expect(doubts).toMatchObject({ messages: 1, unanswered: 1, holds: 4 });
    // The one that is due later cannot have been sent.
    const messages = await target.rows(
      'select recipient, unsure_at = taken_at as is_unsure from outbox_message, restoration order by id',
    );
    expect(messages).toEqual([
      { recipient: phoneOf(1), is_unsure: true },
      { recipient: phoneOf(2), is_unsure: null },
    ]);
    expect(await target.rows(`select key from graphile_worker.jobs where task_identifier = 'deliver'`)).toHaveLength(1);
    expect(
      await target.rows(`select reason from inbox_message where message_id = 'in doubt' and worked_at is not null`),
    ).toEqual([{ reason: 'RESTORED' }]);
    // However soon that is: an hour of today may begin in a few minutes.
    const kept = 'select confirm_by >= forfeit_at and forfeit_at > now() as is_kept from booking where code = $1';
    expect(await target.rows(kept, [held])).toEqual([{ is_kept: true }]);
    // No number that was given since the backup is given again.
    const fewest = `select min(w.issued - coalesce(last.place, 0) - w.capacity) as fewest from capacity_window w
      left join lateral (select max(place) as place from booking where window_id = w.id) last on true where w.ends_at > now()`;
    expect(await target.rows(fewest)).toEqual([{ fewest: 0 }]);
    const [event] = await target.rows(`select nextval(pg_get_serial_sequence('booking_event', 'id'))::int as id`);
    expect(event.id).toBeGreaterThan(before.id + 900_000);
  });
});

describe('a database that PostgreSQL brought back to a moment', () => {
  const SEQUENCES = `select sequencename, last_value from pg_sequences where schemaname = current_schema() order by 1`;
  /** All that it holds but the moments of the restoration itself. */
  async function stateOf({ rows }: Awaited<ReturnType<typeof newDatabase>>) {
    const ofRestoration = ['inbox_message', 'restoration'];
    const content = (await rows(CONTENT)).filter(({ relname }) => !ofRestoration.includes(relname));
    const left = await rows('select id, reason, worked_at is null as waits from inbox_message order by id');
    const moments = await rows('select taken_at, restored_at > taken_at as is_later, resumed_at from restoration');
    return { content, left, moments, jobs: await rows(JOBS), sequences: await rows(SEQUENCES) };
  }
  const since = () => instant(backup.header.takenAt);

  async function broughtBack() {
    const target = await newDatabase();
    await restoreBackup(target.owner, file, AS_IT_WAS);
    const doubt = (isRehearsal = false, moment = since()) => doubtSince(target.owner, { since: moment, isRehearsal });
    return { target, doubt };
  }

  test('is in doubt as one that was restored from a backup of that moment', async () => {
    const restored = await newDatabase();
    const { doubts } = await restoreBackup(restored.owner, file, PLAIN);
    const { target, doubt } = await broughtBack();
    expect(await doubt()).toEqual({ doubts, lastChange: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(await stateOf(target)).toEqual(await stateOf(restored));
  });

  test('is counted without a change, and put in doubt once', async () => {
    const { target, doubt } = await broughtBack();
    const before = await stateOf(target);
    const { doubts } = await doubt(true);
    expect(doubts).toMatchObject({ messages: 1, unanswered: 1, holds: 4 });
    expect(await stateOf(target)).toEqual(before);
    expect((await doubt()).doubts).toEqual(doubts);
    const after = await stateOf(target);
    expect(after).not.toEqual(before);
    // A command that is given again, and one of a later moment of the time that is in doubt.
    expect((await doubt()).doubts).toBeNull();
    expect((await doubt(false, addMinutes(since(), 0.001))).doubts).toBeNull();
    expect(await stateOf(target)).toEqual(after);
    // An earlier moment puts more in doubt.
    expect((await doubt(false, addMinutes(since(), -60))).doubts).not.toBeNull();
    expect((await stateOf(target)).moments).toHaveLength(2);
  });

  test('is left as it is while a server works on it, or for a moment to come', async () => {
    const { target, doubt } = await broughtBack();
    const before = await stateOf(target);
    await expect(doubt(false, addMinutes(instant(new Date().toISOString()), 60))).rejects.toThrow(/is still to come/);
    const server = await connect(target.url);
    await server.query('select pg_advisory_lock($1)', [SERVER_LOCKS.from + 7]);
    for (const isRehearsal of [true, false])
      await expect(doubt(isRehearsal)).rejects.toThrow(/stop all servers before anything is put in doubt/);
    await server.end();
    expect(await stateOf(target)).toEqual(before);
  });
});
