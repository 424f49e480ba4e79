// How long a place is held: never until one must be there, and long enough to confirm where there is notice.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arriveBy, confirmBy, heldInFullFrom } from '../../src/booking/deadlines.ts';
import { allowedActions, refusedConfirmation } from '../../src/booking/rules.ts';
import { bookableAfter } from '../../src/office/release.ts';
import { addMinutes, type Instant, instant, minutesBetween } from '../../src/time.ts';
import { administrator, makeBooking, makeOffice, makeWindow, sender } from './make.ts';

const NOW = instant('2017-08-01T09:07:48+07:00');

const secondsBetween = (from: Instant, to: Instant) => (to.epochMilliseconds - from.epochMilliseconds) / 1000;

const office = fc
  .record({
    holdMinutes: fc.integer({ min: 1, max: 1440 }),
    arriveMinutesBefore: fc.integer({ min: 0, max: 240 }),
    minimumNoticeMinutes: fc.integer({ min: 0, max: 10_080 }),
  })
  .map((policy) => makeOffice('BOGOR', { policy }));

describe('a place that can be booked', () => {
  test('is held until some time before one must be there, and no longer than the office holds places', () => {
    const nearness = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(office, fc.boolean(), nearness, (bogor, atDesk, seconds) => {
        const startsAt = bookableAfter(bogor.policy, NOW, atDesk).add({ seconds });
        const window = makeWindow(bogor, '2017-08-01', '10:00', { startsAt });
        const { holdMinutes } = bogor.policy;
        const held = secondsBetween(NOW, confirmBy(window, bogor, holdMinutes, NOW));
        const left = secondsBetween(NOW, arriveBy(window, bogor));
        expect(held).toBeGreaterThan(0);
        expect(held).toBeLessThan(left);
        expect(held).toBeLessThanOrEqual(60 * holdMinutes);
        if (left >= 600) expect(held).toBeLessThanOrEqual(left - 300);
        if (left - 300 >= 60 * holdMinutes) expect(held).toBe(60 * holdMinutes);
      }),
    );
  });

  test('is held for all minutes of a hold in every window from a moment on', () => {
    const later = fc.integer({ min: 0, max: 86_400_000 });
    fc.assert(
      fc.property(office, later, (bogor, milliseconds) => {
        const startsAt = heldInFullFrom(bogor, NOW).add({ milliseconds });
        const window = makeWindow(bogor, '2017-08-01', '10:00', { startsAt });
        const { holdMinutes } = bogor.policy;
        expect(confirmBy(window, bogor, holdMinutes, NOW)).toEqual(addMinutes(NOW, holdMinutes));
      }),
    );
  });

  test('leaves applicants the minimum notice, and someone at the desk the time to be there', () => {
    fc.assert(
      fc.property(office, (bogor) => {
        const { arriveMinutesBefore, minimumNoticeMinutes } = bogor.policy;
        expect(minutesBetween(NOW, bookableAfter(bogor.policy, NOW))).toBe(arriveMinutesBefore + minimumNoticeMinutes);
        expect(minutesBetween(NOW, bookableAfter(bogor.policy, NOW, true))).toBe(arriveMinutesBefore);
      }),
    );
  });
});

describe('a hold that outlasts the time to be there, since the office has become stricter', () => {
  const bogor = makeOffice('BOGOR', { policy: { arriveMinutesBefore: 60 } });
  const window = makeWindow(bogor, '2017-08-01', '10:30');
  const booking = makeBooking(bogor, { window, confirmBy: instant('2017-08-01T09:50:00+07:00') });
  const at = instant('2017-08-01T09:30:00+07:00');

  test.each([
    ['the sender', sender()],
    ['an officer', administrator],
  ])('cannot be confirmed after it by %s', (_, asker) => {
    const refusal = refusedConfirmation({ booking, office: bogor, asker, proof: {}, now: at });
    expect(refusal).toMatchObject({ refused: 'HOLD_EXPIRED', parameters: { confirmBy: { at } } });
    expect(refusedConfirmation({ booking, office: bogor, asker, proof: {}, now: addMinutes(at, -1) })).toBeNull();
    expect(allowedActions(booking, bogor, at)).not.toContain('CONFIRM');
    expect(allowedActions(booking, bogor, addMinutes(at, -1))).toContain('CONFIRM');
  });
});
