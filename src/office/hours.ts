// The windows of a day: a pure function of schedule, exceptions and date.
import {
  addDays,
  atTime,
  clocksChange,
  dateIn,
  type Instant,
  isBefore,
  type LocalDate,
  type LocalTime,
  minutesBetween,
  minutesOfDay,
  timeIn,
  timeOfMinutes,
  weekday,
} from '../time.ts';
import { GENERAL } from './quotas.ts';
import type { DayHours, Office, Period, Schedule } from './settings.ts';

/** A share of a window. */
export interface PlannedWindow {
  quota: string;
  /** The letter of its line. */
  line: string;
  /** The window's place in the day, from 1, the same for all its shares: the 3 in A312. */
  ordinal: number;
  from: LocalTime;
  to: LocalTime;
  capacity: number;
  /** Unused places open to all this many minutes before the window; null: never. */
  opensMinutesBefore: number | null;
}

type Calendar = Pick<Office, 'schedule' | 'schedules' | 'exceptions'>;
/** All settings that shape the windows: `digestOfPlan` is of each of them. */
export type Plan = Calendar &
  Pick<Office, 'timeZone' | 'quotas' | 'overrides'> & { policy: Pick<Office['policy'], 'overbookPercent'> };

/** The schedule that holds on that date. */
export function scheduleOn({ schedule, schedules }: Pick<Office, 'schedule' | 'schedules'>, date: LocalDate): Schedule {
  return schedules.findLast(({ from }) => from <= date)?.schedule ?? schedule;
}

/** The hours of that date; null where the office is closed. */
export function hoursOn(office: Calendar, date: LocalDate): DayHours | null {
  const usual = scheduleOn(office, date).week[weekday(date) as 1] ?? null;
  const exception = office.exceptions.get(date);
  if (!exception) return usual;
  return exception.open ?? (exception.capacity === null ? null : usual);
}

/**
 * The shares of the windows of that date, the general quota's first: never overlapping in time, never outside the hours,
 * never across a break. A rest of an open stretch that is shorter than a window is not sold. If the clocks change, a
 * window has the part of its places that its minutes are of the usual ones; one that the clocks skip is left out.
 */
export function windowsOn(office: Plan, date: LocalDate): PlannedWindow[] {
  const hours = hoursOn(office, date);
  if (!hours) return [];
  const schedule = scheduleOn(office, date);
  const minutes = hours.windowMinutes ?? schedule.windowMinutes;
  const places = office.exceptions.get(date)?.capacity ?? hours.capacity ?? schedule.capacity;
  const usual = sharesOf(office, schedule, places);
  const byHand = office.overrides.get(date) ?? [];
  const starts = openStretches(hours).flatMap((stretch) => startsWithin(stretch, minutes));
  const spans = starts.map((start) => spanOf(start, minutes));
  const there = clocksChange(date, office.timeZone) ? asClocksShow(spans, date, office.timeZone) : spans;
  return there.flatMap(({ from, to, lasts }, index) => {
    const shares = lasts === minutes ? usual : sharesOf(office, schedule, Math.floor((places * lasts) / minutes));
    return shares.flatMap((share) => {
      const when = { ordinal: index + 1, from, to };
      const set = byHand.find((one) => one.from === from && one.quota === share.quota);
      const capacity = set?.capacity ?? share.capacity;
      // A quota may have places in one window of the day only.
      return share.quota === GENERAL || set || capacity > 0 ? [{ ...share, ...when, capacity }] : [];
    });
  });
}

interface Span {
  from: LocalTime;
  to: LocalTime;
  /** How many minutes it really lasts. */
  lasts: number;
}

function spanOf(start: number, minutes: number): Span {
  return { from: timeOfMinutes(start), to: timeOfMinutes(start + minutes), lasts: minutes };
}

/** The parts of the spans that exist on a day on which the clocks change. */
function asClocksShow(spans: readonly Span[], date: LocalDate, zone: string): Span[] {
  return spans.flatMap(({ from, to }) => {
    const start = atTime(date, from, zone);
    const lasts = minutesBetween(start, atTime(date, to, zone));
    return lasts > 0 ? [{ from: timeIn(zone, start), to, lasts }] : [];
  });
}

/**
 * On a day with more or fewer places than the schedule's every quota has its part of them, rounded down; the general
 * quota has the rest, and more than the rest if the office overbooks.
 */
function sharesOf({ quotas, policy }: Plan, { capacity, line, shares }: Schedule, places: number) {
  const named = quotas.map((quota) => {
    const share = Math.floor((Math.min(shares[quota.code] ?? 0, capacity) * places) / Math.max(capacity, 1));
    return { quota: quota.code, line: quota.line, capacity: share, opensMinutesBefore: quota.opensMinutesBefore };
  });
  const rest = Math.max(0, places - named.reduce((sum, share) => sum + share.capacity, 0));
  const general = Math.floor((rest * (100 + policy.overbookPercent)) / 100);
  return [{ quota: GENERAL, line, capacity: general, opensMinutesBefore: null }, ...named];
}

type Stretch = [start: number, end: number];

function openStretches(hours: DayHours): Stretch[] {
  const breaks = hours.breaks.map(stretchOf).sort((a, b) => a[0] - b[0]);
  const stretches: Stretch[] = [];
  let [start, end] = stretchOf(hours.hours);
  for (const [pause, resume] of breaks) {
    if (pause > start) stretches.push([start, Math.min(pause, end)]);
    start = Math.max(start, resume);
  }
  if (start < end) stretches.push([start, end]);
  return stretches;
}

function stretchOf(period: Period): Stretch {
  return [minutesOfDay(period.from), minutesOfDay(period.to)];
}

function startsWithin([start, end]: Stretch, length: number): number[] {
  const starts: number[] = [];
  for (let at = start; at + length <= end; at += length) starts.push(at);
  return starts;
}

export interface OpeningDay {
  date: LocalDate;
  /** Null: the office is closed. */
  hours: DayHours | null;
  /** Of a day that differs from the schedule; null: it is one of the week. */
  reason: string | null;
}

export function openingOn(office: Calendar, date: LocalDate): OpeningDay {
  return { date, hours: hoursOn(office, date), reason: office.exceptions.get(date)?.reason ?? null };
}

/** The next day after that date on which the office is open; null: none within sixty days. */
export function openingAfter(office: Calendar, date: LocalDate): OpeningDay | null {
  const next = openingOn(office, nextOpenDay(office, date));
  return next.hours ? next : null;
}

/** The first day after that date on which the office is open; a week on where it seems never to be. */
export function nextOpenDay(office: Calendar, date: LocalDate): LocalDate {
  for (let days = 1; days <= 60; days++) {
    const candidate = addDays(date, days);
    if (hoursOn(office, candidate)) return candidate;
  }
  return addDays(date, 7);
}

/** When chat registrations are taken next; null: they always are, or the office seems never to be open. */
export function nextIntake(office: Pick<Office, 'registration' | 'timeZone'> & Calendar, now: Instant): Instant | null {
  const intake = office.registration.intakeHours;
  const today = dateIn(office.timeZone, now);
  for (let days = 0; intake && days <= 60; days++) {
    const date = addDays(today, days);
    const at = atTime(date, intake.from, office.timeZone);
    if (hoursOn(office, date) && isBefore(now, at)) return at;
  }
  return null;
}

/** Whether chat registrations are taken at that time of that date. */
export function takesIntake(
  office: Pick<Office, 'registration'> & Calendar,
  date: LocalDate,
  time: LocalTime,
): boolean {
  const intake = office.registration.intakeHours;
  if (!intake) return true;
  return hoursOn(office, date) !== null && time >= intake.from && time < intake.to;
}
