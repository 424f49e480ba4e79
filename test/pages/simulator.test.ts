// The simulator in a real browser: a whole dialogue by pressing, photos, what comes by itself, the clock, and no trace of it in real service.
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { codeIn, eventually } from '../support/app.ts';
import { chooseDay, fillPerson } from '../support/bookPage.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const url = `${server.url}/simulator`;
const START = '2017-08-01T09:00:00+07:00';

/** As it is written: a hold speaks of a "nomor antrean", too. */
const said = (page: Page, text: string) =>
  page
    .locator('.bubble.office', { hasText: new RegExp(text) })
    .first()
    .waitFor();
const lastSaid = async (page: Page) => (await page.locator('.bubble.office p').last().textContent()) ?? '';
const example = (page: Page, text: string) => page.locator('.example', { hasText: text });
const part = (page: Page, name: string) => page.locator('.tab', { hasText: name }).click();
const row = (page: Page, label: string) => page.locator(`.rows div:has(dt:text-is("${label}")) dd`).textContent();
/** Runs in the page: how wide the first picture of a kind really is. */
const WIDTH = (kind: string) => `(document.querySelector('.bubble img.${kind}')?.naturalWidth ?? 0)`;

/** Opens the simulator, where a new applicant writes to an office. */
async function somebody(office: string, size: 'phone' | 'desktop' = 'desktop', name = ''): Promise<Page> {
  const page = await browser.open(`${url}?office=${office}`, { size });
  if (size === 'phone') await part(page, 'Pemohon');
  await page.click('.new-person summary');
  await page.fill('#new-name', name);
  await page.click('.new-person .button');
  await page.waitForSelector('.example');
  return page;
}

async function send(page: Page, text: string): Promise<void> {
  await page.fill('.line textarea', text);
  await page.keyboard.press('Enter');
}

beforeEach(() => server.clock.set(START));

describe.skipIf(noBrowser)('the simulator', () => {
  test.each(['phone', 'desktop'] as const)('on a %s leads from the example to the queue number', async (size) => {
    const page = await somebody('BOGOR', size, size === 'phone' ? 'Rini Marlina' : 'Eko Prasetyo');
    // A desktop shows all parts at once in the end, a phone one at a time.
    if (size === 'phone') expect(await axeFaults(page)).toEqual([]);
    await example(page, '#').first().click();
    expect(await page.inputValue('.line textarea')).toMatch(/^#(Rini Marlina|Eko Prasetyo)#\d{8}#03082017$/);
    await page.click('.send');
    await said(page, 'kode');
    const code = codeIn(await lastSaid(page));
    await example(page, code).click();
    await page.keyboard.press('Enter');
    await said(page, 'Nomor antrean A1');
    await eventually('the picture is there', () => page.evaluate<boolean>(`${WIDTH('qr')} > 50`));
    if (size === 'phone') expect(await axeFaults(page)).toEqual([]);

    if (size === 'phone') await part(page, 'Di balik layar');
    expect(await page.textContent('.read')).toBe('Konfirmasi CONFIRM');
    expect(await page.textContent('.seat .code')).toBe(code);
    expect(await row(page, 'Nomor antrean')).toMatch(/^A10\d$/);
    expect(await row(page, 'Jadwal')).toBe('Kamis, 3 Agustus, 08.00');
    expect(await row(page, 'Tempat tersisa pada jam itu')).toMatch(/^4\d dari 50$/);
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  });

  test('gives no example before it knows the days of the office that was chosen', async () => {
    let open = () => {};
    const page = await somebody('BOGOR');
    const registration = page.locator('.example', { hasText: /#\d{8}$/ });
    await registration.first().waitFor();
    const known = new Promise<void>((resolve) => {
      open = resolve;
    });
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('SimulatorDays')) await known;
      await route.continue();
    });
    await page.selectOption('select >> nth=0', 'BATAM');
    await page.waitForSelector('.phone-head h2:has-text("Batam")');
    expect(await registration.count()).toBe(0);
    open();
    await example(page, '#').first().waitFor();
  });

  test('shows buttons, and a press is an answer', async () => {
    const page = await somebody('MEDAN');
    await send(page, 'PANDU');
    await said(page, '1/4');
    expect(await row(page, 'Sedang dipandu')).toBe('nama ditanyakan');
    for (const step of ['2/4', '3/4']) {
      await page.locator('.example').first().click();
      await page.keyboard.press('Enter');
      await said(page, step);
    }
    await page.locator('.press').first().click();
    await said(page, '4/4');
    await send(page, 'ya');
    await said(page, 'Nomor antrean');
    expect(await page.locator('.bubble.applicant').count()).toBe(5);
  });

  test('sends photos where an office wants them, and says what is none', async () => {
    server.clock.set(START);
    const page = await somebody('BATAM', 'desktop', 'Dewi Anggraini');
    await example(page, '#').first().click();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.rows dt:text-is("Menunggu foto dari")');
    await page.setInputFiles('.attach input', { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no') });
    expect(await page.textContent('.writing .error')).toBe('Berkas itu bukan foto yang dapat dibaca.');
    await example(page, 'Foto KTP contoh').click();
    await page.waitForSelector('.seat');
    await eventually('the photo is there', () => page.evaluate<boolean>(`${WIDTH('photo')} === 856`));
    expect(await page.locator('.writing .error').count()).toBe(0);
    // A job of its own keeps the photo; until then the booking has the name of its message.
    await eventually('the photo is kept', async () => {
      const [{ photo }] = await server.query(`select photo from booking where name = 'Dewi Anggraini'`);
      return photo.startsWith('photo:');
    });
    // A server that was started again has forgotten it: that is said, and nothing is broken.
    expect((await fetch(`${server.url}/simulator/photos/none`)).status).toBe(404);
  });

  test('shows what comes by itself, at its time: the trainer moves the clock on', async () => {
    server.clock.set(START);
    const page = await somebody('JAKARTA_PUSAT', 'desktop', 'Hasan Basri');
    await example(page, '#Hasan').click();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.seat');
    await example(page, (await page.textContent('.seat .code')) as string).click();
    await page.keyboard.press('Enter');
    await said(page, 'Nomor antrean');
    const close = 'mutation ($input: CloseDayInput!) { closeDay(input: $input) { ... on CapacityChange { moved } } }';
    const closed = await server.ask(
      close,
      { input: { office: 'JAKARTA_PUSAT', date: '2017-08-03', reason: 'Listrik padam' } },
      ADMIN,
    );
    expect(closed).toEqual({ moved: 1 });
    // Managers have some minutes to think better of it.
    expect(await page.textContent('.clock-card .time b')).toBe('09.00');
    await page.click('.step:has-text("10 menit")');
    await said(page, 'tidak dapat dilayani');
    expect(await page.textContent('.clock-card .time b')).toBe('09.10');
    await page.click('.step:has-text("Ke waktu hadir")');
    // The page's clock runs, the test's stands: to the minute or the one behind it.
    await page.waitForSelector('.clock-card .time b:text-matches("^07[.]3[01]$")');
  });

  test('confirms by its link what was booked on the page', async () => {
    server.clock.set(START);
    const page = await browser.open(`${server.url}/book/BOGOR`);
    await chooseDay(page, 'Senin, 7 Agustus');
    await fillPerson(page, 'Budi Santoso');
    await page.click('.button.main');
    await page.waitForSelector('.held .links a:has-text("Kirim lewat simulator")');
    const [phone] = await Promise.all([page.context().waitForEvent('page'), page.click('.held .links a')]);
    await phone.waitForSelector('.example');
    expect(await phone.inputValue('.line textarea')).toMatch(/^[0-9A-Z]{8}$/);
    expect(await phone.textContent('.phone-head h2')).toContain('Kantor Imigrasi Bogor WhatsApp +628111100333');
    await phone.click('.send');
    await said(phone, 'Nomor antrean');
    await page.bringToFront();
    await page.waitForSelector('h1:text-is("Anda sudah terdaftar")');
  });

  test('keeps its people and the office through a reload, and lets one go', async () => {
    const page = await somebody('DEPOK', 'desktop', 'Kartika Sari');
    await page.reload();
    await page.waitForSelector('.person[aria-pressed=true]:has-text("Kartika Sari")');
    expect(await page.inputValue('#office')).toBe('DEPOK');
    await page.click('button[aria-label="Hapus Kartika Sari"]');
    expect(await page.locator('.person b').allTextContents()).toEqual(['Budi Santoso', 'Siti Aminah', 'Wayan Sudarma']);
    expect(await page.getAttribute('.person >> nth=0', 'aria-pressed')).toBe('true');
  });

  test('says that a message was not sent, and sends it once when asked again', async () => {
    const page = await somebody('BOGOR');
    await page.route('**/channels/simulator', (route) => route.abort());
    await send(page, '#cek');
    await page.waitForSelector('.not-sent:has-text("Pesan tidak terkirim.")');
    expect(await axeFaults(page)).toEqual([]);
    await page.unroute('**/channels/simulator');
    await page.click('.not-sent button');
    await page.waitForSelector('.bubble.office:not(.typing)');
    expect(await page.locator('.bubble.applicant').allInnerTexts()).toEqual([expect.stringContaining('#cek')]);
  });

  test('takes the next message while the answer to the last is seen, but not yet that it has gone', async () => {
    const page = await somebody('BANDUNG', 'desktop', 'Wahyu Hidayat');
    let tell = () => {};
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    await page.route('**/channels/simulator', async (route) => {
      const response = await route.fetch();
      await told;
      await route.fulfill({ response });
    });
    await example(page, '#Wahyu').click();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.seat');
    await example(page, (await page.textContent('.seat .code')) as string).click();
    await page.keyboard.press('Enter');
    expect(await page.inputValue('.line textarea')).toBe('');
    tell();
    await said(page, 'Nomor antrean');
    expect(await page.locator('.bubble.applicant').count()).toBe(2);
  });

  test('is easy on the eyes in the dark, and speaks English', async () => {
    const page = await browser.open(`${url}?office=BOGOR`, { size: 'desktop', colorScheme: 'dark', locale: 'en-GB' });
    await page.waitForSelector('.example');
    await send(page, 'HELP');
    await page.waitForSelector('.bubble.office:not(.typing)');
    expect(await page.textContent('.simulator-head p')).toContain('phone for practice');
    expect(await axeFaults(page)).toEqual([]);
  });
});

describe('its server', () => {
  const clock = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/simulator/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  test('moves the clock on, never back, never by another site', async () => {
    server.clock.set(START);
    for (const minutes of [-5, 0, 1.5, '10', 60 * 24 * 40, undefined])
      expect([minutes, (await clock({ minutes })).status]).toEqual([minutes, 400]);
    expect((await clock({ minutes: 5 }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(await (await clock({ minutes: 5 })).json()).toEqual({ now: '2017-08-01T02:05:00Z' });
  });

  test('tells what is wrong with a question', async () => {
    const status = async (query: string) => (await fetch(`${server.url}/simulator/thread?${query}`)).status;
    expect(await status('office=NOWHERE&from=1')).toBe(404);
    expect(await status('office=BOGOR')).toBe(400);
    expect(await status('office=BOGOR&from=somebody-hidden')).toBe(200);
  });

  test('is not there in real service', async () => {
    const environment = {
      MODE: 'live',
      PUBLIC_URL: 'https://antrean.example',
      DATABASE_URL: 'postgresql://elsewhere/x',
    };
    const live = await openServer({ environment });
    for (const path of ['', '/thread?office=BOGOR&from=1', '/clock', '/photos', '/photos/1']) {
      const method = /clock|photos$/.test(path) ? 'POST' : 'GET';
      expect([path, (await fetch(`${live.url}/simulator${path}`, { method })).status]).toEqual([path, 404]);
    }
    const [{ link }] = await live
      .ask('{ office(code: "BOGOR") { channels { link } } }')
      .then(({ channels }) => channels);
    expect(link).toMatch(/^https:\/\/wa\.me\/628111100333\?text=/);
  });
});
