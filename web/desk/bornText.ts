// The birth date of a person in words, as officers compare it with the identity card.
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dayOfDate } from '../texts/when.ts';

/** `lahir 25 Januari 1987`. */
export function bornText(date: string, language: PageLanguage): string {
  return deskTexts(language).born(dayOfDate(date, language, { weekday: undefined, year: 'numeric' }));
}
