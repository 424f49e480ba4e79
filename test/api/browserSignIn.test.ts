// Staff sign in by their browser at an identity provider: the way there and back, and every way in which it is refused.
import { describe, expect, test } from 'vitest';
import {
  addressOf,
  openSignInHouse,
  SESSION_COOKIE,
  type SignInHouse,
  signIn,
  TRANSACTION_COOKIE,
} from '../support/browserSignIn.ts';
import { cookieJar } from '../support/cookieJar.ts';
import { openIdentityProvider } from '../support/identityProvider.ts';
import { openServer } from '../support/server.ts';

const house = await openSignInHouse();
const { server, provider } = house;
const VIEWER = '{ viewer { kind name office { code } offices { code } } }';
const MANAGER = { sub: 'u-17', claims: { name: 'Rina Wati', antrean_roles: ['MANAGER:BOGOR'] } };

/** The provider's page for a sign-in that begins in the jar. */
async function begin(jar: ReturnType<typeof cookieJar>, returnTo = '/office'): Promise<URL> {
  const response = await jar.ask(addressOf(server, returnTo));
  expect(response.status).toBe(303);
  return new URL(response.headers.get('location') ?? '');
}

/** The address to which the provider sends the browser back. */
const callbackOf = (jar: ReturnType<typeof cookieJar>, at: URL) =>
  jar.follow(at.href, `${server.url}/sign-in/callback`);

/** The page to which the callback leads. */
async function pageAfter(jar: ReturnType<typeof cookieJar>, callback: string): Promise<string> {
  const response = await jar.ask(callback);
  expect(response.status).toBe(303);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return (response.headers.get('location') ?? '').replace(server.url, '');
}

describe('signing in', () => {
  test('goes by code, PKCE, state and nonce, and comes back to the page that was asked for', async () => {
    provider.person = MANAGER;
    const jar = cookieJar();
    const at = await begin(jar, '/office?day=2017-08-07#figures');
    expect(at.origin).toBe(provider.issuer);
    expect(Object.fromEntries(at.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'antrean-web',
      redirect_uri: `${server.url}/sign-in/callback`,
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{40,}$/),
      nonce: expect.stringMatching(/^[\w-]{40,}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    const callback = await callbackOf(jar, at);
    expect(await pageAfter(jar, callback)).toBe('/office?day=2017-08-07#figures');
    expect(jar.cookie(server.url, TRANSACTION_COOKIE)).toBeUndefined();
    expect(jar.attributes(SESSION_COOKIE)).toEqual(['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax']);
  });

  test('makes a session, of which the database has a digest only', async () => {
    const { jar, graphql } = await signIn(house, { sub: 'u-18', name: 'Dewi', roles: ['FRONT_DESK:BATAM'] });
    expect((await graphql(VIEWER)).data.viewer).toEqual({
      kind: 'FRONT_DESK',
      name: 'Dewi',
      office: { code: 'BATAM' },
      offices: [{ code: 'BATAM' }],
    });
    const token = jar.cookie(server.url, SESSION_COOKIE) ?? '';
    expect(token).toMatch(/^[\w-]{43}\.[\w-]{22}$/);
    const rows = await server.query(`select * from staff_session where subject = 'oidc u-18'`);
    expect(rows).toHaveLength(1);
    for (const part of token.split('.')) expect(JSON.stringify(rows)).not.toContain(part);
    expect(server.lines.join('')).not.toContain(token.split('.')[0]);
  });

  test('is in the audit log of each office of the person', async () => {
    await signIn(house, { sub: 'u-19', name: 'Eka', roles: ['MANAGER:DEPOK', 'FRONT_DESK:JAKARTA_PUSAT'] });
    const rows = await server.query(
      `select what, office, source from audit where asker = 'officer oidc u-19' order by id`,
    );
    expect(rows).toEqual([
      { what: 'signIn', office: 'DEPOK', source: '127.0.0.1' },
      { what: 'signIn', office: 'JAKARTA_PUSAT', source: '127.0.0.1' },
    ]);
  });

  test('reads roles that only the user info endpoint names', async () => {
    const other = await openSignInHouse({ inIdToken: false });
    const { graphql } = await signIn(other, { roles: ['COUNTER_OFFICER:BOGOR'] });
    expect((await graphql(VIEWER)).data.viewer).toMatchObject({ kind: 'COUNTER_OFFICER', name: 'Rina Wati' });
    expect(other.provider.asked('/me')).toBe(1);
  });

  test('makes an administrator, who is of no office', async () => {
    const { graphql } = await signIn(house, { sub: 'u-20', roles: ['ADMINISTRATOR'] });
    expect((await graphql(VIEWER)).data.viewer).toMatchObject({ kind: 'ADMINISTRATOR', office: null, offices: [] });
  });

  test('again in the same browser ends the session before', async () => {
    const { jar } = await signIn(house, { sub: 'u-21', roles: ['MANAGER:BOGOR'] });
    await signIn(house, { sub: 'u-21', roles: ['MANAGER:BOGOR'], jar });
    const ended = `select ended_at is not null as ended from staff_session where subject = 'oidc u-21' order by id`;
    expect(await server.query(ended)).toEqual([{ ended: true }, { ended: false }]);
  });

  test('asks for the account although the provider knows one, where that is wished', async () => {
    const jar = cookieJar();
    for (const [given, sent] of [
      ['login', 'login'],
      ['none', null],
    ] as const) {
      const response = await jar.ask(`${addressOf(server, '/desk')}&prompt=${given}`);
      expect(new URL(response.headers.get('location') ?? '').searchParams.get('prompt')).toBe(sent);
    }
  });

  test('asks the provider for its metadata once', async () => {
    await signIn(house, { sub: 'u-31', roles: ['MANAGER:BOGOR'] });
    await signIn(house, { sub: 'u-32', roles: ['MANAGER:BOGOR'] });
    expect(provider.asked('/.well-known')).toBe(1);
  });

  test('is offered to the pages with the name of the provider', async () => {
    expect(await server.ask('{ browserSignIn { provider url } }')).toEqual({
      provider: new URL(provider.issuer).host,
      url: `${server.url}/sign-in`,
    });
  });
});

describe('a person at two offices', () => {
  test('is at the one that a request names, with the role of that office alone', async () => {
    const { graphql } = await signIn(house, { sub: 'u-22', roles: ['MANAGER:BOGOR', 'COUNTER_OFFICER:DEPOK'] });
    const offices = [{ code: 'BOGOR' }, { code: 'DEPOK' }];
    expect((await graphql(VIEWER)).data.viewer).toMatchObject({ kind: 'MANAGER', office: { code: 'BOGOR' }, offices });
    expect((await graphql(VIEWER, {}, 'DEPOK')).data.viewer).toMatchObject({
      ...{ kind: 'COUNTER_OFFICER', office: { code: 'DEPOK' }, offices },
    });
    const staff = 'query ($office: ID!) { staff(office: $office) { totalCount } }';
    expect((await graphql(staff, { office: 'BOGOR' }, 'BOGOR')).errors).toBeUndefined();
    for (const [named, at] of [
      ['DEPOK', 'DEPOK'],
      ['DEPOK', 'BOGOR'],
      ['BOGOR', 'DEPOK'],
    ])
      expect((await graphql(staff, { office: named }, at)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const elsewhere = await graphql(VIEWER, {}, 'BATAM');
    expect([elsewhere.status, elsewhere.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  });
});

describe('no one is signed in', () => {
  /** The page that the sign-in ends at when the address of the provider, or the one back, is changed on the way. */
  async function changed(
    change: (at: URL) => void,
    changeBack: (callback: URL) => void = () => {},
  ): Promise<{ page: string; session: string | undefined }> {
    provider.person = MANAGER;
    const jar = cookieJar();
    const at = await begin(jar);
    change(at);
    const callback = new URL(await callbackOf(jar, at));
    changeBack(callback);
    const page = await pageAfter(jar, callback.href);
    return { page, session: jar.cookie(server.url, SESSION_COOKIE) };
  }
  const nothing = () => {};
  const FAILED = { page: '/office?signIn=FAILED', session: undefined };

  test('with another state, nonce, challenge, code, or issuer', async () => {
    const set = (name: string, value: string) => (at: URL) => at.searchParams.set(name, value);
    expect(await changed(nothing, set('state', 'x'.repeat(43)))).toEqual(FAILED);
    expect(await changed(nothing, (callback) => callback.searchParams.delete('state'))).toEqual(FAILED);
    expect(await changed(set('state', 'x'.repeat(43)))).toEqual(FAILED);
    expect(await changed(set('nonce', 'x'.repeat(43)))).toEqual(FAILED);
    expect(await changed((at) => at.searchParams.delete('nonce'))).toEqual(FAILED);
    expect(await changed(set('code_challenge', 'x'.repeat(43)))).toEqual(FAILED);
    expect(await changed(nothing, set('code', 'x'.repeat(43)))).toEqual(FAILED);
    expect(await changed(nothing, set('iss', 'https://elsewhere.example'))).toEqual(FAILED);
    expect(await changed(nothing, (callback) => callback.searchParams.append('code', 'two'))).toEqual(FAILED);
  });

  test('twice by one code', async () => {
    provider.person = MANAGER;
    const jar = cookieJar();
    const callback = await callbackOf(jar, await begin(jar));
    const transaction = jar.header(server.url);
    expect(await pageAfter(jar, callback)).toBe('/office');
    const again = await fetch(callback, { headers: { cookie: transaction }, redirect: 'manual' });
    expect(again.headers.get('location')).toBe(`${server.url}/office?signIn=FAILED`);
    expect(again.headers.getSetCookie().join()).not.toContain(`${SESSION_COOKIE}=`);
  });

  test('in a browser in which it was not begun, with a sign-in made up, or too late', async () => {
    provider.person = MANAGER;
    const jar = cookieJar();
    const callback = await callbackOf(jar, await begin(jar));
    const expired = `${server.url}/desk?signIn=EXPIRED`;
    const page = async (cookie?: string) => {
      const response = await fetch(callback, { headers: cookie ? { cookie } : {}, redirect: 'manual' });
      expect(response.headers.getSetCookie().join()).not.toContain(`${SESSION_COOKIE}=`);
      return response.headers.get('location');
    };
    expect(await page()).toBe(expired);
    expect(await page(`${TRANSACTION_COOKIE}=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c`)).toBe(expired);
    server.clock.advance(11);
    expect(await page(jar.header(server.url))).toBe(expired);
  });

  test('who declines, or has no role at an office here', async () => {
    provider.person = null;
    const jar = cookieJar();
    expect(await pageAfter(jar, await callbackOf(jar, await begin(jar)))).toBe('/office?signIn=DENIED');
    for (const roles of [[], ['MANAGER:NOWHERE'], ['OWNER:BOGOR'], 'nothing']) {
      const { page, jar: theirs } = await signIn(house, { roles });
      expect(page).toBe(`${server.url}/office?signIn=NO_ROLE`);
      expect(theirs.cookie(server.url, SESSION_COOKIE)).toBeUndefined();
    }
    expect(server.lines.join('')).toContain('A browser sign-in failed.');
    expect(server.lines.join('')).not.toContain('Rina Wati');
  });
});

test('strangers fill no log by sign-ins that fail, and ask the database no more often by sign-outs than by requests', async () => {
  const { server: other } = await openSignInHouse({ environment: { RATE_LIMIT: '90' } });
  const from = (network: number) => ({ 'x-forwarded-for': `198.51.${network}.1` });
  const callback = `${other.url}/sign-in/callback?code=x&state=y`;
  const ask = (_: unknown, network: number) => fetch(callback, { headers: from(network), redirect: 'manual' });
  const pages = await Promise.all(Array.from({ length: 80 }, ask));
  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([303]));
  expect(other.lines.filter((line) => line.includes('A browser sign-in failed.'))).toHaveLength(60);
  const headers = {
    ...{ 'antrean-session': '1', origin: other.url, cookie: `${SESSION_COOKIE}=made-up` },
    ...from(100),
  };
  const signOut = () => fetch(`${other.url}/sign-out`, { method: 'POST', headers });
  const statuses = (await Promise.all(Array.from({ length: 95 }, signOut))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
});

test.each([
  'https://evil.example/',
  '//evil.example/desk',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'javascript:alert(1)',
  'desk',
  '',
  `/${'x'.repeat(500)}`,
])('the way back leads to no other place: %j', async (returnTo) => {
  const response = await fetch(addressOf(server, returnTo), { redirect: 'manual' });
  expect(response.status).toBe(400);
  expect(response.headers.get('location')).toBeNull();
  expect(response.headers.getSetCookie()).toEqual([]);
});

test.each([
  ['/.//evil.example/', '/./'],
  ['/desk/..//evil.example/', '/'],
])('a path that begins like a host stays a path: %s', async (returnTo) => {
  const { page } = await signIn(house, { roles: ['MANAGER:BOGOR'], returnTo });
  expect(new URL(page).origin).toBe(server.url);
});

describe('the provider', () => {
  async function withIssuer(change: (other: SignInHouse) => void) {
    const other = await openSignInHouse();
    change(other);
    const response = await fetch(addressOf(other.server, '/desk'), { redirect: 'manual' });
    return { other, location: response.headers.get('location')?.replace(other.server.url, '') };
  }

  test('that is away is told by the page, and personal keys are taken all the same', async () => {
    const { other, location } = await withIssuer(({ provider: away }) => away.close());
    expect(location).toBe('/desk?signIn=UNAVAILABLE');
    expect(await other.server.ask('{ viewer { kind } }', {}, await other.server.staff('MANAGER'))).toEqual({
      kind: 'MANAGER',
    });
  });

  test('that calls itself by another name is not taken', async () => {
    const real = await openIdentityProvider({ publicUrl: 'http://127.0.0.1:1' });
    const port = new URL(real.issuer).port;
    const other = await openServer({
      environment: {
        ...{ OIDC_ISSUER: `http://localhost:${port}`, OIDC_AUDIENCE: 'antrean' },
        ...{ OIDC_CLIENT_ID: 'antrean-web', OIDC_CLIENT_SECRET: 'a-secret-of-the-client-4711' },
      },
    });
    const response = await fetch(addressOf(other, '/desk'), { redirect: 'manual' });
    expect(response.headers.get('location')).toContain('/desk?signIn=UNAVAILABLE');
  });

  test('that is not set has no way in: no route, and sessions of another server do not count', async () => {
    const other = await openServer({ environment: { OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: 'antrean' } });
    expect(await other.ask('{ browserSignIn { url } }')).toBeNull();
    for (const path of ['/sign-in', '/sign-in/callback?code=x&state=y'])
      expect((await fetch(`${other.url}${path}`)).status).toBe(404);
    const { headers } = await signIn(house, { roles: ['MANAGER:BOGOR'] });
    const { errors } = await other.graphql('{ viewer { kind } }', {}, headers());
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
