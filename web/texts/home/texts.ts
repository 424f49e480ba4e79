// The texts that the script of the home page writes, in the page's language.
import type { PageLanguage } from '../language.ts';
import { homeInEnglish } from './en.ts';
import { type HomeTexts, homeInIndonesian } from './id.ts';

const HOME_TEXTS: Readonly<Record<PageLanguage, HomeTexts>> = { id: homeInIndonesian, en: homeInEnglish };

export function homeTexts(language: PageLanguage): HomeTexts {
  return HOME_TEXTS[language];
}
