// Whether Meta sent a request: its question at the beginning, and its signature over the raw bytes ever after.

import { SignatureError } from '../../src/channel/faults.ts';
import type { Verification } from '../../src/channel/messages.ts';
import type { RawRequest, RequestHead } from '../../src/channel/webhook.ts';
import { isSame, isSigned } from '../signed.ts';
import type { MetaSettings } from './settings.ts';

export function isVerification({ method, url }: RequestHead): boolean {
  return method.toUpperCase() === 'GET' && queryOf(url).has('hub.mode');
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/create-webhook-endpoint */
export function verification({ url }: RawRequest, { verifyToken }: MetaSettings): Verification {
  const query = queryOf(url);
  const known = query.get('hub.mode') === 'subscribe' && isSame(query.get('hub.verify_token') ?? '', verifyToken);
  if (!known) throw new SignatureError('The verify token is not ours.');
  return { type: 'verification', answer: query.get('hub.challenge') ?? '' };
}

/** Over the bytes as they came: Meta escapes what is not ASCII, and a text that was read and written again is another. */
export function checkSignature({ headers, body }: RawRequest, { appSecrets }: MetaSettings): void {
  const header = headers['x-hub-signature-256'];
  const digest = typeof header === 'string' ? header.replace(/^sha256=/, '') : '';
  if (digest === '') throw new SignatureError('The request bears no signature.');
  if (!isSigned(appSecrets, body, digest)) throw new SignatureError('The signature is not that of the app.');
}

function queryOf(url: string): URLSearchParams {
  return new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
}
