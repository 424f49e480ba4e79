// The scene from which all parts of the lobby board are drawn, and its words in both languages.
import { html, type TemplateResult } from 'lit';
import type { BoardTexts } from '../texts/board/texts.ts';
import { boardTexts } from '../texts/board/texts.ts';
import { officeLanguageFor, otherLanguage, type PageLanguage } from '../texts/language.ts';
import type { BoardFrame, CallOnBoard } from './calls.ts';
import type { BoardSlideShown } from './slides.ts';
import type { OfficeShown } from './watch.ts';

/** Counters of a name up to this length stay on one line with their word. */
const MAX_SHORT_NAME_LENGTH = 4;

export interface BoardScene {
  /** The page's language stands first, the other one below. */
  language: PageLanguage;
  frame: BoardFrame;
  office: OfficeShown;
  /** The calls that are being called out, in one sentence. */
  calling: readonly CallOnBoard[];
  /** The office's moment, in milliseconds. */
  now: number;
  /** Null: there is none. */
  slide: BoardSlideShown | null;
  isStale: boolean;
  isMuted: boolean;
  onWakeSound(): void;
}

export function inBothLanguages({ language }: BoardScene, word: (texts: BoardTexts) => string): TemplateResult {
  const second = otherLanguage(language);
  return html`<span>${word(boardTexts(language))}</span> <span class="second" lang=${second}>${word(boardTexts(second))}</span>`;
}

/** `second` is the place in the other language; null if a name of its own is the same in both. */
export function placeInBoth(
  { language, office }: BoardScene,
  label: string,
): { first: string; second: string | null; isShort: boolean } {
  const { counterWord } = office.boardSettings;
  const placeIn = (spoken: PageLanguage) => boardTexts(spoken).counter(label, counterWord?.[officeLanguageFor(spoken)]);
  const [first, second] = [placeIn(language), placeIn(otherLanguage(language))];
  return { first, second: first === second ? null : second, isShort: label.length <= MAX_SHORT_NAME_LENGTH };
}
