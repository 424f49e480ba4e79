// Estimates the wait from the day's service times: pure, and silent while too little is known.
import { itemAt } from '../items.ts';

/** The number of served people that make a day's pace. */
const MIN_SERVED = 5;

/**
 * Minutes until a person with `ahead` people ahead is called, from the day's latest service times in minutes and the
 * open counters; null rather than a guess.
 */
export function estimateWait(ahead: number, served: readonly number[], openCounters: number): number | null {
  if (served.length < MIN_SERVED || openCounters === 0) return null;
  return Math.ceil((median(served) * (ahead + 1)) / openCounters);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = itemAt(sorted, middle);
  return sorted.length % 2 ? upper : (itemAt(sorted, middle - 1) + upper) / 2;
}
