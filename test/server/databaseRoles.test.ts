// Each role of a real PostgreSQL does what it needs and no more, and data of a version with one role is taken over.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../server/postgres/database.ts';
import { startPostgres } from '../../server/postgres/postgres.ts';
import { prepareDatabase, warnOfOwnedTables } from '../../server/postgres/prepareDatabase.ts';
import { APPLICATION_ROLE, OWNER_ROLE, SUPERUSER, urlsOf } from '../../server/postgres/roles.ts';
import { openPool } from '../../src/database.ts';
import { analyzeGrown } from '../../src/jobs/growth.ts';
import { atEnd } from '../support/atEnd.ts';
import { cloneDatabase } from '../support/database.ts';
import { blocksOf, DOCUMENTS } from '../support/documentBlocks.ts';
import { SEEDED } from '../support/seed.ts';

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  atEnd(() => client.end());
  return client;
}

/** The code of the fault that a statement meets; nothing that it does stays. */
async function faultOf(client: pg.Client, sql: string): Promise<string> {
  await client.query('begin');
  try {
    await client.query(sql);
    return 'none';
  } catch (error) {
    return (error as pg.DatabaseError).code ?? String(error);
  } finally {
    await client.query('rollback');
  }
}

const NOT_ALLOWED = '42501';

/** A row in every table whose rows are never changed. */
async function appendRows(owner: pg.Client): Promise<void> {
  await owner.query(`insert into audit (at, who, what) values (now(), 'manager 7', 'closeDay')`);
  await owner.query(`insert into audit_link (sequence, audit, content, digest) select 1, max(id), 'a', 'b' from audit`);
  await owner.query(`insert into place_head (office, sequence, digest, at, signature, public_key)
    values ('BOGOR', 1, 'a', now(), 'b', 'c'), ('BOGOR', 2, 'a', now() - interval '1 year', 'b', 'c')`);
}

describe('the application', () => {
  const REFUSED = [
    'create table mine (id integer)',
    'create schema mine',
    `create function mine() returns integer language sql as 'select 1'`,
    'alter table booking add column mine text',
    'alter table audit disable trigger all',
    'alter table place_log disable trigger user',
    'alter table audit owner to current_user',
    'drop trigger audit_append_only on audit',
    'drop table booking',
    'drop index audit_of_office',
    'truncate booking cascade',
    'truncate audit',
    'truncate place_log',
    `update audit set who = 'manager 8'`,
    'delete from audit',
    `set antrean.forgetting_audit = 'on'; delete from audit`,
    `select forget_audit(now())`,
    `update audit_link set digest = 'c'`,
    'delete from audit_link',
    `update place_log set person = 'x'`,
    'delete from place_log',
    `update place_head set signature = 'd'`,
    'delete from place_head',
    'delete from place_head where sequence = 2',
    `update migration set name = 'x'`,
    'delete from migration_checksum',
    'set session_replication_role = replica',
    `set role ${OWNER_ROLE}`,
    `set session authorization ${SUPERUSER}`,
    `alter role ${APPLICATION_ROLE} superuser`,
    'create role mine',
    `alter database antrean owner to ${APPLICATION_ROLE}`,
    `copy (select 1) to program 'true'`,
    `select pg_read_file('/etc/hostname')`,
    'create policy mine on graphile_worker._private_jobs using (true)',
    'create table graphile_worker.mine (id integer)',
  ];

  test('changes no table, no trigger, no role, and no row that is written once and for all', async () => {
    const { url } = await cloneDatabase(SEEDED);
    await appendRows(await connect(urlsOf(url).ownerUrl));
    const application = await connect(urlsOf(url).url);
    const faults = [];
    for (const sql of REFUSED) faults.push([sql, await faultOf(application, sql)]);
    expect(faults).toEqual(REFUSED.map((sql) => [sql, NOT_ALLOWED]));
  });

  test('reads and writes rows, also those of jobs, and has grown tables looked at', async () => {
    const { url } = await cloneDatabase(SEEDED);
    const application = await connect(urlsOf(url).url);
    await appendRows(application);
    await application.query(`select graphile_worker.add_job('nothing')`);
    expect((await application.query('select from graphile_worker._private_jobs')).rowCount).toBe(1);
    await application.query(`insert into secret (name, value) select 'filler ' || n, repeat('x', 500)
      from generate_series(1, 2000) n`);
    const pool = openPool(urlsOf(url).url, 1);
    atEnd(() => pool.end());
    const analyzed = `select analyze_count::integer as times from pg_stat_user_tables where relname = 'secret'`;
    const before = (await application.query(analyzed)).rows;
    expect(await analyzeGrown(pool)).toContain('secret');
    await expect.poll(async () => (await application.query(analyzed)).rows).not.toEqual(before);
  });

  test('has months of events made and dropped, and may write and look after them', async () => {
    const { url } = await cloneDatabase(SEEDED);
    const application = await connect(urlsOf(url).url);
    const event = `insert into booking_event (booking, at, action, by) values ('K7Q2M9XA', '2031-05-05Z', 'BOOK', 'clock')`;
    await application.query(event);
    const { rows } = await application.query(`select open_months('2031-05-01', '2031-05-31') as made`);
    expect(rows).toEqual([{ made: ['booking_event_2031_05', 'ticket_event_2031_05'] }]);
    await application.query(event);
    await application.query('analyze booking_event_2031_05');
    const owners = `select distinct relowner::regrole::text as owner from pg_class where relname like '%_event_2031_05'`;
    expect((await application.query(owners)).rows).toEqual([{ owner: OWNER_ROLE }]);
    expect(await faultOf(application, 'drop table booking_event_2031_05')).toBe(NOT_ALLOWED);
    // A table of the caller's by that name does not stand in the way.
    await application.query('create temp table booking_event (at timestamptz) partition by range (at)');
    await application.query(`set search_path = pg_temp, public; select drop_months('2031-06-01Z')`);
    expect((await application.query('select from public.booking_event')).rowCount).toBe(0);
  });

  test('is let into its own database only', async () => {
    const { url } = await cloneDatabase();
    const elsewhere = Object.assign(new URL(urlsOf(url).url), { pathname: '/postgres' }).toString();
    await expect(connect(elsewhere)).rejects.toMatchObject({ code: NOT_ALLOWED });
  });

  test('is told at start where its role owns the tables', async () => {
    const { url } = await cloneDatabase();
    const said: string[] = [];
    const log = { warn: (line: string) => said.push(line) };
    for (const address of [urlsOf(url).url, urlsOf(url).ownerUrl, url]) {
      const pool = openPool(address, 1);
      atEnd(() => pool.end());
      await warnOfOwnedTables(pool, { mode: 'live' }, log as never);
    }
    expect(said).toEqual([OWNER_ROLE, SUPERUSER].map((role) => expect.stringContaining(`(${role}) owns the tables`)));
  });
});

test('the owner of the tables is no superuser, and no one is let in without a password', async () => {
  const { url } = await cloneDatabase();
  const superuser = await connect(url);
  const { rows } = await superuser.query(`select rolname as role from pg_roles
    where rolname like '${SUPERUSER}%' and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication)`);
  expect(rows).toEqual([{ role: SUPERUSER }]);
  const rules = await superuser.query('select distinct auth_method as method from pg_hba_file_rules');
  expect(rules.rows).toEqual([{ method: 'scram-sha-256' }]);
  const owner = await connect(urlsOf(url).ownerUrl);
  expect(await faultOf(owner, `copy (select 1) to program 'true'`)).toBe(NOT_ALLOWED);
});

describe('roles of one’s own, by DATABASE_URL and DATABASE_OWNER_URL', () => {
  /** A database whose tables another role owns, and a role for the application. */
  async function ownRoles() {
    const { url } = await cloneDatabase();
    const superuser = await connect(url);
    const name = `site_${new URL(url).pathname.slice(-8)}`;
    await superuser.query(`create role ${name} login password 'secret'`);
    atEnd(() => superuser.query(`drop owned by ${name}; drop role ${name}`));
    const databaseUrl = Object.assign(new URL(url), { username: name, password: 'secret' }).toString();
    return { superuser, name, databaseUrl, ownerUrl: urlsOf(url).ownerUrl };
  }

  test('the application gets its rights once, and the next start changes nothing', async () => {
    const { superuser, databaseUrl, ownerUrl } = await ownRoles();
    await prepareDatabase({ databaseUrl, ownerUrl });
    const application = await connect(databaseUrl);
    await application.query(`insert into audit (at, who, what) values (now(), 'manager 7', 'closeDay')`);
    await application.query(`select graphile_worker.add_job('nothing')`);
    expect(await faultOf(application, 'delete from audit')).toBe(NOT_ALLOWED);
    expect(await faultOf(application, 'truncate booking cascade')).toBe(NOT_ALLOWED);
    const versions = 'select oid, xmin::text from pg_class order by oid';
    const before = (await superuser.query(versions)).rows;
    await prepareDatabase({ databaseUrl, ownerUrl });
    expect((await superuser.query(versions)).rows).toEqual(before);
  });

  test('are made as the documents say', async () => {
    const { url } = await cloneDatabase();
    const superuser = await connect(url);
    const name = `told_${new URL(url).pathname.slice(-8)}`;
    const written = DOCUMENTS.flatMap(blocksOf).filter(({ language }) => language === 'sql');
    const text = written.find((block) => /create role/i.test(block.text))?.text ?? '';
    atEnd(async () => {
      await superuser.query(`drop database if exists ${name}`);
      await superuser.query(`drop role if exists ${name}_app, ${name}_owner`);
    });
    for (const statement of text.replaceAll('antrean', name).split(';')) await superuser.query(statement);
    const urlFor = (role: string) =>
      Object.assign(new URL(url), { username: role, password: '…', pathname: `/${name}` }).toString();
    await prepareDatabase({ databaseUrl: urlFor(`${name}_app`), ownerUrl: urlFor(`${name}_owner`) });
    const application = new pg.Client({ connectionString: urlFor(`${name}_app`) });
    await application.connect();
    await application.query(`select graphile_worker.add_job('nothing')`);
    expect(await faultOf(application, 'create temporary table mine (id integer)')).toBe(NOT_ALLOWED);
    expect(await faultOf(application, 'truncate audit')).toBe(NOT_ALLOWED);
    await application.end();
  });

  test('a right that was given by hand is taken away again', async () => {
    const { superuser, name, databaseUrl, ownerUrl } = await ownRoles();
    await superuser.query(`grant all on all tables in schema public to ${name}`);
    await prepareDatabase({ databaseUrl, ownerUrl });
    const application = await connect(databaseUrl);
    expect(await faultOf(application, 'truncate booking cascade')).toBe(NOT_ALLOWED);
    expect(await faultOf(application, `update audit set who = 'x'`)).toBe(NOT_ALLOWED);
  });

  test('of two databases they are refused in a sentence', async () => {
    const { databaseUrl } = await ownRoles();
    const other = await cloneDatabase();
    await expect(prepareDatabase({ databaseUrl, ownerUrl: urlsOf(other.url).ownerUrl })).rejects.toThrow(
      'DATABASE_URL and DATABASE_OWNER_URL must be addresses of the same database and schema.',
    );
  });

  test('an owner who is not let in is named', async () => {
    const { databaseUrl, ownerUrl } = await ownRoles();
    const wrong = Object.assign(new URL(ownerUrl), { password: 'guessed' }).toString();
    await expect(prepareDatabase({ databaseUrl, ownerUrl: wrong })).rejects.toThrow(
      /^The database at DATABASE_OWNER_URL cannot be used: password authentication failed/,
    );
  });
});

describe('data of a version that had the superuser alone', () => {
  test('is taken over at the next start, whole', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'antrean-roles-'));
    await chmod(dataDir, 0o755);
    const start = async () => {
      const postgres = await startPostgres({ dataDir, settings: { fsync: 'off' }, log: () => {} });
      atEnd(() => postgres.stop());
      return postgres;
    };
    atEnd(() => rm(dataDir, { recursive: true, force: true }));
    const old = await start();
    await makeAsBefore(old.superuserUrl);
    await old.stop();
    const { url, ownerUrl, superuserUrl } = await start();
    await prepareDatabase({ databaseUrl: url, ownerUrl });
    const application = await connect(url);
    expect((await application.query(`select who from audit`)).rows).toEqual([{ who: 'manager 7' }]);
    expect((await application.query('select from graphile_worker._private_jobs')).rowCount).toBe(1);
    await application.query(`select graphile_worker.add_job('nothing')`);
    expect(await faultOf(application, 'truncate audit')).toBe(NOT_ALLOWED);
    expect(await faultOf(application, 'create temporary table mine (id integer)')).toBe(NOT_ALLOWED);
    const superuser = await connect(superuserUrl);
    expect((await superuser.query(OWNERS)).rows).toEqual([{ owner: OWNER_ROLE }]);
    // A later migration changes the tables as the owner.
    const owner = await connect(ownerUrl);
    await owner.query('alter table booking add column later text; alter table booking drop column later');
  });

  /** The database as it was made then: by the superuser, who owns everything. */
  async function makeAsBefore(superuserUrl: string): Promise<void> {
    const admin = await connect(Object.assign(new URL(superuserUrl), { pathname: '/postgres' }).toString());
    await admin.query('drop database antrean');
    await admin.query(`drop role ${OWNER_ROLE}, ${APPLICATION_ROLE}`);
    await admin.query('create database antrean');
    await migrate(superuserUrl);
    const superuser = await connect(superuserUrl);
    await superuser.query(`insert into audit (at, who, what) values (now(), 'manager 7', 'closeDay')`);
    await superuser.query(`select graphile_worker.add_job('nothing')`);
    expect((await superuser.query(OWNERS)).rows).toEqual([{ owner: SUPERUSER }]);
  }

  const OWNERS = `
    select distinct owner::regrole::text as owner from (
      select relowner as owner, relnamespace as schema from pg_class union all
      select proowner, pronamespace from pg_proc union all
      select typowner, typnamespace from pg_type union all
      select nspowner, oid from pg_namespace where nspname <> 'public' union all
      select datdba, 'public'::regnamespace from pg_database where datname = 'antrean'
    ) object
    where schema::regnamespace::text !~ '^pg_' and schema <> 'information_schema'::regnamespace order by 1`;
});
