// A counter's page as its officer works it: by keys.
import type { Page } from 'playwright-core';

/** Presses a key once its button counts: what is shown may come with the news, before the answer that was waited for. */
export async function pressKey(page: Page, key: string): Promise<void> {
  await page.waitForSelector(`button[aria-keyshortcuts="${key}"][aria-disabled=false]`);
  await page.keyboard.press(key);
}
