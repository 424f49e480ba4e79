// What became of a message we sent, as Twilio's status callback tells it.
import type { DeliveryReceipt } from '../../src/channel.ts';

const STATUSES: ReadonlyMap<string, DeliveryReceipt['status']> = new Map([
  ['accepted', 'queued'],
  ['scheduled', 'queued'],
  ['queued', 'queued'],
  ['sending', 'queued'],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
]);

/** One receipt; none for a status we don't know, for Twilio adds to them without notice. */
export function readReceipt(form: URLSearchParams, providerId: string, twilioStatus: string): DeliveryReceipt[] {
  const status = STATUSES.get(twilioStatus);
  if (!status) return [];
  const errorCode = form.get('ErrorCode');
  return [{ type: 'receipt', providerId, status, ...(status === 'failed' && errorCode ? { errorCode } : {}) }];
}
