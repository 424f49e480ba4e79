// The web form in a real browser: whole without a script, and with one only where a source has to work.
import { describe, expect, test } from 'vitest';
import { openApp } from '../support/app.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';

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
    await page.getByRole('button', { name: 'Ambil tempat' }).click();
    // What was wrong is said, and what was right is still there.
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Tanggal lahir');
    expect(await page.getByLabel('Hari kedatangan').inputValue()).toBe('2017-08-09');
    await page.getByLabel('Tanggal lahir').fill('25 Januari 1987');
    await page.getByRole('button', { name: 'Ambil tempat' }).click();
    await page.getByRole('button', { name: 'Pastikan kedatangan' }).click();
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
    await page.getByRole('button', { name: 'Take a place' }).click();
    await page.getByRole('button', { name: 'Confirm the visit' }).waitFor({ timeout: 25_000 });
    expect(await app.query(`select status from booking where name = 'Wayan Budi'`)).toEqual([{ status: 'HELD' }]);
  });
});
