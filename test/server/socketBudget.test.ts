// Open WebSockets are counted by source, and given back when they close.
import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { SocketBudget } from '../../server/live/socketBudget.ts';

function asRequest(address: string): IncomingMessage {
  return { headers: { from: address } } as unknown as IncomingMessage;
}

const sourceOf = (request: IncomingMessage) => String(request.headers.from);
const openSocket = () => new EventEmitter() as unknown as Duplex;

test('a source has at most 1,500 sockets at a time, whatever addresses of its network it uses', () => {
  const budget = new SocketBudget({ sourceOf, counts: () => true });
  const sockets = Array.from({ length: 1500 }, openSocket);
  const taken = sockets.map((socket, place) => budget.take(asRequest(`2001:db8::${place.toString(16)}`), socket));
  expect(taken.every(Boolean)).toBe(true);
  expect(budget.take(asRequest('2001:db8::ffff'), openSocket())).toBe(false);
  expect(budget.take(asRequest('2001:db8:0:1::1'), openSocket())).toBe(true);
  sockets[7]?.emit('close');
  expect(budget.take(asRequest('2001:db8::ffff'), openSocket())).toBe(true);
  expect(budget.take(asRequest('2001:db8::ffff'), openSocket())).toBe(false);
});

test('sources that are not counted have no limit', () => {
  const budget = new SocketBudget({ sourceOf, counts: (source) => source !== '127.0.0.1' });
  const taken = Array.from({ length: 1501 }, () => budget.take(asRequest('127.0.0.1'), openSocket()));
  expect(taken.every(Boolean)).toBe(true);
});

test('a network of IPv4 has at most 3,000, whichever of its addresses they come from, and all have at most 20,000', () => {
  const budget = new SocketBudget({ sourceOf, counts: () => true });
  const open = (address: string) => budget.take(asRequest(address), openSocket());
  for (const address of ['203.0.113.1', '203.0.113.2'])
    for (let count = 0; count < 1500; count++) expect(open(address)).toBe(true);
  expect(open('203.0.113.3')).toBe(false);
  for (let network = 0; network < 17; network++)
    for (let count = 0; count < 1000; count++) expect(open(`198.51.${network}.7`)).toBe(true);
  expect(open('198.51.200.7')).toBe(false);
});
