// The booking page takes digits that were sent to a number: the booking is certain at once, and the usual way is no longer.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chooseSoonest, fillPerson } from '../support/bookPage.ts';
import { axeFaults, noBrowser, openBrowser, SIZES } from '../support/browser.ts';
import { APPROVED_WAITING } from '../support/digitMeans.ts';
import { eventually } from '../support/eventually.ts';
import { nameOf } from '../support/house.ts';
import { oneADay } from '../support/placeRequests.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const SUMMARY = '.number-proof summary';

let people = 1500;
const newPerson = () => ({ name: nameOf(people), phone: `+62812${String(30_000_000 + people++)}` });
const digitsTo = async (phone: string): Promise<string> => {
  const rows = await server.query(
    `select sealed::json #>> '{secret,0}' as digits from outbox_message where recipient = $1 and key = 'proof' order by id desc limit 1`,
    [phone],
  );
  return rows[0]?.digits;
};
const statesOf = (name: string) =>
  server.query('select status, proven from booking where name = $1 order by status', [name]);

async function openForm(size: 'phone' | 'desktop' = 'phone'): Promise<Page> {
  const page = await browser.open(`${server.url}/book/BOGOR`, { size });
  await chooseSoonest(page);
  return page;
}

describe.skipIf(noBrowser)('digits on the booking page', () => {
  test('are skipped by those who send the code as before', async () => {
    const { name } = newPerson();
    const page = await openForm();
    expect(await page.isVisible('.number-proof input')).toBe(false);
    await fillPerson(page, name);
    await page.click('.button.main');
    await page.waitForSelector('.held');
    expect(await statesOf(name)).toEqual([{ status: 'HELD', proven: false }]);
  });

  test('make the booking certain at once, by keyboard too; wrong ones are told at their field', async () => {
    const { name, phone } = newPerson();
    const page = await openForm();
    await fillPerson(page, name);
    await page.focus(SUMMARY);
    await page.keyboard.press('Enter');
    await page.fill('#phone', '12');
    await page.click('.number-proof .button');
    await page.waitForSelector('#proof-trouble:focus');
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#phone', phone);
    await page.click('.number-proof .button');
    await page.waitForSelector('#number-digits:focus');
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIZES.phone.width);
    const digits = await digitsTo(phone);
    await page.fill('#number-digits', digits === '000000' ? '111111' : '000000');
    await page.click('.button.main');
    await page.waitForSelector('.wrong #number-digits:focus');
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#number-digits', digits);
    await page.click('.button.main');
    await page.waitForSelector('.ticket .number');
    expect(await statesOf(name)).toEqual([{ status: 'CONFIRMED', proven: true }]);
  });

  test('are offered to a person in whose name another has booked, and push that booking aside', async () => {
    const { name, phone } = newPerson();
    const BOOK = 'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }';
    await server.ask(BOOK, { input: { office: 'BOGOR', applicant: { name, birthDate: '1987-01-25' } } });
    const page = await openForm('desktop');
    await fillPerson(page, name);
    expect(await page.isVisible('#phone')).toBe(false);
    await page.click('.button.main');
    await page.waitForSelector('#trouble');
    await page.fill('#phone', phone);
    await page.click('.number-proof .button');
    await page.waitForSelector('#number-digits');
    await page.fill('#number-digits', await digitsTo(phone));
    await page.click('.button.main');
    await page.waitForSelector('.ticket .number');
    expect(await statesOf(name)).toEqual([
      { status: 'CANCELLED', proven: false },
      { status: 'CONFIRMED', proven: true },
    ]);
  });

  test('that fail on their way are told, without waiting for them', async () => {
    const { phone } = newPerson();
    const page = await openForm();
    await page.click(SUMMARY);
    await page.fill('#phone', phone);
    await page.click('.number-proof .button');
    await page.waitForSelector('#number-digits');
    // On its way it would still be marked as sent afterwards.
    const isSent = `select from outbox_message where recipient = $1 and status = 'SENT'`;
    await eventually('the digits are sent', async () => (await server.query(isSent, [phone])).length === 1);
    await server.query(`update outbox_message set status = 'FAILED', reason = 'NEVER' where recipient = $1`, [phone]);
    await page.waitForSelector('#proof-trouble:has-text("tidak sampai")');
    expect(await page.isVisible('#number-digits')).toBe(false);
    await page.click('.number-proof .button');
    await page.waitForSelector('#number-digits');
  });

  test('are sent by the button of the form without scripts, whose Enter key books', async () => {
    const { name, phone } = newPerson();
    const page = await browser.open(`${server.url}/channels/web?office=BOGOR`, { javaScriptEnabled: false });
    await page.fill('#name', name);
    await page.fill('#birthDate', '25-01-1987');
    await page.fill('#phone', phone);
    await page.click('button[name=step]');
    await page.fill('#digits', await digitsTo(phone));
    expect(await page.inputValue('#name')).toBe(name);
    await page.focus('#name');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1.booked');
    expect(await statesOf(name)).toEqual([{ status: 'CONFIRMED', proven: true }]);
  });

  test('confirm a hold of an office whose digits another one sends', async () => {
    const change = 'mutation ($input: ChangeOfficeInput!) { changeOffice(input: $input) { __typename } }';
    await server.ask(
      change,
      { input: { office: 'BOGOR', settings: { policy: { sendsDigitsFor: ['TANGERANG'] } } } },
      ADMIN,
    );
    const { name, phone } = newPerson();
    const page = await browser.open(`${server.url}/book/TANGERANG`);
    await chooseSoonest(page);
    await fillPerson(page, name);
    await page.click(SUMMARY);
    await page.fill('#phone', phone);
    await page.click('.button.main');
    await page.click('.held-digits .button');
    await page.waitForSelector('#held-digits:focus');
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIZES.phone.width);
    const digits = await digitsTo(phone);
    await page.fill('#held-digits', digits === '000000' ? '111111' : '000000');
    await page.press('#held-digits', 'Enter');
    await page.waitForSelector('.note.bad');
    await page.fill('#held-digits', digits);
    await page.press('#held-digits', 'Enter');
    await page.waitForSelector('.ticket .number');
    expect(await statesOf(name)).toEqual([{ status: 'CONFIRMED', proven: true }]);
  });

  test('are not offered where no channel can send them', async () => {
    const page = await browser.open(`${server.url}/book/MEDAN`);
    await page.waitForSelector('.grid');
    expect(await page.locator('.number-proof').count()).toBe(0);
  });
});

describe.skipIf(noBrowser)('an office without a free place', () => {
  test('offers to wait, to a person who proves a number by digits, and takes the wish back', async () => {
    const full = await openServer({
      change: { ...oneADay({ maxLiveBookingsPerSender: 2 }), defaults: APPROVED_WAITING },
    });
    const hold = 'mutation ($input: BookInput!) { book(input: $input) { __typename ... on Booking { code } } }';
    for (const [index, visitDate] of ['2017-08-01', '2017-08-02'].entries()) {
      const applicant = { name: nameOf(1700 + index), birthDate: '1987-01-25' };
      const input = { office: 'BOGOR', when: { date: visitDate }, phone: `+628123999000${index}`, applicant };
      expect(await full.ask(hold, { input }, ADMIN)).toMatchObject({ __typename: 'Booking' });
    }
    const { name, phone } = newPerson();
    const page = await browser.open(`${full.url}/book/BOGOR`, { size: 'phone' });
    await page.waitForSelector('.number-proof #phone');
    expect(await page.textContent('.button.main')).toBe('Kabari saya bila ada tempat');
    await fillPerson(page, name);
    await page.click('.button.main');
    await page.waitForSelector('.wrong #phone:focus');
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#phone', phone);
    await page.click('.number-proof .button');
    await page.waitForSelector('#number-digits:focus');
    const [{ digits }] = await full.query(
      `select sealed::json #>> '{secret,0}' as digits from outbox_message where recipient = $1 and key = 'proof'`,
      [phone],
    );
    await page.fill('#number-digits', digits);
    await page.click('.button.main');
    await page.waitForSelector('.note.good');
    expect(await page.textContent('.note.good')).toContain('Urutan ke-1');
    expect(await axeFaults(page)).toEqual([]);
    // The wish outlives a reload.
    await page.reload();
    await page.waitForSelector('.note.good');
    const waiting = () => full.query(`select request ->> 'name' as name from place_request`);
    expect(await waiting()).toEqual([{ name }]);
    await page.click('.note.good ~ p .button');
    await page.waitForSelector('.number-proof');
    expect(await waiting()).toEqual([]);

    const form = `${full.url}/channels/web`;
    const blank = await (await fetch(`${form}?office=BOGOR`)).text();
    expect(blank).toContain('name="step" value="wait"');
    // The digits are needed here: nothing says that they, or the number, may be left out.
    expect(blank).toContain('Perlu untuk menunggu: dengan kode OTP');
    expect(blank).not.toMatch(/Boleh dilewati|boleh kosong/);
    const post = async (fields: Record<string, string>) => {
      const response = await fetch(form, { method: 'POST', body: new URLSearchParams(fields) });
      return { status: response.status, text: await response.text() };
    };
    const own = {
      action: 'book',
      office: 'BOGOR',
      name: nameOf(1710),
      birthDate: '25-01-1987',
      phone: '+6281239990009',
    };
    await post({ ...own, step: 'numberDigits' });
    const [sent] = await full.query(
      `select sealed::json #>> '{secret,0}' as digits from outbox_message where recipient = $1 and key = 'proof'`,
      [own.phone],
    );
    expect((await post({ ...own, step: 'wait' })).status).toBe(422);
    const waits = await post({ ...own, step: 'wait', digits: sent.digits });
    expect(waits).toMatchObject({ status: 200, text: expect.stringContaining('Urutan ke-1') });
    expect(await waiting()).toEqual([{ name: own.name }]);
  });
});
