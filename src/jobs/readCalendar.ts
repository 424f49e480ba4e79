// The job of a calendar of holidays: reads it again, and keeps its days for the office's managers to decide on.
import { inTransaction, type Pool, queriesOn } from '../database.ts';
import type { Directory } from '../office/directory.ts';
import { readHolidays } from '../office/holidayReader.ts';
import { CallerError } from '../refusal.ts';
import type { CalendarFault } from '../replanning/entities.ts';
import {
  type CalendarReading,
  type HolidayCalendar,
  holidayCalendarOf,
  noteCalendarRead,
} from '../replanning/holidayCalendar.ts';
import { addDays, addMinutes, type Clock, dateIn, isBefore, type LocalDate } from '../time.ts';

export type FetchedCalendar = { unchanged: true } | { text: string; etag: string | null } | { fault: CalendarFault };

export interface CalendarWork {
  pool: Pool;
  clock: Clock;
  offices: Directory;
  /** Fetches from an address that may be reached, and never rejects. */
  fetch(request: { url: string; etag: string | null }): Promise<FetchedCalendar>;
}

/** As far ahead as a file is read. */
const CALENDAR_DAYS = 800;
/** Then it is read whole, since days have come within reach. */
const WHOLE_AGAIN_MINUTES = 30 * 24 * 60;

export async function readCalendar({ pool, clock, offices, fetch }: CalendarWork, office: string): Promise<void> {
  const calendar = await holidayCalendarOf(queriesOn(pool), office);
  const zone = offices.find(office)?.timeZone;
  if (!calendar || !zone) return;
  const now = clock.now();
  const isFresh = calendar.readAt !== null && isBefore(addMinutes(now, -WHOLE_AGAIN_MINUTES), calendar.readAt);
  const fetched = await fetch({ url: calendar.url, etag: isFresh ? calendar.etag : null });
  const reading = await readingOf(fetched, calendar, dateIn(zone, now));
  await inTransaction(pool, (tx) => noteCalendarRead(tx, calendar, reading, now));
}

async function readingOf(
  fetched: FetchedCalendar,
  { etag }: HolidayCalendar,
  today: LocalDate,
): Promise<CalendarReading> {
  if ('unchanged' in fetched) return { days: null, etag, fault: null };
  if ('fault' in fetched) return { days: null, etag, fault: fetched.fault };
  try {
    const days = await readHolidays({ calendar: fetched.text, from: today, to: addDays(today, CALENDAR_DAYS) });
    return { days, etag: fetched.etag, fault: null };
  } catch (error) {
    if (!(error instanceof CallerError) || error.code !== 'BAD_USER_INPUT') throw error;
    return { days: null, etag, fault: 'NOT_READ' };
  }
}
