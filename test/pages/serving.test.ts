// How pages are served: headers, compression, languages; and how light the booking page is.
import { describe, expect, test } from 'vitest';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers, redirect: 'manual' });

describe.skipIf(noBrowser)('pages', () => {
  const files = async (path: string) =>
    [...(await (await get(path)).text()).matchAll(/"(\/assets\/[^"]+)"/g)].map(([, file]) => file as string);

  test('are asked for again each time; their files are kept for good, and sent compressed', async () => {
    const page = await get('/book/BOGOR');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('vary')).toContain('accept-language');
    const scripts = (await files('/book/BOGOR')).filter((file) => /\.(js|css)$/.test(file));
    expect(scripts.length).toBeGreaterThan(1);
    for (const file of scripts) {
      for (const encoding of ['br', 'gzip']) {
        const response = await get(file, { 'accept-encoding': encoding });
        expect([file, response.status]).toEqual([file, 200]);
        expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        expect(response.headers.get('access-control-allow-origin')).toBe('*');
        if (Number(response.headers.get('content-length')) > 1024)
          expect(response.headers.get('content-encoding')).toBe(encoding);
      }
    }
    expect((await get('/embed.js')).headers.get('cache-control')).toBe('public, max-age=3600');
    expect((await get('/assets/nothing.js')).status).toBe(404);
    expect((await get('/assets/..%2fbook.html')).status).toBeGreaterThanOrEqual(400);
  });

  test('allow scripts, styles and connections of our own alone', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).toContain("frame-ancestors 'self'");
  });

  test('speak the language that was asked for, or chosen; a choice leads nowhere else', async () => {
    const language = async (headers: Record<string, string>) =>
      /<html lang="(..)"/.exec(await (await get('/', headers)).text())?.[1];
    expect(await language({})).toBe('id');
    expect(await language({ 'accept-language': 'en-GB,en;q=0.9' })).toBe('en');
    expect(await language({ 'accept-language': 'en', cookie: 'antrean_language=id' })).toBe('id');
    const chosen = await get('/book/BOGOR?lang=en&from=poster');
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/book/BOGOR?from=poster']);
    expect(chosen.headers.get('set-cookie')).toContain('antrean_language=en');
    expect((await get('//evil.example/?lang=en')).headers.get('location') ?? '/').toMatch(/^\/(?!\/)/);
  });

  test('that book weigh less than 60 KB of script at first, and stand still while they load', async () => {
    const sizes: number[] = [];
    const page = await browser.open('about:blank', { hosts: [new URL(server.url).host] });
    page.on('response', async (response) => {
      if (response.url().endsWith('.js')) sizes.push((await response.request().sizes()).responseBodySize);
    });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    // A phone on a slow 4G: 150 ms there and back, 1.6 Mbit a second; a processor four times slower.
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 200_000,
      uploadThroughput: 90_000,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(`window.shift = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value; })
        .observe({ type: 'layout-shift', buffered: true });`);
    await page.goto(`${server.url}/book/BOGOR`);
    await page.waitForSelector('.choice:has-text("pukul")');
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
    expect(await page.evaluate('shift')).toBeLessThan(0.1);
  });
});
