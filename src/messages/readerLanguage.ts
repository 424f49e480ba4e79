// The language of a reader, by the header Accept-Language or a plain language tag.
import { LANGUAGES, type Language } from '../time.ts';

/** The best language that is offered; Indonesian if none of the tags is. */
export function languageFrom(tags: string | null | undefined): Language {
  return bestLanguage(tags, LANGUAGES) ?? 'id';
}

/** Null if none of the tags is offered. */
export function bestLanguage<L extends string>(tags: string | null | undefined, offered: readonly L[]): L | null {
  const wanted = (tags ?? '').split(',').map(readTag);
  const known = wanted.filter(({ tag, quality }) => quality > 0 && offered.some((language) => language === tag));
  const best = known.toSorted((a, b) => b.quality - a.quality)[0];
  return offered.find((language) => language === best?.tag) ?? null;
}

interface WeightedTag {
  tag: string;
  quality: number;
}

function readTag(part: string): WeightedTag {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
  const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
  return { tag: tag.split('-')[0]?.trim() ?? '', quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
}
