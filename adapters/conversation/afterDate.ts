// Tells whether the words behind a visit date leave it as it is, and what of them the applicant has to be told.
import { addDays, type LocalDate, weekday } from '../../src/time.ts';
import { BESIDE_DATE, BESIDE_RELATIVES, FOR, IN_COMPANY, isAnyDay, RELATIVES, WITH } from './besideDate.ts';
import { readDate } from './dates.ts';
import type { Warning } from './intent.ts';
import { DATE_FILLERS, NUMBERS, POLITE, WEEKDAYS } from './words.ts';

/** Every way to part a text in a head and the words behind it, the longest head first. */
export function cutsOf(text: string): { head: string; tail: string }[] {
  // "07082017,tgl 7" and "07082017(senin)" have no blank, but no date has a bracket or a comma before a letter.
  const words = text.replace(/(?<=[\p{L}\d])([,;:(!]+)(?=\p{L})/gu, '$1 ').split(' ');
  return words.slice(1).flatMap((_, left) => {
    const count = words.length - 1 - left;
    // "Tgl" at the end belongs to the number behind it.
    if (DATE_FILLERS.has(words[count - 1]?.toLowerCase() ?? '')) return [];
    const head = words.slice(0, count).join(' ');
    return { head: head.replace(/[ .,;:!(]+$/, ''), tail: words.slice(count).join(' ') };
  });
}

/** An hour that is wished for. */
const HOUR_PATTERN =
  /(?:(?:sekitar|kira-kira|skitar) ?)?\b(?:jam|pukul|pkl|jm|at)\b\.? ?\d{1,2}(?:[.:]\d{2})?(?: ?-? ?(?:pagi|siang|sore|malam|wib|wita|wit|am|pm)\b)?/giu;
const PART_OF_DAY = /(?<!\b(?:selamat|met|good) )\b(?:pagi|siang|sore|malam|morning|afternoon)(?:an|nya)?\b/giu;

/** `warnings`: the words leave the date as it is. `otherDate`: they name another one. Neither: they have to be asked. */
export interface Tail {
  warnings?: Warning[];
  otherDate?: LocalDate;
}

/** `date` is the one they stand behind; null where there was none that the calendar has. */
export function readTail(tail: string, date: LocalDate | null, today: LocalDate): Tail {
  if (/[#?¿]/.test(tail)) return {};
  const rest = tail.replace(HOUR_PATTERN, ' ').replace(PART_OF_DAY, ' ');
  const words = wordsBehind(rest);
  const warnings: Warning[] = [rest === tail ? 'TRAILING_TEXT' : 'HOUR_IGNORED'];
  for (let at = 0; at < words.length; ) {
    const left = words.slice(at);
    const again = date ? dateAgain(left, date, today) : null;
    if (again && again !== 'UNKNOWN' && again.date !== date) return { otherDate: again.date };
    if (again === 'UNKNOWN') return {};
    const company = again ? 0 : companyWords(left);
    if (company > 0) warnings.push('COMPANION_IGNORED');
    const count = again?.count ?? (company || anyDayWords(left) || harmlessWords(left));
    if (count === 0) return {};
    at += count;
  }
  return { warnings: [...new Set(warnings)] };
}

/** In small letters, without the signs round them; a date keeps those within. */
function wordsBehind(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[ \n]+/)
    .map((word) => word.replace(/^[^\p{L}\p{M}\d+&]+|[^\p{L}\p{M}\d+&]+$/gu, ''))
    .filter((word) => word !== '');
}

const MAX_DATE_WORDS = 6;
const MAX_PHRASE_WORDS = 5;

/** The date once more, `tgl 7`, `hari Senin`, `7 Agustus 2017`, or another date; and how many words say so. */
function dateAgain(
  words: readonly string[],
  date: LocalDate,
  today: LocalDate,
): { date: LocalDate; count: number } | 'UNKNOWN' | null {
  const period = PERIODS.get(words.slice(0, 2).join(' '));
  if (period) return isInPeriod(date, today, period) ? { date, count: 2 } : 'UNKNOWN';
  const found = Array.from({ length: Math.min(MAX_DATE_WORDS, words.length) }, (_, index) => {
    const count = index + 1;
    return { count, dates: datesIn(words.slice(0, count), date, today) };
  }).filter(({ count, dates }) => dates.length > 0 && !DATE_FILLERS.has(words[count - 1] ?? ''));
  const same = found.findLast(({ dates }) => dates.includes(date));
  if (same) return { date, count: same.count + (isNext(words.slice(same.count - 1)) ? 1 : 0) };
  const longest = found.at(-1);
  const [other] = longest?.dates ?? [];
  return longest && other ? { date: other, count: longest.count } : null;
}

/** The `depan` of "tgl 7 Senin depan". */
function isNext([day = '', word = '']: readonly string[]): boolean {
  return WEEKDAYS.has(day) && (word === 'depan' || word === 'ini');
}

/** A day without its month, and a day of the week, are looked for from the date on; `besok` is counted from today. */
function datesIn(words: readonly string[], date: LocalDate, today: LocalDate): LocalDate[] {
  const hasDigits = words.some((word) => /\d/.test(word));
  const isDay = hasDigits || words.some((word) => WEEKDAYS.has(word));
  return (isDay ? [addDays(date, -1), today] : [today]).flatMap((from) => {
    const reading = readDate(words.join(' '), 'visitDate', from);
    if ('date' in reading) return [reading.date];
    // "Rabu depan" may be either; "tgl 9 Senin" is at odds with itself, and says nothing of the date.
    return reading.fault === 'AMBIGUOUS' && !hasDigits ? reading.choices : [];
  });
}

type DatePeriod = { unit: 'week' | 'month'; ahead: number };

const PERIODS: ReadonlyMap<string, DatePeriod> = new Map([
  ...['minggu ini', 'pekan ini', 'this week'].map((said): [string, DatePeriod] => [said, { unit: 'week', ahead: 0 }]),
  ...['minggu depan', 'pekan depan', 'next week'].map((said): [string, DatePeriod] => [
    said,
    { unit: 'week', ahead: 1 },
  ]),
  ...['bulan ini', 'bln ini', 'this month'].map((said): [string, DatePeriod] => [said, { unit: 'month', ahead: 0 }]),
  ...['bulan depan', 'bln depan', 'next month'].map((said): [string, DatePeriod] => [
    said,
    { unit: 'month', ahead: 1 },
  ]),
]);

function isInPeriod(date: LocalDate, today: LocalDate, { unit, ahead }: DatePeriod): boolean {
  if (unit === 'week') return mondayOf(date) === addDays(mondayOf(today), 7 * ahead);
  return monthNumber(date) === monthNumber(today) + ahead;
}

function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekday(date));
}

function monthNumber(date: LocalDate): number {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return 12 * year + month;
}

/** `bareng istri`, `sama 2 anak saya`, `sekeluarga`, `untuk 3 orang`: how many words name people who are not registered by it. */
function companyWords(words: readonly string[]): number {
  const [first = '', second = ''] = words;
  if (IN_COMPANY.has(first)) return 1;
  const people = numberInWords(first);
  if (people !== null) return /^(?:orang|org|people|persons)$/.test(second) && people > 1 ? 2 : 0;
  if (!WITH.has(first)) return 0;
  const end = words.findIndex((word, index) => index > 0 && !isOfRelatives(word));
  const said = words.slice(0, end < 0 ? words.length : end);
  // "Bareng istri 7 Agustus": a number behind them is no number of people.
  return said.some((word) => RELATIVES.has(word)) ? said.findLastIndex((word) => !/^\d$/.test(word)) + 1 : 0;
}

function isOfRelatives(word: string): boolean {
  return RELATIVES.has(word) || BESIDE_RELATIVES.has(word) || /^\d$/.test(word);
}

function numberInWords(word: string): number | null {
  return /^\d{1,2}$/.test(word) ? Number(word) : (NUMBERS.get(word) ?? null);
}

function anyDayWords(words: readonly string[]): number {
  for (let count = Math.min(MAX_PHRASE_WORDS, words.length); count > 0; count--) {
    if (isAnyDay(words.slice(0, count))) return count;
  }
  return 0;
}

/** `mohon dibantu`, `untuk istri saya`: words by themselves, and for whom it is. */
function harmlessWords(words: readonly string[]): number {
  const [first = '', second = ''] = words;
  if (FOR.has(first) && RELATIVES.has(second)) return 2;
  // Stretched letters are taken for one: "makasiiih".
  return isHarmless(first) || isHarmless(first.replace(/(.)\1+/gu, '$1')) ? 1 : 0;
}

function isHarmless(word: string): boolean {
  return BESIDE_DATE.has(word) || POLITE.has(word);
}
