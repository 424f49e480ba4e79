// The lobby board's texts, in the page's language.
import type { Language } from '../language.ts';
import { boardInEnglish } from './en.ts';
import { type BoardTexts, boardInIndonesian } from './id.ts';

const BOARD_TEXTS: Readonly<Record<Language, BoardTexts>> = { id: boardInIndonesian, en: boardInEnglish };

export function boardTexts(language: Language): BoardTexts {
  return BOARD_TEXTS[language];
}
