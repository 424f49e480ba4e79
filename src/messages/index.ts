// Says things in the reader's language.
import { REFUSALS, type Refusal, type RefusalPeriod } from '../refusal.ts';
import type { Language } from '../time.ts';
import {
  type Catalogue,
  type FieldName,
  fill,
  type ListWord,
  REPLIES,
  type ReplyKey,
  type ReplyParameters,
} from './catalogue.ts';
import { english } from './en.ts';
import { costlySigns, inSevenBits, partsOf } from './gsm7.ts';
import { indonesian } from './id.ts';
import { SAMPLE } from './sample.ts';

export {
  type FieldName,
  LIST_WORDS,
  type ListWord,
  REPLIES,
  type ReplyKey,
  type ReplyParameters,
} from './catalogue.ts';

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { id: indonesian, en: english };

/** A sentence that an office says in its own words. */
export interface OwnText {
  key: string;
  language: Language;
  text: string;
  /** For SMS alone; else it is for all other channels, and for SMS where that has no short wording of its own. */
  sms?: boolean | undefined;
}

/** How somebody is spoken to. */
export interface Voice {
  language: Language;
  /** In the few words that one SMS holds, where there are such. */
  sms?: boolean;
  /** Sentences of the office's own. */
  texts?: readonly OwnText[];
}

export function sayReply<K extends ReplyKey>(voice: Language | Voice, key: K, parameters: ReplyParameters<K>): string {
  const { language, sms = false, texts = [] }: Voice = typeof voice === 'string' ? { language: voice } : voice;
  const catalogue = CATALOGUES[language];
  const own = (forSms: boolean) =>
    texts.find((one) => one.key === key && one.language === language && (one.sms ?? false) === forSms)?.text;
  const short = sms ? (own(true) ?? catalogue.short[key]) : undefined;
  const sentence = short ?? own(false) ?? catalogue.replies[key];
  return fill(catalogue, language, sentence, parameters, REPLIES[key]);
}

/** The parameters of a sentence, each as this language writes it. */
export function parametersIn<K extends ReplyKey>(
  language: Language,
  key: K,
  parameters: ReplyParameters<K>,
): Record<string, string> {
  const names = Object.keys(REPLIES[key]);
  const write = (name: string) => fill(CATALOGUES[language], language, `{${name}}`, parameters, REPLIES[key]);
  return Object.fromEntries(names.map((name) => [name, write(name)]));
}

const LONGEST_TEXT = 1000;

/** As how many SMS it is paid for with usual names and dates; null: it goes by no SMS. */
export function smsOf({ key, language, text, sms }: OwnText): number | null {
  if (!isReply(key) || !(sms || CATALOGUES[language].short[key] === undefined)) return null;
  const parameters = Object.fromEntries(Object.keys(REPLIES[key]).map((name) => [name, SAMPLE[name]]));
  return partsOf(inSevenBits(fill(CATALOGUES[language], language, text, parameters as never, REPLIES[key])));
}

/** Telephones put as many together again; what is longer has to be sent as two. */
const MOST_SMS = 10;

function faultOfLength(text: OwnText): string | null {
  const count = text.sms ? (smsOf(text) ?? 0) : 0;
  if (count <= MOST_SMS) return null;
  const costly = costlySigns(inSevenBits(text.text)).slice(0, 10).join(' ');
  return `would cost ${count} SMS, at most ${MOST_SMS}${costly && `; without ${costly} it would take fewer`}`;
}

function isReply(key: string): key is ReplyKey {
  return Object.hasOwn(REPLIES, key);
}

/** What is wrong with a sentence of an office's own; null: nothing. Whatever stands in braces must be known to it. */
export function faultOfText(own: OwnText): string | null {
  const { key, text } = own;
  if (!Object.hasOwn(REPLIES, key)) return `there is no text ${key}`;
  if (text.trim() === '' || text.length > LONGEST_TEXT) return `must have 1 to ${LONGEST_TEXT} characters`;
  const known = Object.keys(REPLIES[key as ReplyKey]);
  const unknown = [...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name).find((name) => !known.includes(name));
  if (unknown !== undefined)
    return `{${unknown}} is not known here, only ${known.map((name) => `{${name}}`).join(', ') || 'nothing'}`;
  const needed = (NEEDED[key as ReplyKey] ?? []).find((name) => !text.includes(`{${name}}`));
  return needed ? `must hold {${needed}}` : faultOfLength(own);
}

/** Without these a message is of no use to whoever gets it. */
const NEEDED: Partial<Record<ReplyKey, readonly string[]>> = {
  held: ['code', 'confirmBy', 'date'],
  heldOverflow: ['code', 'confirmBy', 'date'],
  confirmed: ['number', 'code', 'date', 'from', 'arriveBy'],
  moved: ['number', 'code', 'date', 'from', 'arriveBy'],
  movedHeld: ['code', 'confirmBy', 'date'],
  offer: ['date', 'from', 'answerBy'],
  reminderDay: ['date', 'from', 'arriveBy'],
  reminderSoon: ['from', 'arriveBy'],
  called: ['number', 'counter'],
  passportReady: ['name'],
};

export function sayRefusal(language: Language, refusal: Refusal): string {
  const catalogue = CATALOGUES[language];
  const { refused, parameters } = refusal;
  const { hour, begun } = (refused === 'FULL' ? parameters.period : {}) as Partial<RefusalPeriod>;
  const sentence = hour ? catalogue.hourFull : begun ? catalogue.todayFull : catalogue.refusals[refused];
  return fill(catalogue, language, sentence, refusal.parameters, REFUSALS[refusal.refused]);
}

/** `nama, tanggal lahir`. */
export function nameFields(language: Language, fields: readonly FieldName[]): string {
  return fields.map((field) => CATALOGUES[language].fields[field]).join(', ');
}

/** A word of a printed list or table. */
export function listWord(language: Language, word: ListWord): string {
  return CATALOGUES[language].lists[word];
}

/** The language a reader asks for, by the header Accept-Language or a plain tag; Indonesian where it names neither. */
export function languageFrom(tags: string | null | undefined): Language {
  if (!tags) return 'id';
  const wanted = tags
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((p) => p.trim().startsWith('q='));
      return { tag: tag.split('-')[0]?.trim() ?? '', quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
    })
    .filter(({ tag, quality }) => quality > 0 && Object.hasOwn(CATALOGUES, tag))
    .sort((a, b) => b.quality - a.quality);
  return (wanted[0]?.tag as Language | undefined) ?? 'id';
}
