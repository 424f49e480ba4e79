// Whether Twilio signed a request: over the public URL that was configured, never over the host the request names.
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { SignatureError } from '../../src/channel/faults.ts';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { signedFields } from './form.ts';
import { fragmentOf, publicUrlOf, type TwilioSettings } from './settings.ts';

/** Throws `SignatureError` unless one of the account's tokens signed this request. */
export function checkSignature(request: RawRequest, form: URLSearchParams, settings: TwilioSettings): void {
  const signature = request.headers['x-twilio-signature'];
  if (typeof signature !== 'string' || signature === '') throw new SignatureError('The request bears no signature.');
  const fields = signedFields(request, form);
  const tokens = settings.authTokens.filter(Boolean);
  const signed = signedUrls(request, settings).some((url) =>
    tokens.some((token) => isSigned(token, signature, url, fields)),
  );
  if (!signed) throw new SignatureError('The signature is not that of the account over the public URL.');
}

/** Twilio signs without the fragment of connection overrides, but has been seen to sign with it. */
function signedUrls(request: RawRequest, settings: TwilioSettings): string[] {
  const url = publicUrlOf(settings, request.url);
  return [...new Set([url, url + fragmentOf(settings)])];
}

function isSigned(token: string, signature: string, url: string, fields: Record<string, string[]>): boolean {
  try {
    return validateRequest(token, signature, url, fields);
  } catch {
    // It throws on a URL it can't parse; such a request is as unsigned as any other.
    return false;
  }
}
