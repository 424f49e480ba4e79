// Days are counted by themselves the less often, the longer it takes.
import { expect, test } from 'vitest';
import { restAfter } from '../../src/figures/keep.ts';

test.each([
  [0, 5000],
  [150, 5000],
  [400, 12_000],
  [10_000, 60_000],
])('after a turn of %i ms a rest of %i ms', (took, rest) => {
  expect(restAfter(took)).toBe(rest);
});
