// The days of an office that have their windows, and the plan they were made by: where both are known, nothing is done.
import type { Queryable, Transaction } from '../database.ts';
import { digestOfPlan } from '../office/plan.ts';
import type { Office } from '../office/settings.ts';
import type { Fields } from '../statement.ts';
import { tablesOf } from '../tables.ts';
import { addDays, dateIn, type Instant, type LocalDate } from '../time.ts';
import { OpenedDaysEntity } from './entities.ts';

export type OpenedDays = Fields<typeof OpenedDaysEntity>;

const tables = tablesOf(OpenedDaysEntity);

/** A day more than can be booked, so that midnight never finds the horizon empty. */
const MARGIN_DAYS = 1;

/** The last day that is to have windows. */
export function lastDayAhead(office: Office, now: Instant): LocalDate {
  return addDays(dateIn(office.timeZone, now), office.policy.horizonDays + MARGIN_DAYS);
}

/** By office; none named: of all. */
export async function openedDaysOf(db: Queryable, offices?: readonly string[]): Promise<Map<string, OpenedDays>> {
  const all = tables(db).selectFrom('opened_days').selectAll();
  const rows = await (offices ? all.where('office', 'in', offices) : all).execute();
  return new Map(rows.map((row) => [row.office, row]));
}

/** Whether today's windows are as planned, and how far ahead they are; null: they are not. */
function plannedUntil(office: Office, opened: OpenedDays | undefined, now: Instant): LocalDate | null {
  const today = dateIn(office.timeZone, now);
  if (!opened || opened.firstDate > today || opened.lastDate < today) return null;
  return opened.plan === digestOfPlan(office) ? opened.lastDate : null;
}

/** The first day ahead that has no windows yet; null: all have. */
export function firstDayDue(office: Office, opened: OpenedDays | undefined, now: Instant): LocalDate | null {
  const until = plannedUntil(office, opened, now);
  if (until === null) return dateIn(office.timeZone, now);
  return until < lastDayAhead(office, now) ? addDays(until, 1) : null;
}

/** Whether all days that can be booked have their windows, though one more may be due. */
export function isBookable(office: Office, opened: OpenedDays | undefined, now: Instant): boolean {
  const until = plannedUntil(office, opened, now);
  return until !== null && until >= addDays(lastDayAhead(office, now), -MARGIN_DAYS);
}

/** Whether there are windows for all days that can be booked, by whatever plan. */
export function reachesHorizon(office: Office, opened: OpenedDays | undefined, now: Instant): boolean {
  return opened !== undefined && opened.lastDate >= addDays(lastDayAhead(office, now), -MARGIN_DAYS);
}

/** Days of an office that follow each other and have been brought in line with its plan. */
export interface DaysInLine {
  office: Office;
  firstDate: LocalDate;
  lastDate: LocalDate;
}

export async function noteOpened(tx: Transaction, opened: readonly DaysInLine[]): Promise<void> {
  if (opened.length === 0) return;
  const rows = opened.map(({ office, firstDate, lastDate }) => {
    return { office: office.code, plan: digestOfPlan(office), firstDate, lastDate };
  });
  await tables(tx)
    .insertInto('opened_days')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('office').doUpdateSet(({ ref }) => ({
        plan: ref('excluded.plan'),
        firstDate: ref('excluded.firstDate'),
        lastDate: ref('excluded.lastDate'),
      })),
    )
    .execute();
}
