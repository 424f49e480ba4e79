// The sentence that calls are called out with, in words.
import { boardTexts } from '../texts/board/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { CallOnBoard } from './calls.ts';
import type { SentenceLength } from './sentencePlan.ts';

/** `word`: the office's own for a counter, in that language. */
export function sentenceText(
  calls: readonly CallOnBoard[],
  length: SentenceLength,
  language: PageLanguage,
  word: string | undefined,
): string {
  const say = boardTexts(language);
  const [call] = calls;
  if (length === 'glance' || !call) return say.spokenGlance;
  if (length === 'numbers') return say.spokenNumbers(calls.map(({ number }) => number));
  return calls.length > 1 ? say.spokenPlaces(calls, word) : say.spoken(call.number, call.counter, word);
}
