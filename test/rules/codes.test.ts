// Booking codes in what people write: alone, parted, among words; what is no code, and whose code it is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codeInSentence,
  codesTogether,
  isCodeLike,
  ownCodeIn,
  readCode,
  withoutEnd,
} from '../../adapters/conversation/codes.ts';
import { newCode } from '../../src/bookingCode.ts';

const CODE = '2345678A';

describe('a text that is a code and no more', () => {
  test.each([
    ['2345678A', CODE],
    ['2345678a', '2345678a'],
    [' 2345678A ', CODE],
    ['2345 678A', CODE],
    ['2345-678A', CODE],
    ['2345\n678A', CODE],
    ['#2345678A', CODE],
    ['## 2345678A', CODE],
    ['2345678A#', CODE],
    ['2345678A.', CODE],
    ['2345678A!?', CODE],
    ['"2345678A"', CODE],
    ['(2345678A)', CODE],
    ["'2345678A'.", CODE],
    ['"(#2345678A)"', CODE],
    ['2345678A.")', CODE],
    ['2345678A##', CODE],
    ['2345678A#.', CODE],
    ['O345678A #', 'O345678A'],
    ['(  2345678A  )', CODE],
    ['23 45 67 8A', CODE],
    ['ABCDEFG1', 'ABCDEFG1'],
    ['1234 5678', '12345678'],
    [`${'#'.repeat(52)}2345678A`, CODE],
  ])('%j', (text, code) => {
    expect(readCode(text)?.code).toBe(code);
  });

  test.each([
    '',
    '2345678',
    '2345678AB',
    'ABCDEFGH',
    // Two words, though they have eight signs together.
    'kode A312',
    '1 2 3 4 5 6 7 8',
    '2345678A please',
    '2345+678A',
    '2345#678A',
    '1234 567A',
    // Dates.
    '07082017',
    '31041987',
    '7 agustus',
    '31 april',
    `${'#'.repeat(53)}2345678A`,
  ])('%j is none', (text) => {
    expect(readCode(text)).toBeNull();
  });

  test('leaves the signs round the code', () => {
    expect(readCode('#2345-678A ?')).toEqual({ code: CODE, rest: '#- ?' });
  });
});

describe('eight signs with a digit among them', () => {
  test.each([
    ['2345678A', true],
    ['abcdefg1', true],
    ['234-567 8A', true],
    ['99999999', true],
    ['00000001', true],
    // The calendar lacks the day, and yet it is typed as one.
    ['31021987', false],
    ['32011987', true],
    ['01131987', true],
    ['01012100', false],
    ['20170807', false],
    ['1 mei 2017', false],
    ['mei 12345', true],
    ['senin 123', true],
    ['bln 1234A', true],
    // A month or a day of the week stands in it, and yet it is no date, or none that anyone means.
    ['6JAN3296', true],
    ['5TH67WED', true],
    ['7agu2017', false],
    ['31juni17', false],
    ['tgl7 rabu', false],
    // Its last sign is the right one for a code, and yet it is a day as people write it.
    ['7MARET58', false],
    // A letter in the place of a digit, and words beside numbers.
    ['O7082017', false],
    ['O7122OO7', false],
    ['2512-2O17', false],
    ['7Jul2OOI', false],
    ['hari 7 8 17', false],
    ['tgl 07 8 17', false],
    ['7th 8 17', false],
    ['pada 7817', true],
    ['2'.repeat(8) + '-'.repeat(8), true],
    ['2'.repeat(8) + '-'.repeat(9), false],
  ])('%j is like a code: %s', (text, is) => {
    expect(isCodeLike(text)).toBe(is);
  });
});

describe('a date', () => {
  const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'juni', 'Jul', 'agu', 'SEP', 'okt', 'nov', 'DES', 'juli', 'mar'];
  const two = (number: number) => String(number).padStart(2, '0');
  const day = fc
    .date({ min: new Date('1930-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map((date) => ({ day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() }));
  const spelt = fc.tuple(day, fc.constantFrom('', '-', ' '), fc.constantFrom(...MONTHS)).chain(([date, sign, name]) => {
    const [d, m, y] = [two(date.day), two(date.month), String(date.year)];
    return fc.constantFrom(
      [d, m, y].join(sign),
      [y, m, d].join(sign),
      `${d}${m}${sign}${y}`,
      `${date.day}${sign}${name}${sign}${y}`,
    );
  });
  const LETTERS: Record<string, readonly string[]> = { '0': ['O', 'o'], '1': ['I', 'l'] };
  /** Digits as the letters that look like them, at any places. */
  const typed = spelt.chain((text) =>
    fc
      .tuple(...[...text].map((sign) => fc.constantFrom(sign, sign, ...(LETTERS[sign] ?? []))))
      .map((signs) => signs.join('')),
  );

  test('is never like a code, with letters for its digits or without', () => {
    fc.assert(
      fc.property(typed, (text) => {
        fc.pre(/\d/.test(text));
        expect([text, isCodeLike(text), readCode(text)]).toEqual([text, false, null]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a code of the sender', () => {
  const other = '9876543B';
  const find = (text: string, held: string[] = [], own = [CODE, other]) => ownCodeIn(text, own, held);

  test.each([
    ['batalkan 2345678A ya', 'batalkan   ya'],
    ['batalkan 2345678a', 'batalkan  '],
    ['kode 2345 678A saya', 'kode   saya'],
    ['kode 2345-678A saya', 'kode   saya'],
    ['2345678A, ya 2345678A', ' , ya  '],
    ['2-3-4-5-6-7-8-A'.padStart(59, '-'), '-'.repeat(51)],
  ])('is found in %j', (text, rest) => {
    expect(find(text)).toEqual({ code: CODE, rest });
  });

  test.each([
    'batalkan X2345678A',
    'batalkan 2345678AX',
    'batalkan 2345 678 A',
    'batalkan 2222222C',
    '2-3-4-5-6-7-8-A'.padStart(60, '-'),
    // Of two codes it is not known which is meant.
    '2345678A atau 9876543B',
  ])('is not found in %j', (text) => {
    expect(find(text)).toBeNull();
  });

  test('is found where another word holds it, too', () => {
    expect(find('X2345678A 2345678A')?.code).toBe(CODE);
  });

  test('is found by no one who has none', () => {
    expect(find('00000345', ['00000345'], [])).toBeNull();
  });

  test.each([
    ['345', '00000345'],
    ['#345.', '00000345'],
    ['00345', '00000345'],
    ['34', '00000034'],
    ['4', null],
    ['346', null],
    ['345 ya', null],
    ['3#45', null],
    ['000000345', null],
  ])('is found by the digits %j where it alone waits: %s', (text, code) => {
    const only = code ?? '00000345';
    expect(find(text, [only], [only])?.code ?? null).toBe(code);
  });

  test('is not found by its digits where two wait', () => {
    expect(find('345', ['00000345', '00000346'], ['00000345', '00000346'])).toBeNull();
    expect(find('345', ['00000345'], ['00000345'])).toEqual({ code: '00000345', rest: '' });
  });
});

describe('the code of another booking in a sentence', () => {
  test.each([
    ['batalkan 2345678A ya', { code: CODE, rest: 'batalkan   ya' }],
    ['batalkan 2345-678A ya', { code: CODE, rest: 'batalkan   ya' }],
    ['batalkan 23-456-78A ya', { code: CODE, rest: 'batalkan   ya' }],
    ['batalkan 2345678A, 2345678A', { code: CODE, rest: 'batalkan  ,  ' }],
  ])('is found in %j', (text, found) => {
    expect(codeInSentence(text)).toEqual(found);
  });

  test.each([
    'batalkan',
    'batalkan 2345678A dan 9876543B',
    // Codes have letters and digits, and none that are taken for others.
    'batalkan 23456789',
    'batalkan 234567OA',
    'batalkan 234567IA',
    'batalkan 2-3-4-5-6-7-8-A',
  ])('is not found in %j', (text) => {
    expect(codeInSentence(text)).toBeNull();
  });
});

test.each([
  ['ya.', 'ya'],
  [' ya !?\n', 'ya'],
  ['ya. tidak', 'ya. tidak'],
  ['...', ''],
])('%j without the signs that end it is %j', (text, rest) => {
  expect(withoutEnd(text)).toBe(rest);
});

describe('several codes in one message', () => {
  const [first, second, third] = [newCode(), newCode(), newCode()] as const;

  test.each([
    [`${first} ${second}`],
    [`${first}\n${second}.`],
    [`#${first}, #${second}`],
    [`${first.toLowerCase()} dan ${second}`],
    [`${first}+${second}`],
    [`${first.slice(0, 4)}-${first.slice(4)} & ${second.slice(0, 4)} ${second.slice(4)}`],
    [`${first} ${second} ${first}`],
  ])('%j are two', (text) => {
    expect(codesTogether(text)).toEqual([first, second]);
  });

  test('are as many as one number can have, and no more', () => {
    const five = [first, second, third, newCode(), newCode()];
    expect(codesTogether(five.join(' '))).toEqual(five);
    expect(codesTogether([...five, newCode()].join(' '))).toEqual([]);
  });

  test.each([
    ['', []],
    [first, []],
    [`${first} ${first}`, []],
    [`batal ${first} ${second}`, []],
    [`${first} ${second}?`.replace('?', ' atau bukan'), []],
    [`${first} 2345678A`, []],
    ['25011987 07082017', []],
  ])('%j are none', (text, codes) => {
    expect(codesTogether(text)).toEqual(codes);
  });
});
