// Batam's year 2018 by the rules alone: quotas, Ramadan, national holidays, a short Friday; each day against the wall.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { holidaysIn } from '../../src/office/holidays.ts';
import { windowsOn } from '../../src/office/hours.ts';
import type { CapacityOverride, DayHours, Schedule, ScheduleException } from '../../src/office/settings.ts';
import { addDays, atTime, rfc3339 } from '../../src/time.ts';
import { BATAM_2018 } from '../support/batam2018.ts';
import { makeOffice } from './make.ts';

const hours = (from: string, to: string, more: Partial<DayHours> = {}): DayHours => {
  return { hours: { from, to }, breaks: [], ...more };
};
const usual = makeOffice('BATAM').schedule;
const morning = hours('08:00', '12:00');
const ramadan: Schedule = {
  ...usual,
  week: { 1: morning, 2: morning, 3: morning, 4: morning, 5: hours('08:00', '11:00', { capacity: 38 }) },
};
const differs = (date: string, open: DayHours | null, capacity: number | null = null): [string, ScheduleException] => {
  return [date, { date, reason: 'Lain dari biasanya', open, capacity }];
};
const holidays = holidaysIn(readFileSync('test/cases/libur-2018.ics', 'utf8'), '2018-01-01', '2018-12-31');
const repaired: CapacityOverride[] = [{ from: '13:00', quota: 'general', capacity: 20 }];

const batam = makeOffice('BATAM', {
  schedules: [
    { from: '2018-05-17', schedule: ramadan },
    { from: '2018-06-15', schedule: usual },
  ],
  exceptions: new Map([
    ...holidays.map(({ date }) => differs(date, null)),
    differs('2018-03-09', hours('08:00', '11:00')),
    differs('2018-10-10', null, 30),
    differs('2018-12-15', hours('09:00', '12:00')),
  ]),
  overrides: new Map(['03', '04', '05', '06', '07'].map((day) => [`2018-09-${day}`, repaired])),
});

describe("Batam's year", () => {
  test('is on the wall whole: 52 weekends less a Saturday, and 22 other days off', () => {
    expect(BATAM_2018.size).toBe(365);
    expect([...BATAM_2018.values()].filter((shares) => shares.length === 0)).toHaveLength(125);
  });

  test.each([...BATAM_2018])('%s', (date, shares) => {
    const windows = windowsOn(batam, date).map(({ from, quota, capacity }) => {
      return { startsAt: rfc3339(atTime(date, from, batam.timeZone), batam.timeZone), quota, capacity };
    });
    expect(windows).toEqual(shares);
  });

  test('an ordinary day has 285 places: 200 for everyone, 50 for priority people, 35 express', () => {
    const days = Array.from({ length: 5 }, (_, day) => BATAM_2018.get(addDays('2018-01-08', day)) ?? []);
    for (const shares of days) {
      const places = { general: 0, priority: 0, express: 0 };
      for (const { quota, capacity } of shares) places[quota] += capacity;
      expect(places).toEqual({ general: 200, priority: 50, express: 35 });
    }
  });
});
