// The service worker of one's own place: without a network the page opens as it was last loaded. The state of the visit is the
// page's own affair: nothing of it passes through here.

/** The part of a service worker's scope that is used, which the types of windows do not have. */
interface WorkerScope {
  readonly location: Location;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly PageClient[]>;
    openWindow(url: string): Promise<unknown>;
  };
  readonly registration: { showNotification(title: string, options: AlertOptions): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void;
  addEventListener(type: 'push', listener: (event: AlertEvent) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: TappedEvent) => void): void;
}
interface LifeEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface AskedEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface AlertEvent extends LifeEvent {
  readonly data: { json(): unknown } | null;
}
interface TappedEvent extends LifeEvent {
  readonly notification: { readonly tag: string; close(): void };
}
interface PageClient {
  readonly url: string;
  focus(): Promise<unknown>;
}
/** Vibration and a second ring are not in the types of windows. */
interface AlertOptions extends NotificationOptions {
  renotify: boolean;
  vibrate: number[];
}
/** The text of an alert: no name, no code and no address. */
interface SentAlert {
  topic: string;
  title: string;
  body: string;
  language: string;
  isUrgent: boolean;
}

const worker = self as unknown as WorkerScope;

/** The page fills the same cache, and empties it when the visit is gone. */
const CACHE = 'antrean place';
/** All pages of visits are one shell: no secret stands in the cache. */
const SHELL = '/t/';
/** A network that answers later than this is none to someone who waits before the door. */
const SLOW_NETWORK_MS = 4000;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(fromCacheFirst(request));
  else if (request.mode === 'navigate') event.respondWith(fromNetworkFirst(request, SHELL));
  else if (/^\/bookings\/.*\.svg$/.test(pathname)) event.respondWith(fromNetworkFirst(request, pathname));
});

/** The names of these files change with what is in them. */
async function fromCacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function fromNetworkFirst(request: Request, key: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const known = await cache.match(key);
  try {
    const asked = fetch(request).then(async (answer) => {
      if (answer.ok && !answer.redirected) await cache.put(key, answer.clone());
      return answer;
    });
    return await (known ? Promise.race([asked, failLater()]) : asked);
  } catch (fault) {
    if (known) return known;
    throw fault;
  }
}

function failLater(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('The network is slow.')), SLOW_NETWORK_MS));
}

/** The page of a visit notes its address here when its alerts are switched on. */
const ALERTED_PAGES = 'antrean alerts';
const URGENT_VIBRATION_MS = [400, 200, 400, 200, 800];
const CALM_VIBRATION_MS = [200];

worker.addEventListener('push', (event) => {
  const alert = event.data?.json() as SentAlert | undefined;
  if (alert) event.waitUntil(showAlert(alert));
});

/** A later one of the same visit takes its place, and rings again. */
function showAlert({ topic, title, body, language, isUrgent }: SentAlert): Promise<void> {
  const vibrate = isUrgent ? URGENT_VIBRATION_MS : CALM_VIBRATION_MS;
  return worker.registration.showNotification(title, {
    body,
    lang: language,
    tag: topic,
    renotify: true,
    requireInteraction: isUrgent,
    vibrate,
  });
}

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openAlerted(event.notification.tag));
});

async function openAlerted(topic: string): Promise<unknown> {
  const cache = await caches.open(ALERTED_PAGES);
  const noted = await cache.match(`/t/alerts/${topic}`);
  const address = new URL(noted ? await noted.text() : '/', worker.location.origin);
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.find(({ url }) => new URL(url).pathname === address.pathname);
  return open ? open.focus() : worker.clients.openWindow(address.href);
}
