// antrean upgrade-database: what it takes, and what it says.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Environment } from '../src/config.ts';
import { UsageFault } from './backup/commandWords.ts';
import { upgradeEmbedded } from './backup/upgradeCluster.ts';
import { counted, explained, orOneSentence, sayResult } from './commands.ts';
import { openEnvironment } from './environment.ts';
import { StartFault } from './faults/startFault.ts';
import { readServerSettings } from './settings.ts';

export function runUpgradeCommand(processEnvironment: Environment, words: string[], version: string): Promise<void> {
  const programs = programsIn(words);
  return orOneSentence(async () => {
    const settings = readServerSettings(await openEnvironment(processEnvironment));
    const { databaseUrl, dataDir, runAs } = settings;
    if (databaseUrl !== null)
      throw new StartFault(
        'DATABASE_URL names a PostgreSQL of your own: bring it to a newer version by its own means, such as pg_upgrade.',
      );
    const npm = processEnvironment['npm_execpath'] ?? null;
    const setup = { dataDir, runAs, programs, npm, version, say: sayResult };
    const upgraded = await explained(settings, () => upgradeEmbedded(setup));
    if (!upgraded) return sayResult('The data is of the PostgreSQL of this version: there is nothing to do.');
    const { office = 0, booking = 0 } = upgraded.restored.rows;
    sayResult(`The data is of PostgreSQL ${upgraded.to} now: ${counted(office, 'office')}, ${counted(booking, 'booking')}.
The old data of PostgreSQL ${upgraded.from} is kept in ${upgraded.kept}: delete it once all is well.`);
  });
}

/** @throws UsageFault */
function programsIn(words: string[]): string | null {
  try {
    const { programs } = parseArgs({ args: words, options: { programs: { type: 'string' } } }).values;
    return programs === undefined ? null : resolve(programs);
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}
