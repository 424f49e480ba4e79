// Who may use which share of a window: pure.
import type { ChannelKind } from '../channel.ts';
import type { Office, Priority, Quota } from './settings.ts';

/** The share that is everybody's. */
export const GENERAL = 'general';

/** What is asked for, as far as shares go. */
export interface Claim {
  service: string;
  channel: ChannelKind;
  priority: Priority;
}

/** Whether the quota is for those who ask like this; places for people without a booking are for nobody who books. */
export function isFor(quota: Quota, { service, channel, priority }: Claim): boolean {
  const allows = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value);
  return (
    !quota.walkIns &&
    allows(quota.priorities, priority) &&
    allows(quota.services, service) &&
    allows(quota.channels, channel)
  );
}

/**
 * The quotas to try, in order: those that are for these people as the office lists them, then everybody's, unless one
 * of theirs is all that they may use.
 */
export function quotasFor({ quotas }: Pick<Office, 'quotas'>, claim: Claim): readonly string[] {
  const own = quotas.filter((quota) => isFor(quota, claim));
  if (own.length === 0) return EVERYBODY;
  const codes = own.map(({ code }) => code);
  return own.every(({ generalToo }) => generalToo) ? [...codes, GENERAL] : codes;
}
const EVERYBODY: readonly string[] = [GENERAL];

/**
 * Whether those who may use these quotas may have a place of that one. What it has left over once it is open to all is
 * like everybody's places: not for those who have a quota of their own and nothing else.
 */
export function mayHave(quotas: readonly string[], quota: string, openToAll: boolean): boolean {
  return quotas.includes(quota) || (openToAll && quotas.includes(GENERAL));
}
