// Writes a moment as briefly as can be: the time, and the day where it is another one than today.
import type { PageLanguage } from '../texts/language.ts';
import { dateOfInstant, dayOfDate, timeOfDay } from '../texts/when.ts';

interface ShortTimePlace {
  office: { timeZone: string };
  language: PageLanguage;
  today: string;
}

/** `09.41`, or `Sen, 7 Agu, 09.41`. */
export function shortTime(at: string, { office, language, today }: ShortTimePlace): string {
  const time = timeOfDay(at, office.timeZone, language);
  const date = dateOfInstant(at);
  return date === today ? time : `${dayOfDate(date, language, { weekday: 'short', month: 'short' })}, ${time}`;
}
