// Every file, folder, heading and npm script that the documents name exists, and README's tree has every room.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blocksOf, DOCUMENTS } from './support/documentBlocks.ts';

const PAGES = [...DOCUMENTS, 'CHANGELOG.md', 'SECURITY.md', '.github/pull_request_template.md'];
const LINK = /\]\((?!https?:)([^)\s]+)\)|<img src="([^"]+)"/g;
const PATH = /`((?:src|schema|adapters|web|server|test|bench|scripts|deploy|docs|\.ci|\.github)\/[\w./*-]+)`/g;
const SCRIPT = /\bnpm run ([\w:]+(?:-\w+)*)/g;

const isThere = (path: string) => (path.includes('*') ? globSync(path).length > 0 : existsSync(path));
const texts = PAGES.map((page) => [page, readFileSync(page, 'utf8')] as const);

/** As GitHub makes them of headings. */
function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading.toLowerCase());
  return headings.map((heading) => heading.replace(/[^\w\- ]/g, '').replaceAll(' ', '-'));
}

function deadLinks(page: string, text: string): string[] {
  return [...text.matchAll(LINK)]
    .map(([, link, image]) => link ?? image ?? '')
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
    });
}

const deadPaths = (text: string) =>
  [...text.matchAll(PATH)].map(([, path = '']) => path).filter((path) => !isThere(path));

describe('the reading itself', () => {
  test('finds what is not there, and only that', () => {
    expect(deadLinks('docs/a.md', '[a](style.md) [b](../README.md#start) [c](gone.md) [d](style.md#gone)')).toEqual([
      'gone.md',
      'style.md#gone',
    ]);
    expect(deadPaths('`src/office` `src/gone.ts` `adapters/*/faults.ts` `adapters/*/gone.ts` `src is`')).toEqual([
      'src/gone.ts',
      'adapters/*/gone.ts',
    ]);
  });
});

describe.each(texts)('%s', (page, text) => {
  test('links to what is there', () => {
    expect(deadLinks(page, text)).toEqual([]);
  });

  test('names files, folders and scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(deadPaths(text)).toEqual([]);
    const named = [...text.matchAll(SCRIPT)].map(([, script = '']) => script);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

describe("README's tree", () => {
  /** `src/office`, … : a line that is not indented begins a folder, in which all else is. */
  const [tree] = blocksOf('README.md').filter(({ text }) => text.startsWith('src/'));
  let top = '';
  const named = (tree?.text ?? '').split('\n').flatMap((line) => {
    top = /^\w+/.exec(line)?.[0] ?? top;
    const inside = [...line.matchAll(/(?<=\s)([\w.]+)\/(?=\s|$)/g)].map(([, name]) => `${top}/${name}`);
    return /^\w/.test(line) ? [top, ...inside] : inside;
  });

  test('names rooms that are there', () => {
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((room) => !existsSync(room))).toEqual([]);
  });

  test('has every folder at the top, every room of the core, and every client by message', () => {
    const folders = execFileSync('git', ['ls-tree', '-d', '--name-only', 'HEAD'], { encoding: 'utf8' }).split('\n');
    expect(folders.filter((folder) => /^(?!docs$)\w/.test(folder) && !named.includes(folder))).toEqual([]);
    const rooms = ['src', 'adapters'].flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()),
    );
    expect(
      rooms.map(({ parentPath, name }) => `${parentPath}/${name}`).filter((room) => !named.includes(room)),
    ).toEqual([]);
  });
});

test('every decision has a number of its own and is in the list, with its context, its decision and its consequences', () => {
  const list = readFileSync('docs/decisions/README.md', 'utf8');
  const files = readdirSync('docs/decisions').filter((name) => name !== 'README.md');
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, index) => index + 1));
  for (const file of files) {
    const text = readFileSync(`docs/decisions/${file}`, 'utf8');
    const [title = ''] = text.split('\n');
    expect(list).toContain(`[${title.replace(/^# /, '')}](${file})`);
    expect(anchorsOf(text).slice(1)).toEqual(['context', 'decision', 'consequences']);
  }
});
