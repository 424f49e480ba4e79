// Reads the figures that are kept, and finds out which days have to be counted first.
import type { Queryable } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { CallerError } from '../refusal.ts';
import { type RowOf, select, statement } from '../statement.ts';
import { addDays, dateIn, daysBetween, type Instant, type LocalDate } from '../time.ts';
import { DayFiguresEntity } from './entities.ts';
import { type DayFigures, plannedDay } from './figures.ts';

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
  const rows = await db.query(FIGURES_OF_DAYS, [offices, from, to]);
  const byOffice = Map.groupBy(rows, ({ office }) => office);
  const dayOf = ({ office, date, total, parts }: RowOf<typeof COUNTED_DAY>) =>
    [date, { office, date, ...total, parts }] as const;
  return new Map([...byOffice].map(([office, days]) => [office, new Map(days.map(dayOf))]));
}
const COUNTED_DAY = select(DayFiguresEntity, ['office', 'date', 'total', 'parts']);
const FIGURES_OF_DAYS = statement('figures of days')`
  select ${COUNTED_DAY} from day_figures where office = any($1) and date between $2 and $3`;

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
export function daysOfBookings(db: Queryable, codes: readonly string[]) {
  const text = 'select distinct office, visit_date as date from booking where code = any($1)';
  return db.query<{ office: string; date: LocalDate }>({ name: 'days of bookings', text }, [codes]);
}
