// Hours of the day in which boards are silent or dark, and what managers may set for their boards.
import { expect, test } from 'vitest';
import { boardSettings, DEFAULT_BOARD } from '../../src/office/boardSettings.ts';
import { isInDailyHours } from '../../web/board/boardHours.ts';

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
