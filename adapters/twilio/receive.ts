// A webhook of Twilio's, checked and read: a message, a receipt, or nothing we know.

import { UnreadableRequestError } from '../../src/channel/faults.ts';
import type { Inbound } from '../../src/channel/messages.ts';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { readForm } from './form.ts';
import { readMessage } from './message.ts';
import { readReceipt } from './receipt.ts';
import type { TwilioSettings } from './settings.ts';
import { checkSignature } from './signature.ts';

export function receive(request: RawRequest, settings: TwilioSettings): Inbound[] {
  const form = readForm(request);
  checkSignature(request, form, settings);
  const sid = form.get('MessageSid');
  if (!sid) throw new UnreadableRequestError('The request has no MessageSid.');
  const status = form.get('MessageStatus') ?? form.get('SmsStatus');
  return [isReceipt(status) ? readReceipt(form, sid, status) : readMessage(form, sid)];
}

/** Messages and receipts come to the same address and differ by their status only. */
function isReceipt(status: string | null): status is string {
  return status !== null && status !== 'received' && status !== 'receiving';
}
