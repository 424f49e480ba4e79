// Says when the office is open: the hours of the week, or those of one day with its holiday. Pure.
import { dateInWords, type Language, type LocalDate, weekday, zoneLabel } from '../../src/time.ts';
import type { OpeningQuery } from './documents.ts';

type OpeningOfOffice = NonNullable<OpeningQuery['office']>;
type HoursOfDay = Pick<OpeningOfOffice['schedules'][number]['week'][number], 'hours' | 'breaks'>;

const DAYS_OF_WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
/** A Monday, by which days of the week are named. */
const SOME_MONDAY = '2017-08-07';
const MONDAY_DAY = 7;

export interface OpeningAsked {
  today: LocalDate;
  timeZone: string;
  language: Language;
}

/** `Senin-Kamis 08.00-16.00, istirahat 12.00-13.00`, a line for each run of days alike. */
export function weekInWords(opening: OpeningOfOffice, { today, timeZone, language }: OpeningAsked): string {
  const days = DAYS_OF_WEEK.map((_, index) => hoursOnWeekday(opening, index + 1, today));
  const runs: { from: number; to: number; hours: HoursOfDay }[] = [];
  days.forEach((hours, index) => {
    const last = runs.at(-1);
    if (!hours) return;
    if (last && last.to === index - 1 && isAlike(last.hours, hours)) last.to = index;
    else runs.push({ from: index, to: index, hours });
  });
  const zone = zoneLabel(timeZone, Temporal.Instant.from(`${today}T05:00:00Z`));
  return runs
    .map(({ from, to, hours }) => {
      const named =
        from === to ? weekdayName(from, language) : `${weekdayName(from, language)}-${weekdayName(to, language)}`;
      return `${named} ${hoursInWords(hours, language)} ${zone}`;
    })
    .join('\n');
}

/** null: closed on that day. */
export function openingHoursOn(opening: OpeningOfOffice, date: LocalDate): HoursOfDay | null {
  const exception = opening.exceptions.find((one) => one.date === date);
  if (exception?.open) return exception.open;
  return exception && !exception.open ? null : hoursOnWeekday(opening, weekday(date), date);
}

/** The name of a holiday, in brackets behind the day; nothing where the day is closed every week. */
export function reasonOn(opening: OpeningOfOffice, date: LocalDate): string {
  const reason = opening.exceptions.find((one) => one.date === date)?.reason ?? '';
  return reason === '' ? '' : ` (${reason})`;
}

export function hoursInWords({ hours, breaks }: HoursOfDay, language: Language): string {
  const written = (text: string) => (language === 'id' ? text.replaceAll(':', '.') : text);
  if (breaks.length === 0) return written(hours);
  return `${written(hours)}, ${language === 'id' ? 'istirahat' : 'break'} ${breaks.map(written).join(', ')}`;
}

/** By the latest schedule that is valid then; of several lines of people, the first. */
function hoursOnWeekday({ schedules }: OpeningOfOffice, day: number, date: LocalDate): HoursOfDay | null {
  const valid = schedules.filter(({ from }) => from === null || from <= date);
  const latest = valid.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).at(-1);
  return latest?.week.find((one) => one.weekday === DAYS_OF_WEEK[day - 1]) ?? null;
}

function isAlike(a: HoursOfDay, b: HoursOfDay): boolean {
  return a.hours === b.hours && a.breaks.join() === b.breaks.join();
}

function weekdayName(index: number, language: Language): string {
  const date = SOME_MONDAY.replace(/\d\d$/, String(MONDAY_DAY + index).padStart(2, '0'));
  return dateInWords(date, language).split(',')[0] ?? '';
}
