// The console's texts in a language.
import type { Language } from '../texts/language.ts';
import * as en from './en.ts';
import * as id from './id.ts';

export type OfficeTexts = typeof id.office;

const TEXTS: Record<Language, OfficeTexts> = { id: id.office, en: en.office };

export function texts(language: Language): OfficeTexts {
  return TEXTS[language];
}
