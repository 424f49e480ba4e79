// An applicant who lost the code finds the way to it on the page that asks for it.
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();

describe.skipIf(noBrowser)('a lost code', () => {
  test.each([
    ['id', 'Kode hilang?', 'Kirim #cek ke'],
    ['en', 'Lost your code?', 'Send #cek to'],
  ])('is asked for again from the number that booked (%s)', async (language, question, ask) => {
    const page = await browser.open(`${server.url}/booking?lang=${language}`);
    await page.click(`summary:text-is("${question}")`);
    await page.selectOption('#lost-office', 'BOGOR');
    const link = page.locator('.ways a').first();
    expect(await link.textContent()).toContain(ask);
    expect(new URL((await link.getAttribute('href')) ?? '').searchParams.get('text')).toBe('#cek');
    expect(await axeFaults(page)).toEqual([]);
  });
});
