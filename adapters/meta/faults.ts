// The remedies for messages that Meta did not accept or did not deliver, as a table of its error codes.
import { SendError, type SendFault } from '../../src/channel/faults.ts';
import { faultOfStatus, type HttpAnswer, remedies } from '../call.ts';
import { readJson, textAt } from '../json.ts';

const MINUTE = 60;
const HOUR = 3600;

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const CODES = remedies(
  // Down, overloaded, in maintenance: refused, so not taken.
  ['later', [1, 2, 131016, 133004], MINUTE],
  ['later', [131057, 134101], 10 * MINUTE],
  // Too fast: the app, the account, the number.
  ['later', [4, 80007, 130429]],
  // Too fast to this one person: about one message in six seconds.
  ['later', [131056], 6],
  // Too many people blocked the office lately.
  ['later', [131048], HOUR],
  // Free text more than 24 hours after the person's last message.
  ['template', [131047, 470]],
  // Not on WhatsApp, not to be reached by it, an id this kind of message can't go to, the office itself.
  ['address', [131026, 131021, 131030, 131062, 130472]],
  ['stopped', [131050]],
  // Token and permissions; the account is locked, restricted, unpaid; the number is not registered or not approved.
  ['configuration', [0, 3, 10, 190, ...range(200, 299), 368, 130497, 131005, 131031, 131037, 131042, 131045, 131063]],
  ['configuration', [133000, 133005, 133006, 133008, 133009, 133010, 133015, 133016]],
  // The outcome is unknown.
  ['unknown', [131000]],
  // Parameters, kinds, media and templates that won't do; kept back by Meta for the recipient's sake.
  ['never', [100, 131008, 131009, 131049, 131051, 131052, 131053, 131055, 132000, 132001, 132005, 132007, 132012]],
  ['never', [132015, 132016, 132018, 132068, 132069, 134100, 134102]],
);

/** The remedy for a message that Meta accepted and then could not deliver. */
export function faultOfCode(code: string): SendFault {
  return CODES.get(code)?.fault ?? 'never';
}

/** The fault of an answer that names no message. Nothing of it is handed on but its code: it may quote the number. */
export function refused({ status, text, retryAfter }: HttpAnswer): SendError {
  const code = textAt(readJson(text), 'error', 'code');
  const known = CODES.get(code);
  const fault = known?.fault ?? faultOfStatus(status);
  const why = code === '' ? '' : `, code ${code}`;
  const message = `Meta did not take the message: HTTP ${status}${why}.`;
  return new SendError(fault, message, code || undefined, retryAfter ?? known?.wait);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
