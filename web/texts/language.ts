// The language of a page: the one it was sent in; an element on another site's page follows that page.

import { PAGE_LANGUAGES, RIGHT_TO_LEFT } from './compiled/languages.ts';

export { PAGE_LANGUAGES } from './compiled/languages.ts';
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** The languages of the API: those in which offices write, and messages are sent. */
export const OFFICE_LANGUAGES = ['id', 'en'] as const;
export type OfficeLanguage = (typeof OFFICE_LANGUAGES)[number];

/** The parts of an element of the page that tell its language. */
interface Spoken {
  closest(selector: string): { getAttribute(name: string): string | null } | null;
  readonly ownerDocument: { readonly documentElement: { readonly lang: string } };
}

/** By the nearest `lang`; Indonesian if the pages do not have that language. */
export function pageLanguageOf(element: Spoken): PageLanguage {
  const tag = element.closest('[lang]')?.getAttribute('lang') ?? element.ownerDocument.documentElement.lang;
  const [language] = tag.toLowerCase().split('-');
  return PAGE_LANGUAGES.find((each) => each === language) ?? 'id';
}

/** The language that stands beside it where two are shown. */
export function otherLanguage(language: PageLanguage): OfficeLanguage {
  return language === 'id' ? 'en' : 'id';
}

/** The language in which its reader is told what comes from the office: English, if the office does not write theirs. */
export function officeLanguageFor(language: PageLanguage): OfficeLanguage {
  return OFFICE_LANGUAGES.find((each) => each === language) ?? 'en';
}

export function isRightToLeft(language: PageLanguage): boolean {
  return RIGHT_TO_LEFT.includes(language);
}
