// Texts that an office words itself: the checks they must pass, and their cost by SMS.
import type { Language } from '../time.ts';
import { PRIVACY_PARTS, REPLIES, type ReplyKey } from './catalogue.ts';
import { CATALOGUES } from './catalogues.ts';
import { fillIn } from './fillIn.ts';
import { costlySigns, inSevenBits, partsOf } from './gsm7.ts';
import { SAMPLE } from './sample.ts';

/** A text that an office words itself. */
export interface OwnText {
  key: string;
  language: Language;
  text: string;
  /** For SMS only; otherwise for all other channels, and for SMS if there is no short standard wording. */
  sms?: boolean | undefined;
}

const MAX_TEXT_LENGTH = 1000;

/** Phones join this many segments; a longer text would have to be sent as two messages. */
const MAX_SMS_SEGMENTS = 10;

/** The number of SMS segments with usual names and dates; null if the text is not sent by SMS. */
export function smsOf({ key, language, text, sms }: OwnText): number | null {
  if (!isReplyKey(key) || isOnPage(key) || !(sms || CATALOGUES[language].short[key] === undefined)) return null;
  const { period: periods, statuses } = CATALOGUES[language];
  const filling = { language, periods, statuses, kinds: REPLIES[key], values: SAMPLE };
  return partsOf(inSevenBits(fillIn(text, filling)));
}

/** The fault of a text that an office words itself; null if it has none. All its placeholders must be parameters of the reply. */
export function faultOfText(own: OwnText): string | null {
  const { key, text } = own;
  if (!isReplyKey(key)) return `there is no text ${key}`;
  if (text.trim() === '' || text.length > MAX_TEXT_LENGTH) return `must have 1 to ${MAX_TEXT_LENGTH} characters`;
  const known = Object.keys(REPLIES[key]);
  const unknown = [...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name).find((name) => !known.includes(name));
  if (unknown !== undefined)
    return `{${unknown}} is not known here, only ${known.map((name) => `{${name}}`).join(', ') || 'nothing'}`;
  const needed = (REQUIRED_PARAMETERS[key] ?? []).find((name) => !text.includes(`{${name}}`));
  return needed ? `must hold {${needed}}` : faultOfLength(own);
}

function faultOfLength(text: OwnText): string | null {
  const count = text.sms ? (smsOf(text) ?? 0) : 0;
  if (count <= MAX_SMS_SEGMENTS) return null;
  const costly = costlySigns(inSevenBits(text.text)).slice(0, 10).join(' ');
  return `would cost ${count} SMS, at most ${MAX_SMS_SEGMENTS}${costly && `; without ${costly} it would take fewer`}`;
}

function isReplyKey(key: string): key is ReplyKey {
  return Object.hasOwn(REPLIES, key);
}

function isOnPage(key: ReplyKey): boolean {
  return key === 'privacyBrief' || PRIVACY_PARTS.some((part) => part === key);
}

/** Parameters without which a message is of no use to its recipient. */
const REQUIRED_PARAMETERS: Partial<Record<ReplyKey, readonly string[]>> = {
  privacyLine: ['link'],
  myData: ['link'],
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
