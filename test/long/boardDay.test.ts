// The board through a working day of eight hours and a thousand calls: it does not grow.
import type { CDPSession } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { boardOf, frameOf, START } from '../support/boardOffice.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();

interface Weight {
  heap: number;
  nodes: number;
  listeners: number;
}

/** A collection may leave what the frame at work holds: the lightest of some counts. */
async function weigh(devtools: CDPSession): Promise<Weight> {
  const weights: Weight[] = [];
  for (let time = 0; time < 4; time++) weights.push(await weighOnce(devtools));
  return weights.reduce((least, one) => (one.nodes < least.nodes ? one : least));
}

async function weighOnce(devtools: CDPSession): Promise<Weight> {
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
/** Less than a ping waits for its answer, which takes no time by the page's clock. */
const STEP_MS = 3500;

describe.skipIf(noBrowser)('a board that stands for a working day', () => {
  test('calls everyone out and holds in the end what it held after the first hour', async () => {
    const { page, office } = await boardOf(browser, server.url);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');

    let [calls, now] = [0, START];
    const weights: Weight[] = [];
    for (let hour = 0; hour < HOURS; hour++) {
      for (let call = 0; call < CALLS_AN_HOUR; call++) {
        office.show(frameOf(++calls, now));
        for (let step = 0; step < STEPS_A_CALL; step++) await page.clock.runFor(STEP_MS);
        now += STEPS_A_CALL * STEP_MS;
      }
      weights.push(await weigh(devtools));
    }
    // The calls that are still being said come to their end.
    for (let step = 0; step < 10; step++) await page.clock.runFor(STEP_MS);
    expect(await page.locator('.hero .number').textContent()).toBe(frameOf(calls, 0).called[0]?.number);
    expect(await page.locator('.stale').count()).toBe(0);
    expect(office.connections()).toBe(1);
    const [first, last] = [weights[0] as Weight, weights.at(-1) as Weight];
    // A node kept for each call would be hundreds; the call that is shown has some more or fewer.
    expect(last.nodes).toBeLessThanOrEqual(first.nodes + 60);
    expect(last.listeners).toBeLessThanOrEqual(first.listeners + 5);
    expect(last.heap).toBeLessThan(first.heap * 1.1);
  });
});
