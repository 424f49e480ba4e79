// Receipts of messages we sent, from Meta's statuses.
import type { DeliveryReceipt, DroppedEvent } from '../../src/channel/messages.ts';
import { textAt } from '../json.ts';
import { faultOfCode } from './faults.ts';

const STATUSES: ReadonlyMap<string, DeliveryReceipt['status']> = new Map([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  // A voice message that was listened to.
  ['played', 'read'],
  ['failed', 'failed'],
]);

export function readReceipt(told: unknown): DeliveryReceipt | DroppedEvent {
  const [providerId, status] = [textAt(told, 'id'), STATUSES.get(textAt(told, 'status'))];
  if (providerId === '' || !status) return { type: 'dropped', reason: 'unknown status' };
  if (status !== 'failed') return { type: 'receipt', providerId, status };
  const errorCode = textAt(told, 'errors', 0, 'code');
  return { type: 'receipt', providerId, status, ...(errorCode && { errorCode }), fault: faultOfCode(errorCode) };
}
