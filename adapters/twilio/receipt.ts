// Receipts of messages we sent, from Twilio's status callback.
import type { DeliveryReceipt, DroppedEvent } from '../../src/channel/messages.ts';
import { faultOfCode } from './faults.ts';

const STATUSES: ReadonlyMap<string, DeliveryReceipt['status']> = new Map([
  ['accepted', 'queued'],
  ['scheduled', 'queued'],
  ['queued', 'queued'],
  ['sending', 'queued'],
  ['sent', 'sent'],
  // To some, not yet to all.
  ['partially_delivered', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
]);

/** Twilio adds to its statuses without notice: one we don't know changes nothing. */
export function readReceipt(
  form: URLSearchParams,
  providerId: string,
  twilioStatus: string,
): DeliveryReceipt | DroppedEvent {
  const status = STATUSES.get(twilioStatus);
  if (!status) return { type: 'dropped', reason: 'unknown status' };
  if (status !== 'failed') return { type: 'receipt', providerId, status };
  const errorCode = form.get('ErrorCode');
  return { type: 'receipt', providerId, status, ...(errorCode && { errorCode }), fault: faultOfCode(errorCode) };
}
