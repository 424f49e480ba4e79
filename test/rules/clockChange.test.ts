// Days on which the clocks are put forward or back: a window that there is not is left out, one that is half there is shorter.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOffices } from '../../src/office/officesFile.ts';
import type { Office } from '../../src/office/settings.ts';
import { plannedRows } from '../../src/replanning/roll.ts';
import { addDays, atTime, instant, minutesBetween, timeIn, timeOfMinutes, weekday } from '../../src/time.ts';
import { makeOffice } from './make.ts';

/** Zones, and the days on which their clocks skip some time and have some twice. */
const CHANGES = [
  { zone: 'Europe/Berlin', forward: '2026-03-29', back: '2026-10-25' },
  { zone: 'Africa/Cairo', forward: '2026-04-24', back: '2026-10-29' },
  { zone: 'Asia/Beirut', forward: '2026-03-29', back: '2026-10-24' },
  { zone: 'America/St_Johns', forward: '2026-03-08', back: '2026-11-01' },
  { zone: 'America/Vancouver', forward: '2018-03-11', back: '2018-11-04' },
  { zone: 'Australia/Lord_Howe', forward: '2018-10-07', back: '2018-04-01' },
];
const CAPACITY = 30;

function openAt(timeZone: string, date: string, hours: string, windowMinutes: number, more: Partial<Office> = {}) {
  const [from = '', to = ''] = hours.split('-');
  const week = { [weekday(date)]: { hours: { from, to }, breaks: [] } };
  const schedule = { windowMinutes, capacity: CAPACITY, line: 'A', shares: {}, week } as unknown as Office['schedule'];
  return makeOffice('BOGOR', { timeZone, schedule, exceptions: new Map(), quotas: [], ...more });
}

function rowsOn(office: Office, date: string) {
  return plannedRows(office, [date]).map(({ starts_at, ends_at, capacity, ordinal }) => ({
    ...{ start: instant(starts_at), end: instant(ends_at), capacity, ordinal },
    minutes: minutesBetween(instant(starts_at), instant(ends_at)),
    at: timeIn(office.timeZone, instant(starts_at)),
  }));
}

describe.each(CHANGES)('in $zone', ({ zone, forward, back }) => {
  test('windows are never empty, never overlap, and have places by their minutes', () => {
    const minute = fc.integer({ min: 0, max: 6 * 60 });
    const lengths = fc.constantFrom(15, 20, 30, 45, 60, 90, 120);
    const days = fc.constantFrom(...[forward, back].flatMap((day) => [-1, 0, 1].map((more) => addDays(day, more))));
    fc.assert(
      fc.property(days, minute, lengths, (date, opens, length) => {
        const rows = rowsOn(openAt(zone, date, `${timeOfMinutes(opens)}-12:00`, length), date);
        rows.forEach(({ start, minutes, capacity, ordinal }, index) => {
          expect(minutes).toBeGreaterThan(0);
          expect(ordinal).toBe(index + 1);
          expect(capacity).toBe(Math.floor((CAPACITY * minutes) / length));
          if (index > 0) expect(start.epochMilliseconds).toBe(rows[index - 1]?.end.epochMilliseconds);
        });
        const whole = Math.floor((12 * 60 - opens) / length) * length;
        const sum = rows.reduce((total, { minutes }) => total + minutes, 0);
        if (date !== forward && date !== back) expect(sum).toBe(whole);
        // The hours that the clocks show are those that are sold, whether the day lasts 23 hours or 25.
        const [first, last] = [
          atTime(date, timeOfMinutes(opens), zone),
          atTime(date, timeOfMinutes(opens + whole), zone),
        ];
        expect(sum).toBe(minutesBetween(first, last));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the hour that the clocks skip', () => {
  const DAY = '2026-03-29';
  const berlin = (hours: string, minutes: number) =>
    rowsOn(openAt('Europe/Berlin', DAY, hours, minutes), DAY).map(({ at, minutes, capacity }) => [
      at,
      minutes,
      capacity,
    ]);

  test('has no windows', () => {
    expect(berlin('01:00-05:00', 60)).toEqual([
      ['01:00', 60, 30],
      ['03:00', 60, 30],
      ['04:00', 60, 30],
    ]);
    expect(berlin('02:00-03:00', 60)).toEqual([]);
    expect(berlin('01:30-03:30', 30)).toEqual([
      ['01:30', 30, 30],
      ['03:00', 30, 30],
    ]);
  });

  test('shortens the windows that reach into it', () => {
    expect(berlin('01:30-04:30', 60)).toEqual([
      ['01:30', 30, 15],
      ['03:00', 30, 15],
      ['03:30', 60, 30],
    ]);
  });

  test('does not keep a manager from setting the places of what is left', () => {
    const overrides = new Map([[DAY, [{ from: '03:00', quota: 'general', capacity: 7 }]]]);
    const office = openAt('Europe/Berlin', DAY, '01:30-04:30', 60, { overrides });
    expect(rowsOn(office, DAY).map(({ capacity }) => capacity)).toEqual([15, 7, 30]);
  });
});

test('an hour that comes twice has twice the places', () => {
  const rows = rowsOn(openAt('Europe/Berlin', '2026-10-25', '01:00-04:00', 60), '2026-10-25');
  expect(rows.map(({ at, minutes, capacity }) => [at, minutes, capacity])).toEqual([
    ['01:00', 60, 30],
    ['02:00', 120, 60],
    ['03:00', 60, 30],
  ]);
});

test('offices that are open at night have windows all year', () => {
  const offices = readOffices(
    readFileSync('test/cases/offices-open-at-night.yaml', 'utf8'),
    'offices-open-at-night.yaml',
  );
  const dates = Array.from({ length: 365 }, (_, index) => addDays('2018-01-01', index));
  for (const { code, settings } of offices) {
    const office: Office = { code, ...settings, exceptions: new Map(), overrides: new Map() };
    for (const date of dates) {
      const rows = rowsOn(office, date);
      expect(rows.length, `${code} ${date}`).toBeGreaterThanOrEqual(22);
      for (const { minutes } of rows) expect(minutes).toBeGreaterThan(0);
    }
  }
});
