// Booking without scripts: the same addresses, forms that the server answers, nothing typed becomes part of the page.
import { describe, expect, test } from 'vitest';
import { sendCode } from '../support/bookPage.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const without = { javaScriptEnabled: false };

async function fill(page: Awaited<ReturnType<typeof browser.open>>, name: string, birth = ['25', '1', '1987']) {
  await page.fill('[name=name]', name);
  for (const [index, field] of ['day', 'month', 'year'].entries())
    await page.fill(`[name=${field}]`, birth[index] as string);
}

describe.skipIf(noBrowser)('without scripts', () => {
  test('one books, proves the number, sees it, and gives the place back', async () => {
    const page = await browser.open(`${server.url}/`, without);
    await page.click('.offices a[href="/book/BOGOR"]');
    await page.selectOption('[name=window]', { label: '13.00 WIB, sisa 50' });
    await fill(page, 'Budi Santoso');
    await page.click('.button.main');
    expect(await page.textContent('h1')).toMatch(/^Tinggal satu langkah: kirim kode \w{8} sebelum pukul 09\.30 WIB\.$/);
    const code = (await page.textContent('.code')) as string;
    expect(await page.getAttribute('.button.main', 'href')).toContain(
      `/simulator?office=BOGOR&to=%2B628111100333&text=${code}`,
    );
    await sendCode(server, '+628111100333', code);
    await page.click('button[value=show]');
    expect(await page.textContent('h1')).toMatch(/^Nomor antrean A5\d\d$/);
    expect(await page.textContent('body')).toContain('Hadir paling lambat 12.30 WIB');
    await page.click('button[value=cancel]');
    expect(await page.textContent('h1')).toBe('Pendaftaran ini dibatalkan.');
  });

  test('one confirms on the page where the office has no chat, and finds the booking again', async () => {
    const page = await browser.open(`${server.url}/book/JAKARTA_SELATAN`, without);
    await fill(page, 'Siti Aminah');
    await page.click('.button.main');
    await page.click('button[value=confirm]');
    expect(await page.textContent('h1')).toMatch(/^Nomor antrean A\d+$/);
    const code = (await page.textContent('.code')) as string;
    await page.goto(`${server.url}/booking`);
    await page.fill('[name=code]', code.toLowerCase());
    for (const [field, value] of [
      ['day', '25'],
      ['month', '01'],
      ['year', '1988'],
    ])
      await page.fill(`[name=${field}]`, value as string);
    await page.click('.button.main');
    expect(await page.textContent('.note')).toContain('Tidak ada pendaftaran');
    await page.fill('[name=year]', '1987');
    await page.click('.button.main');
    expect(await page.textContent('h1')).toMatch(/^Nomor antrean/);
  });

  test('errors are said above the form, which keeps what was typed, as text and nothing else', async () => {
    const page = await browser.open(`${server.url}/book/BOGOR`, without);
    const evil = '"><script>alert(1)</script>';
    await fill(page, evil, ['31', '2', '1987']);
    await page.click('.button.main');
    expect(await page.textContent('.note')).toBe('Tulis tanggal, bulan, dan tahun lahir dengan angka.');
    expect(await page.inputValue('[name=name]')).toBe(evil);
    await page.fill('[name=day]', '25');
    await page.click('.button.main');
    expect(await page.textContent('.note')).toContain('Nama tidak terbaca');
    expect(await page.locator('main script').count()).toBe(0);
  });

  test('English is spoken to whoever wants it', async () => {
    const page = await browser.open(`${server.url}/book/BOGOR`, { ...without, locale: 'en-GB' });
    expect(await page.textContent('h1')).toBe('Kantor Imigrasi Bogor');
    await fill(page, 'Jane Roe');
    expect(await page.textContent('.button.main')).toBe('Take this place');
    await page.click('.button.main');
    expect(await page.textContent('h1')).toMatch(/^One more step: send the code/);
  });

  test('its answers have nothing that axe finds', async () => {
    const page = await browser.open(`${server.url}/`);
    const answer = await fetch(`${server.url}/book/BOGOR`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'name=A&day=1&month=1&year=1990',
    });
    await page.setContent((await answer.text()).replaceAll('="/', `="${server.url}/`));
    expect(await axeFaults(page)).toEqual([]);
  });
});
