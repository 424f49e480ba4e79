// Reads tokens of the operator's identity provider: who signed in, with which roles at which offices.
import { createRemoteJWKSet, type JWSHeaderParameters, type JWTPayload, jwtVerify } from 'jose';
import type { Asker } from '../../src/access/asker.ts';
import { askerWithRoles, readRoles } from '../../src/access/posts.ts';
import type { Config } from '../../src/config.ts';

/** Of each question to the provider: a request with a token waits for the answer. */
const PROVIDER_TIMEOUT_MS = 5000;

/** JWTs signed by the issuer, for our audience; roles are texts such as `MANAGER:BOGOR` in one claim. */
export function tokenReader(
  { issuer, audience, rolesClaim }: NonNullable<Config['oidc']>,
  isOffice: (code: string) => boolean,
  timeoutMs = PROVIDER_TIMEOUT_MS,
): (token: string) => Promise<Asker | null> {
  let keys: ReturnType<typeof createRemoteJWKSet> | null = null;
  return async (token) => {
    try {
      keys ??= createRemoteJWKSet(await keySetAddress(issuer, timeoutMs), { timeoutDuration: timeoutMs });
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

async function keySetAddress(issuer: string, timeoutMs: number): Promise<URL> {
  const address = `${issuer}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
  const { jwks_uri } = (await response.json()) as { jwks_uri: string };
  return new URL(jwks_uri);
}

/** The person named by the claims of a token. */
export function personIn({ sub, name, preferred_username }: JWTPayload): { id: string; name: string } {
  return { id: `oidc ${sub}`, name: String(name ?? preferred_username ?? sub) };
}
