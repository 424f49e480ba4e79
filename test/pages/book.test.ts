// The booking page in a real browser: from the office to the queue number, and what stands in the way.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { chooseDay, chooseSoonest, codeShown, dayCell, fillPerson, hold, sendCode } from '../support/bookPage.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { nameOf } from '../support/house.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const BOGOR = '+628111100333';
const GONE = 'Jam yang Anda pilih sudah tidak tersedia. Pilih jam lain.';

let people = 500;
const somebody = () => nameOf(people++);
const text = async (page: Page, selector: string) => (await page.textContent(selector))?.trim();
/** Takes all places of Bogor's windows of a day but this many in each. */
const leave = (date: string, places: number[]) =>
  server.query(
    `update capacity_window w set taken = capacity - coalesce(($2::int[])[place], 0)
     from (select id, row_number() over (order by starts_at) as place from capacity_window where office = 'BOGOR' and date = $1) n
     where n.id = w.id`,
    [date, places],
  );
/** Books by the API, so that every page that shows the day is told. */
const book = (input: object) =>
  server.ask(
    'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ... on Refusal { message } } }',
    {
      input: { office: 'BOGOR', applicant: { name: somebody(), birthDate: '1987-01-25' }, ...input },
    },
  );

/** Runs in the page: whether both pictures of the code are drawn. */
const PICTURES = `(() => {
  const pictures = [...document.querySelectorAll('.ticket img')];
  return pictures.length === 2 && pictures.every((each) => each.complete && each.naturalWidth > 0);
})()`;

/** Runs in the page: the contrast of the number of the chosen day with its background. */
const CONTRAST_OF_CHOSEN_DAY = `(() => {
  const cell = document.querySelector('.date.full input:checked + .cell');
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [ink, ground] = [getComputedStyle(cell.querySelector('b')).color, getComputedStyle(cell).backgroundColor].map(luminance);
  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
})()`;

describe.skipIf(noBrowser)('booking on a phone', () => {
  test('keeps a chosen day that has become full readable, in the light and in the dark', async () => {
    await leave('2017-08-10', [1]);
    const page = await browser.open(`${server.url}/book/BOGOR`);
    await dayCell(page, 'Kamis, 10 Agustus').click();
    await book({ when: { date: '2017-08-10' } });
    await page.waitForSelector('.date.full input:checked', { state: 'attached' });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await eventually('the change is drawn', async () => (await page.evaluate<number>(CONTRAST_OF_CHOSEN_DAY)) >= 4.5);
    }
  });

  test('goes from the office to the queue number, by itself once the code is sent', async () => {
    const page = await browser.open(`${server.url}/`);
    await page.fill('#find', 'bogor');
    await page.waitForSelector('.quietly:text-is("1 kantor")');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.offices a');
    await page.waitForURL('**/book/BOGOR');
    await page.waitForSelector('.choice:has-text("Selasa, 1 Agustus, pukul 10.00")');
    await dayCell(page, 'Senin, 7 Agustus').click();
    await page.click('.hour:has-text("13.00–14.00")');
    expect(await axeFaults(page)).toEqual([]);
    // The notice stands above the first field of the person.
    await page.waitForSelector('p:has(a[href$="/privacy/BOGOR"]) ~ .field #name');
    await fillPerson(page, 'Budi Santoso');
    await page.click('.button.main');

    await page.waitForSelector('h1:text-is("Tinggal satu langkah lagi")');
    expect(await axeFaults(page)).toEqual([]);
    const code = await codeShown(page);
    expect(new URL(page.url()).hash).toBe(`#${code}`);
    const link = new URL((await page.getAttribute('.links a', 'href')) as string);
    expect([link.pathname, Object.fromEntries(link.searchParams)]).toEqual([
      '/simulator',
      { office: 'BOGOR', to: BOGOR, text: code },
    ]);
    await sendCode(server, BOGOR, code);

    await page.waitForSelector('h1:text-is("Anda sudah terdaftar")');
    expect(await text(page, '.ticket .number b')).toMatch(/^A5\d\d$/);
    expect(await page.locator('.ticket .facts dd').allInnerTexts()).toEqual([
      'Senin, 7 Agustus 2017',
      '13.00 WIB',
      '12.30 WIB',
      'Lewat 13.00 WIB hangus.',
      'Budi Santoso',
      'Bawa dokumen asli, data harus sama dengan yang didaftarkan.',
    ]);
    await eventually('both pictures are drawn', () => page.evaluate<boolean>(PICTURES));
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Anda sudah terdaftar');
    expect(await axeFaults(page)).toEqual([]);
    const calendar = await page.getAttribute('a[download]', 'href');
    expect(await (await fetch(calendar as string)).text()).toContain('BEGIN:VCALENDAR');
  });

  test('keeps what was typed through errors and a reload, and shows where they are', async () => {
    const page = await browser.open(`${server.url}/book/BOGOR`);
    await page.waitForSelector('.choice');
    expect(await page.locator('input:checked').count()).toBe(0);
    await fillPerson(page, 'Siti', ['31', '2', '1990']);
    await page.click('.button.main');
    expect(await page.locator('#faults:focus li').allInnerTexts()).toEqual([
      'Pilih hari kedatangan.',
      'Tanggal itu tidak ada: Februari 1990 hanya sampai tanggal 28.',
    ]);
    expect(await page.title()).toBe('Kesalahan: Kantor Imigrasi Bogor – Antrean');
    expect(await page.locator('[aria-invalid=true]').evaluateAll((all) => all.map(({ id }) => id))).toEqual(['day']);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('#faults a >> nth=1');
    expect(await page.evaluate('document.activeElement.id')).toBe('day');
    await chooseSoonest(page);
    await page.waitForSelector(
      '.chosen:has-text("Secepatnya: Selasa, 1 Agustus, pukul 10.00 WIB"):has-text("Hadir paling lambat 09.30 WIB")',
    );
    await page.click('.button.main');
    await page.waitForSelector('#day:focus');
    expect(await axeFaults(page)).toEqual([]);
    await page.reload();
    await page.waitForSelector('#name');
    expect(await page.inputValue('#name')).toBe('Siti');
    expect(await page.inputValue('#year')).toBe('1990');
  });

  test('says that the hour chosen is there no more, and takes another of that day by one tap', async () => {
    const page = await browser.open(`${server.url}/book/BOGOR`);
    await fillPerson(page, somebody());
    await dayCell(page, 'Rabu, 16 Agustus').click();
    await page.click('.hour:has-text("09.00–10.00")');
    // As where a manager does so, but that the page is not told before it asks.
    const day = `office = 'BOGOR' and date = '2017-08-16' and ordinal = 2`;
    await server.query(`with gone as (delete from capacity_window where ${day} returning id, office, date)
      insert into withdrawn_window select id, office, date from gone`);
    await page.click('.button.main');
    await page.waitForSelector('#trouble:has-text("Jam yang dipilih sudah tidak ada")');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('#trouble .button:has-text("16 Agustus"):has-text("10.00")');
    await page.waitForSelector('.your-code');
    expect(await page.textContent('main')).toContain('10.00 WIB');
  });

  test('shows what is left as it changes, and says when the hour or the day chosen is gone', async () => {
    await leave('2017-08-08', [1, 2]);
    const page = await browser.open(`${server.url}/book/BOGOR`);
    const tuesday = dayCell(page, 'Selasa, 8 Agustus');
    await tuesday.filter({ hasText: '3 tempat' }).click();
    await page.click('.hour:has-text("08.00–09.00")');
    await book({ when: { date: '2017-08-08' } });
    await page.waitForSelector(`.note:text-is("${GONE}")`);
    await tuesday.filter({ hasText: '2 tempat' }).waitFor();
    await book({ when: { date: '2017-08-08' } });
    await book({ when: { date: '2017-08-08' } });
    await tuesday.filter({ hasText: 'penuh' }).waitFor();
    await page.waitForSelector('.note:text-is("Hari yang Anda pilih sudah penuh. Pilih hari lain.")');
    await server.ask(
      'mutation ($input: CloseDayInput!) { closeDay(input: $input) { __typename } }',
      { input: { office: 'BOGOR', date: '2017-08-08', reason: 'Listrik padam' } },
      ADMIN,
    );
    await page.waitForSelector('.note:text-is("Hari yang Anda pilih tidak dibuka lagi. Pilih hari lain.")');
  });

  test('takes no other hour for one that is gone, nor after a reload', async () => {
    const page = await browser.open(`${server.url}/book/BOGOR`);
    await fillPerson(page, somebody());
    await dayCell(page, 'Rabu, 23 Agustus').click();
    await page.click('.hour:has-text("09.00–10.00")');
    const open = { hours: '08:30-12:30' };
    await server.ask(
      'mutation ($input: SetExceptionInput!) { setException(input: $input) { __typename } }',
      { input: { office: 'BOGOR', date: '2017-08-23', reason: 'Rapat', open } },
      ADMIN,
    );
    await page.waitForSelector(`.note:text-is("${GONE}")`);
    expect(await page.locator('.hour input:checked').count()).toBe(0);
    await page.click('.button.main');
    await page.waitForSelector('#trouble:has-text("Jam yang dipilih sudah tidak ada")');
    await page.reload();
    await page.waitForSelector(`.note:text-is("${GONE}")`);
    await page.click('.button.main');
    await page.waitForSelector(`#when-error:text-is("${GONE}")`);
    expect(await page.evaluate('document.activeElement.id')).toBe('when-error');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.hour:has-text("09.30–10.30")');
    await page.click('.button.main');
    await page.waitForSelector('.your-code');
    expect(await page.textContent('main')).toContain('09.30 WIB');
  });

  test('offers what is free where the day filled up meanwhile, and takes it with one touch', async () => {
    await leave('2017-08-09', [1]);
    const page = await browser.open(`${server.url}/book/BOGOR`);
    await dayCell(page, 'Rabu, 9 Agustus').filter({ hasText: '1 tempat' }).click();
    await page.click('.hour:has-text("Jam pertama yang kosong")');
    await fillPerson(page, somebody());
    // This change is told to no one, so that the page cannot know.
    await leave('2017-08-09', []);
    await page.click('.button.main');
    const trouble = page.locator('#trouble');
    await trouble.waitFor();
    expect(await trouble.textContent()).toContain('sudah terisi');
    expect(await axeFaults(page)).toEqual([]);
    await trouble.locator('button').first().click();
    await page.waitForSelector('.held');
    expect(await page.locator('.facts dd').nth(2).textContent()).toMatch(/2017$/);
  });

  test('ends at an office without chat with work that the browser does', async () => {
    const page = await browser.open(`${server.url}/book/TANGERANG`);
    await chooseDay(page, 'Senin, 7 Agustus');
    await fillPerson(page, somebody());
    await page.click('.button.main');
    // The work may be done at once by luck: its bar stays until the confirmation is answered.
    const { promise: looked, resolve: goOn } = Promise.withResolvers<void>();
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('confirmBooking')) await looked;
      await route.continue();
    });
    await page.click('.held .button.main');
    await page.waitForSelector('.held progress');
    expect(await page.getByRole('progressbar', { name: 'Memeriksa' }).count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    goOn();
    await page.waitForSelector('.booking h1:text-is("Anda sudah terdaftar")');
  });

  test('can be done by keyboard alone', async () => {
    const page = await browser.open(`${server.url}/book/DEPOK`);
    await page.waitForSelector('.grid');
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 60; presses++) {
        if (await page.evaluate(`document.activeElement.matches('${selector}')`)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not come to ${selector}.`);
    };
    await tabTo('input[value=first]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('.hours');
    await tabTo('input[name=hour]');
    await page.keyboard.press('Space');
    await tabTo('#name');
    await page.keyboard.type(somebody());
    for (const part of ['25', '01', '1987']) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(part);
    }
    await page.keyboard.press('Enter');
    await page.waitForSelector('.held, .booking h1:text-is("Tinggal satu langkah lagi")');
  });

  test('asks no phone to prove itself where the office has no chat', async () => {
    const page = await browser.open(`${server.url}/book/JAKARTA_SELATAN`);
    await chooseSoonest(page);
    await fillPerson(page, somebody());
    await page.fill('#phone', 'saya');
    await page.click('.button.main');
    expect(await text(page, '.error')).toBe('Nomor HP tidak terbaca. Contoh: 0812 3456 7890.');
    await page.fill('#phone', '0812 3456 7890');
    await page.click('.button.main');
    await page.click('.button:text-is("Konfirmasi")');
    await page.waitForSelector('.ticket');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('tells that the hold has lapsed, and keeps what was typed for another try', async () => {
    const name = somebody();
    const page = await hold(await browser.open(`${server.url}/book/BOGOR`), name);
    await server.query(`update booking set confirm_by = $2::timestamptz where code = $1`, [
      await codeShown(page),
      '2017-08-01T08:59:00+07:00',
    ]);
    await page.waitForSelector('h1:text-is("Waktunya habis")');
    await page.click('.button:text-is("Daftar lagi")');
    await page.waitForSelector('#name');
    expect(await page.inputValue('#name')).toBe(name);
  });

  test('is told of a server that does not answer, and tries again', async () => {
    const page = await browser.open(`${server.url}/book/BOGOR`, {
      prepare: (page) => page.route('**/graphql', (route) => route.abort()),
    });
    await page.waitForSelector('.note.bad:has-text("Server tidak menjawab")');
    await page.unroute('**/graphql');
    await page.click('.button:text-is("Coba lagi")');
    await page.waitForSelector('.grid');
  });

  test('works where a network lets no live line through', async () => {
    const page = await browser.open(`${server.url}/book/BOGOR`, {
      prepare: (page) => page.routeWebSocket(/graphql$/, (socket) => socket.close()),
    });
    await dayCell(page, 'Jumat, 11 Agustus').click();
    await page.click('.hour:has-text("15.00–16.00")');
    await fillPerson(page, somebody());
    await page.click('.button.main');
    await page.waitForSelector('.held');
    expect(await page.locator('.facts dd').allInnerTexts()).toContain('15.00 WIB');
  });

  test('says it where there is no such office', async () => {
    const page = await browser.open(`${server.url}/book/NOWHERE`);
    await page.waitForSelector('h1:text-is("Tidak ada kantor dengan kode NOWHERE.")');
  });
});

describe.skipIf(noBrowser)('the page', () => {
  test('speaks the language that was chosen, from then on', async () => {
    const page = await browser.open(`${server.url}/book/BOGOR`);
    await page.click('.band a[lang=en]');
    await page.waitForSelector('h2:text-is("When will you come?")');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(page.url()).toBe(`${server.url}/book/BOGOR`);
    await page.goto(`${server.url}/`);
    await page.waitForSelector('h1:text-is("Get your queue number before you leave home")');
  });

  test('has nothing that axe finds on a desktop, in the dark', async () => {
    const page = await browser.open(`${server.url}/book/BATAM`, { size: 'desktop', colorScheme: 'dark' });
    await page.waitForSelector('.grid');
    expect(await axeFaults(page)).toEqual([]);
  });
});
