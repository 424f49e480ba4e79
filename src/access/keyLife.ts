// How long a personal key lasts: by its age and by the time without use, as its office sets them.
import type { Directory } from '../office/directory.ts';
import type { PolicyNumbers } from '../office/numberSettings.ts';
import { DEFAULT_POLICY } from '../office/settings.ts';
import { type Instant, isBefore } from '../time.ts';

export type KeyLimits = Pick<PolicyNumbers, 'staffKeyDays' | 'staffKeyIdleDays'>;

/** The limits of keys of that office; administrators are of none. */
export type KeyLimitsOf = (office: string | null) => KeyLimits;

export interface KeyUse {
  /** The start of both periods: when the key was made, or when keys made before were first limited. */
  countsFrom: Instant;
  lastUsedAt: Instant | null;
}

const HOURS_OF_DAY = 24;

/** The moment from which the key is refused, if it is not used before. */
export function keyExpiry({ countsFrom, lastUsedAt }: KeyUse, limits: KeyLimits): Instant {
  const lastSign = lastUsedAt && isBefore(countsFrom, lastUsedAt) ? lastUsedAt : countsFrom;
  const byAge = countsFrom.add({ hours: limits.staffKeyDays * HOURS_OF_DAY });
  const unused = lastSign.add({ hours: limits.staffKeyIdleDays * HOURS_OF_DAY });
  return isBefore(unused, byAge) ? unused : byAge;
}

/** Keys of no office, and of offices that are gone, last as long as those of an office that set nothing. */
export function keyLimitsIn(offices: Pick<Directory, 'find'>): KeyLimitsOf {
  return (office) => (office === null ? undefined : offices.find(office))?.policy ?? DEFAULT_POLICY;
}
