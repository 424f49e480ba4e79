// The fault of a birth date of three parts, and the part that the page marks.
import { expect, test } from 'vitest';
import { birthDateFault } from '../../web/book/birthDate.ts';
import { bookTexts } from '../../web/texts/book/texts.ts';

const faultOf = (text: string, language: 'id' | 'en' = 'en') => {
  const [day = '', month = '', year = ''] = text.split('/');
  const fault = birthDateFault({ day, month, year }, '2017-08-01', bookTexts(language));
  return fault && `${fault.part}: ${fault.text}`;
};

test.each([
  ['25/1/1987', null],
  ['29/2/2016', null],
  ['1/8/2017', null],
  ['//', 'day: Enter the date of birth.'],
  ['25/1/', 'year: The date of birth must include a year.'],
  ['/1/', 'day: The date of birth must include a day and a year.'],
  ['0/1/1990', 'day: The day must be a number from 1 to 31.'],
  ['x/1/1990', 'day: The day must be a number from 1 to 31.'],
  ['1/13/1990', 'month: The month must be a number from 1 to 12.'],
  ['1/1/87', 'year: The year must have four digits, for example 1987.'],
  ['1/1/1887', 'year: Check the year of birth: it must be between 1900 and this year.'],
  ['31/2/1990', 'day: There is no such day: February 1990 has only 28 days.'],
  ['2/8/2017', 'year: The date of birth must not be in the future.'],
])('%s', (typed, fault) => {
  expect(faultOf(typed)).toBe(fault);
});

test('is said in Indonesian as well', () => {
  expect(faultOf('31/2/1990', 'id')).toBe('day: Tanggal itu tidak ada: Februari 1990 hanya sampai tanggal 28.');
  expect(faultOf('25//', 'id')).toBe('month: Tanggal lahir belum lengkap: bulan dan tahun belum diisi.');
});
