// How days and hours are laid out for choosing: pure.
import type { DayFragment as Day } from './documents.ts';

export function firstOpen(days: readonly Day[]): Day | undefined {
  return days.find(({ status }) => status === 'OPEN');
}

export interface CalendarMonth {
  /** Its first day that is shown. */
  name: string;
  /** Days of its first week that are not shown; weeks begin on Monday. */
  blanks: number;
  days: Day[];
}

export function byMonth(days: readonly Day[]): CalendarMonth[] {
  const months: CalendarMonth[] = [];
  for (const day of days) {
    const month = months[months.length - 1];
    if (month && month.name.slice(0, 7) === day.date.slice(0, 7)) month.days.push(day);
    else months.push({ name: day.date, blanks: weekdayNumber(day.date), days: [day] });
  }
  return months;
}

/** 0 is Monday. */
function weekdayNumber(date: string): number {
  return (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
}

/** How much is left, for the eye. */
export function levelOf({ status, remaining, capacity, lotteryUntil }: Day): 'shut' | 'full' | 'few' | 'some' | 'many' {
  if (status === 'FULL') return 'full';
  if (lotteryUntil !== null) return 'some';
  if (status !== 'OPEN') return 'shut';
  const share = remaining / Math.max(1, capacity);
  return share > 0.5 ? 'many' : share > 0.15 ? 'some' : 'few';
}
