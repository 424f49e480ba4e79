// The rules for using the shares of a window: pure.
import type { ChannelKind } from '../channelKinds.ts';
import type { Office, Priority, Quota } from './settings.ts';

/** The general quota, which is open to all. */
export const GENERAL = 'general';

/** The request, as far as quotas are concerned. */
export interface Claim {
  service: string;
  channel: ChannelKind;
  priority: Priority;
}

/** Whether the quota is for applicants who ask like this; places for walk-ins are never booked. */
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
 * The quotas to try, in order: those that are for these people as the office lists them, then the general one, unless
 * one of theirs is all that they may use.
 */
export function quotasFor({ quotas }: Pick<Office, 'quotas'>, claim: Claim): readonly string[] {
  const own = quotas.filter((quota) => isFor(quota, claim));
  if (own.length === 0) return EVERYBODY;
  const codes = own.map(({ code }) => code);
  return own.every(({ generalToo }) => generalToo) ? [...codes, GENERAL] : codes;
}
const EVERYBODY: readonly string[] = [GENERAL];

/**
 * Whether people who may use these quotas may have a place of that one. Its unused places, once open to all, are like
 * general places: not for people who have a quota of their own and nothing else.
 */
export function mayHave(quotas: readonly string[], quota: string, openToAll: boolean): boolean {
  return quotas.includes(quota) || (openToAll && quotas.includes(GENERAL));
}
