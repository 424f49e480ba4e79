// The texts of an area in the page's language: there from the beginning, or loaded where the language is wanted.
import type { PageLanguage } from './language.ts';

/** The catalogues of an area, as `npm run texts` lists them. */
export interface AreaCatalogues<Messages> {
  /** Brought with the page. */
  ready: { readonly [L in PageLanguage]?: Messages };
  load: { readonly [L in PageLanguage]?: () => Promise<Messages> };
}

export interface AreaTexts<Texts> {
  /** English until the language is loaded, and if the area does not have it. @throws Error if English is not there either. */
  readonly texts: (language: PageLanguage) => Texts;
  /** Null if there is nothing to wait for. */
  readonly load: (language: PageLanguage) => Promise<void> | null;
}

/** `compose` makes of the catalogue what the pages call: texts that are put together of others. */
export function areaTexts<Messages, Texts>(
  { ready, load }: AreaCatalogues<Messages>,
  compose: (say: Messages, language: PageLanguage) => Texts,
): AreaTexts<Texts> {
  const there = new Map<string, Messages>(Object.entries(ready));
  const composed = new Map<PageLanguage, Texts>();
  const texts = (language: PageLanguage): Texts => {
    const known = composed.get(language);
    if (known) return known;
    const messages = there.get(language);
    if (!messages) {
      if (language === 'en') throw new Error('These texts are not loaded.');
      return texts('en');
    }
    const made = compose(messages, language);
    composed.set(language, made);
    return made;
  };
  return {
    texts,
    load: (language) => {
      const loader = there.has(language) ? undefined : load[language];
      return loader ? loader().then((messages) => void there.set(language, messages)) : null;
    },
  };
}

/** Null if the language is there already. Texts that cannot be loaded stay English. */
export function loadTexts(
  language: PageLanguage,
  loaders: readonly AreaTexts<unknown>['load'][],
): Promise<unknown> | null {
  const loading = loaders.map((load) => load(language)).filter((load) => load !== null);
  return loading.length > 0 ? Promise.all(loading).catch(() => {}) : null;
}
