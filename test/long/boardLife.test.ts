// The board when its server dies or the line is silent: it says so, and recovers by itself.
import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { boardOf, frameOf, START } from '../support/boardOffice.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { emptyDirectory, endEverything, type Running, start, stop } from '../support/process.ts';
import { queueAt } from '../support/queue.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
afterAll(endEverything);

const KEY = 'the-key-of-the-administrator-Kx72vQ';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

describe.skipIf(noBrowser)('a server that dies', () => {
  test('leaves a board that says so, and finds it again with what happened meanwhile', async () => {
    const [port, dataDir] = [await freePort(), await emptyDirectory()];
    const env = { PORT: String(port), ADMIN_KEY: KEY, CLOCK: '2017-08-07T07:30:00+07:00' };
    const run = (): Promise<Running> => start({ dataDir, env });
    const first = await run();
    const bogor = queueAt(first.url, 'BOGOR', KEY);
    await bogor.issueTicket();
    await bogor.issueTicket();
    await bogor.openCounter(1);
    const { number } = await bogor.callNext(1);

    const page = await browser.open(`${first.url}/board/BOGOR?sound=off`, {
      size: 'television',
      // Its clock goes on as usual, and faster where the test says so.
      prepare: (page) => page.clock.install(),
    });
    await page.waitForSelector(`.hero .number:text-is("${number}")`);
    expect(await page.locator('.stale').count()).toBe(0);

    await stop(first, 'SIGKILL');
    await until(page, '.stale .lost');
    expect(await page.locator('.hero .number').textContent()).toBe(number);
    expect(await page.locator('.lost').textContent()).toMatch(
      /^Sambungan terputus\. Keadaan pukul 07\.3\d Connection lost\. As of 07:3\d$/,
    );

    const second = await run();
    await bogor.step('serve', number);
    await bogor.step('finish', number);
    const next = await bogor.callNext(1);
    await until(page, `.hero .number:text-is("${next.number}")`);
    expect(await page.locator('.stale').count()).toBe(0);
    await bogor.announce('Kami kembali.');
    await page.waitForSelector('.notice:text-is("Kami kembali.")');
    await stop(second);
  });

  /** Seconds go by until it is there. */
  async function until(page: Page, selector: string): Promise<void> {
    await eventually(
      selector,
      async () => {
        if ((await page.locator(selector).count()) > 0) return true;
        await page.clock.runFor(1000);
        return false;
      },
      20_000,
    );
  }
});

/** Less than a ping waits for its answer, which takes no time by the page's clock. */
const STEP_MS = 3500;

describe.skipIf(noBrowser)('a board that no one spoke to', () => {
  test('takes the word of a lost line back with the first frame it hears, not a tick later', async () => {
    const { page, office } = await boardOf(browser, server.url);
    await page.clock.pauseAt(START + 600_000);
    office.die();
    // A line that is opened meanwhile is never acknowledged, and must not be waited for.
    await eventually('it is stale, and has tried another line', async () => {
      await page.clock.runFor(STEP_MS);
      await page.waitForTimeout(100);
      return (await page.locator('.stale .lost').count()) > 0 && office.connections() > 1;
    });
    office.show(frameOf(1, START));
    await eventually('it listens again', async () => {
      if (office.speak()) return true;
      await page.clock.runFor(1000);
      await page.waitForTimeout(100);
      return office.speak();
    });
    // From here on its clock stands.
    await page.waitForSelector('.hero .number');
    expect(await page.locator('.stale').count()).toBe(0);
  });
});
