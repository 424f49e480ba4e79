// Dates as people type them, read day first by table; what the calendar does not have is no date, and two readings are none.
import { addDays, ageOn, isLocalDate, type LocalDate, weekday } from '../../src/time.ts';
import type { Warning } from './intent.ts';
import { DATE_FILLERS, DAY_WORDS, MONTHS, RELATIVE, WEEKDAYS } from './words.ts';

export type DateKind = 'birthDate' | 'visitDate';

/** A date with what was put right; or why there is none, and which dates may have been meant. */
export type DateReading =
  | { date: LocalDate; warnings: Warning[] }
  | { fault: 'UNREADABLE' | 'IMPOSSIBLE' | 'AMBIGUOUS'; choices: LocalDate[] };

const UNREADABLE: DateReading = { fault: 'UNREADABLE', choices: [] };
/** The longest spelling there is, with room for blanks. */
const MAX_DATE_TEXT = 60;

interface Number {
  digits: string;
}
type Token = Number | { word: string };

/** A birth date has digits; a visit has them or names its day. Most texts have neither, and are read no further. */
const MAY_BE_A_DATE: Record<DateKind, RegExp> = {
  birthDate: /\d/,
  visitDate: new RegExp(['\\d', ...WEEKDAYS.keys(), ...RELATIVE.keys()].join('|'), 'i'),
};

/** `today` is the office's date when the text was sent: it tells which century is meant, and when tomorrow is. */
export function readDate(text: string, kind: DateKind, today: LocalDate): DateReading {
  if (text.length > MAX_DATE_TEXT || !MAY_BE_A_DATE[kind].test(text)) return UNREADABLE;
  const digits = withDigits(text);
  const tokens = tokensOf(digits);
  if (!tokens) return UNREADABLE;
  const reading = withWeekday(tokens, kind, today);
  if ('fault' in reading || digits === text) return reading;
  return { date: reading.date, warnings: [...reading.warnings, 'DIGIT_FIXED'] };
}

/** O and I stand for digits where they stand among digits; in a word they are letters. */
function withDigits(text: string): string {
  if (!/\d[OoIl]|[OoIl]\d/.test(text)) return text;
  return text.replace(/(?<!\p{L})[0-9OoIl]+(?!\p{L})/gu, (run) => (/\d/.test(run) ? asDigits(run) : run));
}

/** Each O and I as the digit that it looks like. */
export function asDigits(text: string): string {
  return text.replace(/[Oo]/g, '0').replace(/[Il]/g, '1');
}

/** Numbers and words; null where something stands between them that stands in no date. */
function tokensOf(text: string): Token[] | null {
  if (!/^[\p{L}\d \n\-/.,']*$/u.test(text)) return null;
  const tokens: Token[] = [];
  for (const [piece] of text.toLowerCase().matchAll(/\d+|[\p{L}']+/gu)) {
    if (/\d/.test(piece)) tokens.push({ digits: piece });
    else if (!isOrdinal(piece, tokens)) tokens.push({ word: piece });
  }
  return tokens;
}

/** The `th` of 7th. */
function isOrdinal(word: string, before: readonly Token[]): boolean {
  const last = before.at(-1);
  return last !== undefined && 'digits' in last && last.digits.length <= 2 && /^(st|nd|rd|th)$/.test(word);
}

/** A day of the week may stand before the date, and then must be the date's, or stand alone and mean the next such day. */
function withWeekday(tokens: readonly Token[], kind: DateKind, today: LocalDate): DateReading {
  const days = tokens.flatMap((token) => ('word' in token ? (WEEKDAYS.get(token.word) ?? []) : []));
  const [day] = days;
  if (days.length > 1) return UNREADABLE;
  const rest = tokens.filter((token) => !('word' in token && WEEKDAYS.has(token.word)));
  const reading = rest.some((token) => 'digits' in token)
    ? withMonth(rest, kind, today)
    : kind === 'visitDate' && !isWeek(tokens)
      ? byWords(wordsIn(rest), day, today)
      : UNREADABLE;
  if (day === undefined || 'fault' in reading || weekday(reading.date) === day) return reading;
  return { fault: 'AMBIGUOUS', choices: [reading.date, nearest(reading.date, day)].toSorted() };
}

function wordsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => ('word' in token ? [token.word] : []));
}

/** "Minggu depan" is next week, "minggu ini" this one, and no day of it; Sunday is "hari Minggu" or "Ahad". */
function isWeek(tokens: readonly Token[]): boolean {
  const words = wordsIn(tokens);
  return words.includes('minggu') && (words.includes('depan') || words.join(' ') === 'minggu ini');
}

/** `besok`, `Senin`, `Senin depan`. */
function byWords(words: readonly string[], day: number | undefined, today: LocalDate): DateReading {
  const bare = words.filter((word) => !DATE_FILLERS.has(word)).join(' ');
  if (day !== undefined && (bare === '' || bare === 'ini')) {
    return { date: nextDay(day, today), warnings: ['RELATIVE_DATE'] };
  }
  const ahead = RELATIVE.get(words.join(' ')) ?? RELATIVE.get(bare);
  if (ahead !== undefined) return { date: addDays(today, ahead), warnings: ['RELATIVE_DATE'] };
  if (day === undefined || (bare !== 'depan' && bare !== 'next')) return UNREADABLE;
  const ofNextWeek = addDays(today, 7 - weekday(today) + day);
  const coming = nextDay(day, today);
  if (ofNextWeek === coming) return { date: coming, warnings: ['RELATIVE_DATE'] };
  return { fault: 'AMBIGUOUS', choices: [coming, ofNextWeek] };
}

function nextDay(day: number, today: LocalDate): LocalDate {
  return addDays(today, ((day - weekday(today) + 6) % 7) + 1);
}

/** The date with that day of the week next to another one, three days away at most. */
function nearest(date: LocalDate, day: number): LocalDate {
  const ahead = (day - weekday(date) + 7) % 7;
  return addDays(date, ahead > 3 ? ahead - 7 : ahead);
}

/** The month's name becomes its number, and with it the place of the day is known. */
function withMonth(tokens: readonly Token[], kind: DateKind, today: LocalDate): DateReading {
  const words = wordsIn(tokens).filter((word) => !DATE_FILLERS.has(word));
  const months = words.map((word) => MONTHS.get(word));
  const numbers = tokens.flatMap((token) => ('digits' in token ? [token.digits] : []));
  const [first = '', second = ''] = numbers;
  const isDayOnly = kind === 'visitDate' && numbers.length === 1 && wordsIn(tokens).some((word) => DAY_WORDS.has(word));
  if (months.length === 0 && isDayOnly && /^\d{1,2}$/.test(first)) return dayOfMonth(first, today);
  if (months.length === 0) return byNumbers(numbers, kind, today);
  const [month] = months;
  if (months.length > 1 || month === undefined) return UNREADABLE;
  if (numbers.length === 1) return withoutYear(first, month, kind, today);
  if (numbers.length !== 2) return UNREADABLE;
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  return dated({ day, month: String(month), year }, kind, today);
}

/** `tgl 7` is the next seventh; a number alone could be anything. */
function dayOfMonth(day: string, today: LocalDate): DateReading {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const dates = Array.from({ length: 13 }, (_, ahead) => {
    const at = month - 1 + ahead;
    return dateOfParts(String(year + Math.floor(at / 12)), String((at % 12) + 1), day);
  });
  const next = dates.find((date) => date !== null && date >= today);
  return next ? { date: next, warnings: ['YEAR_ADDED'] } : { fault: 'IMPOSSIBLE', choices: [] };
}

function byNumbers(numbers: readonly string[], kind: DateKind, today: LocalDate): DateReading {
  const [first = '', second = '', third = ''] = numbers;
  if (numbers.length === 1) return unbroken(first, kind, today);
  if (numbers.length === 3) {
    if (first.length === 4) return dated({ day: third, month: second, year: first }, kind, today);
    // 87-01-25: no month has that many days.
    const reading = dated({ day: first, month: second, year: third }, kind, today);
    if (third.length !== 2 || Number(first) <= 31) return reading;
    return yearFirst(dated({ day: third, month: second, year: first }, kind, today));
  }
  if (numbers.length === 2 && first.length <= 2 && second.length <= 2)
    return withoutYear(first, Number(second), kind, today);
  // More numbers may be a date and something behind it: 7-8-2017 7/8.
  const joined = numbers.join('');
  return numbers.length === 2 && joined.length === 8 ? unbroken(joined, kind, today) : UNREADABLE;
}

/** The digits of a date, as they were typed. */
interface TypedDate {
  day: string;
  month: string;
  year: string;
}

function dated({ day, month, year }: TypedDate, kind: DateKind, today: LocalDate): DateReading {
  if (day.length > 2 || month.length > 2) return UNREADABLE;
  if (year.length === 2) return twoDigitYear({ day, month, year }, kind, today);
  if (year.length !== 4) return UNREADABLE;
  const date = dateOfParts(year, month, day);
  return date ? { date, warnings: [] } : { fault: 'IMPOSSIBLE', choices: monthFirst(day, month, year) };
}

/** 01-25-1987 has one reading, the American one: it is asked about, never taken. */
function monthFirst(day: string, month: string, year: string): LocalDate[] {
  const date = dateOfParts(year, day, month);
  return date ? [date] : [];
}

/** A birth is in the latest such year that is not to come; an applicant who would be over ninety then is asked. */
function twoDigitYear({ day, month, year }: TypedDate, kind: DateKind, today: LocalDate): DateReading {
  const century = Number(today.slice(0, 2));
  const [recent, earlier] = [century, century - 1].map((one) => dateOfParts(`${one}${year}`, month, day));
  if (recent && (kind === 'visitDate' || recent <= today)) return { date: recent, warnings: ['TWO_DIGIT_YEAR'] };
  if (!earlier || kind === 'visitDate') return { fault: 'IMPOSSIBLE', choices: [] };
  if (ageOn(earlier, today) > 90) return { fault: 'AMBIGUOUS', choices: [earlier] };
  return { date: earlier, warnings: ['TWO_DIGIT_YEAR'] };
}

/** A visit is on the next such day; a birth date needs its year. */
function withoutYear(day: string, month: number, kind: DateKind, today: LocalDate): DateReading {
  if (kind === 'birthDate' || day.length > 2) return UNREADABLE;
  const year = Number(today.slice(0, 4));
  const dates = [year, year + 1].map((one) => dateOfParts(String(one), String(month), day));
  const next = dates.find((date) => date !== null && date >= today);
  return next ? { date: next, warnings: ['YEAR_ADDED'] } : { fault: 'IMPOSSIBLE', choices: [] };
}

/** Digits without anything between: eight as they should be, fewer where a nought or the century is left out. */
function unbroken(digits: string, kind: DateKind, today: LocalDate): DateReading {
  const part = (from: number, to?: number) => digits.slice(from, to);
  switch (digits.length) {
    case 8: {
      // Never a living applicant's day first as well: a year that begins with a month is before 1300.
      const other = dateOfParts(part(0, 4), part(4, 6), part(6));
      if (other && other >= EARLIEST) return { date: other, warnings: ['YEAR_FIRST'] };
      return dated({ day: part(0, 2), month: part(2, 4), year: part(4) }, kind, today);
    }
    case 7:
      return oneOf(
        [dateOfParts(part(3), part(1, 3), part(0, 1)), dateOfParts(part(3), part(2, 3), part(0, 2))],
        kind,
        today,
      );
    case 6: {
      const dayFirst = dated({ day: part(0, 2), month: part(2, 4), year: part(4) }, kind, today);
      if (!('fault' in dayFirst) || dayFirst.fault === 'AMBIGUOUS') return dayFirst;
      const short = dateOfParts(part(2), part(1, 2), part(0, 1));
      if (short && short >= EARLIEST) return { date: short, warnings: ['ZERO_MISSING'] };
      const reading = yearFirst(dated({ day: part(4), month: part(2, 4), year: part(0, 2) }, kind, today));
      return 'date' in reading ? reading : dayFirst;
    }
    default:
      return UNREADABLE;
  }
}

/** No living applicant was born before that: a year of 1012 is a month and a day. */
const EARLIEST = '1850-01-01';

function yearFirst(reading: DateReading): DateReading {
  return 'fault' in reading ? reading : { date: reading.date, warnings: [...reading.warnings, 'YEAR_FIRST'] };
}

/** The only reading, or the only one on that side of today; else it has to be asked. */
function oneOf(dates: readonly (LocalDate | null)[], kind: DateKind, today: LocalDate): DateReading {
  const readings = dates.filter((date) => date !== null);
  const possible = readings.filter((date) => (kind === 'birthDate' ? date <= today : date >= today));
  const left = possible.length > 0 ? possible : readings;
  if (left.length > 1) return { fault: 'AMBIGUOUS', choices: left };
  return left[0] ? { date: left[0], warnings: ['ZERO_MISSING'] } : { fault: 'IMPOSSIBLE', choices: [] };
}

function dateOfParts(year: string, month: string, day: string): LocalDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}
