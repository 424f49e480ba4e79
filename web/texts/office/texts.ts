// The office console's texts, in the page's language.
import type { PageLanguage } from '../language.ts';
import { officeInEnglish } from './en.ts';
import { type OfficeTexts, officeInIndonesian } from './id.ts';

const OFFICE_TEXTS: Readonly<Record<PageLanguage, OfficeTexts>> = { id: officeInIndonesian, en: officeInEnglish };

export function officeTexts(language: PageLanguage): OfficeTexts {
  return OFFICE_TEXTS[language];
}
