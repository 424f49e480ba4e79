// Checks a browser that asks for the alerts of a visit: what is wrong with it is a mistake of the calling program.
import { CallerError } from '../src/refusal.ts';
import { isBrowserKey } from '../src/vapid.ts';
import { faultOfWebhookUrl } from '../src/webhooks/addresses.ts';
import type { Context } from './context.ts';

/** Browsers make sixteen random bytes. */
const AUTH_FORM = /^[\w-]{22}(==)?$/;

/** The addresses behind its name are looked at when it is told. @throws CallerError BAD_USER_INPUT */
export function checkPushEndpoint({ app }: Context, endpoint: string): string {
  const fault = faultOfWebhookUrl(endpoint, { ...app.deliveryRules, httpsOnly: true }, 'endpoint');
  if (fault) throw new CallerError('BAD_USER_INPUT', fault);
  return endpoint;
}

/** @throws CallerError BAD_USER_INPUT */
export function checkBrowserKeys<Keys extends { p256dh: string; auth: string }>(keys: Keys): Keys {
  if (!isBrowserKey(keys.p256dh))
    throw new CallerError('BAD_USER_INPUT', 'p256dh must be a point on P-256, uncompressed, as base64url.');
  if (!AUTH_FORM.test(keys.auth)) throw new CallerError('BAD_USER_INPUT', 'auth must be sixteen bytes as base64url.');
  return keys;
}
