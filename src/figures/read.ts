// Reads the figures that are kept, and finds out which days have to be counted first.

import { sql } from 'kysely';
import { BookingEntity } from '../booking/entities.ts';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import type { Queryable } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { CallerError } from '../refusal.ts';
import type { Fields } from '../statement.ts';
import { literal, tablesOf } from '../tables.ts';
import { dateIn, datesBetween, daysBetween, type Instant, type LocalDate } from '../time.ts';
import { DayFiguresEntity } from './entities.ts';
import { type DayFigures, NO_PARTS, plannedDay } from './figures.ts';

const tables = tablesOf(DayFiguresEntity, BookingEntity, CapacityWindowEntity);

/** Both included. */
export interface Range {
  from: LocalDate;
  to: LocalDate;
}

/** All there may ever be. */
export const ALWAYS: Range = { from: '0001-01-01', to: '9999-12-31' };

/** @throws CallerError BAD_USER_INPUT where it ends before it begins, or is longer than 400 days. */
export function checkedRange(from: LocalDate, to: LocalDate): Range {
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > MAX_FIGURES_DAYS)
    throw new CallerError('BAD_USER_INPUT', `to must be ${MAX_FIGURES_DAYS - 1} days after from, or less.`);
  return { from, to };
}
const MAX_FIGURES_DAYS = 400;

/** Of a file that names people. @throws CallerError BAD_USER_INPUT where it ends before it begins, or is longer than 31 days. */
export function checkedNamedRange(from: LocalDate, to: LocalDate): Range {
  if (daysBetween(from, to) >= MAX_NAMED_DAYS)
    throw new CallerError(
      'BAD_USER_INPUT',
      `With applicants, to must be ${MAX_NAMED_DAYS - 1} days after from, or less.`,
    );
  return checkedRange(from, to);
}
const MAX_NAMED_DAYS = 31;

/** Every day of the range at every office, in order of offices and dates; days without windows as planned. */
export function everyDay(
  offices: readonly Office[],
  range: Range,
  known: ReadonlyMap<string, ReadonlyMap<LocalDate, DayFigures>>,
  now: Instant,
): DayFigures[] {
  const dates = datesBetween(range.from, range.to);
  return offices.flatMap((office) => {
    const today = dateIn(office.timeZone, now);
    const days = known.get(office.code);
    return dates.map((date) => days?.get(date) ?? plannedDay(office, date, today));
  });
}

/** Days with their parts, by office. */
export async function readParts(
  db: Queryable,
  offices: readonly string[],
  { from, to }: Range,
): Promise<Map<string, Map<LocalDate, DayFigures>>> {
  if (offices.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('day_figures')
    .select(['office', 'date', 'total', 'parts'])
    .where('office', 'in', offices)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .execute();
  const days = rows.map(keptDayOf);
  const byOffice = Map.groupBy(days, ({ office }) => office);
  return new Map([...byOffice].map(([office, some]) => [office, new Map(some.map((day) => [day.date, day]))]));
}

/** Those days, with their parts or without. */
export async function readDays(db: Queryable, days: readonly DayAtOffice[], withParts: boolean): Promise<DayFigures[]> {
  if (days.length === 0) return [];
  const given = sql<DayAtOffice>`json_to_recordset(${JSON.stringify(days)})`.as<'given'>(
    sql`given(office text, date date)`,
  );
  const rows = await tables(db)
    .with('counted', (rows) => rows.selectFrom(given).selectAll().distinct())
    .selectFrom('counted')
    .innerJoin('day_figures as f', (join) =>
      join.onRef('f.office', '=', 'counted.office').onRef('f.date', '=', 'counted.date'),
    )
    .select(['f.office', 'f.date', 'f.total', 'f.parts'])
    .execute();
  return rows.map((row) => ({ ...keptDayOf(row), ...(withParts ? {} : { parts: null }) }));
}

export interface DayAtOffice {
  office: string;
  date: LocalDate;
}

type KeptDay = Pick<Fields<typeof DayFiguresEntity>, 'office' | 'date' | 'total' | 'parts'>;

function keptDayOf({ office, date, total, parts }: KeptDay): DayFigures {
  return { office, date, ...total, parts: { ...NO_PARTS, ...parts } };
}

/** The same with those days instead of what is known of them. */
export function withDays(
  known: ReadonlyMap<string, ReadonlyMap<LocalDate, DayFigures>>,
  days: readonly DayFigures[],
): ReadonlyMap<string, ReadonlyMap<LocalDate, DayFigures>> {
  if (days.length === 0) return known;
  const byOffice = Map.groupBy(days, ({ office }) => office);
  const changed = [...byOffice].map(([office, some]): [string, ReadonlyMap<LocalDate, DayFigures>] => [
    office,
    new Map([...(known.get(office) ?? []), ...some.map((day): [LocalDate, DayFigures] => [day.date, day])]),
  ]);
  return new Map([...known, ...changed]);
}

/** An office whose days may have to be counted; `open`: all that are not over, and any that never were. */
export interface Suspect {
  office: string;
  today: LocalDate;
  open: boolean;
}

/** Unmarked days that must be counted: past days that were not over when they were counted, besides `open`. */
export function daysDue(db: Queryable, suspects: readonly Suspect[], { from, to }: Range): Promise<DayAtOffice[]> {
  return tables(db)
    .with('suspect', (rows) => rows.selectFrom(suspectRows(suspects)).selectAll())
    .selectFrom('suspect')
    .innerJoin('day_figures as f', 'f.office', 'suspect.office')
    .select(['f.office', 'f.date'])
    .where('f.final', '=', literal(false))
    .where('f.date', '>=', from)
    .where('f.date', '<=', to)
    .where(({ eb, or, ref }) => or([ref('suspect.open'), eb('f.date', '<', ref('suspect.today'))]))
    .union((rows) =>
      rows
        .selectFrom(({ selectFrom }) =>
          selectFrom('suspect')
            .select(({ selectFrom }) => {
              const windows = selectFrom('capacity_window as w').whereRef('w.office', '=', 'suspect.office');
              return [
                'suspect.office',
                windows.select(({ fn }) => fn.min('w.date').as('date')).as('first'),
                windows.select(({ fn }) => fn.max('w.date').as('date')).as('last'),
              ];
            })
            .where(({ ref }) => ref('suspect.open'))
            .as('span'),
        )
        .crossJoinLateral(({ ref }) =>
          sql<{ date: LocalDate }>`generate_series(greatest(${ref('span.first')}, ${from}::date)::timestamp,
            least(${ref('span.last')}, ${to}::date), interval '1 day')`.as<'day'>(sql`day(date)`),
        )
        .select(['span.office', sql<LocalDate>`day.date::date`.as('date')])
        .where(({ not, exists, selectFrom, ref }) =>
          not(
            exists(
              selectFrom('day_figures as f')
                .select('f.date')
                .whereRef('f.office', '=', 'span.office')
                .where('f.date', '=', sql<LocalDate>`${ref('day.date')}::date`),
            ),
          ),
        ),
    )
    .execute();
}

const suspectRows = (suspects: readonly Suspect[]) =>
  sql<Suspect>`json_to_recordset(${JSON.stringify(suspects)})`.as<'suspects'>(
    sql`suspects(office text, today date, open boolean)`,
  );

/** The days that these bookings are for. */
export async function daysOfBookings(db: Queryable, codes: readonly string[]): Promise<DayAtOffice[]> {
  if (codes.length === 0) return [];
  const bookings = tables(db).selectFrom('booking').where('code', 'in', codes);
  const days = await bookings.select(['office', 'visitDate']).distinct().execute();
  return days.map(({ office, visitDate }) => ({ office, date: visitDate }));
}
