// Reads holidays out of a table (CSV) of dates and names, as spreadsheets save them. Pure.
import { parse } from 'csv-parse/sync';
import { isLocalDate, type LocalDate } from '../time.ts';
import { tooLargeCalendar, unreadableCalendar, unreadableLine } from './calendarFaults.ts';
import { kindOfEvent, type ReadHoliday } from './holidayKind.ts';

const SEPARATORS = [',', ';', '\t'];
const MAX_TABLE_ROWS = 2000;
const MAX_NAME_CHARACTERS = 100;
const LANGUAGES_OF_MONTHS = ['id', 'en'];

/** A table has a date and a name beside it somewhere; an iCalendar file begins with a line of its own. */
export function isHolidayTable(text: string): boolean {
  if (/^\s*BEGIN:/im.test(text)) return false;
  return text.split(/\r?\n|\r/, MAX_TABLE_ROWS).some((line) => {
    const cells = line.split(/[,;\t]/);
    return cells.length > 1 && cells.some((cell) => dateOfCell(cell.replaceAll('"', '')) !== null);
  });
}

/** @throws RefusedInput naming the first line without a date or a name: none is left out in silence. */
export function rowsOfTable(text: string): ReadHoliday[] {
  const rows = readRows(text);
  if (rows.length > MAX_TABLE_ROWS) throw tooLargeCalendar(`calendar: has more than ${MAX_TABLE_ROWS} rows.`);
  const isHeaded = rows[0]?.cells.every((cell) => dateOfCell(cell) === null) ?? false;
  return rows.slice(isHeaded ? 1 : 0).map(({ line, cells }) => {
    const at = cells.findIndex((cell) => dateOfCell(cell) !== null);
    const date = dateOfCell(cells[at] ?? '');
    if (date === null) throw unreadableLine(line, 'no date such as 2027-01-01 or 01-01-2027');
    const name = cells.slice(at + 1).find((cell) => cell !== '' && !isWeekdayName(cell) && dateOfCell(cell) === null);
    if (!name) throw unreadableLine(line, 'no name behind its date');
    const kind = kindOfEvent({ name, description: '', status: '', categories: '' });
    return { date, reason: name.replace(/\s+/g, ' ').slice(0, MAX_NAME_CHARACTERS), kind };
  });
}

interface TableRow {
  line: number;
  cells: string[];
}

function readRows(text: string): TableRow[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: SEPARATORS,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw unreadableCalendar(`calendar: is no table of dates and names: ${why.slice(0, 200)}`);
  }
}

/** `2027-01-31`, or with the day first: `31-01-2027`, `31/1/2027`, `31 Januari 2027`. Null: it is no day of the calendar. */
function dateOfCell(cell: string): LocalDate | null {
  const text = cell.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return dateOfParts(iso[1], iso[2], iso[3]);
  const digits = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (digits) return dateOfParts(digits[3], digits[2], digits[1]);
  const words = /^(?:\p{L}+,? +)?(\d{1,2})[ -](\p{L}{3,})\.?[ -](\d{4})$/u.exec(text);
  const month = words && MONTH_NUMBERS.get((words[2] ?? '').toLowerCase());
  return words && month ? dateOfParts(words[3], String(month), words[1]) : null;
}

function dateOfParts(year = '', month = '', day = ''): LocalDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  LANGUAGES_OF_MONTHS.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) =>
      Array.from({ length: 12 }, (_, index): [string, number] => [
        new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }).format(Date.UTC(2017, index, 1)).toLowerCase(),
        index + 1,
      ]),
    ),
  ),
);

const WEEKDAY_WORDS: ReadonlySet<string> = new Set(
  LANGUAGES_OF_MONTHS.flatMap((language) =>
    Array.from({ length: 7 }, (_, index) =>
      new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
        .format(Date.UTC(2017, 0, 1 + index))
        .toLowerCase(),
    ),
  ),
);

function isWeekdayName(cell: string): boolean {
  return WEEKDAY_WORDS.has(cell.toLowerCase().replace('’', "'")) || cell.toLowerCase() === "jum'at";
}
