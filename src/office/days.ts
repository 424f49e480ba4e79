// The managers' layer of an office's days: schedules, exceptions, quotas, places by hand. Only written here; the windows
// follow.
import { z } from 'zod';
import type { Transaction } from '../database.ts';
import { CallerError } from '../refusal.ts';
import { addDays, type LocalDate } from '../time.ts';
import { windowsOn } from './hours.ts';
import { GENERAL } from './quotas.ts';
import type { Office, OfficeSettings, ScheduleException } from './settings.ts';
import { exception, faultOfShares, SETTINGS, schedule, time } from './shapes.ts';

/** @throws CallerError BAD_USER_INPUT naming each part that is wrong. */
function read<T>(shape: z.ZodType<T>, given: unknown): T {
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
  throw new CallerError('BAD_USER_INPUT', faults.join('; '));
}

type Shaping = Pick<OfficeSettings, 'schedules' | 'quotas'>;

async function writeSettings(
  tx: Transaction,
  office: Office,
  change: Partial<Shaping>,
  today: LocalDate,
): Promise<void> {
  const fault = faultOfShares({ ...office, ...change }, today);
  if (fault) throw new CallerError('BAD_USER_INPUT', `${fault.path.join('.')}: ${fault.message}`);
  const text = 'update office set from_managers = from_managers || $2 where code = $1';
  await tx.query({ name: 'set days', text }, [office.code, JSON.stringify(change)]);
}

/** A schedule from that date on, instead of one that began on the same date. `given` is as in the offices file. */
export async function setSchedule(
  tx: Transaction,
  office: Office,
  from: LocalDate,
  given: unknown,
  today: LocalDate,
): Promise<void> {
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
  await tx.query({ name: 'set exceptions', text: SET_EXCEPTIONS }, [office.code, JSON.stringify(days)]);
}
const SET_EXCEPTIONS = `
  insert into schedule_exception (office, date, origin, reason, open, capacity)
  select $1, date, 'manager', reason, nullif(open, 'null'), capacity
  from json_to_recordset($2) as day (date date, reason text, open jsonb, capacity integer)
  on conflict (office, date, origin) do update set reason = excluded.reason, open = excluded.open, capacity = excluded.capacity`;

/** The day is as the file and the schedule say again. @throws CallerError NOT_FOUND where managers set nothing for it. */
export async function removeException(tx: Transaction, office: Office, date: LocalDate): Promise<void> {
  const text = `delete from schedule_exception where office = $1 and date = $2 and origin = 'manager' returning date`;
  const gone = await tx.query({ name: 'remove exception', text }, [office.code, date]);
  if (gone.length === 0) throw new CallerError('NOT_FOUND', `Managers have set nothing for ${date}.`);
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

/** @throws CallerError NOT_FOUND where no window begins then. */
export async function setCapacity(tx: Transaction, office: Office, given: Run): Promise<void> {
  read(runShape, given);
  const { firstDate, lastDate, from, to, quota, capacity } = given;
  if (quota !== GENERAL && !office.quotas.some(({ code }) => code === quota)) {
    throw new CallerError('NOT_FOUND', `${office.code} has no quota ${quota}.`);
  }
  const dates = datesBetween(firstDate, lastDate);
  const planned = { ...office, overrides: new Map() };
  const rows = dates.flatMap((date) => {
    const starts = new Set(windowsOn(planned, date).map((window) => window.from));
    return [...starts].filter((start) => start >= from && start < to).map((start) => ({ date, starts: start }));
  });
  if (rows.length === 0) throw new CallerError('NOT_FOUND', 'No window begins then.');
  const values = [office.code, JSON.stringify(rows), quota];
  if (capacity === null) await tx.query({ name: 'unset capacity', text: UNSET_CAPACITY }, values);
  else await tx.query({ name: 'set capacity', text: SET_CAPACITY }, [...values, capacity]);
}
const ROWS = 'json_to_recordset($2) as "window" (date date, starts time)';
const SET_CAPACITY = `
  insert into capacity_override (office, date, starts, quota, capacity) select $1, date, starts, $3, $4 from ${ROWS}
  on conflict (office, date, starts, quota) do update set capacity = excluded.capacity`;
const UNSET_CAPACITY = `
  delete from capacity_override o using ${ROWS}
  where (o.office, o.date, o.starts, o.quota) = ($1, "window".date, "window".starts, $3)`;

function datesBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const end = addDays(first, LONGEST_RUN);
  if (last < first || last >= end) {
    throw new CallerError('BAD_USER_INPUT', `toDate: must be from ${first} on, and ${LONGEST_RUN} days at most.`);
  }
  const dates: LocalDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}
