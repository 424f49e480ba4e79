// The handbooks of offices: they name what the pages really show, in the reader's language, and the sheets fit on one page of paper.
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { makeDocs } from '../../scripts/docs.ts';
import { BUILT } from '../../server/routes/builtPages.ts';
import { mountDocs } from '../../server/routes/docsPages.ts';
import { atEnd } from '../support/atEnd.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { temporaryDirectory } from '../support/directory.ts';

const FOLDER = 'docs/handbook';
const PAIRS = [
  ['meja-depan', 'front-desk'],
  ['petugas-loket', 'counter-officer'],
  ['kepala-kantor', 'office-manager'],
  ['perangkat', 'devices'],
] as const;
const SHEETS = ['meja-depan', 'front-desk', 'petugas-loket', 'counter-officer'] as const;

const read = (name: string) => readFileSync(join(FOLDER, `${name}.md`), 'utf8');

/** The texts that pages for staff show in a language, and those of the kiosk. */
function shownTexts(language: 'id' | 'en'): Set<string> {
  const catalogues = ['desk', 'office', 'signIn', 'kiosk', 'common', 'services', 'quotas', 'exports', 'holidays'];
  const texts = catalogues.flatMap((name) => {
    const file = join('web/texts', name, `${language}.arb`);
    const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
    return entries.flatMap(([key, value]) => (key.startsWith('@') ? [] : [String(value)]));
  });
  return new Set(texts);
}

test('each handbook is there in both languages, and in the list', () => {
  const names = readdirSync(FOLDER).map((file) => file.replace(/\.md$/, ''));
  expect(names.toSorted()).toEqual(['README', 'operator', ...PAIRS.flat()].toSorted());
  for (const name of [...PAIRS.flat(), 'operator']) expect(read('README')).toContain(`(${name}.md)`);
});

test.each(PAIRS)('%s and %s have the same structure', (indonesian, english) => {
  const shape = (name: string) =>
    read(name)
      .split('\n')
      .map((line) => /^(#+ |\d+\. |- |\|)?/.exec(line)?.[0] ?? '');
  const count = (name: string) => Object.groupBy(shape(name).filter(Boolean), (mark) => mark.replace(/\d+/, '1'));
  const counts = (name: string) => Object.entries(count(name)).map(([mark, lines]) => [mark, lines?.length]);
  expect(counts(indonesian)).toEqual(counts(english));
});

test.each(
  PAIRS.flatMap(
    ([id, en]) =>
      [
        [id, 'id'],
        [en, 'en'],
      ] as const,
  ),
)('%s quotes what the pages show', (name, language) => {
  const shown = shownTexts(language);
  const quoted = [...read(name).matchAll(/\*([^*\n]+)\*/g)].map(([, text = '']) => text);
  expect(quoted.length).toBeGreaterThan(5);
  expect(quoted.filter((text) => !shown.has(text))).toEqual([]);
});

const browser = await openBrowser();
describe.skipIf(noBrowser)('in a browser', async () => {
  const file = join(await temporaryDirectory(), 'pages.json');
  await writeFile(file, JSON.stringify(await makeDocs('.')));
  const app = Fastify();
  mountDocs(app, file);
  app.get<{ Params: { file: string } }>('/assets/:file', (request, reply) => {
    const named = readdirSync(join(BUILT, 'assets')).find((each) => each === request.params.file) ?? '';
    return reply
      .type(named.endsWith('.css') ? 'text/css' : 'font/woff2')
      .send(readFileSync(join(BUILT, 'assets', named)));
  });
  atEnd(() => app.close());
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  test.each(SHEETS)('%s is one page of A4', async (name) => {
    const page = await browser.open(`${url}/docs/handbook/${name}`, { size: 'desktop', javaScriptEnabled: true });
    const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  test('a sheet in Indonesian says its language, and has no fault', async () => {
    const page = await browser.open(`${url}/docs/handbook/meja-depan`, { size: 'phone', javaScriptEnabled: true });
    expect(await page.getAttribute('article', 'lang')).toBe('id');
    expect(await axeFaults(page)).toEqual([]);
  });
});
