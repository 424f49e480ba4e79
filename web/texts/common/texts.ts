// The texts of every page, in the page's language.
import type { Language } from '../language.ts';
import { commonInEnglish } from './en.ts';
import { type CommonTexts, commonInIndonesian } from './id.ts';

const COMMON_TEXTS: Readonly<Record<Language, CommonTexts>> = { id: commonInIndonesian, en: commonInEnglish };

export function commonTexts(language: Language): CommonTexts {
  return COMMON_TEXTS[language];
}
