// Dates and times of the office: UTC midnight is opening time there, and must never change the day.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMinutes,
  ageOn,
  atTime,
  dateAsTyped,
  dateIn,
  dateInWords,
  datesBetween,
  dayInWords,
  daysBetween,
  instant,
  isBefore,
  isLocalDate,
  minutesOfDay,
  rfc3339,
  runningClock,
  timeIn,
  timeInWords,
  timeOfMinutes,
  weekday,
  zoneLabel,
} from '../../src/time.ts';
import { ZONES } from './make.ts';

const date = fc
  .date({ min: new Date('1890-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const zone = fc.constantFrom(...ZONES.map((each) => each.zone));
const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });

describe.each(ZONES)('in $zone', ({ zone, label, utcMidnight, offset }) => {
  const midnight = instant('2017-08-07T00:00:00Z');

  test(`UTC midnight is ${utcMidnight}, and the day is the same before and after it`, () => {
    expect(timeIn(zone, midnight)).toBe(utcMidnight);
    for (const minutes of [-60, -1, 0, 1, 60]) expect(dateIn(zone, addMinutes(midnight, minutes))).toBe('2017-08-07');
  });

  test('the day changes at its own midnight', () => {
    const own = instant(`2017-08-08T00:00:00${offset}`);
    expect(dateIn(zone, addMinutes(own, -1))).toBe('2017-08-07');
    expect(dateIn(zone, own)).toBe('2017-08-08');
    expect(timeIn(zone, own)).toBe('00:00');
    expect(atTime('2017-08-08', '00:00', zone)).toEqual(own);
  });

  test('an instant is written with the offset of the zone', () => {
    expect(rfc3339(midnight, zone)).toBe(`2017-08-07T${utcMidnight}:00${offset}`);
    expect(rfc3339(instant('2017-08-07T00:00:59.999Z'), zone)).toBe(`2017-08-07T${utcMidnight}:59${offset}`);
  });

  test(`a time is said with ${label}`, () => {
    expect(zoneLabel(zone, midnight)).toBe(label);
    expect(timeInWords(midnight, zone, 'id')).toBe(`${utcMidnight.replace(':', '.')} ${label}`);
    expect(timeInWords(midnight, zone, 'en')).toBe(`${utcMidnight} ${label}`);
  });
});

describe('an instant', () => {
  test('comes back from date and time of every zone', () => {
    fc.assert(
      fc.property(date, minute, zone, (day, minutes, where) => {
        fc.pre(day >= '1970-01-01');
        const at = atTime(day, timeOfMinutes(minutes), where);
        expect([dateIn(where, at), timeIn(where, at)]).toEqual([day, timeOfMinutes(minutes)]);
        expect(instant(rfc3339(at, where))).toEqual(at);
      }),
    );
  });

  test('is written the same when it was written before, and apart for each zone', () => {
    const at = instant('2017-08-07T02:00:00Z');
    const once = ZONES.map((each) => rfc3339(at, each.zone));
    expect(ZONES.map((each) => rfc3339(at, each.zone))).toEqual(once);
    expect(new Set(once).size).toBe(3);
  });

  test('is said with the offset where the zone has no name of ours', () => {
    expect(zoneLabel('Asia/Singapore', instant('2017-08-07T02:00:00Z'))).toBe('UTC+08:00');
    expect(zoneLabel('Asia/Pontianak', instant('2017-08-07T02:00:00Z'))).toBe('WIB');
  });

  test('is before a later one, not before itself', () => {
    const at = instant('2017-08-07T02:00:00Z');
    expect(isBefore(at, addMinutes(at, 1))).toBe(true);
    expect(isBefore(at, at)).toBe(false);
    expect(isBefore(addMinutes(at, 1), at)).toBe(false);
    expect(isBefore(instant('2017-08-07T09:00:00+07:00'), instant('2017-08-07T09:00:00+08:00'))).toBe(false);
  });
});

describe('a date', () => {
  test.each(['2017-08-07', '2016-02-29', '2000-02-29', '1987-01-25', '2017-12-31'])('%s is one', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  test.each([
    '2017-02-29',
    '1900-02-29',
    '2017-06-31',
    '2017-13-01',
    '2017-00-10',
    '2017-01-00',
    '2017-1-1',
    '07-08-2017',
    '20170807',
    '2017-08-07T00:00',
    '2017-08-07Z',
    ' 2017-08-07',
    '2017-08-07\n',
    '+002017-08-07',
    '２０１７-08-07',
    '',
    'besok',
  ])('%j is none', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  test('is one exactly where the calendar has it', () => {
    const part = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), part(0, 14), part(0, 33), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const utc = new Date(Date.UTC(year, Number(month) - 1, Number(day)));
        expect(isLocalDate(text)).toBe(utc.toISOString().slice(0, 10) === text);
      }),
      { numRuns: 1000 },
    );
  });

  test('some days on is that many days away', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -400, max: 400 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(weekday(addDays(from, 7))).toBe(weekday(from));
      }),
    );
    expect(addDays('2017-12-31', 1)).toBe('2018-01-01');
    expect(addDays('2016-02-28', 1)).toBe('2016-02-29');
  });

  test('days from one to the other are all of them, also up to the last one there is', () => {
    expect(datesBetween('2016-02-28', '2016-03-01')).toEqual(['2016-02-28', '2016-02-29', '2016-03-01']);
    expect(datesBetween('2017-08-07', '2017-08-07')).toEqual(['2017-08-07']);
    expect(datesBetween('2017-08-08', '2017-08-07')).toEqual([]);
    expect(datesBetween('9999-12-30', '9999-12-31')).toEqual(['9999-12-30', '9999-12-31']);
  });

  test('is a weekday from 1, Monday, to 7, Sunday', () => {
    const week = Array.from({ length: 7 }, (_, index) => weekday(addDays('2017-08-07', index)));
    expect(week).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('is said in words', () => {
    expect(dateInWords('2017-08-07', 'id')).toBe('Senin, 7 Agustus 2017');
    expect(dateInWords('2017-08-11', 'id')).toBe('Jumat, 11 Agustus 2017');
    expect(dateInWords('2017-08-07', 'en')).toBe('Monday, 7 August 2017');
    expect(dayInWords('1987-01-25', 'id')).toBe('25 Januari 1987');
    expect(dayInWords('1987-01-25', 'en')).toBe('25 January 1987');
    expect(dateAsTyped('2017-08-07')).toBe('07082017');
  });

  test('is said in words that name the same day, whatever zone the machine is in', () => {
    fc.assert(
      fc.property(date, (day) => {
        for (const language of ['id', 'en'] as const)
          expect(dateInWords(day, language)).toMatch(
            new RegExp(`^\\p{L}+, ${Number(day.slice(8))} \\p{L}+ ${day.slice(0, 4)}$`, 'u'),
          );
      }),
    );
  });
});

describe('an age', () => {
  test.each([
    ['1987-01-25', '2017-01-24', 29],
    ['1987-01-25', '2017-01-25', 30],
    ['2017-08-07', '2017-08-07', 0],
    ['2017-08-08', '2017-08-07', -1],
    ['2000-02-29', '2017-02-28', 16],
    ['2000-02-29', '2017-03-01', 17],
    ['1897-08-08', '2017-08-07', 119],
    ['1897-08-07', '2017-08-07', 120],
  ])('of one born on %s is on %s: %i', (born, on, age) => {
    expect(ageOn(born, on)).toBe(age);
  });
});

test('minutes of a day and its times say the same', () => {
  fc.assert(
    fc.property(minute, (minutes) => {
      expect(minutesOfDay(timeOfMinutes(minutes))).toBe(minutes);
    }),
  );
  expect(timeOfMinutes(7 * 60 + 5)).toBe('07:05');
});

describe('a clock', () => {
  test('that is set starts there and runs on', () => {
    const start = instant('2017-08-01T09:00:00+07:00');
    const before = performance.now();
    const clock = runningClock(start);
    const [first, second] = [clock.now(), clock.now()];
    const gone = Math.ceil(performance.now() - before) + 1;
    expect(first.epochMilliseconds - start.epochMilliseconds).toBeLessThanOrEqual(gone);
    expect(first.epochMilliseconds).toBeGreaterThanOrEqual(start.epochMilliseconds);
    expect(isBefore(second, first)).toBe(false);
  });

  test("that is not set is the machine's", () => {
    const clock = runningClock(null);
    const before = Date.now();
    const now = clock.now().epochMilliseconds;
    expect([before <= now, now <= Date.now()]).toEqual([true, true]);
  });
});
