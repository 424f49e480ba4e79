// The refusals of dates and windows, each with what an applicant needs to choose another.
import { describe, expect, test } from 'vitest';
import { restSeconds } from '../../src/capacity/rest.ts';
import { queueNumber } from '../../src/capacity/window.ts';
import { full, type PickedWindow, refusedDate, refusedWindow } from '../../src/capacity/windowRules.ts';
import { addMinutes, atTime, instant } from '../../src/time.ts';
import { makeOffice } from './make.ts';

/** A Tuesday at Bogor, which is closed on Sundays and bookable for thirty days. */
const NOW = instant('2017-08-01T09:00:00+07:00');
const TODAY = '2017-08-01';
const MONDAY = '2017-08-07';
const SUNDAY = '2017-08-06';
const LAST = '2017-08-31';
const bogor = makeOffice('BOGOR', { policy: { horizonDays: 30, release: null } });
const releasing = makeOffice('BOGOR', { policy: { horizonDays: 30, release: { at: '08:00', jitterMinutes: 0 } } });
const quotas = ['general', 'priority'];
const at = (date: string, time = '08:00') => atTime(date, time, bogor.timeZone);
const picked = (changes: Partial<PickedWindow> = {}): PickedWindow => {
  return { office: 'BOGOR', date: MONDAY, startsAt: at(MONDAY), closed: false, ...changes };
};
const wish = { date: null, window: null, acceptNextPlace: false, quotas };

describe('no place is left', () => {
  const hour = { at: at(MONDAY), zone: 'Asia/Jakarta' };
  test.each([
    ['on the day that was named', { date: MONDAY }, null, { from: MONDAY, to: MONDAY }],
    ['in the rest of today', { date: TODAY }, null, { from: TODAY, to: TODAY, begun: true }],
    ['in the hour that was picked', {}, picked(), { from: MONDAY, to: MONDAY, hour: hour }],
    ['on the day of a picked hour that is gone', {}, picked({ startsAt: null }), { from: MONDAY, to: MONDAY }],
    ['up to the last day, where any will do', {}, null, { from: null, to: LAST }],
    [
      'up to the last day, where the next will do',
      { date: MONDAY, acceptNextPlace: true },
      null,
      { from: null, to: LAST },
    ],
  ])('%s', (_name, changes, window, period) => {
    expect(full(bogor, { wish: { ...wish, ...changes }, picked: window, hasEarlier: false }, NOW)).toEqual({
      refused: 'FULL',
      parameters: { period },
      field: 'visitDate',
      near: { office: 'BOGOR', from: period.from, quotas },
    });
  });

  test('from the day asked for on, though there are places before it', () => {
    const asked = { ...wish, date: MONDAY, acceptNextPlace: true };
    expect(full(bogor, { wish: asked, picked: null, hasEarlier: true }, NOW).parameters.period).toEqual({
      from: null,
      to: LAST,
      sinceAsked: true,
    });
  });

  test('on the day named alone, whatever there is before it', () => {
    const { period } = full(bogor, { wish: { ...wish, date: MONDAY }, picked: null, hasEarlier: true }, NOW).parameters;
    expect(period).toEqual({ from: MONDAY, to: MONDAY });
  });
});

describe('a window that was picked', () => {
  const reach = { now: NOW, reachable: addMinutes(NOW, 30), last: LAST };
  const gone = (from: string | null) => ({
    refused: 'WINDOW_GONE',
    parameters: {},
    field: 'window',
    near: { office: 'BOGOR', from, quotas },
  });

  test.each([
    ['is had while it can be reached', picked(), {}],
    ['is had with its own day', picked(), { date: MONDAY }],
    ['is had on the last day', picked({ date: LAST, startsAt: at(LAST) }), {}],
    ['is had a minute after the earliest moment', picked({ date: TODAY, startsAt: addMinutes(NOW, 31) }), {}],
  ])('%s', (_name, window, changes) => {
    expect(refusedWindow(window, { ...wish, ...changes }, bogor, reach)).toBeNull();
  });

  test.each([
    ['has no such id', null, {}, null],
    ['has no such id, on a day that was named', null, { date: MONDAY }, MONDAY],
    ['is of another office', picked({ office: 'BATAM' }), { date: MONDAY }, MONDAY],
    ['is closed', picked({ closed: true }), {}, MONDAY],
    ['was taken away', picked({ startsAt: null }), {}, MONDAY],
    ['begins at the very moment that is too early', picked({ date: TODAY, startsAt: reach.reachable }), {}, TODAY],
  ])('is gone where it %s', (_name, window, changes, from) => {
    expect(refusedWindow(window, { ...wish, ...changes }, bogor, reach)).toEqual(gone(from));
  });

  test('is not had on another day than was named with it', () => {
    expect(refusedWindow(picked(), { ...wish, date: SUNDAY }, bogor, reach)).toEqual({
      refused: 'WINDOW_GONE',
      parameters: {},
      field: 'window',
      near: { office: 'BOGOR', from: SUNDAY, quotas },
    });
  });

  test('is not had on a day that is not open for booking yet', () => {
    const beyond = picked({ date: '2017-09-04', startsAt: at('2017-09-04') });
    expect(refusedWindow(beyond, wish, bogor, reach)).toEqual({
      refused: 'TOO_FAR_AHEAD',
      parameters: { lastDate: LAST },
      field: 'window',
      near: { office: 'BOGOR', from: null, quotas },
    });
  });
});

describe('a date', () => {
  const near = (from: string | null) => ({ field: 'visitDate', near: { office: 'BOGOR', from } });
  const monday = { at: instant('2017-08-05T08:00:00+07:00'), zone: 'Asia/Jakarta' };

  test.each([
    ['is taken today', bogor, TODAY],
    ['is taken on the last day', bogor, LAST],
    ['is taken from its hour of release on', releasing, LAST],
  ])('%s', (_name, office, date) => {
    expect(refusedDate(date, office, NOW)).toBeNull();
  });

  test.each([
    ['that is past', bogor, '2017-07-31', 'IN_THE_PAST', { today: TODAY }, null],
    ['on which the office is closed', bogor, SUNDAY, 'CLOSED', { date: SUNDAY }, SUNDAY],
    ['after the last', bogor, '2017-09-01', 'TOO_FAR_AHEAD', { lastDate: LAST }, null],
    [
      'that opens at an hour of its own',
      releasing,
      '2017-09-04',
      'NOT_YET_RELEASED',
      { date: '2017-09-04', releasedOn: '2017-08-05', releasedAt: monday },
      null,
    ],
    ['that never opens', releasing, '2017-09-03', 'CLOSED', { date: '2017-09-03' }, null],
  ])('%s is refused', (_name, office, date, refused, parameters, from) => {
    expect(refusedDate(date, office, NOW)).toEqual({ refused, parameters, ...near(from) });
  });
});

test.each([
  [1, 'A301'],
  [12, 'A312'],
  [99, 'A399'],
  [100, 'A3-100'],
  [101, 'A3-101'],
])('the place %i of the third window of line A has the number %s', (place, number) => {
  expect(queueNumber({ line: 'A', ordinal: 3 }, place)).toBe(number);
});

test.each([
  ['first', () => 0, 300],
  ['last', (below: number) => below - 1, 3600],
])('a freed place may rest until the %s second of the range', (_name, chance, seconds) => {
  expect(restSeconds({ from: 5, to: 60 }, chance)).toBe(seconds);
});
