// Calendars of holidays are read beside the event loop, which goes on meanwhile.
import { expect, test } from 'vitest';
import { readHolidays } from '../../src/office/holidayReader.ts';
import { holidaysIn } from '../../src/office/holidays.ts';

function calendarOf(days: number): string {
  const events = Array.from({ length: days }, (_, index) => {
    const date = String(20180101 + (index % 28));
    return `BEGIN:VEVENT\r\nUID:${index}\r\nDTSTART;VALUE=DATE:${date}\r\nSUMMARY:Libur ${index % 28}\r\nEND:VEVENT`;
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');
}

const year = { from: '2018-01-01', to: '2018-12-31' };

test('a calendar is read as it is by itself, and the event loop turns meanwhile', async () => {
  const calendar = calendarOf(1900);
  let turns = 0;
  const count = setInterval(() => turns++, 1);
  const holidays = await readHolidays({ calendar, ...year });
  clearInterval(count);
  expect(holidays).toEqual(holidaysIn(calendar, year.from, year.to));
  expect(holidays).toHaveLength(28);
  expect(turns).toBeGreaterThan(2);
});

test('what is no calendar is the caller’s fault', async () => {
  await expect(readHolidays({ calendar: 'BEGIN:VCALENDAR\r\n:', ...year })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringMatching(/^calendar: is no iCalendar file/),
  });
  await expect(readHolidays({ calendar: calendarOf(1), from: '2018-02-01', to: '2018-01-01' })).rejects.toThrow(
    /^to: /,
  );
});
