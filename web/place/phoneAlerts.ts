// Alerts of a visit on this phone by web push, also while the page is closed: what the browser allows, on, and off.
import { askApi } from '../api/ask.ts';
import { readStoredValue, storeValue } from '../storage/draftStorage.ts';
import type { PageLanguage } from '../texts/language.ts';
import { StartVisitAlertsDocument, StopVisitAlertsDocument } from './documents.ts';

/** `NO_SERVICE`: the browser cannot reach its push service. `REFUSED`: the server did not take it. */
export type PhoneAlertState =
  | 'UNSUPPORTED'
  | 'INSTALL_FIRST'
  | 'OFF'
  | 'BUSY'
  | 'ON'
  | 'DENIED'
  | 'NO_SERVICE'
  | 'REFUSED';

export interface AlertedVisit {
  secret: string;
  alertKey: string;
  language: PageLanguage;
}

/** The worker finds the page of an alert here: addresses of pages pass through no push service. */
const ALERTED_PAGES_CACHE = 'antrean alerts';
const ALERT_ADDRESS = '/t/alerts/';
const MAX_TOPIC_LENGTH = 16;

/** The state as far as it is known without asking the person. */
export function phoneAlertState(secret: string): PhoneAlertState {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return isAppleTab() ? 'INSTALL_FIRST' : 'UNSUPPORTED';
  if (Notification.permission === 'denied') return 'DENIED';
  return Notification.permission === 'granted' && isMarked(secret) ? 'ON' : 'OFF';
}

/** On iPhones and iPads a page has push once it is on the home screen. */
function isAppleTab(): boolean {
  return 'standalone' in navigator && (navigator as { standalone?: boolean }).standalone === false;
}

/** In answer to a touch. Also again at each visit of the page, so that the switch says what is so. */
export async function startAlerts(visit: AlertedVisit): Promise<PhoneAlertState> {
  if ((await Notification.requestPermission()) !== 'granted')
    return Notification.permission === 'denied' ? 'DENIED' : 'OFF';
  let subscription: PushSubscription;
  try {
    subscription = await subscribed(visit.alertKey);
  } catch {
    return 'NO_SERVICE';
  }
  const { secret, language } = visit;
  try {
    await notePage(secret);
    const [p256dh, auth] = [keyOf(subscription, 'p256dh'), keyOf(subscription, 'auth')];
    const input = { secret, endpoint: subscription.endpoint, p256dh, auth };
    const { answer } = await askApi(StartVisitAlertsDocument, { input }, { language });
    if (answer.__typename === 'Refusal') return forgetMark(secret, 'REFUSED');
    storeValue(alertMarkOf(secret), true, 'device');
    return 'ON';
  } catch {
    // Without a network what was so stays so.
    return isMarked(secret) ? 'ON' : 'REFUSED';
  }
}

/** The browser stays subscribed for other visits; of this one it is told no more. */
export async function stopAlerts({ secret, language }: AlertedVisit): Promise<PhoneAlertState> {
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.getSubscription();
  try {
    if (subscription) {
      const input = { secret, endpoint: subscription.endpoint };
      await askApi(StopVisitAlertsDocument, { input }, { language });
    }
  } catch {
    return 'ON';
  }
  await forgetPage(secret);
  return forgetMark(secret, 'OFF');
}

async function subscribed(alertKey: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: alertKey };
  try {
    return await pushManager.subscribe(options);
  } catch (fault) {
    // Of another key than before: the server has another one by now.
    const former = await pushManager.getSubscription();
    if (!former) throw fault;
    await former.unsubscribe();
    return pushManager.subscribe(options);
  }
}

function keyOf(subscription: PushSubscription, name: PushEncryptionKeyName): string {
  const bytes = new Uint8Array(subscription.getKey(name) ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

async function notePage(secret: string): Promise<void> {
  const cache = await caches.open(ALERTED_PAGES_CACHE);
  await cache.put(ALERT_ADDRESS + (await pushTopicOf(secret)), new Response(location.pathname + location.search));
}

async function forgetPage(secret: string): Promise<void> {
  const cache = await caches.open(ALERTED_PAGES_CACHE);
  await cache.delete(ALERT_ADDRESS + (await pushTopicOf(secret)));
}

/** As the server names the visit among the alerts of a phone. */
async function pushTopicOf(secret: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)));
  return btoa(String.fromCharCode(...digest))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .slice(0, MAX_TOPIC_LENGTH);
}

function alertMarkOf(secret: string): string {
  return `alerts of ${secret}`;
}

function isMarked(secret: string): boolean {
  return readStoredValue<boolean>(alertMarkOf(secret), 'device') === true;
}

function forgetMark(secret: string, state: PhoneAlertState): PhoneAlertState {
  storeValue(alertMarkOf(secret), null, 'device');
  return state;
}
