// Texts from outside as PostgreSQL takes them, alone and in JSON.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storable, storableJson } from '../../src/text.ts';

const anyText = fc.string({ unit: fc.constantFrom('a', '\0', '\uD83D', '\uDE02', '\u{1F602}', '\\', 'ud83d', '"') });

test('JSON holds every text as it is stored', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text: anyText, number: fc.integer() })), (rows) => {
      const kept = rows.map(({ text, number }) => ({ text: storable(text), number }));
      expect(JSON.parse(storableJson(rows))).toEqual(kept);
    }),
  );
});

test('JSON has neither NUL nor half of a surrogate pair, not even as an escape', () => {
  expect(storableJson({ text: 'a\0b\uD83D' })).toBe('{"text":"ab\uFFFD"}');
  expect(storableJson({ text: '\u{1F602} \\ud83d' })).toBe(JSON.stringify({ text: '\u{1F602} \\ud83d' }));
});
