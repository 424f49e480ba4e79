// antrean import: what it takes, and what it says.
import { resolve } from 'node:path';
import type { Environment } from '../src/config.ts';
import { runningClock } from '../src/time.ts';
import { readWords, UsageFault } from './backup/commandWords.ts';
import { refuseExisting } from './backup/newFile.ts';
import { counted, explained, orOneSentence, sayResult, versionReached } from './commands.ts';
import { openEnvironment } from './environment.ts';
import { StartFault } from './faults/startFault.ts';
import type { BookingRow } from './import/bookingTable.ts';
import type { DateOrder } from './import/cells.ts';
import {
  importBookings,
  type NoteDone,
  readBookingsFile,
  rehearseBookings,
  writeCodes,
} from './import/importBookings.ts';
import type { ImportedRows, ImportScene, RefusedRow } from './import/importDay.ts';
import { importOffices, readOfficesTable } from './import/importOffices.ts';
import { importStaff, readStaffFile } from './import/importStaff.ts';
import type { TableFault } from './import/tableFile.ts';
import { type Database, openDatabase } from './postgres/database.ts';
import { databaseForTools } from './postgres/ownDatabase.ts';
import { readServerSettings } from './settings.ts';

/** Faults that are listed one by one. */
const MAX_FAULTS_SAID = 100;
/** Some lines were imported, and others not. */
const PARTLY_DONE = 3;

type Importing = (words: string[], open: OpenForImport) => Promise<void>;
type OpenForImport = (work: (database: Database) => Promise<void>) => Promise<void>;

const IMPORTS: Readonly<Record<string, Importing>> = {
  staff: staffImport,
  offices: officesImport,
  bookings: bookingsImport,
};

export async function runImportCommand(
  processEnvironment: Environment,
  [what = '', ...words]: string[],
): Promise<void> {
  const importing = IMPORTS[what];
  if (!importing) throw new UsageFault(`It imports ${Object.keys(IMPORTS).join(', ')}.`);
  await importing(words, (work) =>
    orOneSentence(async () => {
      const environment = await openEnvironment(processEnvironment);
      const settings = readServerSettings(environment);
      const url = await databaseForTools(environment);
      await versionReached(url, settings);
      const database = await openDatabase(url, 2, settings.dataKeys);
      try {
        await explained(settings, () => work(database));
      } finally {
        await database.close();
      }
    }),
  );
}

function staffImport(words: string[], open: OpenForImport): Promise<void> {
  const { file, flags, values } = readWords(words, { keys: 'string', 'dry-run': 'boolean' });
  const { keys } = values;
  if (keys === undefined && !flags.has('dry-run')) throw new UsageFault('--keys must name a new file for the keys.');
  return open(async (database) => {
    const table = await readStaffFile(database, resolve(file));
    refuseFaults(file, table);
    const people = `${counted(table.rows.length, 'member')} of staff`;
    if (keys === undefined || flags.has('dry-run')) return sayResult(`${file}: ${people} would be added.`);
    await importStaff(database, table, resolve(keys));
    sayResult(`${people} added. Their keys are in ${keys} alone: hand them out and delete it.`);
  });
}

function officesImport(words: string[], open: OpenForImport): Promise<void> {
  const { file, flags, values } = readWords(words, { like: 'string', 'dry-run': 'boolean' });
  const isRehearsal = flags.has('dry-run');
  return open(async (database) => {
    const table = await readOfficesTable(resolve(file), values['like'] ?? null);
    refuseFaults(file, table);
    sayUnread(table.unread);
    const { rows } = table;
    const onDone = progressOf(rows.length);
    const faults = await importOffices(database, { rows, isRehearsal, now: runningClock(null).now(), onDone });
    refuseFaults(file, { rows, faults });
    const offices = counted(rows.length, 'office');
    sayResult(isRehearsal ? `${file}: ${offices} would be added.` : `${offices} added.`);
  });
}

const BOOKING_OPTIONS = {
  office: 'string',
  dates: 'string',
  codes: 'string',
  'over-capacity': 'boolean',
  notify: 'boolean',
  'skip-faulty': 'boolean',
  'dry-run': 'boolean',
} as const;

function bookingsImport(words: string[], open: OpenForImport): Promise<void> {
  const { file, flags, values } = readWords(words, BOOKING_OPTIONS);
  const { office = null, codes, dates = 'dmy' } = values;
  if (!isDateOrder(dates)) throw new UsageFault('--dates must be dmy or mdy.');
  return open(async (database) => {
    if (codes !== undefined) await refuseExisting(resolve(codes));
    const table = await readBookingsFile(database, resolve(file), { office, dates });
    const skips = flags.has('skip-faulty') && table.rows.length > 0;
    if (!skips) refuseFaults(file, table);
    sayUnread(table.unread);
    const options = { overCapacity: flags.has('over-capacity'), notify: flags.has('notify') };
    const scene = { options, offices: table.offices, now: runningClock(null).now() };
    const rehearsed = await rehearseBookings(database, table.rows, scene, progressOf(table.rows.length, 'looked at'));
    const faults = [...table.faults, ...rehearsed.refused.map(faultOfRefused)];
    if (!skips) refuseFaults(file, { rows: table.rows, faults });
    if (flags.has('dry-run')) return sayRehearsed(file, rehearsed, table.rows);
    const done = await importBookings(database, allowed(table.rows, rehearsed), scene, progressOf(rehearsed.made));
    if (codes !== undefined) await writeCodes(database, table.rows, resolve(codes));
    sayImported(file, done, { skipped: faults, before: rehearsed.before, codes, options });
  });
}

function isDateOrder(text: string): text is DateOrder {
  return text === 'dmy' || text === 'mdy';
}

function allowed(rows: readonly BookingRow[], { refused }: ImportedRows): BookingRow[] {
  const lines = new Set(refused.map(({ row }) => row.line));
  return rows.filter(({ line }) => !lines.has(line));
}

type AnyFault = TableFault<string>;

function faultOfRefused({ row, refused, why }: RefusedRow): AnyFault {
  const cure = refused === 'FULL' && row.time !== null ? ' Or raise its places, or add --over-capacity.' : '';
  return {
    line: row.line,
    column: null,
    why: `${row.date}${row.time ? ` ${row.time}` : ''} at ${row.office.code}: ${why}${cure}`,
  };
}

/** The first rows as they were read, so that a wrong order of day and month is seen. */
const ROWS_SHOWN = 3;

function sayRehearsed(file: string, { made, before }: ImportedRows, rows: readonly BookingRow[]): void {
  for (const { line, office, date, time, request } of rows.slice(0, ROWS_SHOWN))
    sayResult(`${file}:${line}: ${office.code}, ${date}${time ? ` ${time}` : ''}, born ${request.birthDate}`);
  sayResult(`${file}: ${counted(made, 'booking')} would be made${ofBefore(before)}.`);
}

function ofBefore(before: number): string {
  return before > 0 ? `, ${counted(before, 'line')} imported before` : '';
}

interface ImportReport {
  skipped: readonly AnyFault[];
  before: number;
  codes: string | undefined;
  options: ImportScene['options'];
}

function sayImported(file: string, done: ImportedRows, { skipped, before, codes, options }: ImportReport): void {
  sayResult(`${counted(done.made, 'booking')} made${ofBefore(before)}.`);
  if (codes !== undefined) sayResult(`Their codes and numbers are in ${codes}.`);
  if (!options.notify) sayResult('No one was told of it.');
  const left = [...skipped, ...done.refused.map(faultOfRefused)];
  if (left.length === 0) return;
  console.error(listed(file, left).join('\n'));
  console.error(
    `${counted(left.length, 'line')} not imported. Correct them and import the file again: lines that are done are passed over.`,
  );
  process.exitCode = PARTLY_DONE;
}

function sayUnread(unread: readonly string[]): void {
  if (unread.length > 0) console.error(`Columns that are not read: ${unread.join(', ')}.`);
}

const PROGRESS_EVERY_MS = 2000;

/** Says how far it is, on the way beside the result. */
function progressOf(total: number, word = 'done'): NoteDone {
  let saidAt = performance.now();
  return (rows) => {
    if (performance.now() - saidAt < PROGRESS_EVERY_MS) return;
    saidAt = performance.now();
    console.error(`${rows} of ${total} ${word} …`);
  };
}

function listed(file: string, faults: readonly AnyFault[]): string[] {
  const inOrder = faults.toSorted((a, b) => a.line - b.line);
  const said = inOrder
    .slice(0, MAX_FAULTS_SAID)
    .map(({ line, column, why }) => `${file}:${line}: ${column ? `${column} ` : ''}${why}`);
  const left = faults.length - said.length;
  return [...said, ...(left > 0 ? [`and ${left} more`] : [])];
}

/** @throws StartFault that lists them, if there are any, or says that the table is empty */
function refuseFaults(file: string, { rows, faults }: { rows: readonly object[]; faults: readonly AnyFault[] }): void {
  if (faults.length > 0) throw new StartFault([...listed(file, faults), 'Nothing was imported.'].join('\n'));
  if (rows.length === 0) throw new StartFault(`${file} has no lines below its headings.`);
}
