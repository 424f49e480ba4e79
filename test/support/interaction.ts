// Does one thing on a page as its reader does, and tells how long the page works on it until it is drawn.
import type { CDPSession, Page } from 'playwright-core';
import { workedMs } from './processorTime.ts';

/** A button or link that is pressed; or a text that is typed into a field, key by key, and then Enter. */
export type PageAction = { press: string } | { type: string; into: string };

/** An expression: resolves once the page has drawn what it has to draw. */
export const DRAWN =
  'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))))';
const COUNT = 'performance.interactionCount';

/**
 * Milliseconds of processor time from the press to the picture, of the key that took longest: what Event Timing calls the duration, without
 * the waiting for a processor that others use. The work that follows until the next frame but one counts as well, so that it is more rather
 * than less.
 */
export async function workOfAction(page: Page, session: CDPSession, action: PageAction): Promise<number> {
  const steps = 'press' in action ? [await pressing(page, action.press)] : await typing(page, action);
  const counted = await page.evaluate<number>(COUNT);
  let longest = 0;
  for (const step of steps) {
    await page.evaluate(DRAWN);
    const before = await workedMs(session);
    await step();
    await page.evaluate(DRAWN);
    longest = Math.max(longest, (await workedMs(session)) - before);
  }
  if ((await page.evaluate<number>(COUNT)) === counted) throw new Error('The browser counted no interaction.');
  return longest;
}

async function pressing(page: Page, selector: string): Promise<() => Promise<void>> {
  const target = page.locator(selector).first();
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error(`${selector} is not drawn.`);
  // By the mouse itself: what makes sure that the button can be pressed would be counted as work of the page.
  return () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

async function typing(page: Page, { type, into }: { type: string; into: string }): Promise<(() => Promise<void>)[]> {
  await page.focus(into);
  return [...type, 'Enter'].map((key) => () => page.keyboard.press(key));
}
