// What callers who have proven nothing may hold at a time: pure numbers, and the rule of each.
import type { Office } from '../office/settings.ts';

/** Places that one source may hold without confirming them. */
export const MOST_HELD_BY_SOURCE = 5;

/** How an office is reached otherwise: `WhatsApp +628111100333`, or its name where it has no chat. */
export function contactOf({ channels, name }: Pick<Office, 'channels' | 'name'>): string {
  const whatsapp = channels.find(({ kind }) => kind === 'WHATSAPP');
  if (whatsapp) return `WhatsApp ${whatsapp.address}`;
  const sms = channels.find(({ kind }) => kind === 'SMS');
  return sms ? `SMS ${sms.address}` : name;
}
