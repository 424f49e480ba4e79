// Calendars are fetched from allowed addresses only, wherever others redirect to, within a time and a size.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { type CalendarOptions, fetchCalendar } from '../../server/channels/calendarFetch.ts';
import { atEnd } from '../support/atEnd.ts';

const CALENDAR = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
const PAGES: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/holidays.ics': (request, response) => {
    if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end();
    return response.writeHead(200, { etag: '"1"' }).end(CALENDAR);
  },
  '/moved': (_, response) => response.writeHead(301, { location: '/holidays.ics' }).end(),
  '/inside': (_, response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/holidays.ics` }).end(),
  '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
  '/gone': (_, response) => response.writeHead(410).end(),
  '/large': (_, response) => response.end('x'.repeat(800_001)),
  '/slow': (_, response) => void response.write('BEGIN'),
};
const seen: string[] = [];
const server = createServer((request, response) => {
  seen.push(`${request.headers.host} ${request.url}`);
  PAGES[request.url ?? '']?.(request, response);
});
await new Promise<void>((resolve) => server.listen(0, resolve));
atEnd(() => {
  server.closeAllConnections();
  server.close();
});
const { port } = server.address() as AddressInfo;

const RULES = { networks: ['127.0.0.2'], httpsOnly: false };
const fetched = (path: string, etag: string | null = null, options: CalendarOptions = {}, rules = RULES) =>
  fetchCalendar({ url: `http://127.0.0.2:${port}${path}`, etag }, rules, options);

test('a calendar is read, also where it has moved to, and not again while it is the same', async () => {
  for (const path of ['/holidays.ics', '/moved']) expect(await fetched(path)).toEqual({ text: CALENDAR, etag: '"1"' });
  expect(await fetched('/holidays.ics', '"1"')).toEqual({ unchanged: true });
});

test('no address inside is reached: by itself, by its name, or by a redirect', async () => {
  const before = seen.length;
  const none = { networks: [], httpsOnly: false };
  expect(await fetched('/holidays.ics', null, {}, none)).toEqual({ fault: 'NOT_ALLOWED' });
  const lookup: CalendarOptions['lookup'] = (_host, _options, callback) =>
    callback(null, [{ address: '127.0.0.1', family: 4 }]);
  const named = { url: `http://calendar.example:${port}/holidays.ics`, etag: null };
  expect(await fetchCalendar(named, RULES, { lookup })).toEqual({ fault: 'NOT_ALLOWED' });
  expect(seen.length).toBe(before);
  for (const path of ['/inside', '/file']) expect(await fetched(path), path).toEqual({ fault: 'NOT_ALLOWED' });
  expect(seen.slice(before)).toEqual([`127.0.0.2:${port} /inside`, `127.0.0.2:${port} /file`]);
});

test('in real service only https is', async () => {
  expect(await fetched('/holidays.ics', null, {}, { ...RULES, httpsOnly: true })).toEqual({ fault: 'NOT_ALLOWED' });
});

test.each([
  ['/round', 'REFUSED'],
  ['/gone', 'REFUSED'],
  ['/large', 'TOO_LARGE'],
])('%s is a fault with a name', async (path, fault) => {
  expect(await fetched(path)).toEqual({ fault });
});

test('an answer that does not end, or does not come, is given up', async () => {
  expect(await fetched('/slow', null, { timeoutMs: 50 })).toEqual({ fault: 'NOT_REACHED' });
  const url = `http://127.0.0.2:1/holidays.ics`;
  expect(await fetchCalendar({ url, etag: null }, RULES)).toEqual({ fault: 'NOT_REACHED' });
});
