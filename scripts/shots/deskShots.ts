// Pictures of the staff's desk, the counters and the kiosk.
import type { Browser } from 'playwright-core';
import { keepPicture, openAs, type PageShot, type PictureOf } from './camera.ts';
import { othersExpected } from './morning.ts';
import type { ShotServer } from './server.ts';

let expected: Promise<string> | undefined;

export const DESK_SHOTS: Record<string, PageShot> = {
  async desk(browser, server) {
    await atDesk(browser, server, { name: 'desk', size: 'desktop' });
  },
  async 'desk-dark'(browser, server) {
    await atDesk(browser, server, { name: 'desk-dark', size: 'desktop', more: { colorScheme: 'dark' } });
  },
  async 'desk-tablet'(browser, server) {
    await atDesk(browser, server, { name: 'desk-tablet', size: 'tablet' });
  },
  async counter(browser, server) {
    await atCounter(browser, server, { name: 'counter', size: 'desktop' });
  },
  async 'counter-tablet'(browser, server) {
    await atCounter(browser, server, { name: 'counter-tablet', size: 'tablet', more: { colorScheme: 'dark' } });
  },
  async kiosk(browser, server) {
    const page = await openAs(browser, server, 'FRONT_DESK', ['/kiosk/BOGOR', 'kiosk']);
    for (const key of 'K7M2P') await page.click(`.keypad button:text-is("${key}")`);
    await keepPicture(page, 'kiosk');
  },
  async 'kiosk-number'(browser, server) {
    expected ??= othersExpected(server);
    const page = await openAs(browser, server, 'FRONT_DESK', ['/kiosk/BOGOR', 'kiosk']);
    for (const key of await expected) await page.click(`.keypad button:text-is("${key}")`);
    await page.click('.go');
    await page.waitForSelector('.big');
    await keepPicture(page, 'kiosk-number');
  },
  async 'kiosk-lying'(browser, server) {
    const page = await openAs(browser, server, 'FRONT_DESK', ['/kiosk/BOGOR', 'desktop', { colorScheme: 'dark' }]);
    await page.waitForSelector('.keypad');
    await keepPicture(page, 'kiosk-lying');
  },
};

async function atDesk(browser: Browser, server: ShotServer, { name, size, more }: PictureOf) {
  expected ??= othersExpected(server);
  const code = await expected;
  const page = await openAs(browser, server, 'MANAGER', ['/desk', size, more]);
  await page.waitForSelector('.day-list td');
  await page.fill('#code', code);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.came .number');
  await page.waitForLoadState('networkidle');
  await keepPicture(page, name);
}

async function atCounter(browser: Browser, server: ShotServer, { name, size, more }: PictureOf) {
  const page = await openAs(browser, server, 'COUNTER_OFFICER', ['/desk', size, more]);
  await page.click('.counters button:has-text("Loket 2")');
  await page.waitForSelector('.before .number');
  await page.waitForLoadState('networkidle');
  await keepPicture(page, name);
}
