// Which language a page speaks: the one it was sent in; an element on another site's page follows that page.

export type Language = 'id' | 'en';

/** By the nearest `lang`; Indonesian where it names neither. */
export function languageOf(element: Element): Language {
  const tag = element.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang;
  return tag.toLowerCase().startsWith('en') ? 'en' : 'id';
}

export function other(language: Language): Language {
  return language === 'id' ? 'en' : 'id';
}
