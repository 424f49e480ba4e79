// Makes PostgreSQL's data directory at the first start, whole or not at all, with the password that opens it.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StartFault } from '../faults/startFault.ts';
import { type SystemAccount, startedAs } from './account.ts';
import type { DataPlace } from './dataPlace.ts';
import { killWithParent } from './killWithParent.ts';
import { SUPERUSER } from './roles.ts';

export interface ClusterSetup {
  initdb: string;
  /** false: nothing is flushed to the disk. */
  isDurable: boolean;
  /** Called when initdb runs, if there is no data yet. */
  onBegun(): void;
}

/** Gives the password of the superuser. */
export async function prepareCluster(place: DataPlace, setup: ClusterSetup): Promise<string> {
  await clearUnfinished(place);
  if (existsSync(place.cluster)) return readPassword(place);
  await writePassword(passwordFileOf(place), place.account);
  await rename(await makeUnfinished(place, setup), place.cluster);
  if (setup.isDurable) await flushDirectory(place.home);
  return readPassword(place);
}

/** New data with the password that is there, beside its place: a program that is killed in the middle leaves nothing that looks like data. */
export async function makeUnfinished(place: DataPlace, setup: ClusterSetup): Promise<string> {
  const { initdb, isDurable, onBegun } = setup;
  const unfinished = await mkdtemp(`${place.cluster}.new-`);
  await giveTo(unfinished, place.account);
  const made = runInitdb(initdb, initdbArguments(unfinished, passwordFileOf(place), isDurable), place.account);
  onBegun();
  await made;
  return unfinished;
}

function passwordFileOf({ home }: DataPlace): string {
  return join(home, 'postgresql.password');
}

/** @throws StartFault */
export async function readPassword(place: DataPlace): Promise<string> {
  const [file, cluster] = [passwordFileOf(place), place.cluster];
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    throw new StartFault(`${file} with the password of the data in ${cluster} is missing or cannot be read.`);
  }
}

/** Written before the data, so that there is never data without it. */
async function writePassword(file: string, account: SystemAccount): Promise<void> {
  const unfinished = `${file}.new`;
  await rm(unfinished, { force: true });
  await writeFile(unfinished, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flush: true });
  await giveTo(unfinished, account);
  await rename(unfinished, file);
}

async function giveTo(path: string, account: SystemAccount): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}

export async function clearUnfinished({ home, cluster }: DataPlace): Promise<void> {
  const left = (await readdir(home)).filter((name) => name.startsWith(`${basename(cluster)}.new-`));
  for (const name of left) {
    // An initdb whose starter was killed may still be writing there; then the next start clears it.
    await rm(join(home, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function initdbArguments(directory: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${directory}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own, so that sorting and upper case don't depend on the machine's locales.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-locale',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

function runInitdb(command: string, options: string[], account: SystemAccount): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new StartFault(`PostgreSQL's data could not be set up: ${why}`));
    const child = spawn(command, options, {
      ...startedAs(account),
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    killWithParent(child, 'SIGTERM');
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    child.once('error', (error) => fail(error.message));
    child.once('close', (code, signal) =>
      code === 0 ? resolve() : fail(lastWords(said) || `ended by ${signal ?? code}`),
    );
  });
}

function lastWords(said: string): string {
  return said.trim().split('\n').slice(-3).join(' ');
}

export async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}
