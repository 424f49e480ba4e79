// The language of a page: the one it was sent in; an element on another site's page follows that page.

import { PAGE_LANGUAGES } from './compiled/languages.ts';

export { PAGE_LANGUAGES } from './compiled/languages.ts';
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** The parts of an element of the page that tell its language. */
interface Spoken {
  closest(selector: string): { getAttribute(name: string): string | null } | null;
  readonly ownerDocument: { readonly documentElement: { readonly lang: string } };
}

/** By the nearest `lang`; Indonesian where it names neither. */
export function pageLanguageOf(element: Spoken): PageLanguage {
  const tag = element.closest('[lang]')?.getAttribute('lang') ?? element.ownerDocument.documentElement.lang;
  return tag.toLowerCase().startsWith('en') ? 'en' : 'id';
}

export function otherLanguage(language: PageLanguage): PageLanguage {
  return language === 'id' ? 'en' : 'id';
}
