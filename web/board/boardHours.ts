// Whether a moment lies in hours of the day at the office: pure.
import { timeOfDay } from '../texts/when.ts';

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
