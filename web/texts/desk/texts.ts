// The desk's texts, in the page's language.
import type { PageLanguage } from '../language.ts';
import { deskInEnglish } from './en.ts';
import { type DeskTexts, deskInIndonesian } from './id.ts';

const DESK_TEXTS: Readonly<Record<PageLanguage, DeskTexts>> = { id: deskInIndonesian, en: deskInEnglish };

export function deskTexts(language: PageLanguage): DeskTexts {
  return DESK_TEXTS[language];
}
