// The price of what unproven callers ask for: nothing at first, then the more the more was asked for lately, and never none to be had.
import { describe, expect, test } from 'vitest';
import {
  type GivenLately,
  isPaid,
  LEAST_TRIES,
  MOST_TRIES,
  ORDINARY_TRIES,
  triesAsked,
  triesForDigits,
  triesToConfirm,
} from '../../src/abuse/price.ts';

const lately = (changes: Partial<GivenLately> = {}): GivenLately => ({ source: 0, wider: 0, office: 0, ...changes });

describe('a place costs', () => {
  test.each([
    ['the first of a source', lately(), 0],
    ['the fifth of a source', lately({ source: 4, wider: 4, office: 4 }), 0],
    ['the sixth of a source', lately({ source: 5 }), 425],
    ['the 20th of a source', lately({ source: 20 }), 1100],
    ['the 41st of a source', lately({ source: 40 }), ORDINARY_TRIES],
    ['the 500th of a source, a carrier', lately({ source: 499, wider: 499 }), 22_655],
    ['the 40th of a wider network', lately({ wider: 39 }), 0],
    ['the 41st of a wider network', lately({ wider: 40 }), 560],
    ['the 100th of an office', lately({ office: 99 }), 0],
    ['the 101st of an office, of a source that is new', lately({ office: 100 }), 500],
    ['the 301st of an office, of a source that is new', lately({ office: 300 }), 1100],
    ['one of the last of an office, of a source that is new', lately({ office: 10_000 }), ORDINARY_TRIES],
    ['one of the last of all', lately({ source: 9999, wider: 9999, office: 10_000 }), MOST_TRIES],
  ])('%s: %o %i tries', (_, places, tries) => {
    expect(triesAsked(places)).toBe(tries);
  });
});

describe('a code sent to a number costs', () => {
  test.each([
    ['the 20th of a source', lately({ source: 19, wider: 99, office: 99 }), 0],
    ['the 21st of a source', lately({ source: 20 }), 1100],
    ['the 101st of a wider network', lately({ wider: 100 }), 1100],
    ['the 101st of an office, of a source that is new', lately({ office: 100 }), 1100],
    ['the 500th of a source, a carrier', lately({ source: 499 }), 22_655],
  ])('%s: %o %i tries', (_, sent, tries) => {
    expect(triesForDigits(sent)).toBe(tries);
  });
});

describe('confirming a booking by work costs', () => {
  test.each([
    ['the first of a source', lately(), ORDINARY_TRIES],
    ['the fourth of a source', lately({ source: 3 }), ORDINARY_TRIES],
    ['the tenth of a source', lately({ source: 9 }), 3 * ORDINARY_TRIES],
    ['the 500th of a source, a carrier', lately({ source: 499, wider: 499, office: 499 }), MOST_TRIES],
    ['the 400th of an office, of a source that is new', lately({ office: 400 }), 2 * ORDINARY_TRIES],
    ['one of the last of an office, of a source that is new', lately({ office: 10_000 }), 5 * ORDINARY_TRIES],
  ])('%s: %o %i tries', (_, confirmed, tries) => {
    expect(triesToConfirm(confirmed)).toBe(tries);
  });
});

test.each([
  ['a place', triesAsked],
  ['a code', triesForDigits],
  ['confirming', triesToConfirm],
])('%s never costs less for more, nor next to nothing, nor more than half a minute of a phone', (_, price) => {
  const steps = [0, 1, 4, 5, 6, 19, 20, 39, 40, 41, 60, 150, 200, 299, 300, 600, 5000];
  for (const source of steps)
    for (const wider of steps)
      for (const office of steps) {
        const tries = price({ source, wider, office });
        if (tries > 0) expect(tries).toBeGreaterThanOrEqual(LEAST_TRIES);
        expect(tries).toBeLessThanOrEqual(MOST_TRIES);
        expect(price({ source: source + 1, wider, office })).toBeGreaterThanOrEqual(tries);
        expect(price({ source, wider: wider + 1, office })).toBeGreaterThanOrEqual(tries);
        expect(price({ source, wider, office: office + 1 })).toBeGreaterThanOrEqual(tries);
      }
});

test('what all others ask of an office costs a caller from a quiet network at most two seconds of a phone', () => {
  for (const office of [0, 60, 300, 600, 5000])
    for (const price of [triesAsked, triesForDigits])
      expect(price(lately({ source: 1, wider: 1, office }))).toBeLessThanOrEqual(ORDINARY_TRIES);
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
