// Holidays in the console: a file is looked at, days are chosen, closed, and opened again.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { atEnd } from '../support/atEnd.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { managerOf, openOffice } from '../support/officePage.ts';
import { ADMIN, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:30:00+07:00', environment: { WEBHOOK_NETWORKS: 'loopback' } });

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
    const before = await closedDays();
    const page = await openOffice(browser, server, (await managerOf(server)).key, 'calendar');
    await page.click('office-foldout:has-text("Hari libur") summary');
    await page.waitForSelector('#holidays-file');

    await step('what is no calendar is said, with the line', async () => {
      await page.setInputFiles('#holidays-file', fileOf(`${TABLE}segera;Libur\n`));
      await page.waitForSelector('office-holidays [role=alert]');
      expect(await page.textContent('office-holidays [role=alert]')).toBe(
        'Baris 5 tidak memuat tanggal dan nama hari libur. Betulkan, lalu pilih lagi berkasnya.',
      );
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
      expect(await closedDays()).toEqual(before);
    });

    await step('it is closed, and opened again', async () => {
      await page.click('office-holidays button:has-text("Tutup 1 hari")');
      await page.waitForSelector('office-holidays .note.good:focus');
      expect(await closedDays()).toEqual([...before, '2017-08-22'].toSorted());
      await page.click('office-holidays .note.good button');
      await page.waitForSelector('office-holidays .note.good:has-text("dibuka kembali")');
      expect(await closedDays()).toEqual(before);
    });

    await step('it fits a phone', async () => {
      await page.setInputFiles('#holidays-file', fileOf(TABLE));
      await page.waitForSelector('office-holidays .holidays');
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    });
  });

  test('a calendar is subscribed to by its address, and its days are decided on', async () => {
    const event = (day: string, name: string) =>
      `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${day}\r\nSUMMARY:${name}\r\nEND:VEVENT\r\n`;
    const published = { status: 200 };
    const publisher = createServer((_, response) => {
      response.writeHead(published.status);
      response.end(
        `BEGIN:VCALENDAR\r\n${event('20170829', 'Hari Jadi Kota')}${event('20170830', 'Cuti bersama')}END:VCALENDAR\r\n`,
      );
    });
    await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
    atEnd(() => {
      publisher.closeAllConnections();
      publisher.close();
    });
    const page = await openOffice(browser, server, (await managerOf(server)).key, 'calendar');
    await page.click('office-foldout summary:has-text("Langganan")');
    const part = 'office-holiday-calendar';

    await step('what is no address is said', async () => {
      await page.fill('#subscription-url', 'libur nasional');
      await page.click(`${part} .button:text-is("Berlangganan")`);
      await page.waitForSelector('#subscription-error');
      expect(await axeFaults(page)).toEqual([]);
    });

    await step('its days are proposed, and none is closed', async () => {
      await page.fill('#subscription-url', `http://127.0.0.1:${(publisher.address() as AddressInfo).port}/libur.ics`);
      await page.click(`${part} .button:text-is("Berlangganan")`);
      await page.waitForSelector(`${part} .holidays .pick:has-text("Hari Jadi Kota")`);
      expect(await axeFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1280, height: 800 });
    });

    await step('one stays open, the other is closed after its effect was seen', async () => {
      await page.click(`${part} details summary`);
      await page.click(`${part} li:has-text("Cuti bersama") .button`);
      await page.waitForSelector(`${part} .holidays .pick:has-text("Cuti bersama")`, { state: 'detached' });
      await page.click(`${part} form .button:has-text("Lihat akibatnya")`);
      await page.waitForSelector(`${part} .effect h3:focus`);
      await page.click(`${part} form .button.danger`);
      await page.waitForSelector(`${part} .note.good`);
      const { exceptions } = await server.ask(
        '{ office(code: "BOGOR") { exceptions(from: "2017-08-28", to: "2017-08-31") { date } } }',
      );
      expect(exceptions).toEqual([{ date: '2017-08-29' }]);
    });

    await step('a calendar that cannot be read says why, and the subscription ends after a question', async () => {
      published.status = 500;
      server.clock.advance(1);
      await page.click(`${part} .button:text-is("Baca sekarang")`);
      await page.waitForSelector(`${part} .note.care:has-text("menolak")`);
      expect(await axeFaults(page)).toEqual([]);
      await page.click(`${part} .button:text-is("Berhenti berlangganan")`);
      await page.click(`${part} .ask .button.danger`);
      await page.waitForSelector('#subscription-url');
    });
  });
});
