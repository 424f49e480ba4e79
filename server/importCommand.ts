// antrean import: what it takes, and what it says.
import { resolve } from 'node:path';
import type { Environment } from '../src/config.ts';
import { readWords, UsageFault } from './backup/commandWords.ts';
import { counted, explained, orOneSentence, sayResult, versionReached } from './commands.ts';
import { openEnvironment } from './environment.ts';
import { StartFault } from './faults/startFault.ts';
import { importStaff, readStaffFile } from './import/importStaff.ts';
import type { StaffTable } from './import/staffTable.ts';
import { openDatabase } from './postgres/database.ts';
import { databaseForTools } from './postgres/ownDatabase.ts';
import { readServerSettings } from './settings.ts';

/** Faults that are listed one by one. */
const MAX_FAULTS_SAID = 100;

export function runImportCommand(processEnvironment: Environment, [what, ...words]: string[]): Promise<void> {
  if (what !== 'staff') throw new UsageFault('It imports staff.');
  const { file, flags, values } = readWords(words, { keys: 'string', 'dry-run': 'boolean' });
  const { keys } = values;
  if (keys === undefined && !flags.has('dry-run')) throw new UsageFault('--keys must name a new file for the keys.');
  return orOneSentence(async () => {
    const environment = openEnvironment(processEnvironment);
    const settings = readServerSettings(environment);
    const url = await databaseForTools(environment);
    await versionReached(url, settings);
    const database = await openDatabase(url, 2, settings.dataKeys);
    try {
      const table = await explained(settings, () => readStaffFile(database, resolve(file)));
      refuseFaults(file, table);
      const people = `${counted(table.rows.length, 'member')} of staff`;
      if (keys === undefined || flags.has('dry-run')) return sayResult(`${file}: ${people} would be added.`);
      await explained(settings, () => importStaff(database, table, resolve(keys)));
      sayResult(`${people} added. Their keys are in ${keys} alone: hand them out and delete it.`);
    } finally {
      await database.close();
    }
  });
}

/** @throws StartFault that lists them, if there are any, or says that the table is empty */
function refuseFaults(file: string, { rows, faults }: StaffTable): void {
  if (faults.length > 0) {
    const said = faults
      .slice(0, MAX_FAULTS_SAID)
      .map(({ line, column, why }) => `${file}:${line}: ${column ? `${column} ` : ''}${why}`);
    const left = faults.length - said.length;
    throw new StartFault([...said, ...(left > 0 ? [`and ${left} more`] : []), 'Nothing was imported.'].join('\n'));
  }
  if (rows.length === 0) throw new StartFault(`${file} has no lines below its headings.`);
}
