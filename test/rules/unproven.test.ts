// How much of a window callers who have proven nothing may hold, and for how long.
import { describe, expect, test } from 'vitest';
import { officeContact, unprovenHoldMinutes, unprovenShare, workShareOf } from '../../src/abuse/unproven.ts';
import { makeOffice } from './make.ts';

test.each([
  [10, 1, 1],
  [10, 9, 1],
  [10, 10, 1],
  [10, 19, 1],
  [10, 20, 2],
  [10, 50, 5],
  [10, 1000, 100],
  [1, 50, 1],
  [3, 50, 1],
  [4, 50, 2],
  [100, 50, 50],
])('at %i percent of %i places %i may be held unproven', (percent, capacity, share) => {
  expect(unprovenShare(capacity, percent)).toBe(share);
});

describe('an unproven place is held', () => {
  test.each([0, 1, 2, 3, 4].map((held) => [held, [30, 24, 18, 12, 6][held]]))(
    'with %i of 5 held already, for %i minutes',
    (held, minutes) => {
      expect(unprovenHoldMinutes(30, { held: held as number, share: 5 })).toBe(minutes);
    },
  );

  test('never shorter than five minutes, nor longer than the office gives', () => {
    for (const holdMinutes of [1, 5, 6, 30, 1440])
      for (const share of [1, 2, 5, 100])
        for (let held = 0; held <= share + 1; held++) {
          const minutes = unprovenHoldMinutes(holdMinutes, { held, share });
          expect(minutes).toBeGreaterThanOrEqual(Math.min(5, holdMinutes));
          expect(minutes).toBeLessThanOrEqual(holdMinutes);
          if (held > 0)
            expect(minutes).toBeLessThanOrEqual(unprovenHoldMinutes(holdMinutes, { held: held - 1, share }));
        }
  });
});

test('an office is reached by its chat, else by its name', () => {
  const office = makeOffice();
  expect(officeContact(office)).toBe('WhatsApp +628111100333');
  expect(officeContact({ ...office, channels: [{ kind: 'SMS', address: '+628111100333' }] })).toBe('SMS +628111100333');
  const both = [
    { kind: 'SMS' as const, address: '+628111100444' },
    { kind: 'WHATSAPP' as const, address: '+628111100333' },
  ];
  expect(officeContact({ ...office, channels: both })).toBe('WhatsApp +628111100333');
  expect(officeContact({ ...office, channels: [] })).toBe(office.name);
});

test('bookings confirmed by work have a share of a window only where there is no chat', () => {
  const office = makeOffice();
  const policy = { ...office.policy, workShare: 30 };
  expect(workShareOf({ ...office, policy })).toBe(100);
  expect(workShareOf({ ...office, policy, channels: [] })).toBe(30);
});
