// Dates and times of day as people type them, day first: pure.
import { readDate } from '../book/fields.ts';

/** `25-01-1987` of `1987-01-25`; empty of nothing. */
export function typedDate(date: string): string {
  return date.split('-').reverse().join('-');
}

/** `1987-01-25` of `25-01-1987`, `25/1/1987` or `25011987`; null where it is no day of the calendar. */
export function dateTyped(text: string): string | null {
  const match =
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text.trim()) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text.trim());
  const [, day = '', month = '', year = ''] = match ?? [];
  return readDate(day, month, year);
}

/** `08:00` of `8.00`, `08:00` or `8`; null where it is no time of a day; 24:00 is its end. */
export function timeTyped(text: string): string | null {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[.:](\d\d))?$/.exec(text.trim()) ?? [];
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) || time === '24:00' ? time : null;
}
