// The kiosk's texts, in the page's language.
import type { PageLanguage } from '../language.ts';
import { kioskInEnglish } from './en.ts';
import { type KioskTexts, kioskInIndonesian } from './id.ts';

const KIOSK_TEXTS: Readonly<Record<PageLanguage, KioskTexts>> = { id: kioskInIndonesian, en: kioskInEnglish };

export function kioskTexts(language: PageLanguage): KioskTexts {
  return KIOSK_TEXTS[language];
}
