// Keys that are not known: counted by their source, logged within bounds, and after too many refused without a look.
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { requestSource } from '../../src/access/source.ts';
import { openAllowance } from '../access/allowance.ts';
import { type RateLimits, TooManyRequests } from '../access/limiting.ts';
import type { OpenCounts } from '../access/sharedCounts.ts';
import { isAsker, type SignedIn, type SignIn } from '../access/signIn.ts';
import { boundedLog } from '../faults/boundedLog.ts';
import type { Log } from '../faults/log.ts';
import type { Metrics } from '../monitoring/metrics.ts';

export interface WrongKeysSetup {
  signIn: SignIn;
  limiting: Pick<RateLimits, 'counts'>;
  openCounts: OpenCounts;
  log: Pick<Log, 'warn'>;
  metrics: Pick<Metrics, 'wrongKey'>;
}

/** Keys that are not known, of one source in ten minutes; right ones never count. */
export const MAX_WRONG_KEYS = 30;
/** How long a key that was right is looked up whatever its source did: behind one address sit many people. */
const TRUSTED_MS = 12 * 3_600_000;
const MAX_TRUSTED_KEYS = 10_000;

/** The kind of a key by its looks; its content is never logged. */
export type KeyKind = 'staff' | 'api key' | 'token' | 'administrator' | 'malformed';

/** @throws TooMany where the source tried too many; a source of '' is a key looked up again, and no try. */
export function withoutGuessing({ signIn, limiting, openCounts, log, metrics }: WrongKeysSetup): SignIn {
  const wrong = openAllowance(openCounts, 'wrong keys of source', MAX_WRONG_KEYS);
  const bounded = boundedLog(log);
  const trusted = new LRUCache<string, true>({ max: MAX_TRUSTED_KEYS, ttl: TRUSTED_MS });

  async function lookedUp(authorization: string, source: string): ReturnType<SignIn> {
    const kind = keyKindOf(authorization);
    const counted = requestSource(source);
    if (!(await wrong.enter(counted))) {
      metrics.wrongKey(kind);
      throw new TooManyRequests(wrong.state(counted).seconds, 'Too many keys that are not known');
    }
    let found: SignedIn | undefined;
    try {
      found = await signIn(authorization, source);
      return found;
    } finally {
      const isWrong = found !== undefined && !isAsker(found);
      await wrong.leave(counted, isWrong);
      if (isWrong) await note(found, kind, source);
    }
  }

  async function note(found: SignedIn | undefined, kind: KeyKind, source: string): Promise<void> {
    metrics.wrongKey(kind);
    const { counted } = wrong.state(requestSource(source));
    bounded.warn({ source, kind, wrongKeys: counted }, found ? 'A key has expired.' : 'A key is not known.');
  }

  return async (authorization, source) => {
    if (!authorization) return signIn(authorization, source);
    const digest = hash('sha256', authorization, 'base64');
    const isFree = source === '' || trusted.has(digest) || !limiting.counts(source);
    const asker = await (isFree ? signIn : lookedUp)(authorization, source);
    if (isAsker(asker)) trusted.set(digest, true);
    else trusted.delete(digest);
    if (!isAsker(asker) && isFree && source !== '') await note(asker, keyKindOf(authorization), source);
    return asker;
  };
}

function keyKindOf(authorization: string): KeyKind {
  const key = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (!key) return 'malformed';
  if (key.startsWith('antrean_staff_')) return 'staff';
  if (key.startsWith('antrean_')) return 'api key';
  return key.split('.').length === 3 ? 'token' : 'administrator';
}
