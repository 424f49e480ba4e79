// The lobby board on real Chromium 69, 78 and 80, as televisions of 2020 and before have them: calls, layout, voice, without WebSockets, too.
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { atEnd } from '../support/atEnd.ts';
import { namedFaults } from '../support/boardScenes.ts';
import { MORNING } from '../support/desk.ts';
import { eventually } from '../support/eventually.ts';
import { type OldChromium, oldChromium, openOldPage } from '../support/oldBrowser.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer({ start: MORNING });
let refusedUpgrades = 0;

/** A proxy on the way, which lets WebSockets through or does not. Gives its address. */
async function openProxy(isBlocking: boolean): Promise<string> {
  const proxy = createServer((asked, answer) => {
    const { method, headers, url } = asked;
    const passed = request(`${server.url}${url}`, { method, headers }, (response) => {
      // An old browser opens a WebSocket only if the policy of the page names its address, as it does the server's own.
      const policy = String(response.headers['content-security-policy'] ?? '');
      const own = policy && { 'content-security-policy': policy.replace(/wss?:[^ ;]+/, `ws://${headers.host}`) };
      answer.writeHead(response.statusCode ?? 502, { ...response.headers, ...own });
      response.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  });
  proxy.on('upgrade', ({ method, url, rawHeaders }, socket, head) => {
    socket.on('error', () => {});
    if (isBlocking) {
      refusedUpgrades++;
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const lines = [`${method} ${url} HTTP/1.1`];
    for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
    const onward = connect(Number(new URL(server.url).port), '127.0.0.1');
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  atEnd(async () => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}
const open = await openProxy(false);
const blocking = await openProxy(true);

const BOARDS = [
  { version: 69, way: 'by a WebSocket', office: 'BOGOR', address: open },
  { version: 69, way: 'without WebSockets', office: 'BATAM', address: blocking },
  { version: 78, way: 'by a WebSocket', office: 'DEPOK', address: open },
  { version: 78, way: 'without WebSockets', office: 'BANDUNG', address: blocking },
  { version: 80, way: 'by a WebSocket', office: 'MEDAN', address: open },
  { version: 80, way: 'without WebSockets', office: 'SURABAYA', address: blocking },
] as const satisfies { version: OldChromium; way: string; office: string; address: string }[];

const programs = new Map<OldChromium, string | null>();
for (const version of [69, 78, 80] as const) programs.set(version, await oldChromium(version));

/** Notes each recording that sounds: these builds have no voice. */
const NOTE_SOUNDS = `window.sounds = [];
  var start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (at) { window.sounds.push(this.buffer.duration); return start.call(this, at); };`;

describe('the board', () => {
  for (const { version, way, office: code, address } of BOARDS)
    test.skipIf(!programs.get(version))(`on Chromium ${version}, ${way}`, { timeout: 120_000 }, async () => {
      const office = queueAt(server.url, code, ADMIN.authorization.slice(7));
      for (let person = 0; person < 3; person++) await office.issueTicket();
      for (const counter of [1, 2, 3]) await office.openCounter(counter);
      const refusedBefore = refusedUpgrades;
      const page = await openOldPage(programs.get(version) ?? '', `${address}/board/${code}?lang=id`);
      expect(page.version).toContain(`/${version}.`);
      await eventually('the board is there', () => page.evaluate(`!!document.querySelector('.hero.idle')`));
      await page.evaluate(NOTE_SOUNDS);

      const calls: { number: string; place: string }[] = [];
      for (const counter of [1, 2, 3]) {
        const { number } = await office.callNext(counter);
        calls.push({ number, place: `Loket ${counter}` });
        await eventually(`${number} is called`, () =>
          page.evaluate(`[].some.call(document.querySelectorAll('.hero .number, .counters .number'), function (one) {
            return one.textContent === '${number}';
          })`),
        );
      }
      // All are standing, and one of them is called out.
      await eventually('all are there', () =>
        page.evaluate(`document.querySelectorAll('.hero .number, .counters .number').length === 3`),
      );
      for (let person = 0; person < 2; person++) await office.issueTicket();
      await eventually('the next are there', () => page.evaluate(`document.querySelectorAll('.line li').length === 2`));
      // A number that comes up is in its place a moment later.
      await expect.poll(() => namedFaults(page, calls)).toEqual([]);
      expect(await page.evaluate(`document.getElementById('too-old')`)).toBeNull();
      // The chime's tones are made, the words are decoded: the number and its counter take six.
      await eventually('a call is spoken', () => page.evaluate(`sounds.length >= 6`));
      const isBlocked = address === blocking;
      expect(page.handshakes.includes(101)).toBe(!isBlocked);
      expect(refusedUpgrades > refusedBefore).toBe(isBlocked);
      expect(page.errors).toEqual([]);
    });
});
