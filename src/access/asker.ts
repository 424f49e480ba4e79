// Who is asking: everything a rule may know of the caller.
import type { Address, ChannelKind } from '../channel.ts';
import { addressKey } from '../phone.ts';
import type { Instant } from '../time.ts';

/** Anybody, over HTTP. */
export interface Anonymous {
  kind: 'anonymous';
  /** Where the request came from, for limits. */
  source: string;
}

/** A channel adapter speaking for the sender of a message: that the message came from there proves the address. */
export interface Sender {
  kind: 'sender';
  channel: ChannelKind;
  address: Address;
  /** When the message was sent, where the channel tells it. */
  sentAt: Instant | null;
}

/** The holder of the administrator's key. */
export interface Administrator {
  kind: 'administrator';
}

export type Asker = Anonymous | Sender | Administrator;

/** The key under which a sender's bookings are found; null for askers who are no sender. */
export function senderKeyOf(asker: Asker): string | null {
  return asker.kind === 'sender' ? addressKey(asker.address.kind, asker.address.value) : null;
}

/** Who is written into the history. */
export function writtenAs(asker: Asker): string {
  if (asker.kind === 'sender') return `applicant by ${asker.channel}`;
  return asker.kind === 'administrator' ? 'administrator' : 'applicant by WEB';
}

/** Keys chosen by one caller must not meet those of another. */
export function keySpace(asker: Asker): string {
  return asker.kind === 'sender' ? `sender ${senderKeyOf(asker)}` : asker.kind;
}
