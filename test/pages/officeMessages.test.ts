// The console's messages in a real browser: conversations that need a hand, and the log.
import { expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { managerOf, openOffice, press, tabTo } from '../support/officePage.ts';
import { ADMIN, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const browser = await openBrowser();
const server = await openServer();
const { key } = await managerOf(server);
const BOGOR = '+628111100333';

let writers = 0;
/** Writes to Bogor as a new applicant, and returns the number they write from. */
async function write(text: string): Promise<string> {
  const from = `+62813${20_000_000 + writers++}`;
  const response = await fetch(`${server.url}/channels/simulator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, to: BOGOR, text }),
  });
  expect(response.ok).toBe(true);
  return from;
}
const open = (size: 'desktop' | 'phone' = 'desktop') => openOffice(browser, server, key, 'messages', { size });

test.skipIf(noBrowser)('messages', async () => {
  await step('says that none needs a hand', async () => {
    const page = await open();
    await page.waitForSelector('.card.empty:has-text("Tidak ada pesan yang perlu ditangani.")');
    expect(await axeFaults(page)).toEqual([]);
  });

  await step(
    'shows what was written and why it came to nothing; what could be read is filled in, and booked',
    async () => {
      const from = await write('#Dewi Kartika#31021988#14082017');
      const page = await open();
      const thread = page.locator(`.thread:has-text("${from}")`);
      expect(await thread.locator('blockquote').textContent()).toBe('#Dewi Kartika#31021988#14082017');
      await thread.locator('.tag:text-is("Tanggal lahir tidak ada di kalender")').waitFor();
      await page.waitForSelector('.sections .messages .count:has-text("1")');
      await thread.locator('.button:text-is("Daftarkan")').click();
      await page.waitForSelector('office-message input');
      expect(await page.locator('office-message input').first().inputValue()).toBe('Dewi Kartika');
      expect(await axeFaults(page)).toEqual([]);
      await page.click('office-message .button:has-text("Daftarkan dan kirim")');
      await page.waitForSelector('.wrong .error:has-text("Tulis tanggal lahir")');
      await page.fill('.wrong input', '28-02-1988');
      await page.reload();
      await page.click('.thread .button:text-is("Daftarkan")');
      const typed = page.locator('office-message input').nth(1);
      expect(await typed.inputValue()).toBe('28-02-1988');
      await page.locator('office-message input').nth(2).fill('06-08-2017');
      await page.click('office-message .button:has-text("Daftarkan dan kirim")');
      await page.waitForSelector('office-message .note.bad');
      await page.locator('office-message input').nth(2).fill('14/8/2017');
      await page.click('office-message .button:has-text("Daftarkan dan kirim")');
      await page.waitForSelector(
        '.note.good:has-text("Dewi Kartika terdaftar dengan kode"):has-text("Senin, 14 Agustus, 08.00")',
      );
      await page.waitForSelector('.sections .messages .count', { state: 'detached' });
      expect(
        await server.query(`select birth_date::text as born, status from booking where name = 'Dewi Kartika'`),
      ).toEqual([{ born: '1988-02-28', status: 'HELD' }]);
    },
  );

  await step('is marked as done, by keyboard alone', async () => {
    const from = await write('#Budi#0787');
    const page = await open();
    await page.waitForSelector('.thread');
    await tabTo(page, '.thread .button');
    await press(page, 'Tandai selesai');
    await page.waitForSelector(`.note.good:text-is("Pesan dari ${from} ditandai selesai.")`);
    await page.waitForSelector('.card.empty');
  });

  await step('are looked for in the log, and sent again where that can be', async () => {
    const from = await write('#Rina Wati#02051990#15082017');
    await eventually(
      'the answer is sent',
      async () => (await server.query(`select from outbox_message where status = 'SENT'`)).length,
    );
    const page = await open();
    await page.fill('#log-search', from);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.log .inward .text:text-is("#Rina Wati#02051990#15082017")');
    await page.waitForSelector('.log .outward');
    expect(await axeFaults(page)).toEqual([]);
    await server.query(
      `update outbox_message m set status = 'FAILED', booking = b.code, booking_version = b.version
       from booking b where b.name = 'Rina Wati' and m.recipient = $1`,
      [from],
    );
    await page.reload();
    await page.waitForSelector('.sections .messages .count:has-text("1")');
    await page.click(
      '.note.bad:has-text("1 pemohon dengan kunjungan mendatang") .button:text-is("Tampilkan pesannya")',
    );
    expect(await page.inputValue('#log-state')).toBe('NOT_ARRIVED');
    await page.locator('.log .outward').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.log .outward .button:text-is("Kirim lagi")');
    await page.waitForSelector(`.note.good:text-is("Pesan kepada ${from} dikirim lagi.")`);
    await page.waitForSelector('.sections .messages .count', { state: 'detached' });
    await page.waitForSelector('.note.bad', { state: 'detached' });
    await page.selectOption('#log-state', '');
    await page.fill('#log-search', 'tidakada');
    await page.click('.finding .button');
    await page.waitForSelector('p:text-is("Tidak ada pesan seperti itu.")');
    const { nodes } = await server.ask('{ readings(office: "BOGOR") { nodes { what } } }', {}, ADMIN);
    expect(nodes).toContainEqual({ what: 'messages' });
  });

  await step('fits a phone', async () => {
    await write('#Ani Lestari#31021988#14082017');
    const page = await open('phone');
    await page.click('.thread .button:text-is("Daftarkan")');
    await page.waitForSelector('office-message input');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
  });
});
