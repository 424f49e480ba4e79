// Keeps the capacity windows of the booking horizon there as rows, day after day.

import type { Transaction } from '../database.ts';
import { lockOf } from '../locks.ts';
import { statement } from '../statement.ts';
import { addDays, addMinutes, atTime, dateIn, daysBetween, type Instant, type LocalDate } from '../time.ts';
import { type PlannedWindow, windowsOn } from './hours.ts';
import { officeAsItStands } from './read.ts';
import type { Office } from './settings.ts';

/** One change to an office's days at a time; the lock is kept until the commit. */
export async function lockDays(tx: Transaction, office: string): Promise<void> {
  await tx.query({ name: 'lock days', text: LOCK_DAYS }, [office]);
}
const LOCK_DAYS = `select pg_advisory_xact_lock(${lockOf('days', '$1')})`;

/**
 * Brings the windows from today to the end of the horizon in line with schedule and exceptions. A window without
 * bookings is made again; one with bookings stays, with no fewer places than are taken. Windows that are right already
 * are not touched, so that no transaction waits for them.
 */
export async function rollWindows(tx: Transaction, office: Office, now: Instant): Promise<void> {
  await lockDays(tx, office.code);
  const dates = await datesAhead(tx, office, now);
  await rollDates(tx, office, dates);
  await tx.query('delete from withdrawn_window where office = $1 and date < $2', [office.code, dates[0]]);
}

/** The same for dates that follow each other, by who has locked the office's days. */
export async function rollDates(tx: Transaction, office: Office, dates: readonly LocalDate[]): Promise<void> {
  const rows = JSON.stringify(plannedRows(office, dates));
  await tx.query(WITHDRAW, [office.code, dates[0], dates.at(-1), rows]);
  await tx.query(OFFER, [rows, office.code]);
}

/** The same by the rows: what a server knows of an office may be older than what another has just changed. */
export async function rollAsItStands(tx: Transaction, code: string, now: Instant): Promise<Office> {
  await lockDays(tx, code);
  const office = await officeAsItStands(tx, code);
  await rollWindows(tx, office, now);
  return office;
}

/**
 * A day more than can be booked, so that midnight never finds the horizon empty; and all days that have windows: people
 * may have booked there while the horizon was longer.
 */
export async function datesAhead(tx: Transaction, office: Office, now: Instant): Promise<LocalDate[]> {
  const today = dateIn(office.timeZone, now);
  const [row] = await tx.query(LAST_WINDOW, [office.code]);
  const days = Math.max(office.policy.horizonDays + 1, row?.last ? daysBetween(today, row.last) : 0);
  return Array.from({ length: days + 1 }, (_, index) => addDays(today, index));
}

const LAST_WINDOW = statement<{ last: LocalDate | null }>('last window')`
  select max(date) as last from capacity_window where office = $1`;

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

/** All there are to be on these dates. */
export function plannedRows(office: Office, dates: readonly LocalDate[]): PlannedRow[] {
  return dates.flatMap((date) => windowsOn(office, date).map((window) => plannedRowOf(office, date, window)));
}

function plannedRowOf(office: Office, date: LocalDate, window: PlannedWindow): PlannedRow {
  const { quota, line, ordinal, capacity, opensMinutesBefore } = window;
  const startsAt = atTime(date, window.from, office.timeZone);
  return {
    date,
    quota,
    line,
    ordinal,
    capacity,
    starts_at: startsAt.toString(),
    ends_at: atTime(date, window.to, office.timeZone).toString(),
    opens_to_all_at: opensMinutesBefore === null ? null : addMinutes(startsAt, -opensMinutesBefore).toString(),
  };
}

const planned = (rows: '$1' | '$4') => `json_to_recordset(${rows}) as planned (
  date date, quota text, line text, ordinal smallint, starts_at timestamptz, ends_at timestamptz, capacity integer,
  opens_to_all_at timestamptz)`;

// Places taken by people who came without a booking leave none behind.
const booked = (w: 'w' | 'day') =>
  `(${w}.taken > 0 or ${w}.issued > 0 or exists (select from booking b where b.window_id = ${w}.id))`;

/**
 * Windows that are no longer planned: deleted if they never had a booking, else closed to new ones. Letters and numbers
 * are only put in order on days on which none is given out.
 */
const WITHDRAW = `
  with outdated as (
    select w.id from capacity_window w
    where w.office = $1 and w.date between $2 and $3 and not exists (
      select from ${planned('$4')}
      where planned.quota = w.quota and planned.starts_at = w.starts_at and planned.ends_at = w.ends_at
        and ((planned.line, planned.ordinal) = (w.line, w.ordinal) or exists (
          select from capacity_window day where day.office = w.office and day.date = w.date
            and ${booked('day')}
        ))
    ) and not (w.capacity = w.taken and w.planned = 0 and ${booked('w')}) order by w.id for update
  ), gone as (
    delete from capacity_window w using outdated where w.id = outdated.id and not ${booked('w')}
    returning w.id, w.office, w.date
  ), noted as (
    insert into withdrawn_window (id, office, date) select id, office, date from gone on conflict do nothing
  )
  update capacity_window w set capacity = w.taken, planned = 0 from outdated
  where w.id = outdated.id and w.id not in (select id from gone) and ${booked('w')}`;

/** On a day on which a window that is there has the number of another that is planned, new ones are numbered on. */
const OFFER = `
  with planned as (select * from ${planned('$1')}), numbered as (
    select date, line, max(ordinal) as last from capacity_window w
    where office = $2 and exists (
      select from planned join capacity_window clash using (date, line, ordinal)
      where clash.office = $2 and (clash.starts_at, clash.quota) <> (planned.starts_at, planned.quota) and (clash.date, clash.line) = (w.date, w.line)
    ) group by date, line
  )
  insert into capacity_window (office, date, quota, line, ordinal, starts_at, ends_at, capacity, planned, opens_to_all_at)
  select $2, date, quota, line, planned.ordinal + coalesce(numbered.last, 0), starts_at, ends_at, capacity, capacity,
    opens_to_all_at
  from planned left join numbered using (date, line)
  where not exists (
    select from capacity_window w where (w.office, w.date, w.quota, w.starts_at) = ($2, planned.date, planned.quota, planned.starts_at)
      and (w.capacity, w.planned, w.ends_at, w.opens_to_all_at) is not distinct from
        (greatest(planned.capacity, w.taken), planned.capacity, planned.ends_at, planned.opens_to_all_at)
  )
  order by planned.starts_at, planned.quota
  on conflict (office, date, quota, starts_at) do update
  set capacity = greatest(excluded.capacity, capacity_window.taken), planned = excluded.planned,
    ends_at = excluded.ends_at, opens_to_all_at = excluded.opens_to_all_at`;
