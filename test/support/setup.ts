// Before each test file: what the tests compare by, where that is not plain data; and that all is closed at its end.
import { expect } from 'vitest';
import { closeAtEnd } from './atEnd.ts';

/** An instant keeps its value out of sight, so that to compare fields would find any two equal. */
function sameInstant(one: unknown, other: unknown): boolean | undefined {
  const [first, second] = [one instanceof Temporal.Instant, other instanceof Temporal.Instant];
  if (!first && !second) return undefined;
  return first && second && Temporal.Instant.compare(one as Temporal.Instant, other as Temporal.Instant) === 0;
}

expect.addEqualityTesters([sameInstant]);
closeAtEnd();
