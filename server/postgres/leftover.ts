// Stops the PostgreSQL that a server of ours left running on the same data when it was killed.
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFault } from '../faults/startFault.ts';

/** To be called only by the process that has the claim on the data: a PostgreSQL that still runs there was left over. */
export async function stopLeftover(cluster: string, log: (message: string) => void): Promise<void> {
  const lockFile = join(cluster, 'postmaster.pid');
  const pid = pidIn(lockFile);
  if (pid === undefined) return;
  if (runsOn(pid, cluster)) {
    log(`A PostgreSQL left over from a server that was killed is stopped (process ${pid}).`);
    await endLeftover(pid, cluster);
  }
  // PostgreSQL takes any living process with this number, a zombie even, for its predecessor and would refuse to start.
  if (pidIn(lockFile) === pid && isAlive(pid)) rmSync(lockFile, { force: true });
}

function pidIn(lockFile: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(lockFile, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

async function endLeftover(pid: number, cluster: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    signalProcess(pid, signal);
    const giveUp = performance.now() + 5_000;
    while (performance.now() < giveUp) {
      if (!runsOn(pid, cluster)) return;
      await pause(50);
    }
  }
  throw new StartFault(`A PostgreSQL left over on ${cluster} does not stop (process ${pid}).`);
}

/** Numbers are used again: only a postgres that works in this very directory counts. */
function runsOn(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return Boolean(stdout?.includes('postgres') && stdout.includes(cluster));
  }
  try {
    const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return basename(program) === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  return signalProcess(pid, 0);
}

function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
