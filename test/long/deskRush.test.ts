// A rush at desk and counter in a real browser: scans in a row, numbers put back and chosen, a server that is away.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { pressKey } from '../support/counterPage.ts';
import { queueAt } from '../support/queue.ts';
import { scan } from '../support/scanner.ts';
import { openServer } from '../support/server.ts';
import { openAs } from '../support/signIn.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:40:00+07:00' });
let people = 4100;

const HEAR = `window.heard = []; document.addEventListener('scan-sound', (event) => heard.push(event.detail));`;
/** Each request takes so long, as through a slow line. */
const slowly = (page: Page, ms: number) =>
  page.route('**/graphql', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await route.continue().catch(() => {});
  });

describe.skipIf(noBrowser)('a family of four at the front desk', () => {
  test('is scanned faster than the server answers: each is checked in, in order, each with its own sound', async () => {
    const bogor = queueAt(server.url);
    const family: { code: string; queueNumber: string; applicant: { name: string } }[] = [];
    for (let member = 0; member < 4; member++)
      family.push(await bogor.confirmed(people++, { when: { date: '2017-08-07' } }));
    const page = await openAs(browser, server, '/desk', 'FRONT_DESK', { size: 'desktop', before: HEAR });
    await page.waitForSelector('#code');
    await slowly(page, 400);
    const [first, second, third, fourth] = family.map(({ code }) => code) as [string, string, string, string];
    // The second reading of the first is no scan of its own, and a torn label in between is told as such.
    for (const code of [first, first, second, 'K7M2PQ4', third, fourth]) await scan(page, code);
    await page.waitForSelector('.outcome:has-text("pindaian menunggu giliran")');
    await page.waitForSelector(`.came.in .number:text-is("${family[3]?.queueNumber}")`);
    expect(await page.evaluate('heard')).toEqual(['done', 'done', 'refused', 'done', 'done']);
    const before = (await page.locator('.earlier li').allTextContents()).map((line) =>
      line.replace(/\s+/g, ' ').trim(),
    );
    expect(before.slice(0, 2).join()).toContain(family[2]?.queueNumber);
    expect(before.join()).toMatch(/Belum dapat check-in/);
    expect(before).toHaveLength(4);
    expect(await axeFaults(page)).toEqual([]);
    for (const { code } of family) {
      const [row] = await server.query('select status from booking where code = $1', [code]);
      expect(row.status).toBe('CHECKED_IN');
    }
    await scan(page, first);
    await page.waitForSelector('.came.already');
    expect((await page.evaluate<string[]>('heard')).at(-1)).toBe('again');
  });

  test('is found by name one after the other, without a hand off the keyboard', async () => {
    const bogor = queueAt(server.url);
    const { applicant, queueNumber } = await bogor.confirmed(people++, { when: { date: '2017-08-07' } });
    const page = await openAs(browser, server, '/desk', 'FRONT_DESK', { size: 'desktop' });
    await page.fill('#search', applicant.name);
    await page.focus(`.day-list tr:has-text("${applicant.name}") td.status button`);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.came .number:text-is("${queueNumber}")`);
    await page.waitForSelector('#search:focus');
    expect(await page.inputValue('#search')).toBe('');
  });
});

describe.skipIf(noBrowser)('an officer at the counter', () => {
  async function counterWith(office: string, walkIns: number) {
    const queue = queueAt(server.url, office);
    const numbers: string[] = [];
    for (let given = 0; given < walkIns; given++) numbers.push((await queue.issueTicket()).number);
    const page = await openAs(browser, server, '/desk#counter', 'COUNTER_OFFICER', { size: 'desktop', office });
    await page.click('.counters button:has-text("Loket 1")');
    await page.waitForSelector('.stage');
    return { page, queue, numbers };
  }

  test('puts a called number back, takes that back, and calls a certain one by its chip and by typing it', async () => {
    const { page, queue, numbers } = await counterWith('DEPOK', 12);
    await pressKey(page, 'F2');
    await page.waitForSelector(`.stage.called .number:text-is("${numbers[0]}")`);
    // At a counter with someone, what looks as if it could be pressed would be a lie.
    expect(await page.locator('.numbers button').count()).toBe(0);
    await pressKey(page, 'Shift+F7');
    await page.waitForSelector(`.done:has-text("${numbers[0]} kembali ke tempatnya di antrean.")`);
    await page.keyboard.press('Control+z');
    await page.waitForSelector(`.stage.called .number:text-is("${numbers[0]}")`);
    await pressKey(page, 'Shift+F7');
    await page.waitForSelector(`.numbers li:last-child button:text-is("${numbers[8]}")`);
    expect(await axeFaults(page)).toEqual([]);
    await page.click(`.numbers button:text-is("${numbers[3]}")`);
    await page.waitForSelector(`.stage.called .number:text-is("${numbers[3]}")`);
    await page.waitForSelector('.facts-line :text-is("dipilih petugas")');
    await pressKey(page, 'Shift+F7');
    await page.fill('#certain', (numbers[11] as string).toLowerCase());
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.stage.called .number:text-is("${numbers[11]}")`);
    expect((await queue.ticket(numbers[11] as string)).reason).toBe('CHOSEN');
  });

  test('leaves the choice of a destination by Escape, to the button that is next', async () => {
    const { page } = await counterWith('MEDAN', 1);
    await pressKey(page, 'F2');
    await page.waitForSelector('.stage.called');
    await pressKey(page, 'F8');
    await page.waitForSelector('.stage.serving');
    await pressKey(page, 'Shift+F9');
    await page.waitForSelector('.transfer button:focus');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.stage .button.main:focus');
    expect(await page.locator('.transfer').count()).toBe(0);
  });

  test('is told that the server is away, and no longer once it is back', async () => {
    const { page } = await counterWith('SURABAYA', 1);
    await page.route('**/graphql', (route) => route.abort());
    await pressKey(page, 'F2');
    await page.waitForSelector('.stage .note:has-text("Server tidak menjawab")');
    await page.unroute('**/graphql');
    await page.waitForSelector('.stage .note', { state: 'detached' });
    await pressKey(page, 'F2');
    await eventually('the call goes out', async () => (await page.locator('.stage.called').count()) === 1);
  });
});
