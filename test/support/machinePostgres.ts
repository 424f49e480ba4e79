// The PostgreSQL that the machine has, as Debian installs it, and the account as which programs of PostgreSQL run.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The folder in which Debian has each version. */
const DEBIAN_VERSIONS = '/usr/lib/postgresql';

/** As PostgreSQL refuses to run as root: who that is has nothing else. */
export const LENT = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

/** The folder of the newest programs that are there and older than `below`; undefined: there are none. */
export function machinePrograms(below = Number.POSITIVE_INFINITY): string | undefined {
  const versions = existsSync(DEBIAN_VERSIONS) ? readdirSync(DEBIAN_VERSIONS).map(Number) : [];
  return versions
    .filter((version) => version < below)
    .toSorted((a, b) => b - a)
    .map((version) => join(DEBIAN_VERSIONS, String(version), 'bin'))
    .find((place) => existsSync(join(place, 'postgres')));
}

export const runProgram = promisify(execFile);

/** The environment and the account of a program of PostgreSQL. */
export const AS_LENT = { ...LENT, env: { LC_ALL: 'C', TZ: 'UTC' }, cwd: '/' };

export async function runAsLent(program: string, words: readonly string[]): Promise<void> {
  await runProgram(program, words, AS_LENT);
}
