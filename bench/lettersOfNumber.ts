// Numbers as words, so that each person of a bench has a name of their own.
import { itemAt } from '../src/items.ts';

/** By turns, so that no letter comes twice in a row: one name in two spellings counts as one person. */
const ALPHABETS = ['ABCDEFGHIJ', 'KLMNOPQRST'] as const;

export function lettersOfNumber(number: number): string {
  return [...String(number)].map((digit, place) => itemAt(ALPHABETS, place % 2).charAt(Number(digit))).join('');
}
