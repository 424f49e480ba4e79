// The right bookings move when a window is to have fewer places.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { whoMoves } from '../../src/replanning/movers.ts';

/** Some in the house already, some who can be moved, the oldest first, and a number of places. */
const windows = fc
  .tuple(fc.nat({ max: 20 }), fc.nat({ max: 60 }), fc.nat({ max: 80 }))
  .map(([settled, count, planned]) => {
    return { movable: Array.from({ length: count }, (_, index) => index), settled, planned };
  });

test('moves as many as there are too many, and no more than can be moved', () => {
  fc.assert(
    fc.property(windows, ({ movable, settled, planned }) => {
      const taken = settled + movable.length;
      const movers = whoMoves({ planned, taken }, movable);
      expect(movers.length).toBe(Math.min(movable.length, Math.max(0, taken - planned)));
    }),
  );
});

test('lets those who came first stay', () => {
  fc.assert(
    fc.property(windows, ({ movable, settled, planned }) => {
      const movers = whoMoves({ planned, taken: settled + movable.length }, movable);
      expect(movers).toEqual(movable.slice(movable.length - movers.length));
    }),
  );
});
