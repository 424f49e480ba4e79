// Reads dates, times of day and periods as people type them, day first: what cannot be read is null, and never a time: pure.
import { readDateParts } from '../fields/fields.ts';

/** `25-01-1987` of `1987-01-25`; empty of nothing. */
export function dateInDigits(date: string): string {
  return date.split('-').reverse().join('-');
}

/** `1987-01-25` of `25-01-1987`, `25/1/1987` or `25011987`; null if it is no day of the calendar. */
export function dateTyped(text: string): string | null {
  const match =
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text.trim()) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text.trim());
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  return readDateParts(day, month, year);
}

const TYPED_TIME = /^(?:(?:jam|pukul|pk\.?) *)?(?:(\d{1,2})(?:[.:](\d\d))?|(\d\d)(\d\d))$/i;

/** `08:00` of `8.00`, `08:00`, `0800`, `8` or `jam 8`; null if it is no time from 00:00 to 23:59. */
export function timeTyped(text: string): string | null {
  const match = TYPED_TIME.exec(text.trim());
  if (!match) return null;
  const time = `${(match[1] ?? match[3] ?? '').padStart(2, '0')}:${match[2] ?? match[4] ?? '00'}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null;
}

/** As `timeTyped`, and `24:00`, the end of a day. */
export function endTyped(text: string): string | null {
  return /^24([.:]?00)?$/.test(text.trim()) ? '24:00' : timeTyped(text);
}

/** `12:00-13:00` of `12-13`, `12.00 – 13.00` or `12 sampai 13`; null if it is no period that ends after it begins. */
export function periodTyped(text: string): string | null {
  const ends = text.trim().split(/ *(?:-|–|—|\bs[./]?d\.?(?= |\d)|\bsampai\b|\bto\b) */i);
  const [from, to] = ends.map(timeTyped);
  return ends.length === 2 && from && to && from < to ? `${from}-${to}` : null;
}

/** Each of the periods that commas or blanks part; null for one that cannot be read. */
export function periodsTyped(text: string): (string | null)[] {
  return text
    .replace(/(\d) +(?=\d)/g, '$1,')
    .split(/[,;]/)
    .filter((one) => one.trim())
    .map(periodTyped);
}
