// Imports a table of bookings: first as a rehearsal that leaves nothing behind, then day by day; lines that were imported are passed over.
import { stringify } from 'csv-stringify';
import { digestOfReference, type ImportedBooking, importedBefore } from '../../src/booking/imported.ts';
import { inTransaction, type Pool, queriesOn } from '../../src/database.ts';
import { openDirectory } from '../../src/office/directory.ts';
import type { Office } from '../../src/office/settings.ts';
import { transact } from '../../src/transact.ts';
import { writeNewFile } from '../backup/newFile.ts';
import { StartFault } from '../faults/startFault.ts';
import type { Database } from '../postgres/database.ts';
import { type BookingRow, type BookingsKnown, bookingShape, readBookingLines } from './bookingTable.ts';
import { foreignOf, type ImportedRows, type ImportScene, importDay } from './importDay.ts';
import { readImportFile } from './importer.ts';
import { readTableFile } from './tableFile.ts';

/** Rows that are made in one transaction. */
const MAX_ROWS_AT_ONCE = 500;
/** Rows of one day that are rehearsed together: each takes locks, of which PostgreSQL has some thousands. */
const MAX_ROWS_REHEARSED = 2000;

/** Told how many rows are done. */
export type NoteDone = (rows: number) => void;

/** @throws StartFault where the file cannot be read */
export async function readBookingsFile(
  { orm }: Database,
  path: string,
  { office, dates }: Pick<BookingsKnown, 'office' | 'dates'>,
) {
  const bytes = await readImportFile(path);
  const directory = await openDirectory(orm.em);
  const offices = new Map(directory.all().map((one): [string, Office] => [one.code, one]));
  if (office !== null && !offices.has(office))
    throw new StartFault(`There is no office ${office}. There are: ${[...offices.keys()].join(', ')}.`);
  const table = readTableFile(bytes, bookingShape(office));
  if (table.faults.length > 0) return { ...table, rows: [], offices: directory.get };
  return { ...table, ...readBookingLines(table.lines, { offices, office, dates }), offices: directory.get };
}

/** Does all that an import would do now; nothing of it stays. */
export async function rehearseBookings(
  { pool }: Database,
  rows: readonly BookingRow[],
  scene: ImportScene,
  onDone: NoteDone,
): Promise<ImportedRows> {
  return inSteps(partsOf(rows, MAX_ROWS_REHEARSED), onDone, async (part) => {
    let answer: ImportedRows | undefined;
    await inTransaction(pool, async (tx) => {
      answer = (await importDay(tx, part, scene)).answer;
      throw new Rehearsed();
    }).catch((error: unknown) => {
      if (!(error instanceof Rehearsed)) throw error;
    });
    return answer as ImportedRows;
  });
}

/** Ends a transaction without leaving anything. */
class Rehearsed extends Error {
  override name = 'Rehearsed';
}

export function importBookings(
  { pool }: Database,
  rows: readonly BookingRow[],
  scene: ImportScene,
  onDone: NoteDone,
): Promise<ImportedRows> {
  return inSteps(partsOf(rows, MAX_ROWS_AT_ONCE), onDone, (part) => transact(pool, (tx) => importDay(tx, part, scene)));
}

/** Rows of one day of an office each, `most` at a time. */
function partsOf(rows: readonly BookingRow[], most: number): BookingRow[][] {
  const days = Map.groupBy(rows, ({ office, date }) => `${date} ${office.code}`);
  const inOrder = [...days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day);
  return inOrder.flatMap((day) =>
    Array.from({ length: Math.ceil(day.length / most) }, (_, part) => day.slice(part * most, (part + 1) * most)),
  );
}

async function inSteps(
  parts: readonly BookingRow[][],
  onDone: NoteDone,
  step: (part: BookingRow[]) => Promise<ImportedRows>,
): Promise<ImportedRows> {
  const all: ImportedRows = { made: 0, before: 0, refused: [] };
  let done = 0;
  for (const part of parts) {
    const { made, before, refused } = await step(part);
    all.made += made;
    all.before += before;
    all.refused.push(...refused);
    done += part.length;
    onDone(done);
  }
  all.refused.sort((a, b) => a.row.line - b.row.line);
  return all;
}

/** The code and the number of each row that is imported by now, in the order of the rows. Gives their count. */
export async function writeCodes({ pool }: Database, rows: readonly BookingRow[], path: string): Promise<number> {
  const lines = await codesOf(pool, rows);
  const table = stringify([['reference', 'office', 'date', 'time', 'code', 'number'], ...lines], {
    escape_formulas: true,
  });
  await writeNewFile(path, table as AsyncIterable<string>);
  return lines.length;
}

async function codesOf(pool: Pool, rows: readonly BookingRow[]): Promise<string[][]> {
  const lines: string[][] = [];
  for (let from = 0; from < rows.length; from += MAX_ROWS_REHEARSED) {
    const some = rows.slice(from, from + MAX_ROWS_REHEARSED);
    const known: ReadonlyMap<string, ImportedBooking> = await importedBefore(queriesOn(pool), some.map(foreignOf));
    for (const row of some) {
      const booking = known.get(digestOfReference(foreignOf(row)));
      if (!booking) continue;
      lines.push([row.reference, row.office.code, row.date, row.time ?? '', booking.code, booking.queueNumber ?? '']);
    }
  }
  return lines;
}
