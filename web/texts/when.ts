// Writes dates and times of day in the office's zone, as each language writes them.
import { LANGUAGE_LOCALES } from './compiled/languages.ts';
import type { PageLanguage } from './language.ts';

const ZONES: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are dear to make and few. */
function format(language: PageLanguage, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LANGUAGE_LOCALES[language], options);
  formats.set(key, known);
  return known;
}

/** `09.41`, `09:41`. */
export function timeOfDay(at: number | string, timeZone: string, language: PageLanguage): string {
  return format(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** `08.00`, `08:00` of the time `08:00`. */
export function timeAsWritten(time: string, language: PageLanguage): string {
  return language === 'id' ? time.replace(':', '.') : time;
}

/** `WIB`; the zone's own name if it has no short one here. */
export function zoneName(timeZone: string): string {
  return ZONES[timeZone] ?? timeZone;
}

/** `Senin, 7 Agustus 2017` of an instant. */
export function dayOfInstant(at: number | string, timeZone: string, language: PageLanguage): string {
  const options = { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return format(language, options).format(new Date(at));
}

/** `Senin, 7 Agustus` of a date `2017-08-07`. */
export function dayOfDate(date: string, language: PageLanguage, more: Intl.DateTimeFormatOptions = {}): string {
  const options = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', ...more } as const;
  return format(language, options).format(new Date(`${date}T12:00:00Z`));
}

/** `7 Agustus 2017` of a date `2017-08-07`. */
export function dateInFull(date: string, language: PageLanguage): string {
  const options = { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return format(language, options).format(new Date(`${date}T12:00:00Z`));
}

/** `Senin` of a date `2017-08-07`. */
export function weekdayOfDate(date: string, language: PageLanguage): string {
  return format(language, { timeZone: 'UTC', weekday: 'long' }).format(new Date(`${date}T12:00:00Z`));
}

/** The date `2017-08-07` that an instant with an offset is on, in that offset's zone. */
export function dateOfInstant(at: string): string {
  return at.slice(0, 10);
}
