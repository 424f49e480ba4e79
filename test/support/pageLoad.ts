// Loads a page over a slow network, and tells what that took in numbers that do not depend on this machine.
import type { Page } from 'playwright-core';
import type { TestBrowser } from './browser.ts';

/** The third generation of mobile networks as WebPageTest has it: 1.6 Mbit/s, 300 ms for a round trip. */
const SLOW_NETWORK = { offline: false, latency: 300, downloadThroughput: 200_000, uploadThroughput: 96_000 };

/** Runs in the page before its own scripts. */
const OBSERVE_SHIFTS = `window.seenShifts = [];
new PerformanceObserver((list) => { for (const each of list.getEntries()) if (!each.hadRecentInput) {
  const nodes = each.sources.map(({ node }) => node && (node.id || node.className || node.nodeName || ''));
  seenShifts.push({ value: each.value, nodes: nodes.map(String) });
} }).observe({ type: 'layout-shift', buffered: true });`;

/** Shifts are told after the frame in which they were drawn. */
const DRAWN = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))))';

export interface PageLoad {
  /** Of all scripts, as they are sent: compressed, without headers. */
  scriptBytes: number;
  /** The sum of all shifts, not of the worst five seconds: the waiting of a slow machine parts none of them. */
  layoutShift: number;
  /** The elements that moved, with how much. */
  moved: string[];
}

interface LoadedPage {
  url: string;
  /** Stands on the page once it is drawn. */
  drawn: string;
  /** Called at the first load, which is not measured, to sign in. */
  enter?: (page: Page) => Promise<void>;
}

/** The second load: as those have the page who are signed in, and with nothing kept by the browser. */
export async function loadSlowly(browser: TestBrowser, { url, drawn, enter }: LoadedPage): Promise<PageLoad> {
  // A worker would answer from what it keeps.
  const page = await browser.open(url, { before: OBSERVE_SHIFTS, serviceWorkers: 'block' });
  await enter?.(page);
  await page.waitForSelector(drawn);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', SLOW_NETWORK);
  const scripts: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.sizes().then((sizes) => sizes.responseBodySize));
  });
  await page.reload();
  await page.waitForSelector(drawn);
  await page.waitForLoadState('networkidle');
  await page.evaluate(DRAWN);
  const shifts = await page.evaluate<{ value: number; nodes: string[] }[]>('seenShifts');
  const sizes = await Promise.all(scripts);
  return {
    scriptBytes: sizes.reduce((sum, size) => sum + size, 0),
    layoutShift: shifts.reduce((sum, { value }) => sum + value, 0),
    moved: shifts.map(({ value, nodes }) => `${value.toFixed(3)} ${nodes.join(' | ')}`),
  };
}
