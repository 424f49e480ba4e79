// National holidays out of calendar files: whole days, however they are written; and a clear no to what is no calendar.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { holidaysIn } from '../../src/office/holidays.ts';
import { CallerError } from '../../src/refusal.ts';

const FILE = readFileSync('test/cases/libur-2018.ics', 'utf8');
const CUTI = 'Cuti bersama Idul Fitri, sesuai Keputusan Bersama tiga Menteri, Oktober 2017';
const IDUL_FITRI = `${CUTI}, Hari Raya Idul Fitri 1439 Hijriah`;

/** The days off of 2018 by the joint decree of the three ministers, and the day of the regional elections. */
const YEAR_2018 = [
  ['2018-01-01', 'Tahun Baru Masehi'],
  ['2018-02-16', 'Tahun Baru Imlek 2569 Kongzili'],
  ['2018-03-17', 'Hari Suci Nyepi, Tahun Baru Saka 1940'],
  ['2018-03-30', 'Wafat Isa Al Masih'],
  ['2018-04-14', 'Isra Mikraj Nabi Muhammad SAW'],
  ['2018-05-01', 'Hari Buruh Internasional'],
  ['2018-05-10', 'Kenaikan Isa Al Masih'],
  ['2018-05-29', 'Hari Raya Waisak 2562'],
  ['2018-06-01', 'Hari Lahir Pancasila'],
  ['2018-06-11', CUTI],
  ['2018-06-12', CUTI],
  ['2018-06-13', CUTI],
  ['2018-06-14', CUTI],
  ['2018-06-15', IDUL_FITRI],
  ['2018-06-16', IDUL_FITRI],
  ['2018-06-17', CUTI],
  ['2018-06-18', CUTI],
  ['2018-06-19', CUTI],
  ['2018-06-20', CUTI],
  ['2018-06-27', 'Pemungutan suara pemilihan kepala daerah'],
  ['2018-08-17', 'Hari Kemerdekaan Republik Indonesia'],
  ['2018-08-22', 'Hari Raya Idul Adha 1439 Hijriah'],
  ['2018-09-11', 'Tahun Baru Islam 1440 Hijriah'],
  ['2018-11-20', 'Maulid Nabi Muhammad SAW'],
  ['2018-12-24', 'Cuti bersama Hari Raya Natal'],
  ['2018-12-25', 'Hari Raya Natal'],
];
const listed = (file: string, from = '2018-01-01', to = '2018-12-31') =>
  holidaysIn(file, from, to).map(({ date, reason }) => [date, reason]);

describe('a year of Indonesian holidays', () => {
  test('is written with folded lines and ends of lines as the standard asks', () => {
    expect(FILE).toContain('\r\n  Oktober');
    expect(FILE.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('is read whole: feasts that come every year, several days in one, names with commas; hours and what was called off are none', () => {
    expect(listed(FILE)).toEqual(YEAR_2018);
  });

  test('is the same with plain ends of lines, behind a byte order mark, and for readers in other zones', () => {
    expect(listed(FILE.replaceAll('\r\n', '\n'))).toEqual(YEAR_2018);
    expect(listed(`\uFEFF${FILE}`)).toEqual(YEAR_2018);
    expect(listed(FILE.replaceAll('Asia/Jakarta', 'America/New_York'))).toEqual(YEAR_2018);
  });

  test('is cut to the days asked for, in the middle of a feast too', () => {
    expect(listed(FILE, '2018-06-14', '2018-06-16').map(([date]) => date)).toEqual([
      '2018-06-14',
      '2018-06-15',
      '2018-06-16',
    ]);
    expect(listed(FILE, '2019-01-01', '2019-12-31').map(([date]) => date)).toEqual([
      '2019-01-01',
      '2019-02-05',
      '2019-05-01',
      '2019-06-01',
      '2019-08-17',
      '2019-12-25',
    ]);
  });
});

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'SUMMARY:Libur daerah', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const dates = (...lines: string[]) => listed(calendar(event(...lines))).map(([date]) => date);

describe('an event', () => {
  test.each([
    ['without an end takes its day', ['DTSTART;VALUE=DATE:20180305'], ['2018-03-05']],
    [
      'that ends when it begins takes its day',
      ['DTSTART;VALUE=DATE:20180305', 'DTEND;VALUE=DATE:20180305'],
      ['2018-03-05'],
    ],
    [
      'ends before the day its end names',
      ['DTSTART;VALUE=DATE:20180228', 'DTEND;VALUE=DATE:20180302'],
      ['2018-02-28', '2018-03-01'],
    ],
    ['may say how long it takes', ['DTSTART;VALUE=DATE:20180305', 'DURATION:P2D'], ['2018-03-05', '2018-03-06']],
    ['from midnight to midnight is a whole day', ['DTSTART:20180305T000000', 'DTEND:20180306T000000'], ['2018-03-05']],
    ['at an hour of the day is none', ['DTSTART:20180305T080000', 'DTEND:20180306T080000'], []],
    ['from midnight to noon is none', ['DTSTART:20180305T000000', 'DTEND:20180305T120000'], []],
    [
      'that began the year before is there for the rest',
      ['DTSTART;VALUE=DATE:20171230', 'DTEND;VALUE=DATE:20180103'],
      ['2018-01-01', '2018-01-02'],
    ],
    ['may leave out a year', ['DTSTART;VALUE=DATE:20170305', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20180305'], []],
    ['may have ended for good', ['DTSTART;VALUE=DATE:20150305', 'RRULE:FREQ=YEARLY;UNTIL=20170305'], []],
    ['may come a number of times', ['DTSTART;VALUE=DATE:20150305', 'RRULE:FREQ=YEARLY;COUNT=4'], ['2018-03-05']],
    ['may come every other year', ['DTSTART;VALUE=DATE:20150305', 'RRULE:FREQ=YEARLY;INTERVAL=2'], []],
    [
      'may be a weekday of a month',
      ['DTSTART;VALUE=DATE:20161106', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU'],
      ['2018-11-04'],
    ],
    [
      'may come on days of its own',
      ['DTSTART;VALUE=DATE:20180305', 'RDATE;VALUE=DATE:20180409,20180507'],
      ['2018-03-05', '2018-04-09', '2018-05-07'],
    ],
    ['without a beginning is none', ['DTEND;VALUE=DATE:20180305'], []],
  ])('%s', (_, lines, days) => {
    expect(dates(...lines)).toEqual(days);
  });

  test('whose turn of this year was put on another day is there on that day, under that name', () => {
    const every = event('UID:1', 'DTSTART;VALUE=DATE:20170305', 'RRULE:FREQ=YEARLY');
    const moved = event('UID:1', 'RECURRENCE-ID;VALUE=DATE:20180305', 'DTSTART;VALUE=DATE:20180307');
    const other = event('UID:2', 'DTSTART;VALUE=DATE:20170305', 'RRULE:FREQ=YEARLY').replace('daerah', 'kota');
    expect(listed(calendar(every, moved.replace('daerah', 'pengganti'), other))).toEqual([
      ['2018-03-05', 'Libur kota'],
      ['2018-03-07', 'Libur pengganti'],
    ]);
  });

  test('has its name in one line, and one where it has none', () => {
    const named = (summary: string) =>
      listed(calendar(event('DTSTART;VALUE=DATE:20180305').replace('Libur daerah', summary)));
    expect(named('Libur\\nbersama\\; ya')).toEqual([['2018-03-05', 'Libur bersama; ya']]);
    expect(named('')).toEqual([['2018-03-05', 'Libur']]);
    expect(named('x'.repeat(500))).toEqual([['2018-03-05', 'x'.repeat(100)]]);
  });

  test('of two calendars in one file counts, whichever it is in', () => {
    const two = ['20180305', '20180306'].map((day) => calendar(event(`DTSTART;VALUE=DATE:${day}`))).join('');
    expect(listed(two).map(([date]) => date)).toEqual(['2018-03-05', '2018-03-06']);
  });
});

describe('what is no calendar, or none that can be read', () => {
  const always = (rule: string) => calendar(event('DTSTART;VALUE=DATE:20180101', `RRULE:${rule}`));
  test.each([
    ['nothing', '', 'no VCALENDAR'],
    ['a sentence', 'Libur!', 'no iCalendar file'],
    ['a web page', '<!doctype html><html></html>', 'no iCalendar file'],
    ['data of another kind', '{"libur": []}', 'no iCalendar file'],
    ['an address card', 'BEGIN:VCARD\r\nFN:Budi\r\nEND:VCARD', 'no VCALENDAR'],
    ['a calendar cut off', FILE.slice(0, 900), 'no iCalendar file'],
    ['a day that is none', calendar(event('DTSTART;VALUE=DATE:besok')), 'no iCalendar file'],
    [
      'an end that is none',
      calendar(event('DTSTART;VALUE=DATE:20180101', 'DTEND;VALUE=DATE:besok')),
      'no iCalendar file',
    ],
    ['a rule that is none', always('FREQ=SOMETIMES'), 'no iCalendar file'],
    [
      'a rule without an end to looking',
      always('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
      'Libur daerah repeats otherwise',
    ],
    ['every week', always('FREQ=WEEKLY'), 'repeats otherwise than once a year'],
    ['the last of many', always('FREQ=YEARLY;BYSETPOS=9;BYDAY=MO;BYMONTH=2'), 'repeats otherwise'],
    [
      'feasts beyond number',
      calendar(...Array(201).fill(event('DTSTART;VALUE=DATE:20180101', 'RRULE:FREQ=YEARLY'))),
      'more than 200',
    ],
    ['more than anybody’s', calendar(`X-NOTE:${'x'.repeat(1_000_000)}`), 'characters'],
  ])('%s is refused, and it is said why', (_, file, why) => {
    const read = () => holidaysIn(file, '2018-01-01', '2018-12-31');
    expect(read).toThrow(CallerError);
    expect(read).toThrow(/^calendar: /);
    expect(read).toThrow(why);
  });

  test.each([
    ['2018-12-31', '2018-01-01'],
    ['2018-01-01', '2021-01-01'],
  ])('from %s to %s is no time to look at', (from, to) => {
    expect(() => holidaysIn(FILE, from, to)).toThrow(/^to: /);
  });
});

describe('what a calendar says of its days', () => {
  const noted = (summary: string, ...lines: string[]) =>
    event('DTSTART;VALUE=DATE:20180305', ...lines).replace('Libur daerah', summary);
  const kindsOf = (...events: string[]) =>
    holidaysIn(calendar(...events), '2018-01-01', '2018-12-31').map(({ reason, kind }) => [reason, kind]);

  test.each([
    ['Natal', ['DESCRIPTION:Hari libur nasional'], 'PUBLIC'],
    ['Cuti bersama', [], 'PUBLIC'],
    [
      'Hari Ibu',
      ['DESCRIPTION:Perayaan\\nUntuk menyembunyikan perayaan\\, buka Setelan Google K', ' alender'],
      'OBSERVANCE',
    ],
    ['Hari Valentine', ['DESCRIPTION:Observance\\nTo hide observances'], 'OBSERVANCE'],
    ['Hari Kartini', ['CATEGORIES:Observance'], 'OBSERVANCE'],
    ['Hari Idul Fitri (belum pasti)', ['DESCRIPTION:Hari libur nasional'], 'TENTATIVE'],
    ['Idul Adha', ['STATUS:TENTATIVE'], 'TENTATIVE'],
  ])('%s', (name, lines, kind) => {
    expect(kindsOf(noted(name, ...lines))).toEqual([[name, kind]]);
  });

  test('a holiday on a day that is observed as well is that holiday alone', () => {
    const observed = noted('Hari Ibu', 'DESCRIPTION:Perayaan');
    expect(kindsOf(observed, noted('Natal'), noted('Cuti bersama'))).toEqual([['Natal, Cuti bersama', 'PUBLIC']]);
  });
});

describe('a line that breaks the standard', () => {
  const whole = calendar(event('DTSTART;VALUE=DATE:20180305', 'DESCRIPTION:Hari libur nasional'));
  test.each([
    ['a text that goes on without a blank', whole.replace('nasional', 'nasional\r\nberlaku di seluruh Indonesia')],
    ['a fold by a hard blank', whole.replace('nasional', 'nasi\r\n\u00a0onal')],
    ['ends of lines that are doubled', whole.replaceAll('\r\n', '\r\r\n')],
    ['empty lines', whole.replaceAll('\r\n', '\r\n\r\n')],
    ['old ends of lines', whole.replaceAll('\r\n', '\r')],
  ])('%s costs no holiday', (_, file) => {
    expect(listed(file)).toEqual([['2018-03-05', 'Libur daerah']]);
  });
});

describe('a table of dates and names', () => {
  test.each([
    ['with commas', '2018-01-01,Tahun Baru\n2018-12-25,Natal'],
    ['with a head and semicolons', 'Tanggal;Keterangan\n1/1/2018;Tahun Baru\n25/12/2018;Natal\n'],
    ['with tabs, weekdays and months in words', '1 Januari 2018\tSenin\tTahun Baru\r\n25 Desember 2018\tSelasa\tNatal'],
    ['with numbered rows', 'No,Date,Holiday\n1,1 January 2018,Tahun Baru\n2,"25 December 2018",Natal'],
    ['in quotes, behind a byte order mark', '\uFEFF"2018-01-01","Tahun Baru"\n\n"25-12-2018","Natal"\n,\n'],
  ])('%s', (_, table) => {
    expect(listed(table)).toEqual([
      ['2018-01-01', 'Tahun Baru'],
      ['2018-12-25', 'Natal'],
    ]);
  });

  test('has names with commas, and days outside the time are left out', () => {
    expect(listed('2018-03-17,"Nyepi, Tahun Baru Saka"\n2019-03-07,Nyepi')).toEqual([
      ['2018-03-17', 'Nyepi, Tahun Baru Saka'],
    ]);
  });

  test.each([
    ['a day that is none', '2018-01-01,Tahun Baru\n2018-02-30,Libur', 'line 2 has no date'],
    ['a row without a date', 'Tanggal,Nama\n2018-01-01,Tahun Baru\nsegera,Libur', 'line 3 has no date'],
    ['a date without a name', '2018-01-01,Tahun Baru\n2018-01-02,', 'line 2 has no name'],
    ['a quote that does not end', '2018-01-01,Tahun Baru\n2018-01-02,"Libur', 'is no table'],
    ['rows beyond number', '2018-01-01,Libur\n'.repeat(2001), 'more than 2000 rows'],
  ])('with %s is refused, and the line named', (_, table, why) => {
    expect(() => listed(table)).toThrow(CallerError);
    expect(() => listed(table)).toThrow(why);
  });
});
