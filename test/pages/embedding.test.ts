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

/** As sites are that count in tenths of their letters, and style all of their elements; two columns, of which ours is the narrow one. */
const column = (body: string) => `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Kota</title>
<style>html { font-size: 10px } * { color: magenta; font-family: cursive; letter-spacing: 4px; text-transform: uppercase; text-align: right }
  .column { width: 340px } .wide { width: 700px; height: 620px }</style>
<script type="module" src="${server.url}/embed.js"></script></head><body>${body}</body></html>`;

/** The snippets of docs/embedding.md, with the address of this server. */
const [head = '', elements = ''] = blocksOf('docs/embedding.md').map(({ text }) =>
  text.replace('https://antrean.example', server.url),
);
const pages: Record<string, string> = {
  '/documented': `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Kota</title>${head}</head><body>${elements}</body></html>`,
  '/board': page('<antrean-board office="BOGOR"></antrean-board>'),
  '/book': page('<antrean-booking></antrean-booking>'),
  '/column': column('<div class="column"><antrean-booking office="BOGOR"></antrean-booking></div>'),
  '/wide': column('<div class="wide"><antrean-board office="BANDUNG"></antrean-board></div>'),
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

  test('has its own sizes in a narrow column of a site with others', async () => {
    const view = await browser.open(`${origin}/column`, { size: 'desktop', hosts });
    await view.waitForSelector('antrean-booking .grid');
    expect(await view.locator('.field label[for=name]').evaluate(STYLE)).toMatchObject({ size: 17 });
    expect(await view.locator('.field label[for=name]').evaluate(STYLE)).not.toMatchObject({ font: 'cursive' });
    expect((await view.locator('#name').boundingBox())?.height).toBeGreaterThanOrEqual(48);
    expect(await view.locator('.field label[for=name]').evaluate(INHERITED)).toEqual(['normal', 'none', 'start']);
    const [days, person] = [view.locator('.two > section').nth(0), view.locator('.two > section').nth(1)];
    const below = (await days.boundingBox())?.y ?? 0;
    expect((await person.boundingBox())?.y ?? 0).toBeGreaterThan(below + 300);
    expect(await view.locator('antrean-booking .booking').evaluate(WIDER_THAN_ITSELF)).toBe(false);
    await view.evaluate(`document.querySelector('.column').style.width = '1100px'`);
    expect((await person.boundingBox())?.y).toBe((await days.boundingBox())?.y);
  });

  test('has its whole numbers in a column of a wide window', async () => {
    const view = await browser.open(`${origin}/wide`, { size: 'desktop', hosts });
    await view.waitForSelector('antrean-board .lines');
    const bandung = queueAt(server.url, 'BANDUNG', ADMIN.authorization.slice(7));
    await bandung.openCounter(2);
    for (let given = 0; given < 6; given++) await bandung.issueTicket();
    const { number } = await bandung.callNext(2);
    await view.waitForSelector(`antrean-board .number:text-is("${number}")`);
    for (const shown of await view.locator('antrean-board .number:visible').all())
      expect([await shown.textContent(), await shown.evaluate(WIDER_THAN_ITSELF)]).toEqual([expect.anything(), false]);
    const edge = (await view.locator('antrean-board').boundingBox()) ?? { x: 0, width: 0 };
    for (const box of await Promise.all(
      (await view.locator('antrean-board .number:visible').all()).map((each) => each.boundingBox()),
    ))
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(edge.x + edge.width);
  });

  test('leaves neither the code nor the birth date to the site, and shows the way to a page of its own', async () => {
    const view = await browser.open(`${origin}/column`, { size: 'desktop', hosts });
    await chooseSoonest(view);
    await fillPerson(view, 'Wisatawan Kedua');
    expect(await view.evaluate(STORED)).toContain('Wisatawan Kedua');
    await view.click('.button.main');
    await view.waitForSelector('.held');
    const code = await codeShown(view);
    expect(await view.evaluate(STORED)).toBe('');
    expect(await view.evaluate('localStorage.length')).toBe(0);
    const own = (await view.getAttribute('.aside a[target=_blank]', 'href')) ?? '';
    await view.reload();
    await view.waitForSelector('antrean-booking .grid');
    expect(await view.locator('.held').count()).toBe(0);
    const place = await browser.open(`${server.url}${new URL(own).pathname}`);
    await place.waitForSelector(`.your-code b:text-is("${code.slice(0, 4)}-${code.slice(4)}")`);
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

const STORED = 'Object.values(sessionStorage).join()';

/** Runs in the page. */
function INHERITED(node: unknown): string[] {
  const style = (globalThis as unknown as { getComputedStyle(of: unknown): Record<string, string> }).getComputedStyle(
    node,
  );
  return [style.letterSpacing, style.textTransform, style.textAlign] as string[];
}

/** Runs in the page. */
function WIDER_THAN_ITSELF(node: unknown): boolean {
  const { scrollWidth, clientWidth } = node as { scrollWidth: number; clientWidth: number };
  return scrollWidth > clientWidth;
}
