// Identifies the caller of a request by its Authorization header: a key of ours, or a token of the operator's identity
// provider.
import { createRemoteJWKSet, type JWSHeaderParameters, type JWTPayload, jwtVerify } from 'jose';
import type { Asker } from '../../src/access/asker.ts';
import { DEVICE_KEY_PREFIX, deviceOfKey } from '../../src/access/devices.ts';
import { keyLimitsIn } from '../../src/access/keyLife.ts';
import { askerOfKey, type ExpiredKey } from '../../src/access/keys.ts';
import { askerWithRoles, readRoles } from '../../src/access/posts.ts';
import type { Config } from '../../src/config.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Clock } from '../../src/time.ts';
import type { AdminKey } from './secrets.ts';

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

/** JWTs signed by the issuer, for our audience; roles are texts such as `MANAGER:BOGOR` in one claim. */
function tokenReader(
  { issuer, audience, rolesClaim }: NonNullable<Config['oidc']>,
  isOffice: (code: string) => boolean,
): (token: string) => Promise<Asker | null> {
  let keys: ReturnType<typeof createRemoteJWKSet> | null = null;
  return async (token) => {
    try {
      keys ??= createRemoteJWKSet(await keySetAddress(issuer));
      // Settings are read without the slash that some issuers end with.
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer: [issuer, `${issuer}/`],
        audience,
        requiredClaims: ['sub', 'exp'],
      });
      if (!isSignInToken(payload, protectedHeader)) return null;
      return askerWithRoles(personIn(payload), readRoles(payload[rolesClaim]), isOffice);
    } catch {
      return null;
    }
  };
}

/** Media types of tokens that sign in: of OpenID Connect Core, and of access tokens (RFC 9068). */
const SIGN_IN_TYPES = ['jwt', 'at+jwt'];

/** Providers sign other tokens for the same audience: notices of logout, events (RFC 8417), `dpop+jwt` and more. */
function isSignInToken({ events }: JWTPayload, { typ = 'JWT' }: JWSHeaderParameters): boolean {
  return events === undefined && SIGN_IN_TYPES.includes(typ.toLowerCase().replace(/^application\//, ''));
}

async function keySetAddress(issuer: string): Promise<URL> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5000) });
  const { jwks_uri } = (await response.json()) as { jwks_uri: string };
  return new URL(jwks_uri);
}

/** The person named by the claims of a token. */
export function personIn({ sub, name, preferred_username }: JWTPayload): { id: string; name: string } {
  return { id: `oidc ${sub}`, name: String(name ?? preferred_username ?? sub) };
}
