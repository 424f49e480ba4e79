// Booking codes: no character mistaken for another, no slip of the finger unseen.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_ALPHABET, CODE_LENGTH, codeIn, newCode, readCode } from '../../src/bookingCode.ts';
import { isLocalDate } from '../../src/time.ts';

const codes = Array.from({ length: 20_000 }, () => newCode());
const code = fc.integer({ min: 0, max: codes.length - 1 }).map((index) => codes[index] as string);
const place = fc.integer({ min: 0, max: CODE_LENGTH - 1 });
const character = fc.constantFrom(...CODE_ALPHABET);

describe('a new code', () => {
  test('has eight characters, none of them 0 O 1 I L', () => {
    for (const each of codes) expect(each).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  });

  test('can be read back as itself', () => {
    for (const each of codes) expect(readCode(each)).toBe(each);
  });

  test('has a letter and a digit, so that it is no word and no date', () => {
    for (const each of codes) expect(each).toMatch(/\d.*[A-Z]|[A-Z].*\d/);
  });

  test('is drawn again where it would be of letters or of digits alone', () => {
    const bytes = [...Array(8).fill(0), ...Array(8).fill(11), 0, 20, 0, 20, 0, 20, 0, 20];
    expect(newCode((count) => Uint8Array.from(bytes.splice(0, count)))).toMatch(/^2P2P2P2/);
  });

  test('is drawn again where it has a month, a day of the week or "tg" among its digits', () => {
    const draws = ['MAR2RD3', '9TG256R', '3ABCTG4', '2MAY345', '2UMARY3'];
    const bytes = draws.flatMap((draw) => [...`${draw}2`].map((sign) => CODE_ALPHABET.indexOf(sign)));
    expect(newCode((count) => Uint8Array.from(bytes.splice(0, count)))).toMatch(/^2UMARY3/);
  });

  test('never reads as a day, month and year, since a month has a 0 or a 1', () => {
    for (const each of codes) {
      const date = `${each.slice(4)}-${each.slice(2, 4)}-${each.slice(0, 2)}`;
      expect(isLocalDate(date)).toBe(false);
    }
    const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
    for (const month of months) expect([...month].every((digit) => CODE_ALPHABET.includes(digit))).toBe(false);
  });

  test('hardly ever comes twice', () => {
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('has each character about as often as any other', () => {
    const counts = new Map([...CODE_ALPHABET].map((each) => [each, 0]));
    for (const each of codes) for (const sign of each.slice(0, -1)) counts.set(sign, (counts.get(sign) as number) + 1);
    const drawn = codes.length * (CODE_LENGTH - 1);
    // Digits are eight of thirty-one, and a code without either kind is drawn again: digits come a little more often.
    const expected = fairShare();
    let square = 0;
    for (const [sign, count] of counts) {
      const share = expected(sign) * drawn;
      square += (count - share) ** 2 / share;
    }
    // Thirty degrees of freedom: above 70 by chance once in ten thousand runs.
    expect(square).toBeLessThan(90);
  });

  test('passes over bytes that would make some characters likelier', () => {
    const bytes = [248, 255, 250, 0, 249, 20, 251, 0, 252, 253, 20, 0, 254, 20, 0, 248, 0, 20, 0, 20, 0, 20, 0, 20];
    expect(newCode((count) => Uint8Array.from(bytes.splice(0, count)))).toMatch(/^2P2P2P2/);
  });
});

/** The share of each character among the first seven, given that a code has both kinds; the check is left out. */
function fairShare(): (sign: string) => number {
  const digit = 8 / 31;
  const letter = 23 / 31;
  const mixed = 1 - digit ** 8 - letter ** 8;
  const ofDigits = (digit - digit ** 8) / mixed / 8;
  const ofLetters = (letter - letter ** 8) / mixed / 23;
  return (sign) => (/\d/.test(sign) ? ofDigits : ofLetters);
}

describe('a code that was typed', () => {
  test('with one wrong character is none', () => {
    fc.assert(
      fc.property(code, place, character, (right, at, wrong) => {
        fc.pre(right[at] !== wrong);
        expect(readCode(right.slice(0, at) + wrong + right.slice(at + 1))).toBeNull();
      }),
      { numRuns: 5000 },
    );
  });

  test('with one wrong character is none, whichever of all it is', () => {
    for (const right of codes.slice(0, 20))
      for (let at = 0; at < CODE_LENGTH; at++)
        for (const wrong of CODE_ALPHABET.replace(right[at] as string, ''))
          expect(readCode(right.slice(0, at) + wrong + right.slice(at + 1))).toBeNull();
  });

  test('with two neighbours swapped is none', () => {
    for (const right of codes) {
      for (let at = 0; at < CODE_LENGTH - 1; at++) {
        const [a, b] = [right[at] as string, right[at + 1] as string];
        if (a === b) continue;
        expect(readCode(right.slice(0, at) + b + a + right.slice(at + 2))).toBeNull();
      }
    }
  });

  test('may be in any case and have blanks and dashes anywhere', () => {
    const between = fc.array(fc.constantFrom('', ' ', '-', '\u00a0', '\n', '–', '‑', '—'), {
      minLength: 9,
      maxLength: 9,
    });
    fc.assert(
      fc.property(code, between, fc.boolean(), (right, gaps, small) => {
        const typed = gaps.map((gap, index) => gap + (right[index] ?? '')).join('');
        expect(readCode(small ? typed.toLowerCase() : typed)).toBe(right);
      }),
    );
  });

  test('may be in full-width characters', () => {
    const right = codes[0] as string;
    const wide = [...right].map((sign) => String.fromCodePoint((sign.codePointAt(0) as number) + 0xfee0)).join('');
    expect(readCode(wide)).toBe(right);
  });

  test('of another length, or with a character that no code has, is none', () => {
    const right = codes[0] as string;
    for (const typed of [
      '',
      right.slice(1),
      `${right}2`,
      `0${right.slice(1)}`,
      `${right.slice(0, 7)}O`,
      '😊'.repeat(4),
    ])
      expect(readCode(typed)).toBeNull();
  });

  test('is none where a sign that no code has stands for the last of the alphabet', () => {
    for (const right of codes.filter((each) => each.includes('Z')))
      expect(readCode(right.replace('Z', '0'))).toBeNull();
  });

  test('may have forty signs with the blanks, not one more', () => {
    const right = codes[0] as string;
    expect(readCode(right + ' '.repeat(32))).toBe(right);
    expect(readCode(right + ' '.repeat(33))).toBeNull();
  });

  test('never makes reading throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void readCode(typed)));
  });
});

describe('a code in a text', () => {
  test.each([
    ['Kode 2345678A, tunjukkan', null],
    ['Kode 2345678N, tunjukkan', '2345678N'],
    ['234567A4', '234567A4'],
    ['2345678N 234567A4', '2345678N'],
    // Letters or digits alone are a word or a date, right as the check may be.
    ['22222222 ABCDEFGV 2345678N', '2345678N'],
    ['X2345678N 2345678NX', null],
    ['2345678n', null],
    ['tidak ada', null],
    ['', null],
  ])('of %j is %s', (text, code) => {
    expect(codeIn(text)).toBe(code);
  });
});
