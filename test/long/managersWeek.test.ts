// The manager's week in the console: opening hours that are changed with their effect shown first, and figures that are compared.
import { describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { managerOf, openOffice } from '../support/officePage.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:30:00+07:00' });
const ADMIN_KEY_TYPED = ADMIN.authorization.slice('Bearer '.length);

const SCHEDULES = 'query { office(code: "BOGOR") { schedules { from capacity week { weekday hours breaks } } } }';
const weeksOfBogor = async () => (await server.ask(SCHEDULES)).schedules;

describe.skipIf(noBrowser)('in the console', () => {
  test('the weekly hours are changed from a day on, seen before they are, and removed again', async () => {
    const before = await weeksOfBogor();
    const page = await openOffice(browser, server, (await managerOf(server)).key, 'calendar');
    await page.waitForSelector('#week-MONDAY-hours');

    await step('a day that was not typed is none', async () => {
      await page.fill('#week-FRIDAY-breaks', 'siang');
      await page.click('office-week form button:has-text("Lihat")');
      await page.waitForSelector('#week-from-error');
      await page.waitForSelector('#week-FRIDAY-breaks-error');
      expect(await axeFaults(page)).toEqual([]);
      expect(await weeksOfBogor()).toEqual(before);
    });

    await step('the effect is shown, and nothing is done yet', async () => {
      await page.fill('#week-FRIDAY-breaks', '11.30-13.00');
      await page.fill('#week-SATURDAY-hours', '8-12');
      await page.fill('#week-from', '1-9-2017');
      await page.click('office-week form button:has-text("Lihat")');
      await page.waitForSelector('office-week .effect h3:focus');
      expect(await axeFaults(page)).toEqual([]);
      expect(await weeksOfBogor()).toEqual(before);
    });

    await step('it is done, and stands among those to come', async () => {
      await page.click('office-week .effect button');
      await page.waitForSelector('office-week .note.good');
      const [, added] = await weeksOfBogor();
      expect(added.from).toBe('2017-09-01');
      expect(added.capacity).toBe(before[0].capacity);
      const day = (name: string) => added.week.find(({ weekday }: { weekday: string }) => weekday === name);
      expect(day('FRIDAY').breaks).toEqual(['11:30-13:00']);
      expect(day('SATURDAY')).toEqual({ weekday: 'SATURDAY', hours: '08:00-12:00', breaks: [] });
      expect(day('MONDAY').hours).toBe(before[0].week[0].hours);
    });

    await step('it is removed again', async () => {
      await page.click('office-week .seasons button');
      await page.waitForSelector('office-week .seasons', { state: 'detached' });
      expect(await weeksOfBogor()).toEqual(before);
    });

    await step('it fits a phone', async () => {
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    });
  });

  test('figures have the hours of the week, sort, and are compared by administrators', async () => {
    const desk = queueAt(server.url);
    await desk.openCounter(1);
    for (let person = 800; person < 804; person++) {
      const { code } = await desk.confirmed(person, { when: { date: '2017-08-07' } });
      await desk.checkIn(code);
    }
    server.clock.set('2017-08-07T08:20:00+07:00');
    await desk.callNext(1);
    const page = await openOffice(browser, server, ADMIN_KEY_TYPED, 'figures');
    await page.selectOption('select[name=office]', 'BOGOR');

    await step('the hours are shaded, and waits are held against the target', async () => {
      await page.waitForSelector('.heat td:has-text("4")');
      expect(await axeFaults(page)).toEqual([]);
      await page.click('office-heat-map button:text-is("Menit menunggu")');
      await page.waitForSelector('.heat td.over:has-text("50")');
      expect(await page.textContent('.heat td.over')).toContain('di atas sasaran');
      expect(await axeFaults(page)).toEqual([]);
    });

    await step('the offices stand side by side, and are sorted by any column', async () => {
      await page.click('office-others button');
      const names = page.locator('#others ~ office-table tbody th');
      await names.first().waitFor();
      const head = page.locator('#others ~ office-table thead button:has-text("Pendaftaran")');
      await head.click();
      await head.click();
      await page.waitForSelector('#others ~ office-table th[aria-sort=descending]');
      expect(await names.first().textContent()).toContain('Bogor');
      expect(await axeFaults(page)).toEqual([]);
    });

    await step('they fit a phone', async () => {
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    });
  });
});

test.skipIf(noBrowser)(
  'a section of the console that cannot be loaded says so, and comes when it is tried again',
  async () => {
    const { key } = await managerOf(server);
    const page = await openOffice(browser, server, key, 'today', { size: 'desktop', provoked: [] });
    await page.route('**/assets/figures-*.js', (route) => route.abort());
    await page.click('.sections a.figures');
    await page.waitForSelector('.work [role=alert]:has-text("belum dapat dimuat")');
    await page.unroute('**/assets/figures-*.js');
    await page.click('.work button:text-is("Coba lagi")');
    await page.waitForSelector('office-figures h1');
    expect(new URL(page.url()).hash).toBe('#figures');
  },
);
