// The catalogue of every language.
import type { Language } from '../time.ts';
import type { Catalogue } from './catalogue.ts';
import { englishCatalogue } from './en.ts';
import { indonesianCatalogue } from './id.ts';

export const CATALOGUES: Readonly<{ [L in Language]: Catalogue<L> }> = {
  id: indonesianCatalogue,
  en: englishCatalogue,
};
