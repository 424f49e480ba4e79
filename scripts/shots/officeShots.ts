// Pictures of the office's console.
import type { Browser, Page } from 'playwright-core';
import { keepPicture, openPage, type PageShot, type Viewport } from './camera.ts';
import { ADMIN_KEY_OF_SHOTS, type ShotServer } from './server.ts';

async function enterOffice(
  browser: Browser,
  { url }: ShotServer,
  hash: string,
  size: Viewport = 'desktop',
): Promise<Page> {
  const page = await openPage(browser, size);
  await page.goto(`${url}/office#${hash}`);
  await page.fill('#staff-key', ADMIN_KEY_OF_SHOTS);
  await page.click('.sign-in .button');
  await page.waitForSelector('.band select.in-band');
  await page.selectOption('.band antrean-head label:has-text("Kantor") select', 'BOGOR');
  await page.waitForSelector('.where:has-text("Bogor")');
  await page.waitForSelector('.work h1');
  return page;
}

async function openFirstOfInbox(page: Page): Promise<void> {
  await page.click('.people a >> nth=0');
  await page.waitForSelector('.exchange .outward');
  await page.waitForSelector('.booked-here li');
}

export const OFFICE_SHOTS: Record<string, PageShot> = {
  async 'office-today'(browser, server) {
    const page = await enterOffice(browser, server, 'today');
    await page.waitForSelector('.tiles');
    await keepPicture(page, 'office-today', true);
  },
  async 'office-phone'(browser, server) {
    const page = await enterOffice(browser, server, 'today', 'phone');
    await page.waitForSelector('.tiles');
    await keepPicture(page, 'office-phone');
  },
  async 'office-inbox'(browser, server) {
    const page = await enterOffice(browser, server, 'inbox');
    await openFirstOfInbox(page);
    await page.fill('#reply-text', 'Ada, di lantai 1 sebelah loket 3. Silakan tanya petugas di meja depan.');
    await keepPicture(page, 'office-inbox', true);
  },
  async 'office-inbox-phone'(browser, server) {
    const page = await enterOffice(browser, server, 'inbox', 'phone');
    await openFirstOfInbox(page);
    await keepPicture(page, 'office-inbox-phone', true);
  },
  async 'office-messages'(browser, server) {
    const page = await enterOffice(browser, server, 'messages');
    await page.click('.thread .button:text-is("Daftarkan") >> nth=1');
    await page.waitForSelector('office-message input');
    await keepPicture(page, 'office-messages', true);
  },
  async 'office-figures'(browser, server) {
    const page = await enterOffice(browser, server, 'figures');
    await page.waitForSelector('.plot');
    await keepPicture(page, 'office-figures', true);
  },
  async 'office-people'(browser, server) {
    const page = await enterOffice(browser, server, 'people');
    await page.waitForSelector('office-counters tbody');
    await keepPicture(page, 'office-people', true);
  },
  async 'office-template'(browser, server) {
    const page = await enterOffice(browser, server, 'template');
    await page.fill('#sample', 'Nama: Siti Aminah, lahir 2 Mei 1990, datang senin depan');
    await page.waitForSelector('.read');
    await keepPicture(page, 'office-template', true);
  },
  async 'office-rules'(browser, server) {
    const page = await enterOffice(browser, server, 'rules');
    await page.waitForSelector('.setting');
    await keepPicture(page, 'office-rules', true);
  },
  async 'office-record'(browser, server) {
    const page = await enterOffice(browser, server, 'record');
    await page.waitForSelector('table.list');
    await keepPicture(page, 'office-record', true);
  },
  async 'office-calendar'(browser, server) {
    const page = await enterOffice(browser, server, 'calendar');
    await page.click('.weeks a:has-text("Rabu, 16 Agustus")');
    await page.click('.actions .danger');
    await page.fill('#change-reason', 'Upacara bendera tingkat kota');
    await page.click('.change .button');
    await page.waitForSelector('.effect');
    await keepPicture(page, 'office-calendar', true);
  },
};
