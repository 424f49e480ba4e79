// Opens the days ahead of many offices with a few statements, however many they are.
import { CapacityWindowEntity, WithdrawnWindowEntity } from '../capacity/entities.ts';
import type { Transaction } from '../database.ts';
import { lockDaysOfAll } from '../office/dayLock.ts';
import { digestOfPlan } from '../office/plan.ts';
import { officesAsTheyStand } from '../office/read.ts';
import type { Office } from '../office/settings.ts';
import { type Fields, select } from '../statement.ts';
import { tablesOf } from '../tables.ts';
import { dateIn, datesBetween, type Instant, type LocalDate } from '../time.ts';
import { addWindows, type OfficesOfPlan } from './addWindows.ts';
import { firstDayDue, lastDayAhead, noteOpened, openedDaysOf } from './openedDays.ts';
import { plannedRows, rollDates } from './roll.ts';
import type { PlannedRow } from './writeWindows.ts';

const tables = tablesOf(CapacityWindowEntity, WithdrawnWindowEntity);

/** The days of an office that are due: all ahead, or those that the horizon has reached since the last time. */
interface DueDays {
  office: Office;
  today: LocalDate;
  dates: LocalDate[];
}

/**
 * Brings the windows of these offices in line with what is planned, as their rows say; answers the offices. Days without any
 * windows get theirs together; days that differ are brought in line one office after the other.
 */
export async function openDaysAhead(tx: Transaction, codes: readonly string[], now: Instant): Promise<Office[]> {
  await lockDaysOfAll(tx, codes);
  const offices = await officesAsTheyStand(tx, codes);
  const opened = await openedDaysOf(tx, codes);
  const lasts = await lastWindows(tx, codes);
  const due = offices.flatMap((office): DueDays[] => {
    const first = firstDayDue(office, opened.get(office.code), now);
    if (first === null) return [];
    const today = dateIn(office.timeZone, now);
    const last = lasts.get(office.code) ?? '';
    const ahead = lastDayAhead(office, now);
    // All days that have windows: people may have booked there while the horizon was longer.
    return [{ office, today, dates: datesBetween(first, first === today && last > ahead ? last : ahead) }];
  });
  if (due.length === 0) return offices;
  const there = due.filter(({ office, dates }) => (lasts.get(office.code) ?? '') >= (dates[0] ?? ''));
  const windows = await windowsThere(tx, there);
  await bringInLine(tx, due, windows);
  await forgetWithdrawn(tx, due);
  await noteOpened(
    tx,
    due.map(({ office, today, dates }) => {
      const firstDate = dates[0] === today ? today : (opened.get(office.code)?.firstDate ?? today);
      return { office, firstDate, lastDate: dates.at(-1) ?? today };
    }),
  );
  return offices;
}

/** The last day with windows, by office. */
async function lastWindows(tx: Transaction, codes: readonly string[]): Promise<Map<string, LocalDate>> {
  const rows = await tx.query<{ office: string; last: LocalDate | null }>(LAST_WINDOWS, [codes]);
  return new Map(rows.flatMap(({ office, last }) => (last ? [[office, last]] : [])));
}
const LAST_WINDOWS = `select office, (select max(w.date) from capacity_window w where w.office = asked.office) as last
  from unnest($1::text[]) asked (office)`;

type WindowThere = Pick<
  Fields<typeof CapacityWindowEntity>,
  | 'office'
  | 'date'
  | 'quota'
  | 'line'
  | 'ordinal'
  | 'startsAt'
  | 'endsAt'
  | 'capacity'
  | 'taken'
  | 'planned'
  | 'opensToAllAt'
>;

const THERE = select(CapacityWindowEntity, [
  'office',
  'date',
  'quota',
  'line',
  'ordinal',
  'startsAt',
  'endsAt',
  'capacity',
  'taken',
  'planned',
  'opensToAllAt',
]).of('w');
// Each office's span is looked up by itself, as PostgreSQL would else take it for a long one.
const WINDOWS_THERE = `select w.* from json_to_recordset($1) as span (office text, first date, last date)
  cross join lateral (
    select ${THERE} from capacity_window w where w.office = span.office and w.date between span.first and span.last offset 0
  ) w`;

/** By office and date. */
async function windowsThere(tx: Transaction, due: readonly DueDays[]): Promise<Map<string, WindowThere[]>> {
  if (due.length === 0) return new Map();
  const spans = due.map(({ office, dates }) => ({ office: office.code, first: dates[0], last: dates.at(-1) }));
  const rows = await tx.query<WindowThere>(WINDOWS_THERE, [JSON.stringify(spans)]);
  return Map.groupBy(rows, ({ office, date }) => `${office} ${date}`);
}

async function bringInLine(
  tx: Transaction,
  due: readonly DueDays[],
  there: ReadonlyMap<string, WindowThere[]>,
): Promise<void> {
  const planned = new Map<string, Map<LocalDate, PlannedRow[]>>();
  const added = new Map<string, OfficesOfPlan>();
  for (const { office, dates } of due) {
    // Offices with the same plan and the same days share the rows.
    const key = `${digestOfPlan(office)} ${dates[0]} ${dates.at(-1)}`;
    const rows = planned.get(key) ?? Map.groupBy(plannedRows(office, dates), ({ date }) => date);
    planned.set(key, rows);
    const windowsOf = (date: LocalDate) => there.get(`${office.code} ${date}`) ?? [];
    const differing = dates.filter(
      (date) => windowsOf(date).length > 0 && !isAsPlanned(windowsOf(date), rows.get(date)),
    );
    const [first, last] = [differing[0], differing.at(-1)];
    if (first && last) await rollDates(tx, office, datesBetween(first, last));
    const isBare = (date: LocalDate) =>
      windowsOf(date).length === 0 && !(first && last && first <= date && date <= last);
    const bare = dates.filter((date) => rows.has(date) && isBare(date));
    const group = added.get(`${key} ${bare}`) ?? { offices: [], rows: bare.flatMap((date) => rows.get(date) ?? []) };
    group.offices.push(office.code);
    added.set(`${key} ${bare}`, group);
  }
  await addWindows(tx, [...added.values()]);
}

/** Whether exactly these windows are planned: one that is kept for its bookings alone is a difference. Pure. */
export function isAsPlanned(windows: readonly WindowThere[], rows: readonly PlannedRow[] = []): boolean {
  const keyOf = (quota: string, startsAt: string) => `${quota} ${startsAt}`;
  const known = new Map(windows.map((window) => [keyOf(window.quota, window.startsAt.toString()), window]));
  const isThere = (row: PlannedRow) => {
    const window = known.get(keyOf(row.quota, row.starts_at));
    return (
      window !== undefined &&
      window.line === row.line &&
      window.ordinal === row.ordinal &&
      window.endsAt.toString() === row.ends_at &&
      window.planned === row.capacity &&
      window.capacity === Math.max(row.capacity, window.taken) &&
      (window.opensToAllAt?.toString() ?? null) === row.opens_to_all_at
    );
  };
  return rows.length === windows.length && rows.every(isThere);
}

/** Windows of days past that are gone. */
async function forgetWithdrawn(tx: Transaction, due: readonly DueDays[]): Promise<void> {
  for (const [today, some] of Map.groupBy(due, (one) => one.today)) {
    await tables(tx)
      .deleteFrom('withdrawn_window')
      .where(
        'office',
        'in',
        some.map(({ office }) => office.code),
      )
      .where('date', '<', today)
      .execute();
  }
}
