// A staff card in real browsers: printed by the manager, given its PIN by its owner, scanned at the counter, locked and unlocked.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, becomes, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { openOffice } from '../support/officePage.ts';
import { freePort } from '../support/realKannel.ts';
import { scan } from '../support/scanner.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const port = await freePort();
const server = await openServer({ environment: { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` } });
const ADD = 'mutation ($input: AddStaffInput!) { addStaff(input: $input) { ... on StaffKey { key staff { id } } } }';
const MAKE = 'mutation ($input: StaffCardInput!) { makeStaffCard(input: $input) { ... on MadeStaffCard { text } } }';
const PIN = '2580';

async function memberOf(name: string) {
  const { key, staff } = await server.ask(ADD, { input: { office: 'BOGOR', name, role: 'FRONT_DESK' } }, ADMIN);
  return { key: key as string, holder: { office: 'BOGOR', key: `STAFF/${staff.id}` } };
}

async function cardOf(name: string) {
  const { key, holder } = await memberOf(name);
  return { key, text: (await server.ask(MAKE, { input: holder }, ADMIN)).text as string };
}

const signInPage = (size: keyof typeof SIZES = 'desktop') => browser.open(`${server.url}/desk`, { size });

/** Chooses the PIN on a page that has read a fresh card. */
async function choosePin(page: Page, key: string, pin = PIN, again = pin): Promise<void> {
  await page.fill('#card-cardKey', key);
  await page.fill('#card-newPin', pin);
  await page.fill('#card-again', again);
  await page.click('.by-card .button:text-is("Masuk")');
}

describe.skipIf(noBrowser)('a staff card', () => {
  test('is printed on a sheet of its own in both languages, unlocked and ended on the console', async () => {
    await memberOf('Dewi Lestari');
    const { authorization = '' } = await server.staff('MANAGER');
    const page = await openOffice(browser, server, authorization.slice('Bearer '.length));
    await page.evaluate('window.printed = 0; window.print = () => { printed++; }');
    await page.click('.sections a.people');
    await page.click('tr:has-text("Dewi Lestari") button:has-text("Kartu")');
    await page.waitForSelector('office-staff-card:has-text("Belum ada kartu.")');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('office-staff-card button:has-text("Cetak kartu")');
    await page.waitForSelector('office-staff-card:has-text("PIN belum ditentukan")');
    await becomes(page, 'window.printed === 1');
    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('.card-sheet');
    expect(await sheet.textContent()).toMatch(
      /Kartu petugas\s+Staff card.*Dewi Lestari.*Meja depan\s+Front desk.*Kantor Imigrasi Bogor.*Pertama kali.*The first time/s,
    );
    expect(await page.locator('main').isVisible()).toBe(false);
    // 85.6 by 54 mm at 96 dots an inch; the code has modules of more than half a millimetre.
    const box = await page.locator('.staff-card').boundingBox();
    expect([Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)]).toEqual([324, 204]);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.setViewportSize(SIZES.desktop);
    await page.click('office-staff-card button:has-text("Selesai")');
    await page.waitForSelector('.card-sheet', { state: 'detached' });
    await page.click('office-staff-card button:has-text("Hentikan kartu")');
    await page.waitForSelector('office-staff-card:has-text("Belum ada kartu.")');
  });

  test('signs its owner in: first with the key and a new PIN, then by a scan wherever the cursor is', async () => {
    const { key, text } = await cardOf('Eka Putri');
    const page = await signInPage();
    await page.waitForSelector('.by-card');
    expect(await axeFaults(page)).toEqual([]);
    // The cursor is in the field for the key, where a scanner types as well.
    await page.waitForSelector('#staff-key:focus');
    await scan(page, text);
    await page.waitForSelector('#card-cardKey:focus');
    expect(await axeFaults(page)).toEqual([]);
    await choosePin(page, key, PIN, '2581');
    await page.waitForSelector('.by-card .note:has-text("Kedua PIN berbeda.")');
    await choosePin(page, key, '1234');
    await page.waitForSelector('.by-card .note:has-text("tidak berurutan")');
    await choosePin(page, key);
    await page.waitForSelector('.who:has-text("Eka Putri")');
    expect(await page.evaluate('document.cookie')).not.toContain('antrean_session');
    await page.reload();
    await page.waitForSelector('.who:has-text("Eka Putri")');
    await page.click('button:text-is("Keluar")');
    await page.waitForSelector('.by-card');

    await page.click('#card-card');
    await scan(page, text.toLowerCase());
    await page.waitForSelector('#card-pin:focus');
    await page.keyboard.type('9999');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.by-card .note:has-text("PIN itu salah. Sisa 4 kali mencoba.")');
    await page.fill('#card-pin', PIN);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.who:has-text("Eka Putri")');
    await page.waitForSelector('antrean-reception');
  });

  test('fits a phone of 320 points in forced colours, and says what is no card', async () => {
    const { text } = await cardOf('Fajar');
    const page = await browser.open(`${server.url}/desk?lang=en`, { size: 'phone', forcedColors: 'active' });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.waitForSelector('.by-card');
    await page.fill('#card-card', 'KTWNNQ7F');
    await page.click('.by-card .button:text-is("Continue")');
    await page.waitForSelector('.by-card .note:has-text("That is not a staff card.")');
    await page.fill('#card-card', text);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#card-newPin');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.click('.by-card .link:text-is("Another card")');
    await page.waitForSelector('#card-card:focus');
  });
});
