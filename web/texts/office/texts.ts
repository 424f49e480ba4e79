// The office console's texts, in the page's language.
import type { Language } from '../language.ts';
import { officeInEnglish } from './en.ts';
import { type OfficeTexts, officeInIndonesian } from './id.ts';

const OFFICE_TEXTS: Readonly<Record<Language, OfficeTexts>> = { id: officeInIndonesian, en: officeInEnglish };

export function officeTexts(language: Language): OfficeTexts {
  return OFFICE_TEXTS[language];
}
