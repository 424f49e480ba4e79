// The language of a reader, by the header Accept-Language or a plain language tag.
import { LANGUAGES, type Language } from '../time.ts';

/** The best language that is offered; Indonesian if none of the tags is. */
export function languageFrom(tags: string | null | undefined): Language {
  const wanted = (tags ?? '').split(',').map(readTag).filter(isOffered);
  return wanted.toSorted((a, b) => b.quality - a.quality)[0]?.tag ?? 'id';
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

function isOffered(wanted: WeightedTag): wanted is WeightedTag & { tag: Language } {
  return wanted.quality > 0 && LANGUAGES.some((language) => language === wanted.tag);
}
