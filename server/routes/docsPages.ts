// The guides and the reference of the API as pages, if `npm run docs` has made them of the documents and the schema.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sayOnPage } from '../../src/messages/pages.ts';
import type { Language } from '../../src/time.ts';
import { BUILT, readBuiltPage } from './builtPages.ts';
import { Markup, markup } from './markup.ts';
import { otherOf, readerLanguage, switched } from './pageLanguage.ts';
import { fillPage, publicHead, sendPage } from './shell.ts';

/** Written by scripts/docs.ts: the pages by their paths below /docs, the markup of each as it is shown. */
const DOCS_FILE = join(BUILT, '../docs/pages.json');

interface DocsPage {
  title: string;
  html: string;
}

interface DocsAddress {
  Params: { '*'?: string };
  Querystring: { lang?: string };
}
type DocsRequest = FastifyRequest<DocsAddress>;

export function mountDocs(app: FastifyInstance, file = DOCS_FILE): void {
  let pages: ReadonlyMap<string, DocsPage> | null = null;
  const read = () => {
    if (!pages && existsSync(file)) pages = new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8'))));
    return pages;
  };
  const answer = (request: DocsRequest, reply: FastifyReply) => {
    if (request.query.lang) return switched(request, reply);
    const all = read();
    const page = all?.get((request.params['*'] ?? '').replace(/\/+$/, ''));
    if (page) return sendDocs(request, reply, page);
    const language = readerLanguage(request);
    const missing = sayOnPage(language, all ? 'docsNoPage' : 'docsNotMade');
    return sendDocs(request, reply.code(404), missingPage(language, missing));
  };
  app.get<DocsAddress>('/docs', answer);
  app.get<DocsAddress>('/docs/*', answer);
}

function missingPage(language: Language, sentence: string): DocsPage {
  const title = sayOnPage(language, 'docs');
  const links = markup`<a href="/docs">${title}</a>, <a href="/graphql">${sayOnPage(language, 'explorer')}</a>`;
  return { title, html: markup`<article><h1>${title}</h1><p>${sentence}</p><p>${links}</p></article>`.text };
}

function sendDocs(request: DocsRequest, reply: FastifyReply, { title, html }: DocsPage): FastifyReply {
  const language = readerLanguage(request);
  const head = publicHead(language, otherOf(language, request));
  return sendPage(reply, fillPage(readBuiltPage('docs.html'), request, { title, plain: new Markup(html), head }));
}
