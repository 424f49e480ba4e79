// Finds the picture or announcement that the boards of an office show at a moment: pure, and the same on all of them.
import { isInDailyHours } from './boardHours.ts';
import type { BoardNowQuery } from './documents.ts';

export type BoardSlideShown = BoardNowQuery['board']['office']['boardSlides'][number];

/** Null: none has its hours now. */
export function slideAt(slides: readonly BoardSlideShown[], now: number, timeZone: string): BoardSlideShown | null {
  const shown = slides.filter(({ hours }) => !hours || isInDailyHours(hours, now, timeZone));
  const round = shown.reduce((sum, { seconds }) => sum + seconds, 0);
  let left = Math.floor(now / 1000) % Math.max(1, round);
  for (const slide of shown) {
    if (left < slide.seconds) return slide;
    left -= slide.seconds;
  }
  return null;
}
