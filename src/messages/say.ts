// Says a refusal, a reply or a word of a list in the reader's language.
import { REFUSALS, type Refusal, type RefusalPeriod } from '../refusal.ts';
import { dateIn, type Instant, type Language } from '../time.ts';
import { type FieldName, REPLIES, type ReplyKey, type ReplyParameters } from './catalogue.ts';
import { CATALOGUES } from './catalogues.ts';
import { fillIn } from './fillIn.ts';
import type { ListWord } from './listWords.ts';
import type { OwnText } from './ownTexts.ts';

/** The wording in which a reader is addressed. */
export interface Voice {
  language: Language;
  /** Whether to use the short wording that fits into one SMS, if there is one. */
  sms?: boolean;
  /** Texts that the office words itself. */
  texts?: readonly OwnText[];
}

export function sayReply<K extends ReplyKey>(voice: Language | Voice, key: K, values: ReplyParameters<K>): string {
  const { language, sms = false, texts = [] }: Voice = typeof voice === 'string' ? { language: voice } : voice;
  const catalogue = CATALOGUES[language];
  const own = (forSms: boolean) =>
    texts.find((one) => one.key === key && one.language === language && (one.sms ?? false) === forSms)?.text;
  const short = sms ? (own(true) ?? catalogue.short[key]) : undefined;
  const wording = short ?? own(false) ?? catalogue.replies[key];
  return fillIn(wording, {
    language,
    periods: catalogue.period,
    statuses: catalogue.statuses,
    kinds: REPLIES[key],
    values,
  });
}

/** The parameters of a reply, each as this language writes it. */
export function parametersIn<K extends ReplyKey>(
  language: Language,
  key: K,
  values: ReplyParameters<K>,
): Record<string, string> {
  const { period: periods, statuses } = CATALOGUES[language];
  const filling = { language, periods, statuses, kinds: REPLIES[key], values };
  return Object.fromEntries(Object.keys(REPLIES[key]).map((name) => [name, fillIn(`{${name}}`, filling)]));
}

export function sayRefusal(language: Language, refusal: Refusal): string {
  const catalogue = CATALOGUES[language];
  const { refused, parameters } = refusal;
  const { hour, begun } = (refused === 'FULL' ? parameters.period : {}) as Partial<RefusalPeriod>;
  const wording = hour ? catalogue.hourFull : begun ? catalogue.todayFull : catalogue.refusals[refused];
  return fillIn(wording, {
    language,
    periods: catalogue.period,
    statuses: catalogue.statuses,
    kinds: REFUSALS[refused],
    values: parameters,
  });
}

/** An unknown code after the database was restored: the bookings of that time are lost. */
export function sayLostCode(language: Language, lost: { takenAt: Instant; restoredAt: Instant }, zone: string): string {
  const { codeLost, period, statuses } = CATALOGUES[language];
  const values = {
    date: dateIn(zone, lost.takenAt),
    from: { at: lost.takenAt, zone },
    untilDate: dateIn(zone, lost.restoredAt),
    until: { at: lost.restoredAt, zone },
  };
  const kinds = { date: 'date', from: 'moment', untilDate: 'date', until: 'moment' } as const;
  return fillIn(codeLost, { language, periods: period, statuses, kinds, values });
}

/** `nama, tanggal lahir`. */
export function nameFields(language: Language, fields: readonly FieldName[]): string {
  return fields.map((field) => CATALOGUES[language].fields[field]).join(', ');
}

/** A word of a printed list or table. */
export function listWord(language: Language, word: ListWord): string {
  return CATALOGUES[language].lists[word];
}

/** The number of people on a list: `1 person`. */
export function sayPeopleExpected(language: Language, people: number): string {
  const { peopleExpected, period, statuses } = CATALOGUES[language];
  return fillIn(peopleExpected, {
    language,
    periods: period,
    statuses,
    kinds: { people: 'count' },
    values: { people },
  });
}
