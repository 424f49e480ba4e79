// Networks that let no WebSocket through: the pages are live by event streams, and where those are blocked, too, they ask.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { signInWith } from '../support/officePage.ts';
import { queueAt } from '../support/queue.ts';
import { openServer } from '../support/server.ts';
import { visitUrlOf } from '../support/visitUrl.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:10:00+07:00' });
const DAY = { when: { date: '2017-08-07' } };

let people = 700;

/** The requests of a page where no WebSocket passes. */
interface BlockedTraffic {
  streams: number;
  questions: number;
}

async function openBlocked(url: string, withStreams: boolean): Promise<{ page: Page; traffic: BlockedTraffic }> {
  const traffic = { streams: 0, questions: 0 };
  const page = await browser.open(url, {
    size: 'desktop',
    async prepare(opened) {
      await opened.routeWebSocket(/\/graphql$/, (socket) => socket.close());
      await opened.route('**/graphql', (route) => {
        const isStream = route.request().headers().accept === 'text/event-stream';
        traffic[isStream ? 'streams' : 'questions']++;
        return isStream && !withStreams ? route.abort() : route.continue();
      });
    },
  });
  return { page, traffic };
}

const says = (page: Page, title: string) => page.waitForSelector(`.now h1:text-is("${title}")`);

async function write(text: string): Promise<void> {
  const response = await fetch(`${server.url}/channels/simulator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: '+6281320000001', to: '+628111100333', text }),
  });
  expect(response.status).toBe(200);
}

async function openAsStaff(path: string, role: 'FRONT_DESK' | 'MANAGER', withStreams: boolean) {
  const { authorization = '' } = await server.staff(role);
  const opened = await openBlocked(`${server.url}${path}`, withStreams);
  await signInWith(opened.page, authorization.slice('Bearer '.length));
  return opened;
}

describe.skipIf(noBrowser)('where WebSockets are blocked', () => {
  test("one's own place changes at once, and nothing is asked for", async () => {
    const desk = queueAt(server.url, 'DEPOK');
    const { code } = await desk.confirmed(people++, DAY);
    const { page, traffic } = await openBlocked(await visitUrlOf(server, code), true);
    await says(page, 'Silakan lapor ke meja depan');
    await eventually('an event stream', () => traffic.streams === 1);
    await page.waitForTimeout(500);
    const { questions } = traffic;
    await desk.checkIn(code);
    await says(page, 'Berikutnya giliran Anda');
    expect(traffic).toEqual({ streams: 1, questions });
  });

  test('the desk hears of each arrival, and the console is live with as many streams as a browser can spare', async () => {
    const desk = queueAt(server.url, 'BOGOR');
    const reception = await openAsStaff('/desk', 'FRONT_DESK', true);
    await reception.page.waitForSelector('.day-list');
    const console = await openAsStaff('/office#today', 'MANAGER', true);
    await console.page.waitForSelector('.as-of .live');
    await eventually('event streams', () => reception.traffic.streams >= 2 && console.traffic.streams >= 2);
    await reception.page.click('.filters label:has-text("Di antrean")');
    const { queueNumber, code } = await desk.confirmed(people++, DAY);
    await desk.checkIn(code);
    await reception.page.waitForSelector(`.day-list .number:text-is("${queueNumber}")`);
    await console.page.waitForSelector(`.tile.turn:has-text("${queueNumber}")`);
    expect(await console.page.locator('.as-of .lost').count()).toBe(0);
  });
});

describe.skipIf(noBrowser)('the explorer where WebSockets are blocked', () => {
  test('hears a subscription as an event stream', async () => {
    const { page, traffic } = await openBlocked(`${server.url}/graphql`, true);
    await page.waitForSelector('.graphiql-query-editor .CodeMirror-code:has-text("query Offices")');
    // The explorer that has just come may still put the first tab before the one that was chosen.
    await eventually('the tab of places', async () => {
      await page.click('.graphiql-tab button:text-is("Places")');
      return (await page.locator('.graphiql-query-editor .CodeMirror-code', { hasText: ' Places(' }).count()) > 0;
    });
    const { streams } = traffic;
    await page.click('.graphiql-execute-button');
    await page.locator('.graphiql-response .CodeMirror-code', { hasText: '"remaining"' }).waitFor();
    expect(traffic.streams).toBe(streams + 1);
  });
});

describe.skipIf(noBrowser)('where nothing live passes', () => {
  test('the inbox and the days to book show what is new within seconds', async () => {
    const inbox = await openAsStaff('/office#inbox', 'MANAGER', false);
    await inbox.page.waitForSelector('.inbox .empty');
    const days = await openBlocked(`${server.url}/book/DEPOK`, false);
    await days.page.waitForSelector('.grid');
    for (const text of ['qwe rty uio asdf', 'zxc vbn mkl poi']) await write(text);
    await inbox.page.waitForSelector('.inbox .people li');
    expect(await inbox.page.locator('.lost').count()).toBe(0);
    expect([inbox.traffic.questions > 2, days.traffic.questions > 2]).toEqual([true, true]);
  });
});
