// The kiosk's texts, in the page's language.
import type { Language } from '../language.ts';
import { kioskInEnglish } from './en.ts';
import { type KioskTexts, kioskInIndonesian } from './id.ts';

const KIOSK_TEXTS: Readonly<Record<Language, KioskTexts>> = { id: kioskInIndonesian, en: kioskInEnglish };

export function kioskTexts(language: Language): KioskTexts {
  return KIOSK_TEXTS[language];
}
