// How the lobby boards of an office look and sound: the word for its counters, the volume, and hours of silence and of darkness.
import { z } from 'zod';
import { LANGUAGES, type Language, type LocalTime } from '../time.ts';

/** Hours of each day; they go over midnight if they end before they begin. */
export interface BoardHours {
  from: LocalTime;
  to: LocalTime;
}

export interface BoardSettings {
  /** The word before the number of a counter: `Ruang`, `Room`; null: `Loket`, `Counter`. */
  counterWord: Record<Language, string> | null;
  /** Of chime, voice and recordings. */
  volumePercent: number;
  /** Calls are shown but not heard; null: never. */
  quietHours: BoardHours | null;
  /** The board is dark; null: as its machine has it. */
  darkHours: BoardHours | null;
}

export const DEFAULT_BOARD: BoardSettings = {
  counterWord: null,
  volumePercent: 100,
  quietHours: null,
  darkHours: null,
};
export const MAX_COUNTER_WORD_LENGTH = 12;

const boardTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00');
export const boardHours = z
  .strictObject({ from: boardTime, to: boardTime })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must not be the same as from' });
const counterWord = z.string().trim().min(1).max(MAX_COUNTER_WORD_LENGTH);

export const boardSettings = z.strictObject({
  counterWord: z
    .strictObject({ id: counterWord, en: counterWord } satisfies Record<(typeof LANGUAGES)[number], unknown>)
    .nullable()
    .default(DEFAULT_BOARD.counterWord),
  volumePercent: z.number().int().min(0).max(100).default(DEFAULT_BOARD.volumePercent),
  quietHours: boardHours.nullable().default(DEFAULT_BOARD.quietHours),
  darkHours: boardHours.nullable().default(DEFAULT_BOARD.darkHours),
});
