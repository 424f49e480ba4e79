// A place that came free is offered to those in line, and later comes back for all.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restSeconds } from '../../src/capacity/rest.ts';
import { canBeOffered, type FreePlace, type Standby, whoIsOffered } from '../../src/standby/standby.ts';
import { addMinutes, dateIn, instant, isBefore } from '../../src/time.ts';
import { chanceFrom } from '../support/chance.ts';

const NOW = instant('2017-08-01T09:00:00+07:00');
const TIMES = { standbyAnswerMinutes: 15, arriveMinutesBefore: 30 };

const hour = fc.integer({ min: 0, max: 240 }).map((hours) => addMinutes(NOW, hours * 60));
const day = fc.integer({ min: 0, max: 10 }).map((days) => dateIn('Asia/Jakarta', addMinutes(NOW, days * 1440)));
const place: fc.Arbitrary<FreePlace> = hour.chain((startsAt) =>
  fc.record({
    startsAt: fc.constant(startsAt),
    date: fc.constant(dateIn('Asia/Jakarta', startsAt)),
    quota: fc.constantFrom('general', 'priority'),
    openToAll: fc.boolean(),
    refusedBy: fc.subarray(['0', '1', '2']),
  }),
);
const line: fc.Arbitrary<Standby[]> = fc
  .array(
    fc.record({
      startsAt: hour,
      earliest: fc.option(day),
      quotas: fc.constantFrom(['general'], ['priority', 'general'], ['express']),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((one, index) => ({ ...one, booking: String(index) })));

/** Whether all holds that must hold before an applicant is offered the place. */
function suits(one: Standby, free: FreePlace): boolean {
  return [
    isBefore(free.startsAt, one.startsAt),
    one.earliest === null || free.date >= one.earliest,
    one.quotas.includes(free.quota) || (free.openToAll && one.quotas.includes('general')),
    !free.refusedBy.includes(one.booking),
    isBefore(addMinutes(NOW, 45), free.startsAt),
  ].every(Boolean);
}

describe('a place that came free', () => {
  test('is offered to the first in line whom it suits, and to no one where it suits none', () => {
    fc.assert(
      fc.property(place, line, (free, waiting) => {
        expect(whoIsOffered(free, waiting, TIMES, NOW)).toBe(waiting.find((one) => suits(one, free)) ?? null);
      }),
      { numRuns: 3000 },
    );
  });

  test('is offered only while there is time to answer and to get there', () => {
    const at = (minutes: number) => ({ startsAt: addMinutes(NOW, minutes) });
    expect([canBeOffered(at(45), TIMES, NOW), canBeOffered(at(46), TIMES, NOW)]).toEqual([false, true]);
  });
});

describe('when a place comes back', () => {
  test('it is never before and never after what the office set', () => {
    const range = fc
      .tuple(fc.nat({ max: 1440 }), fc.nat({ max: 1440 }))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    fc.assert(
      fc.property(range, fc.integer(), ({ from, to }, seed) => {
        const seconds = restSeconds({ from, to }, chanceFrom(seed));
        expect(seconds).toBeGreaterThanOrEqual(from * 60);
        expect(seconds).toBeLessThanOrEqual(to * 60);
      }),
    );
    expect(restSeconds({ from: 0, to: 0 }, chanceFrom(1))).toBe(0);
  });

  test('every moment is as likely as any other, and the order of coming back says nothing of the order of cancelling', () => {
    const chance = chanceFrom(42);
    const count = 10_000;
    // Cancelled one a second, back between five minutes and an hour later.
    const delays = Array.from({ length: count }, () => restSeconds({ from: 5, to: 60 }, chance));
    const bins = Array.from({ length: 55 }, () => 0);
    for (const delay of delays)
      bins[Math.min(54, Math.floor((delay - 300) / 60))] =
        (bins[Math.min(54, Math.floor((delay - 300) / 60))] as number) + 1;
    const expected = count / 55;
    const chiSquare = bins.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    // 54 degrees of freedom: 99.9 % of honest draws stay below 91.9.
    expect(chiSquare).toBeLessThan(91.9);
    // Of neighbours in the order of cancelling, half come back in the other order.
    const swapped = delays.slice(1).filter((delay, index) => delay + 1 < (delays[index] as number)).length;
    expect(Math.abs(swapped / (count - 1) - 0.5)).toBeLessThan(0.02);
    // A delay says nothing of the next one.
    const mean = delays.reduce((sum, delay) => sum + delay, 0) / count;
    const spread = (a: number, b: number) => (a - mean) * (b - mean);
    const along = delays.slice(1).reduce((sum, delay, index) => sum + spread(delay, delays[index] as number), 0);
    const own = delays.reduce((sum, delay) => sum + spread(delay, delay), 0);
    expect(Math.abs(along / own)).toBeLessThan(0.03);
  });
});
