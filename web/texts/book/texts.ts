// The booking pages' texts, in the page's language.
import type { PageLanguage } from '../language.ts';
import { bookInEnglish } from './en.ts';
import { type BookTexts, bookInIndonesian } from './id.ts';

const BOOK_TEXTS: Readonly<Record<PageLanguage, BookTexts>> = { id: bookInIndonesian, en: bookInEnglish };

export function bookTexts(language: PageLanguage): BookTexts {
  return BOOK_TEXTS[language];
}
