// A person's browser gets a page where a program would get an error: in their language, with a way home. The icon, the rules
// for robots and the cards of links are there as well.
import { expect, test } from 'vitest';
import { openServer } from '../support/server.ts';

const server = await openServer();
const open = (path: string, init: RequestInit & { language?: string } = {}) =>
  fetch(`${server.url}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': init.language ?? 'id' },
  });
const titleIn = (html: string) => /<title>(.*?)<\/title>/.exec(html)?.[1];

test.each([
  ['/nonexistent', 404, 'Halaman ini tidak ada'],
  ['/bookings/AAAAAAAA/qr.png?token=x', 404, 'Halaman ini tidak ada'],
  ['/photos/1?token=x', 404, 'Halaman ini tidak ada'],
  ['/book/NOWHERE', 404, 'Tidak ada kantor dengan kode NOWHERE.'],
  ['/board/NOWHERE', 404, 'Tidak ada kantor dengan kode NOWHERE.'],
])('%s is a page that says so', async (path, status, title) => {
  const response = await open(path);
  const html = await response.text();
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  expect(titleIn(html)).toBe(title);
  expect(html).toContain('<html lang="id"');
  expect(html).toContain(`<h1>${title}</h1>`);
  expect(html).toContain('<main id="main">');
  expect(html).toContain('href="/">Ke halaman utama</a>');
});

test('speaks English to those who want it, and after its own switch', async () => {
  expect(titleIn(await (await open('/nonexistent', { language: 'en' })).text())).toBe('There is no such page');
  const switched = await open('/nonexistent?lang=en');
  expect(titleIn(await switched.text())).toBe('There is no such page');
  expect(switched.headers.get('set-cookie')).toMatch(/^antrean_language=en;/);
});

test('leads to the page that was meant', async () => {
  const response = await open('/Booking/k7m2pq4x');
  expect([response.status, response.headers.get('location')]).toEqual([302, '/booking#K7M2PQ4X']);
});

test('is told in JSON to programs, and by the API in any case', async () => {
  const response = await fetch(`${server.url}/nonexistent`);
  expect([response.status, await response.json()]).toEqual([
    ...[404, { errors: [{ message: 'There is nothing here.', extensions: { code: 'NOT_FOUND' } }] }],
  ]);
  const post = { method: 'POST', body: '{', headers: { 'content-type': 'application/json', accept: 'text/html' } };
  expect((await fetch(`${server.url}/graphql`, post)).headers.get('content-type')).not.toContain('html');
});

test('a form that is too large is told to a person by a page', async () => {
  const body = new URLSearchParams({ name: 'x'.repeat(70_000) });
  const response = await fetch(`${server.url}/channels/web`, {
    method: 'POST',
    body,
    headers: { accept: 'text/html' },
  });
  expect(response.status).toBe(413);
  expect(titleIn(await response.text())).toBe('Kiriman ini terlalu besar');
});

test('the icon and the rules for robots are there', async () => {
  const icon = await open('/favicon.ico');
  expect(icon.headers.get('content-type')).toBe('image/x-icon');
  const bytes = Buffer.from(await icon.arrayBuffer());
  expect(bytes.subarray(22, 26).toString('latin1')).toBe('\x89PNG');
  expect(bytes.length).toBe(22 + bytes.readUInt32LE(14));
  expect(await (await open('/robots.txt')).text()).toContain('Disallow: /booking\n');
});

test.each([
  ['/', 'Ambil nomor antrean kantor pelayanan', 'home'],
  ['/book/BOGOR', 'Ambil nomor antrean, Kantor Imigrasi Bogor', 'book'],
  ['/board/BOGOR', 'Layar antrean Kantor Imigrasi Bogor', 'board'],
])('the link %s has a card of its own', async (path, title, picture) => {
  const html = await (await open(path)).text();
  const meta = (name: string) => new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(html)?.[1];
  expect(meta('og:title')).toBe(title);
  // Named by its whole address.
  expect(meta('og:image')).toMatch(new RegExp(`^http://localhost:\\d+/cards/${picture}\\.png$`));
  expect(meta('description')).toBe(meta('og:description'));
  expect(meta('description')?.length).toBeGreaterThan(40);
  const drawn = await open(`/cards/${picture}.png`);
  expect(drawn.headers.get('content-type')).toBe('image/png');
  const bytes = Buffer.from(await drawn.arrayBuffer());
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  // Chats load no large ones.
  expect(bytes.length).toBeLessThan(200_000);
});

test.each(['/board/BOGOR', '/kiosk/BOGOR', '/desk', '/office', '/sessions', '/simulator'])(
  '%s says that it needs scripts, to a browser that runs none',
  async (path) => {
    expect(await (await open(path)).text()).toMatch(
      /<noscript><p class="note care">Halaman ini membutuhkan JavaScript/,
    );
  },
);
