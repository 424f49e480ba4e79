// Staff sign in at the identity provider from their pages, choose an office, and sign out.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { openSignInHouse, SESSION_COOKIE } from '../support/browserSignIn.ts';

const browser = await openBrowser();
const { server, provider } = await openSignInHouse();
const host = new URL(provider.issuer).host;

function person(sub: string, name: string, ...roles: string[]): void {
  provider.person = { sub, claims: { name, antrean_roles: roles } };
}

/** The page before anyone signed in. */
const openPage = (path: string) => browser.open(`${server.url}${path}`, { size: 'desktop', hosts: [host] });

async function signIn(page: Page): Promise<void> {
  await page.click(`a:text-is("Masuk dengan ${host}")`);
  await page.waitForSelector('.who');
}

/** Signs out here and, as the provider asks, there. */
async function leave(page: Page): Promise<void> {
  await page.click('button:text-is("Keluar")');
  await page.waitForURL(`${provider.issuer}/**`);
  await page.click('button[name=logout]');
  await page.waitForURL(`${server.url}/desk`);
  await page.waitForSelector('#sign-in-elsewhere');
}

describe.skipIf(noBrowser)('signing in at the provider', () => {
  test('comes back to the page, which no script can read the session on, and lasts over reloads and tabs', async () => {
    person('p-1', 'Rina Wati', 'MANAGER:BOGOR');
    const page = await openPage('/desk#counter');
    await page.waitForSelector(`a:text-is("Masuk dengan ${host}")`);
    await page.waitForSelector('#sign-in-elsewhere:focus');
    expect(await axeFaults(page)).toEqual([]);
    await signIn(page);
    await page.waitForSelector('.who:has-text("Rina Wati Kepala kantor")');
    expect(page.url()).toBe(`${server.url}/desk#counter`);
    expect(await page.evaluate('document.cookie')).not.toContain('antrean_session');
    const cookies = await page.context().cookies();
    expect(cookies.find(({ name }) => name === SESSION_COOKIE)).toMatchObject({
      ...{ secure: true, httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 },
    });
    await page.reload();
    await page.waitForSelector('.who:has-text("Rina Wati")');
    const other = await page.context().newPage();
    await other.goto(`${server.url}/office`);
    await other.waitForSelector('.sections');
  });

  test('hears what happens at the office by the live view', async () => {
    person('p-2', 'Dewi', 'COUNTER_OFFICER:BOGOR');
    const page = await openPage('/desk');
    const frames: string[] = [];
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => frames.push(`sent ${payload}`));
      socket.on('framereceived', ({ payload }) => frames.push(`received ${payload}`));
    });
    await signIn(page);
    await eventually('a view', () => frames.some((frame) => /^received .*"type":"next"/.test(frame)));
    expect(JSON.parse(frames[0]?.slice('sent '.length) ?? '')).toEqual({
      type: 'connection_init',
      payload: { 'accept-language': 'id', session: true },
    });
    expect(frames.join()).not.toContain('"type":"error"');
  });

  test('ends with the session when one leaves, for good', async () => {
    person('p-3', 'Eka', 'FRONT_DESK:BOGOR');
    const page = await openPage('/desk');
    await signIn(page);
    await leave(page);
    await page.reload();
    await page.waitForSelector('#sign-in-elsewhere');
    // A provider may still know the person before: the next one is asked for their own account.
    person('p-8', 'Joko', 'FRONT_DESK:BOGOR');
    await signIn(page);
    await page.waitForSelector('.who:has-text("Joko")');
    const [row] = await server.query(`select ended_at from staff_session where subject = 'oidc p-3'`);
    expect(row.ended_at).not.toBeNull();
  });

  test('stays where the server cannot be asked to end it, and says so', async () => {
    person('p-4', 'Fitri', 'FRONT_DESK:BOGOR');
    const page = await openPage('/desk');
    await signIn(page);
    await page.route('**/sign-out', (route) => route.abort());
    await page.click('button:text-is("Keluar")');
    await page.waitForSelector('antrean-head [role=alert]:has-text("Server tidak menjawab")');
    await page.waitForSelector('.who:has-text("Fitri")');
    await page.unroute('**/sign-out');
    await leave(page);
  });

  test('is over when a manager ends it in the console, and the page says so once', async () => {
    person('p-5', 'Gita', 'FRONT_DESK:BATAM');
    const page = await openPage('/desk');
    await signIn(page);
    const manager = await server.staff('MANAGER', 'BATAM');
    const keys = await server.ask('{ officeKeys(office: "BATAM") { nodes { id kind name role isOwn } } }', {}, manager);
    const ended = keys.nodes.find(({ name }: { name: string }) => name === 'Gita');
    expect(ended).toMatchObject({ kind: 'SESSION', role: 'FRONT_DESK', isOwn: false });
    const input = { office: 'BATAM', ids: [ended.id] };
    await server.ask(
      'mutation ($input: EndOfficeKeysInput!) { endOfficeKeys(input: $input) { ... on EndedKeys { keys { id } } } }',
      { input },
      manager,
    );
    // The server knows a session for two more seconds; the page itself would notice with its next request.
    await page.goto('about:blank');
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: server.url, 'antrean-session': '1' };
    await eventually(
      'it is over',
      async () => (await server.graphql('{ viewer { kind } }', {}, headers)).status === 401,
    );
    await page.goto(`${server.url}/desk`);
    await page.waitForSelector('.note:has-text("Sesi Anda sudah berakhir")');
    await page.reload();
    await page.waitForSelector('#sign-in-elsewhere');
    expect(await page.isVisible('.note')).toBe(false);
  });
});

describe.skipIf(noBrowser)('a person at two offices', () => {
  test('chooses the office, with the role they have there, for the next time as well', async () => {
    person('p-6', 'Hani', 'MANAGER:BOGOR', 'FRONT_DESK:DEPOK');
    const page = await openPage('/desk');
    await signIn(page);
    await page.waitForSelector('.who:has-text("Hani Kepala kantor")');
    await page.selectOption('select[name=office]', 'DEPOK');
    await page.waitForSelector('.who:has-text("Hani Meja depan")');
    await page.waitForSelector('main :text("Kantor Imigrasi Depok")');
    await page.reload();
    await page.waitForSelector('.who:has-text("Hani Meja depan")');
    await page.waitForSelector('main :text("Kantor Imigrasi Depok")');
    expect(await axeFaults(page)).toEqual([]);
  });
});

describe.skipIf(noBrowser)("the page of one's own sessions", () => {
  test('lists the browsers with their last use and address, and ends one or all others', async () => {
    person('p-9', 'Kartika', 'FRONT_DESK:BOGOR');
    const pages = [await openPage('/desk'), await openPage('/desk'), await openPage('/desk')] as const;
    for (const page of pages) await signIn(page);
    const [page, other, third] = pages;
    await page.click('a:text-is("Sesi saya")');
    await page.waitForSelector('.session:has-text("sesi ini")');
    expect(await page.locator('.session').count()).toBe(3);
    expect(await page.textContent('.session >> nth=0')).toMatch(
      /Chrome di Linux[\s\S]*terakhir dipakai .*, dari alamat 127\.0\.0\.1/,
    );
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.session button >> nth=0');
    await page.waitForSelector('[role=status]:has-text("Satu sesi diakhiri.")');
    // The deed is said at once, the list is read again afterwards.
    await eventually('two sessions', async () => (await page.locator('.session').count()) === 2);
    await page.click('button:text-is("Akhiri semua sesi lain")');
    await page.waitForSelector('p:text-is("Tidak ada sesi lain.")');
    const left = await server.query(`select from staff_session where subject = 'oidc p-9' and ended_at is null`);
    expect(left).toHaveLength(1);
    for (const ended of [other, third]) await ended.close();
    await page.waitForSelector('.who:has-text("Kartika")');
  });

  test('tells the owner of a key where it is listed', async () => {
    const page = await openPage('/sessions');
    const { authorization = '' } = await server.staff('FRONT_DESK', 'BOGOR');
    await page.fill('#staff-key', authorization.slice('Bearer '.length));
    await page.keyboard.press('Enter');
    await page.waitForSelector('p:has-text("Anda masuk dengan kunci pribadi")');
  });
});

describe.skipIf(noBrowser)('a sign-in that fails', () => {
  test('is explained once, beside the way to try again', async () => {
    person('p-7', 'Indra', 'OWNER:BOGOR');
    const page = await openPage('/office?day=2017-08-07');
    await page.click('#sign-in-elsewhere');
    await page.waitForSelector('.note:has-text("belum punya tugas di kantor mana pun")');
    expect(page.url()).toBe(`${server.url}/office?day=2017-08-07`);
    expect(await axeFaults(page)).toEqual([]);
    provider.person = null;
    await page.click('#sign-in-elsewhere');
    await page.waitForSelector('.note:has-text("Masuk dibatalkan")');
    await page.reload();
    await page.waitForSelector('#sign-in-elsewhere');
    expect(await page.isVisible('.note')).toBe(false);
  });
});

test.skipIf(noBrowser)('a kiosk is signed in by a key of its own alone', async () => {
  const page = await openPage('/kiosk/BOGOR');
  await page.waitForSelector('antrean-pairing input');
  expect(await page.isVisible('#sign-in-elsewhere')).toBe(false);
  expect(await page.isVisible('#staff-key')).toBe(false);
});
