// Pictures of the staff's desk, the counters and the kiosk.
import type { Browser, Page } from 'playwright-core';
import { keepPicture, openAs, openPage, type PageShot, type PictureOf, type Viewport } from './camera.ts';
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
    const page = await openKiosk(browser, server, 'kiosk');
    for (const key of 'K7M2P') await page.click(`.keypad button:text-is("${key}")`);
    await keepPicture(page, 'kiosk');
  },
  async 'kiosk-number'(browser, server) {
    expected ??= othersExpected(server);
    const page = await openKiosk(browser, server, 'kiosk');
    for (const key of await expected) await page.click(`.keypad button:text-is("${key}")`);
    await page.click('.go');
    await page.waitForSelector('.big');
    await keepPicture(page, 'kiosk-number');
  },
  async 'kiosk-lying'(browser, server) {
    const page = await openKiosk(browser, server, 'desktop', { colorScheme: 'dark' });
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

const PAIR = 'mutation ($code: String!) { pairDevice(input: { code: $code }) { ... on DeviceKey { key } } }';
const START_PAIRING =
  'mutation ($input: StartPairingInput!) { startPairing(input: $input) { ... on DevicePairing { code } } }';

/** The kiosk of Bogor, paired. */
async function openKiosk(browser: Browser, { url, ask }: ShotServer, size: Viewport, more: object = {}): Promise<Page> {
  const input = { office: 'BOGOR', kind: 'KIOSK', label: 'Pintu depan' };
  const { code } = await ask<{ code: string }>(START_PAIRING, { input });
  const { key } = await ask<{ key: string }>(PAIR, { code });
  const page = await openPage(browser, size, more);
  await page.addInitScript(
    `localStorage.setItem('antrean device KIOSK BOGOR', ${JSON.stringify(JSON.stringify(key))})`,
  );
  await page.goto(`${url}/kiosk/BOGOR`);
  // Letters that came late are there the second time.
  await page.reload();
  return page;
}

async function atCounter(browser: Browser, server: ShotServer, { name, size, more }: PictureOf) {
  const page = await openAs(browser, server, 'COUNTER_OFFICER', ['/desk', size, more]);
  await page.click('.counters button:has-text("Loket 2")');
  await page.waitForSelector('.before .number');
  await page.waitForLoadState('networkidle');
  await keepPicture(page, name);
}
