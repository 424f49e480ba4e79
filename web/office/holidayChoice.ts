// Tells the days of a holiday calendar that can be closed, those chosen to begin with, and the line that a fault names. Pure.
import type { CalendarDayFragment } from './documents.ts';

export function canClose({ isOpen, isSet }: Pick<CalendarDayFragment, 'isOpen' | 'isSet'>): boolean {
  return isOpen && !isSet;
}

/** Public holidays; what is only observed, or not certain yet, is the manager's to choose. */
export function datesChosen(days: readonly CalendarDayFragment[]): string[] {
  return days.filter((day) => day.kind === 'PUBLIC' && canClose(day)).map(({ date }) => date);
}

/** Null: the fault is of the whole file. */
export function linesOfFault(message: string): number | null {
  const [, line] = /\bline (\d+) has no\b/.exec(message) ?? [];
  return line === undefined ? null : Number(line);
}
