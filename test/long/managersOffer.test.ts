// The console of a manager who sets up what an office offers: files to take away, services, numbers, and quotas with their places.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { managerOf, openOffice } from '../support/officePage.ts';
import { queueAt } from '../support/queue.ts';
import { openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:30:00+07:00' });

const open = async (section: string) => openOffice(browser, server, (await managerOf(server)).key, section);
const office = (fields: string) => server.ask(`{ office(code: "BOGOR") { ${fields} } }`);

async function fitsNarrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  expect(await axeFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
}

describe.skipIf(noBrowser)('in the console', () => {
  test('files of a range are taken away, and what cannot be is said', async () => {
    await queueAt(server.url).confirmed(900, { when: { date: '2017-08-07' } });
    const page = await open('figures');
    await page.click('office-foldout summary');
    await page.waitForSelector('#export-from');
    expect(await axeFaults(page)).toEqual([]);
    await fitsNarrow(page);
    const take = () => page.click('office-exports .button');
    const taken = async () => {
      const [download] = await Promise.all([page.waitForEvent('download'), take()]);
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
    };

    await step('a range that is none', async () => {
      await page.fill('#export-from', 'kemarin');
      await page.click('office-exports .pick:has-text("nama dan tanggal lahir")');
      await take();
      await page.waitForSelector('#export-from-error');
      await page.fill('#export-from', '01-07-2017');
      await take();
      await page.waitForSelector('#export-to-error:has-text("30 hari")');
      expect(await axeFaults(page)).toEqual([]);
    });

    await step('bookings with names, and without', async () => {
      await page.fill('#export-from', '01-08-2017');
      await page.fill('#export-to', '31-08-2017');
      const named = await taken();
      expect(named.name).toBe('BOGOR-bookings-2017-08-01-2017-08-31.csv');
      expect(named.text).toMatch(/^\uFEFFTanggal;Jam;.*;Nama;Tanggal lahir\r\n2017-08-07;/);
      await page.waitForSelector('office-exports .note.good:has-text("BOGOR-bookings")');
      await page.click('office-exports .pick:has-text("tanpa nama")');
      expect((await taken()).text).not.toContain('Nama');
    });

    await step('a range without any', async () => {
      await page.fill('#export-to', '02-08-2017');
      await take();
      await page.waitForSelector('office-exports .note.good:has-text("tidak ada yang diunduh")');
    });

    await step('figures and the place log', async () => {
      await page.click('office-exports .pick:has-text("Statistik")');
      await page.selectOption('#export-spreadsheet', 'COMMA');
      expect((await taken()).text).toMatch(/^\uFEFFKantor,Tanggal,/);
      await page.click('office-exports .pick:has-text("Log tempat")');
      expect((await taken()).name).toBe('BOGOR-places-2017-08-01-2017-08-02.jsonl');
    });
  });

  test('services are added, changed, put first, retired and offered again', async () => {
    const names = async () =>
      (await office('services { code name }')).services.map(({ code }: { code: string }) => code);
    const page = await open('services');
    await page.waitForSelector('office-service-list .offered li');
    expect(await axeFaults(page)).toEqual([]);
    const row = 'office-service-list li[data-service=VISA_IZIN]';
    const press = (text: string) => page.click(`${row} .button:text-is("${text}")`);

    await step('one that lacks everything is none', async () => {
      await page.click('office-service-list .button:text-is("Tambah layanan")');
      await page.fill('#service-code', '1');
      await page.click('office-service-form .button:text-is("Simpan")');
      await page.waitForSelector('#service-code-error');
      await page.waitForSelector('#service-en-error');
      expect(await axeFaults(page)).toEqual([]);
      await fitsNarrow(page);
    });

    await step('it is added, and its requirements are asked for', async () => {
      await page.fill('#service-code', 'visa izin');
      await page.fill('#service-id', 'Izin tinggal');
      await page.fill('#service-en', 'Residence permit');
      await page.click('office-service-form .button:text-is("Simpan")');
      await page.waitForSelector('.note.good:focus:has-text("Izin tinggal sudah dibuka")');
      expect(await names()).toContain('VISA_IZIN');
      await page.fill('#requirements-VISA_IZIN-id', 'Paspor');
      await page.fill('#requirements-VISA_IZIN-en', 'Passport');
      await page.click('form[data-service=VISA_IZIN] .button');
      await page.waitForSelector('form[data-service=VISA_IZIN] .note.good');
    });

    await step('it is renamed and put first', async () => {
      await press('Ubah');
      await page.fill('#service-id', 'Izin tinggal terbatas');
      await page.click(`${row} .button:text-is("Simpan")`);
      await page.waitForSelector(`${row} strong:text-is("Izin tinggal terbatas")`);
      await press('Jadikan yang pertama');
      await page.waitForSelector(`${row} .tag:text-is("Pertama")`);
      expect((await names())[0]).toBe('VISA_IZIN');
      expect((await office('services { details { requirements } }')).services[0].details.requirements).toEqual([
        'Paspor',
      ]);
    });

    await step('it is retired after a question, taken back, and retired again', async () => {
      await press('Hentikan');
      await page.waitForSelector(`${row} .ask`);
      expect(await axeFaults(page)).toEqual([]);
      await page.click(`${row} .button:text-is("Ya, hentikan")`);
      await page.click('office-service-list .note.good .button:text-is("Batalkan")');
      await page.waitForSelector(`${row} .tag:text-is("Pertama")`);
      expect(await names()).toContain('VISA_IZIN');
      await press('Hentikan');
      await page.click(`${row} .button:text-is("Ya, hentikan")`);
      await page.waitForSelector(`${row} .button:text-is("Buka lagi")`);
      expect(await names()).not.toContain('VISA_IZIN');
      expect(await axeFaults(page)).toEqual([]);
      await fitsNarrow(page);
    });

    await step('it is removed for good', async () => {
      await press('Hapus');
      await page.click(`${row} .button:text-is("Ya, hapus")`);
      await page.waitForSelector(row, { state: 'detached' });
      expect((await office('services(retired: true) { code }')).services.length).toBe((await names()).length);
    });
  });

  test('numbers are shown with their state, added and removed', async () => {
    const page = await open('services');
    await page.waitForSelector('office-numbers li .tag');
    await page.fill('#number-address', '0811');
    await page.click('office-numbers form .button');
    await page.waitForSelector('#number-error');
    expect(await axeFaults(page)).toEqual([]);
    await page.selectOption('#number-kind', 'SMS');
    await page.fill('#number-address', '+62 811-9988-776');
    await page.click('office-numbers form .button');
    await page.waitForSelector('office-numbers li:has-text("+628119988776") .tag.still');
    const addresses = async () => (await office('channels { kind address }')).channels;
    expect(await addresses()).toContainEqual({ kind: 'SMS', address: '+628119988776' });
    await page.click('office-numbers li:has-text("+628119988776") .button');
    await page.click('office-numbers .ask .button:text-is("Ya, hapus")');
    await page.waitForSelector('office-numbers .note.good:has-text("dihapus")');
    expect(await addresses()).not.toContainEqual({ kind: 'SMS', address: '+628119988776' });
    await fitsNarrow(page);
  });

  test('a quota is added with its effect seen first, gets its places, and is taken back', async () => {
    const quotas = async () => (await office('quotas { code line priorities }')).quotas;
    const page = await open('calendar');
    await page.click('office-foldout summary');
    await page.click('office-quotas .button:text-is("Tambah kuota")');

    await step('one that is wrong is none', async () => {
      await page.fill('#quota-code', 'haji');
      await page.fill('#quota-line', 'W');
      await page.click('office-quotas .button:text-is("Lihat akibatnya")');
      await page.waitForSelector('#quota-line-error');
      await page.waitForSelector('#quota-id-error');
      expect(await axeFaults(page)).toEqual([]);
      await fitsNarrow(page);
    });

    await step('its effect is shown, and nothing is done yet', async () => {
      await page.fill('#quota-line', 'h');
      await page.fill('#quota-id', 'Jemaah haji');
      await page.fill('#quota-en', 'Pilgrims');
      await page.click('office-quota-form .pick:has-text("Lansia")');
      await page.click('office-quotas .button:text-is("Lihat akibatnya")');
      await page.waitForSelector('office-quotas .effect h3:focus');
      expect(await axeFaults(page)).toEqual([]);
      expect(await quotas()).toEqual([]);
    });

    await step('it is saved, and the weekly hours have its places', async () => {
      await page.click('office-quotas .effect .button');
      await page.waitForSelector('office-quotas .note.good:focus');
      expect(await quotas()).toEqual([{ code: 'haji', line: 'H', priorities: ['ELDERLY'] }]);
      await page.fill('#week-shares-haji', '5');
      await page.fill('#week-from', '01-09-2017');
      await page.click('office-week form button:has-text("Lihat")');
      await page.waitForSelector('office-week .effect h3:focus');
      await page.fill('#week-shares-haji', '51');
      await page.click('office-week form button:has-text("Lihat")');
      await page.waitForSelector('#week-shares-haji-error');
    });

    await step('it is taken back', async () => {
      await page.click('office-quotas .note.good .button');
      await page.waitForSelector('office-quotas .note.good:has-text("seperti sebelumnya")');
      expect(await quotas()).toEqual([]);
      await page.waitForSelector('#week-shares-haji', { state: 'detached' });
      expect(await axeFaults(page)).toEqual([]);
    });
  });
});
