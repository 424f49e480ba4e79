// Opens pages in the sizes of the pictures, and keeps what they show.
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { ShotServer } from './server.ts';

export const PICTURES_FOLDER = resolve('docs/screenshots');

const VIEWPORTS = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
  television: { width: 1920, height: 1080 },
  tablet: { width: 1024, height: 768 },
  kiosk: { width: 1080, height: 1920 },
};

export type Viewport = keyof typeof VIEWPORTS;

/** A picture: its page is opened, brought to a state and kept. */
export type PageShot = (browser: Browser, server: ShotServer) => Promise<void>;

/** How a picture differs from its usual self: its name, its size, and options of the browser's context. */
export interface PictureOf {
  name: string;
  size: Viewport;
  more?: object;
}

/** A page of an officer of Bogor, signed in. */
export async function openAs(
  browser: Browser,
  { url, ask }: ShotServer,
  role: string,
  [path, size, more]: [path: string, size: Viewport, more?: object | undefined],
): Promise<Page> {
  const input = { office: 'BOGOR', name: 'Sri Rahayu', role };
  const { key } = await ask<{ key: string }>(
    'mutation ($input: AddStaffInput!) { addStaff(input: $input) { ... on StaffKey { key } } }',
    {
      input,
    },
  );
  const page = await openPage(browser, size, more);
  await page.addInitScript(`sessionStorage.setItem('antrean key', ${JSON.stringify(JSON.stringify({ key }))})`);
  await page.goto(`${url}${path}`);
  // Letters that came late are there the second time.
  await page.reload();
  return page;
}

export async function openPage(browser: Browser, size: Viewport, more: object = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORTS[size], locale: 'id-ID', ...more });
  return context.newPage();
}

export async function keepPicture(page: Page, name: string, whole = false): Promise<void> {
  await page.evaluate('document.fonts.ready');
  // A button that has just been pressed shows no ring.
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)');
  await page.screenshot({ path: join(PICTURES_FOLDER, `${name}.png`), fullPage: whole });
  await page.context().close();
}
