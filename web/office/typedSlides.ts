// The pictures and announcements of the boards as a manager types them: read from the API, checked, and given back.
import type { BoardSlideInput } from '../../clients/types.ts';
import { mustBeRead, numberTyped } from '../fields/typedNumber.ts';
import type { OfficeTexts } from '../texts/office/texts.ts';
import { timeTyped } from './typedDate.ts';

export const SLIDE_FIELDS = ['textId', 'textEn', 'seconds', 'from', 'to'] as const;
export type SlideField = (typeof SLIDE_FIELDS)[number];
export type TypedSlide = Record<SlideField, string> & { picture: string | null };
export type SlideFaults = Partial<Record<SlideField, string>>;

export const MAX_TYPED_SLIDES = 12;
const MAX_TYPED_TEXT_LENGTH = 200;
const [LEAST_SECONDS, MOST_SECONDS] = [5, 120];
const USUAL_SECONDS = '15';

export function emptySlide(picture: string | null): TypedSlide {
  return { picture, textId: '', textEn: '', seconds: USUAL_SECONDS, from: '', to: '' };
}

export function slideAsTyped(slide: {
  picture: string | null;
  text: { id: string; en: string };
  seconds: number;
  hours: { from: string; to: string } | null;
}): TypedSlide {
  const { picture, text, seconds, hours } = slide;
  const typed = { textId: text.id, textEn: text.en, from: hours?.from ?? '', to: hours?.to ?? '' };
  return { picture, ...typed, seconds: String(seconds) };
}

export function faultsOfSlide(slide: TypedSlide, say: OfficeTexts<'rules'>['slides']): SlideFaults {
  const faults: SlideFaults = {};
  for (const field of ['textId', 'textEn'] as const) {
    const { length } = slide[field].trim();
    if (length === 0) faults[field] = slide.picture ? say.needWords : say.needText;
    if (length > MAX_TYPED_TEXT_LENGTH) faults[field] = say.needShort(MAX_TYPED_TEXT_LENGTH);
  }
  if (numberTyped(slide.seconds, LEAST_SECONDS, MOST_SECONDS) === null)
    faults.seconds = say.needSeconds(LEAST_SECONDS, MOST_SECONDS);
  const isTimed = slide.from.trim() !== '' || slide.to.trim() !== '';
  for (const field of ['from', 'to'] as const)
    if (isTimed && !timeTyped(slide[field])) faults[field] = slide[field].trim() ? say.needTime : say.needBoth;
  if (isTimed && !faults.from && !faults.to && timeTyped(slide.from) === timeTyped(slide.to)) faults.to = say.needOther;
  return faults;
}

/** @throws Error where `faultsOfSlide` finds what cannot be read. */
export function slideInput({ picture, textId, textEn, seconds, from, to }: TypedSlide): BoardSlideInput {
  const isTimed = from.trim() !== '' || to.trim() !== '';
  return {
    picture,
    text: { id: textId.trim(), en: textEn.trim() },
    seconds: mustBeRead(numberTyped(seconds, LEAST_SECONDS, MOST_SECONDS)),
    hours: isTimed ? { from: mustBeRead(timeTyped(from)), to: mustBeRead(timeTyped(to)) } : null,
  };
}
