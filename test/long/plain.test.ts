// Booking without scripts: the booking pages lead to the web form, which looks like them and needs none.
import { describe, expect, test } from 'vitest';
import { sendCode } from '../support/bookPage.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const without = { javaScriptEnabled: false };
type Page = Awaited<ReturnType<typeof browser.open>>;

async function fill(page: Page, name: string, birthDate = '25-01-1987') {
  await page.fill('[name=name]', name);
  await page.fill('form.narrow [name=birthDate]', birthDate);
}

/** The same booking in a browser that does the work. */
async function confirmWithScripts(code: string): Promise<void> {
  const page = await browser.open(`${server.url}/channels/web`);
  await page.fill('#look-up [name=code]', code);
  await page.fill('#look-up [name=birthDate]', '25-01-1987');
  await page.click('#look-up button');
  await page.click('button:text-is("Konfirmasi kedatangan")');
  await page.waitForSelector('h1:has-text("Nomor antrean A")');
}

describe.skipIf(noBrowser)('without scripts', () => {
  test('one books, proves the number, sees it, and gives the place back', async () => {
    const page = await browser.open(`${server.url}/`, without);
    await page.click('.offices a:has-text("Kantor Imigrasi Bogor")');
    await page.click('.button.main');
    await page.selectOption('[name=visitDate]', '2017-08-07');
    await fill(page, 'Budi Santoso');
    await page.click('.button.main');
    expect(await page.textContent('h1')).toBe('Tinggal satu langkah lagi');
    const code = (await page.textContent('.your-code b')) as string;
    const link = new URL((await page.getAttribute('.ways a', 'href')) as string);
    expect([link.pathname, link.searchParams.get('office'), link.searchParams.get('text')]).toEqual([
      '/simulator',
      'BOGOR',
      code,
    ]);
    expect(await page.textContent('.ways a')).toBe('Kirim lewat simulator ke +628111100333');
    await sendCode(server, '+628111100333', code);
    await page.click('button:text-is("Saya sudah mengirim kode")');
    expect(await page.textContent('h1')).toMatch(/^Nomor antrean A1\d\d$/);
    expect(await page.textContent('main')).toContain('Hadir paling lambat 07.30 WIB');
    await page.click('summary:text-is("Batalkan")');
    await page.click('button.danger');
    expect(await page.textContent('h1')).toBe('Pendaftaran ini sudah dibatalkan.');
  });

  test('an office without chat tells on the page where to confirm, and the booking is found again', async () => {
    const page = await browser.open(`${server.url}/book/JAKARTA_SELATAN`, without);
    await page.click('.button.main');
    await fill(page, 'Siti Aminah');
    await page.click('.button.main');
    // Nothing can do the work without a script: the page may not look as if its button did.
    expect(await page.isDisabled('button:text-is("Konfirmasi kedatangan")')).toBe(true);
    expect(await page.textContent('noscript')).toContain('loket');
    const code = (await page.textContent('.facts .code')) as string;
    await confirmWithScripts(code);
    await page.goto(`${server.url}/booking`);
    await page.click('.button.main');
    const lookUp = async (birthDate: string) => {
      await page.fill('#look-up [name=code]', code.toLowerCase());
      await page.fill('#look-up [name=birthDate]', birthDate);
      await page.click('#look-up button');
    };
    await lookUp('25-01-1988');
    expect(await page.textContent('.note.bad')).toContain('Kode dan tanggal lahir tidak cocok');
    await lookUp('25-01-1987');
    expect(await page.textContent('h1')).toMatch(/^Nomor antrean/);
  });

  test('errors are said above the form, which keeps what was typed, as text and nothing else', async () => {
    const page = await browser.open(`${server.url}/channels/web?office=BOGOR`, without);
    const evil = '"><script>alert(1)</script>';
    await fill(page, evil, '31-02-1987');
    await page.click('.button.main');
    expect(await page.textContent('.note.bad')).toContain('Tanggal lahir: Tidak terbaca.');
    expect(await page.inputValue('[name=name]')).toBe(evil);
    await page.fill('[name=birthDate]', '25-01-1987');
    await page.click('.button.main');
    expect(await page.textContent('.note.bad')).toContain('Nama tidak terbaca');
    expect(await page.locator('main script').count()).toBe(0);
  });

  test('English is spoken to those who want it, and switched to where one is', async () => {
    const page = await browser.open(`${server.url}/book/BOGOR`, { ...without, locale: 'en-GB' });
    await page.click('.button.main:text-is("Continue to the form without JavaScript")');
    expect(await page.textContent('h1')).toBe('Kantor Imigrasi Bogor');
    await page.click('.band a[lang=id]');
    expect(await page.textContent('.button.main')).toBe('Daftar');
    await page.click('.band a[lang=en]');
    await fill(page, 'Jane Roe');
    await page.click('.button.main');
    expect(await page.textContent('h1')).toBe('One more step');
  });

  test.each([
    ['phone', 'light'],
    ['desktop', 'dark'],
  ] as const)('its pages have nothing that axe finds on a %s, %s', async (size, colorScheme) => {
    const form = `${server.url}/channels/web?office=BATAM`;
    const page = await browser.open(form, { size, colorScheme });
    expect(await axeFaults(page)).toEqual([]);
    await fill(page, size === 'phone' ? 'Rini Marlina' : 'Rina Marlina', '31-02-1987');
    await page.$eval('form.narrow', (element) => {
      (element as unknown as { noValidate: boolean }).noValidate = true;
    });
    await page.click('.button.main');
    await page.waitForSelector('.field.wrong');
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`${server.url}/channels/web`);
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`${server.url}/channels/web?office=MEDAN`);
    await fill(page, size === 'phone' ? 'Rini Marlina' : 'Rina Marlina');
    await page.click('.button.main');
    await page.click('.button.main');
    await page.waitForSelector('h1.booked');
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  });
});
