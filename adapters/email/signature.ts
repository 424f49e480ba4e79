// Verifies the signature of SendGrid's Inbound Parse, ECDSA over the time and the bytes of the body.
import { type PublicKeyInput, verify } from 'node:crypto';
import type { RawRequest } from '../../src/channel/webhook.ts';

const SIGNATURE = 'x-twilio-email-event-webhook-signature';
const TIMESTAMP = 'x-twilio-email-event-webhook-timestamp';

/** https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/securing-your-parse-webhooks */
export function isSignedBySendGrid({ headers, body }: RawRequest, keys: readonly string[]): boolean {
  const [signature, timestamp] = [headers[SIGNATURE], headers[TIMESTAMP]];
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return false;
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  return keys.some((key) => verify('sha256', signed, publicKeyOf(key), Buffer.from(signature, 'base64')));
}

export function claimsToBeSendGrid(headers: RawRequest['headers']): boolean {
  return headers[SIGNATURE] !== undefined;
}

export function publicKeyOf(key: string): PublicKeyInput {
  return { key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' };
}
