// Two servers of PostgreSQL, a primary and its standby: the machine's own version, or the embedded one.
import { spawn } from 'node:child_process';
import { chown, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { binariesFor } from '../../server/postgres/account.ts';
import { atEnd } from './atEnd.ts';
import { eventually } from './eventually.ts';
import { AS_LENT, LENT, machinePrograms, runAsLent, runProgram } from './machinePostgres.ts';
import { emptyDirectory, processesOn, query } from './process.ts';
import { freePort } from './realKannel.ts';

export interface ReplicatedPair {
  /** Names both, and asks for the one that takes writes. */
  url: string;
  /** The standby alone: it takes writes once it is promoted. */
  standbyUrl: string;
  /** The primary alone. */
  primaryUrl: string;
  /** Ends the primary and all its processes without a word. */
  killPrimary(): Promise<void>;
  /** Ends the standby likewise. */
  killStandby(): Promise<void>;
  /** Resolves when PostgreSQL says that the standby takes writes. */
  promoteStandby(): Promise<void>;
}

/** `waits`: a commit waits for the standby. */
export async function startReplicatedPair({ waits = true } = {}): Promise<ReplicatedPair> {
  const folder = await emptyDirectory();
  const [primary, standby] = [join(folder, 'primary'), join(folder, 'standby')];
  for (const place of [primary, standby]) {
    await mkdir(place, { mode: 0o700 });
    if (LENT) await chown(place, LENT.uid, LENT.gid);
  }
  const programs = await findPostgresPrograms();
  const [port, standbyPort] = [await freePort(), await freePort()];
  atEnd(async () => {
    await killAllOn(folder);
    await rm(folder, { recursive: true, force: true });
  });
  const words = ['-U', 'antrean', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await runAsLent(join(programs, 'initdb'), ['-D', primary, ...words]);
  // A standby begins as a copy of its primary.
  await cp(primary, standby, { recursive: true, preserveTimestamps: true });
  await writeFile(join(standby, 'standby.signal'), '');
  if (LENT) await runProgram('chown', ['-R', `${LENT.uid}:${LENT.gid}`, standby]);
  const run = (data: string, own: number, settings: readonly string[]) =>
    startAsLent(join(programs, 'postgres'), ['-D', data, '-p', String(own), ...settingWords(settings)]);
  run(primary, port, waits ? ['synchronous_standby_names=*'] : []);
  run(standby, standbyPort, [`primary_conninfo=host=127.0.0.1 port=${port} user=antrean`]);
  const addressOf = (host: string, database: string) => `postgres://antrean@${host}/${database}`;
  const first = addressOf(`127.0.0.1:${port}`, 'postgres');
  await eventually('the standby has all that the primary has', async () => {
    const state = await query(first, 'select state, sync_state from pg_stat_replication').catch(() => []);
    return state[0]?.sync_state === (waits ? 'sync' : 'async') && state[0]?.state === 'streaming';
  });
  await query(first, 'create database antrean');
  const hosts = `127.0.0.1:${port},127.0.0.1:${standbyPort}`;
  return {
    url: `${addressOf(hosts, 'antrean')}?target_session_attrs=read-write`,
    standbyUrl: addressOf(`127.0.0.1:${standbyPort}`, 'antrean'),
    primaryUrl: addressOf(`127.0.0.1:${port}`, 'antrean'),
    killPrimary: () => killAllOn(primary),
    killStandby: () => killAllOn(standby),
    promoteStandby: () => runAsLent(join(programs, 'pg_ctl'), ['promote', '-w', '-D', standby]),
  };
}

function settingWords(own: readonly string[]): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=150',
    ...own,
  ];
  return settings.flatMap((setting) => ['-c', setting]);
}

export async function findPostgresPrograms(): Promise<string> {
  return machinePrograms() ?? dirname((await binariesFor(LENT)).postgres);
}

export function startAsLent(program: string, words: readonly string[]): void {
  spawn(program, words, { ...AS_LENT, stdio: 'ignore', detached: true });
}

/** Their processes have groups of their own, and are told by where they work. */
export async function killAllOn(folder: string): Promise<void> {
  await eventually(`nothing runs on ${folder}`, async () => {
    const left = await processesOn(folder);
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It was quicker.
      }
    }
    return left.length === 0;
  });
}
