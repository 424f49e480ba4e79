// Makes the pages below /docs of the guides and of the schema. Not part of a start: its tools are for development only.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { generateDocFromSchema } from '@graphql-markdown/core';
import { Marked, type Token } from 'marked';
import { gfmHeadingId } from 'marked-gfm-heading-id';
import { escapedHtml } from '../src/html.ts';

interface DocsText {
  /** The path below /docs; '' is the first page. */
  path: string;
  /** The file that it was read from, by which others refer to it; of the reference: none. */
  file: string | null;
  title: string;
  markdown: string;
  language: 'id' | 'en';
}

interface ShownPage {
  title: string;
  html: string;
}

const ADDRESS = '/docs';
/** The guides in the order of their list; documents of operators come after them, by their titles. */
const GUIDES_LIST = 'docs/api/README.md';
/** For people at offices; files with a name in Indonesian are in Indonesian. */
const HANDBOOKS_LIST = 'docs/handbook/README.md';
const HANDBOOKS = 'handbook';
const REFERENCE = 'reference';

/** The kinds of the reference in the order in which a reader meets them. */
const KINDS = 'Queries Mutations Subscriptions Objects Inputs Unions Interfaces Enums Scalars Directives'.split(' ');

/** The pages by their paths, each with its list of pages. */
export async function makeDocs(root: string): Promise<Record<string, ShownPage>> {
  const guides = await readGuides(root);
  const reference = await readReference(root);
  const index = indexOf(reference);
  const known = new Map(guides.map(({ file, path }) => [file ?? '', path]));
  const pages = [...guides, index, ...reference].map((text) => {
    const html = renderedText(text, known);
    return [text.path, { title: text.title, html: layoutOf(text, html, guides, reference) }] as const;
  });
  return Object.fromEntries(pages);
}

async function readGuides(root: string): Promise<DocsText[]> {
  const list = await readFile(join(root, GUIDES_LIST), 'utf8');
  const ordered = [...list.matchAll(/^- \[[^\]]+\]\(([\w-]+\.md)\)/gm)].map(([, file]) => `docs/api/${file}`);
  const handbooksList = await readFile(join(root, HANDBOOKS_LIST), 'utf8');
  const handbooks = [...handbooksList.matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, name = '']) => name);
  const others = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md') && name !== 'style.md');
  const read = async (file: string, path: string): Promise<DocsText> => {
    const markdown = await readFile(join(root, file), 'utf8');
    return { path, file, title: /^# (.+)$/m.exec(markdown)?.[1] ?? path, markdown, language: languageIn(markdown) };
  };
  const guides = await Promise.all([
    read(GUIDES_LIST, ''),
    ...ordered.map((file) => read(file, posix.basename(file, '.md'))),
  ]);
  const sheets = await Promise.all([
    read(HANDBOOKS_LIST, HANDBOOKS),
    ...handbooks.map((name) => read(`docs/handbook/${name}.md`, `${HANDBOOKS}/${name}`)),
  ]);
  const more = await Promise.all(others.map((name) => read(`docs/${name}`, `more/${posix.basename(name, '.md')}`)));
  return [...guides, ...sheets, ...more.toSorted((a, b) => a.title.localeCompare(b.title))];
}

/** Handbooks in Indonesian begin with the line of their page in that language. */
function languageIn(markdown: string): 'id' | 'en' {
  return /^Halaman: |^Semua perangkat /m.test(markdown) ? 'id' : 'en';
}

/** A page for each operation and type, as graphql-markdown writes them. */
async function readReference(root: string): Promise<DocsText[]> {
  const folder = await mkdtemp(join(tmpdir(), 'antrean-docs-'));
  try {
    await generateDocFromSchema({
      baseURL: REFERENCE,
      linkRoot: ADDRESS,
      outputDir: folder,
      schemaLocation: join(root, 'schema/schema.graphql'),
      loaders: { SchemaFileLoader: new URL('./docsLoader.ts', import.meta.url).href },
      diffMethod: 'NONE',
      docOptions: { index: false, sectionHeaderId: false },
      printTypeOptions: { deprecated: 'default', parentTypePrefix: false, typeBadges: true, hierarchy: { entity: {} } },
      tmpDir: folder,
    } as unknown as Parameters<typeof generateDocFromSchema>[0]);
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md')).toSorted();
    const texts = await Promise.all(
      files.map(async (name) => {
        const text = await readFile(join(folder, name), 'utf8');
        const [, front = '', markdown = text] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
        const title = /^title: "?(.*?)"?$/m.exec(front)?.[1] ?? posix.basename(name, '.md');
        return {
          path: `${REFERENCE}/${name.slice(0, -'.md'.length)}`,
          file: null,
          title,
          markdown,
          language: 'en' as const,
        };
      }),
    );
    return texts.toSorted((a, b) => KINDS.indexOf(pageKindOf(a)) - KINDS.indexOf(pageKindOf(b)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** `reference/types/objects/booking` is of the kind `Objects`. */
function pageKindOf({ path }: DocsText): string {
  const kind = posix.basename(posix.dirname(path));
  return kind.slice(0, 1).toUpperCase() + kind.slice(1);
}

function indexOf(reference: readonly DocsText[]): DocsText {
  const lists = [...Map.groupBy(reference, pageKindOf)].map(([kind, texts]) => {
    const items = texts.map(({ path, title }) => `<li><a href="${ADDRESS}/${path}">${escapedHtml(title)}</a></li>`);
    return `## ${kind}\n\n<ul class="names">${items.join('')}</ul>\n`;
  });
  const markdown = `The whole contract, as \`schema/schema.graphql\` has it.\n\n${lists.join('\n')}`;
  return { path: REFERENCE, file: null, title: 'Reference', markdown, language: 'en' };
}

/** Links between documents lead to their pages; to files that are no page, they are words. */
function renderedText({ file, title, markdown }: DocsText, known: ReadonlyMap<string, string>): string {
  const marked = new Marked({ gfm: true }, gfmHeadingId());
  marked.use({
    walkTokens(token: Token) {
      if (token.type === 'link') token.href = guideAddressOf(token.href, file, known) ?? '';
      // Its headings begin below two levels that the pages have not.
      if (token.type === 'heading' && file === null) token.depth = Math.max(2, token.depth - 1);
    },
    renderer: {
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        return href === '' ? text : `<a href="${escapedHtml(href)}">${text}</a>`;
      },
      image: ({ text }) => escapedHtml(text),
      // Wide blocks are scrolled, by keyboard as well.
      code: ({ text }) => `<pre tabindex="0"><code>${escapedHtml(text)}</code></pre>\n`,
    },
    hooks: {
      postprocess: (html) =>
        html
          .replaceAll('<table>', '<div class="table" tabindex="0" role="region" aria-label="Table"><table>')
          .replaceAll('</table>', '</table></div>'),
    },
  });
  const html = marked.parse(markdown, { async: false });
  return file === null ? `<h1>${escapedHtml(title)}</h1>\n${html}` : html;
}

/** Null: it is no page of these. */
function guideAddressOf(href: string, file: string | null, known: ReadonlyMap<string, string>): string | null {
  if (/^(?:https?:|#.|\/docs(?:\/|$))/.test(href)) return href;
  if (file === null) return null;
  const [path = '', anchor] = href.split('#');
  const found = known.get(posix.normalize(posix.join(posix.dirname(file), path)));
  if (found === undefined) return null;
  return `${ADDRESS}${found && `/${found}`}${anchor ? `#${anchor}` : ''}`;
}

function layoutOf(text: DocsText, html: string, guides: readonly DocsText[], reference: readonly DocsText[]): string {
  const linkTo = ({ path, title }: Pick<DocsText, 'path' | 'title'>) => {
    const isAbove = path === REFERENCE && text.path.startsWith(`${REFERENCE}/`);
    const current = path === text.path ? ' aria-current="page"' : isAbove ? ' aria-current="true"' : '';
    const address = `${ADDRESS}${path && `/${path}`}`;
    return `<li><a href="${address}"${current}>${escapedHtml(title)}</a></li>`;
  };
  const isHandbook = ({ path }: DocsText) => path.startsWith(HANDBOOKS);
  const isMore = ({ path }: DocsText) => path.startsWith('more/');
  const kinds = [...new Set(reference.map(pageKindOf))].map((kind) => {
    return `<li><a href="${ADDRESS}/${REFERENCE}#${kind.toLowerCase()}">${kind}</a></li>`;
  });
  const lists = [
    ['Guides', guides.filter((guide) => !isMore(guide) && !isHandbook(guide)).map(linkTo)],
    ['Handbooks', guides.filter(isHandbook).map(linkTo)],
    ['Reference', [linkTo({ path: REFERENCE, title: 'All names' }), ...kinds]],
    ['About', guides.filter(isMore).map(linkTo)],
  ] as const;
  const nav = lists.map(([heading, items]) => `<h2>${heading}</h2><ul>${items.join('')}</ul>`).join('');
  return `<div class="docs" lang="en"><article lang="${text.language}"><p class="to-pages" lang="en"><a href="#pages">All pages</a></p>${html}</article>
<nav id="pages" aria-label="Documentation">${nav}</nav></div>`;
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '..');
  const file = join(root, 'dist/docs/pages.json');
  const pages = await makeDocs(root);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(pages));
  console.log(`${Object.keys(pages).length} pages were made: a server that runs already shows them at /docs.`);
}
