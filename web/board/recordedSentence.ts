// The recorded words that make up a sentence of the board: pure. Their names are those of the files.
import { isCounterNumber } from '../texts/counterName.ts';
import type { OfficeLanguage } from '../texts/language.ts';
import type { CallOnBoard } from './calls.ts';
import type { SentenceLength } from './sentencePlan.ts';

/** A moment of silence between two numbers of a sentence. */
export const RECORDED_PAUSE = '';

export interface RecordedWords {
  language: OfficeLanguage;
  /** The office's own word for a counter; none: the usual one. */
  counterWord?: string | undefined;
  /** Whether there is a recording of that word. */
  has(word: string): boolean;
}

const COUNTER_WORDS: Readonly<Record<OfficeLanguage, string>> = { id: 'loket', en: 'counter' };

export function recordedSentence(
  calls: readonly CallOnBoard[],
  length: SentenceLength,
  recorded: RecordedWords,
): string[] {
  const [call] = calls;
  if (length === 'glance' || !call) return ['look'];
  const places = calls.map(({ counter }) => placeWords(counter, recorded));
  const all = [RECORDED_PAUSE];
  // A counter that no recording names is looked for on the screen.
  const spoken = length === 'numbers' || places.some((words) => words === null) ? [] : places;
  for (const [index, { number }] of calls.entries()) {
    all.push(...spelledWords(number), RECORDED_PAUSE);
    const place = spoken[index];
    if (place) all.push(calls.length > 1 ? 'to' : 'go', ...place, RECORDED_PAUSE);
  }
  return ['number', ...all.slice(1), ...(spoken.length === 0 ? ['where'] : [])];
}

function spelledWords(number: string): string[] {
  return Array.from(number.toLowerCase()).filter((sign) => /[a-z0-9]/.test(sign));
}

/** Null if a word of its name was not recorded. */
function placeWords(label: string, recorded: RecordedWords): string[] | null {
  const words = isCounterNumber(label)
    ? [recorded.counterWord ?? COUNTER_WORDS[recorded.language], label]
    : label.split(/\s+/);
  // Televisions have no flatMap.
  const named = words.reduce<string[]>((all, word) => all.concat(wordsOfName(word.toLowerCase(), recorded)), []);
  return named.every((word) => recorded.has(word)) ? named : null;
}

function wordsOfName(word: string, recorded: RecordedWords): string[] {
  if (recorded.has(word)) return [word];
  if (/^\d{1,2}$/.test(word)) return numeralWords(Number(word), recorded.language);
  return word.length <= 3 && !/\p{L}{2}/u.test(word) ? spelledWords(word) : [word];
}

/** `dua puluh tiga`, `twenty-three`: a counter is called by its numeral, a queue number by its digits. */
function numeralWords(value: number, language: OfficeLanguage): string[] {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const rest = ones > 0 ? [String(ones)] : [];
  if (language === 'en') return value < 20 ? [String(value)] : [String(tens * 10), ...rest];
  if (value < 12) return [String(value)];
  return tens === 1 ? [String(ones), 'belas'] : [String(tens), 'puluh', ...rest];
}
