// In a real browser: managers set where the office is and what its services need, and the booking page shows it.
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { managerOf, openOffice } from '../support/officePage.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const { key } = await managerOf(server);
const BOOK = `${server.url}/book/BOGOR`;
const OVERFLOW = 'document.documentElement.scrollWidth - innerWidth';
const PASSPORT = 'form[data-service="PASSPORT"]';

describe.skipIf(noBrowser)('before the visit', () => {
  test('general rules are shown as such, with their date, until a manager has saved them', async () => {
    const page = await browser.open(BOOK);
    await page.waitForSelector('.before li:text-is("KTP elektronik")');
    expect(await page.textContent('.before .note.care')).toContain('Menurut aturan umum per 18 Desember 2024.');
    await page.waitForSelector('.before dd:has-text("Senin–Kamis 08.00–16.00 WIB (istirahat 12.00–13.00)")');
    await page.waitForSelector('.before dd:has-text("Jumat 08.00–16.00 WIB (istirahat 11.00–13.00)")');
    await page.click('.before summary:has-text("Paspor hilang atau rusak")');
    await page.waitForSelector('.before details[open] li:has-text("surat lapor kehilangan dari polisi")');
    expect(await page.evaluate(OVERFLOW)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);

    const office = await openOffice(browser, server, key, 'services');
    await office.waitForSelector(`${PASSPORT} .note.care:has-text("belum diperiksa")`);
    expect(await axeFaults(office)).toEqual([]);
    await office.fill('#requirements-PASSPORT-en', 'Identity card');
    await office.click(`${PASSPORT} .button`);
    await office.waitForSelector('#requirements-PASSPORT-error');
    expect(await axeFaults(office)).toEqual([]);
    await office.fill('#requirements-PASSPORT-id', 'KTP\n\nKartu keluarga ');
    await office.fill('#requirements-PASSPORT-en', 'Identity card\nFamily card');
    await office.click(`${PASSPORT} .button:text-is("Sudah saya periksa, simpan")`);
    await office.waitForSelector(`${PASSPORT} .note.good`);
    await office.waitForSelector(`${PASSPORT} .hint:text-is("Diperiksa pada 1 Agustus 2017.")`);
    // The other services keep their details, and are still to be checked.
    await office.waitForSelector('form[data-service="LOST_OR_DAMAGED"] .note.care');

    await page.reload();
    await page.waitForSelector('.before li:text-is("Kartu keluarga")');
    expect(await page.locator('.before section:first-child > ul li').count()).toBe(2);
    await page.waitForSelector('.before p:has-text("Diperiksa oleh kantor ini pada 1 Agustus 2017.")');
  });

  test('address, map and telephone are checked, saved and shown', async () => {
    const office = await openOffice(browser, server, key, 'rules');
    await office.waitForSelector('#premises-street');
    await office.fill('#premises-street', 'Jalan Ahmad Yani 19');
    await office.fill('#premises-mapUrl', 'http://maps.example/bogor');
    await office.fill('#premises-telephone', 'satpam');
    await office.click('office-premises .button');
    await office.waitForSelector('#premises-mapUrl-error');
    await office.waitForSelector('#premises-telephone-error');
    expect(await office.evaluate('document.activeElement.id')).toBe('premises-mapUrl');
    expect(await axeFaults(office)).toEqual([]);
    await office.fill('#premises-mapUrl', 'https://maps.example/bogor');
    await office.fill('#premises-telephone', '0251 8388000');
    await office.click('office-premises .button');
    await office.waitForSelector('office-premises .note.good');
    expect(await office.inputValue('#premises-telephone')).toBe('+622518388000');

    const page = await browser.open(BOOK, { size: 'desktop' });
    await page.waitForSelector('.before dd:text-is("Jalan Ahmad Yani 19, Bogor")');
    expect(await page.getAttribute('.before a:text-is("Buka peta")', 'href')).toBe('https://maps.example/bogor');
    expect(await page.getAttribute('.before a[href^="tel:"]', 'href')).toBe('tel:+622518388000');
    expect(await axeFaults(page)).toEqual([]);
  });

  test.each([SIZES.phone, { width: 820, height: 1180 }])('the forms fit a screen of %o', async (viewport) => {
    const page = await openOffice(browser, server, key, 'services', { viewport });
    await page.waitForSelector(`${PASSPORT} textarea`);
    expect(await page.evaluate(OVERFLOW)).toBeLessThanOrEqual(0);
  });
});
