// Opening hours are said by runs of days alike, and a single day by its holiday or its hours.
import { expect, test } from 'vitest';
import { hoursInWords, openingHoursOn, reasonOn, weekInWords } from '../../adapters/conversation/openingHours.ts';

const day = (weekday: string, hours: string, breaks: string[] = []) => ({ weekday, hours, breaks }) as never;
const opening = {
  schedules: [
    { from: null, line: 'A', week: [day('MONDAY', '07:00-09:00')] },
    {
      from: '2017-01-01',
      line: 'A',
      week: [
        day('MONDAY', '08:00-16:00', ['12:00-13:00']),
        day('TUESDAY', '08:00-16:00', ['12:00-13:00']),
        day('FRIDAY', '08:00-16:00', ['11:00-13:00']),
      ],
    },
    { from: '2018-01-01', line: 'A', week: [] },
  ],
  exceptions: [
    { date: '2017-08-17', reason: 'Hari Kemerdekaan', open: null },
    { date: '2017-08-19', reason: 'Pelayanan Sabtu', open: { hours: '08:00-12:00', breaks: [] } },
  ],
};
const asked = { today: '2017-08-01', timeZone: 'Asia/Jakarta' } as const;

test('the week is said in runs, with the zone', () => {
  expect(weekInWords(opening, { ...asked, language: 'id' })).toBe(
    'Senin-Selasa 08.00-16.00, istirahat 12.00-13.00 WIB\nJumat 08.00-16.00, istirahat 11.00-13.00 WIB',
  );
  expect(weekInWords(opening, { ...asked, language: 'en' })).toContain(
    'Monday-Tuesday 08:00-16:00, break 12:00-13:00 WIB',
  );
});

test('a day has its own hours, those of the week, or none', () => {
  expect(openingHoursOn(opening, '2017-08-17')).toBeNull();
  expect(reasonOn(opening, '2017-08-17')).toBe(' (Hari Kemerdekaan)');
  expect(openingHoursOn(opening, '2017-08-19')).toEqual({ hours: '08:00-12:00', breaks: [] });
  expect(openingHoursOn(opening, '2017-08-07')).toMatchObject({ hours: '08:00-16:00' });
  expect(openingHoursOn(opening, '2017-08-05')).toBeNull();
  expect(reasonOn(opening, '2017-08-05')).toBe('');
  // By the schedule that is valid on that day.
  expect(openingHoursOn(opening, '2018-01-08')).toBeNull();
  expect(openingHoursOn(opening, '2016-12-26')).toMatchObject({ hours: '07:00-09:00' });
});

test('hours without a break are said alone', () => {
  expect(hoursInWords({ hours: '08:00-12:00', breaks: [] }, 'id')).toBe('08.00-12.00');
});
