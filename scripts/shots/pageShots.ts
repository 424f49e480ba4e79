// Pictures of the pages for applicants and lobbies, of the simulator and the API explorer.
import type { Browser, Page } from 'playwright-core';
import { keepPicture, openPage, type PageShot, type PictureOf } from './camera.ts';
import type { ShotServer } from './server.ts';

export const PAGE_SHOTS: Record<string, PageShot> = {
  async board(browser, server) {
    await boardShot(browser, server, 'board', {});
  },
  async 'board-dark'(browser, server) {
    await boardShot(browser, server, 'board-dark', { colorScheme: 'dark' });
  },
  async offices(browser, { url }) {
    const page = await openPage(browser, 'phone');
    await page.goto(url);
    await page.waitForSelector('.offices');
    await keepPicture(page, 'offices');
  },
  async book(browser, { url }) {
    const page = await openPage(browser, 'desktop');
    await page.goto(`${url}/book/BOGOR`);
    await chooseApplicant(page);
    await keepPicture(page, 'book', true);
  },
  async 'book-held'(browser, { url }) {
    const page = await openPage(browser, 'desktop');
    await page.goto(`${url}/book/BOGOR`);
    await chooseApplicant(page);
    await page.click('.button.main');
    await page.waitForSelector('svg.qr path');
    await keepPicture(page, 'book-held');
  },
  async 'book-confirmed'(browser, { url }) {
    const page = await openPage(browser, 'phone');
    await page.goto(`${url}/book/BOGOR`);
    await chooseApplicant(page, 'Rini Marlina');
    await page.click('.button.main');
    await page.waitForSelector('.held');
    const code = (await page.textContent('.your-code b'))?.replace('-', '');
    await fetch(`${url}/channels/simulator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: '+6281234567890', to: '+628111100333', text: code }),
    });
    await page.waitForSelector('.ticket img.qr');
    await page.waitForLoadState('networkidle');
    await keepPicture(page, 'book-confirmed', true);
  },
  async simulator(browser, server) {
    await simulatorShot(browser, server, { name: 'simulator', size: 'desktop' }, 'Dewi Anggraini');
  },
  async explorer(browser, { url }) {
    const page = await openPage(browser, 'desktop');
    await page.goto(`${url}/graphql`);
    await page.click('.graphiql-execute-button');
    await page.waitForSelector('.graphiql-response .CodeMirror-code:has-text("Bogor")');
    await keepPicture(page, 'explorer');
  },
  async 'simulator-phone'(browser, server) {
    await simulatorShot(browser, server, { name: 'simulator-phone', size: 'phone' }, 'Rini Lestari');
  },
};

/** From the example to the queue number. */
async function simulatorShot(browser: Browser, { url }: ShotServer, { name, size }: PictureOf, who: string) {
  const page = await openPage(browser, size);
  await page.goto(`${url}/simulator?office=BOGOR`);
  if (size === 'phone') await page.click('.tab:has-text("Pemohon")');
  await page.click('.new-person summary');
  await page.fill('#new-name', who);
  await page.fill('#new-address', size === 'phone' ? '+6281234567804' : '+6281234567805');
  await page.click('.new-person .button');
  for (const reply of ['.bubble.office:not(.typing)', '.bubble img.qr']) {
    await page.click('.example >> nth=0');
    await page.keyboard.press('Enter');
    await page.waitForSelector(reply);
    await page.waitForSelector('.typing', { state: 'detached' });
  }
  await page.waitForSelector('.seat .CONFIRMED', { state: 'attached' });
  await page.waitForLoadState('networkidle');
  await keepPicture(page, name);
}

async function boardShot(browser: Browser, { url }: ShotServer, name: string, more: object): Promise<void> {
  const page = await openPage(browser, 'television', more);
  await page.goto(`${url}/board/BOGOR?sound=off`);
  await page.waitForSelector('.hero .number');
  await keepPicture(page, name);
}

/** Chooses a day and an hour, and names the applicant. */
async function chooseApplicant(page: Page, name = 'Budi Santoso'): Promise<void> {
  await page.click('.grid label:has-text("Senin, 14 Agustus")');
  await page.click('.hour:has-text("09.00–10.00")');
  await page.fill('#name', name);
  await page.fill('#day', '25');
  await page.fill('#month', '1');
  await page.fill('#year', '1987');
}
