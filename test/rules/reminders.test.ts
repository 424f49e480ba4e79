// Reminders go out at the office's own hours, never in the night, and never of what was told just now.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canWait } from '../../src/booking/notices.ts';
import { dayRound, soonRound, soonWindows } from '../../src/booking/reminders.ts';
import { DEFAULT_NOTICES } from '../../src/office/notices.ts';
import { addMinutes, type Instant, instant, isBefore, timeIn } from '../../src/time.ts';
import { makeBooking, makeOffice, makeWindow, ZONES } from './make.ts';

const at = (text: string) => instant(`2017-08-${text}:00+07:00`);
const bogor = makeOffice();

describe('the day before', () => {
  test.each([
    ['06T15:59', null],
    ['06T16:00', '2017-08-07T00:00:00+07:00'],
    ['06T20:59', '2017-08-07T00:00:00+07:00'],
    ['06T21:00', null],
    ['07T00:30', null],
  ])('at %s, everyone of the day that begins at %s', (now, day) => {
    const round = dayRound(bogor, at(now));
    expect(round?.from.toString() ?? null).toBe(day && instant(day).toString());
    if (!round) return;
    expect(round.to).toEqual(addMinutes(round.from, 24 * 60));
    expect([round.office, round.kind]).toEqual(['BOGOR', 'REMINDER_DAY_BEFORE']);
  });

  test('those who confirmed after the hour of reminding are left out', () => {
    expect(dayRound(bogor, at('06T18:00'))?.confirmedBefore).toEqual(at('06T16:00'));
  });

  test('not where the office has switched it off', () => {
    const quiet = makeOffice('BOGOR', { notices: { ...DEFAULT_NOTICES, off: ['REMINDER_DAY_BEFORE'] } });
    expect(dayRound(quiet, at('06T16:00'))).toBeNull();
  });

  test("is the office's own day in each zone", () => {
    for (const { zone, offset } of ZONES) {
      const office = makeOffice('BOGOR', { timeZone: zone });
      const day = dayRound(office, instant(`2017-08-06T16:00:00${offset}`));
      expect(day?.from).toEqual(instant(`2017-08-07T00:00:00${offset}`));
      expect(dayRound(office, instant(`2017-08-06T15:59:59${offset}`))).toBeNull();
    }
  });
});

describe('two hours before', () => {
  /** Whether the people of a window at that time are due now. */
  const isDue = (startsAt: Instant, now: Instant, office = bogor) => {
    const due = soonWindows(office, now);
    return due !== null && isBefore(due.after, startsAt) && !isBefore(due.until, startsAt);
  };

  test.each([
    ['a window at ten', '07T10:00', '07T07:29', false],
    ['a window at ten', '07T10:00', '07T07:30', true],
    ['a window at eight, in the night', '07T08:00', '07T05:30', false],
    ['a window at eight, half an hour before they must be there', '07T08:00', '07T07:00', false],
    ['a window at nine, as the day begins', '07T09:00', '07T07:00', true],
    ['a window at nine, too late to be of use', '07T09:00', '07T07:30', false],
    ['a window at seven, for whom the day begins too late', '07T07:00', '07T07:00', false],
    ['a window of the next morning, in the evening', '08T00:30', '07T21:30', false],
  ])('%s: %s at %s', (_what, startsAt, now, due) => {
    expect(isDue(at(startsAt), at(now))).toBe(due);
  });

  test('not where the office has switched it off', () => {
    const quiet = makeOffice('BOGOR', { notices: { ...DEFAULT_NOTICES, off: ['REMINDER_TWO_HOURS'] } });
    expect(soonWindows(quiet, at('07T10:00'))).toBeNull();
  });

  test('those who confirmed less than three hours before they must be there are left out', () => {
    const round = soonRound(bogor, at('07T13:00'));
    expect(round.confirmedBefore).toEqual(at('07T09:30'));
    expect([round.from, round.to]).toEqual([at('07T13:00'), at('07T13:01')]);
    expect([round.office, round.kind]).toEqual(['BOGOR', 'REMINDER_TWO_HOURS']);
  });

  test('is always in the hours of the zone, in time, and comes for every window that begins well within them', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 60 }),
        (starts, now, { zone, offset }, arrive) => {
          const office = makeOffice('BOGOR', { timeZone: zone, policy: { arriveMinutesBefore: arrive } });
          const midnight = instant(`2017-08-07T00:00:00${offset}`);
          const startsAt = addMinutes(midnight, starts);
          const time = timeIn(zone, addMinutes(midnight, now));
          if (isDue(startsAt, addMinutes(midnight, now), office)) {
            expect(time >= '07:00' && time < '21:00').toBe(true);
            expect(starts - now).toBeGreaterThan(arrive + 60);
            expect(starts - now).toBeLessThanOrEqual(arrive + 120);
          }
          const comes = Array.from({ length: 1440 }, (_, minute) => minute).some((minute) =>
            isDue(startsAt, addMinutes(midnight, minute), office),
          );
          if (starts - arrive - 60 > 7 * 60 && starts - arrive - 120 < 21 * 60) expect(comes).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('word of a change to the visit', () => {
  const booking = makeBooking(bogor, { window: makeWindow(bogor, '2017-08-07', '10:00') });
  test.each([
    ['waits in the night before a later day', '05T23:00', true],
    ['waits until seven where they set out at half past', '07T05:00', true],
    ['goes at once by day', '06T10:00', true],
  ])('%s', (_what, now, waits) => expect(canWait(booking, bogor, at(now))).toBe(waits));

  test('does not wait until they have set out', () => {
    const early = makeBooking(bogor, { window: makeWindow(bogor, '2017-08-07', '08:00') });
    expect(canWait(early, bogor, at('06T22:00'))).toBe(false);
    expect(canWait(early, bogor, at('06T20:00'))).toBe(true);
  });
});
