// All that DATABASE_URL says holds for every connection: encryption, options, a socket.
import { chown, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { startApp } from '../../server/app.ts';
import { openLog } from '../../server/faults/log.ts';
import { startPostgres } from '../../server/postgres/postgres.ts';
import { readServerSettings } from '../../server/settings.ts';
import { atEnd } from '../support/atEnd.ts';
import { CERTIFICATE, KEY } from '../support/certificate.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { standingClock } from '../support/house.ts';
import { makeOffices } from '../support/offices.ts';

let own: URL;
let sockets: string;
let certificate: string;
let root: pg.Client;

beforeAll(async () => {
  sockets = await temporaryDirectory();
  const settings = { fsync: 'off', unix_socket_directories: sockets };
  const { chmod } = await import('node:fs/promises');
  await chmod(sockets, 0o777);
  const postgres = await startPostgres({ dataDir: await temporaryDirectory(), settings, log: () => {} });
  atEnd(() => postgres.stop());
  own = new URL(postgres.superuserUrl);
  root = new pg.Client({
    host: sockets,
    port: Number(own.port),
    user: own.username,
    password: own.password,
    database: 'antrean',
  });
  root.on('error', () => {});
  await root.connect();
  certificate = join(sockets, 'ca.crt');
  await writeFile(certificate, CERTIFICATE);
  const [{ data_directory: directory }] = (await root.query('show data_directory')).rows;
  const { uid, gid } = await stat(directory);
  // The network lets in only connections that are encrypted.
  const rules = 'hostssl all all all scram-sha-256\nlocal all all scram-sha-256\n';
  const files = { 'server.key': KEY, 'server.crt': CERTIFICATE, 'pg_hba.conf': rules };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(directory, name), text, { mode: 0o600 });
    await chown(join(directory, name), uid, gid);
  }
  await root.query('alter system set ssl = on');
  await root.query('select pg_reload_conf()');
  atEnd(() => root.end());
}, 60_000);

/** An address with those parameters, of a database of its own. */
async function address(name: string, parameters: Record<string, string>): Promise<string> {
  await root.query(`create database ${name}`);
  const url = Object.assign(new URL(own), { pathname: `/${name}` });
  for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
  return url.href.replaceAll('+', '%20');
}

async function start(databaseUrl: string): Promise<void> {
  const config = readServerSettings({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: await temporaryDirectory() });
  const clock = standingClock();
  const running = await startApp({
    config,
    databaseUrl,
    ownerUrl: null,
    offices: makeOffices(),
    clock,
    log: openLog('fatal'),
  });
  atEnd(() => running.stop());
  const url = running.url.replace('localhost', '127.0.0.1');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
}

const lines = async (name: string) =>
  (
    await root.query(
      `select a.application_name as name, s.ssl, a.client_addr from pg_stat_activity a join pg_stat_ssl s using (pid) where a.datname = $1`,
      [name],
    )
  ).rows;

describe('a database that takes encrypted connections only', () => {
  test('lets in no one in the clear', async () => {
    const clear = new pg.Client({ connectionString: await address('clear', {}) });
    await expect(clear.connect()).rejects.toThrow('no encryption');
  });

  test('is used by every connection encrypted, its certificate checked', async () => {
    await start(await address('checked', { sslmode: 'verify-full', sslrootcert: certificate }));
    const seen = await lines('checked');
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.filter(({ ssl }) => !ssl)).toEqual([]);
  });

  test('is used encrypted with sslmode=require, which trusts any certificate as psql does', async () => {
    await start(await address('required', { sslmode: 'require' }));
    expect((await lines('required')).filter(({ ssl }) => !ssl)).toEqual([]);
  });

  test('is not used where its certificate is of another authority', async () => {
    await expect(start(await address('strange', { sslmode: 'verify-full' }))).rejects.toThrow('certificate');
  });
});

test('options hold for every connection: tables lie in the schema they name', async () => {
  const url = await address('elsewhere', { sslmode: 'require', options: '-c search_path=app' });
  const inside = new pg.Client({
    host: sockets,
    port: Number(own.port),
    user: own.username,
    password: own.password,
    database: 'elsewhere',
  });
  await inside.connect();
  await inside.query('create schema app');
  await start(url);
  const { rows } = await inside.query(
    `select distinct schemaname from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  await inside.end();
  expect(rows.map(({ schemaname }) => schemaname)).toEqual(['app', 'graphile_worker']);
});

test('a socket holds for every connection', async () => {
  await start(await address('by_socket', { host: sockets }));
  const seen = await lines('by_socket');
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.filter(({ client_addr }) => client_addr !== null)).toEqual([]);
});

test('what a role is set to otherwise does not change how the server reads and writes', async () => {
  await root.query(`create database otherwise`);
  for (const setting of [`datestyle = 'SQL, DMY'`, `timezone = 'Asia/Jayapura'`, `bytea_output = 'escape'`])
    await root.query(`alter database otherwise set ${setting}`);
  await root.query(`alter database otherwise set default_transaction_isolation = 'serializable'`);
  const url = Object.assign(new URL(own), { pathname: '/otherwise' });
  url.searchParams.set('sslmode', 'require');
  await start(url.href);
});
