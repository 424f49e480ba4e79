// Holidays in the console: a file is looked at, days are chosen, closed, and opened again.
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { managerOf, openOffice } from '../support/officePage.ts';
import { ADMIN, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:30:00+07:00' });

const TABLE = 'Tanggal;Nama\n22-08-2017;Cuti bersama\n23-08-2017;Idul Adha (belum pasti)\n26-08-2017;Libur Sabtu\n';
const fileOf = (text: string, name = 'libur.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function closedDays(): Promise<string[]> {
  const office = await server.ask(
    '{ office(code: "BOGOR") { exceptions(from: "2017-08-20", to: "2017-08-31") { date } } }',
  );
  return office.exceptions.map(({ date }: { date: string }) => date);
}

describe.skipIf(noBrowser)('in the calendar of the console', () => {
  test('holidays of a file are chosen, seen, closed, and taken back', async () => {
    const { data } = await server.graphql(
      `mutation { book(input: { office: "BOGOR", when: { date: "2017-08-22" }, phone: "+6281234500001",
        applicant: { name: "Siti Aminah", birthDate: "1990-05-12" } }) { __typename } }`,
      {},
      ADMIN,
    );
    expect(data.book.__typename).toBe('Booking');
    const page = await openOffice(browser, server, (await managerOf(server)).key, 'calendar');
    await page.click('office-foldout:has-text("Hari libur") summary');
    await page.waitForSelector('#holidays-file');

    await step('what is no calendar is said, with the line', async () => {
      await page.setInputFiles('#holidays-file', fileOf(`${TABLE}segera;Libur\n`));
      await page.waitForSelector('office-holidays [role=alert]:has-text("Baris 5")');
      expect(await axeFaults(page)).toEqual([]);
    });

    await step('public holidays are chosen, the others are the manager’s to choose', async () => {
      await page.setInputFiles('#holidays-file', fileOf(TABLE));
      await page.waitForSelector('office-holidays .found:focus');
      const states = await page.evaluate(
        `[...document.querySelectorAll('office-holidays .holidays input')].map(({ checked, disabled }) => [checked, disabled])`,
      );
      expect(states).toEqual([
        [true, false],
        [false, false],
        [false, true],
      ]);
      expect(await axeFaults(page)).toEqual([]);
    });

    await step('the effect is shown, and nothing is closed yet', async () => {
      await page.click('office-holidays form button:has-text("Lihat akibatnya")');
      await page.waitForSelector('office-holidays .effect h3:focus');
      await page.waitForSelector('office-holidays .effect:has-text("Siti Aminah")', { state: 'attached' });
      expect(await axeFaults(page)).toEqual([]);
      expect(await closedDays()).toEqual([]);
    });

    await step('it is closed, and opened again', async () => {
      await page.click('office-holidays button:has-text("Tutup 1 hari")');
      await page.waitForSelector('office-holidays .note.good:focus');
      expect(await closedDays()).toEqual(['2017-08-22']);
      await page.click('office-holidays .note.good button');
      await page.waitForSelector('office-holidays .note.good:has-text("dibuka kembali")');
      expect(await closedDays()).toEqual([]);
    });

    await step('it fits a phone', async () => {
      await page.setInputFiles('#holidays-file', fileOf(TABLE));
      await page.waitForSelector('office-holidays .holidays');
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    });
  });
});
