// The counters in a real browser: people are called, served, set aside, transferred and taken back, by mouse and by keyboard.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { axeFaults, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { pressKey } from '../support/counterPage.ts';
import { queueAt } from '../support/queue.ts';
import { scan } from '../support/scanner.ts';
import { openServer } from '../support/server.ts';
import { openAs } from '../support/signIn.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T08:05:00+07:00' });

/** Everything of one office, which no other test of this file uses. */
async function at(office: string, walkIns = 2) {
  const queue = queueAt(server.url, office);
  const numbers: string[] = [];
  for (let given = 0; given < walkIns; given++) numbers.push((await queue.issueTicket()).number);
  return { queue, numbers };
}

async function counter(office: string, label = '1', role: 'COUNTER_OFFICER' | 'MANAGER' = 'COUNTER_OFFICER') {
  const page = await openAs(browser, server, '/desk#counter', role, { size: 'desktop', office });
  await page.click(`.counters button:has-text("Loket ${label}")`);
  await page.waitForSelector('.stage');
  return page;
}

const status = async (page: Page) => (await page.textContent('.before .status'))?.trim();
const buttons = async (page: Page) =>
  (await page.locator('.actions .button').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());

describe.skipIf(noBrowser)('a person at the counter', () => {
  test('is corrected by a document, and no key does a step behind the dialog', async () => {
    const queue = queueAt(server.url, 'DENPASAR');
    const { code, applicant } = await queue.confirmed(1900, { when: { date: '2017-08-07' } });
    const { number } = await queue.checkIn(code);
    const page = await counter('DENPASAR');
    await pressKey(page, 'F2');
    await page.waitForSelector(`.before .number:text-is("${number}")`);
    await page.click('.before button.correct');
    await page.waitForSelector('#right-name:focus');
    await page.keyboard.press('F8');
    await page.fill('#right-name', `${applicant.name} Putra`);
    await page.selectOption('#seen', 'BIRTH_CERTIFICATE');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('F8');
    expect(await status(page)).toBe('dipanggil');
    await page.click('dialog .button:text-is("Simpan")');
    await page.waitForSelector(`.before .person b:text-is("${applicant.name} Putra")`);
    expect(await status(page)).toBe('dipanggil');
    const [row] = await server.query(`select detail from audit where what = 'correctMyData' and subject = $1`, [code]);
    expect(row.detail.after).toMatchObject({ seen: 'BIRTH_CERTIFICATE', corrected: 'name' });
  });
});

describe.skipIf(noBrowser)('a counter', () => {
  test('calls, calls again, serves and is done with someone, by keyboard alone; only what is allowed is there', async () => {
    const { numbers } = await at('BOGOR');
    const page = await openAs(browser, server, '/desk', 'COUNTER_OFFICER', { size: 'desktop' });
    await page.waitForSelector('h2:text-is("Anda di loket mana?")');
    expect(await axeFaults(page)).toEqual([]);
    await page.focus('.counters button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.free-title:text-is("Siap memanggil")');
    await page.waitForSelector('.before p:text-is("2 orang menunggu dipanggil.")');
    expect(await buttons(page)).toEqual(['Panggil berikutnya F2']);
    expect(await axeFaults(page)).toEqual([]);

    await pressKey(page, 'F2');
    await page.waitForSelector(`.before .number:text-is("${numbers[0]}")`);
    expect(await status(page)).toBe('dipanggil');
    expect(await buttons(page)).toEqual([
      ...['Sudah datang, layani F8', 'Panggil ulang F4', 'Tidak datang F7', 'Kembali ke antrean Shift+F7'],
    ]);
    expect(await axeFaults(page)).toEqual([]);
    await pressKey(page, 'F4');
    await page.waitForSelector('.facts-line :text-is("2 kali dipanggil")');
    await pressKey(page, 'F8');
    await page.waitForSelector('.stage.serving');
    expect(await buttons(page)).toEqual(['Selesai F8', 'Sisihkan F9', 'Alihkan Shift+F9']);
    expect(await axeFaults(page)).toEqual([]);
    await pressKey(page, 'F8');
    await page.waitForSelector(`.done:has-text("${numbers[0]} selesai.")`);

    await page.keyboard.press('Control+z');
    await page.waitForSelector(`.stage.serving .number:text-is("${numbers[0]}")`);
    await pressKey(page, 'F8');
    await page.keyboard.press('F2');
    await page.waitForSelector(`.stage.called .number:text-is("${numbers[1]}")`);
    await pressKey(page, 'F7');
    await page.click('.done button:has-text("Urungkan")');
    await page.waitForSelector('.stage.called');
    await pressKey(page, 'F7');
    await page.keyboard.press('F2');
    await page.waitForSelector('.note:text-is("Tidak ada yang menunggu untuk loket ini.")');
    await page.click('button:text-is("Tutup loket")');
    await page.waitForSelector('.counters button:has-text("Loket 1"):has-text("tutup")');
  });

  test('sets aside and takes back, and transfers to another counter', async () => {
    const { queue, numbers } = await at('DEPOK');
    await queue.openCounter(2);
    const page = await counter('DEPOK');
    await pressKey(page, 'F2');
    await page.waitForSelector('.stage.called');
    await pressKey(page, 'F8');
    await page.waitForSelector('.stage.serving');
    await pressKey(page, 'F9');
    await page.waitForSelector(`.done:has-text("${numbers[0]} disisihkan.")`);
    await page.waitForSelector(`.parked:has-text("${numbers[0]}")`);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.parked button');
    await page.waitForSelector('.parked li', { state: 'detached' });
    await page.waitForSelector(`.numbers li:first-child:has-text("${numbers[0]}")`);

    await pressKey(page, 'F2');
    await page.waitForSelector(`.stage.called .number:text-is("${numbers[0]}")`);
    await pressKey(page, 'F8');
    await page.waitForSelector('.stage.serving');
    await pressKey(page, 'Shift+F9');
    await page.waitForSelector('.transfer');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.transfer .link');
    await page.click('.note-open');
    await page.fill('#ticket-note', 'KTP baru diambil besok');
    await page.fill('#ticket-name', 'Siti Aminah');
    await page.click('.note-form button:text-is("Simpan")');
    await page.waitForSelector('.stage .ticket-note:has-text("KTP baru diambil besok")');
    await page.waitForSelector('.before .person b:text-is("Siti Aminah")');
    await pressKey(page, 'Shift+F9');
    await page.click('.transfer button:text-is("Loket 2")');
    await page.waitForSelector('.stage.free');
    expect(await queue.callNext(2)).toMatchObject({ number: numbers[0], reason: 'RETURNED' });
    const [kept] = await server.query(`select note from ticket where office = 'DEPOK' and number = $1`, [numbers[0]]);
    expect(kept).toEqual({ note: 'KTP baru diambil besok' });

    // A person who did not come may come after all, however much later that day.
    await pressKey(page, 'F2');
    await page.waitForSelector(`.stage.called .number:text-is("${numbers[1]}")`);
    await pressKey(page, 'F7');
    await page.waitForSelector(`.no-shows li:has-text("${numbers[1]}")`);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.no-shows button:has-text("Kembalikan ke antrean")');
    await page.waitForSelector('.no-shows', { state: 'detached' });
    expect(await queue.ticket(numbers[1] as string)).toMatchObject({ status: 'WAITING', ahead: 0 });
  });

  test('shows what happens elsewhere, and is the same after a reload', async () => {
    const { queue, numbers } = await at('TANGERANG', 1);
    const page = await counter('TANGERANG');
    const { number } = await queue.issueTicket();
    await page.waitForSelector(`.numbers li:has-text("${number}")`);
    await queue.callNext(1);
    await page.waitForSelector(`.stage.called .number:text-is("${numbers[0]}")`);
    await page.reload();
    await page.waitForSelector(`.stage.called .number:text-is("${numbers[0]}")`);
  });

  test('says why something could not be done', async () => {
    const { queue, numbers } = await at('KARAWANG');
    const page = await counter('KARAWANG');
    await pressKey(page, 'F2');
    await page.waitForSelector('.stage.called .button[aria-disabled=false]');
    await page.route('**/graphql', (route) => route.abort());
    await pressKey(page, 'F8');
    await page.waitForSelector('.note:has-text("Server tidak menjawab")');
    expect(await axeFaults(page)).toEqual([]);
    await page.unroute('**/graphql');
    await pressKey(page, 'F8');
    await page.waitForSelector('.stage.serving');
    expect(await queue.ticket(numbers[0] as string)).toMatchObject({ status: 'SERVING', calls: 1 });
  });

  test('takes a scan as a check-in where its officer may do that, and as nothing where not', async () => {
    const { queue } = await at('BANDUNG', 1);
    const { code, queueNumber } = await queue.confirmed(700, { when: { date: '2017-08-07' } });
    const page = await counter('BANDUNG', '1', 'COUNTER_OFFICER');
    await scan(page, code);
    await pressKey(page, 'F2');
    await page.waitForSelector('.stage.called');
    expect((await queue.bookings('2017-08-07')).edges[0].node.status).toBe('CONFIRMED');
    const managers = await counter('BANDUNG', '2', 'MANAGER');
    await scan(managers, code);
    await managers.waitForSelector(`.came .number:text-is("${queueNumber}")`);
    await managers.click('.views a:text-is("Loket")');
    await eventually('it waits', () => managers.isVisible(`.numbers li:has-text("${queueNumber}")`));
  });

  test('fits a tablet, lying and upright, and a phone, and axe finds nothing', async () => {
    await at('SURABAYA', 1);
    const opening = { size: 'tablet', office: 'SURABAYA', colorScheme: 'dark' } as const;
    const page = await openAs(browser, server, '/desk', 'COUNTER_OFFICER', opening);
    await page.click('.counters button');
    await page.click('.button.main');
    await page.waitForSelector('.stage.called');
    for (const size of ['tablet', 'uprightTablet', 'phone'] as const) {
      await page.setViewportSize(SIZES[size]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), size).toBe(true);
      expect(await axeFaults(page), size).toEqual([]);
    }
  });
});
