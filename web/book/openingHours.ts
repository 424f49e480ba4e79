// The opening hours of a week in few lines: days alike stand together. Pure.
import type { PageLanguage } from '../texts/language.ts';
import { weekdayOfDate } from '../texts/when.ts';
import type { OfficeToBook } from './bookingInput.ts';

type OpenDay = OfficeToBook['schedules'][number]['week'][number];

/** Dates by which the days of a week are named, Monday first. */
const SOME_WEEK = {
  MONDAY: '2017-08-07',
  TUESDAY: '2017-08-08',
  WEDNESDAY: '2017-08-09',
  THURSDAY: '2017-08-10',
  FRIDAY: '2017-08-11',
  SATURDAY: '2017-08-12',
  SUNDAY: '2017-08-13',
} as const satisfies Record<OpenDay['weekday'], string>;
const WEEKDAYS: readonly string[] = Object.values(SOME_WEEK);

export interface OpeningLine {
  /** `Senin–Kamis`. */
  days: string;
  /** `08.00–16.00`. */
  hours: string;
  breaks: string[];
}

/** By the latest schedule that holds on that date; a day that is not named is closed. */
export function openingLines(
  schedules: OfficeToBook['schedules'],
  today: string,
  language: PageLanguage,
): OpeningLine[] {
  const valid = schedules.filter(({ from }) => from === null || from <= today);
  const runs: { from: string; to: string; open: OpenDay }[] = [];
  for (const date of WEEKDAYS) {
    const open = valid.at(-1)?.week.find(({ weekday }) => SOME_WEEK[weekday] === date);
    if (!open) continue;
    const last = runs.at(-1);
    const follows = last && WEEKDAYS.indexOf(last.to) + 1 === WEEKDAYS.indexOf(date);
    if (last && follows && isAlike(last.open, open)) last.to = date;
    else runs.push({ from: date, to: date, open });
  }
  return runs.map(({ from, to, open }) => ({
    days: [...new Set([from, to])].map((date) => weekdayOfDate(date, language)).join('–'),
    hours: periodInWords(open.hours, language),
    breaks: open.breaks.map((period) => periodInWords(period, language)),
  }));
}

function isAlike(a: OpenDay, b: OpenDay): boolean {
  return a.hours === b.hours && a.breaks.join() === b.breaks.join();
}

function periodInWords(period: string, language: PageLanguage): string {
  const dashed = period.replace('-', '–');
  return language === 'id' ? dashed.replaceAll(':', '.') : dashed;
}
