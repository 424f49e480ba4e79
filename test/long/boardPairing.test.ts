// A board paired by the code on its screen, in two real browsers: the console enters it, sets the board up, and ends its key.
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { openOffice } from '../support/officePage.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:40:00+07:00' });
const manager = await server.staff('MANAGER');
const key = (manager.authorization ?? '').slice('Bearer '.length);

describe.skipIf(noBrowser)('a board', () => {
  test('shows a code, is paired by it, takes its language, and is the public board again without a key', async () => {
    const board = await browser.open(`${server.url}/board/BOGOR?sound=off#pair`, {
      size: 'television',
      prepare: (page) => page.clock.install({ time: Date.parse('2017-08-07T07:40:00+07:00') }),
    });
    const code = (await board.textContent('.board-pairing .code')) ?? '';
    expect(code).toMatch(/^\w{4}-\w{4}$/);
    await board.waitForSelector('.board-pairing svg');
    expect(await axeFaults(board)).toEqual([]);
    // The board takes the room that is left: nothing of it is covered.
    const ends = (selector: string, side: 'top' | 'bottom') =>
      board.evaluate<number>(`document.querySelector('${selector}').getBoundingClientRect().${side}`);
    expect(await ends('.board', 'bottom')).toBeLessThanOrEqual(await ends('.board-pairing', 'top'));
    expect(await ends('.board-pairing', 'bottom')).toBeLessThanOrEqual(SIZES.television.height);

    // Its QR code leads to the form with the code filled in.
    const page = await openOffice(browser, server, key, `people/board-${code.replace('-', '')}`);
    await page.waitForSelector('#device-code');
    expect(await page.inputValue('#device-code')).toBe(code);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.setViewportSize(SIZES.desktop);
    await page.fill('#device-code', 'AAAA');
    await page.fill('#device-name', 'Ruang tunggu');
    await page.click('.button:text-is("Pasang perangkat")');
    await page.waitForSelector('#device-code-error');
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#device-code', code.toLowerCase());
    await page.click('.button:text-is("Pasang perangkat")');
    await page.waitForSelector('.pairing h3:has-text("Menunggu Ruang tunggu")');

    await board.clock.runFor(5000);
    await board.waitForSelector('.board-pairing', { state: 'detached' });
    await board.waitForSelector('.hero');
    await page.waitForSelector('.note.good:has-text("Ruang tunggu sudah terpasang.")');
    await page.waitForSelector(
      '.devices li:has-text("Ruang tunggu"):has-text("Layar antrean"):has-text("tersambung"):has-text("Versi halaman")',
    );

    await page.click('.devices button:has-text("Atur")');
    await page.selectOption('#device-language', 'en');
    await page.click('.device-form .button:text-is("Simpan")');
    await page.waitForSelector('.note.good:has-text("tersimpan")');
    await board.clock.runFor(30_000);
    await board.waitForSelector('.lines h2 span:first-child:has-text("Next")');

    const [device] = (await server.ask('{ devices(office: "BOGOR") { id } }', {}, manager)) as { id: string }[];
    const end = 'mutation ($input: EndOfficeKeysInput!) { endOfficeKeys(input: $input) { __typename } }';
    await server.ask(end, { input: { office: 'BOGOR', ids: [device?.id] } }, manager);
    await board.reload();
    await board.waitForSelector('.lines h2 span:first-child:has-text("Berikutnya")');
    expect(await axeFaults(board)).toEqual([]);
  });
});
