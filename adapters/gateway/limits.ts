// The capabilities of SMS by a gateway of one's own.
import { type Capabilities, checkSendable } from '../../src/channel/capabilities.ts';
import { SendError } from '../../src/channel/faults.ts';
import type { OutboundMessage } from '../../src/channel/messages.ts';
import { partsOf } from '../../src/messages/gsm7.ts';

/** Kannel's own limit of parts; phones put long messages together up to about there. */
const PARTS = 10;

export const CAPABILITIES: Capabilities = {
  kind: 'SMS',
  maxCharacters: 153 * PARTS,
  maxParts: PARTS,
  maxCaption: 0,
  pictures: 0,
  buttons: null,
  templates: false,
  otherAddresses: false,
  replyWindowHours: null,
  receipts: true,
  // The rate that an operator gives a small company; other offices set theirs.
  messagesPerSecond: 10,
  perPersonMinute: null,
};

export function checkSms(message: OutboundMessage): void {
  checkSendable(message, CAPABILITIES);
  const parts = partsOf(message.text);
  if (parts > PARTS) throw new SendError('never', `The channel cannot carry ${parts} parts.`);
}
