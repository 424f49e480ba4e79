// The console's figures and record in a real browser: plots that are tables too, files, blocks, and who changed what.
import { expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { nameOf } from '../support/house.ts';
import { managerOf, openOffice } from '../support/officePage.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:30:00+07:00' });
const { key } = await managerOf(server);
const open = (section: string, size: 'desktop' | 'phone' = 'desktop') =>
  openOffice(browser, server, key, section, { size });

let people = 300;
const book = (more: object = {}) =>
  server.ask(
    'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }',
    {
      input: {
        ...{
          office: 'BOGOR',
          when: { date: '2017-08-07' },
          applicant: { name: nameOf(people++), birthDate: '1987-01-25' },
        },
        ...more,
      },
    },
    ADMIN,
  );

test.skipIf(noBrowser)('figures', async () => {
  await step('says that there are none', async () => {
    const page = await open('figures');
    await page.waitForSelector('.card.empty');
    expect(await axeFaults(page)).toEqual([]);
  });

  await step('are plots, tables and a file', async () => {
    for (let times = 0; times < 3; times++) await book();
    const page = await open('figures');
    await page.waitForSelector('.tile:has-text("Pendaftaran") dd > span:text-is("3")');
    await page.waitForSelector('.plot rect.toCome', { state: 'attached' });
    expect(await axeFaults(page)).toEqual([]);
    await page.click('section:has(#by-day) summary');
    const row = page.locator('section:has(#by-day) tbody tr').last();
    expect(await row.textContent()).toMatch(/Senin, 7 Agustus\s*3/);
    expect(await axeFaults(page)).toEqual([]);
    const file = await page.getAttribute('a[download]', 'href');
    const { pathname, search } = new URL(file as string);
    expect(await (await fetch(`${server.url}${pathname}${search}`)).text()).toContain('2017-08-07');
  });

  await step('are of another range, where it is one', async () => {
    await book();
    const page = await open('figures');
    await page.click('.button:text-is("7 hari terakhir")');
    await page.waitForSelector('.button[aria-pressed=true]:text-is("7 hari terakhir")');
    await page.fill('#to', '01-08-2017');
    await page.fill('#from', '05-08-2017');
    await page.click('.button:text-is("Tampilkan")');
    await page.waitForSelector('.ranges .error');
    expect(await page.inputValue('#from')).toBe('05-08-2017');
    await page.fill('#from', '1-7-2017');
    await page.click('.button:text-is("Tampilkan")');
    await page.waitForSelector('.card.empty');
  });

  await step('are of a month, by counter, against the target and the days before', async () => {
    await server.ask(
      'mutation { changeOffice(input: { office: "BOGOR", settings: { policy: { waitTargetMinutes: 15 } } }) { __typename } }',
      {},
      ADMIN,
    );
    const bogor = queueAt(server.url);
    await bogor.issueTicket();
    await bogor.openCounter(1, {});
    server.clock.advance(20);
    await bogor.callNext(1);
    await book({ when: { date: '2017-08-08' } });
    const page = await open('figures');
    await page.click('.button:text-is("Bulan ini")');
    await page.waitForSelector('.button[aria-pressed=true]:text-is("Bulan ini")');
    expect(await page.inputValue('#from')).toBe('01-08-2017');
    await page.waitForSelector('section:has(#by-counter) th:has-text("Lama menunggu")');
    const cells = page.locator('section:has(#by-counter) tbody tr td');
    expect(await cells.nth(3).textContent()).toBe('20');
    await page.waitForSelector('section:has(#waits) .hint:has-text("Pada 1 dari"):has-text("sasaran 15 menit")');
    await page.fill('#from', '08-08-2017');
    await page.fill('#to', '08-08-2017');
    await page.click('.button:text-is("Tampilkan")');
    // The day before had the walk-in, this one has none.
    await page.waitForSelector(
      '.tile:has-text("Datang langsung"):has(dd > span:text-is("0")) small:text-is("sebelumnya 1")',
    );
    await page.click('.button:text-is("Bulan lalu")');
    await page.waitForSelector('.button[aria-pressed=true]:text-is("Bulan lalu")');
    expect([await page.inputValue('#from'), await page.inputValue('#to')]).toEqual(['01-07-2017', '31-07-2017']);
  });

  await step('fit a phone', async () => {
    await book();
    const page = await open('figures', 'phone');
    await page.waitForSelector('.plot');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
  });
});
