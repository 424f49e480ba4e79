// The operator's identity provider as the library knows it: its metadata are fetched once, and again where that failed.
import * as oidc from 'openid-client';
import type { OidcClient } from '../../src/config.ts';

const PROVIDER_TIMEOUT_SECONDS = 5;

/** @throws where the provider is out of reach, or is another than the issuer of the settings */
export function openProvider(issuer: string, client: OidcClient): () => Promise<oidc.Configuration> {
  let known: Promise<oidc.Configuration> | null = null;
  return () => {
    known ??= discovered(issuer, client).catch((fault) => {
      known = null;
      throw fault;
    });
    return known;
  };
}

async function discovered(issuer: string, { id, secret }: OidcClient): Promise<oidc.Configuration> {
  const isPlain = issuer.startsWith('http:');
  const address = new URL(`${issuer}/.well-known/openid-configuration`);
  const config = await oidc.discovery(address, id, secret, authenticationBy(secret), {
    timeout: PROVIDER_TIMEOUT_SECONDS,
    // The settings allow HTTP only for a provider on this machine. Signatures are checked even where TLS vouches for them.
    execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
  });
  // Settings are read without the slash that some issuers end with.
  const named = config.serverMetadata().issuer;
  if (named !== issuer && named !== `${issuer}/`)
    throw new Error(`OIDC_ISSUER is ${issuer}, but it calls itself ${named}.`);
  return config;
}

/** By the method that the provider names; one that names none takes Basic, as OpenID Connect Discovery says. */
function authenticationBy(secret: string): oidc.ClientAuth {
  const [post, basic] = [oidc.ClientSecretPost(secret), oidc.ClientSecretBasic(secret)];
  return (server, client, body, headers) => {
    const takesBasic = server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true;
    return (takesBasic ? basic : post)(server, client, body, headers);
  };
}
