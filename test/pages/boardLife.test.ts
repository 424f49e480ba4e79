// The board for weeks: the server dies under it, the machine sleeps, a day's calls go by; it recovers and does not grow.
import { createServer } from 'node:net';
import type { CDPSession, Page } from 'playwright-core';
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
    expect(await page.locator('.lost').textContent()).toMatch(/^Sambungan terputus\. Keadaan pukul 07\.3\d$/);

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

interface Weight {
  heap: number;
  nodes: number;
  listeners: number;
}

async function weigh(devtools: CDPSession): Promise<Weight> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

const HOURS = 8;
/** Twice what the busiest office has. */
const CALLS_AN_HOUR = 120;
/** Each call is shown to its end; what passes between calls is left out. */
const STEPS_A_CALL = 2;
/** Milliseconds: less than a ping waits for its answer, which takes no time by the page's clock. */
const STEP = 3500;

describe.skipIf(noBrowser)('a board that stands for a working day', () => {
  test('calls everybody out and holds in the end what it held after the first hour', { timeout: 120_000 }, async () => {
    const { page, office } = await boardOf(browser, server.url);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');

    let [calls, now] = [0, START];
    const weights: Weight[] = [];
    for (let hour = 0; hour < HOURS; hour++) {
      for (let call = 0; call < CALLS_AN_HOUR; call++) {
        office.show(frameOf(++calls, now));
        for (let step = 0; step < STEPS_A_CALL; step++) await page.clock.runFor(STEP);
        now += STEPS_A_CALL * STEP;
      }
      weights.push(await weigh(devtools));
    }
    // What is still being called out comes to its end.
    for (let step = 0; step < 10; step++) await page.clock.runFor(STEP);
    expect(await page.locator('.hero .number').textContent()).toBe(frameOf(calls, 0).called[0]?.number);
    expect(await page.locator('.stale').count()).toBe(0);
    expect(office.connections()).toBe(1);
    const [first, last] = [weights[0] as Weight, weights.at(-1) as Weight];
    expect(last.nodes).toBeLessThanOrEqual(first.nodes + 20);
    expect(last.listeners).toBeLessThanOrEqual(first.listeners + 5);
    expect(last.heap).toBeLessThan(first.heap * 1.1);
  });
});

describe.skipIf(noBrowser)('a board that nobody spoke to', () => {
  test('takes the word of a lost line back with the first frame it hears, not a tick later', async () => {
    const { page, office } = await boardOf(browser, server.url);
    await page.clock.pauseAt(START + 600_000);
    office.die();
    // A line that is opened meanwhile is never acknowledged, and must not be waited for.
    await eventually('it is stale, and has tried another line', async () => {
      await page.clock.runFor(STEP);
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
