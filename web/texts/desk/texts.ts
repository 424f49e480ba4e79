// The desk's texts, in the page's language.
import type { Language } from '../language.ts';
import { deskInEnglish } from './en.ts';
import { type DeskTexts, deskInIndonesian } from './id.ts';

const DESK_TEXTS: Readonly<Record<Language, DeskTexts>> = { id: deskInIndonesian, en: deskInEnglish };

export function deskTexts(language: Language): DeskTexts {
  return DESK_TEXTS[language];
}
