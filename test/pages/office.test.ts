// The office console in a real browser: who may enter, and today at a glance, as it happens.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { axeFaults, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { nameOf } from '../support/house.ts';
import { managerOf, openOffice, signInWith, tabTo } from '../support/officePage.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:30:00+07:00' });
const manager = await managerOf(server);

let people = 700;
const ticket = () =>
  server.ask(
    'mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ... on Ticket { number } } }',
    { input: { office: 'BOGOR' } },
    manager.signedIn,
  );
const tile = (page: Page, name: string) => page.locator(`.tile:has(dt:text-is("${name}")) dd`);
/** Waits until a figure of today shows this text. */
const shows = (page: Page, name: string, text: RegExp) => tile(page, name).filter({ hasText: text }).waitFor();

describe.skipIf(noBrowser)('the console', () => {
  test('is for managers and the front desk: others are told so, and a key that ends ends the session', async () => {
    const page = await browser.open(`${server.url}/office`, { size: 'desktop' });
    await signInWith(page, 'antrean_staff_nobody');
    await page.waitForSelector('.error');
    expect(await axeFaults(page)).toEqual([]);
    await signInWith(page, (await managerOf(server, 'COUNTER_OFFICER')).key);
    await page.waitForSelector('.sign-in .note.care');
    const leaving = await managerOf(server);
    await signInWith(page, leaving.key);
    await page.waitForSelector('.tiles');
    const [{ id }] = await server.query('select max(id) as id from staff');
    await server.ask(
      'mutation ($input: EndStaffInput!) { endStaff(input: $input) { ... on Staff { id } } }',
      { input: { office: 'BOGOR', id: String(id) } },
      ADMIN,
    );
    // A server knows a key for some seconds more.
    await eventually(
      'the key has ended',
      async () => (await server.graphql('{ viewer { kind } }', {}, leaving.signedIn)).errors,
    );
    // The page also asks by itself: the session may be over before the button is pressed.
    const pressed = page.fill('#notice', 'Apa pun').then(() => page.click('.button:text-is("Pasang")'));
    await Promise.race([pressed.catch(() => {}), page.waitForSelector('.sign-in .error')]);
    await page.waitForSelector('.sign-in .error');
  });

  test('lets an administrator choose the office, and keeps the choice through a reload', async () => {
    const page = await openOffice(browser, server, ADMIN.authorization.slice(7));
    await page.selectOption('.band select:has(option[value=BATAM])', 'BATAM');
    await page.waitForSelector('.where:text-is("Kantor Imigrasi Batam")');
    await page.reload();
    await page.waitForSelector('.where:text-is("Kantor Imigrasi Batam")');
    expect(await page.title()).toBe('Hari ini · Kantor Imigrasi Batam');
  });

  test('keeps its section when the language changes', async () => {
    const page = await openOffice(browser, server, manager.key, 'calendar');
    await page.click('.band a[hreflang=en]');
    await page.waitForSelector('h1:text-is("Calendar")');
    expect(new URL(page.url()).hash).toBe('#calendar');
  });

  test('says that the server does not answer, and tries again', async () => {
    const page = await openOffice(browser, server, manager.key);
    await page.route('**/graphql', (route) => route.abort());
    await page.click('.sections a.calendar');
    await page.waitForSelector('.note.bad:has-text("Server tidak menjawab")');
    await page.unroute('**/graphql');
    await page.click('.button:text-is("Coba lagi")');
    await page.waitForSelector('.weeks');
  });
});

describe.skipIf(noBrowser)('today', () => {
  test('shows who is booked, here, waiting and served, as it happens', async () => {
    const page = await openOffice(browser, server, manager.key);
    await shows(page, 'Menunggu', /^0/);
    const input = { office: 'BOGOR', applicant: { name: nameOf(people++), birthDate: '1987-01-25' } };
    await server.ask(
      'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }',
      { input: { ...input, when: { date: '2017-08-07' } } },
      ADMIN,
    );
    const { number } = await ticket();
    await shows(page, 'Menunggu', new RegExp(`^1berikutnya ${number}`));
    await shows(page, 'Datang langsung', /^1/);
    await shows(page, 'Terdaftar', /^1dari 350 tempat/);
    const counter = { input: { counter: 'BOGOR/1' } };
    await server.ask(
      'mutation ($input: OpenCounterInput!) { openCounter(input: $input) { __typename } }',
      counter,
      manager.signedIn,
    );
    await server.ask(
      'mutation ($input: CallNextInput!) { callNext(input: $input) { __typename } }',
      counter,
      manager.signedIn,
    );
    await page.waitForSelector(`.counters .open:has-text("Memanggil ${number}")`);
    await shows(page, 'Menunggu', /^0/);
    expect(await axeFaults(page)).toEqual([]);
  });

  test('puts a notice on the board and takes it down again, by keyboard alone', async () => {
    const page = await openOffice(browser, server, manager.key);
    await page.waitForSelector('#notice');
    const board = await browser.open(`${server.url}/board/BOGOR?sound=off`, { size: 'television' });
    await tabTo(page, '#notice');
    await page.keyboard.type('Loket 2 pindah ke lantai dua.');
    await tabTo(page, 'office-notice .button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.note.good:text-is("Pengumuman terpasang di layar.")');
    await board.waitForSelector('text=Loket 2 pindah ke lantai dua.');
    await tabTo(page, 'office-notice .button.plain');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.note.good:text-is("Pengumuman sudah diturunkan.")');
    await board.waitForSelector('text=Loket 2 pindah ke lantai dua.', { state: 'detached' });
    await page.fill('#notice', 'x'.repeat(301));
    await page.waitForSelector('.error:text-is("1 huruf terlalu banyak")');
    expect(await page.isDisabled('.button:text-is("Pasang")')).toBe(true);
  });

  test('says that the office is closed', async () => {
    const key = ADMIN.authorization.slice(7);
    await server.ask(
      'mutation ($input: CloseDayInput!) { closeDay(input: $input) { __typename } }',
      { input: { office: 'DEPOK', date: '2017-08-07', reason: 'Banjir' } },
      ADMIN,
    );
    const page = await openOffice(browser, server, key);
    await page.selectOption('.band select:has(option[value=DEPOK])', 'DEPOK');
    await page.waitForSelector('.card p:has-text("Hari ini kantor tutup.")');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('is read without scrolling sideways on a phone and on a tablet', async () => {
    const page = await openOffice(browser, server, manager.key, 'today', { size: 'phone' });
    await page.waitForSelector('.tiles');
    for (const viewport of [{ width: 820, height: 1180 }, SIZES.phone]) {
      await page.setViewportSize(viewport);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
    expect(await axeFaults(page)).toEqual([]);
  });
});
