// The kiosk at the door in a real browser: a number by scan, by touch or without a code; and nothing left for the next person.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, becomes, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { queueAt } from '../support/queue.ts';
import { installClock, scan } from '../support/scanner.ts';
import { ADMIN, openServer } from '../support/server.ts';
import { openAs } from '../support/signIn.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:40:00+07:00' });
const bogor = queueAt(server.url);

let people = 300;
const booked = (more: object = {}) => bogor.confirmed(people++, { when: { date: '2017-08-07' }, ...more });
const text = async (page: Page, selector: string) => (await page.textContent(selector))?.replace(/\s+/g, ' ').trim();
const typing = (page: Page) => page.waitForSelector('h1:text-is("Pindai atau ketik kode Anda")');

async function kiosk(size: 'kiosk' | 'desktop' = 'kiosk', path = '/kiosk/BOGOR') {
  // Time goes on as ever, until a test lets more of it pass.
  const page = await browser.open(`${server.url}${path}#pair=${await newCode()}`, { size, prepare: installClock });
  await page.click('.button:text-is("Pasang")');
  await typing(page);
  return page;
}

async function newCode(office = 'BOGOR', kind = 'KIOSK'): Promise<string> {
  const start =
    'mutation ($input: StartPairingInput!) { startPairing(input: $input) { ... on DevicePairing { code } } }';
  return (await server.ask(start, { input: { office, kind, label: 'Pintu depan' } }, ADMIN)).code;
}

async function touch(page: Page, code: string): Promise<void> {
  for (const key of code) await page.click(`.keypad button:text-is("${key}")`);
}

describe.skipIf(noBrowser)('the kiosk', () => {
  test('gives the number to applicants who type their code, says where to wait, and keeps nothing of it', async () => {
    const { code, queueNumber } = await booked();
    await bogor.openCounter(1);
    const page = await kiosk();
    expect(await axeFaults(page)).toEqual([]);
    await touch(page, code.slice(0, 3));
    await page.click('.erase');
    await touch(page, code.slice(2));
    expect(await page.getAttribute('.cells', 'aria-label')).toBe(`Kode yang diketik: ${[...code].join(' ')}`);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.go');
    await page.waitForSelector(`.big:text-is("${queueNumber}")`);
    expect(await text(page, '.where')).toBe('Silakan duduk dan lihat layar antrean. Anda akan dipanggil ke loket 1.');
    expect(await text(page, 'dl')).toMatch(/Di depan Anda.*Jam Anda ?09\.00 WIB/);
    expect(await text(page, 'body')).not.toContain('Pemohon');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Nomor antrean Anda');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.button:text-is("Selesai")');
    await typing(page);
    expect(await page.content()).not.toContain(queueNumber);
    expect(await page.content()).not.toContain(code);
  });

  test('begins again by itself, and counts down to it for all to see', async () => {
    const { code, queueNumber } = await booked();
    const page = await kiosk();
    await scan(page, code);
    await page.waitForSelector(`.big:text-is("${queueNumber}")`);
    await page.clock.pauseAt(await page.evaluate<number>('Date.now() + 1000'));
    await page.click('.button:text-is("Saya masih di sini")');
    await page.waitForSelector('.countdown p:text-is("Kembali ke awal dalam 40 detik")');
    await page.clock.runFor(20_000);
    await page.waitForSelector('.countdown p:text-is("Kembali ke awal dalam 20 detik")');
    await page.click('.button:text-is("Saya masih di sini")');
    await page.waitForSelector('.countdown p:has-text("40 detik")');
    await page.clock.runFor(40_000);
    await typing(page);
    expect(await page.content()).not.toContain(queueNumber);

    // Also what was only begun is taken away, and the language with it.
    await page.click('.language');
    await touch(page, 'K7M');
    await page.clock.runFor(41_000);
    await page.waitForSelector('.countdown p:has-text("Back to the start in 19 seconds")');
    await page.clock.runFor(19_000);
    await typing(page);
    expect(await text(page, '.cells')).toBe('');
  });

  test('speaks the other language by one touch, also of why not', async () => {
    const { code } = await booked({ when: { date: '2017-08-08' } });
    const page = await kiosk('desktop');
    await page.click('.language');
    await page.waitForSelector('h1:text-is("Scan or type your code")');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await touch(page, code);
    await page.click('.go');
    await page.waitForSelector('h1:text-is("That did not work")');
    expect(await text(page, '.why')).toMatch(/8 August/);
    expect(await text(page, '.where')).toBe('Your place on that day is still yours.');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.button:text-is("Try another code")');
    await typing(page);
  });

  test('sends those to the desk whose code no one knows', async () => {
    const page = await kiosk();
    await scan(page, 'K7M2PQ4Y');
    await page.waitForSelector('.why:has-text("tidak dikenal di sini")');
    expect(await text(page, '.where')).toBe('Silakan ke meja depan. Petugas akan membantu.');
    await scan(page, 'https://example.org/poster');
    await page.waitForSelector('.why:has-text("tidak dikenal di sini")');
  });

  test('gives a number without a code where the office has places for that, for a service, and prints it', async () => {
    const page = await kiosk('desktop', '/kiosk/BOGOR?print=on');
    await page.evaluate(
      'window.printed = []; window.print = () => { printed.push(document.querySelector(".slip .number").textContent); }',
    );
    await page.click('.without .button');
    await page.waitForSelector('h1:text-is("Untuk keperluan apa?")');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.choices .button:text-is("Paspor hilang atau rusak")');
    await page.waitForSelector('.big');
    const number = (await text(page, '.big')) as string;
    await becomes(page, 'printed.length === 1');
    expect(await page.evaluate('printed')).toEqual([number]);
    expect((await bogor.ticket(number)).service.code).toBe('LOST_OR_DAMAGED');
    const other = await kiosk('kiosk', '/kiosk/BOGOR?walk-in=off');
    expect(await other.locator('.without').count()).toBe(0);
  });

  test('sends people to the desk while it is not connected, and serves them again by itself', async () => {
    const page = await kiosk();
    await page.route('**/graphql', (route) => route.abort());
    for (let looks = 0; looks < 8; looks++) await page.clock.runFor(10_000);
    await page.waitForSelector('.offline h1:text-is("Mesin ini sedang tidak tersambung")');
    await page.waitForSelector('.offline [lang=en] h1:text-is("This machine is not connected")');
    expect(await axeFaults(page)).toEqual([]);
    await page.unroute('**/graphql');
    await page.clock.runFor(10_000);
    await typing(page);
  });

  test('is touched by a whole hand: 64 pixels and more, upright or lying, and all of it is seen', async () => {
    const page = await kiosk();
    for (const size of ['kiosk', 'desktop', 'uprightTablet'] as const) {
      await page.setViewportSize(SIZES[size]);
      const sizes = await page.evaluate<number[]>(
        `[...document.querySelectorAll('.kiosk button')].flatMap((each) => [each.offsetWidth, each.offsetHeight])`,
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(64);
      const { scrollHeight, scrollWidth } = await page.evaluate<{ scrollHeight: number; scrollWidth: number }>(
        '({ scrollHeight: document.documentElement.scrollHeight - innerHeight, scrollWidth: document.documentElement.scrollWidth - innerWidth })',
      );
      expect([scrollHeight, scrollWidth]).toEqual([0, 0]);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFaults(page)).toEqual([]);
  });

  test('is paired by a code that is typed or scanned, and is signed in as no member of staff', async () => {
    const page = await openAs(browser, server, '/desk', 'FRONT_DESK', { size: 'kiosk' });
    await page.goto(`${server.url}/kiosk/BOGOR`);
    await page.waitForSelector('h1:text-is("Pasang kiosk ini")');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.button:text-is("Pasang")');
    await page.waitForSelector('.error:text-is("Periksa kodenya: delapan huruf dan angka.")');
    await page.fill('#pair-code', 'K7M2-PQ4Y');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.error:has-text("sudah tidak berlaku")');
    expect(await page.inputValue('#pair-code')).toBe('K7M2-PQ4Y');
    expect(await axeFaults(page)).toEqual([]);
    await page.evaluate('document.activeElement.blur()');
    await scan(page, `https://antrean.example/kiosk/BOGOR#pair=${await newCode()}`);
    await page.click('.button:text-is("Pasang")');
    await typing(page);
    await page.reload();
    await typing(page);
    await page.goto(`${server.url}/desk`);
    await page.waitForSelector('#staff-key');
  });

  test('is for one office: another one asks for a code of its own, and a code of another goes there', async () => {
    const page = await kiosk();
    await page.goto(`${server.url}/kiosk/DEPOK`);
    await page.fill('#pair-code', await newCode('BOGOR'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.url}/kiosk/BOGOR`);
    await typing(page);
  });

  test('asks to be paired again once its key was ended', async () => {
    const page = await kiosk();
    await server.query('update device set ended_at = $1', [server.clock.now().toString()]);
    // The server knows a key for two more seconds.
    for (let looks = 0; looks < 20 && !(await page.isVisible('#pair-code')); looks++) {
      await page.clock.runFor(10_000);
      await page.waitForTimeout(300);
    }
    await page.waitForSelector('.note.care:text-is("Kunci perangkat ini sudah tidak berlaku.")');
    expect(await page.evaluate('Object.keys(localStorage).filter((name) => name.includes("KIOSK"))')).toEqual([]);
  });
});
