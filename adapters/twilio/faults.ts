// The remedies for messages that Twilio did not accept or did not deliver, as a table of its error codes.

import { SendError, type SendFault } from '../../src/channel/faults.ts';
import { errorCodeOf } from '../../src/errorCode.ts';
import { faultOfStatus, remedies, secondsOf, unanswered } from '../call.ts';

const MINUTE = 60;
const HOUR = 3600;

/**
 * https://www.twilio.com/docs/api/errors. Twilio may add to these and move them, so a code that is not here counts as
 * `never`: repeating a message that is refused for an unknown reason does not help.
 */
const CODES = remedies(
  // Too fast, or too much waiting at Twilio or at WhatsApp: not taken, safe to try again.
  ['later', [20429, 63017, 63018]],
  // The queue of this sender is full: it empties slowly.
  ['later', [21611, 30001], MINUTE],
  // No more today.
  ['later', [63038], HOUR],
  // The handset is off, or the reason is unknown.
  ['later', [30003, 30008], HOUR],
  // Free text more than 24 hours after the person's last message.
  ['template', [63016]],
  // No such number, a landline, not on WhatsApp.
  ['address', [21211, 21614, 21635, 30005, 30006, 63003, 63024]],
  // The person has opted out or blocked us.
  ['stopped', [21610, 30004, 63014]],
  // Credentials, an account that is closed or may not do this, a country that is not switched on, a sender that is not
  // ours or not approved, a callback URL that won't do.
  ['configuration', [10001, 20003, 20005, 20403, 20404, 21212, 21408, 21606, 21609, 21612, 21659, 21660, 21910]],
  ['configuration', [63007, 63008]],
  // Empty, too long, pictures that won't do, filtered, out of date, against the rules of the channel, no such template.
  ['never', [21602, 21617, 21619, 21620, 21623, 21656, 30007, 30036, 63013, 63021, 63027, 63028, 63030]],
);

/** The remedy for a message that Twilio accepted and then could not deliver. */
export function faultOfCode(code: string | null): SendFault {
  return CODES.get(code ?? '')?.fault ?? 'never';
}

/** An answer other than 2xx. */
class TwilioRefusal extends Error {
  override name = 'TwilioRefusal';
  readonly status: number;
  readonly code: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(status: number, code: number | undefined, retryAfter: number | undefined) {
    super(`HTTP ${status}`);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The Content is gone, or not fit for this channel: https://www.twilio.com/docs/api/errors/21655 */
const CONTENT_CODES: ReadonlySet<number> = new Set([21655, 21658]);
/** Its variables were refused, as for signs that Twilio does not like: https://www.twilio.com/docs/api/errors/21656 */
const VARIABLES_CODES: ReadonlySet<number> = new Set([21654, 21656, 92007]);

/** Whether the same words may go without the Content, and whether it is the Content or its variables that was refused. */
export function faultOfContent(error: unknown): 'content' | 'variables' | null {
  if (!(error instanceof TwilioRefusal) || error.status !== 400) return null;
  if (CONTENT_CODES.has(error.code ?? 0)) return 'content';
  return VARIABLES_CODES.has(error.code ?? 0) ? 'variables' : null;
}

export function refusal(response: { statusCode: number; body?: unknown; headers?: unknown }): TwilioRefusal {
  const code = Number((response.body as { code?: unknown } | null)?.code);
  const retryAfter = secondsOf((response.headers as { 'retry-after'?: string } | undefined)?.['retry-after']);
  return new TwilioRefusal(response.statusCode, code || undefined, retryAfter);
}

/**
 * The fault of a failed attempt. Nothing of the cause is handed on: it holds the request, with the token, the number
 * and the text.
 */
export function sendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof TwilioRefusal) {
    const code = error.code?.toString();
    const why = code ? `, code ${code} (https://www.twilio.com/docs/errors/${code})` : '';
    const message = `Twilio did not take the message: HTTP ${error.status}${why}.`;
    return new SendError(faultOf(error), message, code, error.retryAfter ?? CODES.get(code ?? '')?.wait);
  }
  return unanswered('Twilio', errorCodeOf(error));
}

/** These statuses count, whatever the code: of those below 500 only they don't depend on the message. */
const PLAIN_STATUSES = new Set([401, 404, 408, 429]);

function faultOf({ status, code }: TwilioRefusal): SendFault {
  if (status < 400 || status >= 500 || PLAIN_STATUSES.has(status)) return faultOfStatus(status);
  return CODES.get(`${code}`)?.fault ?? faultOfStatus(status);
}
