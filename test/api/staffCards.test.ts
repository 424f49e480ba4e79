// Sign-in by a staff card and PIN: the card alone is worth nothing, guesses end, and what it began ends with it and with the key.
import { describe, expect, test } from 'vitest';
import { BY, byStaff } from '../support/actors.ts';
import { SESSION_COOKIE } from '../support/browserSignIn.ts';
import { cookieJar } from '../support/cookieJar.ts';
import { freePort } from '../support/realKannel.ts';
import { ADMIN, type Headers, openServer, post } from '../support/server.ts';

const port = await freePort();
const PUBLIC_URL = `http://127.0.0.1:${port}`;
const server = await openServer({ environment: { PORT: String(port), PUBLIC_URL } });
const manager = await server.staff('MANAGER');

const ADD = 'mutation ($input: AddStaffInput!) { addStaff(input: $input) { ... on StaffKey { key staff { id } } } }';
const MAKE =
  'mutation ($input: StaffCardInput!) { makeStaffCard(input: $input) { ... on MadeStaffCard { text card { hasPin lockedAt } } } }';
const UNLOCK =
  'mutation ($input: StaffCardInput!) { unlockStaffCard(input: $input) { ... on StaffCard { hasPin lockedAt } } }';
const END = 'mutation ($input: StaffCardInput!) { endStaffCard(input: $input) { ... on StaffCard { endedAt } } }';
const VIEWER = '{ viewer { kind name office { code } } }';
const PIN = '2580';

let people = 0;

/** A member of staff with a key of their own. */
async function member(office = 'BOGOR', role = 'FRONT_DESK') {
  const name = `Petugas ${++people}`;
  const { key, staff } = await server.ask(ADD, { input: { office, name, role } }, ADMIN);
  return { key: key as string, name, input: { office, key: `STAFF/${staff.id}` }, number: String(staff.id) };
}

const makeCard = async ({ input }: { input: object }, by = manager): Promise<string> =>
  (await server.ask(MAKE, { input }, by)).text;

/** Sends what a page of ours does; `more` overrides its headers. */
async function show(
  body: object | string,
  { jar = cookieJar(), more = {} }: { jar?: ReturnType<typeof cookieJar>; more?: Headers } = {},
) {
  const headers = { 'content-type': 'application/json', origin: PUBLIC_URL, 'antrean-session': '1', ...more };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await jar.ask(`${server.url}/sign-in/card`, { method: 'POST', headers, body: text });
  // biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
  const answer: any = response.status === 204 ? null : await response.json();
  const graphql = (query: string, variables: object = {}) =>
    post(
      server.url,
      { query, variables },
      { cookie: jar.header(server.url), origin: PUBLIC_URL, 'antrean-session': '1' },
    );
  return { status: response.status, answer, jar, graphql };
}

/** A card whose PIN was chosen by its owner. */
async function ready(office = 'BOGOR', role = 'FRONT_DESK') {
  const owner = await member(office, role);
  const card = await makeCard(owner, ADMIN);
  expect(await show({ card, key: owner.key, newPin: PIN })).toMatchObject({ status: 204 });
  return { ...owner, card };
}

const OVER = 'UNAUTHENTICATED';

describe('a card', () => {
  test('is worth nothing alone, and gets its PIN by the key of its owner only', async () => {
    const owner = await member();
    const other = await member();
    const card = await makeCard(owner);
    expect(card).toMatch(/^STAFFCARD[0-9A-Z]{26}$/);
    expect(await show({ card })).toMatchObject({ status: 403, answer: { fault: 'PIN_NOT_CHOSEN' } });
    expect(await show({ card, pin: '0000' })).toMatchObject({ status: 403, answer: { fault: 'PIN_NOT_CHOSEN' } });
    for (const newPin of ['123', '1111', '1234', '9876', '12a4', '1'.repeat(13), ''])
      expect(await show({ card, key: owner.key, newPin })).toMatchObject({ answer: { fault: 'PIN_TOO_EASY' } });
    expect(await show({ card, key: other.key, newPin: PIN })).toMatchObject({
      answer: { fault: 'WRONG_KEY', triesLeft: 4 },
    });
    expect(await show({ card, newPin: PIN })).toMatchObject({ answer: { fault: 'WRONG_KEY', triesLeft: 3 } });
    expect((await show({ card })).jar.cookie(server.url, SESSION_COOKIE)).toBeUndefined();

    const { status, jar, graphql } = await show({ card: ` ${card.toLowerCase()}\n`, key: owner.key, newPin: PIN });
    expect(status).toBe(204);
    expect(jar.attributes(SESSION_COOKIE)).toEqual(['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax']);
    expect((await graphql(VIEWER)).data.viewer).toEqual({
      kind: 'FRONT_DESK',
      name: owner.name,
      office: { code: 'BOGOR' },
    });
    expect(await show({ card })).toMatchObject({ answer: { fault: 'PIN_NEEDED' } });
    expect(await show({ card, pin: PIN })).toMatchObject({ status: 204 });
    // The database has neither the card nor the PIN.
    const rows = JSON.stringify(await server.query('select to_jsonb(c) from staff_card c'));
    expect(rows).not.toContain(card);
    expect(rows).not.toContain(PIN);
    expect(server.lines.join()).not.toContain(card);
  });

  test('is locked after five wrong PINs, also for the right one, until a manager unlocks it', async () => {
    const { card, input, number } = await ready();
    // However many come at once: five are looked at.
    const tried = await Promise.all(
      Array.from({ length: 12 }, (_, index) => show({ card, pin: String(7000 + index) })),
    );
    const faults = tried.map(({ answer }) => answer.fault);
    expect(faults.filter((fault) => fault === 'WRONG_PIN')).toHaveLength(4);
    expect(faults.filter((fault) => fault === 'CARD_LOCKED')).toHaveLength(8);
    expect(await show({ card, pin: PIN })).toMatchObject({ answer: { fault: 'CARD_LOCKED' } });
    const LIST = '{ officeKeys(office: "BOGOR", first: 200) { nodes { id card { lockedAt } } } }';
    const { nodes } = await server.ask(LIST, {}, manager);
    expect(nodes.find(({ id }: { id: string }) => id === input.key).card.lockedAt).not.toBeNull();
    expect(await server.ask(UNLOCK, { input }, manager)).toEqual({ hasPin: true, lockedAt: null });
    expect(await show({ card, pin: '7000' })).toMatchObject({ answer: { fault: 'WRONG_PIN', triesLeft: 4 } });
    expect(await show({ card, pin: PIN })).toMatchObject({ status: 204 });
    const AUDIT = `{ audit(office: "BOGOR", first: 6) { nodes { ${BY} what subject } } }`;
    const rows = (await server.ask(AUDIT, {}, manager)).nodes;
    expect(rows.map(({ what }: { what: string }) => what)).toEqual(
      expect.arrayContaining(['lockStaffCard', 'unlockStaffCard', 'signIn']),
    );
    expect(rows.find(({ what }: { what: string }) => what === 'lockStaffCard')).toMatchObject({ subject: input.key });
    expect(rows.find(({ what }: { what: string }) => what === 'signIn').by).toMatchObject({ id: number });
  });

  test('that is stolen ends with the sessions begun by it, and a new one does not take the old PIN', async () => {
    const { card, input, key } = await ready();
    const { graphql } = await show({ card, pin: PIN });
    expect((await graphql(VIEWER)).errors).toBeUndefined();
    await server.ask(END, { input }, manager);
    expect(await show({ card, pin: PIN })).toMatchObject({ answer: { fault: 'UNKNOWN_CARD' } });
    await sessionEnds(graphql);
    await expect(server.ask(UNLOCK, { input }, manager)).rejects.toThrow('NOT_FOUND');
    const second = await makeCard({ input });
    expect(await show({ card: second, pin: PIN })).toMatchObject({ answer: { fault: 'PIN_NOT_CHOSEN' } });
    const { graphql: later } = await show({ card: second, key, newPin: PIN });
    // A third card is made for one that was lost.
    await makeCard({ input });
    expect(await show({ card: second, pin: PIN })).toMatchObject({ answer: { fault: 'UNKNOWN_CARD' } });
    await sessionEnds(later);
  });

  test.each([
    ['endStaff', 'EndStaffInput', ({ number }: { number: string }) => ({ office: 'BOGOR', id: number })],
    [
      'endOfficeKeys',
      'EndOfficeKeysInput',
      ({ number }: { number: string }) => ({ office: 'BOGOR', ids: [`STAFF/${number}`] }),
    ],
  ])('ends with the key by %s', async (field, type, inputOf) => {
    const owner = await ready();
    const { graphql } = await show({ card: owner.card, pin: PIN });
    await server.ask(
      `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`,
      { input: inputOf(owner) },
      manager,
    );
    expect(await show({ card: owner.card, pin: PIN })).toMatchObject({ answer: { fault: 'UNKNOWN_CARD' } });
    await sessionEnds(graphql);
  });

  test('is of one office: managers of others neither make, unlock nor end it', async () => {
    const { card, input } = await ready('DEPOK');
    for (const document of [MAKE, UNLOCK, END]) {
      await expect(server.ask(document, { input }, manager)).rejects.toThrow('FORBIDDEN');
      const asOwn = { input: { ...input, office: 'BOGOR' } };
      await expect(server.ask(document, asOwn, manager)).rejects.toThrow('NOT_FOUND');
    }
    for (const by of [await server.staff('FRONT_DESK', 'DEPOK'), await server.staff('COUNTER_OFFICER', 'DEPOK')])
      await expect(server.ask(MAKE, { input }, by)).rejects.toThrow('FORBIDDEN');
    const { graphql } = await show({ card, pin: PIN });
    expect((await graphql(VIEWER)).data.viewer.office).toEqual({ code: 'DEPOK' });
    const there = await graphql('{ tickets(office: "BOGOR") { totalCount } }');
    expect(there.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test.each(['API_KEY/1', 'SESSION/1', 'STAFF/999999', 'STAFF/x', '7'])('is not made for %s', async (key) => {
    await expect(server.ask(MAKE, { input: { office: 'BOGOR', key } }, manager)).rejects.toThrow('NOT_FOUND');
  });
});

/** A session's token is known for two seconds after its end. */
async function sessionEnds(graphql: (query: string) => ReturnType<typeof post>): Promise<void> {
  await expect.poll(async () => (await graphql(VIEWER)).errors?.[0]?.extensions.code).toBe(OVER);
}

describe('the door for cards', () => {
  test('is for our own pages only, and takes nothing but a card', async () => {
    const { card } = await ready();
    const fromElsewhere = await show({ card, pin: PIN }, { more: { origin: 'https://evil.example' } });
    expect(fromElsewhere).toMatchObject({ status: 403, answer: { errors: expect.anything() } });
    expect(fromElsewhere.jar.cookie(server.url, SESSION_COOKIE)).toBeUndefined();
    const asForm = await show('card=x', { more: { 'content-type': 'text/plain' } });
    expect(asForm.status).toBeGreaterThanOrEqual(400);
    for (const body of [
      '{',
      '[]',
      '{"card":7}',
      '{"card":"x","admin":true}',
      JSON.stringify({ card: 'x'.repeat(3000) }),
    ])
      expect((await show(body)).status).toBeGreaterThanOrEqual(400);
    for (const text of ['', 'STAFFCARD', `STAFFCARD${'0'.repeat(26)}`, `${card}0`, card.slice(0, -1)])
      expect(await show({ card: text, pin: PIN })).toMatchObject({ status: 403, answer: { fault: 'UNKNOWN_CARD' } });
  });

  test('closes for a source that tries too much, and stays open for others', async () => {
    const { card } = await ready();
    const from = (source: string) => ({ more: { 'x-forwarded-for': source } });
    const unknown = `STAFFCARD${'A'.repeat(26)}`;
    const tried = await Promise.all(Array.from({ length: 40 }, () => show({ card: unknown }, from('203.0.113.9'))));
    expect(tried.filter(({ status }) => status === 403)).toHaveLength(30);
    expect(tried.filter(({ status }) => status === 429)).toHaveLength(10);
    expect(await show({ card, pin: PIN }, from('203.0.113.9'))).toMatchObject({ status: 429 });
    expect(await show({ card, pin: PIN }, from('203.0.113.10'))).toMatchObject({ status: 204 });
  });

  test('gives a session like others: in the list, ended there, left by signing out, and not begun again by its token', async () => {
    const owner = await ready();
    const { jar, graphql } = await show({ card: owner.card, pin: PIN });
    const OWN = '{ ownSessions { name current roles { role office } } }';
    const own = (await graphql(OWN)).data.ownSessions;
    expect(own.filter(({ current }: { current: boolean }) => current)).toEqual([
      { name: owner.name, current: true, roles: [{ role: 'FRONT_DESK', office: 'BOGOR' }] },
    ]);
    const ANNOUNCE = 'mutation { noteTicket(input: { office: "BOGOR", number: "W1" }) { __typename } }';
    expect((await graphql(ANNOUNCE)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const LIST = '{ staffSessions(office: "BOGOR") { id name } }';
    const { id } = (await server.ask(LIST, {}, manager)).find(({ name }: { name: string }) => name === owner.name);
    const END_SESSION = 'mutation ($input: EndStaffSessionInput!) { endStaffSession(input: $input) { __typename } }';
    const token = jar.cookie(server.url, SESSION_COOKIE);
    const headers = { origin: PUBLIC_URL, 'antrean-session': '1' };
    const left = await jar.ask(`${server.url}/sign-out`, { method: 'POST', headers });
    expect(left.status).toBe(204);
    expect(jar.cookie(server.url, SESSION_COOKIE)).toBeUndefined();
    const replayed = await post(server.url, { query: VIEWER }, { ...headers, cookie: `${SESSION_COOKIE}=${token}` });
    expect(replayed.errors?.[0]?.extensions.code).toBe(OVER);
    await server.ask(END_SESSION, { input: { office: 'BOGOR', id } }, manager);
  });

  test('writes what is done in a session under the number of the personal key', async () => {
    const owner = await ready('BOGOR', 'MANAGER');
    const { graphql } = await show({ card: owner.card, pin: PIN });
    await graphql('mutation { announce(input: { office: "BOGOR", notice: "Halo" }) { __typename } }');
    const [row] = (await server.ask(`{ audit(office: "BOGOR", first: 1) { nodes { ${BY} what } } }`, {}, ADMIN)).nodes;
    expect(row).toEqual({ by: byStaff('MANAGER', owner.name, owner.number), what: 'announce' });
  });
});

test('a session is over when the key expires, and an expired key has no card', async () => {
  const owner = await ready();
  await server.query(`update staff set counts_from = '2010-01-01', last_used_at = null where id = $1`, [owner.number]);
  expect(await show({ card: owner.card, pin: PIN })).toMatchObject({ answer: { fault: 'KEY_EXPIRED' } });
});

test('no cards are taken where browsers would keep no session', async () => {
  expect(await server.ask('{ cardSignIn { url } }')).toEqual({ url: `${PUBLIC_URL}/sign-in/card` });
  const plain = await openServer({ environment: { PUBLIC_URL: 'http://antrean.example' } });
  expect(await plain.ask('{ cardSignIn { url } }')).toBeNull();
  const answer = await fetch(`${plain.url}/sign-in/card`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(404);
});
