// Where an applicant can be written to.
import type { ChannelAddress } from '../channel.ts';
import type { Office } from '../office/settings.ts';
import type { Booking } from './booking.ts';

/** A channel, the office's number on it, and the applicant's address. */
export interface Reach {
  channel: string;
  from: string;
  to: ChannelAddress;
}

/** Names of channels by what kind of number they write to, as the registry has them. */
const CHANNELS = { WHATSAPP: 'whatsapp', SMS: 'sms' } as const;

/**
 * Who booked by chat is answered there; whoever gave a number on the web is written to from the office's WhatsApp
 * number, or else its SMS number. null: nobody can be written to.
 */
export function reachOf(booking: Pick<Booking, 'channel' | 'senderKey' | 'phone'>, office: Office): Reach | null {
  const to = addressOf(booking);
  if (!to) return null;
  const kinds =
    booking.channel === 'WHATSAPP' || booking.channel === 'SMS' ? [booking.channel] : (['WHATSAPP', 'SMS'] as const);
  for (const kind of kinds) {
    const number = office.channels.find((channel) => channel.kind === kind);
    if (number) return { channel: CHANNELS[kind], from: number.address, to };
  }
  return null;
}

/** The address that wrote, as its key keeps it, else the number that was given. */
function addressOf({ senderKey, phone }: Pick<Booking, 'senderKey' | 'phone'>): ChannelAddress | null {
  if (senderKey?.startsWith('tel:')) return { kind: 'phone', value: senderKey.slice('tel:'.length) };
  if (senderKey?.startsWith('id:')) return { kind: 'other', value: senderKey.slice('id:'.length) };
  return phone ? { kind: 'phone', value: phone } : null;
}
