// The budgets of each page on a slow network and a slow phone: bytes of script, the largest paint, what jumps, and how long a press takes.
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { workOfAction } from '../support/interaction.ts';
import { MEASURED_PAGES, type MeasuredPage } from '../support/measuredPages.ts';
import { managerOf, signInWith } from '../support/officePage.ts';
import { countProcessorTime, phoneSlowdown } from '../support/processorTime.ts';
import { queueAt } from '../support/queue.ts';
import { openServer } from '../support/server.ts';
import { OBSERVE_LOADING, type SimulatedLoad, SimulatedLoading } from '../support/simulatedLoad.ts';
import { visitUrlOf } from '../support/visitUrl.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:30:00+07:00' });

const MAX_SCRIPT_BYTES = 45 * 1024;
const MAX_LAYOUT_SHIFT = 0.05;
/** Good by web.dev's Core Web Vitals. */
const MAX_LARGEST_PAINT_MS = 2500;
const MAX_INTERACTION_MS = 200;
/** A disturbance only makes a measurement longer. */
const MAX_TRIES = 3;

interface Measured extends SimulatedLoad {
  interactionMs: number;
}

async function open({ path, role, drawn }: MeasuredPage): Promise<Page> {
  // A worker would answer from what it keeps.
  const page = await browser.open(`${server.url}${path}`, { before: OBSERVE_LOADING, serviceWorkers: 'block' });
  if (role) await signInWith(page, (await managerOf(server, role)).key);
  await page.waitForSelector(drawn);
  return page;
}

async function measure(measured: MeasuredPage): Promise<Measured> {
  const page = await open(measured);
  const session = await countProcessorTime(page);
  const slowdown = await phoneSlowdown(session);
  const interactionMs = measured.act ? (await workOfAction(page, session, measured.act)) * slowdown : 0;
  return { interactionMs, ...(await new SimulatedLoading(page, session, slowdown).run()) };
}

function isQuick({ largestPaintMs, interactionMs }: Measured): boolean {
  return largestPaintMs <= MAX_LARGEST_PAINT_MS && interactionMs <= MAX_INTERACTION_MS;
}

/**
 * No time is taken by the clock of this machine, which has other things to do. The load is that of a real browser, to which a simulated network
 * hands each answer when its round trips and bytes are over; the work of its main thread is counted in processor time, by a ratio between
 * this machine and a phone. A page that asks for one thing after another shows that here as it would over 3G. It is the second load: as
 * those have the page who are signed in, and with nothing kept by the browser.
 */
describe.skipIf(noBrowser)('on a slow phone', () => {
  const table: string[] = [];

  afterAll(() => {
    console.log(`script bytes, layout shift, largest paint, work and interaction in milliseconds\n${table.join('\n')}`);
  });

  async function keepsWithin(measured: MeasuredPage, name: string): Promise<void> {
    let found = await measure(measured);
    for (let tries = 1; tries < MAX_TRIES && !isQuick(found); tries++) {
      const again = await measure(measured);
      const interactionMs = Math.min(found.interactionMs, again.interactionMs);
      found = { ...(again.largestPaintMs < found.largestPaintMs ? again : found), interactionMs };
    }
    const { scriptBytes, layoutShift, moved, largestPaintMs, largest, processorMs, interactionMs, log } = found;
    const times = [largestPaintMs, processorMs, interactionMs].map((number) => number.toFixed(0).padStart(5)).join(' ');
    table.push(`${name.padEnd(34)} ${scriptBytes} ${layoutShift.toFixed(3)} ${times}  ${largest} ${moved.join('; ')}`);
    expect.soft(scriptBytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
    expect.soft(layoutShift, moved.join('\n')).toBeLessThanOrEqual(MAX_LAYOUT_SHIFT);
    expect.soft(largestPaintMs, `${largest}\n${log.join('\n')}`).toBeLessThanOrEqual(MAX_LARGEST_PAINT_MS);
    expect.soft(interactionMs).toBeLessThanOrEqual(MAX_INTERACTION_MS);
  }

  test.each(MEASURED_PAGES)('$path $role keeps within its budgets', (measured) =>
    keepsWithin(measured, `${measured.path} ${measured.role ?? ''}`),
  );

  test("one's own place keeps within its budgets", async () => {
    const { code } = await queueAt(server.url).confirmed(700, { when: { date: '2017-08-07' } });
    await keepsWithin({ path: new URL(await visitUrlOf(server, code)).pathname, drawn: '.now h1' }, '/t');
  });
});
