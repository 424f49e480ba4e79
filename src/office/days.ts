// The managers' layer of an office's days: schedules, exceptions, quotas, places by hand. Only written here; the windows
// follow.
import { sql } from 'kysely';
import { z } from 'zod';
import type { Transaction } from '../database.ts';
import { CallerError, RefusedInput, refuse, refusedAt } from '../refusal.ts';
import type { Fields } from '../statement.ts';
import { tablesOf } from '../tables.ts';
import { datesBetween, daysBetween, type LocalDate } from '../time.ts';
import { CapacityOverrideEntity, ScheduleExceptionEntity } from './entities.ts';
import { windowsOn } from './hours.ts';
import { setInManagersLayer } from './managersLayer.ts';
import { GENERAL } from './quotas.ts';
import type { Office, OfficeSettings, ScheduleException } from './settings.ts';
import { exception, SETTINGS, schedule, time } from './shapes.ts';
import { faultOfShares } from './shareFaults.ts';

/** @throws CallerError BAD_USER_INPUT naming each part that is wrong. */
function read<T>(shape: z.ZodType<T>, given: unknown): T {
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
  throw new CallerError('BAD_USER_INPUT', faults.join('; '));
}

const tables = tablesOf(ScheduleExceptionEntity, CapacityOverrideEntity);

type Shaping = Pick<OfficeSettings, 'schedules' | 'quotas'>;

async function writeSettings(
  tx: Transaction,
  office: Office,
  change: Partial<Shaping>,
  today: LocalDate,
): Promise<void> {
  const fault = faultOfShares({ ...office, ...change }, today);
  if (fault) throw refusedAt(fault);
  await setInManagersLayer(tx, office.code, change);
}

export interface NewSchedule {
  from: LocalDate;
  /** As in the offices file. */
  given: unknown;
  today: LocalDate;
}

/** A schedule from that date on, instead of one that began on the same date. */
export async function setSchedule(tx: Transaction, office: Office, { from, given, today }: NewSchedule): Promise<void> {
  const later = { from, schedule: read(schedule, given) };
  const others = office.schedules.filter((one) => one.from !== from);
  await writeSettings(
    tx,
    office,
    { schedules: [...others, later].toSorted((a, b) => (a.from < b.from ? -1 : 1)) },
    today,
  );
}

/** @throws CallerError NOT_FOUND where none begins then. */
export async function removeSchedule(
  tx: Transaction,
  office: Office,
  from: LocalDate,
  today: LocalDate,
): Promise<void> {
  const schedules = office.schedules.filter((one) => one.from !== from);
  if (schedules.length === office.schedules.length) {
    throw new CallerError('NOT_FOUND', `${office.code} has no schedule from ${from} on.`);
  }
  await writeSettings(tx, office, { schedules }, today);
}

export async function setQuotas(tx: Transaction, office: Office, given: unknown, today: LocalDate): Promise<void> {
  await writeSettings(tx, office, { quotas: read(SETTINGS.quotas, given) }, today);
}

/** Days that differ, each instead of what a manager set for it before. */
export async function setExceptions(tx: Transaction, office: Office, given: readonly unknown[]): Promise<void> {
  const days = given.map((one): ScheduleException => read(exception, one));
  if (days.length === 0) return;
  await tables(tx)
    .insertInto('schedule_exception')
    .values(days.map((day) => ({ office: office.code, origin: 'manager', ...day })))
    .onConflict((conflict) =>
      conflict.columns(['office', 'date', 'origin']).doUpdateSet(({ ref }) => ({
        reason: ref('excluded.reason'),
        open: ref('excluded.open'),
        capacity: ref('excluded.capacity'),
      })),
    )
    .execute();
}

/** The day is as the file and the schedule say again. @throws CallerError NOT_FOUND where managers set nothing for it. */
export async function removeException(tx: Transaction, office: Office, date: LocalDate): Promise<void> {
  const gone = await tx.em.nativeDelete(ScheduleExceptionEntity, { office: office.code, date, origin: 'manager' });
  if (gone === 0) throw new CallerError('NOT_FOUND', `Managers have set nothing for ${date}.`);
}

/** Windows that begin from `from` on and before `to`, on each of the days; `capacity` null: as planned again. */
export interface Run {
  firstDate: LocalDate;
  lastDate: LocalDate;
  from: string;
  to: string;
  quota: string;
  capacity: number | null;
}

const runShape = z
  .object({
    from: time,
    to: z.union([time, z.literal('24:00')]),
    capacity: z.number().int().min(0).max(100_000).nullable(),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'must be after from' });

/** The most days in one change. */
const LONGEST_RUN = 366;

/** @throws RefusedInput where no window begins then. */
export async function setCapacity(tx: Transaction, office: Office, given: Run): Promise<void> {
  read(runShape, given);
  const { firstDate, lastDate, from, to, quota, capacity } = given;
  if (quota !== GENERAL && !office.quotas.some(({ code }) => code === quota)) {
    throw new CallerError('NOT_FOUND', `${office.code} has no quota ${quota}.`);
  }
  const dates = datesOfRun(firstDate, lastDate);
  const planned = { ...office, overrides: new Map() };
  const rows = dates.flatMap((date) => {
    const starts = new Set(windowsOn(planned, date).map((window) => window.from));
    return [...starts].filter((start) => start >= from && start < to).map((start) => ({ date, starts: start }));
  });
  if (rows.length === 0)
    throw new RefusedInput({ message: 'No window begins then.', refusal: refuse('NO_WINDOW_THEN', {}) });
  const windows = { office: office.code, quota, rows };
  if (capacity === null) await unsetPlaces(tx, windows);
  else await setPlaces(tx, windows, capacity);
}

type WindowStart = Pick<Fields<typeof CapacityOverrideEntity>, 'date' | 'starts'>;

/** Windows of a quota; there may be more of them than a statement may have parameters. */
interface QuotaWindows {
  office: string;
  quota: string;
  rows: readonly WindowStart[];
}

const startRows = (rows: readonly WindowStart[]) =>
  sql<WindowStart>`json_to_recordset(${JSON.stringify(rows)})`.as<'planned'>(sql`planned(date date, starts time)`);

async function setPlaces(tx: Transaction, { office, quota, rows }: QuotaWindows, capacity: number): Promise<void> {
  await tables(tx)
    .insertInto('capacity_override')
    .columns(['office', 'date', 'starts', 'quota', 'capacity'])
    .expression(({ selectFrom }) =>
      selectFrom(startRows(rows)).select(({ ref, val, cast }) => [
        cast<string>(val(office), 'text').as('office'),
        ref('planned.date').as('date'),
        ref('planned.starts').as('starts'),
        cast<string>(val(quota), 'text').as('quota'),
        cast<number>(val(capacity), 'integer').as('capacity'),
      ]),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['office', 'date', 'starts', 'quota'])
        .doUpdateSet(({ ref }) => ({ capacity: ref('excluded.capacity') })),
    )
    .execute();
}

async function unsetPlaces(tx: Transaction, { office, quota, rows }: QuotaWindows): Promise<void> {
  await tables(tx)
    .deleteFrom('capacity_override')
    .using(startRows(rows))
    .where('capacity_override.office', '=', office)
    .where('capacity_override.quota', '=', quota)
    .whereRef('capacity_override.date', '=', 'planned.date')
    .whereRef('capacity_override.starts', '=', 'planned.starts')
    .execute();
}

function datesOfRun(first: LocalDate, last: LocalDate): LocalDate[] {
  if (last < first || daysBetween(first, last) >= LONGEST_RUN) {
    throw new CallerError('BAD_USER_INPUT', `toDate: must be from ${first} on, and ${LONGEST_RUN} days at most.`);
  }
  return datesBetween(first, last);
}
