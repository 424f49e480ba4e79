// Addresses as Twilio writes them: a WhatsApp one has a prefix, and may be an id instead of a number.
import type { Address } from '../../src/channel.ts';
import type { TwilioSettings } from './settings.ts';

const WHATSAPP = 'whatsapp:';

export function withoutPrefix(address: string): string {
  return address.startsWith(WHATSAPP) ? address.slice(WHATSAPP.length) : address;
}

/** Who wrote. A number is kept as sent: WhatsApp's own ids are not always the number one would dial. */
export function readAddress(address: string): Address {
  const value = withoutPrefix(address);
  return { kind: /^\+\d+$/.test(value) ? 'phone' : 'other', value };
}

export function writeAddress(value: string, kind: TwilioSettings['kind']): string {
  return kind === 'WHATSAPP' ? WHATSAPP + withoutPrefix(value) : value;
}
