// A demonstration lets in its private network alone, and no page of another site: anyone there may write as any applicant.
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { isNearby } from '../../server/http/privateDoor.ts';
import { openServer } from '../support/server.ts';

const server = await openServer();

interface DoorRequest {
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** The status of the answer. By `node:http`, since `fetch` sends no other Host. */
function statusAt({ path, headers = {}, body }: DoorRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(
      new URL(path, server.url),
      { method: body === undefined ? 'GET' : 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}

const { port, host } = new URL(server.url);
const message = JSON.stringify({ from: '+6281234567899', to: '+628111100333', text: '#bantuan' });

test.each([
  [host, 200],
  [`localhost:${port}`, 200],
  [`192.168.1.5:${port}`, 200],
  [`[fd00::1]:${port}`, 200],
  ['antrean.local', 200],
  ['antrean', 200],
  [`evil.com:${port}`, 403],
  ['203.0.113.9', 403],
  [`127.0.0.1.nip.io:${port}`, 403],
  ['localhost.evil.com', 403],
  ['antrean.go.id', 403],
  ['a b', 403],
])('asked for as %s it answers %i', async (name, status) => {
  const query = `/graphql?query=${encodeURIComponent('{ offices { code } }')}`;
  expect(await statusAt({ path: query, headers: { host: name } })).toBe(status);
  expect(await statusAt({ path: '/channels/simulator', headers: { host: name }, body: message })).toBe(status);
});

test.each([
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  // Browsers leave the other header out at an address such as http://192.168.1.5.
  [{ origin: 'https://evil.com' }, 403],
  [{ origin: 'null' }, 403],
  [{ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, 200],
  [{ origin: `http://${host}` }, 200],
  [{}, 200],
])('a page with %j that writes as an applicant or moves the clock is answered %i', async (headers, status) => {
  expect(await statusAt({ path: '/channels/simulator', headers, body: message })).toBe(status);
  const plain = { 'content-type': 'text/plain', ...headers };
  expect(await statusAt({ path: '/channels/simulator', headers: plain, body: message })).toBe(status);
  const moved = await statusAt({ path: '/simulator/clock', headers, body: '{"minutes": 0}' });
  expect(moved).toBe(status === 200 ? 400 : status);
});

test.each([
  ['127.0.0.1', '127.0.0.1', true],
  ['::ffff:192.168.1.7', '::ffff:192.168.1.5', true],
  ['fe80::1%eth0', 'fe80::2%eth0', true],
  ['100.64.3.2', '10.0.0.1', true],
  ['2404:6800:1:2::9', '2404:6800:1:2::1', true],
  ['2404:6800:1:3::9', '2404:6800:1:2::1', false],
  ['::ffff:8.8.8.8', '::ffff:192.168.1.5', false],
  ['114.120.1.1', '203.0.113.9', false],
])('a connection from %s to %s is a neighbour’s: %s', (remote, local, isOne) =>
  expect(isNearby(remote, local)).toBe(isOne),
);
