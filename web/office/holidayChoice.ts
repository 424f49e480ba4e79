// Tells the days of a holiday calendar that can be closed, and those chosen to begin with. Pure.
import type { CalendarDayFragment } from './documents.ts';

export function canClose({ isOpen, isSet }: Pick<CalendarDayFragment, 'isOpen' | 'isSet'>): boolean {
  return isOpen && !isSet;
}

/** Public holidays; what is only observed, or not certain yet, is the manager's to choose. */
export function datesChosen(days: readonly CalendarDayFragment[]): string[] {
  return days.filter((day) => day.kind === 'PUBLIC' && canClose(day)).map(({ date }) => date);
}
