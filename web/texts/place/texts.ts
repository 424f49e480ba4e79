// The texts of one's own place, in the page's language.
import type { PageLanguage } from '../language.ts';
import { placeInEnglish } from './en.ts';
import { type PlaceTexts, placeInIndonesian } from './id.ts';

const PLACE_TEXTS: Readonly<Record<PageLanguage, PlaceTexts>> = { id: placeInIndonesian, en: placeInEnglish };

export function placeTexts(language: PageLanguage): PlaceTexts {
  return PLACE_TEXTS[language];
}
