// The days of a holiday calendar as they stand at an office, before anything is closed; and those that are chosen of them.
import { BookingEntity } from '../booking/entities.ts';
import type { Transaction } from '../database.ts';
import type { ReadHoliday } from '../office/holidayKind.ts';
import { hoursOn } from '../office/hours.ts';
import type { Office } from '../office/settings.ts';
import { CallerError } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import { dateIn, type Instant, type LocalDate } from '../time.ts';
import { daysSet } from './importHolidays.ts';

const tables = tablesOf(BookingEntity);

/** A day of the calendar, and what is there on it. */
export interface HolidayDay extends ReadHoliday {
  /** Whether the office is open on it as things stand. */
  isOpen: boolean;
  /** Whether its managers have set it otherwise: an import leaves it as it is. */
  isSet: boolean;
  bookings: number;
}

/** Days past are left out. */
export async function holidayDays(
  tx: Transaction,
  office: Office,
  holidays: readonly ReadHoliday[],
  now: Instant,
): Promise<HolidayDay[]> {
  const today = dateIn(office.timeZone, now);
  const ahead = holidays.filter(({ date }) => date >= today);
  const set = await daysSet(tx, office.code);
  const booked = await bookingsOn(tx, office.code, ahead);
  return ahead.map((holiday) => ({
    ...holiday,
    isOpen: hoursOn(office, holiday.date) !== null,
    isSet: set.has(holiday.date),
    bookings: booked.get(holiday.date) ?? 0,
  }));
}

async function bookingsOn(
  tx: Transaction,
  office: string,
  days: readonly { date: LocalDate }[],
): Promise<ReadonlyMap<LocalDate, number>> {
  if (days.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('booking')
    .select(({ fn }) => ['visitDate', fn.countAll<string>().as('count')])
    .where('office', '=', office)
    .where(
      'visitDate',
      'in',
      days.map(({ date }) => date),
    )
    .where('live', '=', true)
    .groupBy('visitDate')
    .execute();
  return new Map(rows.map(({ visitDate, count }) => [visitDate, Number(count)]));
}

/**
 * The chosen ones; without a choice all that the calendar has as public holidays: what is only observed, or not certain
 * yet, closes no office unasked. @throws CallerError BAD_USER_INPUT if a date is no day of the calendar.
 */
export function chosenHolidays(
  holidays: readonly ReadHoliday[],
  dates: readonly LocalDate[] | null,
): readonly ReadHoliday[] {
  if (dates === null) return holidays.filter(({ kind }) => kind === 'PUBLIC');
  const strange = dates.find((date) => !holidays.some((holiday) => holiday.date === date));
  if (strange) throw new CallerError('BAD_USER_INPUT', `dates: ${strange} is no day of the calendar.`);
  return holidays.filter(({ date }) => dates.includes(date));
}
