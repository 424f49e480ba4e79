// The pairing's texts, in the page's language.
import type { PageLanguage } from '../language.ts';
import { pairingInEnglish } from './en.ts';
import { type PairingTexts, pairingInIndonesian } from './id.ts';

const PAIRING_TEXTS: Readonly<Record<PageLanguage, PairingTexts>> = { id: pairingInIndonesian, en: pairingInEnglish };

export function pairingTexts(language: PageLanguage): PairingTexts {
  return PAIRING_TEXTS[language];
}
