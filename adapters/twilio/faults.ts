// What to do about a message Twilio did not take, as a table of its error codes.
import { SendError, type SendFault } from '../../src/channel.ts';

/**
 * https://www.twilio.com/docs/api/errors. Twilio may add to these and move them, so a code that is not here counts as
 * `never`: trying again what is refused for an unknown reason helps nobody.
 */
const CODES: ReadonlyMap<number, SendFault> = new Map([
  // Too fast, or too much waiting at Twilio or at WhatsApp: not taken, safe to try again.
  ...all('later', [20429, 21611, 30001, 63017, 63018, 63038]),
  // Credentials, an account that is closed or may not do this, a country that is not switched on, a sender that is not
  // ours or not approved, a callback URL that won't do.
  ...all('configuration', [10001, 20003, 20005, 20403, 20404, 21212, 21408, 21606, 21609, 21612, 21659, 21660]),
  ...all('configuration', [21910, 63007, 63008]),
  // No such number, a landline, not on WhatsApp.
  ...all('never', [21211, 21614, 21635, 30005, 30006, 63003, 63024]),
  // The person has opted out or blocked us.
  ...all('never', [21610, 30004, 63014]),
  // Empty, too long, pictures that won't do, filtered, against the rules of the channel.
  ...all('never', [21602, 21617, 21619, 21620, 21623, 30007, 63013, 63021, 63027, 63028, 63030]),
  // Free text more than 24 hours after the person's last message.
  ...all('never', [63016]),
]);

/** What the HTTP status alone says, where the code is unknown or does not matter. */
const STATUSES: ReadonlyMap<number, SendFault> = new Map([
  [401, 'configuration'],
  // The account or the address of the API: messages have no other 404.
  [404, 'configuration'],
  [408, 'unknown'],
  // Whatever was refused with 429 was not processed: https://www.twilio.com/docs/api/errors/20429
  [429, 'later'],
]);

/** The connection was never made, so Twilio cannot have taken anything. */
const NOT_REACHED = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'],
  ...['CERT_HAS_EXPIRED', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID'],
]);

/** An answer other than 2xx. */
class TwilioRefusal extends Error {
  override name = 'TwilioRefusal';
  constructor(
    readonly status: number,
    readonly code: number | undefined,
    readonly retryAfter: number | undefined,
  ) {
    super(`HTTP ${status}`);
  }
}

export function refusal(response: { statusCode: number; body?: unknown; headers?: unknown }): TwilioRefusal {
  const code = Number((response.body as { code?: unknown } | null)?.code);
  const seconds = Number((response.headers as { 'retry-after'?: string } | undefined)?.['retry-after'] ?? Number.NaN);
  return new TwilioRefusal(response.statusCode, code || undefined, seconds >= 0 ? seconds : undefined);
}

/**
 * The fault of a failed attempt. Nothing of the cause is handed on: it holds the request, with the token, the number
 * and the text.
 */
export function sendError(error: unknown): SendError {
  if (error instanceof TwilioRefusal) {
    const code = error.code?.toString();
    const why = code ? `, code ${code} (https://www.twilio.com/docs/errors/${code})` : '';
    const message = `Twilio did not take the message: HTTP ${error.status}${why}.`;
    return new SendError(faultOf(error), message, code, error.retryAfter);
  }
  const code = (error as { code?: unknown } | null)?.code;
  const named = typeof code === 'string' ? code : undefined;
  if (named && NOT_REACHED.has(named)) return new SendError('later', `Twilio was not reached: ${named}.`, named);
  return new SendError('unknown', `Twilio may have taken the message: ${named ?? 'no readable answer'}.`, named);
}

function faultOf({ status, code }: TwilioRefusal): SendFault {
  if (status < 400 || status >= 500) return 'unknown';
  return STATUSES.get(status) ?? CODES.get(code ?? 0) ?? 'never';
}

function all(fault: SendFault, codes: number[]): [number, SendFault][] {
  return codes.map((code) => [code, fault]);
}
