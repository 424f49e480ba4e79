// The limits of a mail.
import type { Capabilities } from '../../src/channel/capabilities.ts';

export const EMAIL_CAPABILITIES: Capabilities = {
  kind: 'EMAIL',
  isMail: true,
  maxCharacters: 20_000,
  maxCaption: 20_000,
  // The text contains everything, and mail programs hide pictures from unknown senders.
  pictures: 0,
  buttons: null,
  templates: false,
  otherAddresses: false,
  replyWindowHours: null,
  // Mail servers report failures by mail.
  receipts: false,
  messagesPerSecond: 10,
  perPersonMinute: null,
};
