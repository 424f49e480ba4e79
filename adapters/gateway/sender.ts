// The sender of an SMS: a number that can be answered, or an operator's advertising.
import type { ChannelAddress } from '../../src/channel/messages.ts';
import { phoneNumber } from '../../src/phone.ts';

/** null for names and short numbers: an answer is not read there. */
export function readSender(text: string): ChannelAddress | null {
  const number = phoneNumber(text);
  if (number) return { kind: 'phone', value: number };
  // A plan of numbers is never complete: what looks like a whole one is kept as it came.
  return /^\+\d{8,15}$/.test(text) ? { kind: 'phone', value: text } : null;
}
