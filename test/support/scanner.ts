// A scanner that is a keyboard, as the browser feels it: keys a few milliseconds apart by their own clock, then Enter.
import type { Page } from 'playwright-core';

/** However busy the machine is, the keys say that they came `gap` milliseconds apart. */
export async function scan(page: Page, text: string, gap = 8): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const start = Date.now() / 1000;
  const keys = [...text].map((key) => ({ key, text: key }));
  for (const [index, each] of [...keys, { key: 'Enter', text: '\r' }].entries()) {
    const timestamp = start + (index * gap) / 1000;
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...each });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: each.key });
  }
  await devtools.detach();
}

/** A page's clock that a test moves on; keys keep the times they say they came at, whatever that clock shows. */
export async function installClock(page: Page): Promise<void> {
  await page.addInitScript(`window.ownTimeStamp = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp')`);
  await page.clock.install();
  await page.addInitScript(`Object.defineProperty(Event.prototype, 'timeStamp', window.ownTimeStamp)`);
}
