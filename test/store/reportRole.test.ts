// The role of reports reads the views of its schema, and nothing else in the database.
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../server/postgres/database.ts';
import { REPORT_ROLE, urlsOf } from '../../server/postgres/roles.ts';
import { REPORT_VIEWS } from '../../src/migrations/reportViews.ts';
import { atEnd } from '../support/atEnd.ts';
import { cloneDatabase } from '../support/database.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { SEEDED } from '../support/seed.ts';

const { url: seeded } = await cloneDatabase(SEEDED);
const reader = await connect(urlsOf(seeded).reportUrl);
const superuser = await connect(seeded);

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  atEnd(() => client.end());
  return client;
}

async function codeOf(sql: string): Promise<string> {
  return reader.query(sql).then(
    () => 'none',
    (error: pg.DatabaseError) => error.code ?? error.message,
  );
}
const NOT_ALLOWED_CODE = '42501';

describe('the role of reports', () => {
  test('reads each view, and no table, sequence or function of the owner', async () => {
    for (const { name } of REPORT_VIEWS)
      expect([name, await codeOf(`select * from report.${name} limit 1`)]).toEqual([name, 'none']);
    const { rows } = await superuser.query<{ name: string; kind: string }>(`
      select oid::regclass::text as name, relkind as kind from pg_class
      where relnamespace in (current_schema()::regnamespace, 'graphile_worker'::regnamespace) and relkind in ('r', 'p', 'v', 'S')`);
    expect(rows.length).toBeGreaterThan(70);
    const seen = [];
    for (const { name, kind } of rows) {
      const code = await codeOf(kind === 'S' ? `select last_value from ${name}` : `select from ${name} limit 1`);
      if (code !== NOT_ALLOWED_CODE) seen.push(`${name}: ${code}`);
    }
    expect(seen).toEqual([]);
    for (const sql of [
      `select drop_months(now())`,
      `select open_months('2040-01-01', '2040-01-01')`,
      `select forget_audit(now())`,
      `delete from report.offices`,
      'create table mine (id integer)',
      'create table report.mine (id integer)',
      `set role antrean_owner`,
      `select graphile_worker.add_job('nothing')`,
      `copy (select 1) to program 'true'`,
    ])
      expect([sql, await codeOf(sql)]).toEqual([sql, NOT_ALLOWED_CODE]);
  });

  test('gets views that it has lost at the next start, whose rights stay else untouched', async () => {
    const { url } = await cloneDatabase();
    const { ownerUrl, reportUrl } = urlsOf(url);
    const [owner, report] = [await connect(ownerUrl), await connect(reportUrl)];
    await owner.query(`revoke select on report.waits from ${REPORT_ROLE}`);
    await expect(report.query('select from report.waits')).rejects.toMatchObject({ code: NOT_ALLOWED_CODE });
    await migrate(ownerUrl);
    await report.query('select from report.waits');
    const rights = `select xmin::text, oid from pg_class where relnamespace = 'report'::regnamespace order by oid`;
    const before = (await owner.query(rights)).rows;
    await migrate(ownerUrl);
    expect((await owner.query(rights)).rows).toEqual(before);
  });

  test('lets a program of its own in, made as the document says', async () => {
    const name = `metabase_${new URL(seeded).pathname.slice(-8)}`;
    const [text = ''] = blocksOf('docs/reports.md').map((block) => block.text);
    atEnd(() => superuser.query(`drop owned by ${name}; drop role ${name}`));
    const database = new URL(seeded).pathname.slice(1);
    for (const statement of text
      .replaceAll('metabase', name)
      .replace('database antrean', `database ${database}`)
      .split(';'))
      if (statement.trim()) await superuser.query(statement);
    const program = await connect(Object.assign(new URL(seeded), { username: name, password: '…' }).toString());
    expect((await program.query('select from report.offices')).rowCount).toBeGreaterThan(2);
    await expect(program.query('select from booking')).rejects.toMatchObject({ code: NOT_ALLOWED_CODE });
  });
});
