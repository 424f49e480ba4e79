// The booking page of an applicant who has a booking: found again, moved, given back, and shown as a picture.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openApp } from '../support/app.ts';
import { chooseSoonest, codeShown, dayCell, fillPerson, hold, sendCode } from '../support/bookPage.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { nameOf } from '../support/house.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const BOGOR = '+628111100333';

let people = 500;
const newApplicant = () => nameOf(people++);

describe.skipIf(noBrowser)('a booking one has', () => {
  async function confirmed(): Promise<{ page: Page; code: string }> {
    const page = await hold(await browser.open(`${server.url}/book/BOGOR`), newApplicant());
    const code = await codeShown(page);
    await sendCode(server, BOGOR, code);
    await page.waitForSelector('.ticket');
    return { page, code };
  }

  test('is there after a reload, and in another tab by code and birth date', async () => {
    const { page, code } = await confirmed();
    await page.reload();
    await page.waitForSelector('.ticket');

    const other = await browser.open(`${server.url}/booking#${code}`, { size: 'desktop' });
    await other.waitForSelector('#code');
    expect(await other.inputValue('#code')).toBe(code);
    expect(await axeFaults(other)).toEqual([]);
    for (const [field, value] of [
      ['day', '24'],
      ['month', '1'],
      ['year', '1987'],
    ])
      await other.fill(`#${field}`, value as string);
    await other.click('.button.main');
    await other.waitForSelector('.note.bad:has-text("Tidak ada pendaftaran")');
    await other.fill('#day', '25');
    await other.click('.button.main');
    await other.waitForSelector('.ticket');
  });

  test('stays in the other language, before and after it is confirmed', async () => {
    const page = await hold(await browser.open(`${server.url}/book/BOGOR`), newApplicant());
    const code = await codeShown(page);
    expect(await page.title()).toBe('Tinggal satu langkah lagi – Antrean');
    expect(await page.textContent('.held')).toContain('satu nomor HP hanya untuk satu pendaftaran');
    await page.click('.band a[hreflang=en]');
    await page.waitForSelector('h1:text-is("One more step")');
    expect(new URL(page.url()).hash).toBe(`#${code}`);
    await sendCode(server, BOGOR, code);
    await page.waitForSelector('h1:text-is("You are booked")');
    await page.click('.button:text-is("Book for someone else")');
    await page.waitForSelector('#name');
    expect(await page.inputValue('#name')).toBe('');
  });

  test('can be moved to another hour', async () => {
    const { page } = await confirmed();
    await page.click('.button:text-is("Ubah jadwal")');
    await page.waitForSelector('.date.present:has-text("jadwal Anda")');
    expect(await page.locator('#asking input:checked').count()).toBe(0);
    expect(await page.textContent('#asking .now')).toContain('Senin, 7 Agustus 2017, pukul 08.00 WIB');
    await page.click('.button:text-is("Pindahkan")');
    await page.waitForSelector('#when-error:focus');
    await dayCell(page, 'Kamis, 10 Agustus').click();
    await page.click('.hour:has-text("10.00–11.00")');
    await page.waitForSelector('.chosen:has-text("Kamis, 10 Agustus, pukul 10.00 WIB"):has-text("09.30 WIB")');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.button:text-is("Pindahkan")');
    await page.waitForSelector('.note.good:text-is("Jadwal Anda sudah diubah.")');
    expect(await page.locator('.ticket .facts dd').first().textContent()).toBe('Kamis, 10 Agustus 2017');
    expect((await page.textContent('.ticket .number b'))?.trim()).toMatch(/^A3\d\d$/);
  });

  test('can be given back, after a question', async () => {
    const { page } = await confirmed();
    await page.click('.button:text-is("Batalkan")');
    await page.click('.button:text-is("Tidak jadi")');
    await page.click('.button:text-is("Batalkan")');
    await page.click('.button:text-is("Ya, batalkan")');
    await page.waitForSelector('h1:text-is("Sudah dibatalkan")');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('may stand by for an earlier place', async () => {
    const { page } = await confirmed();
    await page.click('.button:text-is("Ya, tawarkan")');
    await page.waitForSelector('.aside p:has-text("Anda urutan ke-1")');
    await page.click('.button:text-is("Tidak jadi menunggu")');
    await page.waitForSelector('.button:text-is("Ya, tawarkan")');
  });

  test('shows the code as QR to scan beside a desktop, where the channel is set up', async () => {
    const app = await openApp();
    const page = await browser.open(`${app.url}/book/BOGOR`, { size: 'desktop' });
    await chooseSoonest(page);
    await fillPerson(page, newApplicant());
    await page.click('.button.main');
    await page.waitForSelector('svg.qr path');
    const link = `https://wa.me/628111100333?text=${await codeShown(page)}`;
    expect(await page.getAttribute('.links a', 'href')).toBe(link);
    expect(await axeFaults(page)).toEqual([]);
  });

  test.each([
    ['id', ['Kirim lewat WhatsApp', 'Kirim lewat SMS', 'Kirim lewat e-mail', 'Kirim lewat Telegram']],
    ['en', ['Send by WhatsApp', 'Send by SMS', 'Send by e-mail', 'Send by Telegram']],
  ])(
    'names each channel that the code can be sent by, those that it does not know as the server does: %s',
    async (language, labels) => {
      const page = await browser.open(`${server.url}/book/BOGOR`);
      await page.waitForSelector('.grid');
      const proofs = ['WHATSAPP', 'SMS', 'EMAIL', 'TELEGRAM'].map((kind) => ({
        kind,
        name: 'Telegram',
        address: 'x',
        link: `app:${kind}`,
      }));
      const given = JSON.stringify({ language, proofs });
      await page.evaluate(`document.body.append(Object.assign(document.createElement('antrean-proof'), ${given}))`);
      const links = page.locator('antrean-proof .links a');
      await links.nth(proofs.length - 1).waitFor();
      expect((await links.allInnerTexts()).map((label) => label.split('\n')[0]?.trim())).toEqual(
        labels.map((label) => expect.stringContaining(label)),
      );
    },
  );
});
