// A board whose live line is refused for now listens again, whatever the refusal: its page is never left to the minute.
import type { WebSocketRoute } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();

const SERVICE = { code: 'PASSPORT', name: 'Paspor' };
const BOARD_SETTINGS = { counterWord: null, volumePercent: 100, quietHours: null, darkHours: null };
const DAY = { date: '2017-08-07', reason: null, hours: { hours: '08:00-16:00', breaks: [] } };
const OFFICE = {
  boardSlides: [],
  openingToday: DAY,
  openingNext: { ...DAY, date: '2017-08-08' },
  name: 'Kantor Imigrasi Bogor',
  timeZone: 'Asia/Jakarta',
  boardSettings: BOARD_SETTINGS,
  services: [SERVICE],
};
const EMPTY = { sequence: 1, at: '2017-08-07T08:00:00+07:00', called: [], recent: [], waiting: [], notice: null };
const CALLED = { ...EMPTY, sequence: 2, notice: 'Kembali' };

const error = (code: string) => (socket: WebSocketRoute, id: string) =>
  socket.send(JSON.stringify({ id, type: 'error', payload: [{ message: code, extensions: { code } }] }));
const close = (code: number) => (socket: WebSocketRoute) => socket.close({ code, reason: 'Not now' });

describe.skipIf(noBrowser)('a board', () => {
  test.each([
    ['a fault of the server', error('INTERNAL_SERVER_ERROR')],
    ['too many requests', error('RATE_LIMITED')],
    [
      'an end of the subscription',
      (socket: WebSocketRoute, id: string) => socket.send(JSON.stringify({ id, type: 'complete' })),
    ],
    ['a closing to come back after', close(1013)],
    ['a closing after which the library gives up', close(4500)],
  ])('listens again after %s', async (_, refuse) => {
    let subscriptions = 0;
    const page = await browser.open(`${server.url}/board/BOGOR?sound=off`, {
      size: 'television',
      async prepare(page) {
        await page.clock.install();
        await page.route(/\/graphql$/, (route) =>
          route.fulfill({ json: { data: { board: { ...EMPTY, office: OFFICE } } } }),
        );
        await page.routeWebSocket(/\/graphql$/, (socket) => {
          socket.onMessage((text) => {
            const { type, id } = JSON.parse(String(text));
            if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
            if (type === 'ping') socket.send('{"type":"pong"}');
            if (type !== 'subscribe') return;
            if (++subscriptions <= 2) refuse(socket, id);
            else socket.send(JSON.stringify({ id, type: 'next', payload: { data: { board: CALLED } } }));
          });
        });
      },
    });
    await eventually('what only the line says', async () => {
      await page.clock.runFor(1000);
      return (await page.locator('.notice:text-is("Kembali")').count()) > 0;
    });
    expect(subscriptions).toBe(3);
  });
});
