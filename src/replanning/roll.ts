// Keeps the capacity windows of the booking horizon there as rows, day after day.

import { CapacityWindowEntity, WithdrawnWindowEntity } from '../capacity/entities.ts';
import type { Transaction } from '../database.ts';
import { itemAt } from '../items.ts';
import { lockDays } from '../office/dayLock.ts';
import { type PlannedWindow, windowsOn } from '../office/hours.ts';
import { officeAsItStands } from '../office/read.ts';
import type { Office } from '../office/settings.ts';
import { tablesOf } from '../tables.ts';
import { addMinutes, atTime, dateIn, datesBetween, type Instant, type LocalDate } from '../time.ts';
import { lastDayAhead, noteOpened } from './openedDays.ts';
import { offer, type PlannedRow, withdraw } from './writeWindows.ts';

const tables = tablesOf(CapacityWindowEntity, WithdrawnWindowEntity);

/**
 * Brings the windows from today to the end of the horizon in line with schedule and exceptions. A window without
 * bookings is made again; one with bookings stays, with no fewer places than are taken. Windows that are right already
 * are not touched, so that no transaction waits for them.
 */
export async function rollWindows(tx: Transaction, office: Office, now: Instant): Promise<void> {
  await lockDays(tx, office.code);
  const dates = await datesAhead(tx, office, now);
  await rollDates(tx, office, dates);
  await noteOpened(tx, [{ office, firstDate: itemAt(dates, 0), lastDate: itemAt(dates, dates.length - 1) }]);
  await tables(tx)
    .deleteFrom('withdrawn_window')
    .where('office', '=', office.code)
    .where('date', '<', dateIn(office.timeZone, now))
    .execute();
}

/** The same for dates that follow each other, by who has locked the office's days. */
export async function rollDates(tx: Transaction, office: Office, dates: readonly LocalDate[]): Promise<void> {
  const rows = plannedRows(office, dates);
  await withdraw(tx, { office: office.code, dates, rows });
  await offer(tx, office.code, rows);
}

/** The same by the rows: what a server knows of an office may be older than what another has just changed. */
export async function rollAsItStands(tx: Transaction, code: string, now: Instant): Promise<Office> {
  await lockDays(tx, code);
  const office = await officeAsItStands(tx, code);
  await rollWindows(tx, office, now);
  return office;
}

/** The days ahead; and all days that have windows: people may have booked there while the horizon was longer. */
export async function datesAhead(tx: Transaction, office: Office, now: Instant): Promise<LocalDate[]> {
  const today = dateIn(office.timeZone, now);
  const { last } = await tables(tx)
    .selectFrom('capacity_window')
    .select(({ fn }) => fn.max('date').$castTo<LocalDate | null>().as('last'))
    .where('office', '=', office.code)
    .executeTakeFirstOrThrow();
  const ahead = lastDayAhead(office, now);
  return datesBetween(today, last && last > ahead ? last : ahead);
}

/** All that these dates should have. */
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
