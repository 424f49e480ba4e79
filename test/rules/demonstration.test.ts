// The living demonstration: the same people each time, a hand that calls at the pace of the line, and days that add up.
import { describe, expect, test } from 'vitest';
import { drawnShare } from '../../adapters/demonstration/draw.ts';
import { type PastDay, type PastStep, planPastDay } from '../../adapters/demonstration/pastDay.ts';
import { applicantIndex, applicantNumbered } from '../../adapters/demonstration/people.ts';
import {
  arrivalOf,
  decideTurn,
  type HandCounter,
  type HandLine,
  type HandMoment,
  turnsBetweenCalls,
} from '../../adapters/demonstration/turn.ts';
import { demonstrationBegins } from '../../src/demonstration/demonstration.ts';
import { addMinutes, instant, isBefore, minutesBetween } from '../../src/time.ts';

const SEED = 2017;
const at = (time: string) => instant(`2026-11-23T${time}+07:00`);
const OPENS = at('08:00:00');

describe('what is drawn', () => {
  test('comes out alike each time, and evenly', () => {
    expect(drawnShare(SEED, 'a', 1)).toBe(drawnShare(SEED, 'a', 1));
    expect(drawnShare(SEED, 'a', 1)).not.toBe(drawnShare(SEED + 1, 'a', 1));
    const shares = Array.from({ length: 2000 }, (_, one) => drawnShare(SEED, 'walk-in', one));
    for (const tenth of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
      expect(shares.filter((share) => Math.floor(share * 10) === tenth).length).toBeGreaterThan(140);
  });

  test('gives no two applicants of a year the same number, and a number that can be called', () => {
    const dates = ['2026-01-05', '2026-11-23', '2026-11-24', '2026-12-31'];
    const indexes = dates.flatMap((date) =>
      [0, 1, 3].flatMap((office) => [0, 349].map((n) => applicantIndex(date, office, n))),
    );
    const phones = indexes.map((index) => applicantNumbered(SEED, index).phone);
    expect(new Set(phones).size).toBe(indexes.length);
    for (const phone of phones) expect(phone).toMatch(/^\+62813\d{8}$/);
  });
});

describe('the first morning', () => {
  const begins = (now: string, closed: string[] = []) =>
    demonstrationBegins(instant(now), 'Asia/Jakarta', new Set(closed)).toString();

  test.each([
    ['2026-11-30T05:00:00+07:00', '2026-11-23T00:00:00Z'],
    ['2026-12-01T05:00:00+07:00', '2026-11-30T00:00:00Z'],
    ['2026-12-06T23:00:00+07:00', '2026-11-30T00:00:00Z'],
  ])('on %s is that of the Monday before', (now, monday) => expect(begins(now)).toBe(monday));

  test('is no holiday', () => {
    expect(begins('2026-12-01T05:00:00+07:00', ['2026-11-30', '2026-11-23'])).toBe('2026-11-16T00:00:00Z');
  });
});

const MOMENT: HandMoment = {
  seed: SEED,
  now: at('08:20:00'),
  turn: 6,
  isOpen: true,
  isCalling: true,
  turnMinutes: 1 / 3,
};
const LINE: HandLine = { waiting: 9, counters: [], aside: [], expected: [] };
const counter = (id: string, serving: HandCounter['serving'] = null): HandCounter => ({ id, serving });
const called = (number: string, calledAt: string, calls = 1) => ({ number, status: 'CALLED', calls, calledAt });
const serving = (number: string, calledAt: string) => ({ number, status: 'SERVING', calls: 1, calledAt });
/** Without the walk-ins, which come by chance. */
const steps = (line: Partial<HandLine>, moment: Partial<HandMoment> = {}) =>
  decideTurn({ ...LINE, ...line }, { ...MOMENT, isOpen: false, ...moment });
/** A number whose holder is there when called, or is not. */
const numberThat = (isGone: boolean) =>
  Array.from({ length: 500 }, (_, one) => `A${100 + one}`).find(
    (number) => drawnShare(SEED, 'gone', number) < 0.05 === isGone && drawnShare(SEED, 'parked', number) > 0.05,
  ) ?? '';

describe('the hand', () => {
  test('calls in each turn while many wait, and more seldom the fewer there are', () => {
    expect([20, 5, 4, 2, 1].map(turnsBetweenCalls)).toEqual([1, 1, 2, 2, 3]);
    expect(steps({ counters: [counter('BOGOR/1'), counter('BOGOR/2')] })).toEqual([{ do: 'call', counter: 'BOGOR/1' }]);
    expect(steps({ waiting: 3, counters: [counter('BOGOR/1')] }, { turn: 7 })).toEqual([]);
    expect(steps({ waiting: 0, counters: [counter('BOGOR/1')] })).toEqual([]);
  });

  test('finishes the person served longest, and calls the next to that counter', () => {
    const there = numberThat(false);
    const counters = [
      counter('BOGOR/1', serving('A900', '2026-11-23T08:18:00+07:00')),
      counter('BOGOR/2', serving(there, '2026-11-23T08:15:00+07:00')),
    ];
    expect(steps({ counters })).toEqual([
      { do: 'finish', number: there },
      { do: 'call', counter: 'BOGOR/2' },
    ]);
    expect(steps({ counters, waiting: 0 })).toEqual([{ do: 'finish', number: there }]);
  });

  test('serves who is there, and calls those again who are not, before they are marked as gone', () => {
    const [there, gone] = [numberThat(false), numberThat(true)];
    const moment = { turn: 7 };
    const of = (serves: HandCounter['serving']) =>
      steps({ waiting: 2, counters: [counter('BOGOR/1', serves)] }, moment);
    expect(of(called(there, '2026-11-23T08:19:30+07:00'))).toEqual([{ do: 'serve', number: there }]);
    expect(of(called(there, '2026-11-23T08:19:55+07:00'))).toEqual([]);
    expect(of(called(gone, '2026-11-23T08:19:30+07:00'))).toEqual([{ do: 'recall', number: gone }]);
    expect(of(called(gone, '2026-11-23T08:19:30+07:00', 2))).toEqual([{ do: 'noShow', number: gone }]);
  });

  test('lets people in when they come, and calls none before the office opens', () => {
    const startsAt = at('09:00:00');
    const codes = Array.from({ length: 200 }, (_, one) => `CODE${one}`);
    const come = codes.flatMap((code) => arrivalOf(SEED, code, startsAt) ?? []);
    expect(come.length).toBeGreaterThan(170);
    expect(come.length).toBeLessThan(200);
    for (const each of come) {
      expect(minutesBetween(each, startsAt)).toBeGreaterThan(5);
      expect(minutesBetween(each, startsAt)).toBeLessThan(45);
    }
    const expected = codes.map((code) => ({ code, startsAt }));
    const before = steps({ expected, counters: [counter('BOGOR/1')] }, { now: at('08:40:00'), isCalling: false });
    expect(before.length).toBeGreaterThan(30);
    expect(before.every((step) => step.do === 'checkIn')).toBe(true);
    // Visitors whose window has begun are too late.
    expect(steps({ expected }, { now: startsAt })).toEqual([]);
  });
});

describe('a day that was', () => {
  const windows = [0, 1, 2, 3, 5, 6, 7].map((hour) => addMinutes(OPENS, 60 * hour));
  const visits = windows.flatMap((startsAt, hour) =>
    Array.from({ length: 20 }, (_, one) => ({ index: 100 * hour + one, window: `w${hour}`, startsAt })),
  );
  const day: PastDay = { date: '2026-11-18', visits, opensAt: OPENS, closesAt: at('16:00:00'), counters: 3 };
  const { steps: past, absent } = planPastDay(SEED, day);
  const calls = past.filter((step): step is Extract<PastStep, { do: 'call' }> => step.do === 'call');

  test('has all who were booked, each there once or not at all, and walk-ins', () => {
    const arrivals = past.filter(({ do: what }) => what === 'arrive').length;
    const walkIns = past.filter(({ do: what }) => what === 'walkIn').length;
    expect(arrivals + absent.length).toBe(visits.length);
    expect(absent.length).toBeGreaterThan(2);
    expect(walkIns).toBeGreaterThan(5);
    expect(calls.length).toBe(arrivals + walkIns);
  });

  test('calls no one who is not there, none before the opening, and one at a time to a counter', () => {
    let there = 0;
    for (const step of past) {
      there += step.do === 'call' ? -1 : 1;
      expect(there).toBeGreaterThanOrEqual(0);
    }
    for (const one of [0, 1, 2]) {
      const own = calls.filter(({ counter: place }) => place === one);
      expect(own.length).toBeGreaterThan(20);
      for (const [index, call] of own.entries()) {
        expect(isBefore(call.at, OPENS)).toBe(false);
        const before = own[index - 1];
        if (before) expect(isBefore(call.at, before.endsAt)).toBe(false);
      }
    }
  });
});
