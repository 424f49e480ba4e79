// Tells a slip in a name or a birth date from another person's: pure rules, so that places are not passed on by correcting them.
import { lettersOf } from '../applicantName.ts';
import type { LocalDate } from '../time.ts';

/** Letters up to which one slip is allowed; longer names may have two. */
const SHORT_NAME_LETTERS = 6;

/** Whether the new name may be the same person's: other spelling, or a slip or two of the letters. */
export function isSlipOfName(from: string, to: string): boolean {
  const [before, after] = [[...lettersOf(from)], [...lettersOf(to)]];
  const allowed = Math.min(before.length, after.length) <= SHORT_NAME_LETTERS ? 1 : 2;
  return Math.abs(before.length - after.length) <= allowed && editDistance(before, after) <= allowed;
}

/** Letters inserted, left out, replaced, or swapped with their neighbour (optimal string alignment). */
function editDistance(from: readonly string[], to: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = to.map((_, index) => index);
  last.push(to.length);
  from.forEach((letter, row) => {
    const current = [row + 1];
    to.forEach((other, column) => {
      const replaced = (last[column] ?? 0) + (letter === other ? 0 : 1);
      const isSwapped = letter === to[column - 1] && from[row - 1] === other;
      const swapped = isSwapped ? (beforeLast[column - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(replaced, swapped, (last[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    });
    beforeLast = last;
    last = current;
  });
  return last.at(-1) ?? 0;
}

/** Whether the new date may be a slip: day and month swapped, one digit wrong, or two neighbouring digits swapped. */
export function isSlipOfDate(from: LocalDate, to: LocalDate): boolean {
  if (from === to) return true;
  const [before, after] = [typedDigits(from), typedDigits(to)];
  if (before.slice(4) === after.slice(4) && before.slice(0, 4) === after.slice(2, 4) + after.slice(0, 2)) return true;
  const wrong = [...before].flatMap((digit, index) => (digit === after[index] ? [] : index));
  const [first = 0, second = 0] = wrong;
  if (wrong.length === 1) return true;
  return (
    wrong.length === 2 && second === first + 1 && before[first] === after[second] && before[second] === after[first]
  );
}

/** `25011987`, as people type it. */
function typedDigits(date: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return day + month + year;
}
