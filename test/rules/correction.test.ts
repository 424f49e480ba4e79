// A slip in a name or a birth date is corrected; a name that is another person's is not.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSlipOfDate, isSlipOfName } from '../../src/privacy/correctionRules.ts';

test.each([
  ['Budi Santoso', 'BUDI  SANTOSO.'],
  ['Budi Santosa', 'Budi Santoso'],
  ['Budi Snatoso', 'Budi Santoso'],
  ['Bdi Santso', 'Budi Santoso'],
  ['Muhamad Rizki', 'Muhammad Rizky'],
  ['Siti', 'Sitti'],
])('%s may be %s', (from, to) => {
  expect(isSlipOfName(from, to)).toBe(true);
  expect(isSlipOfName(to, from)).toBe(true);
});

test.each([
  ['Budi', 'Budi Santoso'],
  ['Budi Santoso', 'Budi Susanto'],
  ['Rani', 'Rina'],
  ['Siti Aminah', 'Sita Amira'],
  ['Ani', 'Adi Ani'],
  ['Budi Santoso', ''],
])('%s is not %s', (from, to) => {
  expect(isSlipOfName(from, to)).toBe(false);
  expect(isSlipOfName(to, from)).toBe(false);
});

test.each([
  ['1987-01-25', '1987-01-25', true],
  ['1987-01-05', '1987-05-01', true],
  ['1987-01-25', '1978-01-25', true],
  ['1987-01-25', '1988-01-25', true],
  ['1987-01-25', '1987-01-26', true],
  ['1987-01-12', '1987-01-21', true],
  ['1987-01-25', '1978-01-26', false],
  ['1987-01-25', '1990-05-12', false],
  ['1987-01-25', '1966-01-25', false],
])('%s and %s differ by a slip: %s', (from, to, isSlip) => {
  expect(isSlipOfDate(from, to)).toBe(isSlip);
  expect(isSlipOfDate(to, from)).toBe(isSlip);
});

test('is the same from both sides, and never more than two letters', () => {
  const names = fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
  fc.assert(
    fc.property(names, names, (from, to) => {
      expect(isSlipOfName(from, to)).toBe(isSlipOfName(to, from));
      if (isSlipOfName(from, to)) expect(Math.abs(from.length - to.length)).toBeLessThanOrEqual(2);
    }),
  );
});
