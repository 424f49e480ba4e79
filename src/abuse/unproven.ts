// Limits for callers who have proven nothing: pure numbers, and the rule of each.
import { channelKinds, traitsOf } from '../channelKinds.ts';
import { hasChat, type Office } from '../office/settings.ts';

/** Of a window's places, those that all unproven holds may have together: the office's part of it, and one at least. */
export function unprovenShare(capacity: number, percent: number): number {
  return Math.max(1, Math.floor((capacity * percent) / 100));
}

/** The percentage of a window that bookings without a proof may have, confirmed ones too: all where none is confirmed without a proof. */
export function workShareOf(office: Pick<Office, 'channels' | 'policy'>): number {
  return hasChat(office) ? 100 : office.policy.workShare;
}

/** How full the unproven share of a window was before a place of it was taken. */
export interface UnprovenPressure {
  held: number;
  share: number;
}

const SHORTEST_HOLD_MINUTES = 5;

/** The fuller the share, the shorter a place is held: in even steps from what the office gives down to five minutes. */
export function unprovenHoldMinutes(holdMinutes: number, { held, share }: UnprovenPressure): number {
  if (holdMinutes <= SHORTEST_HOLD_MINUTES) return holdMinutes;
  const left = Math.max(0, share - held);
  return Math.max(SHORTEST_HOLD_MINUTES, Math.round((holdMinutes * left) / share));
}

/** How an office is reached otherwise: `WhatsApp +628111100333`, or its name where it has no chat. */
export function officeContact({ channels, name }: Pick<Office, 'channels' | 'name'>): string {
  const preferred = channelKinds().flatMap((kind) => channels.find((channel) => channel.kind === kind) ?? [])[0];
  return preferred ? `${traitsOf(preferred.kind).label} ${preferred.address}` : name;
}
