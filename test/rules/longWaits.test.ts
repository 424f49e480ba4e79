// Long waits: from when each person waits, and which waits the office is warned of.
import { expect, test } from 'vitest';
import { longWaits } from '../../src/queue/longWaits.ts';
import { at, EIGHT, makeTicket } from '../support/tickets.ts';

test('waits count from the window, the number, or the return, and more than the limit is too long', () => {
  const waiting = [
    makeTicket({ id: 1, number: 'A101', windowStartsAt: EIGHT, issuedAt: at(-30) }),
    makeTicket({ id: 2, number: 'W01', windowStartsAt: null, issuedAt: at(-1) }),
    makeTicket({ id: 3, number: 'W02', windowStartsAt: null, issuedAt: at(-90), returnedAt: at(50) }),
    makeTicket({ id: 4, number: 'A201', windowStartsAt: EIGHT, issuedAt: at(5) }),
    makeTicket({ id: 5, number: 'A301', windowStartsAt: at(120), issuedAt: at(-30) }),
  ];
  expect(longWaits(waiting, 59, at(60))).toEqual([
    { number: 'W01', minutes: 61 },
    { number: 'A101', minutes: 60 },
  ]);
  expect(longWaits(waiting, 60, at(60.99))).toEqual([{ number: 'W01', minutes: 61 }]);
  expect(longWaits(waiting, 0, at(600))).toEqual([]);
});
