// The pages at 400 percent, in a window of 320 by 256 points: nothing is cut, nothing scrolls both ways, and the work is done there.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { SECTIONS } from '../../web/office/sectionNames.ts';
import { dayCell, fillPerson } from '../support/bookPage.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { managerOf, openOffice } from '../support/officePage.ts';
import { queueAt } from '../support/queue.ts';
import { reflowFaults, ZOOMED } from '../support/reflow.ts';
import { openServer } from '../support/server.ts';
import { openAs } from '../support/signIn.ts';
import { step } from '../support/step.ts';
import { visitUrlOf } from '../support/visitUrl.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:40:00+07:00' });
const bogor = queueAt(server.url);
const DAY = { when: { date: '2017-08-07' } };

/** `where` is told if something is wrong. */
async function reflows(page: Page, where: string): Promise<void> {
  expect.soft(await reflowFaults(page), where).toEqual([]);
}

describe.skipIf(noBrowser)('at 400 percent', () => {
  test('the front desk checks in, gives a number, finds a person and corrects them', async () => {
    const [first, second] = [await bogor.confirmed(900, DAY), await bogor.confirmed(901, DAY)];
    const page = await openAs(browser, server, '/desk', 'FRONT_DESK', ZOOMED);
    await page.waitForSelector('.day-list tbody tr');
    await reflows(page, 'desk');
    await step('by a code', async () => {
      await page.fill('#code', first.code);
      await page.keyboard.press('Enter');
      await page.waitForSelector(`.came .number:text-is("${first.queueNumber}")`);
      await reflows(page, 'checked in');
      await page.fill('#code', 'K7M2');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.check-in .error');
      await reflows(page, 'a code that is none');
    });
    await step('from the list', async () => {
      await page.fill('#search', second.applicant.name);
      await page.click(`.day-list tr:has-text("${second.applicant.name}") button.correct`);
      await page.waitForSelector('#right-name:focus');
      await reflows(page, 'correction');
      await page.fill('#right-name', `${second.applicant.name} Wijaya`);
      await page.selectOption('#seen', 'PASSPORT');
      await page.click('dialog .button:text-is("Simpan")');
      await page.waitForSelector(`.day-list tr:has-text("${second.applicant.name} Wijaya")`);
    });
    await step('without a booking', async () => {
      await page.click('.walk-in .give .button');
      await page.waitForSelector('.came .number:has-text("W")');
      await reflows(page, 'walk-in');
    });
  });

  test('a counter calls, serves and is done', async () => {
    await bogor.issueTicket();
    const page = await openAs(browser, server, '/desk#counter', 'COUNTER_OFFICER', ZOOMED);
    await page.click('.counters button:has-text("Loket 1")');
    await page.waitForSelector('.stage');
    await reflows(page, 'counter');
    await page.click('.actions .button:has-text("Panggil berikutnya")');
    await page.waitForSelector('.stage.called .number');
    await reflows(page, 'called');
    await page.click('.actions .button:has-text("layani")');
    await page.waitForSelector('.stage.serving');
    await reflows(page, 'serving');
    await page.click('.actions .button:has-text("Selesai")');
    await page.waitForSelector('.done:has-text("selesai")');
    await reflows(page, 'done');
  });

  test('every section of the console is reached and read', async () => {
    const page = await openOffice(browser, server, (await managerOf(server)).key, 'today', ZOOMED);
    for (const section of SECTIONS) {
      await page.click(`.sections a.${section}`);
      await page.waitForSelector(`.sections a.${section}[aria-current]`);
      await page.waitForLoadState('networkidle');
      await page.waitForSelector('.work h1');
      await reflows(page, section);
    }
    await page.click('.sections a.today');
    await page.fill('office-notice textarea', 'Listrik padam sampai pukul sepuluh');
    await page.click('office-notice .button:not(.plain)');
    await page.waitForSelector('office-notice .note.good');
    await reflows(page, 'notice');
  });

  test('a place is booked, and looked up', async () => {
    const page = await browser.open(`${server.url}/`, ZOOMED);
    await reflows(page, '/');
    await page.fill('#find', 'bogor');
    await page.click('.offices a');
    await dayCell(page, 'Selasa, 8 Agustus').click();
    await page.click('.hour:has-text("13.00–14.00")');
    await reflows(page, 'day and hour');
    await page.click('.button.main');
    await page.waitForSelector('.error');
    await reflows(page, 'faults');
    await fillPerson(page, 'Siti Zubaidah');
    await page.click('.button.main');
    await page.waitForSelector('.held');
    await reflows(page, 'held');
    await page.goto(`${server.url}/booking`);
    await page.waitForSelector('.held');
  });

  test.each([
    '/booking',
    '/my-data',
    '/privacy/BOGOR',
    '/channels/web?office=BOGOR',
    '/nonexistent',
    '/desk',
    '/sessions',
    '/here/BOGOR#code',
    '/kiosk/BOGOR',
    '/door/BOGOR',
    '/simulator',
  ])('%s is read', async (path) => {
    const page = await browser.open(`${server.url}${path}`, ZOOMED);
    await page.waitForLoadState('networkidle');
    await reflows(page, path);
  });

  test("one's own place is read", async () => {
    const { code } = await bogor.confirmed(902, DAY);
    const page = await browser.open(await visitUrlOf(server, code), ZOOMED);
    await page.waitForSelector('.now h1');
    await reflows(page, '/t');
  });
});
