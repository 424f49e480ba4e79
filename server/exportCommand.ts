// antrean export: what it takes, and what it says.
import { resolve } from 'node:path';
import type { Environment } from '../src/config.ts';
import { withCopyConnection } from './backup/backupConnection.ts';
import { readWords } from './backup/commandWords.ts';
import { writeNewFile } from './backup/newFile.ts';
import { counted, explained, orOneSentence, sayResult, versionReached } from './commands.ts';
import { openEnvironment } from './environment.ts';
import { type ExportedRows, exportedLines } from './export/exportData.ts';
import { linesOfPerson } from './export/exportPerson.ts';
import { openDatabase } from './postgres/database.ts';
import { databaseForTools } from './postgres/ownDatabase.ts';
import { readServerSettings, type Settings } from './settings.ts';

export function runExportCommand(processEnvironment: Environment, words: string[]): Promise<void> {
  const { file, values } = readWords(words, { office: 'string', booking: 'string' });
  const path = resolve(file);
  return orOneSentence(async () => {
    const environment = openEnvironment(processEnvironment);
    const settings = readServerSettings(environment);
    const url = await databaseForTools(environment);
    await versionReached(url, settings);
    const { booking = null, office = null } = values;
    const count = await explained(settings, () =>
      booking === null ? exportRows(url, path, office) : exportPerson(url, path, { booking, settings }),
    );
    sayResult(`${file}: ${counted(count, 'line')}.`);
  });
}

async function exportRows(url: string, path: string, office: string | null): Promise<number> {
  const counted: ExportedRows = {};
  await withCopyConnection(url, (client) => writeNewFile(path, exportedLines(client, office, counted)));
  return Object.values(counted).reduce((sum, rows) => sum + rows, 0);
}

async function exportPerson(
  url: string,
  path: string,
  { booking, settings }: { booking: string; settings: Settings },
): Promise<number> {
  const database = await openDatabase(url, 2, settings.dataKeys);
  try {
    const lines = await linesOfPerson(database, booking.replaceAll('-', '').toUpperCase());
    await writeNewFile(
      path,
      lines.map((line) => `${line}\n`),
    );
    return lines.length;
  } finally {
    await database.close();
  }
}
