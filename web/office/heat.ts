// Figures of the hours of each weekday, over all days of a range: pure.
import { type FiguresDay, middleOf, sumOf } from './ranges.ts';
import { weekdayOf } from './when.ts';

export const HEAT_MEASURES = ['people', 'wait'] as const;
export type HeatMeasure = (typeof HEAT_MEASURES)[number];

export interface HeatCell extends Record<HeatMeasure, number | null> {
  /** 0 for Monday. */
  weekday: number;
  hour: number;
  /** People who came, on an average day; one decimal. */
  people: number | null;
  /** The middle of the days' median waits, in minutes; null: none was called. */
  wait: number | null;
}

export interface HeatMap {
  weekdays: readonly number[];
  hours: readonly number[];
  /** By weekday and hour; without one: closed then. */
  cells: ReadonlyMap<string, HeatCell>;
}

export function heatKey(weekday: number, hour: number): string {
  return `${weekday}-${hour}`;
}

/** Days without a place and without people are closed, and count for nothing. */
export function heatMapOf(days: readonly FiguresDay[]): HeatMap {
  const open = days.filter(({ capacity, walkIns, checkedIn }) => capacity + walkIns + checkedIn > 0);
  const cells = new Map<string, HeatCell>();
  const byWeekday = groupedBy(open, ({ date }) => weekdayOf(date));
  for (const [weekday, some] of byWeekday)
    for (const [hour, parts] of groupedBy(
      some.flatMap((day) => day.hours),
      (part) => part.hour,
    )) {
      const people = Math.round((sumOf(parts, (part) => part.checkedIn + part.walkIns) / some.length) * 10) / 10;
      const wait = middleOf(parts.map((part) => part.medianWaitMinutes));
      cells.set(heatKey(weekday, hour), { weekday, hour, people, wait });
    }
  const numbers = (of: (cell: HeatCell) => number) => [...new Set([...cells.values()].map(of))].sort((a, b) => a - b);
  return { weekdays: numbers(({ weekday }) => weekday), hours: numbers(({ hour }) => hour), cells };
}

/** From 0 to 1: the share of the highest value. */
export function heatShare(value: number | null, cells: Iterable<HeatCell>, measure: HeatMeasure): number {
  const most = Math.max(0, ...[...cells].map((cell) => cell[measure] ?? 0));
  return value === null || most === 0 ? 0 : value / most;
}

function groupedBy<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
