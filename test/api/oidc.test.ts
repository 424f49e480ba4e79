// Staff sign in with tokens of the operator's identity provider.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { tokenReader } from '../../server/access/tokenReader.ts';
import { BY, byStaff } from '../support/actors.ts';
import { atEnd } from '../support/atEnd.ts';
import { openLive } from '../support/live.ts';
import { openServer } from '../support/server.ts';

const AUDIENCE = 'antrean';
const keys = await generateKeyPair('RS256', { extractable: true });
const others = await generateKeyPair('RS256', { extractable: true });
const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'first', alg: 'RS256', use: 'sig' };

async function listen(answer: RequestListener): Promise<string> {
  const http = createServer(answer);
  await new Promise<void>((up) => http.listen(0, '127.0.0.1', up));
  atEnd(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** A provider of its own, and how often it was asked. */
async function openProvider() {
  const asked: string[] = [];
  const issuer: string = await listen((request, response) => {
    asked.push(request.url as string);
    const body = request.url === '/keys' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  return { issuer, asked };
}

const provider = await openProvider();
const settings = (issuer: string) => ({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: AUDIENCE });
const server = await openServer({ environment: settings(provider.issuer) });

interface Signing {
  issuer?: string;
  audience?: string;
  expires?: string | number;
  key?: CryptoKey;
  kid?: string;
  typ?: string;
}

function tokenFor(
  claims: JWTPayload,
  { issuer = provider.issuer, audience = AUDIENCE, expires = '5m', key, kid = 'first', typ }: Signing = {},
  usual: JWTPayload = { sub: 'u-17', name: 'Rina Wati' },
) {
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid, ...(typ === undefined ? {} : { typ }) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key ?? keys.privateKey);
}

const roles = (...named: string[]) => ({ antrean_roles: named });

async function viewer(token: string, at = server) {
  const { status, data, errors } = await at.graphql(
    '{ viewer { kind name office { code } } }',
    {},
    { authorization: `Bearer ${token}` },
  );
  return data?.viewer ?? { status, code: errors?.[0]?.extensions.code };
}

const NOBODY = { status: 401, code: 'UNAUTHENTICATED' };

describe('a right token', () => {
  test.each([
    ['MANAGER:BOGOR', { kind: 'MANAGER', name: 'Rina Wati', office: { code: 'BOGOR' } }],
    ['FRONT_DESK:JAKARTA_PUSAT', { kind: 'FRONT_DESK', name: 'Rina Wati', office: { code: 'JAKARTA_PUSAT' } }],
    ['COUNTER_OFFICER:BATAM', { kind: 'COUNTER_OFFICER', name: 'Rina Wati', office: { code: 'BATAM' } }],
    ['ADMINISTRATOR', { kind: 'ADMINISTRATOR', name: 'Rina Wati', office: null }],
  ])('with %s signs in as that', async (role, who) => {
    expect(await viewer(await tokenFor(roles(role)))).toEqual(who);
  });

  test('may say much else beside the role, and one role as a plain text', async () => {
    expect(await viewer(await tokenFor(roles('offline_access', 'MANAGER:BOGOR')))).toMatchObject({ kind: 'MANAGER' });
    expect(await viewer(await tokenFor({ antrean_roles: 'FRONT_DESK:BOGOR' }))).toMatchObject({ kind: 'FRONT_DESK' });
  });

  test('may name its roles in another claim', async () => {
    const other = await openServer({ environment: { ...settings(provider.issuer), OIDC_ROLES_CLAIM: 'groups' } });
    expect(await viewer(await tokenFor({ groups: ['MANAGER:BOGOR'] }), other)).toMatchObject({ kind: 'MANAGER' });
    expect(await viewer(await tokenFor(roles('MANAGER:BOGOR')), other)).toEqual(NOBODY);
  });

  test('does what the role may, and is written down by its subject and name', async () => {
    const authorization = `Bearer ${await tokenFor(roles('MANAGER:BOGOR'))}`;
    const announce = 'mutation { announce(input: { office: "BOGOR", notice: "Halo" }) { __typename } }';
    expect(await server.ask(announce, {}, { authorization })).toEqual({ __typename: 'Office' });
    const LAST = `{ audit(office: "BOGOR", first: 1) { nodes { ${BY} what } } }`;
    const [row] = (await server.ask(LAST, {}, { authorization })).nodes;
    expect(row).toEqual({ by: byStaff('MANAGER', 'Rina Wati', 'oidc u-17'), what: 'announce' });
    const elsewhere = await server.graphql('{ staff(office: "BATAM") { totalCount } }', {}, { authorization });
    expect(elsewhere.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('with roles at several offices counts at the one that the request names', async () => {
    const authorization = `Bearer ${await tokenFor(roles('MANAGER:BOGOR', 'FRONT_DESK:BATAM'))}`;
    const query = '{ viewer { kind office { code } offices { code } } }';
    const offices = [{ code: 'BOGOR' }, { code: 'BATAM' }];
    const at = async (headers = {}) => server.ask(query, {}, { authorization, ...headers });
    expect(await at()).toEqual({ kind: 'MANAGER', office: { code: 'BOGOR' }, offices });
    expect(await at({ 'antrean-office': 'BATAM' })).toEqual({ kind: 'FRONT_DESK', office: { code: 'BATAM' }, offices });
    const elsewhere = await server.graphql(query, {}, { authorization, 'antrean-office': 'DEPOK' });
    expect([elsewhere.status, elsewhere.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
    const live = await openLive(server.url, { signedIn: { authorization, office: 'BATAM' } });
    const stream = live.subscribe('subscription { counters(office: "BATAM") { id } }');
    expect((await stream.nth(1)).data).toHaveProperty('counters');
    const [refused] = await live.subscribe('subscription { counters(office: "BOGOR") { id } }').errors();
    expect(refused?.extensions?.code).toBe('FORBIDDEN');
  });

  test('of an issuer that ends with a slash is taken', async () => {
    expect(await viewer(await tokenFor(roles('MANAGER:BOGOR'), { issuer: `${provider.issuer}/` }))).toMatchObject({
      kind: 'MANAGER',
    });
  });

  test.each(['JWT', 'jwt', 'at+jwt', 'application/at+jwt'])('of type %s is taken', async (typ) => {
    expect(await viewer(await tokenFor(roles('MANAGER:BOGOR'), { typ }))).toMatchObject({ kind: 'MANAGER' });
  });

  test('does not ask the provider each time', async () => {
    for (let index = 0; index < 5; index++)
      await viewer(await tokenFor({ ...roles('MANAGER:BOGOR'), jti: `${index}` }));
    expect(provider.asked.filter((path) => path === '/keys').length).toBeLessThanOrEqual(2);
  });
});

describe('not signed in is', () => {
  const manager = roles('MANAGER:BOGOR');
  const now = Math.floor(Date.now() / 1000);

  test.each<[string, () => Promise<string> | string]>([
    ['a token of another issuer', () => tokenFor(manager, { issuer: 'https://elsewhere.example' })],
    ['a token for someone else', () => tokenFor(manager, { audience: 'another' })],
    ['a token with a false signature', () => tokenFor(manager, { key: others.privateKey })],
    ['a token of an unknown key', () => tokenFor(manager, { key: others.privateKey, kid: 'second' })],
    ['a token that has expired', () => tokenFor(manager, { expires: now - 60 })],
    ['a token not yet valid', () => tokenFor({ ...manager, nbf: now + 600 })],
    [
      'a token without an end',
      () =>
        new SignJWT({ sub: 'u', ...manager })
          .setProtectedHeader({ alg: 'RS256', kid: 'first' })
          .setIssuer(provider.issuer)
          .setAudience(AUDIENCE)
          .sign(keys.privateKey),
    ],
    ...['logout+jwt', 'application/logout+jwt', 'secevent+jwt', 'dpop+jwt', 'JWE', ''].map(
      (typ) => [`a token of type "${typ}"`, () => tokenFor(manager, { typ })] as [string, () => Promise<string>],
    ),
    [
      'a notice of logout without a type',
      () => tokenFor({ ...manager, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
    ],
    ['a token of no one', () => tokenFor(manager, {}, { name: 'Rina Wati' })],
    [
      'a token signed by nothing',
      () =>
        new UnsecuredJWT({ sub: 'u', ...manager })
          .setIssuer(provider.issuer)
          .setAudience(AUDIENCE)
          .setExpirationTime('5m')
          .encode(),
    ],
    [
      'a token signed with the public key as if it were a secret',
      () =>
        new SignJWT({ sub: 'u', ...manager })
          .setProtectedHeader({ alg: 'HS256', kid: 'first' })
          .setIssuer(provider.issuer)
          .setAudience(AUDIENCE)
          .setExpirationTime('5m')
          .sign(new TextEncoder().encode(JSON.stringify(jwk))),
    ],
    [
      'a token that was changed',
      async () => (await tokenFor(manager)).replace(/\.[^.]+\./, `.${btoa(JSON.stringify({ ...manager, sub: 'u' }))}.`),
    ],
    ['someone without a role', () => tokenFor({})],
    ['a role that is none', () => tokenFor(roles('OWNER:BOGOR'))],
    ['a role at an office that is none', () => tokenFor(roles('MANAGER:NOWHERE'))],
    ['a role at no office', () => tokenFor(roles('MANAGER'))],
    ['an administrator of one office', () => tokenFor(roles('ADMINISTRATOR:BOGOR'))],
    ['a role with more to it', () => tokenFor(roles('MANAGER:BOGOR:2017'))],
    ['a text that is no token', () => 'not.a.token'],
  ])('%s', async (_, token) => {
    expect(await viewer(await token())).toEqual(NOBODY);
  });

  test('anybody by token where no provider is set', async () => {
    const without = await openServer();
    expect(await viewer(await tokenFor(manager), without)).toEqual(NOBODY);
  });
});

describe('while the provider fails', () => {
  const SHORT_MS = 100;
  const read = async (issuer: string, timeoutMs?: number) => {
    const reader = tokenReader(
      { issuer, audience: AUDIENCE, rolesClaim: 'antrean_roles', client: null },
      () => true,
      timeoutMs,
    );
    return reader(await tokenFor(roles('MANAGER:BOGOR'), { issuer }));
  };

  test.each<[string, RequestListener]>([
    ['answers with a fault', (_request, response) => void response.writeHead(500).end('Bad gateway')],
    ['answers with a page', (_request, response) => void response.end('<html>')],
    ['names no keys', (_request, response) => void response.end('{}')],
  ])('it %s: no one is signed in', async (_, answer) => {
    expect(await read(await listen(answer))).toBeNull();
  });

  test('it never answers: no one waits without end', async () => {
    expect(await read(await listen(() => {}), SHORT_MS)).toBeNull();
  });

  test('it never gives its keys: no one waits without end', async () => {
    const issuer: string = await listen((request, response) => {
      if (request.url !== '/keys') response.end(JSON.stringify({ jwks_uri: `${issuer}/keys` }));
    });
    expect(await read(issuer, SHORT_MS)).toBeNull();
  });

  test('it gives its keys in time: the same token is read', async () => {
    const issuer: string = await listen((request, response) => {
      response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : { jwks_uri: `${issuer}/keys` }));
    });
    expect(await read(issuer)).toMatchObject({ kind: 'officer' });
  });

  test('it is down: no one is signed in, our own keys are, and the next token is, once it is up', async () => {
    let up = false;
    const issuer: string = await listen((request, response) => {
      if (!up) return void request.socket.destroy();
      response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : { jwks_uri: `${issuer}/keys` }));
    });
    const at = await openServer({ environment: settings(issuer) });
    const token = await tokenFor(roles('MANAGER:BOGOR'), { issuer });
    expect(await viewer(token, at)).toEqual(NOBODY);
    const { authorization } = await at.staff('MANAGER');
    expect(await viewer(authorization?.slice(7) as string, at)).toMatchObject({ kind: 'MANAGER' });
    up = true;
    expect(await viewer(token, at)).toMatchObject({ kind: 'MANAGER' });
  });
});
