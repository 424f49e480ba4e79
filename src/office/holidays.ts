// Reads national holidays out of a calendar file (.ics, RFC 5545), as governments and calendar programs publish them.
import ICAL from 'ical.js';
import { CallerError } from '../refusal.ts';
import { addDays, isLocalDate, type LocalDate } from '../time.ts';

export interface Holiday {
  date: LocalDate;
  reason: string;
}

const LARGEST = 1_000_000;
const LONGEST = 800;
/** Repetitions of one event that are looked at: a daily one since 1970 comes to less. */
const MOST = 40_000;

/**
 * Each day of an event that takes whole days, from `from` to `to`; events at an hour of the day are none. Of two on
 * one day both are named. @throws CallerError BAD_USER_INPUT
 */
export function holidaysIn(calendar: string, from: LocalDate, to: LocalDate): Holiday[] {
  if (to < from || to > addDays(from, LONGEST)) {
    throw new CallerError('BAD_USER_INPUT', `to: must be from ${from} on, and at most ${LONGEST} days later.`);
  }
  const reasons = new Map<LocalDate, Set<string>>();
  for (const event of eventsOf(calendar)) {
    for (const date of datesOf(event, from, to)) reasons.set(date, (reasons.get(date) ?? new Set()).add(nameOf(event)));
  }
  return [...reasons]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, names]) => ({ date, reason: [...names].join(', ') }));
}

function eventsOf(calendar: string): ICAL.Event[] {
  if (calendar.length > LARGEST)
    throw new CallerError('BAD_USER_INPUT', `calendar: has more than ${LARGEST} characters.`);
  try {
    const parsed = ICAL.parse(calendar.replace(/^\uFEFF/, '')) as unknown[];
    const roots = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[][];
    return roots
      .map((root) => new ICAL.Component(root as never))
      .flatMap((root) => (root.name === 'vcalendar' ? root.getAllSubcomponents('vevent') : []))
      .filter((event) => event.getFirstPropertyValue('status') !== 'CANCELLED')
      .map((event) => new ICAL.Event(event))
      .filter((event) => event.startDate?.isDate);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CallerError('BAD_USER_INPUT', `calendar: is no iCalendar file: ${why.slice(0, 200)}`);
  }
}

/** The end of an event of whole days is the first day after it; one without an end takes a day. */
function datesOf(event: ICAL.Event, from: LocalDate, to: LocalDate): LocalDate[] {
  const length = Math.max(1, event.duration.toSeconds() / 86_400);
  const dates: LocalDate[] = [];
  for (const start of startsOf(event, to)) {
    for (let day = 0; day < Math.min(length, LONGEST); day++) {
      const date = addDays(start, day);
      if (date >= from && date <= to) dates.push(date);
    }
  }
  return dates;
}

function startsOf(event: ICAL.Event, to: LocalDate): LocalDate[] {
  if (!event.isRecurring()) return written(event.startDate) ?? [];
  const starts: LocalDate[] = [];
  const repetitions = event.iterator();
  for (let count = 0; count < MOST; count++) {
    const next = repetitions.next() as ICAL.Time | undefined;
    const [date] = (next && written(next)) ?? [];
    if (!date || date > to) break;
    starts.push(date);
  }
  return starts;
}

function written(time: ICAL.Time): LocalDate[] | null {
  const date = time.toString().slice(0, 10);
  return isLocalDate(date) ? [date] : null;
}

const LONGEST_NAME = 100;

function nameOf(event: ICAL.Event): string {
  const name = (event.summary ?? '').replace(/\s+/g, ' ').trim();
  return name.slice(0, LONGEST_NAME) || 'Libur';
}
