// Requests as Meta sends them to a webhook: entries, changes, messages and statuses, signed over the bytes.
import { createHmac, randomBytes } from 'node:crypto';
import type { RawRequest } from '../../src/channel/webhook.ts';

export interface MetaMessage {
  /** Digits, without a plus; absent for a user who hides the number. */
  from?: string;
  /** The id that stands for the sender at this business. */
  userId?: string;
  profileName?: string;
  id?: string;
  /** Seconds since 1970. */
  timestamp?: number;
  /** A text; or `content` with the type and what belongs to it. */
  text?: string;
  content?: { type: string; [name: string]: unknown };
}

export interface MetaStatus {
  id: string;
  status: string;
  recipient?: string;
  /** Meta's error code. */
  error?: number;
}

/** The content of one change: messages to one number, and statuses of what was sent from it. */
export interface MetaChange {
  /** The office's number. */
  to: string;
  phoneNumberId: string;
  messages?: MetaMessage[];
  statuses?: MetaStatus[];
  field?: string;
}

export function newWamid(): string {
  return `wamid.${randomBytes(24).toString('base64')}`;
}

export function payloadOf(entries: readonly (readonly MetaChange[])[]) {
  return {
    object: 'whatsapp_business_account',
    entry: entries.map((changes) => ({ id: '102290129340398', changes: changes.map(changeOf) })),
  };
}

function changeOf({ to, phoneNumberId, messages = [], statuses = [], field = 'messages' }: MetaChange) {
  return {
    field,
    value: {
      messaging_product: 'whatsapp',
      // Meta shows a number as people write it.
      metadata: { display_phone_number: to.replace(/^\+(\d\d)(\d{3})/, '$1 $2-'), phone_number_id: phoneNumberId },
      ...(messages.length > 0 && { contacts: messages.map(contactOf), messages: messages.map(messageOf) }),
      ...(statuses.length > 0 && { statuses: statuses.map(statusOf) }),
    },
  };
}

function contactOf({ from, userId, profileName = 'Siti 🌸' }: MetaMessage) {
  return { profile: { name: profileName }, ...(from && { wa_id: from }), ...(userId && { user_id: userId }) };
}

function messageOf({ from, userId, id = newWamid(), timestamp = 1_501_552_800, text = '', content }: MetaMessage) {
  return {
    ...(from && { from }),
    ...(userId && { from_user_id: userId }),
    ...{ id, timestamp: `${timestamp}` },
    ...(content ?? { type: 'text', text: { body: text } }),
  };
}

function statusOf({ id, status, recipient = '6281234567890', error }: MetaStatus) {
  return {
    ...{ id, status, timestamp: '1501552800', recipient_id: recipient },
    ...(error && { errors: [{ code: error, title: 'Title', message: 'Message', error_data: { details: 'Details' } }] }),
  };
}

/** Meta's word on the account itself, a number or a template. */
export function eventPayload(field: string, value: object, time = 1_501_552_800) {
  const changes = [{ field, value }];
  return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', time, changes }] };
}

/** Meta escapes slashes, and every letter that is not ASCII. */
export function bytesOf(payload: unknown): Buffer {
  const text = JSON.stringify(payload).replaceAll('/', '\\/');
  const escaped = text.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.from(escaped);
}

export function signedRequest(body: Buffer, secret: string, path = '/channels/whatsapp'): RawRequest {
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return {
    method: 'POST',
    url: path,
    headers: {
      host: 'internal:3000',
      'content-type': 'application/json',
      'user-agent': 'facebookexternalua',
      'x-hub-signature-256': `sha256=${signature}`,
    },
    body,
  };
}

export function verificationRequest(token: string, challenge: string, mode = 'subscribe'): RawRequest {
  const query = new URLSearchParams({ 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge });
  return { method: 'GET', url: `/channels/whatsapp?${query}`, headers: {}, body: Buffer.alloc(0) };
}
