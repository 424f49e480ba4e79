// When a day opens for booking: at the office's hour and its own minute, for every zone, and not a moment before.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusedDate } from '../../src/capacity/windowRules.ts';
import { sayRefusal } from '../../src/messages/index.ts';
import { lastReleasedDate, nextLottery, opensAt, releasedAt } from '../../src/office/release.ts';
import type { Office } from '../../src/office/settings.ts';
import { addDays, addMinutes, atTime, dateIn, instant, isBefore, timeOfMinutes } from '../../src/time.ts';
import { makeOffice, ZONES } from './make.ts';

const office = fc
  .record({
    code: fc.constantFrom('BOGOR', 'BATAM', 'MEDAN'),
    timeZone: fc.constantFrom(...ZONES.map(({ zone }) => zone)),
    horizonDays: fc.integer({ min: 1, max: 90 }),
    lotteryMinutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
    release: fc.option(
      fc.record({
        at: fc.integer({ min: 0, max: 1439 }).map(timeOfMinutes),
        jitterMinutes: fc.integer({ min: 0, max: 720 }),
      }),
    ),
  })
  .map(({ code, timeZone, ...policy }): Office => makeOffice(code, { timeZone, policy }));
const moment = fc
  .integer({ min: 0, max: 60 * 24 * 60 })
  .map((minutes) => addMinutes(instant('2017-08-01T00:00:00Z'), minutes));

describe('a day', () => {
  test('can be booked from its moment on: the last that can has had its own, the next has not', () => {
    fc.assert(
      fc.property(office, moment, (one, now) => {
        const last = lastReleasedDate(one, now);
        expect(isBefore(now, releasedAt(one, last))).toBe(false);
        expect(isBefore(now, releasedAt(one, addDays(last, 1)))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('opens on the day that is that number of days before it, not before the hour, nor later than the jitter', () => {
    fc.assert(
      fc.property(office, moment, (one, now) => {
        const { horizonDays, release } = one.policy;
        const date = dateIn(one.timeZone, now);
        const hour = atTime(addDays(date, -horizonDays), release?.at ?? '00:00', one.timeZone);
        const minutes = (opensAt(one, date).epochMilliseconds - hour.epochMilliseconds) / 60_000;
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThanOrEqual(release?.jitterMinutes ?? 0);
      }),
      { numRuns: 1000 },
    );
  });

  test('with a lottery is released a minute after its entries end, and nothing else is drawn', () => {
    fc.assert(
      fc.property(office, moment, (one, now) => {
        const lottery = nextLottery(one, now);
        if (one.policy.lotteryMinutes === 0) expect(lottery).toBeNull();
        if (!lottery) return;
        expect(lottery.date).toBe(addDays(lastReleasedDate(one, now), 1));
        expect(lottery.from).toEqual(opensAt(one, lottery.date));
        expect(lottery.until).toEqual(addMinutes(lottery.from, one.policy.lotteryMinutes));
        expect(releasedAt(one, lottery.date)).toEqual(addMinutes(lottery.until, 1));
      }),
    );
  });

  test('never closes again: the last date only rises with the clock', () => {
    fc.assert(
      fc.property(office, moment, fc.integer({ min: 0, max: 3000 }), (one, now, minutes) => {
        expect(lastReleasedDate(one, now) <= lastReleasedDate(one, addMinutes(now, minutes))).toBe(true);
      }),
    );
  });

  test('opens at the same moment whenever it is asked for, and each office and day at one of its own', () => {
    const policy = { release: { at: '14:00', jitterMinutes: 59 } };
    const minutes = ['BOGOR', 'BATAM', 'MEDAN', 'DEPOK', 'BANDUNG', 'SURABAYA', 'KARAWANG', 'TANGERANG'].flatMap(
      (code) =>
        Array.from({ length: 365 }, (_, day) => {
          const one = makeOffice(code, { policy });
          const date = addDays('2018-01-01', day);
          expect(releasedAt(one, date)).toEqual(releasedAt(one, date));
          return releasedAt(one, date).toZonedDateTimeISO('Asia/Jakarta').minute;
        }),
    );
    // About 49 a minute, were they drawn by chance.
    const counts = [...Map.groupBy(minutes, (minute) => minute).values()].map(({ length }) => length);
    expect(counts).toHaveLength(60);
    expect(Math.min(...counts)).toBeGreaterThan(20);
    expect(Math.max(...counts)).toBeLessThan(90);
    // Nor do the offices open together on a day.
    const days = Array.from({ length: 365 }, (_, day) => new Set(minutes.filter((_, at) => at % 365 === day)).size);
    expect(Math.min(...days)).toBeGreaterThan(3);
  });
});

describe.each(ZONES)('in $zone', ({ zone, label }) => {
  const one = makeOffice('BOGOR', { timeZone: zone, policy: { release: { at: '14:00', jitterMinutes: 0 } } });
  const at = (time: string) => atTime('2017-08-01', time, zone);
  const refusedAt = (date: string, time: string) => refusedDate(date, one, at(time));

  test('a day thirty days on opens at two in the afternoon, and it is said so before', () => {
    const refusal = refusedAt('2017-08-31', '13:59');
    expect(refusal?.refused).toBe('NOT_YET_RELEASED');
    if (!refusal) return;
    expect(sayRefusal('id', refusal)).toBe(
      `Tempat untuk Kamis, 31 Agustus 2017 baru dibuka pada Selasa, 1 Agustus 2017 pukul 14.00 ${label}.`,
    );
    expect(sayRefusal('en', refusal)).toContain(`14:00 ${label}`);
    expect(refusedAt('2017-08-31', '14:00')).toBeNull();
    expect(refusedAt('2017-08-30', '00:00')).toBeNull();
  });

  test('a day on which the office is closed never opens', () => {
    expect(refusedAt('2017-09-02', '13:59')?.refused).toBe('CLOSED');
  });
});
