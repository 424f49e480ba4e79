// The file sets which notices an office sends unasked, and in which hours people may be disturbed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { calmFrom, DEFAULT_NOTICES, tells } from '../../src/office/notices.ts';
import { OfficesFileFault, readOffices } from '../../src/office/officesFile.ts';
import { instant, isBefore, timeIn } from '../../src/time.ts';
import { makeOfficesFile } from '../support/offices.ts';
import { makeOffice, ZONES } from './make.ts';

function bogor(notices: string) {
  return readOffices(makeOfficesFile({ BOGOR: { notices: parse(notices) } }), 'x')[0]?.settings.notices;
}

describe('the settings', () => {
  test('of the real file are the defaults', () => {
    expect(makeOffice().notices).toEqual(DEFAULT_NOTICES);
  });

  test('of an office stand for themselves, with defaults for what they leave out', () => {
    expect(bogor('{ hours: 08:00-20:00, off: [CALLED], remindAt: "10:30" }')).toEqual({
      ...DEFAULT_NOTICES,
      hours: { from: '08:00', to: '20:00' },
      off: ['CALLED'],
      remindAt: '10:30',
    });
  });

  test.each([
    ['a kind there is not', '{ off: [BIRTHDAY] }', 'notices.off'],
    ['a reminder at night', '{ remindAt: "22:00" }', 'notices.remindAt'],
    ['a reminder as the hours end', '{ remindAt: "21:00" }', 'notices.remindAt'],
    ['hours over midnight', '{ hours: 21:00-07:00 }', 'notices.hours'],
    ['half a person ahead', '{ nearTurn: 0.5 }', 'notices.nearTurn'],
    ['a setting there is not', '{ email: true }', 'notices.email'],
  ])('with %s are refused', (_what, notices, field) => {
    expect(() => bogor(notices)).toThrow(OfficesFileFault);
    expect(() => bogor(notices)).toThrow(field);
  });

  test('say what is told', () => {
    const office = makeOffice('BOGOR', { notices: { ...DEFAULT_NOTICES, off: ['CALLED'] } });
    expect([tells(office, 'CALLED'), tells(office, 'FORFEITED')]).toEqual([false, true]);
  });
});

describe('people may be disturbed', () => {
  test.each([
    ['06:59', '2017-08-07T07:00:00+07:00'],
    ['07:00', '2017-08-07T07:00:00+07:00'],
    ['20:59', '2017-08-07T20:59:00+07:00'],
    ['21:00', '2017-08-08T07:00:00+07:00'],
    ['23:30', '2017-08-08T07:00:00+07:00'],
    ['00:00', '2017-08-07T07:00:00+07:00'],
  ])('asked at %s, from %s on', (time, then) => {
    const at = instant(`2017-08-07T${time}:00+07:00`);
    expect(calmFrom(DEFAULT_NOTICES, 'Asia/Jakarta', at).equals(instant(then))).toBe(true);
  });

  test('inside the hours of their own zone, at once or as soon as they begin', () => {
    const moment = fc.integer({ min: 0, max: 3_000_000 });
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), (minutes, { zone }) => {
        const at = instant('2017-01-01T00:00:00Z').add({ minutes });
        const then = calmFrom(DEFAULT_NOTICES, zone, at);
        const time = timeIn(zone, then);
        expect(time >= '07:00' && time < '21:00').toBe(true);
        expect(isBefore(then, at)).toBe(false);
        if (!then.equals(at)) expect(time).toBe('07:00');
        expect(isBefore(at.add({ hours: 10, seconds: 1 }), then)).toBe(false);
      }),
    );
  });
});
