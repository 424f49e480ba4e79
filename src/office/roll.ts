// Keeps the capacity windows of the booking horizon there as rows, day after day.
import type { Transaction } from '../database.ts';
import { addDays, addMinutes, atTime, dateIn, type Instant, type LocalDate } from '../time.ts';
import { type PlannedWindow, windowsOn } from './hours.ts';
import type { Office } from './settings.ts';

/** One change to an office's days at a time; the lock is kept until the commit. */
export async function lockDays(tx: Transaction, office: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`roll ${office}`]);
}

/**
 * Brings the windows from today to the end of the horizon in line with schedule and exceptions. What nobody has booked
 * is made anew; a window with bookings stays, at no less than what is taken.
 */
export async function rollWindows(tx: Transaction, office: Office, now: Instant): Promise<void> {
  const dates = datesAhead(office, now);
  const rows = JSON.stringify(plannedRows(office, now));
  await lockDays(tx, office.code);
  await tx.query(WITHDRAW, [office.code, dates[0], dates.at(-1), rows]);
  await tx.query(OFFER, [rows, office.code]);
}

/** A day more than can be booked, so that midnight never finds the horizon empty. */
function datesAhead(office: Office, now: Instant): LocalDate[] {
  const today = dateIn(office.timeZone, now);
  return Array.from({ length: office.policy.horizonDays + 2 }, (_, index) => addDays(today, index));
}

/** A share of a window as it is to be; instants in RFC 3339, UTC. */
export interface PlannedRow {
  date: LocalDate;
  quota: string;
  line: string;
  ordinal: number;
  starts_at: string;
  ends_at: string;
  capacity: number;
  opens_to_all_at: string | null;
}

/** All there are to be from today to the end of the horizon. */
export function plannedRows(office: Office, now: Instant): PlannedRow[] {
  return datesAhead(office, now).flatMap((date) =>
    windowsOn(office, date).map((window) => rowOf(office, date, window)),
  );
}

function rowOf(office: Office, date: LocalDate, window: PlannedWindow): PlannedRow {
  const { quota, line, ordinal, capacity, opensMinutesBefore } = window;
  const startsAt = atTime(date, window.from, office.timeZone);
  return {
    ...{ date, quota, line, ordinal, capacity },
    starts_at: startsAt.toString(),
    ends_at: atTime(date, window.to, office.timeZone).toString(),
    opens_to_all_at: opensMinutesBefore === null ? null : addMinutes(startsAt, -opensMinutesBefore).toString(),
  };
}

const PLANNED = `json_to_recordset($ROWS) as planned (
  date date, quota text, line text, ordinal smallint, starts_at timestamptz, ends_at timestamptz, capacity integer,
  opens_to_all_at timestamptz)`;

const BOOKED = `(w.issued > 0 or exists (select from booking b where b.window_id = w.id))`;

/**
 * Windows that are no longer planned: gone where nobody ever had a place, else closed to new bookings. Numbers are only
 * put in order on days on which none is given out.
 */
const WITHDRAW = `
  with outdated as (
    select w.id from capacity_window w
    where w.office = $1 and w.date between $2 and $3 and not exists (
      select from ${PLANNED.replace('$ROWS', '$4')}
      where planned.quota = w.quota and planned.starts_at = w.starts_at and planned.ends_at = w.ends_at and planned.line = w.line
        and (planned.ordinal = w.ordinal or exists (
          select from capacity_window day where day.office = w.office and day.date = w.date
            and ${BOOKED.replaceAll('w.', 'day.')}
        ))
    ) order by w.id for update
  ), gone as (
    delete from capacity_window w using outdated where w.id = outdated.id and not ${BOOKED} returning w.id
  )
  update capacity_window w set capacity = w.taken from outdated
  where w.id = outdated.id and w.id not in (select id from gone) and ${BOOKED}`;

/** On a day on which a window that is there has the number of another that is planned, new ones are numbered on. */
const OFFER = `
  with planned as (select * from ${PLANNED.replace('$ROWS', '$1')}), numbered as (
    select date, line, max(ordinal) as last from capacity_window w
    where office = $2 and exists (
      select from planned join capacity_window clash using (date, line, ordinal)
      where clash.office = $2 and (clash.starts_at, clash.quota) <> (planned.starts_at, planned.quota) and (clash.date, clash.line) = (w.date, w.line)
    ) group by date, line
  )
  insert into capacity_window (office, date, quota, line, ordinal, starts_at, ends_at, capacity, opens_to_all_at)
  select $2, date, quota, line, planned.ordinal + coalesce(numbered.last, 0), starts_at, ends_at, capacity, opens_to_all_at
  from planned left join numbered using (date, line)
  on conflict (office, date, quota, starts_at) do update
  set capacity = greatest(excluded.capacity, capacity_window.taken), ends_at = excluded.ends_at,
    opens_to_all_at = excluded.opens_to_all_at
  where (capacity_window.capacity, capacity_window.ends_at, capacity_window.opens_to_all_at)
    is distinct from (excluded.capacity, excluded.ends_at, excluded.opens_to_all_at)`;
