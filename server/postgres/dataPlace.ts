// Finds the place of PostgreSQL's data: in the data directory, or in a shared one if PostgreSQL's account cannot enter
// that.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataFolder, refuseUnwritable } from '../faults/dataFolder.ts';
import { StartFault } from '../faults/startFault.ts';
import { accountFor, canEnter, makeSharedPlace, type SystemAccount, sharedPlace } from './account.ts';
import { finishUpgrade } from './finishUpgrade.ts';

export interface DataPlace {
  /** The configured directory, its real path. */
  dataDir: string;
  /** The directory that holds the data: `dataDir`, or one in the shared place. */
  home: string;
  /** PostgreSQL's own directory, in `home`; there only once it is complete. */
  cluster: string;
  account: SystemAccount;
}

/** Data that is there already is used wherever it is: an empty database beside it would look like a loss. */
export async function findPlace(dataDir: string, runAs?: string | null): Promise<DataPlace> {
  await makeDataFolder(dataDir);
  const real = await realpath(dataDir);
  const old = await oldHome(real);
  if (old === undefined) await refuseUnwritable(real);
  const owner = old === undefined ? undefined : await stat(clusterIn(old));
  const account = accountFor(owner, clusterIn(old ?? real), runAs);
  if (old && account && !canEnter(account, old)) {
    throw new StartFault(`PostgreSQL's account (number ${account.uid}) cannot enter ${old}, where its data is.`);
  }
  const home = old ?? (account && !canEnter(account, real) ? await makeSharedPlace(sharedHome(real)) : real);
  return { dataDir: real, home, cluster: clusterIn(home), account };
}

/** Leaves word in the data directory if the data is elsewhere. */
export async function noteWhere({ dataDir, home }: DataPlace, log: (message: string) => void): Promise<void> {
  if (home === dataDir) return;
  log(`PostgreSQL's data is in ${home}`);
  const why = 'PostgreSQL refuses to run as root, and the account it runs as cannot enter this directory.';
  await writeFile(noteIn(dataDir), `${why}\nPostgreSQL's data is in\n${home}\n`);
}

async function oldHome(dataDir: string): Promise<string | undefined> {
  finishUpgrade(clusterIn(dataDir));
  if (existsSync(clusterIn(dataDir))) return dataDir;
  const noted = await readFile(noteIn(dataDir), 'utf8').then(
    (note) => note.trim().split('\n').at(-1),
    () => undefined,
  );
  const home = noted ?? sharedHome(dataDir);
  finishUpgrade(clusterIn(home));
  if (existsSync(clusterIn(home))) return home;
  if (noted === undefined) return undefined;
  throw new StartFault(
    `PostgreSQL's data is not in ${noted}, where ${noteIn(dataDir)} says: bring it back, or delete that file to begin with none.`,
  );
}

function clusterIn(home: string): string {
  return join(home, 'postgresql');
}

function noteIn(dataDir: string): string {
  return join(dataDir, 'WHERE.txt');
}

function sharedHome(dataDir: string): string {
  return join(sharedPlace, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
}
