// By SMS what is said fits one segment of plain letters wherever what it has to say allows it, in both languages.
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import {
  faultOfText,
  type OwnText,
  PRIVACY_PARTS,
  REPLIES,
  type ReplyKey,
  sayReply,
  smsOf,
} from '../../src/messages/index.ts';
import { SAMPLE } from '../../src/messages/sample.ts';
import type { Language } from '../../src/time.ts';

/** The replies that cannot be said in a hundred and sixty letters, and why. */
const LONGER: Partial<Record<ReplyKey, string>> = {
  multipleApplicants: 'names the count and a line to copy',
};
/** These stand on a page, and are never sent. */
const ON_PAGES: ReadonlySet<string> = new Set(['privacyBrief', ...PRIVACY_PARTS]);

describe.each(['id', 'en'] as Language[])('in %s', (language) => {
  const sent = (Object.keys(REPLIES) as ReplyKey[]).filter((key) => !ON_PAGES.has(key));

  test.each(sent)('%s', (key) => {
    const parameters = Object.fromEntries(Object.keys(REPLIES[key]).map((name) => [name, SAMPLE[name]]));
    expect(Object.values(parameters)).not.toContain(undefined);
    const text = sayReply({ language, sms: true }, key, parameters as never);
    const message = new SegmentedMessage(text);
    expect(message.encodingName, text).toBe('GSM-7');
    if (!LONGER[key]) expect(message.segmentsCount, `${text.length}: ${text}`).toBe(1);
  });
});

describe("an office's own sentence", () => {
  const parameters = SAMPLE as never;
  const own = (text: string, more: Partial<OwnText> = {}): OwnText => ({
    key: 'confirmed',
    language: 'id',
    text,
    ...more,
  });
  const GAPS = '{number} {code} {date} {from} {arriveBy}';
  const said = (texts: OwnText[], sms: boolean, key: ReplyKey = 'confirmed') =>
    sayReply({ language: 'id', sms, texts }, key, parameters);

  test('replaces the short words of an SMS only where it is for SMS', () => {
    expect(said([own('Panjang')], false)).toBe('Panjang');
    expect(said([own('Panjang')], true)).toBe(said([], true));
    expect(said([own('Pendek', { sms: true })], true)).toBe('Pendek');
    expect(said([own('Pendek', { sms: true })], false)).toBe(said([], false));
    const both = [own('Panjang'), own('Pendek', { sms: true })];
    expect([said(both, false), said(both, true)]).toEqual(['Panjang', 'Pendek']);
    // Without short words of its own an SMS says what all channels say.
    expect(said([own('Batal', { key: 'languageSet' })], true, 'languageSet')).toBe('Batal');
  });

  test('tells what it costs', () => {
    expect(smsOf(own('Singkat'))).toBeNull();
    expect(smsOf(own(GAPS, { sms: true }))).toBe(1);
    expect(smsOf(own(`${GAPS} jum’at`, { sms: true }))).toBe(1);
    expect(smsOf(own(`${GAPS} 👍 ${'x'.repeat(40)}`, { sms: true }))).toBe(2);
    expect(smsOf(own(`${GAPS} ${'x'.repeat(300)}`, { sms: true }))).toBe(3);
    expect(smsOf(own('Bahasa', { key: 'languageSet' }))).toBe(1);
    expect(smsOf(own('x', { key: 'nothing' }))).toBeNull();
  });

  test('is refused where no telephone puts it together, with what it would cost and why', () => {
    const long = `${GAPS} ${'panjang '.repeat(95)}`;
    expect(faultOfText(own(long, { sms: true }))).toBeNull();
    expect(faultOfText(own(`${long} “Zoë” 👍`, { sms: true }))).toMatchObject({
      message: 'would cost 13 SMS, at most 10; without “ ë ” 👍 it would take fewer',
      refusal: { refused: 'TEXT_TOO_MANY_SMS', parameters: { count: 13, limit: 10 } },
    });
    expect(faultOfText(own(`${long} 👍`))).toBeNull();
  });
});
