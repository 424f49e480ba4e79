// Tells a command that moves a booking from a sentence that wishes to: the former is done at once, the latter is asked. Pure.
import { WEEKDAYS } from './words.ts';

/** `#ubah …`, or the word with a code and the digits of a date at most: what is said otherwise is asked. */
export function isExactMove(text: string): boolean {
  return text.startsWith('#') || EXACT_MOVE.test(text);
}
const EXACT_MOVE = /^(?:ubah|ganti|pindah|change)(?: +[a-z0-9]{8})?[ #]+\d{6,8}[.! ]*$/i;

/** No sign in front, no digits but those of a code, and a day of the week. */
export function isWeekdayAlone(text: string): boolean {
  const words = text.toLowerCase().split(/\s+/);
  return !text.startsWith('#') && words.some((word) => WEEKDAYS.has(word)) && !words.some((word) => /^\d+$/.test(word));
}
