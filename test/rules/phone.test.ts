// Phone numbers as people and providers write them.
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { addressKey, phoneNumber } from '../../src/phone.ts';

describe('an Indonesian mobile number', () => {
  test.each([
    '+6281234567890',
    '081234567890',
    '0812-3456-7890',
    '0812 3456 7890',
    '(0812) 3456.7890',
    '62 812 3456 7890',
    '6281234567890',
    '81234567890',
    '０８１２３４５６７８９０',
    '\u202a+6281234567890\u202c',
    '0812\u20113456\u20117890',
    '\u00a0+62\u00a0812\u00a03456\u00a07890',
    '+62 0812 3456 7890',
    '+62081234567890',
    '+62 (0) 812 3456 7890',
    'whatsapp:+6281234567890',
    '062 812 3456 7890',
    '0062 812 3456 7890',
    '006281234567890',
    '062081234567890',
  ])('written %j is one and the same', (text) => {
    expect(phoneNumber(text)).toBe('+6281234567890');
  });

  test.each([
    ['08 1111 00 333', '+628111100333'],
    ['+6281299004406', '+6281299004406'],
    ['0822-8886-2017', '+6282288862017'],
    ['0822-8882-2017', '+6282288822017'],
  ])('of the offices, %s, is %s', (text, number) => {
    expect(phoneNumber(text)).toBe(number);
  });

  test('is read from any blanks and dashes between its digits', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u2011');
    const prefix = fc.constantFrom('0', '62', '+62', '062', '0062', '+620');
    fc.assert(
      fc.property(prefix, fc.array(gap, { minLength: 11, maxLength: 11 }), (begin, gaps) => {
        const typed = begin + [...'81234567890'].map((digit, index) => gaps[index] + digit).join('');
        expect(phoneNumber(typed)).toBe('+6281234567890');
      }),
    );
  });
});

describe('another number', () => {
  test.each([
    ['(021) 1234567', null, '+62211234567'],
    ['+65 9123 4567', null, '+6591234567'],
    ['0065 9123 4567', null, '+6591234567'],
    ['+60123456789', null, '+60123456789'],
    ['0060 12 345 6789', null, '+60123456789'],
  ])('%s is read', (text, _, number) => {
    expect(phoneNumber(text)).toBe(number);
  });

  test.each([
    '',
    'Budi',
    '12',
    '0812',
    '+62',
    '0812345678901234567',
    'O812345678',
    '08I2 3456 7890',
    '+628011111111',
    '+6580000000',
    '00681234567890',
    '+5215512345678',
  ])('%j is no valid one', (text) => {
    expect(phoneNumber(text)).toBeNull();
  });

  test('never makes reading throw, and what is read is read again as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const number = phoneNumber(text);
        if (number !== null) expect(phoneNumber(number)).toBe(number);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[+0-9 ()-]{0,20}$/), (text) => {
        const number = phoneNumber(text);
        if (number !== null) expect(phoneNumber(number)).toBe(number);
      }),
      { numRuns: 2000 },
    );
  });
});

test('a mobile number written out in full is valid exactly where the library says so', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+628[0-9]{5,13}$/), (text) => {
      expect(phoneNumber(text)).toBe(parsePhoneNumberFromString(text, 'ID')?.isValid() ? text : null);
    }),
    { numRuns: 5000 },
  );
});

describe('the key under which an address is compared', () => {
  test('is the number, however it is written', () => {
    for (const text of ['081234567890', '+62 812-3456-7890', 'whatsapp:+6281234567890'])
      expect(addressKey('phone', text)).toBe('tel:+6281234567890');
  });

  test('is what the provider sent where that is no valid number: nothing is corrected, no one is turned away', () => {
    expect(addressKey('phone', '+5215512345678')).toBe('tel:+5215512345678');
    expect(addressKey('phone', '+551187654321')).not.toBe(addressKey('phone', '+5511987654321'));
  });

  test('is the id of a sender who hides the number, and never that of a number', () => {
    expect(addressKey('other', 'ID.4566')).toBe('id:ID.4566');
    expect(addressKey('other', '+6281234567890')).not.toBe(addressKey('phone', '+6281234567890'));
    expect(addressKey('other', 'ID.4566')).not.toBe(addressKey('other', 'id.4566'));
  });
});
