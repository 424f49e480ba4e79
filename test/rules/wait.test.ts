// An applicant's wait is estimated from what the day has really taken, and not told while that is too little.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateWait } from '../../src/queue/wait.ts';

describe('the wait', () => {
  test('is unknown until five people have been served', () => {
    expect(estimateWait(0, [], 4)).toBeNull();
    expect(estimateWait(0, [6, 6, 6, 6], 4)).toBeNull();
    expect(estimateWait(0, [6, 6, 6, 6, 6], 4)).not.toBeNull();
  });

  test('is unknown while no counter is open', () => {
    expect(estimateWait(3, [6, 6, 6, 6, 6], 0)).toBeNull();
  });

  test.each([
    [0, [6, 6, 6, 6, 6], 1, 6],
    [0, [6, 6, 6, 6, 6], 4, 2],
    [9, [6, 6, 6, 6, 6], 1, 60],
    [9, [6, 6, 6, 6, 6], 4, 15],
    // The median is taken: a visit that took two hours makes no one's wait longer.
    [1, [4, 5, 6, 7, 120], 1, 12],
    [1, [4, 5, 6, 8, 9, 120], 1, 14],
    // However the times come, and as numbers: ten is more than nine.
    [1, [120, 4, 7, 5, 6], 1, 12],
    [1, [9, 100, 8, 11, 10], 1, 20],
    // In whole minutes, rather one too many.
    [0, [0.5, 0.5, 0.5, 0.5, 0.5], 1, 1],
  ])('with %i ahead, of %j, at %i counters is %i minutes', (ahead, served, counters, minutes) => {
    expect(estimateWait(ahead, served, counters)).toBe(minutes);
  });

  const served = fc.array(fc.double({ min: 0, max: 240, noNaN: true }), { minLength: 5, maxLength: 30 });
  const counters = fc.integer({ min: 1, max: 12 });
  const ahead = fc.nat({ max: 300 });

  test('never shrinks with more people ahead, nor grows with more counters', () => {
    fc.assert(
      fc.property(ahead, served, counters, (people, times, open) => {
        const wait = estimateWait(people, times, open) as number;
        expect(Number.isInteger(wait) && wait >= 0).toBe(true);
        expect(estimateWait(people + 1, times, open)).toBeGreaterThanOrEqual(wait);
        expect(estimateWait(people, times, open + 1)).toBeLessThanOrEqual(wait);
      }),
    );
  });

  test('does not depend on the order in which people were served, and leaves the times alone', () => {
    fc.assert(
      fc.property(ahead, served, counters, (people, times, open) => {
        const before = [...times];
        expect(estimateWait(people, times.toReversed(), open)).toBe(estimateWait(people, times, open));
        expect(times).toEqual(before);
      }),
    );
  });
});
