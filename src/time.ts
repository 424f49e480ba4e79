// Office-zone dates and instants; every function takes its time, none asks the machine for "now".
import { isInWrittenYears, withinWrittenYears } from './writtenYears.ts';

export const MINUTE_MS = 60_000;

/** A calendar date without a zone, `2017-08-07`. */
export type LocalDate = string;
/** A time of day without a zone, `09:00`. */
export type LocalTime = string;
export type Instant = Temporal.Instant;

export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Clock {
  now(): Instant;
}

/** The machine's clock, or one that starts at `start` and runs on from there. */
export function runningClock(start: Instant | null): Clock {
  if (start === null) return { now: () => Temporal.Now.instant() };
  const offset = start.epochMilliseconds - Date.now();
  return { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset) };
}

/** One that can be moved on, for training and for tests. */
export interface MovableClock extends Clock {
  advance(minutes: number): void;
}

export function movableClock(start: Instant | null): MovableClock {
  const clock = runningClock(start);
  let ahead = 0;
  return {
    now: () => addMinutes(clock.now(), ahead),
    advance(minutes) {
      ahead += minutes;
    },
  };
}

export function isMovable(clock: Clock): clock is MovableClock {
  return 'advance' in clock;
}

/** @throws RangeError also beyond the years 1 to 9999 */
export function instant(text: string): Instant {
  const at = Temporal.Instant.from(text);
  if (!isInWrittenYears(at)) throw new RangeError('The instant is not in the years 1 to 9999.');
  return at;
}

/** By milliseconds where these differ, in a twentieth of the time. */
export function isBefore(a: Instant, b: Instant): boolean {
  return (a.epochMilliseconds - b.epochMilliseconds || Temporal.Instant.compare(a, b)) < 0;
}

export function addMinutes(at: Instant, minutes: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds + Math.floor(minutes * 60_000));
}

/** The day last asked for in each zone, from its first millisecond to that of the next. */
const daysOfZones = new Map<string, { from: number; to: number; date: LocalDate }>();

/** The date it is in the zone: the office's own day, whatever UTC says. */
export function dateIn(zone: string, at: Instant): LocalDate {
  const moment = at.epochMilliseconds;
  const known = daysOfZones.get(zone);
  if (known && known.from <= moment && moment < known.to) return known.date;
  const start = at.toZonedDateTimeISO(zone).startOfDay();
  const to = start.add({ days: 1 }).startOfDay().epochMilliseconds;
  const date = start.toPlainDate().toString();
  daysOfZones.set(zone, { from: start.epochMilliseconds, to, date });
  return date;
}

/** The time of day in the zone, `09:00`. */
export function timeIn(zone: string, at: Instant): LocalTime {
  return at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** A time that the clocks skip that day is the moment at which they do; one that comes twice is the first of the two. */
export function atTime(date: LocalDate, time: LocalTime, zone: string): Instant {
  const key = `${date} ${time} ${zone}`;
  const known = knownTimes.get(key);
  if (known) return known;
  if (knownTimes.size === MAX_KNOWN_TIMES) knownTimes.clear();
  const at = withinWrittenYears(findTime(date, time, zone));
  knownTimes.set(key, at);
  return at;
}

/** The same days and times are asked for again and again, as the releases of three months are by each availability. */
const knownTimes = new Map<string, Instant>();
const MAX_KNOWN_TIMES = 5000;

function findTime(date: LocalDate, time: LocalTime, zone: string): Instant {
  const found = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
  if (60 * found.hour + found.minute === minutesOfDay(time)) return found.toInstant();
  const before = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? found).toInstant();
}

/** Whether the clocks are put forward or back on that day. */
export function clocksChange(date: LocalDate, zone: string): boolean {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).hoursInDay !== 24;
}

/** Minutes since 1970, whole ones. */
export function minuteOf(at: Instant): number {
  return Math.floor(at.epochMilliseconds / MINUTE_MS);
}

/** Minutes that pass from one moment to the other. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 60_000;
}

/**
 * No further than to the ends of what a date is written of: four digits of a year, the first of them the year 1. Days of UTC
 * are all of one length, and `Temporal` would take several times as long for a view of many days.
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  const to = noon(date) + days * MS_OF_DAY;
  if (to > LAST_NOON) return LAST_DATE;
  return to < FIRST_NOON ? FIRST_DATE : new Date(to).toISOString().slice(0, 10);
}

const MS_OF_DAY = 86_400_000;
const FIRST_DATE = '0001-01-01';
const LAST_DATE = '9999-12-31';
const FIRST_NOON = noon(FIRST_DATE);
const LAST_NOON = noon(LAST_DATE);

/** Each day from the one to the other, both included; none if `to` is before `from`. Also up to the last day a date can name. */
export function datesBetween(from: LocalDate, to: LocalDate): LocalDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, days) => addDays(from, days));
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: LocalDate): number {
  return new Date(noon(date)).getUTCDay() || 7;
}

/** Full years from `birthDate` to `date`; negative where the birth is still to come. */
export function ageOn(birthDate: LocalDate, date: LocalDate): number {
  if (birthDate > date) return -1;
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

export function minutesOfDay(time: LocalTime): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}

export function timeOfMinutes(minutes: number): LocalTime {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const textsOfInstants = new WeakMap<Instant, Map<string, string>>();

/** An instant keeps the texts that were made of it: the people of one window share its instants. */
function writtenOnce(at: Instant, zone: string, write: () => string): string {
  const known = textsOfInstants.get(at) ?? new Map<string, string>();
  textsOfInstants.set(at, known);
  const text = known.get(zone) ?? write();
  known.set(zone, text);
  return text;
}

/** RFC 3339 with the office's offset, `2017-08-07T09:00:00+07:00`. */
export function rfc3339(at: Instant, zone: string): string {
  return writtenOnce(at, zone, () =>
    at.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' }),
  );
}

/** For the database. */
export function inUtc(at: Instant): string {
  return writtenOnce(at, 'Z', () => at.toString());
}

const ZONE_LABELS: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** The local name of a zone: WIB, WITA, WIT; elsewhere the offset. */
export function zoneLabel(zone: string, at: Instant): string {
  return ZONE_LABELS[zone] ?? `UTC${at.toZonedDateTimeISO(zone).offset}`;
}

const DATE_LOCALES: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
const DAY_FORMAT = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const dayFormats = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    {
      date: new Intl.DateTimeFormat(DATE_LOCALES[language], { ...DAY_FORMAT, weekday: 'long' }),
      day: new Intl.DateTimeFormat(DATE_LOCALES[language], DAY_FORMAT),
    },
  ]),
) as Record<Language, { date: Intl.DateTimeFormat; day: Intl.DateTimeFormat }>;

/** `Senin, 7 Agustus 2017`, `Monday, 7 August 2017`. */
export function dateInWords(date: LocalDate, language: Language): string {
  return dayFormats[language].date.format(noon(date)).replace(/^(\w+) /, '$1, ');
}

/** `7 Agustus 2017`, `7 August 2017`. */
export function dayInWords(date: LocalDate, language: Language): string {
  return dayFormats[language].day.format(noon(date));
}

function noon(date: LocalDate): number {
  return Date.parse(`${date}T12:00:00Z`);
}

/** `09.00 WIB` in Indonesian, `09:00 WIB` in English. */
export function timeInWords(at: Instant, zone: string, language: Language): string {
  const time = timeIn(zone, at);
  return `${language === 'id' ? time.replace(':', '.') : time} ${zoneLabel(zone, at)}`;
}

/** `07082017`, as applicants type it. */
export function dateAsTyped(date: LocalDate): string {
  const [year, month, day] = date.split('-');
  return `${day}${month}${year}`;
}

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a date that the calendar has. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  // PostgreSQL has none either.
  if (year === 0) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (DAYS_OF_MONTHS[month - 1] ?? 0) + (leap ? 1 : 0);
}
