// The satisfaction index: the mean of answers from 1 to 4, times 25.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { satisfactionIndex } from '../../src/visit/ratingIndex.ts';

const NONE = { veryPoor: 0, poor: 0, good: 0, veryGood: 0 };

describe('the satisfaction index', () => {
  test.each([
    [{ ...NONE, veryGood: 3 }, 100],
    [{ ...NONE, good: 1 }, 75],
    [{ ...NONE, veryPoor: 7 }, 25],
    [{ veryPoor: 0, poor: 1, good: 1, veryGood: 1 }, 75],
    [{ veryPoor: 1, poor: 0, good: 0, veryGood: 2 }, 75],
    [{ ...NONE, good: 2, veryGood: 1 }, 83.3],
  ])('of %o is %d', (counts, index) => {
    expect(satisfactionIndex(counts)).toBe(index);
  });

  test('of no answers is none, and of any lies between 25 and 100 and never falls by a better answer', () => {
    expect(satisfactionIndex(NONE)).toBeNull();
    const some = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(fc.record({ veryPoor: some, poor: some, good: some, veryGood: some }), (counts) => {
        const index = satisfactionIndex(counts);
        if (index === null) return;
        expect(index).toBeGreaterThanOrEqual(25);
        expect(index).toBeLessThanOrEqual(100);
        expect(satisfactionIndex({ ...counts, veryGood: counts.veryGood + 1 })).toBeGreaterThanOrEqual(index);
      }),
    );
  });
});
