// Identifies the caller of a request by its Authorization header: a key of ours, or a token of the operator's identity
// provider.
import type { Asker } from '../../src/access/asker.ts';
import { DEVICE_KEY_PREFIX, deviceOfKey } from '../../src/access/devices.ts';
import { keyLimitsIn } from '../../src/access/keyLife.ts';
import { askerOfKey, type ExpiredKey } from '../../src/access/keys.ts';
import type { Config } from '../../src/config.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Clock } from '../../src/time.ts';
import type { AdminKey } from './secrets.ts';
import { tokenReader } from './tokenReader.ts';

/** Null: the key is not known. */
export type SignedIn = Asker | ExpiredKey | null;

export type SignIn = (authorization: string | undefined, source: string) => Promise<SignedIn>;

/** A key that was looked up is known for so long: what is ended is noticed within these milliseconds. */
const KEY_CACHE_MS = 2000;

export interface SignInSetup {
  pool: Pool;
  clock: Clock;
  admin: AdminKey;
  oidc: Config['oidc'];
  offices: Pick<Directory, 'find'>;
}

export function openSignIn({ pool, clock, admin, oidc, offices }: SignInSetup): SignIn {
  const known = new Map<string, { asker: Asker; until: number }>();
  const isOffice = (code: string) => offices.find(code) !== undefined;
  const verify = oidc ? tokenReader(oidc, isOffice) : null;
  const limitsOf = keyLimitsIn(offices);
  return async (authorization, source) => {
    if (!authorization) return { kind: 'anonymous', source };
    const key = /^Bearer (\S.*)$/i.exec(authorization)?.[1];
    if (!key) return null;
    const remembered = known.get(key);
    if (remembered && remembered.until > performance.now()) return remembered.asker;
    known.delete(key);
    const asker = await whose(key);
    if (known.size > 10_000) known.clear();
    if (isAsker(asker)) known.set(key, { asker, until: performance.now() + KEY_CACHE_MS });
    return asker;
  };

  async function whose(key: string): Promise<SignedIn> {
    if (admin.matches(key)) return { kind: 'administrator' };
    if (key.startsWith(DEVICE_KEY_PREFIX)) return deviceOfKey(queriesOn(pool), key, clock.now());
    if (key.startsWith('antrean_')) return askerOfKey(queriesOn(pool), key, { now: clock.now(), limitsOf });
    return verify ? verify(key) : null;
  }
}

export function isAsker(found: SignedIn): found is Asker {
  return found !== null && found.kind !== 'expired';
}
