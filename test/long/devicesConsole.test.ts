// Kiosks set up from the console, in two real browsers: what is set there holds at the door, and a dark one is named.
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { openOffice } from '../support/officePage.ts';
import { installClock } from '../support/scanner.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:40:00+07:00' });
const manager = await server.staff('MANAGER');

describe.skipIf(noBrowser)('a kiosk set up from afar', () => {
  test('takes name, walk-ins and layout within a look, loads again, and is told to be dark', async () => {
    const start =
      'mutation ($input: StartPairingInput!) { startPairing(input: $input) { ... on DevicePairing { code } } }';
    const { code } = await server.ask(start, { input: { office: 'BOGOR', kind: 'KIOSK', label: 'Pintu' } }, ADMIN);
    const kiosk = await browser.open(`${server.url}/kiosk/BOGOR#pair=${code}`, {
      size: 'kiosk',
      prepare: installClock,
    });
    await kiosk.click('.button:text-is("Pasang")');
    await kiosk.waitForSelector('.without .button');

    const key = (manager.authorization ?? '').slice('Bearer '.length);
    const page = await openOffice(browser, server, key);
    await page.click('.sections a.people');
    await page.waitForSelector('.devices li:has-text("Pintu"):has-text("tersambung"):has-text("Versi halaman: ")');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.devices button:has-text("Atur")');
    await page.waitForSelector('#device-label:focus');
    await page.fill('#device-label', 'Pintu selatan');
    await page.uncheck('.device-form label:has-text("Memberi nomor tanpa pendaftaran") input');
    await page.check('.device-form label:has-text("tombol lebih rendah") input');
    await page.selectOption('#device-scanner', 'LEFT');
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.setViewportSize(SIZES.desktop);
    await page.click('.device-form .button:text-is("Simpan")');
    await page.waitForSelector('.note.good:has-text("Pengaturan Pintu selatan tersimpan")');

    await kiosk.clock.runFor(10_000);
    await kiosk.waitForSelector('.without', { state: 'detached' });
    await kiosk.waitForSelector('.kiosk.reach .scanner.left');
    await kiosk.evaluate('document.body.dataset.old = "yes"');
    await page.click('.devices button:has-text("Muat ulang")');
    await page.waitForSelector('.note.good:has-text("dimuat ulang")');
    await kiosk.clock.runFor(10_000);
    await kiosk.waitForSelector('body:not([data-old])');
    await kiosk.waitForSelector('.kiosk.reach .keypad');

    await kiosk.close();
    server.clock.set('2017-08-07T07:44:00+07:00');
    await page.reload();
    await page.waitForSelector('.work > office-dark .note:has-text("Perangkat tidak tersambung: Pintu selatan.")');
    await page.waitForSelector('.devices li:has-text("gelap, terakhir terlihat pukul 07.40")');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('is paired by the code on its own screen, and gets the key of a kiosk', async () => {
    const kiosk = await browser.open(`${server.url}/kiosk/DEPOK`, { size: 'kiosk', prepare: installClock });
    const code = (await kiosk.textContent('.shown-code .code')) ?? '';
    expect(code).toMatch(/^\w{4}-\w{4}$/);
    await kiosk.waitForSelector('.shown-code svg');
    expect(await axeFaults(kiosk)).toEqual([]);

    const { authorization = '' } = await server.staff('MANAGER', 'DEPOK');
    const key = authorization.slice('Bearer '.length);
    const page = await openOffice(browser, server, key, `people/kiosk-${code.replace('-', '')}`);
    await page.waitForSelector('#device-code');
    expect(await page.inputValue('#device-code')).toBe(code);
    expect(await page.isChecked('input[name=device-kind][value=KIOSK]')).toBe(true);
    await page.fill('#device-name', 'Pintu timur');
    await page.click('.button:text-is("Pasang perangkat")');
    await page.waitForSelector('.pairing h3:has-text("Menunggu Pintu timur")');
    await kiosk.clock.runFor(5000);
    await kiosk.waitForSelector('.keypad');
    await page.waitForSelector('.note.good:has-text("Pintu timur sudah terpasang.")');
    const kinds = await server.query(`select kind from device where label = 'Pintu timur' and digest is not null`);
    expect(kinds).toEqual([{ kind: 'KIOSK' }]);

    // A code that no one enters goes, and comes back by a touch.
    const other = await browser.open(`${server.url}/kiosk/BATAM`, { size: 'kiosk', prepare: installClock });
    await other.waitForSelector('.shown-code .code');
    await other.clock.runFor(31 * 60_000);
    await other.click('.button:text-is("Tampilkan kode")');
    await other.waitForSelector('.shown-code .code');
  });
});
