// Serves the pages as they were built: each in the reader's language, its files for good, and what works without scripts.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../src/config.ts';
import { sayOnPage } from '../../src/messages/pages.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Language } from '../../src/time.ts';
import { withDefaultPolicy, withWorkerPolicy } from '../http/responseHeaders.ts';
import { arePagesBuilt, BUILT, readBuiltPage } from './builtPages.ts';
import { cardMeta, mountCardPictures } from './cards.ts';
import { mountDocs } from './docsPages.ts';
import { failureMarkup, mountErrorPages } from './errorPages.ts';
import { type Markup, markup } from './markup.ts';
import { mountOwnPlaceFiles } from './ownPlaceFiles.ts';
import {
  languageForPage,
  languagesOfPage,
  otherOf,
  readerLanguage,
  serverLanguageFor,
  switched,
} from './pageLanguage.ts';
import { builtPages } from './pageTable.ts';
import { fillPage, publicHead, sendPage, staffHead } from './shell.ts';
import { mountSiteFiles } from './siteFiles.ts';
import { pageAround } from './webFormReply.ts';

interface PageQuery {
  Params: { office?: string };
  Querystring: { lang?: string };
}
type PageRequest = FastifyRequest<PageQuery>;

/** Nothing is served where the pages were not built: the API does without them. */
export async function mountPages(app: FastifyInstance, offices: Directory, config: PagesConfig): Promise<void> {
  mountErrorPages(app);
  if (!arePagesBuilt()) return;
  await mountBuilt(app);
  mountSiteFiles(app);
  mountOwnPlaceFiles(app);
  mountCardPictures(app);
  mountDocs(app);
  const { publicUrl } = config;
  for (const { url, file, title, plain, content, card, of, secret } of builtPages(offices, config.mode)) {
    const roles = url === '/' && config.demonstration ? DEMONSTRATED_ROLES : markup``;
    const text = readBuiltPage(file);
    app.get<PageQuery>(url, async (request, reply) => {
      if (request.query.lang) return switched(request, reply);
      const language = languageForPage(request, file);
      const written = serverLanguageFor(language);
      const office = officeCodeIn(request);
      const known = offices.find(office);
      if (office !== '' && !known) return sendUnknownOffice(request, reply, office);
      const name = known?.name ?? '';
      const without = plain ? plain(written, office) : needsScripts(written);
      const shown = card?.(written, name);
      if (secret) keepPageSecret(reply);
      return sendPage(
        reply,
        fillPage(text, request, {
          title: title(language, name),
          plain: markup`${roles}${content?.(written) ?? markup`<noscript>${without}</noscript>`}`,
          ...(shown && {
            meta: cardMeta(shown, { publicUrl, path: request.url.split('?')[0] ?? '/', language: written }),
          }),
          head: (of === 'staff' ? staffHead : publicHead)(language, otherOf(language, request), languagesOfPage(file)),
          language,
        }),
      );
    });
  }
}

/** It shows nothing where the database is in other use. */
const DEMONSTRATED_ROLES = markup`<antrean-demonstration></antrean-demonstration>`;

type PagesConfig = Pick<Config, 'mode' | 'publicUrl' | 'demonstration'>;

function needsScripts(language: Language): Markup {
  return markup`<p class="note care">${sayOnPage(language, 'needsScripts')}</p>`;
}

function sendUnknownOffice(request: FastifyRequest, reply: FastifyReply, office: string): FastifyReply {
  const language = readerLanguage(request);
  const title = sayOnPage(language, 'noOfficeTitle', { office });
  const body = failureMarkup(language, title, sayOnPage(language, 'noOfficeText')).text;
  return sendPage(reply.code(404), pageAround(request, language, { title, body, other: otherOf(language, request) }));
}

/** No search engine lists the page, and it may have its worker. */
function keepPageSecret(reply: FastifyReply): void {
  const usual = String(reply.getHeader('content-security-policy'));
  reply.header('x-robots-tag', 'noindex, nofollow').header('content-security-policy', withWorkerPolicy(usual));
}

/** Files whose names change with what is in them, and the one script that other sites name. */
async function mountBuilt(app: FastifyInstance): Promise<void> {
  await app.register(files, {
    root: join(BUILT, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    index: false,
  });
  const embed = readBuiltPage('embed.js');
  app.get('/embed.js', async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=3600').header('cross-origin-resource-policy', 'cross-origin');
    return reply.type('text/javascript; charset=utf-8').send(embed);
  });
}

function officeCodeIn({ params }: PageRequest): string {
  return (params.office ?? '').toUpperCase();
}

/** The API's own page, for browsers that ask for one where the API is; null where the pages were not built. */
export function explorerPage(): ((request: FastifyRequest, reply: FastifyReply) => FastifyReply) | null {
  if (!arePagesBuilt()) return null;
  const text = readBuiltPage('graphql.html');
  return (request, reply) => {
    const asked = request as PageRequest;
    if (asked.query.lang) return switched(asked, reply);
    const language = readerLanguage(request);
    const nonce = randomUUID();
    const usual = String(reply.getHeader('content-security-policy'));
    const policy = `${withDefaultPolicy(usual)};style-src 'self' 'nonce-${nonce}'`;
    const plain = markup`<noscript><p class="note">${sayOnPage(language, 'needsScripts')}</p></noscript>`;
    const title = sayOnPage(language, 'explorer');
    const whole = fillPage(text, asked, {
      title,
      plain,
      head: publicHead(language, otherOf(language, request)),
      nonce,
    });
    return sendPage(reply.header('content-security-policy', policy), whole);
  };
}
