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

test.each([
  ['every day since 1900', 1, '19000101', 'RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\r\n'],
  ['many days long, often', 200, '20180101', 'DURATION:P9999D\r\n'],
])('a feast that is %s is refused before it takes long', (_, events, first, how) => {
  const one = (index: number) =>
    `BEGIN:VEVENT\r\nUID:${index}\r\nDTSTART;VALUE=DATE:${first}\r\n${how}SUMMARY:Libur\r\nEND:VEVENT`;
  const all = Array.from({ length: events }, (__, index) => one(index));
  const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...all, 'END:VCALENDAR'].join('\r\n');
  expect(() => holidaysIn(calendar, year.from, year.to)).toThrow(
    /^calendar: has events of more than 10000 times and days/,
  );
});

test('feasts of eighty years are read', () => {
  const all = Array.from({ length: 30 }, (_, index) => {
    const date = 19450801 + index;
    return `BEGIN:VEVENT\r\nUID:${index}\r\nDTSTART;VALUE=DATE:${date}\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Libur\r\nEND:VEVENT`;
  });
  const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...all, 'END:VCALENDAR'].join('\r\n');
  expect(holidaysIn(calendar, year.from, year.to)).toHaveLength(30);
});

test('of many that come at once, each is read in its turn, and the eleventh is told to come again', async () => {
  const calendar = calendarOf(28);
  const answers = await Promise.allSettled(Array.from({ length: 12 }, () => readHolidays({ calendar, ...year })));
  expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill('fulfilled'), 'rejected', 'rejected']);
  expect(answers.at(-1)).toMatchObject({ reason: { code: 'RATE_LIMITED' } });
  await expect(readHolidays({ calendar, ...year })).resolves.toHaveLength(28);
});
