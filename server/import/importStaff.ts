// Adds staff from a table, all of them or none, and writes their keys to a file: no other place has them.
import { rm } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { writeAudit } from '../../src/access/audit.ts';
import { auditedStaff } from '../../src/access/audited.ts';
import { difference } from '../../src/access/difference.ts';
import { addStaff } from '../../src/access/keys.ts';
import { inTransaction, type Queryable, queriesOn } from '../../src/database.ts';
import { runningClock } from '../../src/time.ts';
import { writeNewFile } from '../backup/newFile.ts';
import type { Database } from '../postgres/database.ts';
import { IMPORTER, readImportFile } from './importer.ts';
import { readStaffTable, type StaffKnown, type StaffTable, staffIdentity } from './staffTable.ts';

/** @throws StartFault where the file cannot be read */
export async function readStaffFile({ pool }: Database, path: string): Promise<StaffTable> {
  return readStaffTable(await readImportFile(path), await knownStaff(queriesOn(pool)));
}

async function knownStaff(db: Queryable): Promise<StaffKnown> {
  const offices = await db.query<{ code: string }>('select code from office');
  const staff = await db.query<{ office: string; name: string; role: 'MANAGER' }>(
    'select office, name, role from staff where office is not null and ended_at is null',
  );
  return { offices: new Set(offices.map(({ code }) => code)), staff: new Set(staff.map(staffIdentity)) };
}

/** `keysPath`: a file that is not there yet. @throws StartFault */
export async function importStaff({ pool }: Database, { rows }: StaffTable, keysPath: string): Promise<void> {
  const now = runningClock(null).now();
  let isWritten = false;
  try {
    await inTransaction(pool, async (tx) => {
      const keys: string[][] = [];
      for (const row of rows) {
        const { staff, key } = await addStaff(tx, row, now);
        const [office, subject] = [row.office, `${row.role} ${row.name}`];
        const detail = difference(null, auditedStaff(staff));
        await writeAudit(tx, { asker: IMPORTER, source: null, what: 'addStaff', office, subject, detail }, now);
        keys.push([row.office, row.name, row.role, key]);
      }
      const table = stringify([['office', 'name', 'role', 'key'], ...keys], { escape_formulas: true });
      await writeNewFile(keysPath, [table]);
      isWritten = true;
    });
  } catch (error) {
    // Keys that no member of staff has.
    if (isWritten) await rm(keysPath, { force: true });
    throw error;
  }
}
