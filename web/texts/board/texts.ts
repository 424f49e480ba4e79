// The lobby board's texts, in the page's language.
import type { PageLanguage } from '../language.ts';
import { boardInEnglish } from './en.ts';
import { type BoardTexts, boardInIndonesian } from './id.ts';

const BOARD_TEXTS: Readonly<Record<PageLanguage, BoardTexts>> = { id: boardInIndonesian, en: boardInEnglish };

export function boardTexts(language: PageLanguage): BoardTexts {
  return BOARD_TEXTS[language];
}
