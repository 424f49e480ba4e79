// Hours of the day in which boards are silent or dark, and what managers may set for their boards.
import { describe, expect, test } from 'vitest';
import { boardSettings, DEFAULT_BOARD } from '../../src/office/boardSettings.ts';
import { isInDailyHours, openingState } from '../../web/board/boardHours.ts';
import { driftAt } from '../../web/board/drift.ts';

const officeMoment = (time: string) => Date.parse(`2017-08-07T${time}:00+07:00`);
const NOON = { from: '12:00', to: '13:00' };
const NIGHT = { from: '18:00', to: '06:00' };

test.each([
  [NOON, '11:59', false],
  [NOON, '12:00', true],
  [NOON, '12:59', true],
  [NOON, '13:00', false],
  [NIGHT, '17:59', false],
  [NIGHT, '18:00', true],
  [NIGHT, '00:00', true],
  [NIGHT, '05:59', true],
  [NIGHT, '06:00', false],
  [null, '12:00', false],
])('%j at %s: %s', (hours, time, inside) => {
  expect(isInDailyHours(hours, officeMoment(time), 'Asia/Jakarta')).toBe(inside);
});

test('are those of the office, not of the machine', () => {
  expect(isInDailyHours(NOON, officeMoment('11:00'), 'Asia/Makassar')).toBe(true);
});

test.each([
  [{ volumePercent: 101 }],
  [{ volumePercent: 2.5 }],
  [{ quietHours: { from: '12:00', to: '12:00' } }],
  [{ darkHours: { from: '18.00', to: '06:00' } }],
  [{ counterWord: { id: 'Ruang' } }],
  [{ counterWord: { id: ' ', en: 'Room' } }],
  [{ counterWord: { id: 'Ruangan pelayanan', en: 'Room' } }],
])('%j cannot be set', (settings) => {
  expect(boardSettings.safeParse(settings).success).toBe(false);
});

test('are all as usual if nothing is set', () => {
  expect(boardSettings.parse({})).toEqual(DEFAULT_BOARD);
});

describe('the office', () => {
  const hours = { hours: '08:00-16:00', breaks: ['12:00-13:00'] };
  const office = {
    timeZone: 'Asia/Jakarta',
    openingToday: { date: '2017-08-07', reason: null, hours },
    openingNext: { date: '2017-08-08', reason: null, hours },
  };
  const next = { date: '2017-08-08', from: '08:00' };

  test.each(['06:00', '08:00', '15:59'])('is open today, said at %s', (time) => {
    expect(openingState(office, officeMoment(time))).toEqual({
      is: 'open',
      hours: { from: '08:00', to: '16:00' },
      breaks: [{ from: '12:00', to: '13:00' }],
    });
  });

  test('is closed once its hours are over, and on a closed day, which has its reason', () => {
    expect(openingState(office, officeMoment('16:00'))).toEqual({ is: 'closed', reason: null, next });
    const closed = { ...office, openingToday: { date: '2017-08-17', reason: 'Hari Kemerdekaan', hours: null } };
    expect(openingState(closed, officeMoment('09:00'))).toEqual({ is: 'closed', reason: 'Hari Kemerdekaan', next });
    expect(openingState({ ...closed, openingNext: null }, officeMoment('09:00'))).toMatchObject({ next: null });
  });
});

test('a board drifts by a pixel a minute, never down or to the right, and comes back', () => {
  const minutes = Array.from({ length: 64 }, (_, minute) => driftAt(minute * 60_000));
  for (const { x, y } of minutes) {
    expect(Math.abs(x + 2)).toBeLessThanOrEqual(2);
    expect(Math.abs(y + 2)).toBeLessThanOrEqual(2);
  }
  for (const [index, { x, y }] of minutes.entries()) {
    const later = driftAt((index + 1) * 60_000);
    expect(Math.abs(later.x - x)).toBe(1);
    expect(Math.abs(later.y - y)).toBeLessThanOrEqual(1);
  }
  expect(new Set(minutes.map(({ x, y }) => `${x} ${y}`)).size).toBe(25);
});
