// Alerts on a phone as its person sees them: the switch with each of its states, and a notification that opens the page.
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { startPushService } from '../support/pushService.ts';
import { queueAt } from '../support/queue.ts';
import { openServer } from '../support/server.ts';
import { visitUrlOf } from '../support/visitUrl.ts';

const browser = await openBrowser();
/** The day of the visits, and of the check-in: each test begins then. */
const MORNING = '2017-08-07T07:30:00+07:00';
const server = await openServer({ start: MORNING, environment: { WEBHOOK_NETWORKS: 'loopback' } });
let alertKey = '';
const service = await startPushService(() => alertKey);
const DAY = { when: { date: '2017-08-07' } };
const SMALL = { viewport: { width: 360, height: 640 } };

/** A push service in place of the maker's, which no test reaches: everything else is the browser's own. */
function withService(name: string): string {
  const { endpoint, p256dh, auth } = service.browser(name);
  return `${answering('granted')}; {
    const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
    const subscription = {
      endpoint: ${JSON.stringify(endpoint)},
      getKey: (name) => bytes(name === 'auth' ? ${JSON.stringify(auth)} : ${JSON.stringify(p256dh)}).buffer,
      unsubscribe: async () => true,
    };
    PushManager.prototype.subscribe = async (options) => { window.askedWith = options.applicationServerKey; return subscription; };
    PushManager.prototype.getSubscription = async () => subscription;
  }`;
}
/** Headless browsers have no prompt: the answer is the test's. */
const answering = (answer: string) => `{
  Object.defineProperty(Notification, 'permission', { get: () => localStorage.answered ?? 'default' });
  Notification.requestPermission = async () => (localStorage.answered = '${answer}');
}`;

const status = (page: Page, text: string) => page.waitForSelector(`.alerts [role=status]:has-text("${text}")`);

describe.skipIf(noBrowser)('alerts on a phone', () => {
  beforeEach(async () => {
    server.clock.set(MORNING);
    await server.query('delete from push_subscription');
    service.received.length = 0;
  });

  test('are switched on, shown while the page is closed, open it, and are switched off', async () => {
    const desk = queueAt(server.url, 'BOGOR');
    await desk.openCounter(1);
    const { code, queueNumber } = await desk.confirmed(900, DAY);
    const url = await visitUrlOf(server, code);
    const page = await browser.open(url, { ...SMALL, before: withService('phone') });
    await status(page, 'Telepon memberi tahu saat giliran Anda dekat');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('text=Beri tahu saya di telepon ini');
    await status(page, 'Telepon ini akan diberi tahu');
    alertKey = await page.evaluate<string>('window.askedWith');
    expect(await axeFaults(page)).toEqual([]);
    await page.reload();
    await status(page, 'Telepon ini akan diberi tahu');

    await desk.checkIn(code);
    await desk.callNext(1);
    const { text, topic } = await eventually('the call', () => service.received[0] ?? null);
    expect(text).toContain(queueNumber);
    // Browsers without a screen have no notifications: the worker tells what it would show, and what a touch would open.
    const worker = page.context().serviceWorkers()[0] ?? (await page.context().waitForEvent('serviceworker'));
    await worker.evaluate(`registration.showNotification = async (title, options) => { self.shown = { title, ...options }; };
      clients.matchAll = async () => [];
      clients.openWindow = async (address) => { self.opened = address; };`);
    const cdp = await page.context().newCDPSession(page);
    const registered = new Promise<string>((found) => {
      cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [own] = registrations.filter(({ scopeURL }) => scopeURL.endsWith('/t/'));
        if (own) found(own.registrationId);
      });
    });
    await cdp.send('ServiceWorker.enable');
    const registrationId = await registered;
    await cdp.send('ServiceWorker.deliverPushMessage', { origin: server.url, registrationId, data: text });
    expect(await eventually('the notification', () => worker.evaluate('self.shown'))).toMatchObject({
      ...{ title: 'Loket 1, sekarang', tag: topic, lang: 'id', requireInteraction: true, renotify: true },
      ...{ body: expect.stringContaining(`Nomor ${queueNumber} dipanggil. Silakan maju.`) },
      vibrate: [400, 200, 400, 200, 800],
    });
    await worker.evaluate(`{ const touched = new ExtendableEvent('notificationclick');
      touched.notification = { tag: ${JSON.stringify(topic)}, close() {} };
      self.dispatchEvent(touched); }`);
    // The address that a touch opens is the phone's own knowledge.
    expect(await eventually('the page is opened', () => worker.evaluate('self.opened'))).toBe(url);

    await page.click('text=Jangan beri tahu lagi');
    await status(page, 'Telepon memberi tahu saat giliran Anda dekat');
    expect(await server.query('select id from push_subscription')).toEqual([]);
    expect(
      await page.evaluate(`caches.open('antrean alerts').then((cache) => cache.keys()).then((keys) => keys.length)`),
    ).toBe(0);
  });

  test('say in English what stands in their way: forbidden, without a push service, unknown, or to be installed first', async () => {
    server.clock.set('2017-08-06T07:30:00+07:00');
    const { code } = await queueAt(server.url, 'DEPOK').confirmed(901, DAY);
    const url = `${await visitUrlOf(server, code)}?lang=en`;
    const turnOn = 'text=Notify me on this phone';
    const forbidden = await browser.open(url, { ...SMALL, forcedColors: 'active', before: answering('denied') });
    await forbidden.click(turnOn);
    await status(forbidden, 'does not allow notifications');
    expect(await forbidden.$(turnOn)).toBeNull();
    expect(await axeFaults(forbidden)).toEqual([]);
    const closed = await browser.open(url, { ...SMALL, before: answering('default') });
    await closed.click(turnOn);
    await status(closed, 'The phone tells you when your turn is near');
    const unreachable = await browser.open(url, {
      ...SMALL,
      before: `${answering('granted')}; PushManager.prototype.subscribe = async () => { throw new DOMException('away', 'AbortError'); };`,
    });
    await unreachable.click(turnOn);
    await status(unreachable, 'cannot be reached');
    const unknown = await browser.open(url, { ...SMALL, before: 'delete window.PushManager' });
    await status(unknown, 'has no notifications');
    const apple = await browser.open(url, {
      ...SMALL,
      before: 'delete window.PushManager; navigator.standalone = false',
    });
    await status(apple, 'Add to Home Screen');
    expect(await axeFaults(apple)).toEqual([]);
    expect(await server.query('select id from push_subscription')).toEqual([]);
  });

  test('are off again where the server has forgotten the phone', async () => {
    const { code } = await queueAt(server.url, 'TANGERANG').confirmed(902, DAY);
    const url = await visitUrlOf(server, code);
    const page = await browser.open(url, {
      ...SMALL,
      before: withService('forgotten'),
    });
    await page.click('text=Beri tahu saya di telepon ini');
    await status(page, 'Telepon ini akan diberi tahu');
    await server.query('delete from push_subscription');
    await page.reload();
    await status(page, 'Telepon ini akan diberi tahu');
    await eventually(
      'the phone is known again',
      async () => (await server.query('select id from push_subscription')).length === 1,
    );
  });
});
