// Keys that are not known: counted by source, logged without what they hold, refused after too many; right ones never.
import { describe, expect, test } from 'vitest';
import { MAX_WRONG_KEYS } from '../../server/http/wrongKeys.ts';
import { NOT_NOW } from '../../server/live/liveStream.ts';
import { connect } from '../support/live.ts';
import { ADMIN, type Headers, openServer } from '../support/server.ts';

const server = await openServer();
const desk = await server.staff('FRONT_DESK');
const from = (source: string, key?: string): Headers => ({
  'x-forwarded-for': source,
  ...(key && { authorization: key.includes(' ') ? key : `Bearer ${key}` }),
});
const ask = (headers: Headers) => server.graphql('{ viewer { kind } }', {}, headers);
const statuses = async (times: number, headers: (index: number) => Headers) =>
  (await Promise.all(Array.from({ length: times }, (_, index) => ask(headers(index))))).map(({ status }) => status);

describe('a source that tries keys', () => {
  test('is refused without a look after thirty, however many at once', async () => {
    const wrong = await statuses(100, (index) => from('203.0.113.1', `antrean_staff_${index}`));
    expect(wrong.filter((status) => status === 401)).toHaveLength(MAX_WRONG_KEYS);
    expect(wrong.filter((status) => status === 429)).toHaveLength(100 - MAX_WRONG_KEYS);
    const { status, headers, errors } = await ask(from('203.0.113.1', 'another'));
    expect([status, errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(500);
    // A key that is right, but was not used before, cannot be told from a guess.
    const fresh = await server.staff('FRONT_DESK', 'BOGOR', 'Baru');
    expect((await ask({ ...from('203.0.113.1'), ...fresh })).status).toBe(429);
    expect((await ask({ ...from('203.0.113.2'), ...fresh })).status).toBe(200);
    // Without a key it asks as anybody does, and other sources are not hindered.
    expect((await ask(from('203.0.113.1'))).status).toBe(200);
    expect((await ask(from('203.0.113.2', 'another'))).status).toBe(401);
  });

  test('hinders no one behind the same address whose key was right before', async () => {
    expect((await ask({ ...from('203.0.113.3'), ...desk })).status).toBe(200);
    await statuses(40, (index) => from('203.0.113.3', `antrean_key_${index}`));
    expect((await ask(from('203.0.113.3', 'antrean_key_x'))).status).toBe(429);
    expect(await statuses(50, () => ({ ...from('203.0.113.3'), ...desk }))).toEqual(Array(50).fill(200));
  });

  test('is told so over a live line, too', async () => {
    await statuses(40, (index) => from('203.0.113.4', `wrong${index}`));
    const live = connect(server.url, { headers: from('203.0.113.4') });
    live.socket.on('open', () => live.send({ type: 'connection_init', payload: { authorization: 'Bearer x' } }));
    expect(await live.closed).toMatchObject({ code: NOT_NOW, reason: expect.stringContaining('Too many keys') });
  });
});

test('right keys never count', async () => {
  expect(await statuses(200, () => ({ ...from('203.0.113.5'), ...desk }))).toEqual(Array(200).fill(200));
  expect((await ask(from('203.0.113.5', 'antrean_staff_x'))).status).toBe(401);
});

test('each is in the log by source and kind, never by what it holds, and in the figures', async () => {
  const tried: [string, string][] = [
    ['antrean_staff_S3CR3T', 'staff'],
    ['antrean_key_S3CR3T', 'api key'],
    ['eyJS3CR3T.S3CR3T.S3CR3T', 'token'],
    ['S3CR3T', 'administrator'],
    ['Basic S3CR3T', 'malformed'],
  ];
  const at = await openServer();
  for (const [key] of tried)
    expect((await at.graphql('{ viewer { kind } }', {}, from('203.0.113.6', key))).status).toBe(401);
  const lines = at.lines.map((line) => JSON.parse(line)).filter(({ source }) => source === '203.0.113.6');
  expect(lines.map(({ kind, wrongKeys, msg }) => [kind, wrongKeys, msg])).toEqual(
    tried.map(([, kind], index) => [kind, index + 1, 'A key is not known.']),
  );
  expect(at.lines.join()).not.toContain('S3CR3T');
  const figures = await (await fetch(`${at.url}/metrics`)).text();
  for (const [, kind] of tried)
    expect(figures).toMatch(new RegExp(`antrean_wrong_keys_total\\{kind="${kind}"\\} [1-9]`));
});

test('an ended key counts, and the log does not grow without bound', async () => {
  const at = await openServer();
  const many = await Promise.all(
    Array.from({ length: 500 }, (_, index) =>
      at.graphql('{ viewer { kind } }', {}, from(`198.51.100.${index % 250}`, `wrong${index}`)),
    ),
  );
  expect(new Set(many.map(({ status }) => status))).toEqual(new Set([401]));
  const lines = at.lines.filter((line) => line.includes('A key is not known.'));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(120);
  expect((await at.graphql('{ viewer { kind } }', {}, ADMIN)).status).toBe(200);
});

test('an answer that a key is not known says how one signs in', async () => {
  expect((await ask(from('203.0.113.7', 'x'))).headers.get('www-authenticate')).toBe('Bearer');
});
