// A message as SMS Gateway for Android wants it, and what its answer means.
import { createHash } from 'node:crypto';
import { SendError, type SendFault } from '../../src/channel/faults.ts';
import type { OutboundMessage } from '../../src/channel/messages.ts';
import { faultOfStatus, type HttpAnswer } from '../call.ts';
import { readJson, textAt } from '../json.ts';

/** https://docs.sms-gate.app/features/sending-messages/ */
export function asAndroidWants(message: OutboundMessage, card: string) {
  const [deviceId, sim] = card.split('/');
  return {
    id: messageIdOf(message),
    textMessage: { text: message.text },
    phoneNumbers: [message.to.value],
    withDeliveryReport: true,
    ...(deviceId && { deviceId }),
    ...(sim && { simNumber: Number(sim) }),
    // Five seconds is the least it takes.
    ...(message.validFor !== undefined && { ttl: Math.max(Math.floor(message.validFor), 5) }),
  };
}

/**
 * The same at each try, so that the gateway accepts a message once, and another for every other message: a database that
 * was created again numbers its messages from one again.
 */
export function messageIdOf({ id, from, to, text }: OutboundMessage): string {
  const whole = JSON.stringify([id, from, to.value, text]);
  return createHash('sha256').update(whole).digest('hex').slice(0, 32);
}

/** A conflict says that a message with this id is there: an earlier try has arrived. */
export function isTaken({ status }: HttpAnswer): boolean {
  return status === 202 || status === 200 || status === 201 || status === 409;
}

export function refused({ status, text, retryAfter }: HttpAnswer): SendError {
  // Its words quote the number: they are read, and not handed on.
  const said = textAt(readJson(text), 'message');
  const message = `The SMS gateway did not take the message: HTTP ${status}.`;
  return new SendError(faultOf(status, said), message, undefined, retryAfter);
}

function faultOf(status: number, said: string): SendFault {
  // The queue of a phone that is offline is full.
  if (status === 503) return 'later';
  if (status === 400 && /device/i.test(said)) return 'configuration';
  if (status === 400 && /phone number/i.test(said)) return 'address';
  return faultOfStatus(status);
}

/** The remedy after the phone had accepted the message, by the reason it gives: Android's names of the fault. */
export function faultOfReason(reason: string): SendFault {
  if (/NO_SERVICE|RADIO_OFF|LIMIT_EXCEEDED|NO_RESOURCES|NETWORK|MODEM/.test(reason)) return 'later';
  if (/number|FDN_CHECK/i.test(reason)) return 'address';
  return 'never';
}
