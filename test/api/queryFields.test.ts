// Fields of an address's query: each is one text for every route, however often it is named.
import { expect, test } from 'vitest';
import { openServer } from '../support/server.ts';

const server = await openServer();
const visit = (path: string) => fetch(server.url + path, { redirect: 'manual' });

test('a field that is named twice counts as its first, and is no fault of ours', async () => {
  const twice =
    'office=BOGOR&office=DEPOK&from=%2B6281234567891&from=x&lang=en&lang=id&token=a&token=b&to=x&to=y&code=1&code=2';
  const paths = ['/', '/booking', '/book/BOGOR', '/privacy/BOGOR', '/channels/web', '/my-data', '/simulator/thread'];
  const files = ['/offices/BOGOR/figures.csv', '/offices/BOGOR/days/2017-08-01.csv', '/photos/1', '/readyz'];
  for (const path of [...paths, ...files])
    expect([path, (await visit(`${path}?${twice}`)).status]).toEqual([
      path,
      expect.toSatisfy((status) => status < 500),
    ]);
  const { now } = (await (
    await visit(`/simulator/thread?office=BOGOR&office=NOWHERE&from=%2B6281234567891`)
  ).json()) as { now: string };
  expect(now).toContain('2017-08-01');
});

test('a field with NUL is read without it', async () => {
  const { now } = (await (
    await visit('/simulator/thread?office=BOGOR&from=%2B6281234567891&to=%2B62%00811')
  ).json()) as { now: string };
  expect(now).toContain('2017-08-01');
});
