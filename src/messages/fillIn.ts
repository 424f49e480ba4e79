// Puts values into the placeholders of a text, each written as the language writes it.
import {
  type DailyHours,
  type ParameterKind,
  type ParameterValue,
  type RefusalPeriod,
  TOLD_STATUSES,
  type ZonedMoment,
} from '../refusal.ts';
import { atTime, dateInWords, dayInWords, type Language, timeInWords, zoneLabel } from '../time.ts';
import type { PeriodTexts, StatusTexts } from './catalogue.ts';
import { type Wording, wordingFor } from './plural.ts';

type Values = Readonly<Record<string, ParameterValue>>;
type Kinds = Readonly<Record<string, ParameterKind>>;

export interface TextFilling {
  language: Language;
  periods: PeriodTexts;
  statuses: StatusTexts;
  kinds: Kinds;
  values: Values;
}

const NUMBER_FORMATS: Readonly<Record<Language, Intl.NumberFormat>> = {
  id: new Intl.NumberFormat('id'),
  en: new Intl.NumberFormat('en'),
};

/** Chooses the plural form by the parameter that counts, and fills it in. A placeholder without a value stays. */
export function fillIn(wording: Wording, filling: TextFilling): string {
  const { language, kinds, values } = filling;
  return wordingFor(language, wording, countedNumber(kinds, values)).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    const kind = kinds[name];
    return value === undefined || !kind ? whole : writtenValue(filling, kind, value);
  });
}

/** The number of things that the text is about. */
function countedNumber(kinds: Kinds, values: Values): number {
  const counted = Object.keys(kinds).find((name) => kinds[name] === 'count');
  return counted === undefined ? Number.NaN : Number(values[counted]);
}

function writtenValue(
  { language, periods, statuses }: TextFilling,
  kind: ParameterKind,
  value: ParameterValue,
): string {
  switch (kind) {
    case 'date':
      return dateInWords(value as string, language);
    case 'birthDate':
      return dayInWords(value as string, language);
    case 'moment':
      return timeOfMoment(value as ZonedMoment, language);
    case 'hours':
      return dailyHoursInWords(value as DailyHours, language);
    case 'status':
      return statusInWords(String(value), statuses);
    case 'period':
      return periodInWords(value as RefusalPeriod, language, periods);
    case 'number':
    case 'count':
      return NUMBER_FORMATS[language].format(value as number);
    case 'text':
      return String(value);
  }
}

function timeOfMoment({ at, zone }: ZonedMoment, language: Language): string {
  return timeInWords(at, zone, language);
}

/** `07.30-10.00 WIB`. */
function dailyHoursInWords({ from, to, zone, on }: DailyHours, language: Language): string {
  const hours = `${from}-${to}`;
  return `${language === 'id' ? hours.replaceAll(':', '.') : hours} ${zoneLabel(zone, atTime(on, from, zone))}`;
}

/** `W01 sedang dipanggil` for `W01 CALLED`. */
function statusInWords(value: string, statuses: StatusTexts): string {
  const status = TOLD_STATUSES.find((one) => value === one || value.endsWith(` ${one}`));
  return status ? value.slice(0, value.length - status.length) + statuses[status] : value;
}

function periodInWords({ from, to, hour, sinceAsked }: RefusalPeriod, language: Language, texts: PeriodTexts): string {
  const date = dateInWords(to, language);
  if (hour) return texts.hour.replace('{date}', date).replace('{hour}', timeOfMoment(hour, language));
  const { day, until, since } = texts;
  return (sinceAsked ? since : from === to ? day : until).replace('{date}', date);
}
