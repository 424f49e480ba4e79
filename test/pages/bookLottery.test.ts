// The booking page in the minute in which a day opens by lot: the applicant takes part, waits, and holds a place.
import { expect, test } from 'vitest';
import { dayCell, fillPerson } from '../support/bookPage.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer({
  start: '2017-08-07T08:00:10+07:00',
  change: { BOGOR: { policy: { horizonDays: 7, lotteryMinutes: 1, release: { at: '08:00', jitterMinutes: 0 } } } },
});

test.skipIf(noBrowser)('an applicant takes part in the draw, and the page shows the place that it gave', async () => {
  const page = await browser.open(`${server.url}/book/BOGOR`);
  await dayCell(page, 'Senin, 14 Agustus').click();
  await page.waitForSelector('.note:has-text("semua yang mendaftar sampai pukul 08.01 ikut")');
  await fillPerson(page, 'Budi Santoso');
  await page.click('.button.main');
  await page.waitForSelector('#trouble:has-text("Anda ikut undian tempat")');
  expect(await axeFaults(page)).toEqual([]);
  server.clock.set('2017-08-07T08:01:10+07:00');
  // Also after a reload the page finds the result of its own request.
  await page.reload();
  await page.click('.button.main');
  await page.waitForSelector('.held');
  expect(await page.textContent('.facts')).toContain('14 Agustus');
});
