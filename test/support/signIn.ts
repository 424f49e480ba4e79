// Brings a member of the staff to a page that asks for a key.
import type { Page } from 'playwright-core';
import type { StaffRole } from '../../src/access/asker.ts';
import type { Opening, TestBrowser } from './browser.ts';
import type { Server } from './server.ts';

/** The page of a new member at that office, signed in by the form. */
export async function openAs(
  browser: TestBrowser,
  server: Server,
  path: string,
  role: StaffRole,
  { office, ...opening }: Opening & { office?: string } = {},
): Promise<Page> {
  const { authorization = '' } = await server.staff(role, office);
  const page = await browser.open(`${server.url}${path}`, opening);
  await enterKey(page, authorization.slice('Bearer '.length));
  await page.waitForSelector('antrean-sign-in', { state: 'detached' });
  return page;
}

export async function enterKey(page: Page, key: string): Promise<void> {
  await page.fill('#staff-key', key);
  await page.keyboard.press('Enter');
}
