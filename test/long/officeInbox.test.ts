// The inbox in a real browser: a question that is not understood lights it up, an officer answers, the automaton goes on.
import { expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { managerOf, openOffice, signInWith } from '../support/officePage.ts';
import { openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const browser = await openBrowser();
const server = await openServer();
const { key } = await managerOf(server, 'FRONT_DESK');
const manager = await managerOf(server);
const BOGOR = '+628111100333';
const [RINA, JOKO] = ['+6281320000001', '+6281320000002'] as const;

interface WrittenAnswer {
  replies: { key: string; text: string }[];
  intent: string;
}

async function write(from: string, text: string): Promise<WrittenAnswer> {
  const response = await fetch(`${server.url}/channels/simulator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, to: BOGOR, text }),
  });
  return (await response.json()) as WrittenAnswer;
}

test.skipIf(noBrowser)('the inbox', async () => {
  const page = await openOffice(browser, server, key, 'inbox');

  await step('says that no one waits, and shows the front desk no more of the console than it may use', async () => {
    await page.waitForSelector('.card.empty:has-text("Tidak ada yang menunggu.")');
    expect(await page.locator('.sections a > span:first-child').allTextContents()).toEqual(['Kotak masuk', 'Pesan']);
    expect(await axeFaults(page)).toEqual([]);
  });

  await step('lights up by itself once a person was not understood twice', async () => {
    await write(RINA, 'qwe rty uio asdf');
    await write(RINA, 'zxc vbn mkl poi');
    await page.waitForSelector(`.people a:has-text("${RINA}") .tag:text-is("Tidak dipahami dua kali")`);
    await page.waitForSelector('.sections .inbox .count:has-text("1")');
  });

  await step('shows the desk how many wait', async () => {
    const desk = await browser.open(`${server.url}/desk`, { size: 'desktop' });
    await signInWith(desk, key);
    await desk.waitForSelector('.waiting-answers a:has-text("1 orang menunggu jawaban petugas")');
    expect(await axeFaults(desk)).toEqual([]);
  });

  await step('leads from the desk to the inbox in the same language, at the same office', async () => {
    const desk = await browser.open(`${server.url}/desk?lang=en`, { size: 'desktop' });
    await signInWith(desk, key);
    await desk.click('.waiting-answers a');
    await desk.waitForSelector(`.people a:has-text("${RINA}") .tag:text-is("Not understood twice")`);
    expect(new URL(desk.url())).toMatchObject({ pathname: '/office', hash: '#inbox' });
    expect(await desk.evaluate('document.documentElement.lang')).toBe('en');
  });

  await step('opens the conversation with its messages, by keyboard', async () => {
    await page.focus('.people a');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.exchange .inward .text:text-is("zxc vbn mkl poi")');
    expect(await page.locator('.exchange li').count()).toBe(4);
    await page.waitForSelector('.people .count', { state: 'detached' });
    expect(await axeFaults(page)).toEqual([]);
  });

  await step('sends the answer of the officer, after which the automaton is silent', async () => {
    await page.keyboard.press('Tab');
    await page.click('office-reply .button:text-is("Kirim")');
    await page.waitForSelector('#reply-error:text-is("Tulis jawabannya.")');
    await page.fill('#reply-text', 'Selamat pagi, ada yang bisa kami bantu?');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector(
      '.exchange .outward:has-text("Anda") .text:text-is("Selamat pagi, ada yang bisa kami bantu?")',
    );
    expect(await page.inputValue('#reply-text')).toBe('');
    const answer = '.exchange .outward:has-text("ada yang bisa kami bantu")';
    await page.waitForSelector(`${answer} .from:has-text("Terkirim")`);
    await server.query(`update outbox_message set status = 'READ' where text like 'Selamat pagi, ada yang%'`);
    await page.waitForSelector('.sections .inbox .count', { state: 'detached' });
    expect(await write(RINA, 'jam buka kantor?')).toMatchObject({ replies: [], intent: 'TO_OFFICER' });
    await page.waitForSelector('.exchange .inward .text:text-is("jam buka kantor?")');
    await page.waitForSelector(`${answer} .from:has-text("Dibaca")`);
  });

  await step('keeps a text as a saved reply, and sends it with one choice', async () => {
    await page.fill('#reply-text', 'Buka Senin sampai Jumat.');
    await page.click('office-reply summary');
    await page.fill('#reply-title', 'Jam buka');
    await page.click('office-reply details .button:text-is("Simpan")');
    await page.waitForSelector('#reply-saved option:text-is("Jam buka")', { state: 'attached' });
    await page.fill('#reply-text', '');
    await page.selectOption('#reply-saved', { label: 'Jam buka' });
    await page.click('office-reply .button:text-is("Kirim dan serahkan")');
    await page.waitForSelector('.exchange .outward .text:text-is("Buka Senin sampai Jumat.")');
  });

  await step('and then the automaton answers again', async () => {
    await page.waitForSelector('p:text-is("Pesan berikutnya dijawab otomatis.")');
    expect(await write(RINA, 'jam buka kantor?')).toMatchObject({ intent: 'HOURS' });
    await page.waitForSelector('.exchange .outward:has-text("Jawaban otomatis"):has-text("Jam buka")');
  });

  await step('an answer of an officer becomes one of the office by a manager', async () => {
    const consoleOfManager = await openOffice(browser, server, manager.key, 'inbox');
    await consoleOfManager.click('.lists .button:text-is("Semua")');
    await consoleOfManager.click(`.people a:has-text("${RINA}")`);
    await consoleOfManager.click('.exchange .outward:has-text("Buka Senin") .button:text-is("Jadikan jawaban kantor")');
    await consoleOfManager.fill('#answer-question', 'Apakah ada loker?');
    await consoleOfManager.click('office-make-answer .button:text-is("Simpan")');
    await consoleOfManager.waitForSelector('.note.good:has-text("Apakah ada loker?")');
    expect((await write(JOKO, 'apakah ada loker?')).replies).toHaveLength(1);
  });

  await step('writes first to a number that is looked for, and to the person of a booking', async () => {
    await page.click('.lists .button:text-is("Semua")');
    await page.fill('#inbox-person', '0813 2000 0009');
    await page.click('.finding .button:text-is("Cari")');
    await page.click('.card.empty .button:text-is("Tulis pesan ke 0813 2000 0009")');
    await page.waitForSelector('#conversation-title:has-text("+6281320000009")');
    expect(await axeFaults(page)).toEqual([]);

    const { replies } = await write('+6281320000010', '#Wati Didahului#25011987#08082017');
    const code = /\b[2-9A-HJKMNP-Z]{8}\b/.exec(replies[0]?.text.replaceAll(/\d{8}/g, '') ?? '')?.[0];
    await page.evaluate(`location.hash = '#inbox/to-${code}'`);
    await page.waitForSelector('#conversation-title:has-text("+6281320000010")');
    await page.waitForSelector(`.booked-here .code:text-is("${code}")`);
  });

  await step('fits a phone, where the conversation takes the place of the list', async () => {
    await write(JOKO, 'petugas');
    const phone = await openOffice(browser, server, key, 'inbox', { size: 'phone' });
    await phone.click(`.people a:has-text("${JOKO}")`);
    await phone.waitForSelector('.exchange .inward');
    expect(await phone.locator('.listed').isVisible()).toBe(false);
    expect(await phone.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await axeFaults(phone)).toEqual([]);
    await phone.click('.back a');
    await phone.waitForSelector('.people a');
  });
});
