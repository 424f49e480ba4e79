// The windows of a day never overlap, never lie outside the hours, and never cross a break.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursOn, nextOpenDay, openingAfter, openingOn, takesIntake, windowsOn } from '../../src/office/hours.ts';
import type { DayHours, Period, ScheduleException } from '../../src/office/settings.ts';
import { addDays, minutesOfDay, timeOfMinutes, weekday } from '../../src/time.ts';
import { makeOffice } from './make.ts';

const MONDAY = '2017-08-07';
const FRIDAY = '2017-08-11';

const minute = fc.integer({ min: 0, max: 23 * 60 + 59 });
const period = fc
  .tuple(minute, minute)
  .filter(([from, to]) => from !== to)
  .map(([a, b]): Period => ({ from: timeOfMinutes(Math.min(a, b)), to: timeOfMinutes(Math.max(a, b)) }));
const day = fc.record({ hours: period, breaks: fc.array(period, { maxLength: 4 }) });
const schedule = fc.record({
  windowMinutes: fc.integer({ min: 5, max: 720 }),
  capacity: fc.integer({ min: 1, max: 200 }),
  line: fc.constant('A'),
  shares: fc.constant({}),
  week: day.map((hours) => ({ 1: hours })),
});
const closed: ReadonlyMap<string, ScheduleException> = new Map();

function plan(calendar: fc.Arbitrary<{ schedule: ReturnType<typeof makeOffice>['schedule'] }>, check: Check): void {
  fc.assert(
    fc.property(calendar, ({ schedule }) => {
      const hours = schedule.week[1] as DayHours;
      const windows = windowsOn(makeOffice('BOGOR', { schedule, exceptions: closed }), MONDAY);
      const spans = windows.map(({ from, to }) => [minutesOfDay(from), minutesOfDay(to)] as const);
      check({ windows, spans, hours, minutes: schedule.windowMinutes });
    }),
    { numRuns: 500 },
  );
}
type Check = (day: {
  windows: ReturnType<typeof windowsOn>;
  spans: (readonly [number, number])[];
  hours: DayHours;
  minutes: number;
}) => void;

const any = fc.record({ schedule });

describe('windows of any day', () => {
  test('last as long as the schedule says and never overlap', () => {
    plan(any, ({ spans, minutes }) => {
      spans.forEach(([from, to], index) => {
        expect(to - from).toBe(minutes);
        if (index > 0) expect(from).toBeGreaterThanOrEqual((spans[index - 1] as readonly [number, number])[1]);
      });
    });
  });

  test('are never outside the hours', () => {
    plan(any, ({ spans, hours }) => {
      for (const [from, to] of spans) {
        expect(from).toBeGreaterThanOrEqual(minutesOfDay(hours.hours.from));
        expect(to).toBeLessThanOrEqual(minutesOfDay(hours.hours.to));
      }
    });
  });

  test('are never across a break', () => {
    plan(any, ({ spans, hours }) => {
      for (const [from, to] of spans)
        for (const pause of hours.breaks)
          expect(to <= minutesOfDay(pause.from) || from >= minutesOfDay(pause.to)).toBe(true);
    });
  });

  test('leave no stretch unsold in which another would fit', () => {
    plan(any, ({ spans, hours, minutes }) => {
      const free = (at: number) =>
        at >= minutesOfDay(hours.hours.from) &&
        at < minutesOfDay(hours.hours.to) &&
        !hours.breaks.some((pause) => at >= minutesOfDay(pause.from) && at < minutesOfDay(pause.to)) &&
        !spans.some(([from, to]) => at >= from && at < to);
      let run = 0;
      let longest = 0;
      for (let at = 0; at <= 24 * 60; at++) {
        run = free(at) ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
      expect(longest).toBeLessThan(minutes);
    });
  });

  test('are numbered from one, rising with time', () => {
    plan(any, ({ windows }) => {
      expect(windows.map(({ ordinal }) => ordinal)).toEqual(windows.map((_, index) => index + 1));
      expect(windows.map(({ from }) => from)).toEqual(windows.map(({ from }) => from).toSorted());
    });
  });

  test('are the same whenever they are asked for, and whatever the order of the breaks', () => {
    fc.assert(
      fc.property(schedule, (planned) => {
        const hours = planned.week[1];
        const turned = { ...planned, week: { 1: { ...hours, breaks: hours.breaks.toReversed() } } };
        const windows = windowsOn(makeOffice('BOGOR', { schedule: planned, exceptions: closed }), MONDAY);
        expect(windowsOn(makeOffice('BOGOR', { schedule: planned, exceptions: closed }), MONDAY)).toEqual(windows);
        expect(windowsOn(makeOffice('BOGOR', { schedule: turned, exceptions: closed }), MONDAY)).toEqual(windows);
      }),
    );
  });
});

describe("Bogor's days", () => {
  const bogor = makeOffice('BOGOR');
  const starts = (date: string, office: Parameters<typeof windowsOn>[0] = bogor) =>
    windowsOn(office, date).map(({ from }) => from);

  test('Monday has seven hours of fifty, with lunch from twelve to one', () => {
    expect(starts(MONDAY)).toEqual(['08:00', '09:00', '10:00', '11:00', '13:00', '14:00', '15:00']);
    expect(windowsOn(bogor, MONDAY)[4]).toEqual({
      ...{ quota: 'general', line: 'A', ordinal: 5, from: '13:00', to: '14:00', capacity: 50 },
      opensMinutesBefore: null,
    });
    expect(new Set(windowsOn(bogor, MONDAY).map(({ capacity }) => capacity))).toEqual(new Set([50]));
  });

  test('Friday leaves out the prayer from eleven to one', () => {
    expect(starts(FRIDAY)).toEqual(['08:00', '09:00', '10:00', '13:00', '14:00', '15:00']);
  });

  test('there is nothing at the weekend and on a holiday', () => {
    expect(starts('2017-08-12')).toEqual([]);
    expect(starts('2017-08-13')).toEqual([]);
    expect(weekday('2017-08-17')).toBe(4);
    expect(starts('2017-08-17')).toEqual([]);
    expect(hoursOn(bogor, '2017-08-17')).toBeNull();
  });

  const on = (date: string, change: Partial<ScheduleException>) =>
    makeOffice('BOGOR', {
      exceptions: new Map([[date, { date, reason: 'test', open: null, capacity: null, ...change }]]),
    });

  test('a short day has its own hours and its own capacity', () => {
    const open = { hours: { from: '08:00', to: '11:30' }, breaks: [] };
    const windows = windowsOn(on(MONDAY, { open, capacity: 20 }), MONDAY);
    expect(windows.map(({ from }) => from)).toEqual(['08:00', '09:00', '10:00']);
    expect(windows.every(({ capacity }) => capacity === 20)).toBe(true);
  });

  test('an extra Saturday is open, at the usual capacity where none is said', () => {
    const open = { hours: { from: '09:00', to: '12:00' }, breaks: [] };
    const windows = windowsOn(on('2017-08-12', { open }), '2017-08-12');
    expect(windows.map(({ capacity }) => capacity)).toEqual([50, 50, 50]);
  });

  test('a day of capacity nought is open and sells nothing', () => {
    const open = { hours: { from: '08:00', to: '10:00' }, breaks: [] };
    expect(windowsOn(on(MONDAY, { open, capacity: 0 }), MONDAY).map(({ capacity }) => capacity)).toEqual([0, 0]);
  });

  test('what is left before a break and shorter than a window is not sold', () => {
    const open = {
      hours: { from: '08:00', to: '16:00' },
      breaks: [
        { from: '12:00', to: '13:15' },
        { from: '08:45', to: '09:30' },
      ],
    };
    expect(starts(MONDAY, on(MONDAY, { open }))).toEqual(['09:30', '10:30', '13:15', '14:15']);
  });

  test('a window reaches up to a break and begins right after it', () => {
    expect(windowsOn(bogor, MONDAY)[3]).toMatchObject({ from: '11:00', to: '12:00' });
  });

  test('the next open day passes over weekends and holidays', () => {
    expect(openingOn(bogor, '2017-08-17')).toEqual({ date: '2017-08-17', hours: null, reason: 'Hari Kemerdekaan' });
    expect(openingAfter(bogor, '2017-08-16')).toEqual(openingOn(bogor, '2017-08-18'));
    expect(nextOpenDay(bogor, MONDAY)).toBe('2017-08-08');
    expect(nextOpenDay(bogor, FRIDAY)).toBe('2017-08-14');
    expect(nextOpenDay(bogor, '2017-08-16')).toBe('2017-08-18');
  });

  test('the next open day of an office that never opens is a week on', () => {
    const never = makeOffice('BOGOR', { schedule: { ...bogor.schedule, week: {} } });
    expect(nextOpenDay(never, MONDAY)).toBe(addDays(MONDAY, 7));
    expect(openingAfter(never, MONDAY)).toBeNull();
  });
});

describe("Batam's intake", () => {
  const batam = makeOffice('BATAM');

  test.each([
    ['07:29', false],
    ['07:30', true],
    ['09:59', true],
    ['10:00', false],
    ['00:00', false],
    ['23:59', false],
  ])('at %s on a working day: %s', (time, taken) => {
    expect(takesIntake(batam, '2017-08-01', time)).toBe(taken);
  });

  test('is closed on Saturdays, Sundays and holidays', () => {
    for (const date of ['2017-08-05', '2017-08-06', '2017-08-17'])
      expect(takesIntake(batam, date, '08:00')).toBe(false);
  });

  test('an office without intake hours takes registrations at night and on Sundays', () => {
    expect(takesIntake(makeOffice('BOGOR'), '2017-08-06', '03:00')).toBe(true);
  });
});
