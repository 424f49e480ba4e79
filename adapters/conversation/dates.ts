// Dates as people type them, strictly day first; a date the calendar does not have is none.
import { isLocalDate, type LocalDate } from '../../src/time.ts';

/** Months in the order of the year, in Indonesian with its old spellings and in English. */
const MONTHS = [
  'jan januari january',
  'feb peb februari pebruari february',
  'mar maret march',
  'apr april',
  'mei may',
  'jun juni june',
  'jul juli july',
  'agu agt ags agst agustus aug august',
  'sep sept september',
  'okt oktober oct october',
  'nov nop november nopember',
  'des desember dec december',
].map((spellings) => spellings.split(' '));

/** `25011987`, `25-01-1987`, `25 / 1 / 1987`, `25 Januari 1987`, or year first where it is written with dashes. */
export function readDate(text: string): LocalDate | null {
  const typed = text
    .trim()
    .replace(/\s*([-/. ])\s*/g, '$1')
    .replace(/[a-z]{3,}/i, numberOfMonth);
  const match = /^(\d{2})(\d{2})(\d{4})$/.exec(typed) ?? /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed);
  if (match) return dateOf(match[3], match[2], match[1]);
  return isLocalDate(typed) ? typed : null;
}

function numberOfMonth(word: string): string {
  const month = MONTHS.findIndex((spellings) => spellings.includes(word.toLowerCase()));
  return month < 0 ? word : String(month + 1);
}

function dateOf(year?: string, month?: string, day?: string): LocalDate | null {
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}
