// Whether a moment lies in hours of the day at the office, and whether it is open: pure.
import { timeOfDay } from '../texts/when.ts';
import type { BoardNowQuery } from './documents.ts';

export interface HoursOfBoard {
  from: string;
  to: string;
}

/** Hours that end before they begin go over midnight; null: never. */
export function isInDailyHours(hours: HoursOfBoard | null, at: number, timeZone: string): boolean {
  if (!hours) return false;
  const time = timeOfDay(at, timeZone, 'en');
  const { from, to } = hours;
  return from < to ? from <= time && time < to : from <= time || time < to;
}

export type OpeningState =
  /** Also before it opens. */
  | { is: 'open'; hours: HoursOfBoard; breaks: HoursOfBoard[] }
  | { is: 'closed'; reason: string | null; next: { date: string; from: string } | null };

/** Of the present day, which is over once its hours are. */
export function openingState(
  {
    openingToday: today,
    openingNext: next,
    timeZone,
  }: Pick<BoardNowQuery['board']['office'], 'openingToday' | 'openingNext' | 'timeZone'>,
  at: number,
): OpeningState {
  const hours = today.hours && hoursInRange(today.hours.hours);
  if (today.hours && hours && timeOfDay(at, timeZone, 'en') < hours.to)
    return { is: 'open', hours, breaks: today.hours.breaks.map(hoursInRange) };
  const from = next?.hours ? hoursInRange(next.hours.hours).from : null;
  return { is: 'closed', reason: hours ? null : today.reason, next: next && from ? { date: next.date, from } : null };
}

/** Of `08:00-16:00`. */
function hoursInRange(range: string): HoursOfBoard {
  const [from = '', to = ''] = range.split('-');
  return { from, to };
}
