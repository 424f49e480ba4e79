// In a real browser: managers write a question and its answer, see which messages it concerns, and the chat gives it.
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { managerOf, openOffice } from '../support/officePage.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const { key } = await managerOf(server);
const OVERFLOW = 'document.documentElement.scrollWidth - innerWidth';
const SUBMIT = 'office-answers form button:not([type])';

const write = async (from: string, text: string): Promise<{ intent: string; replies: { text: string }[] }> => {
  const response = await fetch(`${server.url}/channels/simulator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, to: '+628111100333', text }),
  });
  return (await response.json()) as { intent: string; replies: { text: string }[] };
};

describe.skipIf(noBrowser)("an office's own answers", () => {
  test('are tried, saved, changed, given by chat and deleted', async () => {
    await write('+6281299900001', 'titip tas biaya berapa');
    const page = await openOffice(browser, server, key, 'rules');
    await page.click('office-answers button:text-is("Tambah pertanyaan")');
    await page.fill('#answer-question', 'Apakah ada loker?');
    await page.fill('#answer-examples', 'titip tas\n\n');
    await page.fill('#answer-inIndonesian', 'Ada, di lantai 1.');
    await page.click(SUBMIT);
    await page.waitForSelector('.wrong #answer-inEnglish');
    expect(await page.evaluate('document.activeElement.id')).toBe('answer-inEnglish');
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#answer-inEnglish', 'Yes, on the ground floor.');

    expect(await page.textContent(SUBMIT)).toBe('Coba pada pesan sebulan terakhir');
    await page.click(SUBMIT);
    await page.waitForSelector('#answer-trial q:text-is("titip tas biaya berapa")');
    expect(await page.textContent('#answer-trial')).toContain('Dari 1 pertanyaan sebulan terakhir, 1 akan dijawab');
    expect(await axeFaults(page)).toEqual([]);
    // A question that was changed since is tried again.
    await page.fill('#answer-question', 'Ada loker?');
    expect(await page.textContent(SUBMIT)).toBe('Coba pada pesan sebulan terakhir');
    await page.click(SUBMIT);
    await page.click(`${SUBMIT}:text-is("Simpan")`);
    await page.waitForSelector('office-answers .note.good:has-text("Tersimpan")');
    await page.waitForSelector('office-answers li:has-text("Ada loker?")');
    expect((await write('+6281299900002', 'lokernya ada?')).replies[0]?.text).toBe('Ada, di lantai 1.');

    await page.click('button[aria-label="Ubah: Ada loker?"]');
    expect(await page.inputValue('#answer-examples')).toBe('titip tas');
    expect(await page.inputValue('#answer-inEnglish')).toBe('Yes, on the ground floor.');
    await page.fill('#answer-inIndonesian', 'Ada, gratis.');
    await page.click(SUBMIT);
    await page.click(`${SUBMIT}:text-is("Simpan")`);
    await page.waitForSelector('office-answers li:has-text("Ada, gratis.")');
    expect(await axeFaults(page)).toEqual([]);

    await page.click('button[aria-label="Hapus: Ada loker?"]');
    await page.waitForSelector('office-answers li:has-text("Ada loker?")', { state: 'detached' });
    expect((await write('+6281299900003', 'lokernya ada?')).intent).not.toBe('OWN_ANSWER');
  });

  test.each([SIZES.phone, { width: 820, height: 1180 }])('the form fits a screen of %o', async (viewport) => {
    const page = await openOffice(browser, server, key, 'rules', { viewport });
    await page.click('office-answers button:text-is("Tambah pertanyaan")');
    await page.waitForSelector('#answer-inEnglish');
    expect(await page.evaluate(OVERFLOW)).toBeLessThanOrEqual(0);
  });
});
