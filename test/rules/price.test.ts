// The price of an unproven place: nothing for the first, then the more the more was asked lately.
import { describe, expect, test } from 'vitest';
import { isPaid, LEAST_TRIES, MOST_TRIES, type PlacesLately, triesAsked } from '../../src/abuse/price.ts';

const lately = (changes: Partial<PlacesLately> = {}): PlacesLately => ({ source: 0, wider: 0, office: 0, ...changes });

describe('a place costs', () => {
  test.each([
    ['the first of a source', lately(), 0],
    ['the fifth of a source', lately({ source: 4, wider: 4, office: 4 }), 0],
    ['the sixth of a source', lately({ source: 5 }), 425],
    ['the 20th of a source', lately({ source: 20 }), 1100],
    ['the 40th of a wider network', lately({ wider: 39 }), 0],
    ['the 41st of a wider network', lately({ wider: 40 }), 560],
    ['the 300th of an office', lately({ office: 299 }), 0],
    ['the 301st of an office, of a source that is new', lately({ office: 300 }), 1100],
    ['one of the last of all', lately({ source: 39, wider: 199, office: 10_000 }), MOST_TRIES],
  ])('%s: %o %i tries', (_, places, tries) => {
    expect(triesAsked(places)).toBe(tries);
  });

  test('never less for more places, never more than two seconds of a phone, never next to nothing', () => {
    const steps = [0, 1, 4, 5, 6, 20, 39, 40, 41, 150, 200, 299, 300, 301, 600, 5000];
    for (const source of steps)
      for (const wider of steps)
        for (const office of steps) {
          const tries = triesAsked({ source, wider, office });
          if (tries > 0) expect(tries).toBeGreaterThanOrEqual(LEAST_TRIES);
          expect(tries).toBeLessThanOrEqual(MOST_TRIES);
          expect(triesAsked({ source: source + 1, wider, office })).toBeGreaterThanOrEqual(tries);
          expect(triesAsked({ source, wider: wider + 1, office })).toBeGreaterThanOrEqual(tries);
          expect(triesAsked({ source, wider, office: office + 1 })).toBeGreaterThanOrEqual(tries);
        }
  });
});

test.each([
  [1000, 1000, true],
  [1000, 2000, true],
  [999, 2000, false],
  [2000, 200, true],
  [Number.NaN, 200, false],
])('work of %d tries pays a price of %d that may have risen meanwhile: %s', (done, asked, pays) => {
  expect(isPaid(done, asked)).toBe(pays);
});
