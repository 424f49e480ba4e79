// Which windows a day has: a pure function of schedule, exceptions and date.
import { addDays, type LocalDate, type LocalTime, minutesOfDay, timeOfMinutes, weekday } from '../time.ts';
import type { DayHours, OfficeSettings, Period, Schedule, ScheduleException } from './settings.ts';

export interface PlannedWindow {
  /** Its place in the day, from 1: the 3 in A312. */
  ordinal: number;
  from: LocalTime;
  to: LocalTime;
  capacity: number;
}

type Calendar = { schedule: Schedule; exceptions: ReadonlyMap<LocalDate, ScheduleException> };

/** The hours of that date; null where the office is closed. */
export function hoursOn(office: Calendar, date: LocalDate): DayHours | null {
  const exception = office.exceptions.get(date);
  if (exception) return exception.open;
  return office.schedule.week[weekday(date) as 1] ?? null;
}

/**
 * The windows of that date, never overlapping, never outside the hours, never across a break: what is left of an
 * open stretch and shorter than a window is not sold.
 */
export function windowsOn(office: Calendar, date: LocalDate): PlannedWindow[] {
  const hours = hoursOn(office, date);
  if (!hours) return [];
  const { windowMinutes, capacity } = office.schedule;
  const places = office.exceptions.get(date)?.capacity ?? capacity;
  const starts = openStretches(hours).flatMap((stretch) => startsWithin(stretch, windowMinutes));
  return starts.map((start, index) => ({
    ordinal: index + 1,
    from: timeOfMinutes(start),
    to: timeOfMinutes(start + windowMinutes),
    capacity: places,
  }));
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

/** The first day after that date on which the office is open; a week on where it seems never to be. */
export function nextOpenDay(office: Calendar, date: LocalDate): LocalDate {
  for (let days = 1; days <= 60; days++) {
    const candidate = addDays(date, days);
    if (hoursOn(office, candidate)) return candidate;
  }
  return addDays(date, 7);
}

/** Whether chat registrations are taken at that time of that date. */
export function takesIntake(office: OfficeSettings & Calendar, date: LocalDate, time: LocalTime): boolean {
  const intake = office.registration.intakeHours;
  if (!intake) return true;
  return hoursOn(office, date) !== null && time >= intake.from && time < intake.to;
}
