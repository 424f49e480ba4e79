// In a real browser, managers set up staff and counters, the registration format and the rules on the console.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { startHookReceiver } from '../support/hookReceiver.ts';
import { managerOf, openOffice, press, signInWith, tabTo } from '../support/officePage.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer({ environment: { WEBHOOK_NETWORKS: 'loopback' } });
const { key, signedIn } = await managerOf(server);
const open = (section: string) => openOffice(browser, server, key, section);
const office = async (fields: string) =>
  (await server.graphql(`{ office(code: "BOGOR") { ${fields} } }`, {}, signedIn)).data.office;

describe.skipIf(noBrowser)('staff', () => {
  test('is added with a key that is shown this once and works, and is removed after a question', async () => {
    const page = await open('people');
    await page.click('.button:text-is("Buat kunci")');
    await page.waitForSelector('.error:text-is("Tulis nama petugas.")');
    await page.fill('#staff-name', 'Ratna Dewi');
    await page.click('.pick:has-text("Kepala kantor")');
    await page.click('.button:text-is("Buat kunci")');
    await page.waitForSelector('h2:text-is("Kunci untuk Ratna Dewi")');
    expect(await axeFaults(page)).toEqual([]);
    const hers = await page.inputValue('#new-key');
    const other = await browser.open(`${server.url}/office`, { size: 'desktop' });
    await signInWith(other, hers);
    await other.waitForSelector('.tiles');

    await page.click('.button:text-is("Sudah saya serahkan")');
    expect(await page.isVisible('#new-key')).toBe(false);
    await page.click('tr:has-text("Ratna Dewi") .button.danger');
    await page.waitForSelector('.ask p:text-is("Kunci Ratna Dewi tidak berlaku lagi saat ini juga.")');
    await page.click('.ask .button:text-is("Ya, hapus")');
    await page.waitForSelector('.note.good:text-is("Kunci Ratna Dewi sudah tidak berlaku.")');
    await page.waitForSelector('summary:has-text("Yang sudah berakhir")');
  });

  test('has its keys listed with their ends, and all but one’s own ended in one step', async () => {
    await server.staff('FRONT_DESK', 'BOGOR', 'Tono');
    await server.staff('FRONT_DESK', 'BOGOR', 'Tini');
    await server.query(`update staff set counts_from = '2017-05-10T02:00:00Z' where name = 'Tini'`);
    const page = await open('people');
    await page.waitForSelector('tr:has-text("Tono"):has-text("30 Oktober 2017")');
    await page.waitForSelector('tr:has-text("Tini") .soon:text-is("Kedaluwarsa 8 Agustus 2017: siapkan kunci baru")');
    await page.waitForSelector('tr:has-text("(Anda)")');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.button:text-is("Hapus semua kunci lain")');
    await page.waitForSelector('.ask p:has-text("Kunci Anda sendiri tetap berlaku.")');
    await page.click('.ask .button:text-is("Ya, hapus")');
    await page.waitForSelector('.note.good:text-is("Semua kunci lain sudah tidak berlaku.")');
    // The list is asked for again after that is said.
    await page.waitForSelector('office-staff tbody:has(tr):not(:has(tr:nth-child(2)))');
    expect(await server.query('select count(*)::int as live from staff where ended_at is null')).toEqual([{ live: 1 }]);
  });
});

describe.skipIf(noBrowser)('devices', () => {
  test('are paired by a code and a picture, and then stand in the list', async () => {
    const page = await open('people');
    await page.click('.button:text-is("Buat kode")');
    await page.waitForSelector('.error:text-is("Tulis nama perangkat.")');
    await page.fill('#device-name', 'Pintu depan');
    await page.click('.button:text-is("Buat kode")');
    await page.waitForSelector('h3:text-is("Kode untuk Pintu depan")');
    await page.waitForSelector('.pairing svg path');
    expect(await axeFaults(page)).toEqual([]);
    const device = await browser.open(`${server.url}/kiosk/BOGOR`, { size: 'kiosk' });
    await device.fill('#pair-code', (await page.textContent('.pairing .code')) ?? '');
    await device.keyboard.press('Enter');
    await device.waitForSelector('.keypad');
    await page.waitForSelector('.note.good:text-is("Pintu depan sudah terpasang.")');
    await page.waitForSelector('tr:has-text("Pintu depan"):has-text("Kiosk")');
    expect(await axeFaults(page)).toEqual([]);
  });
});

describe.skipIf(noBrowser)('counters', () => {
  test('are added, opened, closed and removed, by keyboard alone', async () => {
    const page = await open('people');
    await page.waitForSelector('office-counters tbody');
    await tabTo(page, '#counter-label');
    await page.keyboard.type('VIP');
    await press(page, 'Tambah loket');
    await page.waitForSelector('th:text-is("VIP")');
    await press(page, 'Buka VIP');
    await page.waitForSelector('tr:has-text("VIP") .tag.good');
    expect(await page.isDisabled('tr:has-text("VIP") .danger')).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Tutup VIP');
    await page.waitForSelector('tr:has-text("VIP") .tag.still');
    await press(page, 'Hapus VIP');
    await press(page, 'Ya, hapus');
    await page.waitForSelector('.note.good:text-is("Loket VIP sudah dihapus.")');
  });

  test('cannot have a name that the board does not hold', async () => {
    const page = await open('people');
    await page.fill('#counter-label', 'Loket untuk semua orang');
    await page.click('.button:text-is("Tambah loket")');
    await page.waitForSelector('#counter-label-error');
    expect(await page.inputValue('#counter-label')).toBe('Loket untuk semua orang');
  });

  test('cannot be there twice, which is said in the language of the page', async () => {
    const said = {
      id: 'Kantor Imigrasi Bogor sudah punya loket 1. Pakai nama lain.',
      en: 'Kantor Imigrasi Bogor has a counter 1 already. Use another name.',
    };
    for (const [language, sentence] of Object.entries(said)) {
      const page = await browser.open(`${server.url}/office?lang=${language}#people`, { size: 'desktop' });
      await signInWith(page, key);
      await page.fill('#counter-label', '1');
      await page.click('form:has(#counter-label) button.button');
      await page.waitForSelector('office-counters .note.bad');
      expect(await page.textContent('office-counters .note.bad')).toBe(sentence);
      expect(await axeFaults(page)).toEqual([]);
    }
  });
});

describe.skipIf(noBrowser)('the registration format', () => {
  test('is tried on what people write before it is saved', async () => {
    const page = await open('template');
    await page.fill('#sample', 'Nama: Siti Aminah, lahir 2 Mei 1990');
    await page.waitForSelector('.read dd:text-is("2 Mei 1990")');
    expect(await page.locator('.bubble').count()).toBe(2);
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#template', '#NAMA#TGLLAHIR#ALAMAT');
    await page.fill('#sample', '#Siti Aminah#02051990#Jl. Melati 5');
    await page.waitForSelector('.read dd:text-is("Jl. Melati 5")');
    expect((await office('registration { template }')).registration.template).toBe('#NAMA#TGLLAHIR#TGLKEDATANGAN');
    await page.reload();
    await page.waitForSelector('#template');
    expect(await page.inputValue('#template')).toBe('#NAMA#TGLLAHIR#ALAMAT');
    await page.click('.button:text-is("Simpan")');
    await page.waitForSelector('.note.good:has-text("Format tersimpan")');
    expect((await office('registration { template }')).registration.template).toBe('#NAMA#TGLLAHIR#ALAMAT');
  });

  test('says what is wrong with it, beside it and when it is to be saved', async () => {
    const page = await open('template');
    await page.fill('#template', '#NAMA');
    const sentence = 'Format harus memuat NAMA dan TGLLAHIR.';
    await page.waitForSelector(`.reading .note.care p:text-is("${sentence}")`);
    await page.click('.button:text-is("Simpan")');
    await page.waitForSelector('form .note.bad');
    expect(await page.textContent('form .note.bad')).toBe(sentence);
    await page.click('.button:text-is("Kembalikan")');
    await page.click('.button:text-is("Tambah format")');
    await page.fill('#template-0', 'HAJI#NAMA#TGLLAHIR');
    await page.selectOption('#service-0', 'PASSPORT');
    await page.click('.button:text-is("Simpan")');
    await page.waitForSelector('.note.good:has-text("Format tersimpan")');
    expect((await office('registration { templates { template } }')).registration.templates.length).toBe(2);
  });
});

describe.skipIf(noBrowser)('the rules', () => {
  test('are shown with units and bounds, checked, and saved together', async () => {
    const page = await open('rules');
    await page.waitForSelector('.setting');
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.isDisabled('.saving .button')).toBe(true);
    await page.fill('#overbookPercent', '50');
    await page.fill('#holdMinutes', '45');
    await page.click('.saving .button');
    await page.waitForSelector('.error:text-is("Tulis angka bulat 0 sampai 30.")');
    expect(await page.evaluate('document.activeElement.id')).toBe('overbookPercent');
    expect(await axeFaults(page)).toEqual([]);
    await page.reload();
    await page.waitForSelector('.setting');
    expect(await page.inputValue('#holdMinutes')).toBe('45');
    await page.fill('#overbookPercent', '5');
    await page.fill('#release', '14:00');
    await page.fill('#walkInPlaces', '15');
    await page.fill('#proofCountries', 'id my');
    await page.fill('#sendsDigitsFor', 'TANGERANG, medan');
    await page.click('.saving .button');
    await page.waitForSelector('.note.good:text-is("Aturan tersimpan.")');
    expect(
      await office(
        'policy { holdMinutes proofCountries sendsDigitsFor release { at } } queue { walkInPlaces } houseRules { overbookPercent }',
      ),
    ).toEqual({
      policy: {
        ...{ holdMinutes: 45, release: { at: '14:00' } },
        ...{ proofCountries: ['ID', 'MY'], sendsDigitsFor: ['TANGERANG', 'MEDAN'] },
      },
      queue: { walkInPlaces: 15 },
      houseRules: { overbookPercent: 5 },
    });
  });

  test('say what people are told unasked, and when', async () => {
    const page = await open('rules');
    await page.waitForSelector('#notices-from');
    await page.fill('#notices-remindAt', '22:00');
    await page.click('office-notices .button');
    await page.waitForSelector('.error:text-is("Tulis jam di antara kedua jam itu.")');
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#notices-remindAt', '15.30');
    await page.click('.pick:has-text("Giliran sudah dekat")');
    await page.click('office-notices .button');
    await page.waitForSelector('office-notices .note.good');
    expect(await office('notices { remindAt off hours { from to } }')).toEqual({
      notices: { remindAt: '15:30', off: ['TURN_NEAR'], hours: { from: '07:00', to: '21:00' } },
    });
  });

  test('hold what to bring in both languages', async () => {
    const page = await open('rules');
    const texts = Promise.withResolvers<void>();
    await page.route('**/graphql*', async (route) => {
      // The page itself is read in Indonesian.
      if (route.request().headers()['accept-language'] === 'en') await texts.promise;
      await route.continue();
    });
    await page.reload();
    await page.waitForSelector('#bring-en');
    // Nothing can be typed that the texts of the office would replace once they come.
    expect(await page.isDisabled('#bring-en')).toBe(true);
    texts.resolve();
    await page.fill('#bring-en', '');
    await page.click('office-bring .button');
    await page.waitForSelector('.error:text-is("Tulis dalam kedua bahasa.")');
    await page.fill('#bring-en', 'Bring your passport.');
    await page.click('office-bring .button');
    await page.waitForSelector('office-bring .note.good');
    expect(
      (await server.graphql('{ office(code: "BOGOR") { bring } }', {}, { 'accept-language': 'en' })).data.office.bring,
    ).toBe('Bring your passport.');
  });
});

describe.skipIf(noBrowser)('on small screens', () => {
  test.each(['people', 'template', 'rules', 'webhooks'])('%s fits a phone and a tablet', async (section) => {
    const page = await openOffice(browser, server, key, section, { size: 'phone' });
    await page.waitForSelector('.card');
    await page.waitForLoadState('networkidle');
    const name = await page.locator('.sections [aria-current]').boundingBox();
    // A strip is scrolled by whole pixels.
    expect((name?.x ?? Number.NaN) + (name?.width ?? Number.NaN)).toBeLessThan(SIZES.phone.width + 1);
    for (const viewport of [{ width: 820, height: 1180 }, SIZES.phone]) {
      await page.setViewportSize(viewport);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
    expect(await axeFaults(page)).toEqual([]);
  });
});

describe.skipIf(noBrowser)('a webhook', () => {
  test('is added with a secret that is shown this once, tried, told again, switched off and deleted', async () => {
    const receiver = await startHookReceiver();
    const page = await open('webhooks');
    const row = `office-webhooks li:has-text("${receiver.url}")`;
    const press = (text: string) => page.click(`${row} .button:text-is("${text}")`);
    await page.click('office-webhooks .button:text-is("Tambah penerima")');
    await page.click('office-webhooks .button:text-is("Buat")');
    await page.waitForSelector('#webhook-url-error');
    await page.fill('#webhook-url', receiver.url);
    await page.click('office-webhooks .pick:has-text("Hari ditutup")');
    expect(await axeFaults(page)).toEqual([]);
    await fitsAPhone(page);
    await page.click('office-webhooks .button:text-is("Buat")');
    const secret = await page.textContent(`${row} .secret code`);
    receiver.secrets.push(secret ?? '');
    await fitsAPhone(page);
    expect(await axeFaults(page)).toEqual([]);
    await page.click(`${row} .secret .button:text-is("Tutup")`);

    await press('Kirim percobaan');
    await eventually('the test', () => receiver.received.length === 1);
    receiver.answerBy(() => 500);
    const CLOSE = `mutation { closeDay(input: { office: "BOGOR", date: "2017-08-22", reason: "Listrik padam" }) { ... on CapacityChange { id } } }`;
    await server.ask(CLOSE, {}, signedIn);
    await eventually('an attempt', () => receiver.attempts.some(({ answer }) => answer === 500));
    receiver.answerBy(() => 200);
    await press('Riwayat kiriman');
    await page.waitForSelector(`${row} tr:has-text("Percobaan") td:has-text("Sampai")`);
    await page.waitForSelector(`${row} tr:has-text("Hari ditutup") td:has-text("500 answered 500")`);
    await fitsAPhone(page);
    expect(await axeFaults(page)).toEqual([]);
    await page.click(`${row} tr:has-text("Hari ditutup") .button`);
    await eventually('it again', () => receiver.received.some(({ type }) => type === 'day.closed'));
    await page.click(`${row} .button:text-is("Muat ulang")`);
    await page.waitForSelector(`${row} tr:has-text("Hari ditutup") td:has-text("Sampai")`);

    await press('Ganti kunci');
    await page.click(`${row} .ask .button:text-is("Ya, ganti")`);
    await page.waitForSelector(`${row} .secret code`);
    expect(await page.textContent(`${row} .secret code`)).not.toBe(secret);
    await press('Matikan');
    await page.waitForSelector(`${row} .tag:text-is("Dimatikan")`);
    await press('Hapus');
    await page.click(`${row} .ask .button:text-is("Ya, hapus")`);
    await page.waitForSelector('office-webhooks p:text-is("Belum ada.")');
  });
});

async function fitsAPhone(page: Page): Promise<void> {
  await page.setViewportSize(SIZES.phone);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  await page.setViewportSize(SIZES.desktop);
}
