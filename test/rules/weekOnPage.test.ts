// The opening hours on the booking page: days alike in one line, by the schedule that holds.
import { expect, test } from 'vitest';
import { openingLines } from '../../web/book/openingHours.ts';

const day = (weekday: 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'FRIDAY', hours: string, breaks: string[] = []) => ({
  weekday,
  hours,
  breaks,
});
const schedules = [
  {
    from: null,
    week: [
      day('MONDAY', '08:00-16:00', ['12:00-13:00']),
      day('TUESDAY', '08:00-16:00', ['12:00-13:00']),
      day('WEDNESDAY', '08:00-15:00'),
      day('FRIDAY', '08:00-15:00'),
    ],
  },
  { from: '2018-05-17', week: [day('MONDAY', '08:00-12:00')] },
];

test('days alike stand together only if they follow each other', () => {
  expect(openingLines(schedules, '2017-08-07', 'id')).toEqual([
    { days: 'Senin–Selasa', hours: '08.00–16.00', breaks: ['12.00–13.00'] },
    { days: 'Rabu', hours: '08.00–15.00', breaks: [] },
    { days: 'Jumat', hours: '08.00–15.00', breaks: [] },
  ]);
});

test('the latest schedule that has begun holds', () => {
  expect(openingLines(schedules, '2018-05-16', 'en')).toHaveLength(3);
  expect(openingLines(schedules, '2018-05-17', 'en')).toEqual([{ days: 'Monday', hours: '08:00–12:00', breaks: [] }]);
});

test('an office without a schedule has no line', () => {
  expect(openingLines([], '2017-08-07', 'id')).toEqual([]);
});
