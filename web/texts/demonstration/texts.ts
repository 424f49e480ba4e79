// The demonstration's texts, in the page's language.
import type { PageLanguage } from '../language.ts';
import { demonstrationInEnglish } from './en.ts';
import { type DemonstrationTexts, demonstrationInIndonesian } from './id.ts';

const DEMONSTRATION_TEXTS: Readonly<Record<PageLanguage, DemonstrationTexts>> = {
  id: demonstrationInIndonesian,
  en: demonstrationInEnglish,
};

export function demonstrationTexts(language: PageLanguage): DemonstrationTexts {
  return DEMONSTRATION_TEXTS[language];
}
