import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { messageEnding, openFrameSender } from '../../server/live/sharedFrame.ts';

const server = new WebSocketServer({ port: 0, perMessageDeflate: false });

beforeAll(async () => {
  if (!server.address()) await once(server, 'listening');
});
afterAll(() => {
  for (const socket of server.clients) socket.terminate();
  server.close();
});

/** Both ends of a connection, and the socket beneath the server's. */
async function pair() {
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const heard: string[] = [];
  client.on('message', (data) => heard.push(String(data)));
  const [[socket, request]] = await Promise.all([once(server, 'connection'), once(client, 'open')]);
  return { client, heard, socket: socket as WebSocket, wire: request.socket as Socket };
}

describe('a text shared by many sockets', () => {
  const payloads = ['{}', `{"a":"${'x'.repeat(200)}"}`, `{"b":"Ä 漢 ${'y'.repeat(70_000)}"}`, '{"c":1}'];

  test.each(['1', '2d0b4a5e-7a8f-4c0b-9b1c-3d1f6a1f0a11', 'é"\\漢'])('is a whole message for the id %j', async (id) => {
    const { client, heard, socket, wire } = await pair();
    const sendNext = openFrameSender();
    for (const payload of payloads) sendNext(wire, payload, messageEnding(id));
    socket.send('the last');
    while (heard.length < payloads.length + 1) await once(client, 'message');
    expect(heard.pop()).toBe('the last');
    expect(heard.map((text) => JSON.parse(text))).toEqual(
      payloads.map((payload) => ({ id, type: 'next', payload: JSON.parse(payload) })),
    );
  });

  test('keeps to the id of each, and to its place among what ws sends', async () => {
    const [one, other] = [await pair(), await pair()];
    const sendNext = openFrameSender();
    for (const payload of payloads) {
      one.socket.send('before');
      sendNext(one.wire, payload, messageEnding('one'));
      sendNext(other.wire, payload, messageEnding('the other'));
      one.socket.ping();
    }
    one.socket.close();
    other.socket.close();
    await Promise.all([once(one.client, 'close'), once(other.client, 'close')]);
    expect(one.heard.map((text) => (text === 'before' ? text : JSON.parse(text).id))).toEqual(
      payloads.flatMap(() => ['before', 'one']),
    );
    expect(other.heard.map((text) => JSON.parse(text).id)).toEqual(payloads.map(() => 'the other'));
  });

  test('counts in what has piled up for a slow reader', async () => {
    const { client, socket, wire } = await pair();
    client.pause();
    const sendNext = openFrameSender();
    const payload = `"${'z'.repeat(1_000_000)}"`;
    for (let times = 0; times < 30; times++) sendNext(wire, payload, messageEnding('1'));
    expect(socket.bufferedAmount).toBeGreaterThan(1_000_000);
  });
});
