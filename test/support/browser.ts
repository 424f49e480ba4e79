// A real Chromium for tests of pages: Debian's, wherever it is installed.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll } from 'vitest';

const PLACES = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where it is; undefined: nowhere. */
export const CHROMIUM = PLACES.find((place) => place !== '' && existsSync(place));

/** Pages are looked at wherever there is a Chromium, and always where everything is to be tested. */
export const withoutChromium = CHROMIUM === undefined && process.env.CI !== 'true';

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** One browser for the file, closed at its end. */
export async function openBrowser(): Promise<(options?: BrowserContextOptions) => Promise<BrowserContext>> {
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  afterAll(() => browser.close());
  return (options = DESKTOP) => browser.newContext({ locale: 'id-ID', ...options });
}
