// The examples are built as their readers build them, and each shows a call on a page of another origin.
import { execFile } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, describe, expect, test } from 'vitest';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T09:00:00+07:00' });
const bogor = queueAt(server.url, 'BOGOR', ADMIN.authorization.slice(7));
const hosts = [new URL(server.url).host];

const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript' };
const folder = await temporaryDirectory();
const site = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '', 'http://site');
  readFile(join(folder, pathname)).then(
    (content) => {
      response.writeHead(200, { 'content-type': TYPES[pathname.split('.').at(-1) ?? ''] ?? 'text/plain' });
      response.end(content);
    },
    () => response.writeHead(404).end(),
  );
});
await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
afterAll(() => new Promise((closed) => site.close(closed)));
const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;

async function built(name: string): Promise<string> {
  const root = resolve('examples', name);
  if (name === 'plain' || name === 'lobby-display') await cp(root, join(folder, name), { recursive: true });
  else await build({ root, base: './', configFile: false, logLevel: 'error', build: { outDir: join(folder, name) } });
  return `${origin}/${name}/index.html?server=${encodeURIComponent(server.url)}`;
}

test('are written with the right types', async () => {
  await promisify(execFile)(resolve('node_modules/.bin/tsc'), ['-p', 'examples']);
});

test('the guide to live views has the plain one as it is', async () => {
  const page = await readFile('examples/plain/index.html', 'utf8');
  expect(blocksOf('docs/api/live.md').find(({ language }) => language === 'html')?.text).toBe(page);
  const script = /<script type="module">\n(.*?)<\/script>/s.exec(page)?.[1] ?? '';
  expect(script.trim().split('\n').length).toBeLessThanOrEqual(21);
});

describe.skipIf(noBrowser)('each shows who is called', () => {
  let counter = 0;
  test.each(['plain', 'lobby-display', 'apollo-react', 'urql-vue'])('%s', async (name) => {
    const page = await browser.open(await built(name), { size: 'desktop', hosts });
    await bogor.issueTicket();
    await bogor.openCounter(++counter);
    const { number } = await bogor.callNext(counter);
    await page.waitForSelector(`:text("${number}")`);
    expect(await page.textContent('body')).toMatch(new RegExp(`${number}.*(counter|Loket) ${counter}`, 's'));
  });
});
