// SMS by Kannel, the open SMS gateway: its HTTP interface both ways.
import { createHash } from 'node:crypto';
import { SendError, type SendFault } from '../../src/channel/faults.ts';
import type { OutboundMessage, SendReceipt } from '../../src/channel/messages.ts';
import { codingOf } from '../../src/messages/gsm7.ts';
import { call, faultOfStatus, type HttpAnswer } from '../call.ts';
import type { Provider } from '../provider.ts';
import { claims, receive, signOfReport } from './kannelReceive.ts';
import { KANNEL_SECRET_FORM, type KannelSettings } from './kannelSettings.ts';
import { CAPABILITIES, checkSms } from './limits.ts';

export function kannelChannel(settings: KannelSettings): Provider {
  const { url, username, password, secret } = settings;
  if (![url, username, password].every(Boolean)) throw new Error('Kannel needs its URL, user and password.');
  if (!KANNEL_SECRET_FORM.test(secret)) throw new Error('The secret for Kannel needs 16 letters, digits, - or _.');
  return {
    capabilities: CAPABILITIES,
    claims,
    receive: async (request) => receive(request, settings),
    send: (message) => send(message, settings),
    // Kannel sends the content of an answer back as an SMS, and any other status as a complaint: so the answer is empty,
    // with 200.
    accepted: () => 200,
  };
}

async function send(message: OutboundMessage, settings: KannelSettings): Promise<SendReceipt> {
  checkSms(message);
  const providerId = newId(message);
  const query = `${new URLSearchParams(asKannelWants(message, providerId, settings))}&text=${asText(message.text)}`;
  const { url, timeout = 10_000 } = settings;
  const answer = await call({ provider: 'Kannel', url: `${url}?${query}`, method: 'GET', timeout });
  if (answer.status < 200 || answer.status >= 300) throw refused(answer);
  // 0: accepted for delivery, 3: queued for later delivery.
  if (/^\s*[03]\b/.test(answer.text)) return { providerId };
  throw new SendError('unknown', `Kannel may have taken the message: HTTP ${answer.status}.`);
}

/**
 * Without a name of the letters, for a Kannel that was built without iconv refuses any: what is not named is UTF-8 where
 * seven bits are wanted, and UTF-16 where sixteen.
 */
function asText(text: string): string {
  if (codingOf(text) === 'GSM-7') return encodeURIComponent(text);
  return [...Buffer.from(text, 'utf16le').swap16()].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

/** All five: delivered, not delivered, queued at the centre, taken by it, refused by it. */
const REPORTS = '31';

/** https://www.kannel.org/download/kannel-userguide-snapshot/userguide.html, "SMS Push (send-sms) CGI Variables". */
function asKannelWants(
  message: OutboundMessage,
  id: string,
  { username, password, secret, publicUrl }: KannelSettings,
) {
  const isShort = codingOf(message.text) === 'GSM-7';
  return {
    username,
    password,
    from: message.from,
    to: message.to.value,
    coding: isShort ? '0' : '2',
    'dlr-mask': REPORTS,
    'dlr-url': `${publicUrl.replace(/\/+$/, '')}/channels/sms?dlr=${id}&sign=${signOfReport(secret, id)}&status=%d&answer=%A`,
    ...(message.validFor !== undefined && { validity: `${Math.max(Math.round(message.validFor / 60), 1)}` }),
  };
}

/** Kannel gives no id back: its reports name ours. */
function newId({ id, from, to, text }: OutboundMessage): string {
  return createHash('sha256')
    .update(JSON.stringify([id, from, to.value, text]))
    .digest('hex')
    .slice(0, 32);
}

function refused({ status, text, retryAfter }: HttpAnswer): SendError {
  return new SendError(
    faultOf(status, text),
    `Kannel did not take the message: HTTP ${status}.`,
    undefined,
    retryAfter,
  );
}

function faultOf(status: number, said: string): SendFault {
  // "Temporal failure, try again later."
  if (status === 503) return 'later';
  // "Charset or body misformed, rejected": what it cannot do with one text it cannot do with any.
  if (/authori[sz]ation|sender missing|charset|coding|misformed/i.test(said)) return 'configuration';
  if (/white|black|receiver|denied/i.test(said)) return 'address';
  return faultOfStatus(status);
}
