// The commands of an operator that need no running server: bringing the database to its version, and checking a start.
import { ConfigFault, type Environment } from '../src/config.ts';
import { connectOnce } from '../src/connection.ts';
import { openEnvironment } from './environment.ts';
import { awaitDatabase } from './postgres/awaitDatabase.ts';
import { MIGRATIONS, migrate } from './postgres/database.ts';
import { databaseForTools } from './postgres/ownDatabase.ts';
import { refusePooledSessions } from './postgres/pooler.ts';
import { StartFault } from './postgres/postgres.ts';
import { prepareDatabase } from './postgres/prepareDatabase.ts';
import { type Applied, appliedTo, refuseOthers } from './postgres/schemaVersion.ts';
import { refuseServerKind } from './postgres/serverKind.ts';
import { configuredOffices, officesFileOf } from './program.ts';
import { readServerSettings, type Settings } from './settings.ts';
import { explainStart } from './startFaults.ts';

export const sayResult = (line: string) => console.log(line);

/** As a step of its own before servers of a new version are started. */
export function runMigrateCommand(processEnvironment: Environment): Promise<void> {
  return orOneSentence(async () => {
    const environment = await openEnvironment(processEnvironment);
    const settings = readServerSettings(environment);
    const url = await databaseForTools(environment);
    await awaitDatabase(url, { seconds: settings.databaseWaitSeconds, note: sayResult });
    const before = await versionReached(url, settings);
    await explained(settings, () => bringToVersion(url, settings));
    const made = MIGRATIONS.length - before.length;
    sayResult(
      made > 0
        ? `The database has had ${made} more migrations, ${MIGRATIONS.length} in all.`
        : `The database was at the version of this program: ${MIGRATIONS.length} migrations.`,
    );
  });
}

/** The rights of the application's role belong to the version. */
export async function bringToVersion(url: string, { databaseUrl, databaseOwnerUrl }: Settings): Promise<void> {
  if (databaseUrl === null) return migrate(url, sayResult);
  await prepareDatabase({ databaseUrl, ownerUrl: databaseOwnerUrl });
}

/** Says what a start would find; the database is read only. */
export function runCheckCommand(processEnvironment: Environment): Promise<void> {
  return orOneSentence(async () => {
    const settings = readServerSettings(await openEnvironment(processEnvironment));
    sayResult(`Settings: right, ${settings.mode} mode, ${settings.publicUrl}`);
    const offices = await configuredOffices(settings);
    sayResult(`Offices: ${offices.length} in ${officesFileOf(settings)}`);
    const { databaseUrl } = settings;
    if (databaseUrl === null) return sayResult(`Database: the embedded PostgreSQL, in ${settings.dataDir}`);
    const applied = await versionReached(databaseUrl, settings);
    const missing = MIGRATIONS.length - applied.length;
    sayResult(
      `Database: answers, ${missing === 0 ? 'at the version of this program' : `${counted(missing, 'migration')} to come`}`,
    );
  });
}

/** @throws StartFault where the database is of another version, or cannot be used. */
export async function versionReached(url: string, settings: Settings): Promise<Applied[]> {
  return explained(settings, async () => {
    await refusePooledSessions(url);
    const client = await connectOnce(url);
    try {
      await refuseServerKind(client);
      const applied = await appliedTo(client);
      refuseOthers(applied);
      return applied;
    } finally {
      await client.end();
    }
  });
}

export async function explained<Result>(settings: Settings, work: () => Promise<Result>): Promise<Result> {
  return work().catch((error: unknown) => {
    throw explainStart(error, settings);
  });
}

/** Faults of the surroundings are printed without a stack, and end the command with 1. */
export async function orOneSentence(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof ConfigFault || error instanceof StartFault ? error.message : error);
    process.exitCode = 1;
  }
}

const NUMBER_OF = new Intl.PluralRules('en');

/** A number of things, as a command says it. */
export function counted(count: number, noun: string): string {
  return `${count} ${NUMBER_OF.select(count) === 'one' ? noun : `${noun}s`}`;
}
