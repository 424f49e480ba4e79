// The kiosk for people who do not see, reach or know it well: keyboard, contrast, lower buttons, reading aloud.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { queueAt } from '../support/queue.ts';
import { installClock } from '../support/scanner.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:40:00+07:00' });
const bogor = queueAt(server.url);

/** A machine with an Indonesian voice, which tells what it was to say. */
const VOICE = `
  window.said = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'id-ID' }], cancel() {}, speak(words) { said.push(words.lang + ' ' + words.text); },
  } });`;

async function kiosk(before = '', query = ''): Promise<Page> {
  const start =
    'mutation ($input: StartPairingInput!) { startPairing(input: $input) { ... on DevicePairing { code } } }';
  const { code } = await server.ask(start, { input: { office: 'BOGOR', kind: 'KIOSK', label: 'Pintu' } }, ADMIN);
  const url = `${server.url}/kiosk/BOGOR${query}#pair=${code}`;
  const page = await browser.open(url, { size: 'kiosk', prepare: installClock, ...(before && { before }) });
  await page.click('.button:text-is("Pasang")');
  await page.waitForSelector('.keypad');
  return page;
}
const lowestAndHighest = (page: Page, what: string) =>
  page.evaluate<[number, number]>(`(() => {
    const boxes = [...document.querySelectorAll('${what}')].map((each) => each.getBoundingClientRect());
    return [Math.min(...boxes.map(({ top }) => top)), Math.max(...boxes.map(({ bottom }) => bottom))];
  })()`);

describe.skipIf(noBrowser)('the kiosk', () => {
  test('takes a code from a keyboard, letter by letter and with Enter', async () => {
    const { code, queueNumber } = await bogor.confirmed(4200, { when: { date: '2017-08-07' } });
    const page = await kiosk();
    await page.keyboard.type(`${code.slice(0, 4).toLowerCase()}-${code.slice(4, 7)}A`, { delay: 150 });
    await page.keyboard.press('Backspace');
    await page.keyboard.type(code.slice(7));
    await page.waitForSelector(`.cells[aria-label="Kode yang diketik: ${[...code].join(' ')}"]`);
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.big:text-is("${queueNumber}")`);
  });

  test('has all that is touched in the lower part on wish, and high contrast, until the next person', async () => {
    const page = await kiosk();
    await page.click('.aids button:text-is("Tombol lebih rendah")');
    const [top, bottom] = await lowestAndHighest(page, '.kiosk button');
    // On a screen of 70 cm that begins 75 cm above the floor, 1220 mm are 1290 pixels from the foot.
    expect(1920 - top).toBeLessThanOrEqual(1290);
    expect(bottom).toBeLessThanOrEqual(1920);
    await page.click('.aids button:text-is("Kontras tinggi")');
    expect(await page.evaluate('getComputedStyle(document.querySelector(".kiosk")).backgroundColor')).toBe(
      'rgb(0, 0, 0)',
    );
    expect(await axeFaults(page)).toEqual([]);
    await page.clock.pauseAt(await page.evaluate<number>('Date.now() + 1000'));
    await page.clock.runFor(61_000);
    await page.waitForSelector('.aids [aria-pressed="true"]', { state: 'detached' });
    const low = await kiosk('', '?reach=low&scanner=below');
    await low.waitForSelector('.aids [aria-pressed="true"]:text-is("Tombol lebih rendah")');
    await low.waitForSelector('.scanner.below:has-text("Pemindai ada di bawah layar.")');
  });

  test('is read aloud: what to do, each key, and the number with the way', async () => {
    const { code } = await bogor.confirmed(4201, { when: { date: '2017-08-07' } });
    const page = await kiosk(VOICE);
    await page.click('.aids button:text-is("Bacakan")');
    await page.keyboard.type(code, { delay: 150 });
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.big');
    const said = await page.evaluate<string[]>('said');
    expect(said[0]).toMatch(/^id-ID Pindai atau ketik kode Anda\..*lalu tekan Enter/);
    expect(said.slice(1, 9).every((each) => /^id-ID ([A-Z]|[a-z]+)$/.test(each))).toBe(true);
    expect(said.at(-1)).toMatch(/^id-ID Nomor antrean Anda: A, (dua|tiga|satu), nol, .*Silakan duduk/);
    // A machine without a voice does not offer one.
    expect(await (await kiosk()).locator('.aids button').count()).toBe(3);
  });
});
