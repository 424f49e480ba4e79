// The web form in a real browser: whole without a script, and with one only where a source has to work.
import { describe, expect, test } from 'vitest';
import { ADMIN_KEY, openApp } from '../support/app.ts';
import { chooseSoonest, fillPerson } from '../support/bookPage.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { nameOf } from '../support/house.ts';

describe.skipIf(noBrowser)('the web form', async () => {
  const app = await openApp({ rateLimit: '600' });
  const url = `${app.url}/channels/web`;
  const { open } = await openBrowser();

  test.each([
    ['a phone', 'phone'],
    ['a desktop', 'desktop'],
  ] as const)('on %s without a script: from the list of offices to a queue number', async (_, size) => {
    const page = await open(url, { size, javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Kantor Imigrasi Medan' }).click();
    await page.getByLabel('Nama lengkap').fill(`Sari ${size === 'phone' ? 'Dewi' : 'Ayu'}`);
    await page.getByLabel('Tanggal lahir').fill('31-02-1987');
    await page.getByLabel('Hari kedatangan').selectOption('2017-08-09');
    await page.getByRole('button', { name: 'Daftar' }).click();
    // The page names the faulty field, and still holds what was right.
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Tanggal lahir');
    expect(await page.getByLabel('Hari kedatangan').inputValue()).toBe('2017-08-09');
    await page.getByLabel('Tanggal lahir').fill('25 Januari 1987');
    await page.getByRole('button', { name: 'Daftar' }).click();
    // The office has no number to prove one by, and work takes a script: there a counter confirms.
    await page.getByRole('button', { name: 'Konfirmasi kedatangan' }).waitFor();
    expect(await page.getByRole('button', { name: 'Konfirmasi kedatangan' }).isDisabled()).toBe(true);
    expect(await page.locator('noscript').textContent()).toContain('perlu JavaScript');
    const code = (await page.locator('.code').textContent()) as string;
    const confirm =
      'mutation ($code: BookingCode!) { confirmBooking(input: { code: $code }) { ... on Booking { status } } }';
    const { data } = await app.graphql(confirm, { code }, { authorization: `Bearer ${ADMIN_KEY}` });
    expect(data.confirmBooking.status).toBe('CONFIRMED');
    await page.goto(url);
    await page.getByLabel('Kode').fill(code);
    await page.getByLabel('Tanggal lahir').fill('25 Januari 1987');
    await page.getByRole('button', { name: 'Lihat' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/Nomor antrean A10\d/);
    expect(await page.getByRole('main').textContent()).toContain('Rabu, 9 Agustus 2017, 08.00 WIB');
    // The pictures are there, from the server itself.
    for (const picture of await page.getByRole('img').all()) {
      const width = () => picture.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth);
      await expect.poll(width).toBeGreaterThan(50);
    }
    // Nothing is wider than the screen.
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(wide).toBe(0);
    await page.getByText('Batalkan', { exact: true }).click();
    await page.getByRole('button', { name: 'Ya, batalkan' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('sudah dibatalkan');
  });

  test('after many forms from one place the browser works a little, and the form goes on by itself', async () => {
    const app = await openApp({ rateLimit: '600' });
    const url = `${app.url}/channels/web`;
    for (let form = 0; form < 12; form++) {
      await fetch(url, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({ action: 'book', office: 'MEDAN' }),
      });
    }
    const page = await open(`${url}?office=MEDAN&language=en`, { size: 'desktop' });
    await page.getByLabel('Full name').fill('Wayan Budi');
    await page.getByLabel('Date of birth').fill('01-02-1990');
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByRole('button', { name: 'Confirm the visit' }).waitFor();
    const status = async () => app.query(`select status, proven from booking where name = 'Wayan Budi'`);
    expect(await status()).toEqual([{ status: 'HELD', proven: false }]);
    // The office has no number to prove one by: the browser works once more, and sends what it did with the button.
    await page.getByRole('button', { name: 'Confirm the visit' }).click();
    await page.locator('h1.booked').waitFor();
    expect(await status()).toEqual([{ status: 'CONFIRMED', proven: false }]);
  });

  test('beyond the free places of a network the booking page works unseen, and books', async () => {
    const app = await openApp({ rateLimit: '600' });
    const BOOK = 'mutation ($input: BookInput!) { book(input: $input) { __typename } }';
    for (let time = 0; time < 5; time++) {
      const applicant = { name: nameOf(time), birthDate: '1987-01-25' };
      await app.graphql(BOOK, { input: { office: 'MEDAN', applicant } });
    }
    const page = await open(`${app.url}/book/MEDAN`);
    const answers: string[] = [];
    page.on('response', async (response) => {
      if (response.request().postData()?.includes('mutation Book')) answers.push(await response.text());
    });
    await chooseSoonest(page);
    await fillPerson(page, 'Wayan Budi');
    await page.click('.button.main');
    await page.waitForSelector('.held, h1.booked, .code');
    // The work was begun while the form was filled, and is done by the time of the first request.
    expect(answers.map((answer) => answer.includes('WORK_REQUIRED'))).toEqual([false]);
    expect(await app.query(`select status, proven from booking where name = 'Wayan Budi'`)).toEqual([
      { status: 'HELD', proven: false },
    ]);
  });
});
