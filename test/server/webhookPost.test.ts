// Deliveries by name: the addresses behind it are looked at once, at the connection, and none but that is connected to.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { type PostOptions, postWebhook } from '../../server/channels/webhookPost.ts';
import { NOT_PUBLIC } from '../../src/webhooks/addresses.ts';
import { atEnd } from '../support/atEnd.ts';

/** A receiver that counts what reaches it. */
async function listenAt(host: string, port = 0): Promise<{ port: number; hosts: string[] }> {
  const hosts: string[] = [];
  const server = createServer((request, response) => {
    hosts.push(request.headers.host ?? '');
    if (request.headers.host?.startsWith('redirecting.'))
      response.writeHead(redirect.status, { location: `http://127.0.0.1:${inner.port}/` });
    response.end('taken');
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  atEnd(() => new Promise((resolve) => server.close(resolve)));
  return { port: (server.address() as AddressInfo).port, hosts };
}

const redirect = { status: 302 };
const allowed = await listenAt('127.0.0.2');
const inner = await listenAt('127.0.0.1', allowed.port);
const url = (name: string) => `http://${name}:${allowed.port}/hooks`;

/** Answers the nth question for a name by the nth list of addresses, and the last list ever after. */
function answeringBy(...lists: string[][]): { asked: string[]; lookup: NonNullable<PostOptions['lookup']> } {
  const asked: string[] = [];
  return {
    asked,
    lookup: (host, _options, callback) => {
      const list = lists[Math.min(asked.length, lists.length - 1)] ?? [];
      asked.push(host);
      callback(
        null,
        list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    },
  };
}
const RULES = { networks: ['127.0.0.2'], httpsOnly: false };
const post = (to: string, options: PostOptions = {}, rules = RULES) =>
  postWebhook({ url: to, headers: {}, body: '{}' }, rules, options);

test('a name of the machine that leads inside is refused, though it is no address', async () => {
  const before = inner.hosts.length;
  for (const name of ['localhost', 'localhost.', 'hooks.localhost', 'hooks.internal', 'postgres']) {
    const outcome = await post(url(name), {}, { networks: [], httpsOnly: false });
    expect(outcome, name).toMatchObject({ status: null, fault: `url: ${NOT_PUBLIC}` });
  }
  expect(inner.hosts.length).toBe(before);
});

test('a redirect to an address inside is an answer like any other, and is not followed', async () => {
  const before = inner.hosts.length;
  for (const status of [301, 302, 303, 307, 308]) {
    redirect.status = status;
    const { lookup } = answeringBy(['127.0.0.2']);
    expect(await post(url('redirecting.example'), { lookup })).toMatchObject({ status, fault: null });
  }
  expect(inner.hosts.length).toBe(before);
});

test.each([
  ['a private address', ['10.0.0.7']],
  ['the metadata of the cloud', ['169.254.169.254']],
  ['a private address inside IPv6', ['::ffff:192.168.1.1']],
  ['a private address behind a translator to IPv4', ['64:ff9b::a00:1']],
  ['this machine in an old way to write it in IPv6', ['::127.0.0.1']],
  ['a private address after two public ones', ['8.8.8.8', '2606:4700::1', '10.0.0.7']],
  ['an address inside beside an allowed one', ['127.0.0.2', '127.0.0.1']],
  ['no address', []],
])('a name that leads to %s is refused before anything is connected', async (_, addresses) => {
  const before = [allowed.hosts.length, inner.hosts.length];
  const outcome = await post(url('receiver.example'), { lookup: answeringBy(addresses).lookup });
  expect(outcome).toMatchObject({ status: null, fault: NOT_PUBLIC });
  expect([allowed.hosts.length, inner.hosts.length]).toEqual(before);
});

test('a name that changes between the look and the connection changes nothing: it is looked up once', async () => {
  const before = inner.hosts.length;
  const { asked, lookup } = answeringBy(['127.0.0.2'], ['127.0.0.1']);
  expect(await post(url('rebinding.example'), { lookup })).toMatchObject({ status: 200, response: 'taken' });
  expect(asked).toEqual(['rebinding.example']);
  expect(allowed.hosts.at(-1)).toBe(`rebinding.example:${allowed.port}`);
  // The next delivery connects again, and looks again.
  expect(await post(url('rebinding.example'), { lookup })).toMatchObject({ status: null, fault: NOT_PUBLIC });
  expect(asked).toHaveLength(2);
  expect(inner.hosts.length).toBe(before);
});
