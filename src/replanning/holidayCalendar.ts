// The calendar of holidays to which an office is subscribed: read each day, it proposes, and never closes a day by itself.
import type { Queryable, Transaction } from '../database.ts';
import type { ReadHoliday } from '../office/holidayKind.ts';
import { hoursOn } from '../office/hours.ts';
import type { Office } from '../office/settings.ts';
import { CallerError } from '../refusal.ts';
import { type RowOf, select } from '../statement.ts';
import { addMinutes, dateIn, type Instant, type LocalDate } from '../time.ts';
import { type CalendarFault, HolidayCalendarEntity } from './entities.ts';
import { holidayDays } from './holidayDays.ts';
import { daysSet } from './importHolidays.ts';

const HOLIDAY_CALENDAR = select(HolidayCalendarEntity, [
  'office',
  'url',
  'etag',
  'days',
  'declined',
  'closed',
  'subscribedAt',
  'askedAt',
  'readAt',
  'fault',
]);
export type HolidayCalendar = RowOf<typeof HOLIDAY_CALENDAR>;

export async function holidayCalendarOf(db: Queryable, office: string): Promise<HolidayCalendar | null> {
  return db.em.findOne(HolidayCalendarEntity, { office }, { disableIdentityMap: true });
}

async function lockedCalendar(tx: Transaction, office: string) {
  await tx.query('select from holiday_calendar where office = $1 for update', [office]);
  return tx.em.findOne(HolidayCalendarEntity, { office });
}

/** @throws CallerError NOT_FOUND */
async function calendarToChange(tx: Transaction, office: string) {
  const calendar = await lockedCalendar(tx, office);
  if (!calendar) throw new CallerError('NOT_FOUND', `${office} is subscribed to no calendar of holidays.`);
  return calendar;
}

/** With the address that it has already the calendar is read again. */
export async function subscribeHolidays(
  tx: Transaction,
  office: string,
  url: string,
  now: Instant,
): Promise<HolidayCalendar> {
  const there = await lockedCalendar(tx, office);
  const unread = { url, etag: null, days: null, askedAt: null, readAt: null, fault: null };
  const calendar =
    there ?? tx.em.create(HolidayCalendarEntity, { office, declined: [], closed: [], subscribedAt: now, ...unread });
  if (calendar.url !== url) Object.assign(calendar, unread, { declined: [], subscribedAt: now });
  await tx.em.persist(calendar).flush();
  await enqueueCalendars(tx, [office], null);
  return calendar;
}

export async function endHolidaySubscription(tx: Transaction, office: string): Promise<HolidayCalendar> {
  const calendar = await calendarToChange(tx, office);
  await tx.em.remove(calendar).flush();
  return calendar;
}

/** They are proposed no more. */
export async function declineHolidays(
  tx: Transaction,
  office: string,
  dates: readonly LocalDate[],
): Promise<HolidayCalendar> {
  const calendar = await calendarToChange(tx, office);
  calendar.declined = [...new Set([...calendar.declined, ...dates])].sort();
  await tx.em.flush();
  return calendar;
}

/** Notes the days that were closed by it: if it has them no more, opening them again is proposed. */
export async function noteClosed(tx: Transaction, office: string, dates: readonly LocalDate[]): Promise<void> {
  const calendar = await lockedCalendar(tx, office);
  if (!calendar) return;
  calendar.closed = [...new Set([...calendar.closed, ...dates])].sort();
  await tx.em.flush();
}

/** The outcome of an attempt to read it; `days` null: they are as before. */
export interface CalendarReading {
  days: ReadHoliday[] | null;
  etag: string | null;
  fault: CalendarFault | null;
}

/** An answer of an address that was changed meanwhile is left out. */
export async function noteCalendarRead(
  tx: Transaction,
  { office, url }: Pick<HolidayCalendar, 'office' | 'url'>,
  { days, etag, fault }: CalendarReading,
  now: Instant,
): Promise<void> {
  const calendar = await lockedCalendar(tx, office);
  if (calendar?.url !== url) return;
  calendar.askedAt = now;
  calendar.fault = fault;
  if (fault === null) calendar.readAt = now;
  if (days) Object.assign(calendar, { days, etag });
  await tx.em.flush();
}

const DAY_OF_READING_MINUTES = 20 * 60;

/** Plans reading the calendars of these offices: those that were not read in the day before `now`, or all of them. */
export async function enqueueCalendars(db: Queryable, offices: readonly string[], now: Instant | null): Promise<void> {
  const since = now && addMinutes(now, -DAY_OF_READING_MINUTES).toString();
  await db.query({ name: 'enqueue calendars', text: ENQUEUE_CALENDARS }, [offices, since]);
}
const ENQUEUE_CALENDARS = `
  select graphile_worker.add_job('calendar', json_build_object('office', c.office), job_key => 'calendar ' || c.office,
    job_key_mode => 'replace', priority => 20)
  from holiday_calendar c where c.office = any($1) and ($2::timestamptz is null or c.asked_at is null or c.asked_at < $2)`;

/** A difference between the calendar and the office's days, for a manager to decide. */
export interface HolidayProposal extends ReadHoliday {
  action: 'CLOSE' | 'OPEN';
  bookings: number;
}

/** In order of time: public holidays on which the office is open, and days closed by it that are holidays no more. */
export async function holidayProposals(
  tx: Transaction,
  office: Office,
  { days, declined, closed }: Pick<HolidayCalendar, 'days' | 'declined' | 'closed'>,
  now: Instant,
): Promise<HolidayProposal[]> {
  if (!days) return [];
  const today = dateIn(office.timeZone, now);
  const found = await holidayDays(tx, office, days, now);
  const toClose = found
    .filter(({ kind, isOpen, isSet }) => kind === 'PUBLIC' && isOpen && !isSet)
    .map(({ date, reason, kind, bookings }): HolidayProposal => ({ date, reason, kind, bookings, action: 'CLOSE' }));
  const set = await daysSet(tx, office.code);
  const isGone = (date: LocalDate) =>
    date >= today && set.has(date) && hoursOn(office, date) === null && !days.some((day) => day.date === date);
  const toOpen = closed.filter(isGone).map((date): HolidayProposal => {
    const reason = office.exceptions.get(date)?.reason ?? '';
    return { date, reason, kind: 'PUBLIC', bookings: 0, action: 'OPEN' };
  });
  return [...toClose, ...toOpen]
    .filter(({ date }) => !declined.includes(date))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
