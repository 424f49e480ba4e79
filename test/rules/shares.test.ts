// A day can serve whatever is set for it: its shares add up, and only its own settings change it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PlannedWindow, scheduleOn, windowsOn } from '../../src/office/hours.ts';
import type { DayHours, LaterSchedule, Office, Period, Quota, Schedule } from '../../src/office/settings.ts';
import { addDays, minutesOfDay, timeOfMinutes, weekday } from '../../src/time.ts';
import { makeOffice } from './make.ts';

const FIRST = '2017-08-01';
const LINES = { priority: 'B', express: 'C', walk_in: 'D' };
const CODES = Object.keys(LINES) as (keyof typeof LINES)[];

const minute = fc.integer({ min: 0, max: 23 * 60 + 59 });
const period = fc
  .tuple(minute, minute)
  .filter(([from, to]) => from !== to)
  .map(([a, b]): Period => ({ from: timeOfMinutes(Math.min(a, b)), to: timeOfMinutes(Math.max(a, b)) }));
const places = fc.integer({ min: 1, max: 300 });
const length = fc.integer({ min: 20, max: 240 });
const day: fc.Arbitrary<DayHours> = fc.record({
  hours: period,
  breaks: fc.array(period, { maxLength: 3 }),
  windowMinutes: fc.option(length, { nil: undefined }),
  capacity: fc.option(places, { nil: undefined }),
});
const schedule: fc.Arbitrary<Schedule> = fc
  .record({
    windowMinutes: length,
    capacity: places,
    parts: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 }),
    days: fc.array(fc.option(day), { minLength: 7, maxLength: 7 }),
  })
  .map(({ parts, days, capacity, windowMinutes }) => {
    const scale = Math.max(
      1,
      parts.reduce((sum, part) => sum + part, 0),
    );
    const shares = CODES.map((code, index) => [code, Math.floor(((parts[index] as number) * capacity) / scale)]);
    const week = days.flatMap((hours, index) => (hours ? [[index + 1, hours]] : []));
    const rest = { shares: Object.fromEntries(shares), week: Object.fromEntries(week) };
    return { windowMinutes, capacity, line: 'A', ...rest };
  });
const date = fc.integer({ min: 0, max: 27 }).map((days) => addDays(FIRST, days));
const later: fc.Arbitrary<LaterSchedule> = fc.record({ from: date, schedule });
const quotas = fc.subarray(CODES).map((codes) =>
  codes.map((code): Quota => {
    const who = { priorities: [], services: [], channels: [], walkIns: code === 'walk_in' };
    return { code, name: { id: code, en: code }, line: LINES[code], ...who, generalToo: true, opensMinutesBefore: 60 };
  }),
);
const exception = fc.record({
  date,
  reason: fc.constant('Rapat'),
  open: fc.option(day),
  capacity: fc.option(fc.integer({ min: 0, max: 300 })),
});
const office = fc
  .record({
    schedule,
    schedules: fc.uniqueArray(later, { maxLength: 2, selector: ({ from }) => from }),
    quotas,
    exceptions: fc.uniqueArray(exception, { maxLength: 6, selector: ({ date }) => date }),
    overbookPercent: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ exceptions, overbookPercent, schedules, ...rest }): Office => {
    return makeOffice('BOGOR', {
      ...rest,
      schedules: schedules.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
      exceptions: new Map(exceptions.map((one) => [one.date, one])),
      overrides: new Map(),
      policy: { overbookPercent },
    });
  });
const sober = (one: Office): Office => ({ ...one, policy: { ...one.policy, overbookPercent: 0 } });

/** The day's hours and places of a window, read off the settings once more. */
function usual(one: Office, on: string): { hours: DayHours; places: number; schedule: Schedule } | null {
  const plan = [...one.schedules].reverse().find(({ from }) => from <= on)?.schedule ?? one.schedule;
  const scheduled = plan.week[weekday(on) as 1];
  const differs = one.exceptions.get(on);
  const closed = differs && differs.open === null && differs.capacity === null;
  const hours = closed ? undefined : (differs?.open ?? scheduled);
  if (!hours) return null;
  return { hours, places: differs?.capacity ?? hours.capacity ?? plan.capacity, schedule: plan };
}

function holds(check: (one: Office, on: string, windows: PlannedWindow[]) => void, runs = 500): void {
  fc.assert(
    fc.property(office, date, (one, on) => {
      check(one, on, windowsOn(one, on));
    }),
    { numRuns: runs },
  );
}
const byOrdinal = (windows: readonly PlannedWindow[]) => [...Map.groupBy(windows, ({ ordinal }) => ordinal).values()];
const sum = (windows: readonly PlannedWindow[]) => windows.reduce((total, { capacity }) => total + capacity, 0);

describe('the windows of any day', () => {
  test('are within its hours, across no break, never over one another, and as long as they should be', () => {
    holds((one, on, windows) => {
      const day = usual(one, on);
      expect(day !== null || windows.length === 0).toBe(true);
      if (!day) return;
      const spans = byOrdinal(windows).map(([share]) =>
        [share?.from, share?.to].map((at) => minutesOfDay(at as string)),
      );
      let end = minutesOfDay(day.hours.hours.from);
      for (const [from = 0, to = 0] of spans) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to - from).toBe(day.hours.windowMinutes ?? day.schedule.windowMinutes);
        for (const pause of day.hours.breaks)
          expect(to <= minutesOfDay(pause.from) || from >= minutesOfDay(pause.to)).toBe(true);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(minutesOfDay(day.hours.hours.to));
    });
  });

  test('have everyone first, then the quotas in the order of the office, each under its letter, all at one time', () => {
    holds((one, _on, windows) => {
      expect(byOrdinal(windows).map(([share]) => share?.ordinal)).toEqual(byOrdinal(windows).map((_, at) => at + 1));
      for (const shares of byOrdinal(windows)) {
        const [general, ...others] = shares;
        expect(general).toMatchObject({ quota: 'general', line: 'A', opensMinutesBefore: null });
        const order = one.quotas.map(({ code }) => code).filter((code) => others.some(({ quota }) => quota === code));
        expect(others.map(({ quota }) => quota)).toEqual(order);
        for (const share of others) expect(share.line).toBe(LINES[share.quota as 'priority']);
        expect(new Set(shares.map(({ from, to }) => `${from} ${to}`)).size).toBe(1);
      }
    });
  });

  test('have shares that add up to their places, each in the proportion of the schedule, rounded down', () => {
    holds((one, on) => {
      const day = usual(one, on);
      for (const shares of byOrdinal(windowsOn(sober(one), on))) {
        expect(sum(shares)).toBe(day?.places);
        for (const { quota, capacity } of shares) {
          expect(Number.isInteger(capacity) && capacity >= 0).toBe(true);
          if (quota === 'general') continue;
          const part =
            ((day?.schedule.shares[quota] as number) * (day?.places as number)) / (day?.schedule.capacity ?? 1);
          expect(part - capacity).toBeGreaterThanOrEqual(0);
          expect(part - capacity).toBeLessThan(1);
        }
      }
    });
  });

  test('overbook only what is everyone’s, by no more than the office says', () => {
    holds((one, on, windows) => {
      const plain = windowsOn(sober(one), on);
      expect(windows).toHaveLength(plain.length);
      windows.forEach(({ quota, capacity }, index) => {
        const before = plain[index]?.capacity as number;
        const percent = quota === 'general' ? one.policy.overbookPercent : 0;
        expect(capacity).toBe(Math.floor((before * (100 + percent)) / 100));
        expect(capacity).toBeLessThanOrEqual(before * 1.3);
      });
    });
  });
});

describe('a day that nothing changed', () => {
  const other = fc.tuple(office, date, date).filter(([, on, elsewhere]) => on !== elsewhere);

  test('stays as it is, whatever is set for another', () => {
    fc.assert(
      fc.property(other, exception, fc.integer({ min: 0, max: 300 }), ([one, on, elsewhere], differs, capacity) => {
        const windows = windowsOn(one, on);
        const exceptions = new Map([...one.exceptions, [elsewhere, { ...differs, date: elsewhere }]]);
        const byHand = windowsOn(one, elsewhere).map(({ from, quota }) => ({ from, quota, capacity }));
        expect(windowsOn({ ...one, exceptions, overrides: new Map([[elsewhere, byHand]]) }, on)).toEqual(windows);
      }),
    );
  });

  test('stays as it is, whatever schedule begins after it', () => {
    fc.assert(
      fc.property(office, date, later, (one, on, next) => {
        const from = addDays(on, 1 + (Number(next.from.slice(8)) % 5));
        const schedules = [...one.schedules.filter((s) => s.from !== from), { ...next, from }];
        const sorted = schedules.toSorted((a, b) => (a.from < b.from ? -1 : 1));
        expect(windowsOn({ ...one, schedules: sorted }, on)).toEqual(windowsOn(one, on));
        expect(scheduleOn({ ...one, schedules: sorted }, from)).toEqual(next.schedule);
      }),
    );
  });

  test('is the same whenever it is asked for', () => {
    holds((one, on, windows) => {
      expect(windowsOn(structuredClone(one), on)).toEqual(windows);
    }, 100);
  });
});

describe('places set by hand', () => {
  test('hold for that share of that window alone, whatever is planned and overbooked', () => {
    const set = fc.record({ at: fc.nat(), quota: fc.constantFrom('general', ...CODES), capacity: places });
    fc.assert(
      fc.property(office, date, set, (one, on, { at, quota, capacity }) => {
        const windows = windowsOn(one, on);
        const from = windows[at % windows.length]?.from;
        if (!from || (quota !== 'general' && !one.quotas.some(({ code }) => code === quota))) return;
        const overrides = new Map([[on, [{ from, quota, capacity }]]]);
        const isMeant = (window: PlannedWindow) => window.from === from && window.quota === quota;
        const after = windowsOn({ ...one, overrides }, on);
        expect(after.find(isMeant)?.capacity).toBe(capacity);
        expect(after.filter((window) => !isMeant(window))).toEqual(windows.filter((window) => !isMeant(window)));
      }),
      { numRuns: 500 },
    );
  });

  test('may be none', () => {
    const one = makeOffice('BATAM', {
      overrides: new Map([['2017-08-07', [{ from: '08:00', quota: 'priority', capacity: 0 }]]]),
    });
    expect(
      windowsOn(one, '2017-08-07')
        .map(({ capacity }) => capacity)
        .slice(0, 6),
    ).toEqual([40, 0, 7, 40, 10, 7]);
  });
});
