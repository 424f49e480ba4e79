// PostgreSQL with deploy/postgresql, and PgBouncer with deploy/pgbouncer before it, by the passwords of deploy/make-secrets.sh.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { atEnd } from './atEnd.ts';
import { temporaryDirectory } from './directory.ts';
import { eventually } from './eventually.ts';
import { LENT, runAsLent } from './machinePostgres.ts';
import { emptyDirectory } from './process.ts';
import { runChecker } from './programs.ts';
import { freePort } from './realKannel.ts';
import { findPostgresPrograms, killAllOn, startAsLent } from './replicatedPair.ts';

/** Resolves when it takes connections of the superuser, at that port. */
export async function startPostgresOfDeploy(): Promise<number> {
  const folder = await emptyDirectory();
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  if (LENT) await chown(data, LENT.uid, LENT.gid);
  atEnd(async () => {
    await killAllOn(folder);
    await rm(folder, { recursive: true, force: true });
  });
  const programs = await findPostgresPrograms();
  const words = [
    '-U',
    'postgres',
    '--auth-host=scram-sha-256',
    '--auth-local=trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ];
  const password = join(folder, 'password');
  await writeFile(password, SUPERUSER_PASSWORD);
  await runAsLent(join(programs, 'initdb'), ['-D', data, `--pwfile=${password}`, ...words]);
  // The machine of the tests has less memory than the file is for, and nothing here has to survive a power cut.
  const configuration = await readFile('deploy/postgresql/antrean.conf', 'utf8');
  const file = join(folder, 'antrean.conf');
  await writeFile(file, `${configuration}\nshared_buffers = 64MB\nfsync = off\nunix_socket_directories = ''\n`);
  const port = await freePort();
  startAsLent(join(programs, 'postgres'), ['-D', data, '-c', `config_file=${file}`, '-p', String(port)]);
  await eventually('PostgreSQL lets in', () =>
    letsIn(`postgres://postgres:${SUPERUSER_PASSWORD}@127.0.0.1:${port}/postgres`),
  );
  return port;
}

const SUPERUSER_PASSWORD = 'of-the-superuser';

/** By the script that the image of PostgreSQL runs. */
export async function makeRoles(port: number, secrets: string): Promise<void> {
  const env = { PGHOST: '127.0.0.1', PGPORT: String(port), PGPASSWORD: SUPERUSER_PASSWORD, SECRETS: secrets };
  const { status, said } = await runChecker('deploy/postgresql/roles.sh', [], { env });
  if (status !== 0) throw new Error(said);
}

/** At that port, before PostgreSQL at the other; only the addresses in its file are changed. */
export async function startPgbouncerOfDeploy(port: number, databasePort: number, secrets: string): Promise<void> {
  const folder = await temporaryDirectory();
  const users = join(folder, 'users.txt');
  await writeFile(users, await readFile(join(secrets, 'pgbouncer-users'), 'utf8'));
  const settings = (await readFile('deploy/pgbouncer/pgbouncer.ini', 'utf8'))
    .replace('host=postgres port=5432', `host=127.0.0.1 port=${databasePort}`)
    .replace('listen_addr = 0.0.0.0', 'listen_addr = 127.0.0.1')
    .replace('listen_port = 6432', `listen_port = ${port}`)
    .replace('/etc/pgbouncer/users.txt', users);
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(file, settings);
  await chmod(folder, 0o755);
  if (LENT) for (const each of [users, file]) await chown(each, LENT.uid, LENT.gid);
  const child = spawn('pgbouncer', ['-q', file], { ...LENT, stdio: 'ignore' });
  const ended = once(child, 'close');
  atEnd(() => {
    child.kill('SIGKILL');
    return ended;
  });
  const owner = await readFile(join(secrets, 'database-owner-url'), 'utf8');
  await eventually('PgBouncer lets in', () => letsIn(owner));
}

async function letsIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}
