// The way of a person at the door on the phone: the screen is paired, its code scanned, and one touch checks in; or a booking code.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawQr } from '../../web/design/qr.ts';
import { axeFaults, becomes, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { openOffice } from '../support/officePage.ts';
import { queueAt } from '../support/queue.ts';
import { type Headers, openServer, paired } from '../support/server.ts';
import { visitUrlOf } from '../support/visitUrl.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:10:00+07:00' });
const manager = await server.staff('MANAGER');
const PHONE = { viewport: { width: 360, height: 640 } };
const DAY = { when: { date: '2017-08-07' } };
const SWITCH =
  'mutation ($minutes: Int!) { changeOffice(input: { office: "BOGOR", settings: { policy: { doorCodeMinutes: $minutes } } }) { __typename } }';
const switchTo = (minutes: number) => server.ask(SWITCH, { minutes }, manager);

/** As the camera of a phone opens it. */
const scanned = (url: string) => {
  const { pathname, hash } = new URL(url);
  return `${server.url}${pathname}${hash}`;
};
const doorUrl = async (device: Headers) => (await server.ask('{ doorCode(office: "BOGOR") { url } }', {}, device)).url;
/** Pixels by which the page is wider and higher than its window. */
const overflow = (page: Page) =>
  page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]',
  );

describe.skipIf(noBrowser)('at the door', () => {
  test('the manager switches the code on, and the screen there shows it once it is paired', async () => {
    server.clock.set('2017-08-07T07:10:00+07:00');
    const key = (manager.authorization ?? '').slice('Bearer '.length);
    const console = await openOffice(browser, server, key, 'rules');
    await console.waitForSelector('.setting:has-text("untuk lapor lewat HP")');
    await console.fill('#doorCodeMinutes', '1');
    await console.click('.saving .button');
    await console.waitForSelector('.note.good:text-is("Aturan tersimpan.")');
    expect(await server.ask('{ office(code: "BOGOR") { policy { doorCodeMinutes } } }')).toEqual({
      policy: { doorCodeMinutes: 1 },
    });

    const screen = await browser.open(`${server.url}/door/BOGOR`, {
      size: 'television',
      prepare: (page) => page.clock.install({ time: Date.parse('2017-08-07T07:10:00+07:00') }),
    });
    const code = (await screen.textContent('.door-code')) ?? '';
    expect(code).toMatch(/^\w{4}-\w{4}$/);
    expect(await axeFaults(screen)).toEqual([]);
    const start =
      'mutation ($input: StartPairingInput!) { startPairing(input: $input) { ... on DevicePairing { code } } }';
    await server.ask(start, { input: { office: 'BOGOR', kind: 'BOARD', label: 'Pintu masuk', code } }, manager);
    await screen.clock.runFor(5000);
    await screen.waitForSelector('.door-office:text-is("Kantor Imigrasi Bogor")');
    await screen.waitForSelector('h1:text-is("Sudah mendaftar? Lapor lewat HP")');
    expect(await axeFaults(screen)).toEqual([]);
    for (const viewport of [SIZES.television, SIZES.kiosk, SIZES.tablet, SIZES.phone]) {
      await screen.setViewportSize(viewport);
      expect([viewport, await overflow(screen)]).toEqual([viewport, [0, 0]]);
    }
    // The picture is the address that the API gives to devices, and changes with it.
    const device = await paired(server, 'KIOSK');
    const drawn = async () => (await drawQr(await doorUrl(device))).path;
    expect(await screen.getAttribute('.door-qr path:last-child', 'd')).toBe(await drawn());
    server.clock.set('2017-08-07T07:11:00+07:00');
    await screen.clock.runFor(60_000);
    await becomes(
      screen,
      `document.querySelector('.door-qr path:last-child').getAttribute('d') === '${await drawn()}'`,
    );

    await screen.emulateMedia({ forcedColors: 'active' });
    expect(await axeFaults(screen)).toEqual([]);
    await switchTo(0);
    await screen.clock.runFor(60_000);
    await screen.waitForSelector('.door-alone:has-text("belum memakai kode di pintu")');
  });

  test('a touch checks in the visit that the phone knows, and an old code says what to do', async () => {
    server.clock.set('2017-08-07T07:10:00+07:00');
    await switchTo(1);
    const device = await paired(server, 'KIOSK');
    const desk = queueAt(server.url, 'BOGOR');
    const { code, queueNumber } = await desk.confirmed(1, DAY);
    const page = await browser.open(await visitUrlOf(server, code), PHONE);
    await page.click('summary:text-is("Saya sudah di sini")');
    await page.waitForSelector('.here-now p:has-text("Pindai kode QR")');
    expect(await axeFaults(page)).toEqual([]);

    const old = scanned(await doorUrl(device));
    server.clock.set('2017-08-07T07:15:00+07:00');
    await page.goto(old);
    await page.waitForSelector(`.own b:text-is("${queueNumber}")`);
    await page.waitForSelector('.lead:text-is("Kantor Imigrasi Bogor")');
    expect(await axeFaults(page)).toEqual([]);
    expect((await overflow(page))[0]).toBe(0);
    await page.click('.own .button.main');
    await page.waitForSelector(
      '.note.bad:text-is("Kode QR di pintu sudah berganti. Pindai lagi kode yang tampil sekarang.")',
    );
    expect(await axeFaults(page)).toEqual([]);
    expect(
      (await desk.bookings('2017-08-07')).edges.map(({ node }: { node: { status: string } }) => node.status),
    ).toContain('CONFIRMED');

    await page.goto(scanned(await doorUrl(device)));
    await page.click('.own .button.main');
    // In the queue, with or without an estimate.
    await page.waitForSelector('.now :is(.wait, .quietly)');
    expect(await page.textContent('.number b')).toBe(queueNumber);
    expect((await desk.ticket(queueNumber)).status).toBe('WAITING');
    await switchTo(0);
  });

  test('checks in by the code where the phone knows no visit, in English and in forced colours, and keeps what was typed', async () => {
    server.clock.set('2017-08-07T07:10:00+07:00');
    await switchTo(1);
    const device = await paired(server, 'KIOSK');
    const { code, queueNumber } = await queueAt(server.url, 'BOGOR').confirmed(2, DAY);
    const old = scanned(await doorUrl(device));
    server.clock.set('2017-08-07T07:15:00+07:00');
    const page = await browser.open(old, { ...PHONE, locale: 'en-GB' });
    await page.waitForSelector('h2:text-is("With your booking code")');
    await page.fill('#code', 'K7M2');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#code-error:text-is("Check the code: eight letters and digits.")');
    expect(await page.evaluate('document.activeElement.id')).toBe('code');
    expect(await axeFaults(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: 'active' });
    const border = 'getComputedStyle(document.querySelector("form .button")).borderTopWidth';
    expect(await page.evaluate(border)).toBe('4px');
    expect((await overflow(page))[0]).toBe(0);
    await page.emulateMedia({ forcedColors: null });
    await page.fill('#code', code.toLowerCase());
    await page.keyboard.press('Enter');
    await page.waitForSelector('.note.bad:has-text("has changed")');
    // The new scan is another address: what was typed is still there.
    await page.goto('about:blank');
    await page.goto(scanned(await doorUrl(device)));
    await page.waitForSelector('#code');
    expect(await page.inputValue('#code')).toBe(code.toLowerCase());
    await page.click('form .button');
    await page.waitForSelector(`.number b:text-is("${queueNumber}")`);
    expect(await page.evaluate('Object.keys(localStorage).join()')).not.toContain('door');
    const none = await browser.open(`${server.url}/here/BOGOR`, PHONE);
    await none.waitForSelector('.note.care:has-text("pindai kode QR")');
    expect(await axeFaults(none)).toEqual([]);
    await switchTo(0);
  });

  test('checks in a family one after the other', async () => {
    server.clock.set('2017-08-07T07:10:00+07:00');
    await switchTo(1);
    const device = await paired(server, 'KIOSK');
    const desk = queueAt(server.url, 'BOGOR');
    const [mother, child] = [await desk.confirmed(3, DAY), await desk.confirmed(4, DAY)];
    const page = await browser.open(await visitUrlOf(server, mother.code), PHONE);
    await page.waitForSelector('.number b');
    await page.goto(await visitUrlOf(server, child.code));
    await page.waitForSelector(`.number b:text-is("${child.queueNumber}")`);
    await page.goto(scanned(await doorUrl(device)));
    await page.click(`.own:has-text("${mother.queueNumber}") .button.main`);
    await page.waitForSelector(`.own:has-text("${mother.queueNumber}") .note.good`);
    expect(await axeFaults(page)).toEqual([]);
    await page.click(`.own:has-text("${child.queueNumber}") .button.main`);
    await page.waitForSelector(`.own:has-text("${child.queueNumber}") .note.good`);
    await page.click(`.own:has-text("${child.queueNumber}") a`);
    await page.waitForSelector(`.number b:text-is("${child.queueNumber}")`);
    expect((await desk.ticket(mother.queueNumber)).status).toBe('WAITING');
    await switchTo(0);
  });
});
