// Checking in: at the right office, on its own day, not too early and not too late.
import { describe, expect, test } from 'vitest';
import { refusedCheckIn } from '../../src/booking/checkInRules.ts';
import { BOOKING_STATUSES } from '../../src/booking/lifecycle.ts';
import { refusedAtOffice } from '../../src/queue/checkIn.ts';
import { addMinutes, type Instant, instant } from '../../src/time.ts';
import { makeBooking, makeOffice, makeWindow, ZONES } from './make.ts';

const MONDAY = '2017-08-07';

describe.each(ZONES)('at an office in $zone', ({ zone, offset }) => {
  const office = makeOffice('BOGOR', { timeZone: zone });
  const at = (time: string, date = MONDAY): Instant => instant(`${date}T${time}${offset}`);
  const window = makeWindow(office, MONDAY);
  const forfeitAt = (minutes: number) => ({ forfeitAt: addMinutes(window.startsAt, minutes) });
  const booking = makeBooking(office, { status: 'CONFIRMED', window, ...forfeitAt(0) });
  const refused = (now: Instant, one = booking) =>
    refusedAtOffice(one, office, () => office) ?? refusedCheckIn(one, office, now);

  test('check-in opens two hours before the hour, to the second', () => {
    expect(refused(at('05:59:59'))).toMatchObject({
      refused: 'TOO_EARLY',
      parameters: { opensAt: { at: at('06:00:00'), zone } },
    });
    expect(refused(at('06:00:00'))).toBeNull();
  });

  test('and closes when the hour begins, to the second', () => {
    expect(refused(at('07:59:59'))).toBeNull();
    expect(refused(at('08:00:00'))).toMatchObject({
      refused: 'TOO_LATE',
      parameters: { deadline: { at: at('08:00:00'), zone } },
    });
  });

  test('or when the grace is over', () => {
    const kind = { ...booking, ...forfeitAt(10) };
    expect(refused(at('08:09:59'), kind)).toBeNull();
    expect(refused(at('08:10:00'), kind)).toMatchObject({
      refused: 'TOO_LATE',
      parameters: { deadline: { at: at('08:10:00'), zone } },
    });
  });

  test("the day is the office's own, whatever UTC calls it", () => {
    expect(refused(at('23:59:59', '2017-08-06'))).toMatchObject({ refused: 'WRONG_DAY', parameters: { date: MONDAY } });
    // Still Sunday in UTC, or nearly so: at all three it is Monday.
    expect(refused(at('00:00:00'))?.refused).toBe('TOO_EARLY');
    expect(refused(at('06:30:00'))).toBeNull();
    expect(refused(at('07:00:00', '2017-08-04'))?.refused).toBe('WRONG_DAY');
    expect(refused(at('07:00:00', '2017-08-08'))?.refused).toBe('TOO_LATE');
  });

  test('a window at UTC midnight belongs to the day it begins in', () => {
    const midnight = makeWindow(office, MONDAY, '08:00', { startsAt: instant(`${MONDAY}T00:00:00Z`) });
    const early = makeBooking(office, { status: 'CONFIRMED', window: midnight, forfeitAt: midnight.startsAt });
    expect(refused(instant('2017-08-06T23:59:59Z'), early)).toBeNull();
    expect(refused(instant('2017-08-06T22:00:00Z'), early)).toBeNull();
    expect(refused(instant('2017-08-06T21:59:59Z'), early)?.refused).toBe('TOO_EARLY');
    expect(refused(instant(`${MONDAY}T00:00:00Z`), early)?.refused).toBe('TOO_LATE');
  });
});

describe('a booking', () => {
  const office = makeOffice('BOGOR');
  const now = instant('2017-08-07T07:00:00+07:00');

  test.each(BOOKING_STATUSES)('that is %s', (status) => {
    const expected = { CONFIRMED: null, FORFEITED: 'TOO_LATE' }[status as string];
    const booking = makeBooking(office, { status });
    const refusal = refusedCheckIn(booking, office, now);
    if (expected === undefined) expect(refusal).toMatchObject({ refused: 'NOT_ALLOWED_NOW', parameters: { status } });
    else expect(refusal?.refused ?? null).toBe(expected);
  });

  test('for another office is told which, before anything else', () => {
    const other = makeOffice('MEDAN');
    for (const status of BOOKING_STATUSES)
      expect(refusedAtOffice(makeBooking(other, { status }), office, () => other)).toMatchObject({
        refused: 'WRONG_OFFICE',
        parameters: { office: 'Kantor Imigrasi Medan' },
      });
  });
});
