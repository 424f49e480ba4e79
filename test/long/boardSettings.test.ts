// A manager sets up the lobby boards in the console, and the board shows and sounds accordingly.
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { BOARD_SETTINGS, boardOf, frameOf, OPENING, START } from '../support/boardOffice.ts';
import { axeFaults, becomes, noBrowser, openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { managerOf, openOffice } from '../support/officePage.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const { key } = await managerOf(server);
const LOBBY_SERVICE = { code: 'PASSPORT', name: 'Paspor' };
const LOBBY_OFFICE = { ...OPENING, name: 'Kantor Imigrasi Bogor', timeZone: 'Asia/Jakarta', services: [LOBBY_SERVICE] };
/** The latest call alone. */
const alone = (calls: number, now: number) => ({
  ...frameOf(calls, now),
  called: frameOf(calls, now).called.slice(0, 1),
});
const SPEAKING = `
  window.spoken = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'id-ID', name: 'Ibu' }],
    cancel() {},
    speak(words) { window.spoken.push([words.text, words.volume]); setTimeout(() => words.onend(), 20); },
  } });`;

describe.skipIf(noBrowser)('the console', () => {
  test('sets word, volume and hours, and says what is wrong with them', async () => {
    const page = await openOffice(browser, server, key, 'rules');
    const save = page.locator('office-lobby button');
    await page.fill('#lobby-wordId', 'Ruang');
    await page.fill('#lobby-volume', '101');
    await page.fill('#lobby-quietFrom', 'siang');
    await page.fill('#lobby-quietTo', '13');
    await save.click();
    await page.waitForSelector('#lobby-wordEn-error:text-is("Isi keduanya, atau kosongkan keduanya.")');
    await page.waitForSelector('#lobby-volume-error:text-is("Tulis angka dari 0 sampai 100.")');
    await page.waitForSelector('#lobby-quietFrom-error:text-is("Tulis pukul berapa, misalnya 18.00.")');
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#lobby-wordEn', 'Room');
    await page.fill('#lobby-volume', '40');
    await page.fill('#lobby-quietFrom', 'jam 12');
    await page.fill('#lobby-darkFrom', '18.00');
    await page.fill('#lobby-darkTo', '6');
    await save.click();
    await page.waitForSelector('office-lobby .note.good:text-is("Pengaturan layar tersimpan.")');
    const { office } = (
      await server.graphql(`{ office(code: "BOGOR") { boardSettings {
        counterWord { id en } volumePercent quietHours { from to } darkHours { from to } } } }`)
    ).data;
    expect(office.boardSettings).toEqual({
      counterWord: { id: 'Ruang', en: 'Room' },
      volumePercent: 40,
      quietHours: { from: '12:00', to: '13:00' },
      darkHours: { from: '18:00', to: '06:00' },
    });
    await page.reload();
    await eventually('it is there again', async () => (await page.inputValue('#lobby-darkTo')) === '06:00');
    await page.fill('#lobby-wordId', '');
    await page.fill('#lobby-wordEn', '');
    await save.click();
    await page.waitForSelector('office-lobby .note.good');
    const READ = '{ office(code: "BOGOR") { boardSettings { counterWord { id } volumePercent } } }';
    expect((await server.graphql(READ)).data.office.boardSettings).toEqual({ counterWord: null, volumePercent: 40 });
  });
});

describe.skipIf(noBrowser)('the pictures and announcements', () => {
  test('are set in the console, and are shown on the board', async () => {
    const office = await openOffice(browser, server, key, 'rules');
    const form = office.locator('office-slides');
    const poster = sharp({ create: { width: 1600, height: 900, channels: 3, background: { r: 20, g: 120, b: 90 } } });
    await form.locator('input[type=file]').setInputFiles({
      ...{ name: 'poster.png', mimeType: 'image/png', buffer: await poster.png().toBuffer() },
    });
    await office.fill('#slide-0-textId', 'Peta lantai dua');
    await office.fill('#slide-0-seconds', '20');
    await form.getByRole('button', { name: 'Simpan' }).click();
    await office.waitForSelector('#slide-0-textEn-error:text-is("Tulis isi gambar dalam kata-kata.")');
    await office.fill('#slide-0-textEn', 'Map of the second floor');
    await form.getByRole('button', { name: 'Tambah pengumuman' }).click();
    await office.fill('#slide-1-textId', 'Bawa map kuning.');
    await office.fill('#slide-1-textEn', 'Bring a yellow folder.');
    await office.fill('#slide-1-seconds', '20');
    expect(await axeFaults(office)).toEqual([]);
    await form.getByRole('button', { name: 'Simpan' }).click();
    await office.waitForSelector('office-slides .note.good:text-is("Gambar dan pengumuman tersimpan.")');
    const asked = '{ office(code: "BOGOR") { boardSlides { picture text { id en } seconds hours { from to } } } }';
    const { boardSlides } = (await server.graphql(asked)).data.office;
    expect(boardSlides).toMatchObject([
      { picture: expect.stringMatching(/^[0-9a-f-]{36}$/), seconds: 20, hours: null },
      { picture: null, text: { id: 'Bawa map kuning.', en: 'Bring a yellow folder.' }, seconds: 20, hours: null },
    ]);

    for (const slide of boardSlides) {
      const { page } = await boardOf(browser, server.url, {
        office: { ...LOBBY_OFFICE, boardSettings: BOARD_SETTINGS, boardSlides: [slide] },
        ...{ frame: frameOf(1, START), ownClock: false },
      });
      await page.waitForSelector('.slide', { state: 'visible' });
      if (slide.picture === null) await page.waitForSelector('.slide p:text-is("Bawa map kuning.")');
      else await becomes(page, `document.querySelector('.slide img[alt="Peta lantai dua"]')?.naturalWidth === 1280`);
    }
  });
});

describe.skipIf(noBrowser)('a board', () => {
  test("says the office's own word for a counter, as loud as it is set", async () => {
    const boardSettings = { ...BOARD_SETTINGS, counterWord: { id: 'Ruang', en: 'Room' }, volumePercent: 40 };
    const { page, office } = await boardOf(browser, server.url, {
      ...{ office: { ...LOBBY_OFFICE, boardSettings }, frame: frameOf(1, START), sound: true, before: SPEAKING },
      ownClock: false,
    });
    expect(await page.locator('.hero .where span').allInnerTexts()).toEqual(['Ruang 2', 'Room 2']);
    office.show(alone(2, START + 1000));
    await eventually('it is spoken', () => page.evaluate<boolean>('spoken.length > 0'));
    expect(await page.evaluate('spoken[0]')).toEqual(['Nomor antrean A, satu, nol, dua. Silakan ke ruang 3.', 0.4]);
  });

  test('is dark and silent in the hours for it, and as before after them', async () => {
    const hours = { from: '08:00', to: '08:05' };
    const { page, office } = await boardOf(browser, server.url, {
      ...{ office: { ...LOBBY_OFFICE, boardSettings: { ...BOARD_SETTINGS, quietHours: hours, darkHours: hours } } },
      ...{ frame: frameOf(1, START), sound: true, before: SPEAKING, colorScheme: 'light' },
    });
    await page.clock.runFor(2000);
    const theme = () => page.evaluate('document.documentElement.dataset.theme ?? null');
    expect(await theme()).toBe('dark');
    expect(await page.locator('.quiet').count()).toBe(0);
    office.show(frameOf(2, START + 3000));
    for (let step = 0; step < 10; step++) await page.clock.runFor(3000);
    expect(await page.locator('.hero .number').textContent()).toBe('A102');
    expect(await page.evaluate('spoken')).toEqual([]);
    for (let passed = 0; passed < 300; passed += 10) {
      office.show(frameOf(2, START + 40_000 + passed * 1000));
      await page.clock.runFor(10_000);
    }
    expect(await theme()).toBeNull();
    office.show(frameOf(3, START + 360_000));
    for (let step = 0; step < 4; step++) await page.clock.runFor(3000);
    expect((await page.evaluate<unknown[]>('spoken')).length).toBeGreaterThan(0);
  });
});
