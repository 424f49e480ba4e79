// The front desk in a real browser: people are checked in by scan, code and name, get numbers, and are told why not.

import type { Page } from 'playwright-core';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { axeFaults, becomes, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { nameOf } from '../support/house.ts';
import { queueAt } from '../support/queue.ts';
import { scan } from '../support/scanner.ts';
import { openServer } from '../support/server.ts';
import { openAs } from '../support/signIn.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:40:00+07:00' });
const bogor = queueAt(server.url);

let people = 900;
/** Books for a new applicant, who is expected at nine today. */
const booked = (more: object = {}) => bogor.confirmed(people++, { when: { date: '2017-08-07' }, ...more });
const text = async (page: Page, selector: string) => (await page.textContent(selector))?.replace(/\s+/g, ' ').trim();

async function desk(size: 'desktop' | 'tablet' | 'phone' = 'desktop', role: 'FRONT_DESK' | 'MANAGER' = 'FRONT_DESK') {
  const page = await openAs(browser, server, '/desk', role, { size });
  await page.waitForSelector('#code');
  return page;
}

describe.skipIf(noBrowser)('checking in', () => {
  test('takes a scan wherever the focus is, and leaves what was typed there', async () => {
    const { code, queueNumber, applicant } = await booked();
    const page = await desk();
    await page.waitForSelector(`.day-list tr:has-text("${applicant.name}")`);
    await page.focus('#search');
    await page.keyboard.type('Pemo', { delay: 90 });
    await scan(page, code);
    await page.waitForSelector('.came.in .what:text-is("Sudah masuk antrean")');
    expect(await text(page, '.came .number')).toBe(queueNumber);
    expect(await text(page, '.came .person')).toContain(`${applicant.name} lahir 25 Januari 1987`);
    expect(await page.inputValue('#search')).toBe('Pemo');
    await page.waitForSelector(`.day-list tr:has-text("${applicant.name}")`, { state: 'detached' });
    expect(await axeFaults(page)).toEqual([]);

    await page.fill('#search', '');
    await page.click('.filters label:has-text("Di antrean")');
    await page.waitForSelector(`.day-list tr:has-text("${queueNumber}"):has-text("menunggu")`);
    await scan(page, code);
    await page.waitForSelector('.came.already .what:text-is("Sudah check-in sebelumnya")');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('takes a code as people write it, by keyboard alone', async () => {
    const { code, queueNumber } = await booked();
    const page = await desk();
    await page.keyboard.press('F4');
    expect(await page.evaluate('document.activeElement.id')).toBe('search');
    await page.keyboard.press('F2');
    await page.keyboard.type(`${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`, { delay: 70 });
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.came .number:text-is("${queueNumber}")`);
    expect(await page.inputValue('#code')).toBe('');
  });

  test('finds the name in the list, with a button for those alone who may come in now', async () => {
    const soon = await booked();
    const { windows } = await server.ask('{ office(code: "BOGOR") { windows(date: "2017-08-07") { id startsAt } } }');
    const late = await booked({ when: { window: windows.at(-1).id } });
    const page = await desk();
    await page.fill('#search', late.applicant.name);
    await page.waitForSelector(`.day-list tr:has-text("${late.queueNumber}"):has-text("belum waktunya")`);
    await eventually('no one else is shown', async () => (await page.locator('.day-list tbody tr').count()) === 1);
    expect(await page.locator('.day-list tbody button:not(.correct)').count()).toBe(0);
    await page.fill('#search', soon.applicant.name.toLowerCase());
    await page.click('.day-list tr:has-text("Check-in") button:not(.correct)');
    await page.waitForSelector(`.came .number:text-is("${soon.queueNumber}")`);
    await page.fill('#search', 'Nobody at all');
    await page.waitForSelector('.empty:text-is("Tidak ada yang cocok dengan “Nobody at all”.")');
    await page.reload();
    await page.waitForSelector('#search');
    expect(await page.inputValue('#search')).toBe('Nobody at all');
  });

  test('says why not, whose code it is and what to do: too early, another day, another office, unknown, mistyped', async () => {
    const { windows } = await server.ask('{ office(code: "BOGOR") { windows(date: "2017-08-07") { id } } }');
    const early = await booked({ when: { window: windows.at(-1).id } });
    const tomorrow = await booked({ when: { date: '2017-08-08' } });
    const elsewhere = await queueAt(server.url, 'DEPOK').confirmed(people++, { when: { date: '2017-08-07' } });
    const page = await desk();
    const refusal = async (code: string) => {
      await page.fill('#code', code);
      await page.keyboard.press('Enter');
      return text(page, '.came.refused, .check-in .error');
    };
    expect(await refusal(early.code)).toMatch(/Terlalu awal.*13\.00.*Tempatnya tetap/);
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#code', '');
    expect(await refusal(tomorrow.code)).toMatch(/8 Agustus.*Tempatnya tetap pada hari itu/);
    expect(await refusal(elsewhere.code)).toMatch(/Depok.*Minta datang ke kantor itu/);
    expect(await refusal('K7M2-PQ4Y')).toMatch(/tidak ada di kantor ini/);
    expect(await page.inputValue('#code')).toBe('K7M2-PQ4Y');
    expect(await refusal('K0M2-PQ4Y')).toMatch(/tidak ada di kantor ini|salah ketik/);
    expect(await refusal('K7M2')).toMatch(/8 huruf dan angka/);
    expect(await axeFaults(page)).toEqual([]);
  });

  test('confirms a code that was never sent back, where its place is still held', async () => {
    const { code } = await server.ask(
      'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }',
      {
        input: {
          office: 'BOGOR',
          when: { date: '2017-08-07' },
          applicant: { name: nameOf(people++), birthDate: '1987-01-25' },
        },
      },
    );
    const page = await desk();
    await scan(page, code);
    await page.click('.came.refused button:text-is("Konfirmasi dan check-in")');
    await page.waitForSelector('.came.in .number');
  });

  test('reads a code held before the camera', async () => {
    const { code, queueNumber } = await booked();
    const { data } = encode(code, { border: 4 });
    const page = await openAs(browser, server, '/desk', 'FRONT_DESK', { size: 'desktop', before: cameraOf(data) });
    await page.click('button:text-is("Pakai kamera")');
    await page.waitForSelector(`.came .number:text-is("${queueNumber}")`);
    expect(await page.locator('video').count()).toBe(0);
  });

  test('says it where there is no camera to be had', async () => {
    const page = await desk();
    await page.evaluate('navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error("no"))');
    await page.click('button:text-is("Pakai kamera")');
    await page.waitForSelector('.note:has-text("Kamera tidak dapat dibuka")');
    expect(await axeFaults(page)).toEqual([]);
  });
});

describe.skipIf(noBrowser)('correcting a person', () => {
  const logged = (code: string) =>
    server.query(`select detail from audit where what = 'correctMyData' and subject = $1`, [code]);

  test('is done from the list by keyboard alone, with the document that was seen, and is in the audit log', async () => {
    const { code, applicant } = await booked();
    const page = await desk();
    await page.fill('#search', applicant.name);
    const button = `.day-list tr:has-text("${applicant.name}") button.correct`;
    await eventually('no one else is shown', async () => (await page.locator('.day-list tbody tr').count()) === 1);
    await page.focus(button);
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open] #right-name:focus');
    expect(await page.inputValue('#right-name')).toBe(applicant.name);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await text(page, '#right-name-error')).toBe('Nama dan tanggal lahir masih sama. Betulkan salah satunya.');
    expect(await text(page, '#seen-error')).toBe('Pilih dokumen yang Anda lihat.');
    expect(await axeFaults(page)).toEqual([]);

    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    await page.waitForSelector(`${button}:focus`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#right-name:focus');
    await page.keyboard.press('End');
    await page.keyboard.type(' Wijaya', { delay: 90 });
    for (const part of ['#right-day', '#right-month', '#right-year']) {
      await page.keyboard.press('Tab');
      expect(`#${await page.evaluate('document.activeElement.id')}`).toBe(part);
    }
    await page.keyboard.type('1978', { delay: 90 });
    await page.keyboard.press('Tab');
    await page.keyboard.type('K', { delay: 90 });
    await page.selectOption('#seen', 'IDENTITY_CARD');
    await page.focus('#right-name');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.note.good:has-text("Sudah dibetulkan: ${applicant.name} Wijaya.")`);
    await page.waitForSelector(`.day-list tr:has-text("${applicant.name} Wijaya"):has-text("25 Januari 1978")`);
    expect(await axeFaults(page)).toEqual([]);
    expect(await logged(code)).toMatchObject([
      { detail: { after: { seen: 'IDENTITY_CARD', corrected: 'name, birthDate', birthYear: '1978' } } },
    ]);
  });

  test('says why not: a name that is none, and one that has a booking already', async () => {
    const [one, other] = [await booked(), await booked()];
    const page = await desk('phone');
    await page.fill('#search', one.applicant.name);
    await page.click(`.day-list tr:has-text("${one.applicant.name}") button.correct`);
    await page.selectOption('#seen', 'PASSPORT');
    const save = async (name: string) => {
      await page.fill('#right-name', name);
      await page.click('dialog .button:text-is("Simpan")');
    };
    await save('12345');
    expect(await text(page, '#right-name-error')).toBe('Tulis nama seperti pada dokumen.');
    await save(other.applicant.name);
    await page.waitForSelector('.wrong #right-name:focus');
    expect(await text(page, '#right-name-error')).not.toBe('Tulis nama seperti pada dokumen.');
    expect(await axeFaults(page)).toEqual([]);
    const { width } = SIZES.phone;
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.click('dialog .button.plain');
    expect(await logged(one.code)).toEqual([]);
  });

  test('is done beside the number of who has just come, which then bears the right name', async () => {
    const { code, applicant } = await booked();
    const page = await desk('tablet');
    await scan(page, code);
    await page.click('.came button.correct');
    await page.fill('#right-name', `${applicant.name} Putri`);
    await page.selectOption('#seen', 'FAMILY_CARD');
    await page.click('dialog .button:text-is("Simpan")');
    await page.waitForSelector(`.came .person b:text-is("${applicant.name} Putri")`);
    expect(await logged(code)).toHaveLength(1);
  });
});

/** A camera before which such a code is held. */
function cameraOf(modules: boolean[][]): string {
  return `navigator.mediaDevices.getUserMedia = async () => {
    const modules = ${JSON.stringify(modules)};
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const pen = canvas.getContext('2d');
    const draw = () => {
      pen.fillStyle = '#ddd'; pen.fillRect(0, 0, 640, 480);
      modules.forEach((row, y) => row.forEach((dark, x) => {
        pen.fillStyle = dark ? '#111' : '#eee'; pen.fillRect(150 + x * 10, 60 + y * 10, 10, 10);
      }));
    };
    setInterval(draw, 50);
    draw();
    return canvas.captureStream(20);
  }`;
}

describe.skipIf(noBrowser)('without a booking', () => {
  test('a number is given for a service and by priority, and printed on a receipt or a sheet', async () => {
    const page = await desk();
    await page.evaluate('window.printed = 0; window.print = () => { printed++; }');
    await page.click('.walk-in label:has-text("Paspor hilang")');
    await page.selectOption('#walk-in-priority', 'ELDERLY');
    await page.fill('#walk-in-name', 'Siti Aminah');
    await page.keyboard.press('F8');
    await page.waitForSelector('.came.given .person b:text-is("Siti Aminah")');
    await becomes(page, `document.querySelector('#walk-in-name').value === ''`);
    expect(await text(page, '.came .facts-line')).toContain('Paspor hilang atau rusak');
    expect(await page.inputValue('#came-priority')).toBe('ELDERLY');
    await page.selectOption('#came-priority', 'NORMAL');
    const number = (await text(page, '.came .number')) as string;
    await eventually('the priority is taken back', async () => (await bogor.ticket(number)).priority === 'NORMAL');
    await page.keyboard.press('F9');
    await eventually('it is printed', () => page.evaluate<boolean>('printed === 1'));

    const receipt = await printed(page);
    expect(receipt.size).toEqual([80, 150]);
    expect(receipt.text).toContain(number);
    expect(receipt.text).toMatch(/Kantor Imigrasi Bogor.*Nomor antrean.*Tanpa pendaftaran.*Datang.*07\.40 WIB/s);
    expect(receipt.text).not.toMatch(/Daftar hari ini|Siti/);

    await page.click('.came .note-open');
    await page.waitForSelector('#ticket-note:focus');
    await page.fill('#ticket-note', 'Minta kursi roda');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.note-form button:text-is("Simpan")');
    await page.waitForSelector('.came .ticket-note:has-text("Minta kursi roda")');
    await page.selectOption('#paper', 'sheet');
    expect((await printed(page)).size).toEqual([210, 297]);
  });

  test('a number that was given by mistake is taken back, and its place is free again', async () => {
    const page = await desk();
    await page.click('.walk-in .button');
    await page.waitForSelector('.came.given .number');
    const number = (await text(page, '.came .number')) as string;
    await page.click('.came .button:text-is("Tarik nomor ini")');
    await page.waitForSelector('.came.withdrawn .what:text-is("Nomor sudah ditarik")');
    expect(await text(page, '.came .number')).toBe(number);
    expect(await axeFaults(page)).toEqual([]);
    expect(await bogor.ticket(number)).toMatchObject({ status: 'CANCELLED', allowedActions: [] });
  });

  test('says it where no place is left, and what to do then', async () => {
    await bogor.issueTicket();
    const [{ walk_ins }] = await server.query(`select walk_ins from board where office = 'BOGOR'`);
    const walkIns = (count: number) => server.query(`update board set walk_ins = $1 where office = 'BOGOR'`, [count]);
    await walkIns(500);
    const page = await desk();
    await page.click('.walk-in .button');
    expect(await text(page, '.came.refused')).toMatch(/(penuh|terisi).*hari lain/);
    await walkIns(walk_ins);
  });

  test('numbers are printed by themselves where that is wished, also after a reload', async () => {
    const page = await desk();
    await page.check('.always input');
    await page.reload();
    await page.waitForSelector('.walk-in .button');
    await page.evaluate('window.printed = 0; window.print = () => { printed++; }');
    await page.click('.walk-in .button');
    await eventually('it is printed', () => page.evaluate<boolean>('printed === 1'));
  });
});

/** Millimetres of the paper, and what stands on it. */
async function printed(page: Page): Promise<{ size: number[]; text: string }> {
  await page.emulateMedia({ media: 'print' });
  const shown = (await page.evaluate('document.body.innerText')) as string;
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  await page.emulateMedia({ media: 'screen' });
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  const [, width = '', height = ''] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  return { size: [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)), text: shown };
}

describe.skipIf(noBrowser)('the desk', () => {
  test('shows what others do, and says when it cannot be known any more', async () => {
    const page = await desk('desktop', 'MANAGER');
    const { code, applicant } = await booked();
    await page.waitForSelector(`.day-list tr:has-text("${applicant.name}")`);
    expect(await bogor.checkIn(code)).toMatchObject({ status: 'WAITING' });
    await page.waitForSelector(`.day-list tr:has-text("${applicant.name}")`, { state: 'detached' });
    await page.clock.install();
    await page.route('**/graphql', (route) => route.abort());
    await page.context().setOffline(true);
    await page.clock.fastForward(30_000);
    await page.waitForSelector('.stale:has-text("Sambungan terputus.")');
    expect(await text(page, '.stale')).toContain('Yang terlihat adalah keadaan pukul 07.40.');
  });

  test('works where a network lets no live line through', async () => {
    const page = await openAs(browser, server, '/desk', 'FRONT_DESK', {
      size: 'desktop',
      prepare: (page) => page.routeWebSocket(/graphql$/, (socket) => socket.close()),
    });
    await page.waitForSelector('.day-list');
    const { applicant } = await booked();
    await page.waitForSelector(`.day-list tr:has-text("${applicant.name}")`);
  });

  test('tells a fault of the network and keeps the code that was typed', async () => {
    const { code, queueNumber } = await booked();
    const page = await desk();
    await page.route('**/graphql', (route) => route.abort());
    await page.fill('#code', code);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.check-in .error:has-text("Server tidak menjawab")');
    expect(await page.inputValue('#code')).toBe(code);
    await page.unroute('**/graphql');
    await page.click('.check-in .button:text-is("Check-in")');
    await page.waitForSelector(`.came .number:text-is("${queueNumber}")`);
  });

  test('fits a tablet, lying and upright, and a phone, and axe finds nothing', async () => {
    await booked();
    const page = await openAs(browser, server, '/desk', 'MANAGER', { size: 'tablet', colorScheme: 'dark' });
    await page.waitForSelector('.day-list td');
    for (const size of ['tablet', 'uprightTablet', 'phone'] as const) {
      await page.setViewportSize(SIZES[size]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), size).toBe(true);
      expect(await axeFaults(page), size).toEqual([]);
    }
  });
});
