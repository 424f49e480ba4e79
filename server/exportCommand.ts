// antrean export: what it takes, and what it says.
import { resolve } from 'node:path';
import { writeAudit } from '../src/access/audit.ts';
import type { Environment } from '../src/config.ts';
import { inTransaction } from '../src/database.ts';
import { runningClock } from '../src/time.ts';
import { withCopyConnection } from './backup/backupConnection.ts';
import { readWords } from './backup/commandWords.ts';
import { writeNewFile } from './backup/newFile.ts';
import { counted, explained, orOneSentence, sayResult, versionReached } from './commands.ts';
import { openEnvironment } from './environment.ts';
import { type ExportedRows, exportedLines } from './export/exportData.ts';
import { linesOfPerson } from './export/exportPerson.ts';
import { EXPORTED_TABLES_OF_IMPORT, type TableOfImport, tableOf } from './export/exportTables.ts';
import { type Database, openDatabase } from './postgres/database.ts';
import { databaseForTools } from './postgres/ownDatabase.ts';
import { readServerSettings } from './settings.ts';

/** The person at the command line, who owns the database. */
const EXPORTER = { kind: 'administrator', id: 'command line' } as const;

/** `offices`, `bookings` or `staff` before the file: a table that antrean import reads. */
export function runExportCommand(processEnvironment: Environment, words: string[]): Promise<void> {
  const table = EXPORTED_TABLES_OF_IMPORT.find((what) => what === words[0] && words.length > 1);
  const { file, values } = readWords(table ? words.slice(1) : words, { office: 'string', booking: 'string' });
  const { booking = null, office = null } = values;
  const exporting: Exporting = { path: resolve(file), office, booking, table: table ?? null };
  return orOneSentence(async () => {
    const environment = await openEnvironment(processEnvironment);
    const settings = readServerSettings(environment);
    const url = await databaseForTools(environment);
    await versionReached(url, settings);
    const database = await openDatabase(url, 2, settings.dataKeys);
    try {
      const count = await explained(settings, () => exportTo(url, database, exporting));
      await noteExport(database, exporting);
      sayResult(`${file}: ${counted(count, 'line')}.`);
    } finally {
      await database.close();
    }
  });
}

interface Exporting {
  path: string;
  office: string | null;
  /** The code of a booking of the person; null: it is not of one person. */
  booking: string | null;
  table: TableOfImport | null;
}

async function exportTo(url: string, database: Database, { path, office, booking, table }: Exporting): Promise<number> {
  if (table) {
    const { text, rows } = await tableOf(database, table, office);
    await writeNewFile(path, [text]);
    return rows;
  }
  if (booking === null) return exportRows(url, path, office);
  const lines = await linesOfPerson(database, codeOf(booking));
  await writeNewFile(
    path,
    lines.map((line) => `${line}\n`),
  );
  return lines.length;
}

function codeOf(booking: string): string {
  return booking.replaceAll('-', '').toUpperCase();
}

async function exportRows(url: string, path: string, office: string | null): Promise<number> {
  const rows: ExportedRows = {};
  await withCopyConnection(url, (client) => writeNewFile(path, exportedLines(client, office, rows)));
  return Object.values(rows).reduce((sum, each) => sum + each, 0);
}

/** An export names people: the audit log has that there was one. */
async function noteExport({ pool }: Database, { office, booking, table }: Exporting): Promise<void> {
  const subject = booking === null ? (table ?? 'everything') : codeOf(booking);
  const change = { asker: EXPORTER, source: null, what: 'export', office, subject };
  await inTransaction(pool, (tx) => writeAudit(tx, change, runningClock(null).now()));
}
