// Says things in the reader's language.
import { REFUSALS, type Refusal } from '../refusal.ts';
import type { Language } from '../time.ts';
import {
  type Catalogue,
  type FieldName,
  fill,
  type ListWord,
  REPLIES,
  type ReplyKey,
  type ReplyParameters,
} from './catalogue.ts';
import { english } from './en.ts';
import { indonesian } from './id.ts';

export {
  type FieldName,
  LIST_WORDS,
  type ListWord,
  REPLIES,
  type ReplyKey,
  type ReplyParameters,
} from './catalogue.ts';

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { id: indonesian, en: english };

export function sayReply<K extends ReplyKey>(language: Language, key: K, parameters: ReplyParameters<K>): string {
  const catalogue = CATALOGUES[language];
  return fill(catalogue, language, catalogue.replies[key], parameters, REPLIES[key]);
}

export function sayRefusal(language: Language, refusal: Refusal): string {
  const catalogue = CATALOGUES[language];
  const sentence = catalogue.refusals[refusal.refused];
  return fill(catalogue, language, sentence, refusal.parameters, REFUSALS[refusal.refused]);
}

/** `nama, tanggal lahir`. */
export function nameFields(language: Language, fields: readonly FieldName[]): string {
  return fields.map((field) => CATALOGUES[language].fields[field]).join(', ');
}

/** A word of a printed list or table. */
export function listWord(language: Language, word: ListWord): string {
  return CATALOGUES[language].lists[word];
}

/** The language a reader asks for, by the header Accept-Language or a plain tag; Indonesian where it names neither. */
export function languageFrom(tags: string | null | undefined): Language {
  if (!tags) return 'id';
  const wanted = tags
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((p) => p.trim().startsWith('q='));
      return { tag: tag.split('-')[0]?.trim() ?? '', quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
    })
    .filter(({ tag, quality }) => quality > 0 && Object.hasOwn(CATALOGUES, tag))
    .sort((a, b) => b.quality - a.quality);
  return (wanted[0]?.tag as Language | undefined) ?? 'id';
}
