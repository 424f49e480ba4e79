// One's own place on the phone, as its person goes through the day: every state in words, live, in both languages.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, becomes, noBrowser, openBrowser } from '../support/browser.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, openServer } from '../support/server.ts';
import { atServer, visitUrlOf } from '../support/visitUrl.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:10:00+07:00' });
const DAY = { when: { date: '2017-08-07' } };

let people = 500;
const words = async (page: Page, selector = '.now') => (await page.textContent(selector))?.replace(/\s+/g, ' ').trim();
const says = (page: Page, title: string) => page.waitForSelector(`.now h1:text-is("${title}")`);
const SMALL = { viewport: { width: 360, height: 640 } };

const STANDING_STILL =
  'window.rung = []; navigator.vibrate = (pattern) => { rung.push(pattern.length); return true; };';

describe.skipIf(noBrowser)("one's own place", () => {
  test('goes with a person from the booking to the counter, rings, and says what to do when one was called in vain', async () => {
    const desk = queueAt(server.url, 'BOGOR');
    server.clock.set('2017-08-07T07:10:00+07:00');
    const { code, queueNumber } = await desk.confirmed(people++, DAY);
    const url = await visitUrlOf(server, code);
    const page = await browser.open(url, { ...SMALL, before: STANDING_STILL });
    await says(page, 'Silakan lapor ke meja depan');
    expect(await words(page, '.shown')).toContain(`${code.slice(0, 4)}`);
    expect(await axeFaults(page)).toEqual([]);
    await desk.openCounter(1);
    const others = [await desk.confirmed(people++, DAY), await desk.confirmed(people++, DAY)];
    for (const { code: other } of others) await desk.checkIn(other);
    await desk.checkIn(code);
    await says(page, 'Anda urutan ke-3');
    expect(await words(page)).toContain('belum bisa diperkirakan');
    expect(await page.content()).not.toContain(code);
    expect(await page.title()).toBe(`Ke-3 · ${queueNumber}`);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('text=Bunyikan dan getarkan');
    await page.waitForSelector('.note.good');

    await desk.callNext(1);
    await says(page, 'Anda urutan ke-2');
    await desk.step('markNoShow', others[0].queueNumber);
    await desk.callNext(1);
    await says(page, 'Berikutnya giliran Anda');
    await desk.step('markNoShow', others[1].queueNumber);
    await desk.callNext(1);
    await says(page, 'Loket 1, sekarang');
    expect(await page.title()).toBe(`Loket 1 sekarang · ${queueNumber}`);
    expect(await page.getAttribute('link[rel=icon]', 'href')).toContain('mark-called');
    expect(await page.getAttribute('.now', 'aria-live')).toBe('assertive');
    // Near once when one more was ahead than is told, and the call itself.
    expect(await page.evaluate('rung')).toContain(5);
    expect(await axeFaults(page)).toEqual([]);
    await desk.step('recall', queueNumber);
    await page.waitForSelector('.now:has-text("Panggilan ke-2")');
    await desk.step('markNoShow', queueNumber);
    await says(page, 'Anda dipanggil, tetapi tidak ada di tempat');
    expect(await words(page)).toContain(`sebut nomor ${queueNumber}`);
    expect(await axeFaults(page)).toEqual([]);
    await desk.step('resume', queueNumber);
    await says(page, 'Berikutnya giliran Anda');
    await desk.callNext(1);
    await desk.step('serve', queueNumber);
    await says(page, 'Sedang dilayani di loket 1');
    await desk.step('park', queueNumber);
    await says(page, 'Nomor Anda disisihkan sementara');
    await desk.step('resume', queueNumber);
    await desk.callNext(1);
    await desk.step('serve', queueNumber);
    await desk.step('finish', queueNumber);
    await says(page, 'Selesai. Terima kasih sudah datang');
    expect(await words(page, '.next')).toContain('hari kerja');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.rate button:text-is("Baik")');
    await page.waitForSelector('.rated:text-is("Terima kasih, penilaian Anda sudah dihitung.")');
    expect(await page.evaluate('document.activeElement.className')).toContain('rated');
    await page.reload();
    await page.waitForSelector('.rated');
    expect(await page.locator('.rate').count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    const RATINGS =
      '{ answer: visitRatings(office: "BOGOR", from: "2017-08-07", to: "2017-08-07") { good index services { veryGood good } } }';
    const ratings = await server.ask(RATINGS, {}, await server.staff('MANAGER', 'BOGOR'));
    expect(ratings).toEqual({ good: 1, index: 75, services: [{ veryGood: 0, good: 1 }] });
  });

  test('turns with the clock, in English and in forced colours, and tells the age of what it shows without a network', async () => {
    const desk = queueAt(server.url, 'DEPOK');
    server.clock.set('2017-08-06T07:10:00+07:00');
    const { code } = await desk.confirmed(people++, DAY);
    const page = await browser.open(`${await visitUrlOf(server, code)}?lang=en`, {
      ...SMALL,
      forcedColors: 'active',
      provoked: [],
    });
    await says(page, 'You are booked');
    expect(await axeFaults(page)).toEqual([]);
    await page.context().setOffline(true);
    await page.waitForSelector('.note.care:has-text("This is how it stood at 07:10")');
    await page.context().setOffline(false);
    await page.waitForSelector('.note.care', { state: 'detached' });
    await desk.ask(CANCEL, { input: { code } });
    await says(page, 'This booking was cancelled');
  });

  test('opens again without a network, installed or not, and keeps what it knew', async () => {
    const desk = queueAt(server.url, 'KARAWANG');
    server.clock.set('2017-08-07T07:10:00+07:00');
    const { code, queueNumber } = await desk.confirmed(people++, DAY);
    const url = await visitUrlOf(server, code);
    const page = await browser.open(url, { ...SMALL, provoked: [] });
    await says(page, 'Silakan lapor ke meja depan');
    const manifest = await fetch(`${url}/manifest.webmanifest`);
    expect(await manifest.json()).toMatchObject({
      name: 'Giliran saya · Antrean',
      start_url: new URL(url).pathname,
      scope: '/t/',
    });
    expect(await page.getAttribute('link[rel=manifest]', 'href')).toBe(`${new URL(url).pathname}/manifest.webmanifest`);
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    const kept = 'caches.open("antrean place").then((cache) => cache.match("/t/")).then(Boolean)';
    await becomes(page, kept);
    await page.reload();
    await says(page, 'Silakan lapor ke meja depan');
    await page.context().setOffline(true);
    await page.reload();
    await page.waitForSelector(`.number b:text-is("${queueNumber}")`);
    await page.waitForSelector('.note.care:has-text("Tidak ada sambungan")');
    // The picture of the code is what the front desk scans.
    expect(await page.evaluate('document.querySelector("img.qr").naturalWidth > 0')).toBe(true);
    expect(await page.$('.steps')).toBeNull();
    await page.context().setOffline(false);
    await page.waitForSelector('.note.care', { state: 'detached' });
  });

  test('gives more time, and takes a place back after a question', async () => {
    const desk = queueAt(server.url, 'TANGERANG');
    server.clock.set('2017-08-07T07:50:00+07:00');
    const [late, other] = [await desk.confirmed(people++, DAY), await desk.confirmed(people++, DAY)];
    const page = await browser.open(await visitUrlOf(server, late.code), SMALL);
    await page.click('text=Saya terlambat');
    await page.waitForSelector('text=Saya terlambat', { state: 'detached' });
    expect(await axeFaults(page)).toEqual([]);
    await desk.checkIn(late.code);
    await desk.checkIn(other.code);
    await page.click('text=Saya butuh 10 menit lagi');
    await page.waitForSelector('.now:has-text("tidak dipanggil sebelum")');
    await page.click('text=Keluar dari antrean');
    expect(await page.evaluate('document.activeElement.className')).toBe('asked');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('text=Tidak jadi');
    await page.click('text=Keluar dari antrean');
    await page.click('text=Ya, keluar');
    await says(page, 'Anda sudah keluar dari antrean');
    expect((await desk.ticket(late.queueNumber)).status).toBe('CANCELLED');
  });

  test('keeps what the live line brought when an older answer comes late', async () => {
    const desk = queueAt(server.url, 'JAKARTA_PUSAT');
    server.clock.set('2017-08-07T07:50:00+07:00');
    const { code } = await desk.confirmed(people++, DAY);
    const [late, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const page = await browser.open(await visitUrlOf(server, code), {
      ...SMALL,
      prepare: (page) =>
        page.route(/\/graphql$/, async (route) => {
          const response = await route.fetch();
          await late.promise;
          await route.fulfill({ response });
          arrived.resolve();
        }),
    });
    await says(page, 'Silakan lapor ke meja depan');
    await desk.checkIn(code);
    await says(page, 'Berikutnya giliran Anda');
    late.resolve();
    await arrived.promise;
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 200)))');
    expect(await words(page, '.now h1')).toBe('Berikutnya giliran Anda');
  });

  test('of a walk-in opens by the code on the slip; a wrong address says so and is kept out of indexes', async () => {
    server.clock.set('2017-08-07T09:10:00+07:00');
    const issue =
      'mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ... on Ticket { number visitUrl } } }';
    const { number, visitUrl } = await server.ask(issue, { input: { office: 'BANDUNG' } }, ADMIN);
    const page = await browser.open(atServer(server, visitUrl), SMALL);
    await page.waitForSelector(`.number b:text-is("${number}")`);
    const lost = await browser.open(`${server.url}/t/AAAAAAAAAAAAAAAAAAAAAA`, SMALL);
    await lost.waitForSelector('h1:text-is("Halaman ini tidak ada lagi")');
    expect(await axeFaults(lost)).toEqual([]);
    const { headers } = await fetch(atServer(server, visitUrl));
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('screen-wake-lock=(self)');
  });
});

const CANCEL = `mutation ($input: CancelBookingInput!) { answer: cancelBooking(input: $input) { __typename } }`;
