// The sentence that calls are called out with, in words.
import { boardTexts } from '../texts/board/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { CallOnBoard } from './calls.ts';
import type { SentenceLength } from './sentencePlan.ts';

export function sentenceText(calls: readonly CallOnBoard[], length: SentenceLength, language: PageLanguage): string {
  const say = boardTexts(language);
  const [call] = calls;
  if (length === 'glance' || !call) return say.spokenGlance;
  if (length === 'numbers') return say.spokenNumbers(calls.map(({ number }) => number));
  return calls.length > 1 ? say.spokenPlaces(calls) : say.spoken(call.number, call.counter);
}
