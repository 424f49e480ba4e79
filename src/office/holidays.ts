// Reads national holidays out of a calendar file (.ics, RFC 5545), as governments and calendar programs publish them.
import ICAL from 'ical.js';
import { CallerError, RefusedInput, refuse } from '../refusal.ts';
import { addDays, datesBetween, isLocalDate, type LocalDate } from '../time.ts';
import { tooLargeCalendar, unreadableCalendar } from './calendarFaults.ts';
import { kindOfEvent, type ReadHoliday, STRONGEST_KINDS } from './holidayKind.ts';
import { isHolidayTable, rowsOfTable } from './holidayTable.ts';
import { mendCalendar } from './mendCalendar.ts';

const MAX_CALENDAR_CHARACTERS = 200_000;
const MAX_CALENDAR_DAYS = 800;
const MAX_REASON_LENGTH = 200;
/** Events of a calendar that may repeat: a country has some thirty feasts. */
const MOST_REPEATING = 200;
/**
 * Times that the events of a calendar take place, and days that they take: thirty feasts since 1945 have 2,400. Rules of all days of
 * the week since the year 1 would keep the server busy for minutes, and fill its memory.
 */
const MAX_TIMES_AND_DAYS = 10_000;
/**
 * The parts that a recurrence rule may have. The library takes long over others, or for ever, and no holiday needs them.
 */
const RULE_PARTS = ['BYMONTH', 'BYMONTHDAY', 'BYDAY'];
const DAY_SECONDS = 86_400;

/**
 * Each day of an event that takes whole days, from `from` to `to`; events at an hour of the day are none. Of two
 * holidays on one day both are named; what is only observed on a holiday is not. The file is an iCalendar file, or a table (CSV).
 * @throws CallerError BAD_USER_INPUT
 */
export function holidaysIn(calendar: string, from: LocalDate, to: LocalDate): ReadHoliday[] {
  if (to < from || to > addDays(from, MAX_CALENDAR_DAYS)) {
    throw new CallerError(
      'BAD_USER_INPUT',
      `to: must be from ${from} on, and at most ${MAX_CALENDAR_DAYS} days later.`,
    );
  }
  if (calendar.length > MAX_CALENDAR_CHARACTERS) {
    throw tooLargeCalendar(`calendar: has more than ${MAX_CALENDAR_CHARACTERS} characters.`);
  }
  const found = isHolidayTable(calendar)
    ? rowsOfTable(calendar).filter(({ date }) => date >= from && date <= to)
    : daysIn(calendar, from, to);
  return [...Map.groupBy(found, ({ date }) => date).values()].map(oneOfDay).sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** By the kind that counts most, and the names of that kind. */
function oneOfDay(all: readonly ReadHoliday[]): ReadHoliday {
  const kind = STRONGEST_KINDS.find((one) => all.some((holiday) => holiday.kind === one)) ?? 'PUBLIC';
  const names = new Set(all.filter((holiday) => holiday.kind === kind).map(({ reason }) => reason));
  return { date: all[0]?.date ?? '', reason: [...names].join(', ').slice(0, MAX_REASON_LENGTH), kind };
}

/** Faults that the library finds in the file are the caller's. */
function daysIn(calendar: string, from: LocalDate, to: LocalDate): ReadHoliday[] {
  try {
    const events = eventsOf(calendar).filter(({ startDate, duration }) => isWholeDays(startDate, duration.toSeconds()));
    if (events.filter((event) => event.isRecurring()).length > MOST_REPEATING) {
      throw tooLargeCalendar(`calendar: has more than ${MOST_REPEATING} events that repeat.`);
    }
    const count = counterUpTo(MAX_TIMES_AND_DAYS);
    return events.flatMap((event) => turnsOf(event, to, count).flatMap((turn) => daysOf(turn, { from, to, count })));
  } catch (error) {
    if (error instanceof CallerError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw unreadableCalendar(`calendar: is no iCalendar file: ${why.slice(0, 200)}`);
  }
}

/** Counts what is found. @throws CallerError if there is more. */
function counterUpTo(most: number): (found: number) => void {
  let total = 0;
  return (found) => {
    total += found;
    if (total <= most) return;
    const what = `has events of more than ${most} times and days: leave out those of long ago.`;
    throw tooLargeCalendar(`calendar: ${what}`);
  };
}

/** Each event with those of its repetitions that were moved or given another name. */
function eventsOf(calendar: string): ICAL.Event[] {
  const parsed = ICAL.parse(mendCalendar(calendar)) as unknown[];
  const roots = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[][];
  const calendars = roots.map((root) => new ICAL.Component(root as never)).filter(({ name }) => name === 'vcalendar');
  if (calendars.length === 0) throw new Error('there is no VCALENDAR in it');
  return calendars.flatMap((one) => {
    const all = one.getAllSubcomponents('vevent');
    const uid = (event: ICAL.Component) => event.getFirstPropertyValue('uid');
    const repeated = new Set(all.filter((event) => event.hasProperty('rrule')).map(uid));
    const isMoved = (event: ICAL.Component) => event.hasProperty('recurrence-id') && repeated.has(uid(event));
    const moved = Map.groupBy(all.filter(isMoved), uid);
    const events = all.filter((event) => !isMoved(event));
    return events.flatMap((event) => {
      const exceptions = event.hasProperty('rrule') ? (moved.get(uid(event)) ?? []) : [];
      return event.hasProperty('dtstart') ? [new ICAL.Event(event, { exceptions })] : [];
    });
  });
}

/** One time that an event takes place. */
interface Turn {
  event: ICAL.Event;
  start: ICAL.Time;
}

function turnsOf(event: ICAL.Event, to: LocalDate, count: (found: number) => void): Turn[] {
  const rules = event.component.getAllProperties('rrule').map((rule) => rule.getFirstValue() as unknown as ICAL.Recur);
  if (!rules.every(isYearly)) {
    const name = eventName(event);
    throw new RefusedInput({
      message: `calendar: ${name} repeats otherwise than once a year: list its days one by one.`,
      refusal: refuse('CALENDAR_REPEATS', { event: name }, { field: 'calendar' }),
    });
  }
  // The first day counts whatever is added to it; a rule begins with it by itself.
  const turns: Turn[] = rules.length === 0 ? [{ event, start: event.startDate }] : [];
  if (!event.isRecurring()) return turns;
  const days = event.iterator();
  for (let day = days.next(); day && dateOfTime(day) <= to; day = days.next()) {
    count(1);
    const { item, startDate } = event.getOccurrenceDetails(day);
    turns.push({ event: item, start: startDate });
  }
  return turns;
}

function isYearly({ freq, parts }: ICAL.Recur): boolean {
  const named = Object.keys(parts);
  const both = named.includes('BYDAY') && named.includes('BYMONTHDAY');
  return freq === 'YEARLY' && !both && named.every((part) => RULE_PARTS.includes(part));
}

/** The end of an event of whole days is the first day after it; one without an end takes a day. */
function daysOf(
  { event, start }: Turn,
  { from, to, count }: { from: LocalDate; to: LocalDate; count: (found: number) => void },
): ReadHoliday[] {
  const seconds = event.duration.toSeconds();
  if (event.component.getFirstPropertyValue('status') === 'CANCELLED' || !isWholeDays(start, seconds)) return [];
  const first = dateOfTime(start);
  if (!isLocalDate(first)) return [];
  const last = addDays(first, Math.max(1, Math.ceil(seconds / DAY_SECONDS)) - 1);
  const dates = datesBetween(first < from ? from : first, last < to ? last : to);
  count(dates.length);
  const kind = kindOfEvent({ name: event.summary ?? '', description: event.description ?? '', ...marksOf(event) });
  return dates.map((date) => ({ date, reason: eventName(event), kind }));
}

function marksOf({ component }: ICAL.Event): { status: string; categories: string } {
  const text = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
  return { status: text('status'), categories: text('categories') };
}

/** Some programs write a whole day as one from midnight to midnight. */
function isWholeDays(start: ICAL.Time, seconds: number): boolean {
  return start.isDate || (start.hour + start.minute + start.second === 0 && seconds > 0 && seconds % DAY_SECONDS === 0);
}

/** In whatever zone it is written: a holiday is one of the calendar. */
function dateOfTime(time: ICAL.Time): LocalDate {
  return time.toString().slice(0, 10);
}

const LONGEST_NAME = 100;

function eventName(event: ICAL.Event): string {
  const name = (event.summary ?? '').replace(/\s+/g, ' ').trim();
  return name.slice(0, LONGEST_NAME).trim() || 'Libur';
}
