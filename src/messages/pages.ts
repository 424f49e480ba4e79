// Texts of pages that the server renders: the header, and the pages for browsers without JavaScript.
import { PAGE_CATALOGUES } from './pages/compiled/catalogues.ts';
import type { PageMessages } from './pages/compiled/messages.ts';

export type PageTexts = PageMessages;
/** A language of the catalogues: texts that it lacks are English. */
export type PageTextLanguage = keyof typeof PAGE_CATALOGUES;

export function sayOnPage(
  language: PageTextLanguage,
  key: keyof PageTexts,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return PAGE_CATALOGUES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Null if no page is in the language. */
export function pageTextLanguage(language: string): PageTextLanguage | null {
  return Object.hasOwn(PAGE_CATALOGUES, language) ? (language as PageTextLanguage) : null;
}
