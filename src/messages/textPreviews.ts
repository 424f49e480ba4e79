// A text as applicants would get it by each channel, with sample values: for managers, before it is saved.
import type { Language } from '../time.ts';
import type { ReplyKey } from './catalogue.ts';
import { CATALOGUES } from './catalogues.ts';
import { inSevenBits, partsOf } from './gsm7.ts';
import { mailSubject } from './mailSubject.ts';
import { isOnPage, type OwnText } from './ownTexts.ts';
import type { Wording } from './plural.ts';
import { SAMPLE } from './sample.ts';
import { sayReply } from './say.ts';

/** A text in an office's own wording; null: the standard one. */
export interface TriedText {
  key: ReplyKey;
  language: Language;
  text: string | null;
  /** By SMS only. */
  smsText: string | null;
}

export interface TextPreview {
  channel: 'WHATSAPP' | 'SMS' | 'EMAIL' | 'WEB';
  /** Of a mail. */
  subject: string | null;
  text: string;
  /** Segments of an SMS. */
  smsCount: number | null;
}

/** The values that an office sets itself. */
interface OfficeValues {
  office: string;
  bring: string;
}

/** The privacy notice is read on its page; all other texts are sent. */
export function previewsOfText(tried: TriedText, office: OfficeValues): TextPreview[] {
  const { key, language } = tried;
  const texts = ownTextsOf(tried);
  const values = { ...SAMPLE, ...office };
  const said = (sms: boolean) => sayReply({ language, sms, texts }, key, values as never);
  if (isOnPage(key)) return [{ channel: 'WEB', subject: null, text: said(false), smsCount: null }];
  const short = inSevenBits(said(true));
  return [
    { channel: 'WHATSAPP', subject: null, text: said(false), smsCount: null },
    { channel: 'SMS', subject: null, text: short, smsCount: partsOf(short) },
    {
      channel: 'EMAIL',
      subject: mailSubject(language, { office: office.office, code: String(SAMPLE.code) }),
      text: said(false),
      smsCount: null,
    },
  ];
}

function ownTextsOf({ key, language, text, smsText }: TriedText): OwnText[] {
  return [
    ...(text === null ? [] : [{ key, language, text }]),
    ...(smsText === null ? [] : [{ key, language, text: smsText, sms: true }]),
  ];
}

/** The standard wording, of a text that counts something the one for most numbers; null: there is no short one. */
export function standardWording(language: Language, key: ReplyKey, sms: boolean): string | null {
  const { replies, short } = CATALOGUES[language];
  const wording: Wording | undefined = sms ? short[key] : replies[key];
  return typeof wording === 'string' ? wording : (wording?.other ?? null);
}
