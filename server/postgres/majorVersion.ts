// The major version of PostgreSQL that data is of, and that of a program: one reads the data of the other only if they agree.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from '../faults/startFault.ts';
import { type SystemAccount, startedAs } from './account.ts';

/** @throws StartFault where it is no data of PostgreSQL. */
export function majorOfData(cluster: string): number {
  try {
    return Number.parseInt(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'), 10);
  } catch {
    throw new StartFault(`${cluster} holds no data of PostgreSQL: its file PG_VERSION cannot be read.`);
  }
}

/** NaN: the program does not run. */
export function majorOfProgram(postgres: string, account: SystemAccount): number {
  const { stdout } = spawnSync(postgres, ['--version'], { ...startedAs(account), encoding: 'utf8' });
  return Number(/(\d+)[.\w]*/.exec(stdout ?? '')?.[1]);
}

/** Says what to do instead of a start. */
export function refuseOtherMajor(what: { cluster: string; postgres: string; account: SystemAccount }): never {
  const [old, own] = [majorOfData(what.cluster), majorOfProgram(what.postgres, what.account)];
  const facts = `The data in ${what.cluster} is of PostgreSQL ${old}, and this version of Antrean runs PostgreSQL ${own}`;
  throw new StartFault(
    old < own
      ? `${facts}: run "antrean upgrade-database", which keeps the old data (in a clone "npm run -s antrean -- upgrade-database").`
      : `${facts}: start the version of Antrean that it comes from, or a newer one.`,
  );
}
