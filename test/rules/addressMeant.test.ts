// Addresses that are no pages, and the pages that were meant by them.
import { expect, test } from 'vitest';
import { addressMeant } from '../../server/routes/addressMeant.ts';

test.each([
  ['/Booking', '/booking'],
  ['/booking/', '/booking'],
  ['/booking/k7m2pq4x', '/booking#K7M2PQ4X'],
  ['/desk/', '/desk'],
  ['/Book/bogor', '/book/bogor'],
  ['/board/BOGOR/', '/board/BOGOR'],
  ['/book', '/'],
  ['/board/', '/'],
  ['/kiosk', null],
  ['/nonexistent', null],
  ['/', null],
  ['/desk/a/b', null],
  // The page itself was asked for, and is not there.
  ['/simulator', null],
  ['//evil.example/book', null],
])('%s', (path, meant) => {
  expect(addressMeant(path)).toBe(meant);
});
