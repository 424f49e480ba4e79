// The texts of every page, in the page's language.
import type { PageLanguage } from '../language.ts';
import { commonInEnglish } from './en.ts';
import { type CommonTexts, commonInIndonesian } from './id.ts';

const COMMON_TEXTS: Readonly<Record<PageLanguage, CommonTexts>> = { id: commonInIndonesian, en: commonInEnglish };

export function commonTexts(language: PageLanguage): CommonTexts {
  return COMMON_TEXTS[language];
}
