// Adds the offices of a table, all of them or none, each like one that there is.
import { writeAudit } from '../../src/access/audit.ts';
import { difference } from '../../src/access/difference.ts';
import type { Transaction } from '../../src/database.ts';
import { auditedOffice } from '../../src/office/audited.ts';
import { openDirectory } from '../../src/office/directory.ts';
import { scheduleOn } from '../../src/office/hours.ts';
import type { Office } from '../../src/office/settings.ts';
import { seedCounters } from '../../src/queue/counters.ts';
import { CallerError } from '../../src/refusal.ts';
import { addOffice, type SettingsChange } from '../../src/replanning/officeChange.ts';
import { addDays, dateIn, type Instant } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';
import type { Database } from '../postgres/database.ts';
import { IMPORTER, readImportFile } from './importer.ts';
import { type OfficeFault, type OfficeRow, officeShape, readOfficeLines } from './officeTable.ts';
import { readTableFile } from './tableFile.ts';

/** @throws StartFault where the file cannot be read */
export async function readOfficesTable(path: string, like: string | null) {
  const bytes = await readImportFile(path);
  const table = readTableFile(bytes, officeShape());
  return table.faults.length > 0 ? { ...table, rows: [] } : { ...table, ...readOfficeLines(table.lines, like) };
}

export interface OfficesImport {
  rows: readonly OfficeRow[];
  /** Nothing of it stays. */
  isRehearsal: boolean;
  now: Instant;
  onDone(offices: number): void;
}

/** The faults that the settings have together; where there is one, nothing is added. */
export async function importOffices(
  { orm, pool }: Database,
  { rows, isRehearsal, now, onDone }: OfficesImport,
): Promise<OfficeFault[]> {
  const there = [...(await openDirectory(orm.em)).all()];
  const faults: OfficeFault[] = [];
  await transact(pool, async (tx) => {
    // Each attempt begins with the offices that are there.
    const all = [...there];
    faults.length = 0;
    for (const [index, row] of rows.entries()) {
      const added = await addOne(tx, row, { all, now });
      if (added instanceof Error) faults.push({ line: row.line, column: null, why: added.message });
      else all.push(added);
      onDone(index + 1);
    }
    if (isRehearsal || faults.length > 0) throw new NothingAdded();
    const announcements = rows.map(({ code }) => ({ event: 'office' as const, office: code }));
    return { answer: null, announcements };
  }).catch((error: unknown) => {
    if (!(error instanceof NothingAdded)) throw error;
  });
  return faults;
}

/** Ends the transaction without leaving anything. */
class NothingAdded extends Error {
  override name = 'NothingAdded';
}

/** A fault leaves nothing of its office behind, so that those of the others are found, too. */
async function addOne(
  tx: Transaction,
  row: OfficeRow,
  { all, now }: { all: readonly Office[]; now: Instant },
): Promise<Office | CallerError> {
  if (all.some(({ code }) => code === row.code))
    return new CallerError('BAD_USER_INPUT', `There is an office ${row.code} already.`);
  const like = all.find(({ code }) => code === row.like);
  if (!like) return new CallerError('NOT_FOUND', `like: there is no office "${row.like}"`);
  await tx.query('savepoint adding');
  try {
    const timeZone = row.timeZone ?? like.timeZone;
    const added = { code: row.code, timeZone, like, change: settingsOf(row, like, now) };
    const office = await addOffice(tx, added, { others: all, now });
    await seedCounters(tx, [office]);
    const detail = difference(null, auditedOffice(office));
    const change = { asker: IMPORTER, source: null, what: 'addOffice', office: null, subject: row.code, detail };
    await writeAudit(tx, change, now);
    return office;
  } catch (error) {
    if (!(error instanceof CallerError)) throw error;
    await tx.query('rollback to savepoint adding');
    return error;
  }
}

/** Settings that the line leaves empty are as at the office that it is like, and so are the letters of numbers. */
function settingsOf(row: OfficeRow, like: Office, now: Instant): SettingsChange {
  const { name, city, serves, premises, channels, week, windowMinutes, capacity, counters } = row;
  // Yesterday: in no zone has the day after it begun before.
  const from = addDays(dateIn('UTC', now), -1);
  const usual = scheduleOn(like, from);
  const isOwn = week !== null || windowMinutes !== null || capacity !== null;
  const schedule = {
    windowMinutes: windowMinutes ?? usual.windowMinutes,
    capacity: capacity ?? usual.capacity,
    line: usual.line,
    shares: usual.shares,
    week: week ?? weekOfFile(usual.week),
  };
  return {
    name,
    city,
    serves,
    premises,
    channels,
    ...(isOwn ? { schedules: [{ from, schedule }] } : {}),
    ...(counters ? { queue: { ...like.queue, counters } } : {}),
  };
}

const WEEKDAY_NAMES_IN_ORDER = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The week as the offices file has it. */
function weekOfFile(week: Office['schedule']['week']) {
  const days = Object.entries(week).map(([day, { hours, breaks, ...rest }]) => {
    const written = {
      hours: `${hours.from}-${hours.to}`,
      breaks: breaks.map(({ from, to }) => `${from}-${to}`),
      ...rest,
    };
    return [WEEKDAY_NAMES_IN_ORDER[Number(day) - 1], written];
  });
  return Object.fromEntries(days);
}
