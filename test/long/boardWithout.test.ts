// The board where something is missing: WebSockets are blocked on the way, or the machine has no speech, half of it, or a broken one.
import type { Page, Request } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { boardOf, frameOf, START } from '../support/boardOffice.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();

/** Milliseconds: less than a ping waits for its answer, which takes no time by the page's clock. */
const STEP = 2500;
/** Milliseconds after which a board that hears of nothing has asked. */
const ASKED = 6000;

/** Lets time pass by the page's clock until it is so. */
async function passing(page: Page, what: string, isSo: () => Promise<boolean>): Promise<void> {
  await eventually(what, async () => {
    if (await isSo()) return true;
    await page.clock.runFor(STEP);
    return isSo();
  });
}

describe.skipIf(noBrowser)('where WebSockets alone are blocked', () => {
  test('the board shows each call at once by an event stream, and leaves it when a WebSocket is there', async () => {
    let isBlocked = true;
    let [questions, streams, left, sockets] = [0, 0, 0, 0];
    const page = await browser.open(`${server.url}/board/BOGOR?sound=off`, {
      size: 'television',
      async prepare(page) {
        await page.clock.install({ time: Date.now() });
        await page.routeWebSocket(/\/graphql$/, (socket) => {
          if (isBlocked) return void socket.close();
          sockets++;
          socket.connectToServer();
        });
        const isStream = (request: Request) => request.headers().accept === 'text/event-stream';
        page.on('requestfailed', (request) => {
          if (isStream(request)) left++;
        });
        page.on('request', (request) => {
          if (!/\/graphql$/.test(request.url())) return;
          if (isStream(request)) streams++;
          else questions++;
        });
      },
    });
    await page.waitForSelector('.hero.idle');
    await page.clock.runFor(5000);
    await eventually('an event stream', () => streams === 1);
    const queue = queueAt(server.url, 'BOGOR', ADMIN.authorization.slice('Bearer '.length));
    for (const counter of [1, 2]) await queue.openCounter(counter);
    const { number } = await queue.issueTicket();
    const asked = questions;
    await queue.callNext(1);
    await page.waitForSelector(`:text-is("${number}")`);
    expect(questions).toBe(asked);
    // Less than after which a stream is given up that the server, whose time is another one, sends nothing by.
    for (let passed = 0; passed < 20_000; passed += 1000) await page.clock.runFor(1000);
    expect(questions - asked).toBeLessThanOrEqual(1);
    expect(await page.locator('.stale').count()).toBe(0);
    isBlocked = false;
    const other = await queue.issueTicket();
    await passing(page, 'a WebSocket', async () => sockets > 0);
    await queue.callNext(2);
    await page.waitForSelector(`:text-is("${other.number}")`);
    await eventually('all streams are left', () => left === streams);
  });
});

describe.skipIf(noBrowser)('where WebSockets and event streams are blocked', () => {
  test('the board asks every five seconds, and has lost nothing as long as it is answered', async () => {
    const { page, office } = await boardOf(browser, server.url, { blocked: true });
    await page.waitForSelector('.hero.idle');
    await page.clock.pauseAt(START + 60_000);
    for (let calls = 1; calls <= 8; calls++) {
      const asked = office.questions();
      office.show(frameOf(calls, START + 60_000 + calls * ASKED));
      for (let passed = 0; passed < ASKED; passed += 1000) await page.clock.runFor(1000);
      await page.waitForSelector(`:text-is("A${100 + calls}")`);
      expect(await page.locator('.stale').count()).toBe(0);
      expect(office.questions() - asked).toBeLessThanOrEqual(2);
    }
    expect(office.connections()).toBeGreaterThan(1);
    office.die();
    await passing(page, 'it is stale', async () => (await page.locator('.stale .lost').count()) > 0);
  });
});

const BROKEN: Record<string, string> = {
  'no speech': `delete window.speechSynthesis; delete window.SpeechSynthesisUtterance;`,
  'speech that is null': `Object.defineProperty(window, 'speechSynthesis', { value: null });`,
  'no words to speak': `${speaking('speak() {}')} delete window.SpeechSynthesisUtterance;`,
  'speech that throws': speaking(`speak() { throw new Error('no engine'); }`),
  'no list of voices': `Object.defineProperty(window, 'speechSynthesis', { value: { getVoices() { throw new Error('none'); } } });`,
  'voices that are null': `Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => null } });`,
  'no voices': `Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => [] } });`,
  'speech that never ends': speaking('speak() {}'),
  'speech that cannot be stopped either': speaking('speak() {}', `cancel() { throw new Error('no engine'); }`),
  'sound that throws': `window.AudioContext = class { constructor() { throw new Error('no device'); } };`,
  'sound that breaks': `window.AudioContext = class { state = 'running'; currentTime = 0; createOscillator() { throw new Error('no device'); } };`,
};

function speaking(speak: string, cancel = 'cancel() {}'): string {
  return `Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'id-ID' }, { lang: 'en-GB' }], ${cancel}, ${speak} } });
    window.SpeechSynthesisUtterance = class {};`;
}

describe.skipIf(noBrowser)('where a machine cannot speak', () => {
  test.each(Object.keys(BROKEN))('%s is silence: each call is shown all the same', async (fault) => {
    const { page, office } = await boardOf(browser, server.url, { sound: true, before: BROKEN[fault] as string });
    await page.waitForSelector('.hero.idle');
    for (const calls of [1, 2]) {
      office.show(frameOf(calls, START));
      const flashes = `.flash .number:text-is("A${100 + calls}")`;
      await passing(page, `A${100 + calls} is called out`, async () => (await page.locator(flashes).count()) > 0);
    }
    await passing(page, 'it is over', async () => (await page.locator('.flash').count()) === 0);
  });
});
