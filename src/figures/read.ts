// Reads the figures that are kept, and finds out which days have to be counted first.

import { BookingEntity } from '../booking/entities.ts';
import type { Queryable } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { CallerError } from '../refusal.ts';
import { statement } from '../statement.ts';
import { tablesOf } from '../tables.ts';
import { addDays, dateIn, daysBetween, type Instant, type LocalDate } from '../time.ts';
import { DayFiguresEntity } from './entities.ts';
import { type DayFigures, plannedDay } from './figures.ts';

const tables = tablesOf(DayFiguresEntity, BookingEntity);

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

/** Every day of the range at every office, in order of offices and dates; days without windows as planned. */
export function everyDay(
  offices: readonly Office[],
  range: Range,
  known: ReadonlyMap<string, ReadonlyMap<LocalDate, DayFigures>>,
  now: Instant,
): DayFigures[] {
  const dates = datesOf(range);
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
  const days = rows.map(({ office, date, total, parts }) => ({ office, date, ...total, parts }));
  const byOffice = Map.groupBy(days, ({ office }) => office);
  return new Map([...byOffice].map(([office, some]) => [office, new Map(some.map((day) => [day.date, day]))]));
}

function datesOf({ from, to }: Range): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** An office whose days may have to be counted; `open`: all that are not over, and any that never were. */
export interface Suspect {
  office: string;
  today: LocalDate;
  open: boolean;
}

/** Unmarked days that must be counted: past days that were not over when they were counted, besides `open`. */
export function daysDue(
  db: Queryable,
  suspects: readonly Suspect[],
  { from, to }: Range,
): Promise<{ office: string; date: LocalDate }[]> {
  return db.query(DAYS_DUE, [JSON.stringify(suspects), from, to]);
}
const DAYS_DUE = statement<{ office: string; date: LocalDate }>('days due')`
  with suspect as materialized (
    select * from json_to_recordset($1) as suspect (office text, today date, open boolean)
  )
  select f.office, f.date from suspect s join day_figures f using (office)
  where not f.final and f.date between $2 and $3 and (s.open or f.date < s.today)
  union
  select office, day::date from (
    select s.office,
      (select min(w.date) from capacity_window w where w.office = s.office) as first,
      (select max(w.date) from capacity_window w where w.office = s.office) as last
    from suspect s where s.open
  ) span cross join generate_series(greatest(first, $2::date)::timestamp, least(last, $3::date), interval '1 day') day
  where not exists (select from day_figures f where f.office = span.office and f.date = day::date)`;

/** The days that these bookings are for. */
export async function daysOfBookings(
  db: Queryable,
  codes: readonly string[],
): Promise<{ office: string; date: LocalDate }[]> {
  if (codes.length === 0) return [];
  const bookings = tables(db).selectFrom('booking').where('code', 'in', codes);
  const days = await bookings.select(['office', 'visitDate']).distinct().execute();
  return days.map(({ office, visitDate }) => ({ office, date: visitDate }));
}
