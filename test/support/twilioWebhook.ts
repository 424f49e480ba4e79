// Requests as Twilio sends them to a webhook: fields, form and signature.
import { createHmac, randomBytes } from 'node:crypto';
import type { RawRequest } from '../../src/channel/webhook.ts';

export type Fields = Record<string, string | string[]>;

/** How a request is signed; made wrong on purpose in tests. */
export interface Signing {
  token: string;
  /** The URL the server is known by; signed together with the path. */
  publicUrl: string;
  /** Path with query. */
  path: string;
  method?: 'POST' | 'GET';
}

export interface IncomingMessage {
  from: string;
  to: string;
  body?: string;
  media?: { url: string; contentType: string }[];
  messageSid?: string;
  profileName?: string;
  /** Whatever else Twilio might send, or something it does send, otherwise. */
  fields?: Fields;
}

export function newSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}

/** The fields of an applicant's message. */
export function messageFields(message: IncomingMessage, accountSid: string): Fields {
  const sid = message.messageSid ?? newSid('SM');
  const media = message.media ?? [];
  return {
    ...{ SmsMessageSid: sid, MessageSid: sid, SmsSid: sid, SmsStatus: 'received', AccountSid: accountSid },
    ...{ From: message.from, To: message.to, Body: message.body ?? '', NumSegments: '1', ApiVersion: '2010-04-01' },
    NumMedia: `${media.length}`,
    ...Object.fromEntries(
      media.flatMap(({ url, contentType }, index) => [
        [`MediaUrl${index}`, url],
        [`MediaContentType${index}`, contentType],
      ]),
    ),
    ...whatsAppFields(message),
    ...message.fields,
  };
}

function whatsAppFields({ from, profileName }: IncomingMessage): Fields {
  if (!from.startsWith('whatsapp:')) return {};
  const number = /^whatsapp:\+(\d+)$/.exec(from)?.[1];
  return {
    ...{ ProfileName: profileName ?? 'Siti', MessageType: 'text' },
    ...(number ? { WaId: number } : { ExternalUserId: from }),
  };
}

/** The fields about a message that was sent. */
export function receiptFields(
  message: { sid: string; status: string; from: string; to: string },
  accountSid: string,
): Fields {
  const { sid, status, from, to } = message;
  return {
    ...{ MessageSid: sid, SmsSid: sid, MessageStatus: status, SmsStatus: status },
    ...{ AccountSid: accountSid, ApiVersion: '2010-04-01', From: from, To: to },
  };
}

/** A request with these fields, signed as told. */
export function signedRequest(fields: Fields, { token, publicUrl, path, method = 'POST' }: Signing): RawRequest {
  const form = toForm(fields).toString();
  const isGet = method === 'GET';
  const url = isGet ? `${path}${path.includes('?') ? '&' : '?'}${form}` : path;
  return {
    method,
    url,
    headers: {
      host: 'internal:3000',
      'x-twilio-signature': signatureOf(token, publicUrl + url, isGet ? {} : fields),
      'i-twilio-idempotency-token': newSid(''),
      ...(isGet ? {} : { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
    },
    body: Buffer.from(isGet ? '' : form),
  };
}

/** Written from Twilio's description, not with its library, so that each proves the other. */
export function signatureOf(token: string, url: string, fields: Fields): string {
  const names = Object.keys(fields).sort();
  const text = names.flatMap((name) => [...new Set([fields[name]!].flat())].sort().map((value) => name + value));
  return createHmac('sha1', token)
    .update(url + text.join(''))
    .digest('base64');
}

function toForm(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  );
}
