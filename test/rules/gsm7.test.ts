// How many messages on the air a text is: the table of 3GPP, held against Twilio's own calculator where there is one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codingOf, costlySigns, inSevenBits, partsOf } from '../../src/messages/gsm7.ts';

describe('a text on the air', () => {
  test.each([
    ['', 'GSM-7', 1],
    ['x'.repeat(160), 'GSM-7', 1],
    ['x'.repeat(161), 'GSM-7', 2],
    ['x'.repeat(306), 'GSM-7', 2],
    ['x'.repeat(307), 'GSM-7', 3],
    ['€'.repeat(80), 'GSM-7', 1],
    ['€'.repeat(81), 'GSM-7', 2],
    // 152 in the first part: the 77th does not fit, and is not torn apart.
    ['€'.repeat(153), 'GSM-7', 3],
    ['é@#_$\n', 'GSM-7', 1],
    ['“', 'UCS-2', 1],
    ['–', 'UCS-2', 1],
    ['`', 'UCS-2', 1],
    ['\u00a0', 'UCS-2', 1],
    ['ع'.repeat(70), 'UCS-2', 1],
    ['ع'.repeat(71), 'UCS-2', 2],
    ['👍'.repeat(35), 'UCS-2', 1],
    ['👍'.repeat(36), 'UCS-2', 2],
    ['👍'.repeat(67), 'UCS-2', 3],
  ] as const)('%j is written in %s, in %i part(s)', (text, coding, parts) => {
    expect(codingOf(text)).toBe(coding);
    expect(partsOf(text)).toBe(parts);
  });

  test('never gets shorter by a letter more', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.constantFrom('x', '€', 'é', '👍'),
        (text, more) => {
          expect(partsOf(text + more)).toBeGreaterThanOrEqual(partsOf(text));
        },
      ),
    );
  });
});

describe('a text in seven bits', () => {
  test.each([
    ['jum’at – “buka” …', 'jum\'at - "buka" ...'],
    ['Rp\u00a05.000\u2009• A\u200bB', 'Rp 5.000 - AB'],
    ['Cafe\u0301', 'Café'],
    ['É ñ ü à', 'É ñ ü à'],
    ['No sign at all', 'No sign at all'],
  ])('has %j written %j', (text, written) => {
    expect(inSevenBits(text)).toBe(written);
    expect(codingOf(written)).toBe('GSM-7');
  });

  // A name must be what stands in the document, and one letter makes sixteen bits of the whole anyway.
  test.each(['“Zoë Ñandú”', 'نمبر – ١٢', 'Ya 👍 …', 'Ł’', '5 °C – panas'])(
    'is left as it is where a letter stays: %s',
    (text) => {
      expect(inSevenBits(text)).toBe(text);
    },
  );

  test('never costs more, and is the same when it is written again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aé’“–…•x \u00a0\u200bú👍'), maxLength: 400 }), (text) => {
        const written = inSevenBits(text);
        expect(partsOf(written)).toBeLessThanOrEqual(partsOf(text));
        expect(inSevenBits(written)).toBe(written);
      }),
    );
  });

  test('names the signs that cost', () => {
    expect(costlySigns('jum’at úú ok')).toEqual(['’', 'ú']);
  });
});
