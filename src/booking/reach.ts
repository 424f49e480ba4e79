// The address at which an applicant can be written to.
import type { ChannelAddress } from '../channel/messages.ts';
import { canWriteTo, channelKinds, channelName, isChat } from '../channelKinds.ts';
import type { Office } from '../office/settings.ts';
import { addressOfKey, numberKey } from '../phone.ts';
import type { Booking } from './booking.ts';

/** A channel, the office's address on it, and the applicant's address. */
export interface ApplicantReach {
  channel: string;
  from: string;
  /** The code of the office. */
  office: string;
  to: ChannelAddress;
}

/**
 * Applicants who booked by chat are answered there; others by the first of the office's channels that writes to the
 * address they gave or proved. null: there is none.
 */
export function reachOfApplicant(
  booking: Pick<Booking, 'channel' | 'senderKey' | 'phone'>,
  office: Office,
): ApplicantReach | null {
  const to = applicantAddress(booking);
  if (!to) return null;
  const kinds = isChat(booking.channel) ? [booking.channel] : kindsThatWriteTo(to);
  for (const kind of kinds) {
    const own = office.channels.find((channel) => channel.kind === kind);
    if (own) return { channel: channelName(kind), from: own.address, office: office.code, to };
  }
  return null;
}

/** In the order in which an office's channels are preferred. */
export function kindsThatWriteTo(to: ChannelAddress): string[] {
  return channelKinds().filter((kind) => canWriteTo(kind, to));
}

/** The address that wrote, as its key keeps it, else the number that was given. */
export function applicantAddress({ senderKey, phone }: Pick<Booking, 'senderKey' | 'phone'>): ChannelAddress | null {
  const wrote = senderKey && addressOfKey(senderKey);
  if (wrote) return wrote;
  return phone ? { kind: 'phone', value: phone } : null;
}

/** The key of that address; null: there is none. */
export function applicantKey({ senderKey, phone }: Pick<Booking, 'senderKey' | 'phone'>): string | null {
  return senderKey ?? (phone && numberKey(phone));
}
