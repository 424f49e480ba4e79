// In a real browser: a manager words a text in both languages, sees it by each channel, and goes back to the standard.
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { managerOf, openOffice } from '../support/officePage.ts';
import { openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:30:00+07:00' });
const SAVE = 'office-wording .button:text-is("Simpan")';
const OVERFLOW = 'document.documentElement.scrollWidth - innerWidth';

const ownTexts = async () => (await server.ask('{ office(code: "BOGOR") { texts { key language text sms } } }')).texts;
const preview = (language: string, channel: string) => `[data-language=${language}] [data-channel=${channel}]`;

describe.skipIf(noBrowser)('the texts of an office', () => {
  test('are found, worded, seen by channel, saved and restored', async () => {
    const page = await openOffice(browser, server, (await managerOf(server)).key, 'texts');

    await step('the list is filtered and paged', async () => {
      await page.waitForSelector('office-texts tbody tr:nth-child(20)');
      expect(await page.locator('office-texts tbody tr').count()).toBe(20);
      expect(await axeFaults(page)).toEqual([]);
      await page.fill('#wordings-filter', 'nomor dipanggil');
      await page.waitForSelector('office-texts tbody:not(:has(tr:nth-child(20))) a:text-is("Nomor dipanggil")');
      await page.click('office-texts tbody a:text-is("Nomor dipanggil")');
    });

    await step('both languages stand side by side, with a preview by channel', async () => {
      await page.waitForSelector('office-wording h2:focus:has-text("Nomor dipanggil")');
      await page.waitForSelector(`${preview('id', 'SMS')} b:text-is("1 SMS")`);
      expect(await page.textContent(`${preview('id', 'WHATSAPP')} .bubble`)).toBe(
        'Kantor Imigrasi Bogor: nomor A312 dipanggil. Silakan ke loket 12.',
      );
      expect(await page.textContent(`${preview('en', 'EMAIL')} .bubble b`)).toBe(
        'Booking KTWNNQ7F, Kantor Imigrasi Bogor',
      );
      expect(await axeFaults(page)).toEqual([]);
    });

    await step('what is typed is shown, is unsaved, and outlives a reload', async () => {
      await page.fill('#wording-id-text', 'Giliran {number}: silakan ke loket {counter}.');
      await page.waitForSelector(`${preview('id', 'EMAIL')} .bubble:has-text("Giliran A312: silakan ke loket 12.")`);
      await page.fill('#wording-en-smsText', `{number} {counter} 👍 ${'x'.repeat(70)}`);
      await page.waitForSelector(`${preview('en', 'SMS')} b:text-is("2 SMS")`);
      await page.waitForSelector('office-wording h2 .tag:text-is("Belum disimpan")');
      await page.reload();
      await page.waitForSelector('office-wording h2 .tag:text-is("Belum disimpan")');
      expect(await page.inputValue('#wording-id-text')).toBe('Giliran {number}: silakan ke loket {counter}.');
    });

    await step('what cannot be sent is said in words, at once and when it is saved', async () => {
      await page.fill('#wording-id-text', 'Giliran {nomor} di loket {counter}.');
      const sentence = '{nomor} tidak dikenal dalam teks ini. Yang dapat dipakai: {office}, {number}, {counter}.';
      await page.waitForSelector(`[data-language=id] .note.care:text-is("${sentence}")`);
      await page.click(SAVE);
      await page.waitForSelector('office-wording .note.bad');
      expect(await page.textContent('office-wording .note.bad')).toBe(`Bahasa Indonesia: ${sentence}`);
      expect(await axeFaults(page)).toEqual([]);
      expect(await ownTexts()).toEqual([]);
    });

    await step('it is saved, and the list says so', async () => {
      await page.fill('#wording-id-text', 'Giliran {number}: silakan ke loket {counter}.');
      await page.fill('#wording-en-smsText', 'Number {number}, counter {counter}');
      await page.click(SAVE);
      await page.waitForSelector('office-wording .note.good');
      expect(await ownTexts()).toEqual([
        { key: 'called', language: 'id', text: 'Giliran {number}: silakan ke loket {counter}.', sms: false },
        { key: 'called', language: 'en', text: 'Number {number}, counter {counter}', sms: true },
      ]);
      await page.click('a[href="#texts"]:text-is("Semua teks")');
      await page.fill('#wordings-filter', 'kata sendiri');
      await page.waitForSelector('office-texts tbody:not(:has(tr:nth-child(20))) a:text-is("Nomor dipanggil")');
      await page.click('office-texts tbody a:text-is("Nomor dipanggil")');
    });

    await step('the standard text is restored, and fits a phone', async () => {
      await page.click('[data-language=id] .button:has-text("Pakai lagi teks standar")');
      await page.waitForSelector('[data-language=id] legend .tag:text-is("Standar")');
      await page.click(SAVE);
      await page.waitForSelector('office-wording .note.good');
      expect((await ownTexts()).map(({ language }: { language: string }) => language)).toEqual(['en']);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(OVERFLOW)).toBeLessThanOrEqual(0);
      expect(await axeFaults(page)).toEqual([]);
    });
  });
});
