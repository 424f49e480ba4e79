// The catalogue of every language.
import type { Language } from '../time.ts';
import type { Catalogue } from './catalogue.ts';
import { english } from './en.ts';
import { indonesian } from './id.ts';

export const CATALOGUES: Readonly<{ [L in Language]: Catalogue<L> }> = { id: indonesian, en: english };
