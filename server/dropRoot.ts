// Makes a server that root started an ordinary user's, once its port is bound and its database runs.
import { chown, lchown, mkdir, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Config } from '../src/config.ts';
import { accountNamed, canEnter, canRead, ownAccount, type SystemAccount } from './postgres/account.ts';
import { dayListDirectory } from './routes/dayListFiles.ts';

type UserAccount = NonNullable<SystemAccount>;

export interface DropSetup {
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'runAs'>;
  /** As whom the embedded PostgreSQL runs, which the server has to be able to stop. */
  databaseAccount: SystemAccount;
  say(line: string): void;
}

/** @throws StartFault where RUN_AS names no user. */
export async function dropRoot({ config, databaseAccount, say }: DropSetup): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const named = config.runAs ? accountNamed(config.runAs) : undefined;
  const account = databaseAccount ?? named ?? ownAccount();
  const obstacle = account ? obstacleFor(account, config.dataDir) : 'no user could be made for it: name one in RUN_AS.';
  if (account && obstacle === null) {
    await giveDayLists(account, dayListDirectory(config.dataDir));
    become(account);
  } else say(`The server keeps running as root, since ${obstacle}`);
}

/** Libraries are read when they are first needed, and day lists written as long as the server runs. */
function obstacleFor(account: UserAccount, dataDir: string): string | null {
  const library = createRequire(import.meta.url).resolve('fastify');
  const user = `user number ${account.uid}`;
  if (!canRead(account, [process.execPath, import.meta.filename, library]))
    return `${user} cannot read the program in ${import.meta.dirname}: install it where all users can.`;
  return canEnter(account, dataDir)
    ? null
    : `${user} cannot enter ${dataDir}: set DATA_DIR to a directory that it can.`;
}

/** Lists that root wrote are replaced and deleted by the other user. */
async function giveDayLists({ uid, gid }: UserAccount, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chown(directory, uid, gid);
  for (const name of await readdir(directory)) await lchown(join(directory, name), uid, gid);
}

/** The groups first: they cannot be changed without root's rights. */
function become({ uid, gid }: UserAccount): void {
  process.setgroups?.([gid]);
  process.setgid?.(gid);
  process.setuid?.(uid);
}
