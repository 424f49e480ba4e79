// A family on the booking page: all in one flow, told before how many, with one message of all codes, and nothing half-done.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chooseDay, chooseSoonest, dayCell, fillPerson, sendCode } from '../support/bookPage.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { nameOf } from '../support/house.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const BOGOR = '+628111100333';
const server = await openServer({
  change: {
    BOGOR: { policy: { maxLiveBookingsPerSender: 3, unprovenShare: 100 } },
    MEDAN: { policy: { maxLiveBookingsPerSender: 2, unprovenShare: 100 } },
  },
});

let people = 1900;
const newPerson = () => nameOf(people++);
const WIDER_THAN_SCREEN = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

async function fillMember(page: Page, place: number, name: string, birth = ['3', '4', '2010']): Promise<void> {
  await page.click('#add-member');
  await page.fill(`#name-${place}`, name);
  for (const [index, field] of ['day', 'month', 'year'].entries())
    await page.fill(`#${field}-${place}`, birth[index] as string);
}

const codesShown = async (page: Page) =>
  (await page.locator('.your-code .people b').allTextContents()).map((code) => code.replace('-', ''));

const statusesOf = async (names: readonly string[]) => {
  const rows = await server.query(
    'select name, status, starts_at from booking join capacity_window w on w.id = window_id where name = any($1)',
    [names],
  );
  return names.map((name) => rows.find((row) => row.name === name));
};

describe.skipIf(noBrowser)('a family on the booking page', () => {
  test('books three at one hour, sends one message, and has three numbers on one page', async () => {
    const names = [newPerson(), newPerson(), newPerson()];
    const page = await browser.open(`${server.url}/book/BOGOR`);
    await chooseDay(page, 'Senin, 7 Agustus');
    // The limit is said before anything is typed.
    expect(await page.textContent('.two > section:nth-of-type(2)')).toContain('paling banyak 3 pendaftaran');
    expect(await page.textContent('#family-hint')).toContain('sampai 2 orang lagi');
    await fillPerson(page, names[0] as string);
    await page.focus('#add-member');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#name-2:focus');
    await page.click('.member .button');
    await page.waitForSelector('#add-member:focus');
    await fillMember(page, 2, names[1] as string);
    await fillMember(page, 3, '');
    expect(await page.textContent('#add-member')).toContain('sampai 3 orang');
    await page.click('.button.main:text-is("Daftarkan 3 orang")');
    await page.waitForSelector('.wrong #name-3:focus');
    expect(await axeFaults(page)).toEqual([]);
    // A reload takes nothing of it away.
    await page.reload();
    await page.fill('#name-3', names[2] as string);
    await page.click('.button.main:text-is("Daftarkan 3 orang")');
    await page.waitForSelector('.your-code .people li:nth-child(3)');
    expect(new URL(page.url()).hash).toBe('#family');
    expect(await page.textContent('h1')).toBe('Tinggal satu langkah lagi');
    expect(await axeFaults(page)).toEqual([]);
    const codes = await codesShown(page);
    const link = new URL((await page.getAttribute('.links a', 'href')) as string);
    expect(link.searchParams.get('text')).toBe(codes.join(' '));
    // A reload and the way over the first page lead back to it.
    await page.reload();
    await page.waitForSelector('.your-code .people li:nth-child(3)');
    await page.goto(`${server.url}/`);
    await page.click('#own[href="/booking#family"]');
    await page.waitForSelector('.your-code .people li:nth-child(3)');
    await sendCode(server, BOGOR, codes.join(' '));
    await page.waitForSelector('h1:text-is("3 orang sudah terdaftar")');
    await page.waitForSelector('.of-family:nth-of-type(3) .ticket');
    expect(await page.locator('.of-family h2').allTextContents()).toEqual(names);
    const numbers = await page.locator('.ticket .number b').allTextContents();
    const [first = 0, ...others] = numbers.map((number) => Number(number.trim().slice(1)));
    expect(others).toEqual([first + 1, first + 2]);
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(WIDER_THAN_SCREEN)).toBe(false);
    const rows = await statusesOf(names);
    expect(new Set(rows.map((row) => String(row?.starts_at))).size).toBe(1);
    // One of them alone, and back.
    await page.click(`.of-family .button:has-text("${names[1]}")`);
    await page.waitForSelector('.ticket');
    expect(new URL(page.url()).hash).toBe(`#${codes[1]}`);
    await page.click('.way-back .link');
    await page.waitForSelector('.of-family:nth-of-type(3) .ticket');
    await page.goBack();
    await page.waitForSelector('antrean-visit .ticket');
    await page.click('.button:text-is("Batalkan")');
    await page.click('.button:text-is("Ya, batalkan")');
    await page.waitForSelector('h1:text-is("Sudah dibatalkan")');
    await page.click('.way-back .link');
    await page.waitForSelector('h1:text-is("2 orang sudah terdaftar")');
  });

  test('tells who has no place and why, and takes another hour, mends, or leaves out', async () => {
    const names = [newPerson(), newPerson()];
    const page = await browser.open(`${server.url}/book/BOGOR`, { size: 'desktop' });
    // The third is the first again, who is booked by then.
    names[2] = names[0] as string;
    await chooseHourWithOnePlace(page);
    await fillPerson(page, names[0] as string);
    await fillMember(page, 2, names[1] as string);
    await fillMember(page, 3, names[2] as string, ['25', '1', '1987']);
    await page.click('.button.main');
    await page.waitForSelector(`#trouble:focus:has-text("${names[1]} belum mendapat tempat")`);
    expect(await page.textContent('h1')).toBe('Belum semua mendapat tempat');
    expect(await page.locator('.people strong').allTextContents()).toEqual([names[0]]);
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(WIDER_THAN_SCREEN)).toBe(false);
    // Reloaded in the middle it goes on where it was.
    await page.reload();
    await page.click('#trouble .button');
    await page.waitForSelector(`#trouble:has-text("${names[2]} belum mendapat tempat")`);
    expect(await page.locator('.people strong').allTextContents()).toEqual(names.slice(0, 2));
    await page.click(`.button:text-is("Lanjutkan tanpa ${names[2]}")`);
    await page.waitForSelector('.your-code .people li:nth-child(2)');
    await page.waitForSelector(`.note.care:text-is("${names[2]} tidak terdaftar.")`);
    const [first, second] = await statusesOf(names);
    expect([first?.status, second?.status]).toEqual(['HELD', 'HELD']);
    expect(Date.parse(second?.starts_at)).toBeGreaterThan(Date.parse(first?.starts_at));
  });

  test('gives all places back by the choice of the reader, and keeps what was typed', async () => {
    const names = [newPerson(), newPerson()];
    const page = await browser.open(`${server.url}/book/BOGOR`);
    await chooseSoonest(page);
    await fillPerson(page, names[0] as string);
    // The same person twice: the second one is refused.
    await fillMember(page, 2, names[0] as string, ['25', '1', '1987']);
    await page.click('.button.main');
    await page.waitForSelector('#trouble');
    await page.fill('#year-2', '');
    await page.click('.button.main');
    await page.waitForSelector('.wrong #year-2:focus');
    await page.click('.button:text-is("Lepaskan semua tempat")');
    await page.waitForSelector('#name-2');
    expect(await page.inputValue('#name')).toBe(names[0]);
    expect((await statusesOf(names.slice(0, 1)))[0]?.status).toBe('CANCELLED');
    await page.fill('#name-2', names[1] as string);
    await page.click('.button.main');
    await page.waitForSelector('.your-code .people li:nth-child(2)');
  });

  test('is certain at once with digits that were sent to one number', async () => {
    const phone = '+6281231900001';
    const page = await browser.open(`${server.url}/book/BOGOR`);
    await chooseSoonest(page);
    await fillPerson(page, newPerson());
    await page.click('.number-proof summary');
    await page.fill('#phone', phone);
    await page.click('.number-proof .button');
    await page.waitForSelector('#number-digits:focus');
    const [sent] = await server.query(
      `select sealed::json #>> '{secret,0}' as digits from outbox_message where recipient = $1 and key = 'proof'`,
      [phone],
    );
    await page.fill('#number-digits', sent.digits);
    await fillMember(page, 2, newPerson());
    await page.click('.button.main');
    await page.waitForSelector('h1:text-is("2 orang sudah terdaftar")');
    expect(await page.locator('.ticket .number b').count()).toBe(2);
  });

  test('is confirmed together where no message can be sent', async () => {
    const page = await browser.open(`${server.url}/book/MEDAN`);
    await chooseSoonest(page);
    await fillPerson(page, newPerson());
    await fillMember(page, 2, newPerson());
    await page.click('.button.main');
    await page.click('.button.main:text-is("Konfirmasi semua")');
    await page.waitForSelector('h1:text-is("2 orang sudah terdaftar")');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('is no choice where one number holds one booking: the form says so', async () => {
    const page = await browser.open(`${server.url}/book/DEPOK`);
    await page.waitForSelector('.grid');
    expect(await page.locator('#add-member').count()).toBe(0);
    expect(await page.textContent('.two')).toContain('Anggota keluarga lain memakai nomor lain');
  });

  /** The first hour of Thursday has one place left, and those behind it as many as they had. */
  async function chooseHourWithOnePlace(page: Page): Promise<void> {
    await server.query(
      `update capacity_window set taken = capacity - 1 where id = (select id from capacity_window
       where office = 'BOGOR' and date = '2017-08-10' order by starts_at limit 1)`,
    );
    await page.reload();
    await dayCell(page, 'Kamis, 10 Agustus').click();
    await page.click('.hour:has-text("08.00")');
  }
});
