// The office's record in a real Chromium: blocks, and who did what.
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { nameOf } from '../support/house.ts';
import { managerOf, openOffice } from '../support/officePage.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:30:00+07:00' });
const { key, signedIn } = await managerOf(server);
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

describe.skipIf(noBrowser)('the record', () => {
  test('blocks a suspicious number, lifts that again, and says who did so', async () => {
    const phone = '+6281377770001';
    const missedBy = async (number: string) => {
      await book({ phone: number, when: { date: '2017-08-21' } });
      await server.query(`update booking set status = 'EXPIRED', live = false where phone = $1`, [number]);
    };
    await missedBy(phone);
    await missedBy(phone);
    await missedBy('+6281377770002');
    const page = await open('record');
    await page.waitForSelector(`tr:has-text("${phone}") .danger`);
    // Once, it may happen to anyone.
    expect(await page.locator('tr:has-text("+6281377770002")').count()).toBe(0);
    await page.click(`tr:has-text("${phone}") .danger`);
    await page.click('.ask .button.danger');
    await page.waitForSelector('.error:text-is("Tulis alasannya.")');
    await page.fill('#block-reason', 'Menjual tempat');
    await page.click('.ask .button.danger');
    await page.waitForSelector(`.note.good:text-is("${phone} diblokir.")`);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('section:has(#blocks) .button');
    await page.waitForSelector('.note.good:text-is("Blokir dilepas.")');
    await page.waitForSelector('section:has(#audit) tr:has-text("Melepas blokir"):has-text("Sri Rahayu")');
    await server.ask(
      'mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { __typename } }',
      { input: { office: 'BOGOR' } },
      signedIn,
    );
    await page.reload();
    await page.waitForSelector('section:has(#audit) table');
    expect(await page.locator('tr:has-text("Memberi nomor")').count()).toBe(0);
    await page.click('.pick:has-text("Juga pekerjaan harian")');
    await page.waitForSelector('tr:has-text("Memberi nomor")');
  });

  test('shows the values that a change altered, before and after', async () => {
    await server.ask(
      'mutation ($input: ChangeOfficeInput!) { changeOffice(input: $input) { __typename } }',
      { input: { office: 'BOGOR', settings: { policy: { holdMinutes: 45 } } } },
      signedIn,
    );
    const page = await open('record');
    await page.waitForSelector('section:has(#audit) td:has-text("aturan pendaftaran")');
    await page.click('section:has(#audit) tr:has-text("Sri Rahayu") summary');
    await page.waitForSelector('.values li:text-is("Tempat ditahan tanpa konfirmasi: 30 → 45")');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('fits a phone', async () => {
    const page = await open('record', 'phone');
    await page.waitForSelector('section:has(#audit)');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
  });
});
