// Dates and times as spreadsheets write them into cells: in words, by signs, or as Excel's numbers of days. Pure.
import { MONTHS } from '../../adapters/conversation/words.ts';
import { isLocalDate, type LocalDate, type LocalTime, timeOfMinutes } from '../../src/time.ts';

/** The order of day and month in front of the year. */
export type DateOrder = 'dmy' | 'mdy';

/** Excel counts days from here: 1 is the first of January 1900, and it knows a 29 February 1900 that never was. */
const EXCEL_EPOCH = '1899-12-30';
/** Excel's numbers of 1927 to 2119: smaller ones could be years. */
const EXCEL_DAYS = { from: 10_000, to: 80_000 };

/** null: it is no date, or its year has two digits. */
export function readDateCell(cell: string, order: DateOrder = 'dmy'): LocalDate | null {
  const text = cell.replace(/[T ]0{1,2}[:.]00([:.]00)?$/, '').trim();
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  if (isoYear) return dateOf(isoYear, isoMonth, isoDay);
  const [, first, second, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
  if (year) return order === 'dmy' ? dateOf(year, second, first) : dateOf(year, first, second);
  const [, day, word, wordYear] = /^(\d{1,2})[-/. ]+(\p{L}+)[-/. ,]+(\d{4})$/u.exec(text) ?? [];
  if (word) return dateOf(wordYear, monthOf(word), day);
  if (/^\d{7,8}$/.test(text)) return dateOfDigits(text.padStart(8, '0'), order);
  return /^\d{5}([.,]\d+)?$/.test(text) ? dateOfExcel(Number(text.slice(0, 5))) : null;
}

function dateOf(year = '', month = '', day = ''): LocalDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

function monthOf(word: string): string {
  return String(MONTHS.get(word.toLowerCase()) ?? 0);
}

/** `25011987`, as the format of chat has it, or `19870125`: in the century of living people only one of the two is a date. */
function dateOfDigits(digits: string, order: DateOrder): LocalDate | null {
  const [a, b, c] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  const dayFirst = order === 'dmy' ? dateOf(c, b, a) : dateOf(c, a, b);
  const yearFirst = dateOf(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6));
  const possible = [dayFirst, yearFirst].filter((date) => date !== null && date >= '1890' && date < '2120');
  return possible.length === 1 ? (possible[0] ?? null) : null;
}

function dateOfExcel(days: number): LocalDate | null {
  if (days < EXCEL_DAYS.from || days > EXCEL_DAYS.to) return null;
  return Temporal.PlainDate.from(EXCEL_EPOCH).add({ days }).toString();
}

const MINUTES_A_DAY = 24 * 60;

/** `08:00`, `8.00`, `08:00-09:00 WIB`, `8:00 AM`, or Excel's part of a day; null: it is no time of day. */
export function readTimeCell(cell: string): LocalTime | null {
  const part = /^0[.,](\d{3,})$/.exec(cell);
  if (part) return timeOfMinutes(Math.round(Number(`0.${part[1]}`) * MINUTES_A_DAY) % MINUTES_A_DAY);
  const [, hour, minute = '00', half] =
    /^(\d{1,2})(?:[.:](\d{2}))?(?:[.:]00)?(?:\s*-\s*\d{1,2}[.:]\d{2})?\s*(AM|PM)?(?:\s*(?:WIB|WITA|WIT))?$/i.exec(
      cell,
    ) ?? [];
  if (hour === undefined) return null;
  const hours = half ? (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) : Number(hour);
  return hours < 24 && Number(minute) < 60 ? timeOfMinutes(hours * 60 + Number(minute)) : null;
}

/** Excel has written a long number in short: its last digits are lost. */
export function isShortened(cell: string): boolean {
  return /^\d([.,]\d+)?E\+\d+$/i.test(cell);
}
