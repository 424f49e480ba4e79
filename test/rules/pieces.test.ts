// A text that is too long for one message: all of it, in its order, in pieces that each fit.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOf } from '../../src/messages/gsm7.ts';
import { pieces, purposeOfPiece, wholeOf } from '../../src/outbox/pieces.ts';

const SMS = { maxCharacters: 1530, maxParts: 10 };
const bare = (text: string) => text.replace(/\s+/g, '');

describe('pieces', () => {
  test('are one where it fits, to the byte', () => {
    for (const text of ['', ' x \n', 'x'.repeat(1530), 'ع'.repeat(670)]) expect(pieces(text, SMS)).toEqual([text]);
  });

  test('end where people pause', () => {
    const room = { maxCharacters: 40 };
    expect(pieces('Nomor antrean A101.\nDatang 07.30 WIB.\nBawa dokumen asli.', room)).toEqual([
      'Nomor antrean A101.\nDatang 07.30 WIB.',
      'Bawa dokumen asli.',
    ]);
    expect(pieces('Datang paling lambat 07.30. Bawa dokumen yang asli semua.', room)).toEqual([
      'Datang paling lambat 07.30.',
      'Bawa dokumen yang asli semua.',
    ]);
    expect(pieces('x'.repeat(100), room).map(({ length }) => length)).toEqual([40, 40, 20]);
  });

  test('hold everything in its order, each as much as the channel takes, no letter torn', () => {
    const letters = fc.constantFrom('a', 'é', '€', 'ú', '👍🏽', '🇮🇩', ' ', '. ', '\n', '\n\n', 'kata ');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 500 }), fc.integer({ min: 1, max: 3 }), (parts, maxParts) => {
        const text = parts.join('');
        const room = { maxCharacters: 200, maxParts };
        const found = pieces(text, room);
        expect(bare(found.join(''))).toBe(bare(text));
        for (const piece of found) {
          expect(piece.length).toBeLessThanOrEqual(200);
          expect(partsOf(piece)).toBeLessThanOrEqual(maxParts);
          expect(piece).not.toMatch(/^[\u{1f3fb}-\u{1f3ff}]|[\ud800-\udbff]$/u);
        }
      }),
    );
  });

  test('have purposes that tell the whole', () => {
    expect(wholeOf(purposeOfPiece('confirmed 1/sms', 2))).toEqual({ whole: 'confirmed 1/sms', isRest: true });
    expect(wholeOf('confirmed 1/sms')).toEqual({ whole: 'confirmed 1/sms', isRest: false });
  });
});
