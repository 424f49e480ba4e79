// Acts as a manager on the console: signs in with a key, goes to a section, and is where the keyboard leads.
import type { Page } from 'playwright-core';
import type { OfficerRole } from '../../src/access/asker.ts';
import type { Opening, TestBrowser } from './browser.ts';
import type { Headers, Server } from './server.ts';

export interface Manager {
  key: string;
  signedIn: Headers;
}

/** New staff with that role at Bogor. */
export async function managerOf(server: Server, role: OfficerRole = 'MANAGER'): Promise<Manager> {
  const signedIn = await server.staff(role);
  return { key: (signedIn.authorization as string).slice(7), signedIn };
}

/** The page at a section, signed in. */
export async function openOffice(
  browser: TestBrowser,
  server: Server,
  key: string,
  section = 'today',
  opening: Opening = { size: 'desktop' },
): Promise<Page> {
  const page = await browser.open(`${server.url}/office#${section}`, opening);
  await signInWith(page, key);
  await page.waitForSelector('.work h1');
  return page;
}

export async function signInWith(page: Page, key: string): Promise<void> {
  await page.fill('#staff-key', key);
  await page.keyboard.press('Enter');
}

/** Presses Tab until what is meant has the focus. */
export function tabTo(page: Page, selector: string): Promise<void> {
  return tabUntil(page, `document.activeElement.matches(${JSON.stringify(selector)})`);
}

/** Goes to the button that says that, and presses it; by keyboard alone. */
export async function press(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: text, exact: true }).waitFor();
  await tabUntil(
    page,
    `document.activeElement.tagName === 'BUTTON' && document.activeElement.textContent.trim() === '${text}'`,
  );
  await page.keyboard.press('Enter');
}

async function tabUntil(page: Page, there: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await page.evaluate(there)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to where ${there}.`);
}
