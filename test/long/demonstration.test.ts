// A stranger's first five minutes after `npm start`: each role is one touch away and shows something that moves; then again.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { endEverything, graphql, type Running, start, stop } from '../support/process.ts';
import { step } from '../support/step.ts';

const browser = await openBrowser();
let server: Running;
beforeAll(async () => {
  server = await start({ env: { CLOCK: '' } });
});
afterAll(endEverything);

/** The texts of what the selector finds change within the time of some turns of the hand. */
async function expectToMove(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector);
  const shown = () => page.locator(selector).allInnerTexts().then(String);
  const before = await shown();
  await expect.poll(shown, { timeout: 120_000, interval: 1000 }).not.toBe(before);
}

const posted = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/demonstration/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const boardNow = async () => {
  const { board } = await graphql(
    server.url,
    '{ board(office: "BOGOR") { at called { number } waiting { waiting } } }',
  );
  return board as { at: string; called: { number: string }[] };
};
const clockNow = async () => (await boardNow()).at.slice(11, 16);

describe.skipIf(noBrowser)('a stranger', () => {
  test('sees something move in each role, and can begin again', async () => {
    await step('a Monday morning, ten past eight', async () => {
      await expect.poll(clockNow, { timeout: 120_000 }).toMatch(/^08:1/);
      const { at, called } = await boardNow();
      expect(new Date(at).getUTCDay()).toBe(1);
      expect(called.length).toBeGreaterThan(0);
    });
    await step('the lobby', async () => {
      const page = await browser.open(`${server.url}/`, { size: 'desktop' });
      await page.click('antrean-demonstration a[href^="/board/"]');
      await expectToMove(page, 'main');
    });
    for (const [role, address] of [
      ['Meja depan', '/desk'],
      ['Loket', '/desk#counter'],
      ['Kepala kantor', '/office'],
    ] as const)
      await step(role, async () => {
        const page = await browser.open(`${server.url}/`, { size: 'desktop' });
        await page.click(`antrean-demonstration button:has-text("${role}")`);
        await page.waitForURL(`${server.url}${address}**`);
        await expectToMove(page, 'main');
      });
    await step('an applicant books a place', async () => {
      const page = await browser.open(`${server.url}/`);
      await page.click('antrean-demonstration a[href^="/book/"]');
      await page.waitForSelector('antrean-booking [href], antrean-booking button');
    });
    await step('the clock goes on after a restart', async () => {
      const before = await clockNow();
      await stop(server);
      server = await start({ dataDir: server.dataDir, env: { CLOCK: '' } });
      expect((await clockNow()) >= before).toBe(true);
    });
    await step('beginning again empties it, and the morning comes back', async () => {
      await fetch(`${server.url}/simulator/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"minutes": 120}',
      });
      expect((await clockNow()) >= '10:00').toBe(true);
      const { key } = (await (await posted('sign-in', { role: 'MANAGER' })).json()) as { key: string };
      const managed = () =>
        graphql(server.url, '{ staff(office: "BOGOR") { nodes { name } } }', {}, { authorization: `Bearer ${key}` });
      expect((await managed()).staff.nodes).not.toEqual([]);
      const page = await browser.open(`${server.url}/simulator`, { size: 'desktop', provoked: [] });
      page.on('dialog', (dialog) => dialog.accept());
      await page.click('antrean-begin-again button');
      const early = () => clockNow().catch(() => '99:99');
      await expect.poll(early, { timeout: 120_000 }).toMatch(/^0[78]:/);
      await expect.poll(early, { timeout: 120_000 }).toMatch(/^08:1/);
      // Its keys have ended with it.
      await expect(managed()).rejects.toThrow('not known');
    });
    await step('another site neither signs in nor deletes', async () => {
      for (const from of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elsewhere.example' }]) {
        expect((await posted('sign-in', { role: 'MANAGER' }, from)).status).toBe(403);
        expect((await posted('begin-again', { beginAgain: true }, from)).status).toBe(403);
        expect((await posted('begin-training', {}, from)).status).toBe(403);
      }
    });
  });

  test('finds none of it where the demonstration is empty', async () => {
    const empty = await start({ env: { CLOCK: '', DEMO: 'empty' } });
    for (const path of ['/demonstration', '/demonstration/sign-in'])
      expect((await fetch(empty.url + path, { method: path.endsWith('in') ? 'POST' : 'GET' })).status).toBe(404);
    expect(await (await fetch(empty.url)).text()).not.toContain('antrean-demonstration');
    await stop(empty);
  });
});
