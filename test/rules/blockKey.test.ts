// The key of an address as staff write it: whatever is shown in a list finds the sender it is shown for.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockedBy, blockKeyOf, personBlockKey } from '../../src/abuse/blockKeys.ts';
import { personKey } from '../../src/applicantName.ts';
import { addressKey } from '../../src/phone.ts';

const number = fc
  .tuple(fc.constantFrom('811', '812', '822', '857', '878', '896'), fc.integer({ min: 1_000_000, max: 99_999_999 }))
  .map(([prefix, rest]) => `${prefix}${rest}`);

describe('the key of an address', () => {
  test('is that of the sender, however staff write the number', () => {
    fc.assert(
      fc.property(
        number,
        fc.constantFrom('+62', '0', '62', '+62 ', '(0)'),
        fc.constantFrom('', '-', ' ', '.'),
        (digits, prefix, gap) => {
          const written = ` ${prefix}${digits.slice(0, 3)}${gap}${digits.slice(3, 7)}${gap}${digits.slice(7)} `;
          expect(blockKeyOf(written)).toBe(addressKey('phone', `+62${digits}`));
        },
      ),
    );
  });

  test('is that of the sender for whatever lists show of it, also where it is no number there is', () => {
    const shown = (key: string) => blockedBy(key).address as string;
    const unknown = fc.stringMatching(/^\+\d{1,20}$/);
    const id = fc.stringMatching(/^[A-Z]{2}\.[0-9a-zA-Z:._-]{1,40}$/);
    fc.assert(
      fc.property(fc.oneof(unknown, number), (value) => {
        const key = addressKey('phone', value);
        expect(blockKeyOf(shown(key))).toBe(key);
      }),
    );
    fc.assert(
      fc.property(id, (value) => {
        const key = addressKey('other', value);
        expect(blockKeyOf(shown(key))).toBe(key);
      }),
    );
  });

  test.each([
    ['+999 12', 'phone', '+99912'],
    ['a+12', 'other', 'a+12'],
    ['+12a', 'other', '+12a'],
    ['0a', 'other', '0a'],
    ['x'.repeat(200), 'other', 'x'.repeat(200)],
  ] as const)('of %j is that of a %s', (written, kind, value) => {
    expect(blockKeyOf(written)).toBe(addressKey(kind, value));
  });

  test('is refused with what is wrong', () => {
    expect(() => blockKeyOf('')).toThrow('address must be a phone number or an id.');
    expect(() => blockKeyOf('0812')).toThrow('0812 is no phone number.');
  });

  test('is none where nothing is written, too much, or a number that cannot be', () => {
    for (const text of ['', '  ', 'x'.repeat(201), 'a\0b', '0812', '0812 300']) {
      expect(() => blockKeyOf(text), JSON.stringify(text)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    }
  });
});

test('a person is no address, whatever the name', () => {
  const key = personBlockKey(personKey('Siti: Aminah', '1987-01-25'));
  expect(blockedBy(key)).toEqual({ address: null, person: 'SITIAMINAH 1987-01-25' });
  expect(blockedBy('tel:+628123456789')).toEqual({ address: '+628123456789', person: null });
  expect(blockedBy('id:ID.12:34')).toEqual({ address: 'ID.12:34', person: null });
});
