// Starts the postgres program, waits until it lets us in, and stops it.

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCodeOf } from '../../src/errorCode.ts';
import { StartFault } from '../faults/startFault.ts';
import { type SystemAccount, startedAs } from './account.ts';
import type { DataPlace } from './dataPlace.ts';
import { killWithParent } from './killWithParent.ts';
import { refuseOtherMajor } from './majorVersion.ts';
import { SUPERUSER } from './roles.ts';
import { DATABASE_NAME, setUpDatabase } from './setUp.ts';

const MAX_LOG_BYTES = 10 * 1024 * 1024;

export interface Launch extends DataPlace {
  postgres: string;
  password: string;
  settings: Record<string, string>;
  /** Called when it runs, and is not ready yet. */
  onBegun(): void;
}

export interface Launched {
  child: ChildProcess;
  /** Resolves to why it ended. */
  ended: Promise<string>;
  /** Of our database, for the superuser. */
  superuserUrl: string;
}

/** Tries again where waiting, or another port, helps. */
export async function launch(what: Launch): Promise<Launched> {
  const giveUp = performance.now() + 10_000;
  for (let tries = 1; ; tries++) {
    const { launched, words } = await launchOnce(what);
    if (launched) return launched;
    // Of a predecessor that was killed, the processes that serve a connection take a moment to notice.
    const predecessor = /pre-existing shared memory block/.test(words) && performance.now() < giveUp;
    const portTaken = /could not (bind|create any TCP)/.test(words) && tries < 5;
    if (/database files are incompatible/.test(words)) refuseOtherMajor(what);
    if (!predecessor && !portTaken)
      throw new StartFault(`PostgreSQL did not start: ${faultIn(words)} (${logFile(what)})`);
    await pause(predecessor ? 250 : 0);
  }
}

async function launchOnce(what: Launch): Promise<{ launched?: Launched; words: string }> {
  const port = await freePort();
  const log = openPostgresLog(logFile(what), what.account);
  const child = spawnPostgres(what, port, log.handle);
  const ended = endOf(child);
  closeSync(log.handle);
  what.onBegun();
  const address = (name: string) => `postgres://${SUPERUSER}:${what.password}@127.0.0.1:${port}/${name}`;
  try {
    const why = await Promise.race([ended, untilReady(address, () => hasEnded(child))]);
    if (why !== undefined) return { words: wordsSince(logFile(what), log.size) || why };
    return { launched: { child, ended, superuserUrl: address(DATABASE_NAME) }, words: '' };
  } catch (error) {
    await stopChild(child, ended);
    throw error;
  }
}

function spawnPostgres({ postgres, cluster, settings, account }: Launch, port: number, log: number): ChildProcess {
  const given = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  // Detached: Ctrl-C in the terminal is for us, who stop PostgreSQL when nothing needs it any more.
  const child = spawn(postgres, ['-D', cluster, ...given], {
    ...startedAs(account),
    detached: true,
    stdio: ['ignore', log, log],
  });
  killWithParent(child, 'SIGQUIT');
  return child;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`it ended ${signal ? `by ${signal}` : `with ${code}`}`));
  });
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Until our database is there and answers. After a crash PostgreSQL first replays its journal, however long that takes. */
async function untilReady(urlOf: (database: string) => string, over: () => boolean): Promise<undefined> {
  const giveUp = performance.now() + 60_000;
  while (!over()) {
    try {
      await setUpDatabase(urlOf);
      return;
    } catch (error) {
      const code = errorCodeOf(error);
      const startingUp = code === '57P03';
      const notListening = code === 'ECONNREFUSED' || code === 'ECONNRESET';
      if (!startingUp && !(notListening && performance.now() < giveUp) && !over()) {
        throw new StartFault(
          `PostgreSQL started but does not let us in: ${error instanceof Error ? error.message : error}`,
          { cause: error },
        );
      }
    }
    await pause(25);
  }
}

/** Ends the connections and writes everything out; after 3 seconds at once, which the next start has to repair. */
export async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGINT');
  if (await withinMs(3_000, ended)) return;
  child.kill('SIGQUIT');
  await withinMs(900, ended);
}

async function withinMs(milliseconds: number, ended: Promise<string>): Promise<boolean> {
  const waiting = new AbortController();
  const late = pause(milliseconds, false, { signal: waiting.signal }).catch(() => false);
  const inTime = await Promise.race([ended.then(() => true), late]);
  waiting.abort();
  return inTime;
}

function logFile({ dataDir }: DataPlace): string {
  return join(dataDir, 'postgres.log');
}

function openPostgresLog(file: string, account: SystemAccount): { handle: number; size: number } {
  const handle = openSync(file, 'a', 0o600);
  // Or whom the data belongs to could not start after root did.
  if (account) fchownSync(handle, account.uid, account.gid);
  if (statSync(file).size > MAX_LOG_BYTES) truncateSync(file);
  return { handle, size: statSync(file).size };
}

function wordsSince(file: string, size: number): string {
  return readFileSync(file).subarray(size).toString('utf8').trim();
}

function faultIn(words: string): string {
  const lines = words.split('\n');
  const faults = lines.flatMap((line) => /(?:FATAL|PANIC): .*/.exec(line) ?? []);
  return (faults.length > 0 ? faults : lines).slice(-3).join(' ');
}

/** A port of this machine that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
