// A server whose staff sign in at an identity provider, and people who do so by a browser of their own.
import { type CookieJar, cookieJar } from './cookieJar.ts';
import { CLIENT, type IdentityProvider, openIdentityProvider, type ProviderSetup } from './identityProvider.ts';
import { freePort } from './realKannel.ts';
import { type Answer, type Headers, openServer, post, type Server } from './server.ts';

export const SESSION_COOKIE = '__Host-antrean_session';
export const TRANSACTION_COOKIE = '__Host-antrean_sign_in';

export interface SignInHouse {
  server: Server;
  provider: IdentityProvider;
}

export async function openSignInHouse({
  environment,
  ...setup
}: Omit<ProviderSetup, 'publicUrl'> & { environment?: Record<string, string> } = {}): Promise<SignInHouse> {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const provider = await openIdentityProvider({ publicUrl, ...setup });
  const server = await openServer({
    environment: {
      ...{ PORT: String(port), PUBLIC_URL: publicUrl, OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: 'antrean' },
      ...{ OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
      ...environment,
    },
  });
  return { server, provider };
}

export interface SignedInBrowser {
  jar: CookieJar;
  /** The page that the sign-in ended at. */
  page: string;
  /** The headers with which a page of ours asks. */
  headers(office?: string): Headers;
  graphql(query: string, variables?: object, office?: string): Promise<Answer>;
}

export interface SigningIn {
  sub?: string;
  name?: string;
  roles: unknown;
  returnTo?: string;
  jar?: CookieJar;
}

/** A person signs in, in a browser of their own unless one is given. */
export async function signIn(
  { server, provider }: SignInHouse,
  { sub = 'u-17', name = 'Rina Wati', roles, returnTo = '/office', jar = cookieJar() }: SigningIn,
): Promise<SignedInBrowser> {
  provider.person = { sub, claims: { name, antrean_roles: roles } };
  const page = await jar.follow(addressOf(server, returnTo), `${server.url}${new URL(returnTo, server.url).pathname}`);
  const headers = (office?: string): Headers => ({
    ...{ cookie: jar.header(server.url), origin: server.url, 'antrean-session': '1' },
    ...(office && { 'antrean-office': office }),
  });
  return {
    jar,
    page,
    headers,
    graphql: (query, variables = {}, office) => post(server.url, { query, variables }, headers(office)),
  };
}

export function addressOf(server: Server, returnTo: string): string {
  return `${server.url}/sign-in?${new URLSearchParams({ return: returnTo })}`;
}
