// Addresses as Twilio writes them: a WhatsApp one has a prefix, and may be an id instead of a number.
import type { ChannelAddress } from '../../src/channel/messages.ts';
import type { TwilioSettings } from './settings.ts';

const WHATSAPP = 'whatsapp:';

export function withoutPrefix(address: string): string {
  return address.startsWith(WHATSAPP) ? address.slice(WHATSAPP.length) : address;
}

/**
 * The sender; null if it is neither a number nor an id: Twilio signs names and values without a sign between, so that a
 * captured request can be cut differently. A number is kept as sent: WhatsApp's own ids are not always the number one
 * would dial.
 */
export function readAddress(address: string): ChannelAddress | null {
  const value = withoutPrefix(address);
  if (NUMBER.test(value)) return { kind: 'phone', value };
  return ID.test(value) || SENDER_ID.test(value) ? { kind: 'other', value } : null;
}

const NUMBER = /^\+\d{1,20}$/;
/** A country, perhaps that it is an enterprise's, and up to 128 letters and digits: a WhatsApp user without a number. */
const ID = /^[A-Z]{2}(\.ENT)?\.[A-Za-z0-9]{1,128}$/;
/** A number that was written without its sign, a short one, or the name of a company that sends SMS. */
const SENDER_ID = /^[A-Za-z0-9 ]{3,20}$/;

export function writeAddress(value: string, kind: TwilioSettings['kind']): string {
  return kind === 'WHATSAPP' ? WHATSAPP + withoutPrefix(value) : value;
}
