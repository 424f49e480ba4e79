// The rule of visits missed in a row, without a database.
import { expect, test } from 'vitest';
import { isMissedInRow, type VisitHistory } from '../../src/booking/missedInRow.ts';

const last = { office: 'BOGOR', visitDate: '2017-08-10', allowed: 2 };
const visit = (visitDate: string, missed: boolean, office = 'BOGOR') => ({ office, visitDate, missed });
const isMissed = (...past: VisitHistory['past']) => isMissedInRow(last, { past, open: [] });

test('as many visits as the office sets, the last ones, in whatever order the rows come', () => {
  expect(isMissed(visit('2017-08-10', true))).toBe(false);
  expect(isMissed(visit('2017-08-10', true), visit('2017-08-03', true))).toBe(true);
  expect(isMissed(visit('2017-08-10', true), visit('2017-08-01', false), visit('2017-08-03', true))).toBe(true);
  expect(isMissed(visit('2017-08-10', true), visit('2017-08-03', false), visit('2017-08-01', true))).toBe(false);
});

test('all bookings of a day are one visit, which any of them keeps', () => {
  expect(isMissed(visit('2017-08-10', true), visit('2017-08-10', true))).toBe(false);
  expect(isMissed(visit('2017-08-10', true), visit('2017-08-10', false), visit('2017-08-03', true))).toBe(false);
});

test('visits elsewhere do not count', () => {
  expect(isMissed(visit('2017-08-10', true), visit('2017-08-03', true, 'MEDAN'))).toBe(false);
  expect(isMissed(visit('2017-08-10', true), visit('2017-08-05', false, 'MEDAN'), visit('2017-08-03', true))).toBe(
    true,
  );
});

test('a day on which the applicant may still come does not count yet', () => {
  const past = [visit('2017-08-10', true), visit('2017-08-03', true)];
  expect(isMissedInRow(last, { past, open: [{ office: 'BOGOR', visitDate: '2017-08-10' }] })).toBe(false);
  expect(isMissedInRow(last, { past, open: [{ office: 'BOGOR', visitDate: '2017-08-11' }] })).toBe(true);
  expect(isMissedInRow(last, { past, open: [{ office: 'MEDAN', visitDate: '2017-08-10' }] })).toBe(true);
});
