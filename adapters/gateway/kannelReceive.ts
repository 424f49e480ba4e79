// Requests of Kannel by GET: an SMS that came, or a receipt of one of ours.
import { createHmac } from 'node:crypto';
import { SignatureError, UnreadableRequestError } from '../../src/channel/faults.ts';
import type { DeliveryReceipt, Inbound } from '../../src/channel/messages.ts';
import type { RawRequest, RequestHead } from '../../src/channel/webhook.ts';
import { phoneNumber } from '../../src/phone.ts';
import { withFewFields } from '../fields.ts';
import { isSame } from '../signed.ts';
import type { KannelSettings } from './kannelSettings.ts';
import { readSender } from './sender.ts';

export function claims({ url }: RequestHead): boolean {
  return /[?&](?:secret|sign)=/.test(url);
}

/** Shows that a report is of this message, so that the secret itself is in no address that is sent along. */
export function signOfReport(secret: string, id: string): string {
  return createHmac('sha256', secret).update(`report ${id}`).digest('base64url');
}

/**
 * `get-url = "<public URL>/channels/sms?secret=<secret>&id=%I&from=%q&to=%Q&time=%T&charset=%C&text=%b"` in Kannel's
 * `sms-service` group, with `max-messages = 0`: the answer goes out by itself.
 */
export function receive({ url }: RawRequest, { secret }: KannelSettings): Inbound[] {
  const fields = fieldsOf(url);
  const given = (name: string) => fields.get(name)?.toString('utf8') ?? '';
  const isSigned = fields.has('dlr') && isSame(given('sign'), signOfReport(secret, given('dlr')));
  // Reports of messages that were sent before they were signed name the secret.
  if (!isSigned && !isSame(given('secret'), secret)) throw new SignatureError('The secret is not ours.');
  if (fields.has('dlr')) return [readReceipt(given('dlr'), given('status'), given('answer'))];
  const [id, from] = [given('id'), readSender(given('from'))];
  if (id === '') throw new UnreadableRequestError('The message has no id.');
  if (!from) return [{ type: 'dropped', reason: 'sender without a number' }];
  const to = phoneNumber(given('to')) ?? given('to');
  const text = decode(fields.get('text') ?? Buffer.alloc(0), given('charset'));
  return [{ type: 'message', messageId: id, from, to, text, media: [], ...sentAt(given('time')) }];
}

/** The bytes of each field as they came: which letters they are is told by another field. */
function fieldsOf(url: string): Map<string, Buffer> {
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  return new Map(
    withFewFields(query)
      .split('&')
      .flatMap((pair): [string, Buffer][] => {
        const [name = '', value = ''] = pair.split(/=(.*)/s);
        return name === '' ? [] : [[name, bytesOf(value)]];
      }),
  );
}

function bytesOf(text: string): Buffer {
  const parts = text.replaceAll('+', ' ').split(/%([0-9a-f]{2})/i);
  return Buffer.concat(parts.map((part, index) => Buffer.from(part, index % 2 === 1 ? 'hex' : 'utf8')));
}

/** %C: UTF-16BE for what was sent in sixteen bits; GSM, which Kannel keeps as UTF-8 (as Latin letters before 1.5). */
function decode(bytes: Buffer, charset: string): string {
  if (/^(utf-?16|ucs-?2)/i.test(charset)) return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Bits of a report, gwlib/dlr.h: several may be set (34: not delivered, and expired), and what is final counts first. */
const BITS: readonly [bits: number, status: DeliveryReceipt['status']][] = [
  [1, 'delivered'],
  // Not delivered, refused by the centre, expired.
  [2 | 16 | 32, 'failed'],
  [8, 'sent'],
  [4, 'queued'],
];

function readReceipt(providerId: string, report: string, answer: string): Inbound {
  const bits = /^\d{1,5}$/.test(report) ? Number(report) : 0;
  const status = BITS.find(([some]) => (bits & some) !== 0)?.[1];
  if (!status || providerId === '') return { type: 'dropped', reason: 'unknown status' };
  if (status !== 'failed') return { type: 'receipt', providerId, status };
  // The telephone may be off, the number gone, the text unwanted: all that can be tried is another way.
  return { type: 'receipt', providerId, status, errorCode: wordsOf(answer) ?? report, fault: 'address' };
}

/**
 * The centre's own words of why: `EXPIRED 001` of a report of SMPP (5.3, appendix B), or the name of the error. Nothing
 * else of the answer, which may quote the message.
 */
function wordsOf(answer: string): string | null {
  const [stat, error] = ['stat', 'err'].map((name) => new RegExp(`\\b${name}:\\s*(\\w{1,20})`, 'i').exec(answer)?.[1]);
  if (stat) return error ? `${stat} ${error}` : stat;
  const [, code, name = ''] = /^N?ACK\/(0x[\da-f]{1,8}|[\w -]{1,20})(?:\/([\w -]{1,60}))?/i.exec(answer) ?? [];
  return code ? `${name} ${code}`.trim() : null;
}

function sentAt(seconds: string): { sentAt?: string } {
  if (!/^\d{1,11}$/.test(seconds)) return {};
  return { sentAt: Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000).toString() };
}
