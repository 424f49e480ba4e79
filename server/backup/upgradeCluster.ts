// Brings the data of the embedded PostgreSQL to its newer major version: a copy of all rows, made by the old program and read by
// the new one. The old data is kept as it was.
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { StartFault } from '../faults/startFault.ts';
import { type Binaries, binariesFor } from '../postgres/account.ts';
import { clearUnfinished, flushDirectory, makeUnfinished, readPassword } from '../postgres/cluster.ts';
import { type DataPlace, findPlace } from '../postgres/dataPlace.ts';
import { finishUpgrade, upgradedOf } from '../postgres/finishUpgrade.ts';
import { stopLeftover } from '../postgres/leftover.ts';
import { majorOfData, majorOfProgram } from '../postgres/majorVersion.ts';
import { findOlderPrograms } from '../postgres/olderPrograms.ts';
import { usualSettings } from '../postgres/postgres.ts';
import { prepareDatabase } from '../postgres/prepareDatabase.ts';
import { type Launch, launch } from '../postgres/process.ts';
import { type RoleUrls, urlsOf } from '../postgres/roles.ts';
import { claimInstance } from '../postgres/singleInstance.ts';
import { makeBackup } from './makeBackup.ts';
import { type RestoredBackup, restoreBackup } from './restoreBackup.ts';

export interface UpgradeSetup {
  dataDir: string;
  runAs: string | null;
  /** The folder of the old programs; null: they are looked for. */
  programs: string | null;
  /** The program npm that started this one; null: none did. */
  npm: string | null;
  /** The version of Antrean. */
  version: string;
  say(line: string): void;
}

export interface UpgradedData {
  from: number;
  to: number;
  /** The folder of the old data. */
  kept: string;
  restored: RestoredBackup;
}

/** null: the data is of the new version already. @throws StartFault */
export async function upgradeEmbedded(setup: UpgradeSetup): Promise<UpgradedData | null> {
  const place = await findPlace(setup.dataDir, setup.runAs);
  if (!existsSync(place.cluster)) throw new StartFault(`There is no data of PostgreSQL in ${setup.dataDir}.`);
  const hold = await claimInstance(place.home);
  if (!hold.held)
    throw new StartFault(`Antrean is running on ${setup.dataDir} (process ${hold.by ?? 'unknown'}): stop it first.`);
  try {
    const binaries = await binariesFor(place.account);
    const [from, to] = [majorOfData(place.cluster), majorOfProgram(binaries.postgres, place.account)];
    if (from === to) return null;
    if (from > to)
      throw new StartFault(`The data is of PostgreSQL ${from}, and this version of Antrean has PostgreSQL ${to}.`);
    await stopLeftover(place.cluster, setup.say);
    await clearUnfinished(place);
    // Of one that was broken off: a server may have worked on the old data since.
    await rm(upgradedOf(place.cluster), { recursive: true, force: true });
    return await copyToNew(setup, place, { binaries, from, to });
  } finally {
    await hold.release();
  }
}

async function copyToNew(
  setup: UpgradeSetup,
  place: DataPlace,
  { binaries, from, to }: { binaries: Binaries; from: number; to: number },
): Promise<UpgradedData> {
  // By a name that the next start clears away, should this program be killed.
  const copy = `${place.cluster}.new-copy.sql.gz`;
  try {
    setup.say(`Copying all rows out of PostgreSQL ${from} …`);
    await copyOut(setup, place, { from, copy });
    setup.say(`Copying them into PostgreSQL ${to} …`);
    const unfinished = await makeUnfinished(place, { initdb: binaries.initdb, isDurable: true, onBegun: () => {} });
    const next = { ...(await launchOf(place)), cluster: unfinished, postgres: binaries.postgres };
    const restored = await runningOn(next, async ({ url, ownerUrl }) => {
      const done = await restoreBackup(ownerUrl, copy, { replace: false, asItWas: true });
      await prepareDatabase({ databaseUrl: url, ownerUrl });
      return done;
    });
    return { from, to, kept: await takeItsPlace(place, unfinished, from), restored };
  } finally {
    await clearUnfinished(place);
  }
}

async function copyOut(
  setup: UpgradeSetup,
  place: DataPlace,
  { from, copy }: { from: number; copy: string },
): Promise<void> {
  const wanted = { major: from, place, folder: setup.programs, npm: setup.npm, say: setup.say };
  const programs = await findOlderPrograms(wanted);
  try {
    const old = { ...(await launchOf(place)), postgres: programs.postgres };
    await runningOn(old, ({ ownerUrl }) => makeBackup(ownerUrl, copy, setup.version, true));
  } finally {
    await programs.discard();
  }
}

async function launchOf(place: DataPlace): Promise<Omit<Launch, 'postgres'>> {
  return { ...place, password: await readPassword(place), settings: usualSettings, onBegun: () => {} };
}

/** PostgreSQL has written everything out and ended when this has, however long it takes. */
async function runningOn<Result>(what: Launch, work: (urls: RoleUrls) => Promise<Result>): Promise<Result> {
  const { child, ended, superuserUrl } = await launch(what);
  try {
    return await work(urlsOf(superuserUrl));
  } finally {
    child.kill('SIGINT');
    await ended;
  }
}

/** Each step leaves whole data, of the old version or of the new one, where a start finds it. */
async function takeItsPlace({ home, cluster }: DataPlace, unfinished: string, from: number): Promise<string> {
  const kept = freeName(`${cluster}-${from}`);
  await rename(unfinished, upgradedOf(cluster));
  await flushDirectory(home);
  await rename(cluster, kept);
  // Another start may have been quicker.
  finishUpgrade(cluster);
  await flushDirectory(home);
  return kept;
}

function freeName(wanted: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!existsSync(name)) return name;
  }
}
