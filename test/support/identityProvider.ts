// A real OpenID Connect provider on this machine, at which the person who is set signs in without being asked.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { atEnd } from './atEnd.ts';

export const CLIENT = { id: 'antrean-web', secret: 'a-secret-of-the-client-4711' };

export interface IdentityProvider {
  issuer: string;
  /** The person at the browser: their claims besides `sub`; null: they decline. */
  person: { sub: string; claims: Record<string, unknown> } | null;
  /** How often the path was asked, as it begins. */
  asked(path: string): number;
  close(): void;
}

export interface ProviderSetup {
  publicUrl: string;
  /** Whether the ID token names roles, and not only the user info endpoint. */
  inIdToken?: boolean;
  /** Whether the provider signs people out at the wish of a program. */
  hasLogout?: boolean;
}

const CLAIMS = ['sub', 'name', 'antrean_roles'];

export async function openIdentityProvider({
  publicUrl,
  inIdToken = true,
  hasLogout = true,
}: ProviderSetup): Promise<IdentityProvider> {
  const paths: string[] = [];
  const http = createServer();
  await new Promise<void>((up) => http.listen(0, '127.0.0.1', up));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const at: IdentityProvider = {
    issuer,
    person: null,
    asked: (path) => paths.filter((each) => each.startsWith(path)).length,
    close() {
      http.closeAllConnections();
      http.close();
    },
  };
  const provider = providerFor(at, { publicUrl, inIdToken, hasLogout });
  http.on('request', (request, response) => {
    paths.push(request.url ?? '');
    if (!request.url?.startsWith('/login/')) return provider.callback()(request, response);
    const result = at.person ? { login: { accountId: at.person.sub } } : { error: 'access_denied' };
    return provider.interactionFinished(request, response, result);
  });
  atEnd(at.close);
  return at;
}

/** The page of the library loads a font from elsewhere. */
function askToLogOut(context: KoaContextWithOIDC, form: string): void {
  context.body = `<!doctype html>${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`;
}

function providerFor(at: IdentityProvider, { publicUrl, inIdToken, hasLogout }: Required<ProviderSetup>): Provider {
  const provider: Provider = new Provider(at.issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${publicUrl}/sign-in/callback`],
        ...(hasLogout && { post_logout_redirect_uris: [`${publicUrl}/signed-out`] }),
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    cookies: { keys: ['a key for the cookies of a test'] },
    claims: { openid: ['sub'], profile: ['name', 'antrean_roles'] },
    conformIdTokenClaims: !inIdToken,
    scopes: ['openid', 'profile'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: hasLogout, logoutSource: askToLogOut },
    },
    interactions: { url: (_context, interaction) => `/login/${interaction.uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...at.person?.claims }) }),
    /** Consent was given long ago. */
    async loadExistingGrant({ oidc: { client, session } }) {
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid profile');
      grant.addOIDCClaims(CLAIMS);
      await grant.save();
      return grant;
    },
  });
  return provider;
}
