// The pictures and announcements that the lobby boards of an office show beside the numbers, one after the other.
import { z } from 'zod';
import type { Language } from '../time.ts';
import { type BoardHours, boardHours } from './boardSettings.ts';

export interface BoardSlide {
  /** Id of a picture of the office; null: the text is shown. */
  picture: string | null;
  /** The announcement, or the picture in words for those who cannot see it. */
  text: Record<Language, string>;
  seconds: number;
  /** Null: all day. */
  hours: BoardHours | null;
}

export const MAX_SLIDES = 12;
export const MAX_SLIDE_TEXT_LENGTH = 200;

const slideText = z.string().trim().min(1).max(MAX_SLIDE_TEXT_LENGTH);

export const boardSlides = z
  .array(
    z.strictObject({
      picture: z.uuid().nullable().default(null),
      text: z.strictObject({ id: slideText, en: slideText }),
      seconds: z.number().int().min(5).max(120).default(15),
      hours: boardHours.nullable().default(null),
    }),
  )
  .max(MAX_SLIDES);
