// A language that is read from the right, on the two pages that have it: the booking page and the lobby board.
import { describe, expect, test } from 'vitest';
import { boardOf } from '../support/boardOffice.ts';
import {
  boardOffice,
  LABELS,
  LONG_NAME,
  layoutFaults,
  layoutFrames,
  SCREENS,
  SHORT_NAME,
} from '../support/boardScenes.ts';
import { codeShown, dayCell, fillPerson, sendCode } from '../support/bookPage.ts';
import { axeFaults, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const BOGOR = '+628111100333';
/** The browser asks for Arabic. */
const ARABIC = { locale: 'ar' };
const WIDER_THAN_SCREEN = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

/** `dir` of the page, and the languages that it offers. */
async function headOf(path: string, headers: Record<string, string>) {
  const text = await (await fetch(server.url + path, { headers })).text();
  const [, lang, dir = 'ltr'] = /<html lang="(\w+)"(?: dir="(\w+)")?/.exec(text) ?? [];
  return { lang, dir, offered: [...text.matchAll(/hreflang="(\w+)"/g)].map(([, code]) => code) };
}

describe('Arabic', () => {
  test('is offered where there are texts in it; other pages are English for its readers', async () => {
    const asked = { 'accept-language': 'ar, en;q=0.5' };
    expect(await headOf('/book/BOGOR', asked)).toEqual({ lang: 'ar', dir: 'rtl', offered: ['id', 'en'] });
    expect(await headOf('/board/BOGOR', asked)).toEqual({ lang: 'ar', dir: 'rtl', offered: [] });
    expect(await headOf('/desk', asked)).toEqual({ lang: 'en', dir: 'ltr', offered: ['id'] });
    expect(await headOf('/book/BOGOR', {})).toEqual({ lang: 'id', dir: 'ltr', offered: ['en', 'ar'] });
    const chosen = { cookie: 'antrean_language=ar' };
    expect(await headOf('/book/BOGOR', chosen)).toMatchObject({ lang: 'ar' });
    expect(await headOf('/desk', chosen)).toMatchObject({ lang: 'en', dir: 'ltr' });
  });
});

describe.skipIf(noBrowser)('the booking page in Arabic', () => {
  test('is chosen by its name, and leads from the right to the queue number', async () => {
    const page = await browser.open(`${server.url}/book/BOGOR`);
    await page.click('.band a:text-is("العربية")');
    await page.waitForSelector('h2:text-is("متى ستأتي؟")');
    expect(await page.locator('.band a[hreflang]').allTextContents()).toEqual(['Bahasa Indonesia', 'English']);
    await dayCell(page, 'الاثنين، 7 أغسطس').click();
    await page.click('.hour:has-text("13:00–14:00")');
    expect(await axeFaults(page)).toEqual([]);
    await fillPerson(page, 'Ahmad Fauzi', ['25', '', '1987']);
    await page.click('.button.main');
    await page.waitForSelector('.error:has-text("تاريخ الميلاد ناقص: لم يُكتب الشهر.")');
    await page.fill('#month', '1');
    await page.click('.button.main');
    const code = await codeShown(page);
    expect(await axeFaults(page)).toEqual([]);
    await sendCode(server, BOGOR, code);
    await page.waitForSelector('h1:text-is("تم حجزك")');
    expect((await page.textContent('.ticket .number b'))?.trim()).toMatch(/^A\d+$/);
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(WIDER_THAN_SCREEN)).toBe(false);
  });

  test('has what is chosen at the right edge, and the person at the left of the days', async () => {
    const page = await browser.open(`${server.url}/book/BOGOR`, { ...ARABIC, size: 'desktop' });
    await dayCell(page, 'الاثنين، 7 أغسطس').click();
    const [days, person] = [
      await page.locator('.two > section').nth(0).boundingBox(),
      await page.locator('.two > section').nth(1).boundingBox(),
    ];
    expect((person?.x ?? 0) + (person?.width ?? 0)).toBeLessThan(days?.x ?? 0);
    const edge = `(() => { const style = getComputedStyle(document.querySelector('.chosen')); return [style.borderRightWidth, style.borderLeftWidth]; })()`;
    expect(await page.evaluate(edge)).toEqual(['4px', '0px']);
    await page.setViewportSize(SIZES.phone);
    expect(await page.evaluate(WIDER_THAN_SCREEN)).toBe(false);
  });
});

describe.skipIf(noBrowser)('the board in Arabic', () => {
  test('shows who comes next at the left, with Indonesian beside it', async () => {
    const frameOf = layoutFrames();
    const { page } = await boardOf(browser, server.url, {
      ...{ ...ARABIC, office: boardOffice(SHORT_NAME, 1), viewport: SCREENS['16:9'] },
      frame: frameOf({ counters: 4, label: String, notice: null, services: 1 }),
    });
    await page.waitForSelector('.lines h2 span:first-child:text-is("التالي")');
    await page.waitForSelector('.lines h2 .second[lang=id]:text-is("Berikutnya")');
    await page.waitForSelector('.hero .where span:has-text("الشباك")');
    const [lines, hero] = [await page.locator('.lines').boundingBox(), await page.locator('.hero').boundingBox()];
    expect((lines?.x ?? 0) + (lines?.width ?? 0)).toBeLessThanOrEqual((hero?.x ?? 0) + 1);
    expect(await axeFaults(page)).toEqual([]);
    // As far as it ever drifts: no scroll bar comes of it.
    await page.evaluate(`document.querySelector('antrean-board').style.setProperty('--drift-x', '-4px')`);
    expect(await page.evaluate(WIDER_THAN_SCREEN)).toBe(false);
  });

  test.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])('%s: overlaps and cuts nothing', async (screen) => {
    const found: Record<string, string[]> = {};
    const frameOf = layoutFrames();
    const { page, office } = await boardOf(browser, server.url, {
      ...{ ...ARABIC, office: boardOffice(LONG_NAME, 3), viewport: SCREENS[screen], ownClock: false },
      frame: frameOf({ counters: 1, label: String, notice: null, services: 3 }),
    });
    for (const counters of [1, 4, 9, 20])
      for (const label of LABELS) {
        const scene = { counters, label, notice: 'Loket 3 tutup pukul 12.00.', services: 3, earlier: counters % 9 };
        const faults = await layoutFaults(page, office, frameOf(scene), 'الشباك');
        if (faults.length > 0) found[`${counters} ${label(9)}`] = faults;
      }
    expect(found).toEqual({});
  });
});
