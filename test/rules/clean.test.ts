// Cleaning takes invisible characters away, keeps what is clean, and removes marks as pairs only.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../adapters/conversation/clean.ts';

describe('cleaning', () => {
  test('what is clean stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (message) => {
        fc.pre(!/[*_~`>]/.test(message));
        expect(clean(message)).toBe(message.trim());
      }),
    );
  });

  test('leaves no hidden sign, no tab and no blank of another kind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        expect(clean(message)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u00a0\u200b-\u200f\u202a-\u202e\ufeff]/);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['٢٥٠١١٩٨٧', '25011987'],
    ['२५०१', '2501'],
    ['𝟚𝟝', '25'],
    ['Nur’aini', "Nur'aini"],
    ['“Budi”', '"Budi"'],
    ['07–08–2017', '07-08-2017'],
    ['a\tb', 'a b'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['*Budi*', 'Budi'],
    ['*_Budi_*', 'Budi'],
    ['2*3*4', '2*3*4'],
    ['> Budi', 'Budi'],
    ['Budi 😊', 'Budi'],
    ['Budi😊Santoso', 'Budi Santoso'],
    ['👍🏽🇮🇩❤️', ''],
    ['*a*\n*b*', 'a\nb'],
    ['*Budi*25011987*', '*Budi*25011987*'],
    ['**Budi**', 'Budi'],
    ['#*Budi*#_2501_#', '#Budi#2501#'],
    ['a\u2028b\u0085c', 'a\nb\nc'],
    ['Bu\u00addi', 'Budi'],
    ['Jose\u0301', 'José'],
    ['#\ufe0f\u20e3Budi', '#Budi'],
  ])('%j becomes %j', (typed, plain) => {
    expect(clean(typed)).toBe(plain);
  });
});
