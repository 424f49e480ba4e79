// The elements on another site's page: one script brings them, they keep to themselves, and they speak to our server.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { chooseSoonest, codeShown, fillPerson, sendCode } from '../support/bookPage.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { MORNING } from '../support/desk.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer({ start: MORNING });
const bogor = queueAt(server.url, 'BOGOR', ADMIN.authorization.slice(7));

/** A site with taste of its own, which wants nothing but our script and our API. */
const page = (
  body: string,
  lang = 'id',
) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Wisata</title>
<style>* { color: magenta; font-family: cursive; } .board { display: none } .number { font-size: 3px }</style>
<script type="module" src="${server.url}/embed.js"></script></head><body><main><h1>Wisata</h1>${body}</main></body></html>`;

/** The snippets of docs/embedding.md, with the address of this server. */
const [head = '', elements = ''] = blocksOf('docs/embedding.md').map(({ text }) =>
  text.replace('https://antrean.example', server.url),
);
const pages: Record<string, string> = {
  '/documented': `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Kota</title>${head}</head><body>${elements}</body></html>`,
  '/board': page('<antrean-board office="BOGOR"></antrean-board>'),
  '/book': page('<antrean-booking></antrean-booking>'),
  '/later': page('<div id="here"></div>', 'en'),
};
const site = createServer((request, response) => {
  const text = pages[request.url ?? ''];
  const policy = `default-src 'none'; script-src ${server.url}; connect-src ${server.url} ${server.url.replace('http', 'ws')}; style-src ${server.url} 'unsafe-inline'; font-src ${server.url}; img-src ${server.url}`;
  response.writeHead(text ? 200 : 404, { 'content-type': 'text/html', 'content-security-policy': policy }).end(text);
});
await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
afterAll(() => new Promise((closed) => site.close(closed)));
const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
const hosts = [new URL(server.url).host];

describe.skipIf(noBrowser)('an element on another site', () => {
  test('is there as the documents say', async () => {
    const view = await browser.open(`${origin}/documented`, { size: 'desktop', hosts });
    await view.waitForSelector('antrean-board .hero');
    await view.waitForSelector('antrean-booking .grid');
  });

  test('is the live board, in its own clothes', async () => {
    await bogor.issueTicket();
    await bogor.openCounter(1);
    const view = await browser.open(`${origin}/board`, { size: 'desktop', hosts });
    await view.waitForSelector('antrean-board .hero.idle');
    const { number } = await bogor.callNext(1);
    const shown = view.locator(`antrean-board .hero .number:text-is("${number}")`);
    await shown.waitFor();
    const style = await shown.evaluate(STYLE);
    expect(style.font).toContain('Antrean Sans');
    expect(style.size).toBeGreaterThan(100);
    expect(await view.evaluate('document.fonts.check("700 20px \'Antrean Sans\'")')).toBe(true);
    expect(await view.locator('h1').first().evaluate(STYLE)).toMatchObject({ font: 'cursive' });
  });

  test('books, from the office to the queue number', async () => {
    const view = await browser.open(`${origin}/book`, { hosts });
    await view.fill('#find', 'bogor');
    await view.click('.offices button');
    await chooseSoonest(view);
    await fillPerson(view, 'Wisatawan');
    await view.click('.button.main');
    await view.waitForSelector('.held');
    await sendCode(server, '+628111100333', await codeShown(view));
    await view.waitForSelector('.ticket img.qr');
    expect(new URL(view.url()).pathname).toBe('/book');
    expect(await view.locator('.ticket .number b').evaluate(STYLE)).toMatchObject({ size: 72 });
  });

  test("is found where the site's scripts put it later, and speaks the site's language", async () => {
    const view = await browser.open(`${origin}/later`, { size: 'desktop', hosts });
    await view.evaluate(`document.querySelector('#here').innerHTML = '<antrean-board office="DEPOK"></antrean-board>'`);
    await view.waitForSelector('antrean-board .hero.idle');
    expect(await view.locator('antrean-board .hero h2 span').allInnerTexts()).toEqual([
      'No number has been called yet',
      'Belum ada yang dipanggil',
    ]);
  });
});

/** Runs in the page. */
function STYLE(node: unknown): { font: string; size: number } {
  const style = (globalThis as unknown as { getComputedStyle(of: unknown): Record<string, string> }).getComputedStyle(
    node,
  );
  return { font: style.fontFamily as string, size: Number.parseFloat(style.fontSize as string) };
}
