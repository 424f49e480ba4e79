// The console's calendar in a real browser: what is booked of each day, and days that are closed, changed and put back.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { nameOf } from '../support/house.ts';
import { managerOf, openOffice, press, tabTo } from '../support/officePage.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const { key } = await managerOf(server);

let people = 900;
const BOOK = 'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }';
const book = (date: string, phone: string | null = null) =>
  server.ask(
    BOOK,
    {
      input: { office: 'BOGOR', when: { date }, phone, applicant: { name: nameOf(people++), birthDate: '1987-01-25' } },
    },
    ADMIN,
  );
const cell = (page: Page, words: string) => page.locator(`.weeks a:has-text("${words}")`);
const open = (day = '') => openOffice(browser, server, key, `calendar${day && `/${day}`}`);
const daysBooked = () =>
  server.query(`select visit_date::text as date, count(*)::int as people from booking
    where office = 'BOGOR' and status in ('HELD', 'CONFIRMED') group by 1 order by 1`);

describe.skipIf(noBrowser)('the calendar', () => {
  test('shows what is booked of each day, closed days, and the hours of the day chosen', async () => {
    await book('2017-08-09');
    const page = await open();
    await cell(page, 'Rabu, 9 Agustus, 1 dari 350 tempat terisi').waitFor();
    await cell(page, 'Kamis, 17 Agustus, Tutup, Hari Kemerdekaan').waitFor();
    await cell(page, 'Minggu, 6 Agustus, Tutup').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await cell(page, 'Rabu, 9 Agustus').click();
    await page.waitForSelector('.windows');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Rabu, 9 Agustus');
    expect(await page.locator('.windows tbody tr').first().textContent()).toMatch(/08\.00–09\.00\s+1 \/ 50/);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.bar .button:has-text("Minggu berikutnya")');
    await cell(page, 'Senin, 28 Agustus').waitFor();
  });

  test('closes a day once it is seen who is moved and where to, and takes that back', async () => {
    await book('2017-08-10', '+628123450001');
    await book('2017-08-10');
    const before = await daysBooked();
    const page = await open('2017-08-10');
    await page.click('.actions .button:text-is("Tutup hari ini")');
    await page.click('.change .button:text-is("Lihat akibatnya")');
    await page.waitForSelector('.error:text-is("Tulis alasannya.")');
    expect(await page.evaluate('document.activeElement.id')).toBe('change-reason');
    await page.fill('#change-reason', 'Listrik padam');
    await page.click('.change .button:text-is("Lihat akibatnya")');
    await page.waitForSelector('.targets li:has-text("Jumat, 11 Agustus 2 orang")');
    await page.waitForSelector('.effect p:text-is("Tempat: 350 menjadi 0")');
    expect(await axeFaults(page)).toEqual([]);
    expect(await daysBooked()).toEqual(before);
    await page.click('.change .button:text-is("Terapkan")');
    await page.waitForSelector('.note.good:has-text("Sudah diterapkan. 2 pendaftar dipindahkan.")');
    await cell(page, 'Kamis, 10 Agustus, Tutup, Listrik padam').waitFor();
    await page.waitForSelector('.changes li:has-text("Hari ditutup"):has-text("2 pendaftar dipindahkan")');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.change .button:text-is("Tarik kembali")');
    await page.waitForSelector('.note.good:has-text("Sudah ditarik kembali.")');
    await cell(page, 'Kamis, 10 Agustus, 2 dari 350 tempat terisi').waitFor();
    expect(await daysBooked()).toEqual(before);
  });

  test('changes the places of some hours, and says why not where that cannot be', async () => {
    await book('2017-08-14');
    const page = await open('2017-08-14');
    await page.click('.actions .button:text-is("Ubah jumlah tempat")');
    await page.fill('#change-capacity', 'banyak');
    await page.click('.change .button:text-is("Lihat akibatnya")');
    await page.waitForSelector('.error:has-text("Tulis angka 0 sampai 100.000")');
    await page.fill('#change-capacity', '60');
    await page.fill('#change-from', '09:00');
    await page.fill('#change-to', '11:00');
    await page.click('.change .button:text-is("Lihat akibatnya")');
    await page.waitForSelector('.effect p:text-is("Tempat: 100 menjadi 120")');
    await page.click('.change .button:text-is("Terapkan")');
    await cell(page, 'Senin, 14 Agustus, 1 dari 370 tempat terisi').waitFor();
    await page.click('.change .button:text-is("Tutup")');
    await page.click('.actions .button:text-is("Ubah jumlah tempat")');
    await page.fill('#change-capacity', '0');
    await page.fill('#change-toDate', '31-08-2017');
    await page.click('.change .button:text-is("Lihat akibatnya")');
    await page.waitForSelector('.change .note.bad');
    expect(await page.inputValue('#change-capacity')).toBe('0');
  });

  test('changes the places of a whole day where the times are left empty, as the hint says', async () => {
    const page = await open('2017-08-16');
    await page.click('.actions .button:text-is("Ubah jumlah tempat")');
    await page.fill('#change-capacity', '60');
    await page.click('.change .button:text-is("Lihat akibatnya")');
    await page.waitForSelector('.effect p:text-is("Tempat: 350 menjadi 420")');
    await page.click('.change .button:text-is("Terapkan")');
    await cell(page, 'Rabu, 16 Agustus, 0 dari 420 tempat terisi').waitFor();
  });

  test('takes no time that cannot be read for midnight', async () => {
    const page = await open('2017-08-23');
    await page.click('.actions .button:text-is("Jam khusus")');
    await page.fill('#change-reason', 'Rapat dinas');
    await page.fill('#change-opens', 'jam 8 pagi');
    await page.fill('#change-shuts', '12.00');
    await page.click('.change .button:text-is("Lihat akibatnya")');
    await page.waitForSelector('#opens-error:text-is("Tulis jam seperti 08:00.")');
    expect(await page.evaluate('document.activeElement.id')).toBe('change-opens');
    expect(await page.locator('.effect').count()).toBe(0);
    await page.fill('#change-opens', '8.30');
    await page.click('.change .button:text-is("Lihat akibatnya")');
    await page.waitForSelector('.effect');
    await page.click('.change .button:text-is("Terapkan")');
    await page.waitForSelector('.windows tbody tr:first-child :text("08.30")');
  });

  test('gives a day hours of its own and puts it back, by keyboard alone', async () => {
    const page = await open('2017-08-22');
    await page.waitForSelector('.windows');
    await press(page, 'Jam khusus');
    await tabTo(page, '#change-reason');
    await page.keyboard.type('Rapat dinas');
    await press(page, 'Lihat akibatnya');
    await page.waitForSelector('.effect');
    await press(page, 'Terapkan');
    await cell(page, 'Selasa, 22 Agustus, 0 dari 200 tempat terisi, Rapat dinas').waitFor();
    await press(page, 'Tutup');
    await press(page, 'Kembalikan seperti jadwal');
    await press(page, 'Lihat akibatnya');
    await page.waitForSelector('.effect');
    await press(page, 'Terapkan');
    await cell(page, 'Selasa, 22 Agustus, 0 dari 350 tempat terisi').waitFor();
  });

  test('takes a change back from the list of the latest', async () => {
    const page = await open('2017-08-24');
    await page.click('.actions .button:text-is("Tutup hari ini")');
    await page.fill('#change-reason', 'Pemeliharaan');
    await page.click('.change .button:text-is("Lihat akibatnya")');
    await page.click('.change .button:text-is("Terapkan")');
    await page.click('.changes li:has-text("24 Agu") .button');
    await page.waitForSelector('.recent .note.good');
    await cell(page, 'Kamis, 24 Agustus, 0 dari 350 tempat terisi').waitFor();
  });

  test('fits a phone', async () => {
    const page = await openOffice(browser, server, key, 'calendar/2017-08-15', { size: 'phone' });
    await page.waitForSelector('.windows');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
  });
});
