// Makes the box of a refusal, with the places that the office offers instead.
import { escapedHtml } from '../../src/html.ts';
import { dateInWords, type Language, timeInWords } from '../../src/time.ts';
import type { FormDenial } from './answer.ts';
import { alarm, type FormView } from './controls.ts';

export function denialBox(denial: FormDenial | null, timeZone: string, { words, language }: FormView): string {
  if (!denial) return '';
  const times = denial.alternatives.map(({ startsAt }) => dayAndTime(startsAt, timeZone, language));
  const lines = times.length > 0 ? [`${words.alternatives}: ${times.join('; ')}`] : [];
  return alarm(escapedHtml(denial.message), lines);
}

/** `Senin, 7 Agustus 2017, 08.00 WIB`. */
export function dayAndTime(at: string, timeZone: string, language: Language): string {
  return `${dateInWords(at.slice(0, 10), language)}, ${timeInWords(Temporal.Instant.from(at), timeZone, language)}`;
}
