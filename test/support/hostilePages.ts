// The forms and addresses of pages and files, with any text in any of their fields, parts and headers.
import { randomUUID } from 'node:crypto';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { type Door, formDoor, jsonDoor, queryDoor } from './hostileDoor.ts';
import { texts } from './sourceTree.ts';

const WEB_FORM = {
  action: 'book',
  office: 'BOGOR',
  service: 'PASSPORT',
  name: 'Budi',
  birthDate: '25-01-1987',
  visitDate: '',
  phone: '',
  address: '',
  priority: 'NORMAL',
  code: '22222222',
  digits: '123456',
  key: randomUUID(),
  work: '',
  language: 'id',
  photo: '',
};
const MY_DATA = {
  action: 'ask',
  code: '22222222',
  birthDate: '25-01-1987',
  phone: '',
  digits: '',
  language: 'id',
  pass: 'x',
  name: 'Budi',
  newBirthDate: '',
  children: '',
  confirm: 'x',
};

const inJson = (url: string) => (body: unknown) => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
});

export const PAGE_DOORS: readonly Door[] = [
  formDoor('the web form', '/channels/web', WEB_FORM),
  formDoor('a confirmation by the web form', '/channels/web', { ...WEB_FORM, action: 'confirm' }),
  jsonDoor('the web form in JSON', () => WEB_FORM, inJson('/channels/web')),
  queryDoor('the page of the web form', '/channels/web', () => ({ office: 'BOGOR', code: '22222222', language: 'id' })),
  formDoor('the form of personal data', '/my-data', MY_DATA),
  queryDoor('the page of personal data', '/my-data', () => ({ pass: 'x', language: 'id', children: '1' })),
  jsonDoor('the clock of the simulator', () => ({ minutes: 0.5 }), inJson('/simulator/clock')),
  queryDoor('the thread of the simulator', '/simulator/thread', () => ({
    office: 'BOGOR',
    from: '+6281234567891',
    to: '+628111100333',
  })),
];

/** Every address with a parameter, as the sources have them. */
const WITH_PARAMETER = /(?:\.(?:get|post)(?:<[^()]*?>)?\(\s*|\burl: )'(\/[\w/:.-]*:\w+[\w/:.-]*)'/g;
const WITHOUT = ['/', '/booking', '/desk', '/office', '/sessions', '/privacy', '/healthz', '/readyz', '/metrics'];
const FILES = ['/embed.js', '/graphql', '/assets/:any', '/pictures/:any'];

export const ROUTES: readonly string[] = [
  ...new Set(
    [...texts]
      .filter(([file]) => file.startsWith('server/'))
      .flatMap(([, text]) => [...text.matchAll(WITH_PARAMETER)].map(([, url = '']) => url)),
  ),
  ...WITHOUT,
  ...FILES,
];

/** Servers refuse a longer line. */
const MAX_ADDRESS_LENGTH = 14_000;

/** The text as every part of the address, and as every field of its query, once and twice. */
export function addressesWith(route: string, text: string): string[] {
  const sent = text.toWellFormed();
  const fields = ['lang', 'language', 'token', 'from', 'to', 'return', 'office', 'code'].map((name) => [name, sent]);
  const query = new URLSearchParams(fields);
  const known = route.replaceAll(/:\w+/g, 'BOGOR');
  return [
    route.replaceAll(/:\w+/g, encodeURIComponent(sent)),
    `${known}?${query}`,
    `${known}?${new URLSearchParams([...fields, ...fields].map(([name = '', value = '']) => [name, value.slice(0, 60)]))}`,
  ].map((address) => address.slice(0, MAX_ADDRESS_LENGTH));
}

/** Headers that something reads besides the API's. */
const HEADERS = [
  ...[
    'content-type',
    'accept',
    'accept-language',
    'cookie',
    'origin',
    'referer',
    'user-agent',
    'if-none-match',
    'range',
  ],
  ...['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'sec-fetch-site', 'antrean-session', 'authorization'],
  ...['x-twilio-signature', 'x-hub-signature-256', 'x-signature', 'x-timestamp'],
  ...['x-twilio-email-event-webhook-signature', 'x-twilio-email-event-webhook-timestamp'],
];
const HEADED: readonly Pick<RawRequest, 'method' | 'url'>[] = [
  ...['/channels/whatsapp', '/channels/sms', '/channels/email', '/channels/simulator', '/channels/web', '/my-data'].map(
    (url) => ({ method: 'POST', url }),
  ),
  ...['/book/BOGOR', '/channels/web', '/metrics', '/desk'].map((url) => ({ method: 'GET', url })),
];

/** Headers hold bytes, and neither line ends nor NUL: a client could not send those. */
export function headedRequests(text: string): { name: string; request: RawRequest }[] {
  const value = Buffer.from(text.replaceAll(/[\0\r\n]/g, ' '))
    .toString('latin1')
    .slice(0, 12_000)
    .trim();
  return HEADED.flatMap(({ method, url }) =>
    HEADERS.map((header) => ({
      name: `${method} ${url} ${header}`,
      request: {
        method,
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', [header]: value },
        body: Buffer.from('a=b'),
      },
    })),
  );
}
