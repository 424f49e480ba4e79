// A number or address of the office as a manager types it. Pure.
import type { ChannelKind, OfficeChannelInput } from '../../../clients/types.ts';
import { mustBeRead } from '../../fields/typedNumber.ts';
import type { ServiceTexts } from '../../texts/services/texts.ts';

/** The channels by which applicants write to all servers. */
export const WRITTEN_CHANNELS = ['WHATSAPP', 'SMS', 'EMAIL'] as const satisfies ChannelKind[];
const NUMBERED_CHANNELS: readonly ChannelKind[] = ['WHATSAPP', 'SMS'];

/** `+628111100333` of `+62 811-1100-333`, or the mailbox in small letters; null if it is neither. Of other channels the server knows the form. */
export function addressTyped(kind: ChannelKind, text: string): string | null {
  const typed = text.trim();
  if (kind === 'EMAIL') return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(typed) ? typed.toLowerCase() : null;
  if (!NUMBERED_CHANNELS.includes(kind)) return typed || null;
  const digits = typed.replace(/[\s().-]/g, '');
  return /^\+[1-9]\d{7,14}$/.test(digits) ? digits : null;
}

/** Null: nothing is wrong. */
export function faultOfAddress(
  kind: ChannelKind,
  text: string,
  there: readonly OfficeChannelInput[],
  say: ServiceTexts['numbers'],
): string | null {
  const address = addressTyped(kind, text);
  if (address === null)
    return kind === 'EMAIL' ? say.needEmail : NUMBERED_CHANNELS.includes(kind) ? say.needNumber : say.needAddress;
  return there.some((each) => each.kind === kind && each.address === address) ? say.taken : null;
}

/** @throws Error where `faultOfAddress` finds what cannot be read. */
export function withAddress(
  there: readonly OfficeChannelInput[],
  kind: ChannelKind,
  text: string,
): OfficeChannelInput[] {
  return [...there, { kind, address: mustBeRead(addressTyped(kind, text)) }];
}
