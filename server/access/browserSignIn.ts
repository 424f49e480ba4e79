// Signs a person in by OpenID Connect: the authorization code flow with PKCE, state and nonce, at the operator's identity provider.
import { hkdfSync } from 'node:crypto';
import { EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';
import * as oidc from 'openid-client';
import { readRoles } from '../../src/access/posts.ts';
import type { Config } from '../../src/config.ts';
import { addMinutes, type Clock } from '../../src/time.ts';
import { openProvider } from './identityProvider.ts';
import { personIn } from './tokenReader.ts';

/** A person as the identity provider names them, with their roles here. */
export interface IdentifiedPerson {
  id: string;
  name: string;
  roles: string[];
}

/** `EXPIRED`: not begun in this browser, or too long ago. `DENIED`: by the person or the provider. */
export type SignInFault = 'EXPIRED' | 'DENIED' | 'FAILED' | 'UNAVAILABLE' | 'NO_ROLE';

/** A sign-in that came to its end, and the page to which the browser returns. */
export type FinishedSignIn =
  | { person: IdentifiedPerson; returnTo: string }
  | { fault: SignInFault; returnTo: string | null; cause?: unknown };

export interface AuthorizationFlow {
  /** The host of the provider, by which people recognise it. */
  provider: string;
  /**
   * The provider's page, and the encrypted state of the sign-in for the browser to keep. `isAfresh`: the provider asks who it
   * is, although it may still know. @throws where the provider is out of reach
   */
  begin(returnTo: string, isAfresh: boolean): Promise<{ url: string; transaction: string; seconds: number }>;
  /** `search`: the query of the address to which the provider sent the browser back. */
  finish(search: string, transaction: string | undefined): Promise<FinishedSignIn>;
  /** The provider's page that signs the person out there as well, and sends the browser back; null: the provider has none. */
  logoutUrl(): Promise<string | null>;
}

export interface AuthorizationFlowSetup {
  settings: NonNullable<Config['oidc']>;
  client: NonNullable<NonNullable<Config['oidc']>['client']>;
  publicUrl: string;
  /** A secret of all server processes: the browser may return to another one. */
  secret: Uint8Array;
  clock: Clock;
}

export const CALLBACK_PATH = '/sign-in/callback';
/** The provider sends the browser back here after a sign-out. */
export const SIGNED_OUT_PATH = '/signed-out';
const SIGN_IN_MINUTES = 10;
const FLOW_ENCRYPTION = { alg: 'dir', enc: 'A256GCM' };

/** The part of a sign-in that only the browser and this server know. */
interface SignInTransaction {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
}

export function openAuthorizationFlow(setup: AuthorizationFlowSetup): AuthorizationFlow {
  const { settings, publicUrl, clock } = setup;
  const provider = openProvider(settings.issuer, setup.client);
  const key = new Uint8Array(hkdfSync('sha256', setup.secret, '', 'browser sign-in', 32));
  const callback = `${publicUrl}${CALLBACK_PATH}`;

  return {
    provider: new URL(settings.issuer).host,
    async begin(returnTo, isAfresh) {
      const config = await provider();
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(isAfresh && { prompt: 'login' }),
      });
      const transaction = await sealed(key, { state, nonce, verifier, returnTo }, clock);
      return { url: url.href, transaction, seconds: SIGN_IN_MINUTES * 60 };
    },
    async logoutUrl() {
      // Out of reach: the person is signed out here all the same.
      const config = await provider().catch(() => null);
      if (!config?.serverMetadata().end_session_endpoint) return null;
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${publicUrl}${SIGNED_OUT_PATH}` }).href;
    },
    async finish(search, transaction) {
      const begun = transaction === undefined ? null : await unsealed(key, transaction, clock);
      if (!begun) return { fault: 'EXPIRED', returnTo: null };
      const { returnTo } = begun;
      try {
        const person = await identifiedPerson(
          await provider(),
          { address: new URL(`${callback}${search}`), rolesClaim: settings.rolesClaim },
          begun,
        );
        return person.roles.length > 0 ? { person, returnTo } : { fault: 'NO_ROLE', returnTo };
      } catch (cause) {
        return { fault: signInFaultOf(cause), returnTo, cause };
      }
    },
  };
}

/** @throws where anything about the answer, the code or the token is not as it has to be */
async function identifiedPerson(
  config: oidc.Configuration,
  { address, rolesClaim }: { address: URL; rolesClaim: string },
  { state, nonce, verifier }: SignInTransaction,
): Promise<IdentifiedPerson> {
  const tokens = await oidc.authorizationCodeGrant(config, address, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('The provider gave no ID token.');
  // Some providers name roles and names at their user info endpoint only.
  const isAllThere = rolesClaim in claims && claims.name !== undefined;
  const isAsked = !isAllThere && config.serverMetadata().userinfo_endpoint !== undefined;
  const more = isAsked ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) : {};
  const all: JWTPayload = { ...more, ...claims };
  return { ...personIn(all), roles: readRoles(all[rolesClaim]) };
}

async function sealed(key: Uint8Array, transaction: SignInTransaction, clock: Clock): Promise<string> {
  const expiresAt = addMinutes(clock.now(), SIGN_IN_MINUTES);
  return new EncryptJWT({ ...transaction })
    .setProtectedHeader(FLOW_ENCRYPTION)
    .setExpirationTime(Math.floor(expiresAt.epochMilliseconds / 1000))
    .encrypt(key);
}

/** Null: it is not ours, or too old. */
async function unsealed(key: Uint8Array, text: string, clock: Clock): Promise<SignInTransaction | null> {
  try {
    const { payload } = await jwtDecrypt<SignInTransaction>(text, key, {
      currentDate: new Date(clock.now().epochMilliseconds),
      requiredClaims: ['exp'],
      keyManagementAlgorithms: [FLOW_ENCRYPTION.alg],
      contentEncryptionAlgorithms: [FLOW_ENCRYPTION.enc],
    });
    return payload;
  } catch {
    return null;
  }
}

/** An answer of the provider to the browser is told apart from a request of ours that it does not answer. */
function signInFaultOf(cause: unknown): SignInFault {
  if (cause instanceof oidc.AuthorizationResponseError) return cause.error === 'access_denied' ? 'DENIED' : 'FAILED';
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return cause instanceof TypeError || code === 'OAUTH_TIMEOUT' ? 'UNAVAILABLE' : 'FAILED';
}
