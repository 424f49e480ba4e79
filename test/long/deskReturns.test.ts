// The front desk puts back those who were called in vain, by the list of the day: with and without a booking.
import { expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { queueAt } from '../support/queue.ts';
import { openServer } from '../support/server.ts';
import { openAs } from '../support/signIn.ts';
import { step } from '../support/step.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:40:00+07:00' });
const bogor = queueAt(server.url);

test.skipIf(noBrowser)('numbers called in vain', async () => {
  const { code, queueNumber, applicant } = await bogor.confirmed(900, { when: { date: '2017-08-07' } });
  await bogor.openCounter(1);
  await bogor.checkIn(code);
  const { number: walkIn } = await bogor.issueTicket();
  for (let calls = 0; calls < 2; calls++) {
    const { number } = await bogor.callNext(1);
    await bogor.step('markNoShow', number);
  }
  const page = await openAs(browser, server, '/desk', 'FRONT_DESK', { size: 'desktop' });
  const rowOf = (number: string) => `.day-list tr:has(.number:text-is("${number}"))`;

  await step('stand last among those in the queue, and can be searched for', async () => {
    await page.click('.filters label:has-text("Di antrean")');
    await page.waitForSelector(`${rowOf(queueNumber)} .state.bad:text-is("tidak datang, loket 1")`);
    expect((await page.locator('.day-list tbody .number').allTextContents()).toSorted()).toEqual([queueNumber, walkIn]);
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('#search', walkIn);
    await page.waitForSelector(rowOf(queueNumber), { state: 'detached' });
  });

  await step('come back without a booking, and no slip is printed again', async () => {
    await page.check('.printing .always input');
    await page.click(`${rowOf(walkIn)} button:has-text("Kembalikan ke antrean")`);
    await page.waitForSelector('.came.back .what:text-is("Kembali masuk antrean")');
    expect(await page.textContent('.came .number')).toBe(walkIn);
    await page.waitForSelector(`${rowOf(walkIn)} .state:text-is("menunggu")`);
    expect(await page.locator(`${rowOf(walkIn)} button:has-text("Kembalikan")`).count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
  });

  await step('come back with one from the list of all', async () => {
    await page.fill('#search', applicant.name);
    await page.click('.filters label:has-text("Semua")');
    await page.click(`${rowOf(queueNumber)} button:has-text("Kembalikan ke antrean")`);
    await page.waitForSelector(`.came.back .number:text-is("${queueNumber}")`);
    await page.waitForSelector(`${rowOf(queueNumber)} .state:text-is("menunggu")`);
    expect(await bogor.callNext(1)).toMatchObject({ number: walkIn });
  });
});
