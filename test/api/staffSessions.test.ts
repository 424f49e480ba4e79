// Sessions of browsers: what a page of another site cannot do by them, when they are over, and who lists and ends them.
import { describe, expect, test } from 'vitest';
import { BY, byStaff } from '../support/actors.ts';
import { eventually } from '../support/app.ts';
import { openSignInHouse, SESSION_COOKIE, signIn } from '../support/browserSignIn.ts';
import { connect, openLive } from '../support/live.ts';
import { ADMIN, post } from '../support/server.ts';

const house = await openSignInHouse();
const { server } = house;
const VIEWER = { query: '{ viewer { kind } }' };
const LIST =
  'query ($office: ID) { staffSessions(office: $office) { id name roles { role office } current browser source } }';
const OWN = '{ ownSessions { id name current } }';
const END =
  'mutation ($input: EndStaffSessionInput!) { endStaffSession(input: $input) { ... on StaffSession { id name } } }';
const END_OWN =
  'mutation ($input: EndOwnSessionInput!) { endOwnSession(input: $input) { ... on StaffSession { id } } }';
const ANNOUNCE = 'mutation { announce(input: { office: "BOGOR", notice: "Halo" }) { __typename } }';

const manager = (sub: string, name = 'Rina Wati') => signIn(house, { sub, name, roles: ['MANAGER:BOGOR'] });
const codeIn = ({ status, errors }: { status: number; errors?: { extensions: { code: string } }[] }) => [
  status,
  errors?.[0]?.extensions.code,
];
const OVER = [401, 'UNAUTHENTICATED'];

describe('the cookie counts', () => {
  test('in a request of our pages, for changes as well', async () => {
    const { graphql } = await manager('c-1');
    expect((await graphql(ANNOUNCE)).data).toEqual({ announce: { __typename: 'Office' } });
    const [row] = (await server.ask(`{ audit(office: "BOGOR", first: 1) { nodes { ${BY} what } } }`, {}, ADMIN)).nodes;
    expect(row).toEqual({ by: byStaff('MANAGER', 'Rina Wati', 'oidc c-1'), what: 'announce' });
  });

  test('not without the header of our pages, nor in a GET', async () => {
    const { headers } = await manager('c-2');
    const { 'antrean-session': _, ...bare } = headers();
    expect((await post(server.url, VIEWER, bare)).data).toEqual({ viewer: { kind: 'ANONYMOUS' } });
    const address = `${server.url}/graphql?${new URLSearchParams(VIEWER)}`;
    const answer = await fetch(address, { headers: { ...headers(), accept: 'application/json' } });
    expect(await answer.json()).toMatchObject({ data: { viewer: { kind: 'ANONYMOUS' } } });
    const day = await fetch(`${server.url}/offices/BOGOR/days/2017-08-07.csv`, { headers: headers() });
    expect(day.status).toBe(401);
  });

  test.each(['https://evil.example', 'null', 'http://127.0.0.1', `${server.url}.evil.example`, ''])(
    'not from the origin %j',
    async (origin) => {
      const { headers } = await manager('c-3');
      expect(codeIn(await post(server.url, VIEWER, { ...headers(), origin }))).toEqual([403, 'FORBIDDEN']);
    },
  );

  test('not where no origin is told', async () => {
    const { headers } = await manager('c-4');
    const { origin: _, ...without } = headers();
    expect(codeIn(await post(server.url, VIEWER, without))).toEqual([403, 'FORBIDDEN']);
  });

  test('less than a key that is sent with it', async () => {
    const { headers } = await manager('c-5');
    const key = await server.staff('FRONT_DESK', 'BATAM');
    expect((await post(server.url, VIEWER, { ...headers(), ...key })).data).toEqual({ viewer: { kind: 'FRONT_DESK' } });
  });

  test.each([
    ['of another signature', (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    ['without one', (token: string) => token.split('.')[0] ?? ''],
    ['made up', () => 'x'.repeat(43)],
  ])('not with a token %s', async (_, changed) => {
    const { headers, jar } = await manager('c-6');
    const cookie = `${SESSION_COOKIE}=${changed(jar.cookie(server.url, SESSION_COOKIE) ?? '')}`;
    expect(codeIn(await post(server.url, VIEWER, { ...headers(), cookie }))).toEqual(OVER);
  });
});

describe('a live view', () => {
  const COUNTERS = 'subscription { counters(office: "BOGOR") { id } }';
  const socketOf = (headers: Record<string, string>, payload: object) =>
    openLive(server.url, { headers, signedIn: payload as Record<string, string> });

  test('opens by the session, from our origin and at its word only', async () => {
    const { headers } = await manager('l-1');
    const { cookie = '', origin = '' } = headers();
    const live = await socketOf({ cookie, origin }, { session: true });
    const stream = live.subscribe(COUNTERS);
    expect((await stream.nth(1)).data).toHaveProperty('counters');
    const silent = await socketOf({ cookie, origin }, {});
    const [refused] = await silent.subscribe(COUNTERS).errors();
    expect(refused?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  test.each(['https://evil.example', undefined])('does not open from the origin %s', async (origin) => {
    const { headers } = await manager('l-2');
    const { cookie = '' } = headers();
    const live = connect(server.url, { headers: { cookie, ...(origin && { origin }) } });
    await eventually('an open socket', () => live.socket.readyState === live.socket.OPEN);
    live.send({ type: 'connection_init', payload: { session: true } });
    expect((await live.closed).code).toBe(4403);
  });
});

describe('a session is over', () => {
  test('when its owner signs out: the cookie goes, and the token counts no longer', async () => {
    const { jar, headers } = await manager('e-1');
    const kept = headers();
    const out = await jar.ask(`${server.url}/sign-out`, { method: 'POST', headers: { ...kept } });
    expect(out.status).toBe(200);
    const { logoutUrl } = (await out.json()) as { logoutUrl: string };
    const at = new URL(logoutUrl);
    expect([at.origin, at.pathname]).toEqual([house.provider.issuer, '/session/end']);
    expect(Object.fromEntries(at.searchParams)).toEqual({
      client_id: 'antrean-web',
      post_logout_redirect_uri: `${server.url}/signed-out`,
    });
    expect((await jar.ask(logoutUrl)).status).toBe(200);
    const back = await jar.ask(`${server.url}/signed-out`);
    expect([back.status, back.headers.get('location')]).toEqual([303, `${server.url}/desk`]);
    expect(jar.cookie(server.url, SESSION_COOKIE)).toBeUndefined();
    expect(codeIn(await post(server.url, VIEWER, kept))).toEqual(OVER);
    const [row] = await server.query(
      `select what, office from audit where asker = 'officer oidc e-1' order by id desc`,
    );
    expect(row).toEqual({ what: 'signOut', office: 'BOGOR' });
  });

  test('here alone where the provider has no sign-out, or the browser had no session', async () => {
    const other = await openSignInHouse({ hasLogout: false });
    const { jar, headers } = await signIn(other, { roles: ['MANAGER:BOGOR'] });
    const out = await jar.ask(`${other.server.url}/sign-out`, { method: 'POST', headers: headers() });
    expect(out.status).toBe(204);
    const bare = { origin: server.url, 'antrean-session': '1' };
    expect((await fetch(`${server.url}/sign-out`, { method: 'POST', headers: bare })).status).toBe(204);
  });

  test('not when a page of another site signs out', async () => {
    const { headers } = await manager('e-2');
    const { 'antrean-session': _, ...bare } = headers();
    for (const given of [bare, { ...headers(), origin: 'https://evil.example' }]) {
      const answer = await fetch(`${server.url}/sign-out`, { method: 'POST', headers: given });
      expect(answer.status).toBe(403);
    }
    expect((await post(server.url, VIEWER, headers())).data).toEqual({ viewer: { kind: 'MANAGER' } });
  });

  test('after two hours without a request', async () => {
    const { graphql } = await manager('e-3');
    server.clock.advance(119);
    expect((await graphql(VIEWER.query)).data).toEqual({ viewer: { kind: 'MANAGER' } });
    server.clock.advance(121);
    await eventually('the session is over', async () => (await graphql(VIEWER.query)).status === 401);
  });

  test('although its page asks by itself, or keeps a live view open', async () => {
    const { graphql, headers } = await manager('e-6');
    const { cookie = '', origin = '' } = headers();
    server.clock.advance(60);
    const live = await openLive(server.url, { headers: { cookie, origin }, signedIn: { session: true } as never });
    await live.subscribe('subscription { counters(office: "BOGOR") { id } }').nth(1);
    const idle = await post(server.url, VIEWER, { ...headers(), 'antrean-session': 'idle' });
    expect(idle.data).toEqual({ viewer: { kind: 'MANAGER' } });
    server.clock.advance(61);
    await eventually('the session is over', async () => (await graphql(VIEWER.query)).status === 401);
  });

  test('when a file was to be fetched by it: the link dies with it', async () => {
    const { jar, graphql, headers } = await manager('e-5');
    const FILES = '{ office(code: "BOGOR") { dayList(date: "2017-08-07") { csv } } }';
    const { csv } = (await graphql(FILES)).data.office.dayList;
    expect((await fetch(csv)).status).toBe(200);
    await jar.ask(`${server.url}/sign-out`, { method: 'POST', headers: headers() });
    expect((await fetch(csv)).status).toBe(401);
  });
});

describe('sessions are listed', () => {
  test('to managers of an office of the person, without those that are over', async () => {
    const rina = await manager('s-1', 'Rina');
    const both = await signIn(house, { sub: 's-2', name: 'Dewi', roles: ['MANAGER:DEPOK', 'FRONT_DESK:BOGOR'] });
    const gone = await manager('s-3', 'Eka');
    await gone.jar.ask(`${server.url}/sign-out`, { method: 'POST', headers: gone.headers() });
    const listed = (await rina.graphql(LIST, { office: 'BOGOR' })).data.staffSessions;
    const named = listed.filter(({ name }: { name: string }) => ['Rina', 'Dewi', 'Eka'].includes(name));
    expect(named).toMatchObject([
      {
        name: 'Dewi',
        roles: [
          { role: 'MANAGER', office: 'DEPOK' },
          { role: 'FRONT_DESK', office: 'BOGOR' },
        ],
        current: false,
        source: '127.0.0.1',
      },
      { name: 'Rina', roles: [{ role: 'MANAGER', office: 'BOGOR' }], current: true },
    ]);
    const atDepok = (await both.graphql(LIST, { office: 'DEPOK' })).data.staffSessions;
    const names = atDepok.map(({ name }: { name: string }) => name);
    expect(names).toContain('Dewi');
    expect(names).not.toContain('Rina');
    expect(codeIn(await both.graphql(LIST, { office: 'BOGOR' }, 'BOGOR'))).toEqual([200, 'FORBIDDEN']);
    expect(codeIn(await rina.graphql(LIST, { office: null }))).toEqual([200, 'FORBIDDEN']);
  });

  test('of administrators to administrators', async () => {
    await signIn(house, { sub: 's-4', name: 'Ani', roles: ['ADMINISTRATOR'] });
    const listed = await server.ask(LIST, {}, ADMIN);
    expect(listed.map(({ name, roles }: { name: string; roles: object[] }) => [name, roles])).toContainEqual([
      ...['Ani', [{ role: 'ADMINISTRATOR', office: null }]],
    ]);
  });

  test('to everyone their own, and to holders of a key none', async () => {
    const first = await manager('s-5');
    await manager('s-5');
    await manager('s-6');
    const own = (await first.graphql(OWN)).data.ownSessions;
    expect(own.map(({ current }: { current: boolean }) => current)).toEqual([false, true]);
    expect(await server.ask(OWN, {}, await server.staff('MANAGER'))).toEqual([]);
  });
});

describe('sessions are ended', () => {
  const idOf = async (sub: string) =>
    (await server.query('select id::int from staff_session where subject = $1', [`oidc ${sub}`]))[0].id;
  const isOver = ({ graphql }: Awaited<ReturnType<typeof manager>>) =>
    eventually('the session is over', async () => (await graphql(VIEWER.query)).status === 401);

  test('by a manager of an office of the person, with an audit row; again it changes nothing', async () => {
    const boss = await manager('t-1');
    const other = await signIn(house, { sub: 't-2', name: 'Dewi', roles: ['FRONT_DESK:BOGOR'] });
    const input = { office: 'BOGOR', id: `${await idOf('t-2')}` };
    for (let times = 0; times < 2; times++)
      expect((await boss.graphql(END, { input })).data.endStaffSession).toMatchObject({ name: 'Dewi' });
    await isOver(other);
    const rows = await server.query(`select detail from audit where what = 'endStaffSession' and subject = $1`, [
      input.id,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0].detail.after).toHaveProperty('endedAt');
  });

  test('not by managers of other offices, nor by officers, nor one of administrators by any manager', async () => {
    const boss = await manager('t-3');
    await signIn(house, { sub: 't-4', roles: ['MANAGER:DEPOK'] });
    await signIn(house, { sub: 't-5', roles: ['ADMINISTRATOR'] });
    const officer = await signIn(house, { sub: 't-6', roles: ['FRONT_DESK:BOGOR'] });
    for (const sub of ['t-4', 't-5'])
      expect(codeIn(await boss.graphql(END, { input: { office: 'BOGOR', id: `${await idOf(sub)}` } }))).toEqual([
        ...[200, 'NOT_FOUND'],
      ]);
    expect(codeIn(await boss.graphql(END, { input: { id: `${await idOf('t-5')}` } }))).toEqual([200, 'FORBIDDEN']);
    const own = { input: { office: 'BOGOR', id: `${await idOf('t-3')}` } };
    expect(codeIn(await officer.graphql(END, own))).toEqual([200, 'FORBIDDEN']);
    expect((await server.ask(END, { input: { id: `${await idOf('t-5')}` } }, ADMIN)).id).toBe(`${await idOf('t-5')}`);
  });

  test('by their owner, and not by others', async () => {
    const one = await manager('t-7');
    const other = await manager('t-8');
    const input = { id: `${await idOf('t-7')}` };
    expect(codeIn(await other.graphql(END_OWN, { input }))).toEqual([200, 'NOT_FOUND']);
    expect(codeIn(await server.graphql(END_OWN, { input }, await server.staff('MANAGER')))).toEqual([200, 'NOT_FOUND']);
    expect((await one.graphql(END_OWN, { input })).data.endOwnSession).toEqual(input);
    await isOver(one);
  });
});

test("a person ends all their other sessions at once, and no one else's", async () => {
  const others = 'mutation { endOtherOwnSessions { ... on EndedSessions { sessions { id } } } }';
  const [one, two, three] = [await manager('o-1'), await manager('o-1'), await manager('o-1')];
  const stranger = await manager('o-2');
  const idsOf = async () => (await one.graphql(OWN)).data.ownSessions;
  const before = await idsOf();
  expect(before.map(({ current }: { current: boolean }) => current)).toEqual([false, false, true]);
  const { endOtherOwnSessions } = (await one.graphql(others)).data;
  expect(endOtherOwnSessions.sessions.map(({ id }: { id: string }) => id).sort()).toEqual(
    before
      .slice(0, 2)
      .map(({ id }: { id: string }) => id)
      .sort(),
  );
  expect(await idsOf()).toEqual(before.slice(2));
  for (const ended of [two, three])
    await eventually('it is over', async () => (await ended.graphql(VIEWER.query)).status === 401);
  expect((await stranger.graphql(VIEWER.query)).status).toBe(200);
  expect((await one.graphql(others)).data).toEqual({ endOtherOwnSessions: { sessions: [] } });
  const rows = await server.query(`select subject from audit where what = 'endOtherOwnSessions'`);
  expect(rows).toHaveLength(1);
  expect(await server.ask(others, {}, await server.staff('FRONT_DESK'))).toEqual({ sessions: [] });
});
