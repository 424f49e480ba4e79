// Sums of days' figures, and the days a plot is of: pure.
import type { FiguresQuery } from './documents.ts';
import { plusDays } from './when.ts';

export type FiguresDay = FiguresQuery['dailyStatistics'][number];

/** Days of a range, both ends counted; null if it is none that can be asked for. */
export function daysInRange(from: string, to: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(from) || !/^\d{4}-\d\d-\d\d$/.test(to)) return null;
  const days = Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000) + 1;
  return days >= 1 && days <= 400 ? days : null;
}

/** The last `days` days, today included. */
export function lastDays(today: string, days: number): { from: string; to: string } {
  return { from: plusDays(today, 1 - days), to: today };
}

/** The month of a date up to that date; `monthsBack` 1: the whole month before. */
export function monthOf(today: string, monthsBack: 0 | 1): { from: string; to: string } {
  const first = `${today.slice(0, 7)}-01`;
  if (monthsBack === 0) return { from: first, to: today };
  const last = plusDays(first, -1);
  return { from: `${last.slice(0, 7)}-01`, to: last };
}

/** The outcomes of a day's bookings: each booking counts once. */
export function fatesOf(day: FiguresDay): { came: number; missed: number; left: number; toCome: number } {
  const left = day.cancelled + day.lapsed;
  return {
    came: day.checkedIn,
    missed: day.forfeited,
    left,
    toCome: Math.max(0, day.booked - day.checkedIn - day.forfeited - left),
  };
}

export function sumOf<T>(all: readonly T[], value: (one: T) => number): number {
  return all.reduce((sum, one) => sum + value(one), 0);
}

/** The middle of what is known of the days; null if nothing is. */
export function middleOf(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => value ?? []).sort((a, b) => a - b);
  return known.length === 0 ? null : (known[Math.floor(known.length / 2)] ?? null);
}

export interface HourSum {
  hour: number;
  capacity: number;
  taken: number;
}

/** All days' hours together. */
export function sumsByHour(days: readonly FiguresDay[]): HourSum[] {
  const sums = new Map<number, HourSum>();
  for (const { hour, capacity, taken } of days.flatMap((day) => day.hours)) {
    const sum = sums.get(hour) ?? { hour, capacity: 0, taken: 0 };
    sums.set(hour, { hour, capacity: sum.capacity + capacity, taken: sum.taken + taken });
  }
  return [...sums.values()].filter(({ capacity, taken }) => capacity + taken > 0).sort((a, b) => a.hour - b.hour);
}

/** All days' bookings by channel, the most first. */
export function channelsOf(
  days: readonly FiguresDay[],
): { channel: FiguresDay['channels'][number]['channel']; booked: number }[] {
  const sums = new Map<FiguresDay['channels'][number]['channel'], number>();
  for (const { channel, booked } of days.flatMap((day) => day.channels))
    sums.set(channel, (sums.get(channel) ?? 0) + booked);
  return [...sums]
    .map(([channel, booked]) => ({ channel, booked }))
    .filter(({ booked }) => booked > 0)
    .sort((a, b) => b.booked - a.booked);
}

export interface CounterSum {
  counter: string;
  served: number;
  noShows: number;
  /** Served on a day on which the counter called anyone; one decimal. */
  perDay: number;
  /** The middle of the days' medians; null: nothing is known. */
  waitMinutes: number | null;
  serviceMinutes: number | null;
}

/** All days together by counter, in the order of their labels. */
export function sumsByCounter(days: readonly FiguresDay[]): CounterSum[] {
  const byLabel = new Map<string, FiguresDay['counters']>();
  for (const part of days.flatMap((day) => day.counters))
    byLabel.set(part.counter, [...(byLabel.get(part.counter) ?? []), part]);
  return [...byLabel]
    .map(([counter, parts]) => {
      const served = sumOf(parts, (part) => part.served);
      const noShows = sumOf(parts, (part) => part.noShows);
      const perDay = Math.round((served / parts.length) * 10) / 10;
      return {
        counter,
        served,
        noShows,
        perDay,
        waitMinutes: middleOf(parts.map((part) => part.medianWaitMinutes)),
        serviceMinutes: middleOf(parts.map((part) => part.medianServiceMinutes)),
      };
    })
    .sort((a, b) => a.counter.length - b.counter.length || (a.counter < b.counter ? -1 : 1));
}

export interface ServiceSum {
  name: string;
  booked: number;
  served: number;
  noShows: number;
  /** The middle of the days' medians; null: nothing is known. */
  waitMinutes: number | null;
  serviceMinutes: number | null;
}

/** All days together by service, the most bookings first. */
export function sumsByService(days: readonly FiguresDay[]): ServiceSum[] {
  const byCode = new Map<string, FiguresDay['services']>();
  for (const part of days.flatMap((day) => day.services))
    byCode.set(part.service.code, [...(byCode.get(part.service.code) ?? []), part]);
  return [...byCode.values()]
    .map((parts) => ({
      name: parts[0]?.service.name ?? '',
      booked: sumOf(parts, (part) => part.booked),
      served: sumOf(parts, (part) => part.served),
      noShows: sumOf(parts, (part) => part.noShows),
      waitMinutes: middleOf(parts.map((part) => part.medianWaitMinutes)),
      serviceMinutes: middleOf(parts.map((part) => part.medianServiceMinutes)),
    }))
    .sort((a, b) => b.booked - a.booked);
}
