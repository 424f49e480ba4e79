// A newcomer's story in one browser: booked on the page, confirmed in the chat, checked in at the desk, called on the board, served.
import { expect, test } from 'vitest';
import { dayCell, fillPerson } from '../support/bookPage.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { pressKey } from '../support/counterPage.ts';
import { queueAt } from '../support/queue.ts';
import { scan } from '../support/scanner.ts';
import { openServer } from '../support/server.ts';
import { openAs } from '../support/signIn.ts';

const browser = await openBrowser();
const server = await openServer();

test.skipIf(noBrowser)('a newcomer goes from the first page to the counter', async () => {
  const applicant = await browser.open(`${server.url}/`);
  await applicant.fill('#find', 'bogor');
  await applicant.click('.offices a');
  await dayCell(applicant, 'Senin, 7 Agustus').click();
  await applicant.click('.hour:has-text("09.00–10.00")');
  await fillPerson(applicant, 'Budi Santoso');
  await applicant.click('.button.main');
  await applicant.waitForSelector('.held');
  const code = new URL(applicant.url()).hash.slice(1);

  const [chat] = await Promise.all([applicant.waitForEvent('popup'), applicant.click('.links a')]);
  await chat.click('.send');
  await chat.waitForSelector('.bubble.office:has-text("Nomor antrean")');
  await applicant.waitForSelector('h1:text-is("Anda sudah terdaftar")');
  const number = (await applicant.textContent('.ticket .number b')) as string;
  expect(number).toMatch(/^A2\d\d$/);

  server.clock.set('2017-08-07T08:40:00+07:00');
  const board = await browser.open(`${server.url}/board/BOGOR?sound=off`, { size: 'television' });
  const desk = await openAs(browser, server, '/desk', 'FRONT_DESK', { size: 'desktop' });
  await desk.waitForSelector('.day-list tr:has-text("Budi Santoso")');
  await scan(desk, code);
  await desk.waitForSelector(`.came.in .number:text-is("${number}")`);
  await board.waitForSelector(`.line li:text-is("${number}")`);
  await applicant.reload();
  await applicant.waitForSelector('h1:text-is("Anda sudah hadir")');

  const counter = await openAs(browser, server, '/desk', 'COUNTER_OFFICER', { size: 'desktop' });
  await counter.click('.counters button:has-text("Loket 1")');
  await pressKey(counter, 'F2');
  await counter.waitForSelector(`.stage.called .number:text-is("${number}")`);
  await board.waitForSelector(`.hero .number:text-is("${number}")`);
  expect(await board.textContent('.hero .where')).toContain('Loket 1');
  await applicant.reload();
  await applicant.waitForSelector('.go-to:has-text("Silakan ke loket 1")');

  await pressKey(counter, 'F8');
  await counter.waitForSelector('.stage.serving .person:has-text("Budi Santoso")');
  await pressKey(counter, 'F8');
  await counter.waitForSelector(`.done:has-text("${number} selesai.")`);
  await board.waitForSelector('.hero.idle');
  expect(await queueAt(server.url).ticket(number)).toMatchObject({ status: 'SERVED', calls: 1 });
});
