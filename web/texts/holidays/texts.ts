// The holidays' texts, in the page's language.
import type { PageLanguage } from '../language.ts';
import { holidaysInEnglish } from './en.ts';
import { type HolidayTexts, holidaysInIndonesian } from './id.ts';

const HOLIDAY_TEXTS: Readonly<Record<PageLanguage, HolidayTexts>> = { id: holidaysInIndonesian, en: holidaysInEnglish };

export function holidayTexts(language: PageLanguage): HolidayTexts {
  return HOLIDAY_TEXTS[language];
}
