// Webhooks of SMS Gateway for Android: messages, one by one or many, and receipts of ours.
import { createHash } from 'node:crypto';
import { SignatureError, UnreadableRequestError } from '../../src/channel/faults.ts';
import type { DeliveryReceipt, Inbound } from '../../src/channel/messages.ts';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { phoneNumber } from '../../src/phone.ts';
import { instant } from '../../src/time.ts';
import { listAt, readJson, textAt } from '../json.ts';
import { isSigned } from '../signed.ts';
import { faultOfReason } from './androidSend.ts';
import type { AndroidSettings } from './androidSettings.ts';
import { readSender } from './sender.ts';

type Timed = AndroidSettings & Required<Pick<AndroidSettings, 'seconds'>>;

/** https://docs.sms-gate.app/features/webhooks/ */
export function receive(request: RawRequest, settings: Timed): Inbound[] {
  checkSignature(request, settings);
  const told = readJson(request.body.toString('utf8'));
  const event = textAt(told, 'event');
  if (event === '') throw new UnreadableRequestError('The request names no event.');
  const device = textAt(told, 'deviceId');
  if (event === 'sms:received') return [readMessage(told, ['payload'], device, settings)];
  if (event === 'sms:batch:received') {
    return listAt(told, 'payload', 'messages').map((message) => readMessage(message, [], device, settings));
  }
  if (event === 'mms:downloaded') return [readPicture(told, ['payload'], device, settings)];
  if (event === 'mms:batch:downloaded') {
    return listAt(told, 'payload', 'messages').map((message) => readPicture(message, [], device, settings));
  }
  const status = STATUSES.get(event);
  return [status ? readReceipt(told, status) : { type: 'dropped', reason: event.slice(0, 40) }];
}

const DAY = 86_400;

/**
 * Over the body and the time of signing. A phone's clock may be wrong, and a message that comes twice is taken once:
 * what is older than a day is refused, lest a captured request outlive the messages that are kept.
 */
function checkSignature({ headers, body }: RawRequest, { signingKey, seconds }: Timed): void {
  const [signature, timestamp] = [headers['x-signature'], headers['x-timestamp']];
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) {
    throw new SignatureError('The request bears no signature.');
  }
  if (!isSigned([signingKey], Buffer.concat([body, Buffer.from(timestamp)]), signature)) {
    throw new SignatureError('The signature is not that of the gateway.');
  }
  if (Math.abs(seconds() - Number(timestamp)) > DAY) throw new SignatureError('The signature is too old.');
}

/** A batch lists its messages at the top, one alone stands under `payload`. */
function readMessage(told: unknown, path: string[], device: string, settings: AndroidSettings): Inbound {
  const said = (name: string) => textAt(told, ...path, name);
  // The name that was replaced is still all that older phones send.
  const written = said('sender') || said('phoneNumber');
  const from = readSender(written);
  if (!from) return { type: 'dropped', reason: 'sender without a number' };
  const [text, received] = [said('message'), said('receivedAt')];
  const at = instantOf(received);
  // Its own id is a short digest of the text: two messages may have the same, and one message may come with two.
  return {
    type: 'message',
    messageId: `${said('messageId')}/${from.value}/${received}`,
    ...(at && { contentKey: contentKey(from.value, text, at) }),
    from,
    to: officeOf(said('recipient'), device, said('simNumber'), settings),
    text,
    media: [],
    ...(at && { sentAt: at.toString() }),
  };
}

/**
 * An MMS, which phones make of long texts and of pictures: its words are a message. `mms:received` comes before the phone has
 * fetched them, and says nothing. Attachments are not kept, so that their kind does not count.
 */
function readPicture(told: unknown, path: string[], device: string, settings: AndroidSettings): Inbound {
  const message = readMessage(told, path, device, settings);
  if (message.type !== 'message') return message;
  const text = textAt(told, ...path, 'body') || textAt(told, ...path, 'subject');
  const parts = listAt(told, ...path, 'attachments');
  const media = parts.map((part) => ({
    url: `mms:${textAt(part, 'partId')}`,
    contentType: 'application/octet-stream',
  }));
  const { contentKey: _, ...rest } = message;
  return { ...rest, text, media };
}

/** Sender, text and the time to the millisecond: what the phone tells twice has the same, what people write again has not. */
function contentKey(sender: string, text: string, at: Temporal.Instant): string {
  return createHash('sha256')
    .update(JSON.stringify([sender, text, at.epochMilliseconds]))
    .digest('base64url');
}

function instantOf(text: string): Temporal.Instant | null {
  try {
    return instant(text);
  } catch {
    return null;
  }
}

/** The configured number counts before the one a SIM card believes it has, which is often none. */
function officeOf(recipient: string, device: string, sim: string, { numbers }: AndroidSettings): string {
  const cards = [...numbers];
  const card = cards.find(([, name]) => name === `${device}/${sim}`) ?? cards.find(([, name]) => name === device);
  if (card) return card[0];
  const told = phoneNumber(recipient);
  if (told && (numbers.has(told) || numbers.size > 1)) return told;
  return cards[0]?.[0] ?? recipient;
}

const STATUSES: ReadonlyMap<string, DeliveryReceipt['status']> = new Map([
  ['sms:sent', 'sent'],
  ['sms:delivered', 'delivered'],
  ['sms:failed', 'failed'],
  ['sms:cancelled', 'failed'],
]);

function readReceipt(told: unknown, status: DeliveryReceipt['status']): Inbound {
  const providerId = textAt(told, 'payload', 'messageId');
  if (providerId === '') throw new UnreadableRequestError('The receipt names no message.');
  if (status !== 'failed') return { type: 'receipt', providerId, status };
  const reason = textAt(told, 'payload', 'reason');
  const errorCode = /\b(?:RESULT_)?[A-Z]+(?:_[A-Z]+)+\b/.exec(reason)?.[0];
  return { type: 'receipt', providerId, status, ...(errorCode && { errorCode }), fault: faultOfReason(reason) };
}
