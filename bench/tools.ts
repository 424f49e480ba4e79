// The programs the bench needs from the system, and a description of the machine.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

export interface Tools {
  wrk: string;
  pgbench: string;
}

/** Null where one is missing; what to do about it is said. */
export function findTools(): Tools | null {
  const wrk = onPath('wrk');
  const pgbench = newest('/usr/lib/postgresql', 'bin/pgbench') ?? onPath('pgbench');
  if (!wrk) console.log('wrk is missing: apt-get install -y wrk');
  if (!pgbench) console.log('pgbench is missing: apt-get install -y postgresql-contrib');
  return wrk && pgbench ? { wrk, pgbench } : null;
}

export function onPath(name: string): string | null {
  const directories = (process.env.PATH ?? '').split(':').map((directory) => join(directory, name));
  return directories.find((file) => existsSync(file)) ?? null;
}

function newest(directory: string, file: string): string | null {
  if (!existsSync(directory)) return null;
  const versions = readdirSync(directory).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(directory, version, file)).find((path) => existsSync(path)) ?? null;
}

/** The machine and the disk. */
export function describedDisk(disk: string): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const fileSystem = outputOf('stat', ['-f', '-c', '%T', disk]);
  return `Machine   ${processors.length} x ${processors[0]?.model.trim()}, ${memory} GiB, data on ${fileSystem}`;
}

export function describedMachine({ wrk, pgbench }: Tools, disk: string): string {
  const tools = `Tools     Node ${process.version}, ${outputOf(wrk, ['-v']).split(' Copyright')[0]}, ${outputOf(pgbench, ['--version'])}`;
  return `${describedDisk(disk)}\n${tools}`;
}

/** The first line; some say it on standard error and end with a failure. */
function outputOf(command: string, words: string[]): string {
  try {
    return execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).split('\n')[0] ?? '';
  } catch (error) {
    return String((error as { stdout?: string }).stdout).split('\n')[0] ?? '';
  }
}
