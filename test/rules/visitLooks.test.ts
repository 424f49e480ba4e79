// How often the page of a booking looks at it: until there is nothing more to come.
import { expect, test } from 'vitest';
import { visitLookMs } from '../../web/book/visitSteps.ts';

test.each([
  ['HELD', null, 2500],
  ['CONFIRMED', null, 30_000],
  ['CHECKED_IN', 'WAITING', 10_000],
  ['CHECKED_IN', 'CALLED', 10_000],
  // A number that was called in vain may come back until the day ends.
  ['CHECKED_IN', 'NO_SHOW', 10_000],
  ['CHECKED_IN', 'PARKED', 10_000],
  ['CHECKED_IN', 'SERVED', null],
  ['CHECKED_IN', 'CANCELLED', null],
  ['CANCELLED', null, null],
  ['FORFEITED', null, null],
])('a booking that is %s with a ticket %s', (status, ticket, wait) => {
  expect(visitLookMs({ status, ticket: ticket === null ? null : { status: ticket } })).toBe(wait);
});
