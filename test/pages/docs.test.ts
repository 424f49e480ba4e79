// The documentation as pages: all of the schema and the guides are in it, its links lead somewhere, and it needs no script.

import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify from 'fastify';
import { isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildSchema } from '../../schema/index.ts';
import { makeDocs } from '../../scripts/docs.ts';
import { pageHeaders } from '../../server/http/responseHeaders.ts';
import { BUILT } from '../../server/routes/builtPages.ts';
import { mountDocs } from '../../server/routes/docsPages.ts';
import { atEnd } from '../support/atEnd.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { temporaryDirectory } from '../support/directory.ts';

const pages = await makeDocs('.');
const paths = Object.keys(pages);
const linksIn = (html: string) => [...html.matchAll(/ href="([^"]+)"/g)].map(([, href = '']) => href);
const kebab = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

/** The server as far as these pages go, with the headers of its pages. */
async function serve(file: string): Promise<string> {
  const app = Fastify();
  const headers = pageHeaders({ publicUrl: 'http://localhost' });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  mountDocs(app, file);
  app.get<{ Params: { file: string } }>('/assets/:file', (request, reply) => {
    const named = readdirSync(join(BUILT, 'assets')).find((name) => name === request.params.file) ?? '';
    return reply
      .type(named.endsWith('.css') ? 'text/css' : 'font/woff2')
      .send(readFileSync(join(BUILT, 'assets', named)));
  });
  atEnd(() => app.close());
  return app.listen({ host: '127.0.0.1', port: 0 });
}

describe('the pages that are made', () => {
  test('have one for each guide, operation and type', () => {
    for (const guide of ['', 'start', 'booking', 'webhooks', 'keys', 'limits', 'more/operations'])
      expect(paths).toContain(guide);
    const schema = buildSchema();
    const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
    const roots = new Map([
      [schema.getQueryType(), 'queries'],
      [schema.getMutationType(), 'mutations'],
      [schema.getSubscriptionType(), 'subscriptions'],
    ]);
    for (const type of types) {
      const kind = isObjectType(type) ? roots.get(type) : undefined;
      if (kind && isObjectType(type))
        for (const field of Object.keys(type.getFields())) expect(paths).toContain(`reference/${kind}/${kebab(field)}`);
      else
        expect(
          paths.some((path) => path.endsWith(`s/${kebab(type.name)}`)),
          type.name,
        ).toBe(true);
    }
  });

  test('lead to pages and headings that are there', () => {
    for (const [from, { html }] of Object.entries(pages))
      for (const href of linksIn(html)) {
        const [address = '', anchor] = href.split('#');
        if (/^https?:/.test(address)) continue;
        const target = address === '' ? from : address.replace(/^\/docs\/?/, '');
        expect(paths, `${from}: ${href}`).toContain(target);
        if (anchor) expect(pages[target]?.html, `${from}: ${href}`).toContain(`id="${anchor}"`);
      }
  });

  test('have one title each, and neither scripts nor styles nor anything of other hosts', () => {
    for (const [path, { html }] of Object.entries(pages)) {
      expect([path, html.match(/<h1[ >]/g)?.length]).toEqual([path, 1]);
      expect([path, /<(?:script|style|img|iframe)\b|<\w[^>]* (?:style|src|on\w+)=/.exec(html)?.[0]]).toEqual([
        path,
        undefined,
      ]);
    }
  });
});

describe('at the server', async () => {
  const file = join(await temporaryDirectory(), 'pages.json');
  const url = await serve(file);
  const get = (path: string, language = 'id') => fetch(`${url}${path}`, { headers: { 'accept-language': language } });

  test('a sentence says how they are made, then they are there without a restart', async () => {
    for (const [language, sentence] of [
      ['id', 'Dokumentasi belum dibuat di server ini.'],
      ['en', 'The documentation has not been made on this server.'],
    ] as const) {
      const before = await get('/docs', language);
      expect([before.status, await before.text()]).toEqual([404, expect.stringContaining(sentence)]);
    }
    await writeFile(file, JSON.stringify(pages));
    const made = await get('/docs/keys');
    const text = await made.text();
    expect(made.status).toBe(200);
    expect(text).toContain('<title>Keys</title>');
    expect(text).toContain('makeApiKey(input:');
    expect((await get('/docs/')).status).toBe(200);
    expect((await get('/docs/nothing', 'en')).status).toBe(404);
    expect((await get('/docs/..%2f..%2fpackage.json')).status).toBe(404);
  });
});

const browser = await openBrowser();
describe.skipIf(noBrowser)('in a browser', async () => {
  const file = join(await temporaryDirectory(), 'pages.json');
  await writeFile(file, JSON.stringify(pages));
  const url = await serve(file);

  test.each([
    ['phone', '/docs/webhooks'],
    ['desktop', '/docs/reference/objects/booking'],
    ['desktop', '/docs/reference'],
  ] as const)('a %s shows %s without a fault, and no wider than it is', async (size, path) => {
    const page = await browser.open(`${url}${path}`, { size, javaScriptEnabled: true });
    expect(await axeFaults(page)).toEqual([]);
    const [wide, width] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
      number,
      number,
    ];
    expect(wide).toBeLessThanOrEqual(width);
  });
});
