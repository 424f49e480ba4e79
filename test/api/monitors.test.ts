// Figures and details for monitoring: to the bearer of METRICS_KEY, or without one to this machine.
import { describe, expect, test } from 'vitest';
import { openServer } from '../support/server.ts';

const KEY = 'Wq8rTn3vLk6yBm1xZc5pHsDf';
const ELSEWHERE = { 'x-forwarded-for': '203.0.113.8' };
const keyed = await openServer({ environment: { METRICS_KEY: KEY } });
const open = await openServer();
const direct = await openServer({ environment: { TRUSTED_PROXIES: '' } });

const get = (server: { url: string }, path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe('with METRICS_KEY', () => {
  test('the figures need it from every machine, and no page of another site reads them', async () => {
    const answer = await get(keyed, '/metrics', { ...ELSEWHERE, ...bearer(KEY), origin: 'https://elsewhere.example' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('antrean_database_up 1');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    for (const headers of [{}, bearer(`${KEY}x`), { authorization: KEY }]) {
      const refused = await get(keyed, '/metrics', headers);
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(await refused.text()).toContain('METRICS_KEY');
    }
  });

  test('readiness is told without it, details are not', async () => {
    expect(await (await get(keyed, '/readyz')).json()).toEqual({ status: 'ready' });
    expect(await (await get(keyed, '/readyz', bearer(KEY))).json()).toMatchObject({ database: 'ok', paused: [] });
  });

  test('guesses are logged, counted by network, and refused after thirty; the right key still reads', async () => {
    const from = { 'x-forwarded-for': '198.51.100.9' };
    const statuses: number[] = [];
    for (let guess = 0; guess < 32; guess++)
      statuses.push(
        (await get(keyed, '/metrics', { ...from, ...bearer(`a wrong key ${guess}`.replaceAll(' ', '-')) })).status,
      );
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401));
    expect(statuses.slice(30)).toEqual([429, 429]);
    expect(keyed.lines.filter((line) => line.includes('198.51.100.9'))).toHaveLength(30);
    const figures = await (await get(keyed, '/metrics', { ...from, ...bearer(KEY) })).text();
    expect(figures).toMatch(/antrean_wrong_keys_total\{kind="metrics"\} 3[2-9]/);
  });
});

describe('without METRICS_KEY', () => {
  test('this machine reads the figures, and no other, by a proxy or not', async () => {
    expect((await get(open, '/metrics')).status).toBe(200);
    expect(await (await get(open, '/readyz')).json()).toMatchObject({ database: 'ok' });
    for (const server of [open, direct]) {
      const refused = await get(server, '/metrics', ELSEWHERE);
      expect(refused.status).toBe(403);
      expect(await refused.text()).toContain('set it, and send it as a bearer token');
      expect(await (await get(server, '/readyz', ELSEWHERE)).json()).toEqual({ status: 'ready' });
    }
  });
});

test('questions within five seconds share one reading of the database', async () => {
  const queue = async () =>
    /antrean_queue_length\{office="BOGOR"\} (\d+)/.exec(await (await get(open, '/metrics')).text())?.[1];
  open.clock.set(open.clock.now().add({ seconds: 6 }));
  expect(await queue()).toBeUndefined();
  const issue = 'mutation { issueTicket(input: { office: "BOGOR" }) { __typename } }';
  await open.ask(issue, {}, { authorization: 'Bearer the-key-of-the-administrator-Kx72vQ' });
  expect(await queue()).toBeUndefined();
  open.clock.set(open.clock.now().add({ seconds: 6 }));
  expect(await queue()).toBe('1');
});

test.each([
  ['/desk', 'camera=(self)'],
  ['/kiosk', 'camera=(self)'],
  ['/', 'camera=()'],
  ['/board/BOGOR', 'camera=()'],
  ['/graphql?query={viewer{kind}}', 'camera=()'],
])('%s lets a page use %s and no other device', async (path, camera) => {
  const policy = (await get(open, path)).headers.get('permissions-policy');
  expect(policy).toContain(camera);
  for (const device of ['microphone', 'payment', 'usb', 'geolocation', 'bluetooth', 'serial'])
    expect(policy).toContain(`${device}=()`);
});
