// Dates as people type them: one reading is taken, two are asked about, and what the calendar lacks is none.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '../../adapters/conversation/dates.ts';
import { addDays, dateAsTyped, dateInWords, dayInWords, isLocalDate } from '../../src/time.ts';

/** A Tuesday. */
const TODAY = '2017-08-01';
const visit = (typed: string) => readDate(typed, 'visitDate', TODAY);
const birth = (typed: string) => readDate(typed, 'birthDate', TODAY);

describe('a visit', () => {
  test.each([
    ['07082017', '2017-08-07', []],
    ['7-8-2017', '2017-08-07', []],
    ['7/8/2017', '2017-08-07', []],
    ['7.8.2017', '2017-08-07', []],
    ['7 8 2017', '2017-08-07', []],
    ['7 - 8 - 2017', '2017-08-07', []],
    ['2017-08-07', '2017-08-07', []],
    ['2017-8-7', '2017-08-07', []],
    ['0708 2017', '2017-08-07', []],
    ['7 Agustus 2017', '2017-08-07', []],
    ['7-AGU-2017', '2017-08-07', []],
    ['7 Mei 2018', '2018-05-07', []],
    ['7 May 2018', '2018-05-07', []],
    ['August 7th, 2017', '2017-08-07', []],
    ['2017 August 7', '2017-08-07', []],
    ['hari Senin tanggal 7 Agustus 2017', '2017-08-07', []],
    ["Jum'at, 11-08-2017", '2017-08-11', []],
    ['20170807', '2017-08-07', ['YEAR_FIRST']],
    ['7/8/17', '2017-08-07', ['TWO_DIGIT_YEAR']],
    ['070817', '2017-08-07', ['TWO_DIGIT_YEAR']],
    ['7082017', '2017-08-07', ['ZERO_MISSING']],
    ['1112017', '2017-11-01', ['ZERO_MISSING']],
    ['O7O82017', '2017-08-07', ['DIGIT_FIXED']],
    ['7 Agustus', '2017-08-07', ['YEAR_ADDED']],
    ['31/7', '2018-07-31', ['YEAR_ADDED']],
    ['hari ini', '2017-08-01', ['RELATIVE_DATE']],
    ['Besok', '2017-08-02', ['RELATIVE_DATE']],
    ['lusa', '2017-08-03', ['RELATIVE_DATE']],
    ['besok Rabu', '2017-08-02', ['RELATIVE_DATE']],
    ['Selasa', '2017-08-08', ['RELATIVE_DATE']],
    ['hari Senin', '2017-08-07', ['RELATIVE_DATE']],
    ['next Monday', '2017-08-07', ['RELATIVE_DATE']],
    ['Senin ini', '2017-08-07', ['RELATIVE_DATE']],
    ['pada besok lusa', '2017-08-03', ['RELATIVE_DATE']],
    ['7th August 2017', '2017-08-07', []],
    ['070820 17', '2017-08-07', []],
    ['07 082017', '2017-08-07', []],
    ['7-8-2017'.padStart(60), '2017-08-07', []],
    ['O7-O8-2017', '2017-08-07', ['DIGIT_FIXED']],
    ['1/8', '2017-08-01', ['YEAR_ADDED']],
    ['7/10', '2017-10-07', ['YEAR_ADDED']],
    ['tgl 1', '2017-08-01', ['YEAR_ADDED']],
    ['tgl 7 9', '2017-09-07', ['YEAR_ADDED']],
    ['2511987', '1987-01-25', ['ZERO_MISSING']],
  ])('%j is %s', (typed, date, warnings) => {
    expect(visit(typed)).toEqual({ date, warnings });
  });

  test.each([
    ['Selasa, 7 Agustus 2017', ['2017-08-07', '2017-08-08']],
    ['Jumat depan', ['2017-08-04', '2017-08-11']],
    ['besok Senin', ['2017-07-31', '2017-08-02']],
    ['Kamis, 7 Agustus 2017', ['2017-08-07', '2017-08-10']],
  ])('%j is asked about', (typed, choices) => {
    expect(visit(typed)).toEqual({ fault: 'AMBIGUOUS', choices });
  });
});

describe('the nearest date', () => {
  test.each([
    ['visitDate', '2017-08-15', 'tgl 7', '2017-09-07', 'YEAR_ADDED'],
    ['visitDate', '2017-10-15', 'tgl 7', '2017-11-07', 'YEAR_ADDED'],
    ['visitDate', '2017-12-15', 'tgl 7', '2018-01-07', 'YEAR_ADDED'],
    ['visitDate', '2018-01-31', 'tgl 29', '2018-03-29', 'YEAR_ADDED'],
    ['visitDate', '2017-11-01', '1112017', '2017-11-01', 'ZERO_MISSING'],
    ['birthDate', '2017-01-11', '1112017', '2017-01-11', 'ZERO_MISSING'],
    ['birthDate', '2017-08-01', '1112017', '2017-01-11', 'ZERO_MISSING'],
  ] as const)('as %s on %s by %j is %s', (kind, today, typed, date, warning) => {
    expect(readDate(typed, kind, today)).toEqual({ date, warnings: [warning] });
  });

  test('in another century has the leap years of that century', () => {
    const visit2101 = readDate('29-02-00', 'visitDate', '2101-01-01');
    expect(visit2101).toEqual({ fault: 'IMPOSSIBLE', choices: [] });
  });
});

describe('a birth', () => {
  test.each([
    ['250187', '1987-01-25', ['TWO_DIGIT_YEAR']],
    ['020112', '2012-01-02', ['TWO_DIGIT_YEAR']],
    ['010817', '2017-08-01', ['TWO_DIGIT_YEAR']],
    ['87-01-25', '1987-01-25', ['TWO_DIGIT_YEAR', 'YEAR_FIRST']],
    ['2511987', '1987-01-25', ['ZERO_MISSING']],
    ['111987', '1987-01-01', ['ZERO_MISSING']],
    ['19870125', '1987-01-25', ['YEAR_FIRST']],
    ['20081012', '2008-10-12', ['YEAR_FIRST']],
    ['25 Peb 87', '1987-02-25', ['TWO_DIGIT_YEAR']],
    ['870125', '1987-01-25', ['TWO_DIGIT_YEAR', 'YEAR_FIRST']],
    ['800125', '1980-01-25', ['TWO_DIGIT_YEAR', 'YEAR_FIRST']],
    // Ninety is taken, ninety-one is asked about.
    ['010827', '1927-08-01', ['TWO_DIGIT_YEAR']],
    // No one was born before 1850: what has another year has the day first.
    ['111850', '1850-01-01', ['ZERO_MISSING']],
    ['18500101', '1850-01-01', ['YEAR_FIRST']],
    ['10121012', '1012-12-10', []],
  ])('%j is %s', (typed, date, warnings) => {
    expect(birth(typed)).toEqual({ date, warnings });
  });

  test.each([
    ['1111987', ['1987-11-01', '1987-01-11']],
    ['020817', ['1917-08-02']],
    ['310726', ['1926-07-31']],
  ])('%j is asked about', (typed, choices) => {
    expect(birth(typed)).toEqual({ fault: 'AMBIGUOUS', choices });
  });

  test.each(['besok', 'Senin', '25 Januari', '25/1', '1987', 'tahun 1987', 'tgl 7', '87-01-5'])(
    '%j is none',
    (typed) => {
      expect(birth(typed)).toEqual({ fault: 'UNREADABLE', choices: [] });
    },
  );
});

test('a birth on a day that no year has is none', () => {
  expect(birth('31-02-87')).toEqual({ fault: 'IMPOSSIBLE', choices: [] });
});

describe('no date', () => {
  test.each([
    ...['29022017', '31062017', '00082017', '31-9-2017', '30 Februari', '2017-02-29', 'tgl 32', '31-02-17'],
    ...['87-01-1987', '990099', '9999999', 'O0082017'],
  ])('%j: not in the calendar', (typed) => {
    expect(visit(typed)).toEqual({ fault: 'IMPOSSIBLE', choices: [] });
  });

  test.each([
    ['08132017', '2017-08-13'],
    ['8/13/2017', '2017-08-13'],
  ])('%j: the month first is proposed only', (typed, other) => {
    expect(visit(typed)).toEqual({ fault: 'IMPOSSIBLE', choices: [other] });
  });

  test.each([
    ...['7 Sepuluh 2017', '7 Junaidi 2017', '7/8/2017/1', '7#8#2017', '070820177', '7-8-201', '12', '7-8 Agustus 2017'],
    ...['hari 7', 'tgl 123', '123 Agustus', '007-8-2017', '7-008-2017', '7 82017', '07 08 20 17', '7 8 2017th'],
    ...['l-8-2017', 'Senin besar', 'th 7 8 2017', '7 thx Agustus 2017', '7-8-2017'.padStart(61)],
    ...[
      'minggu depan',
      'Senin Selasa',
      'besok lusa besok',
      'depan',
      'tanggal',
      '',
      ' ',
      '-',
      '1'.repeat(5000),
      'Senin '.repeat(20),
    ],
  ])('%j cannot be read', (typed) => {
    expect(visit(typed)).toEqual({ fault: 'UNREADABLE', choices: [] });
  });
});

test('days are added as the calendar has them, and no further than to its ends', () => {
  const any = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(any, fc.integer({ min: -4_000_000, max: 4_000_000 }), (from, count) => {
      const date = from.toISOString().slice(0, 10);
      const to = Temporal.PlainDate.from(date).add({ days: count });
      const expected = to.year > 9999 ? '9999-12-31' : to.year < 1 ? '0001-01-01' : to.toString();
      expect(addDays(date, count)).toBe(expected);
    }),
  );
});

const days = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays('1900-01-01', count));

test('is read day first in every spelling, for every day', () => {
  fc.assert(
    fc.property(days, (date) => {
      const [year, month, day] = date.split('-');
      const is = { date, warnings: [] };
      expect(birth(dateAsTyped(date))).toEqual(is);
      for (const sign of '-/. ') expect(birth([day, Number(month), year].join(sign))).toEqual(is);
      for (const language of ['id', 'en'] as const) {
        expect(birth(dayInWords(date, language))).toEqual(is);
        expect(visit(dateInWords(date, language))).toEqual(is);
      }
      expect(birth(`${year}${month}${day}`)).toEqual({ date, warnings: ['YEAR_FIRST'] });
    }),
  );
});

test('whatever is typed, a date is one of the calendar', () => {
  const piece = fc.oneof(
    fc.constantFrom(' ', '-', '/', '.', ',', 'Agu', 'Mei', 'Senin', 'besok', 'depan', 'tgl', 'O', 'l', 'th'),
    fc.stringMatching(/^\d{1,4}$/),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const typed = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(typed, fc.constantFrom('birthDate', 'visitDate'), days, (text, kind, today) => {
      const reading = readDate(text, kind, today);
      const dates = 'fault' in reading ? reading.choices : [reading.date];
      for (const date of dates) expect(isLocalDate(date)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
