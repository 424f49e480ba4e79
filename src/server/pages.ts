// Serves the pages as they were built: each in the reader's language, its files for good, and what works without scripts.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Mode } from '../config.ts';
import { languageFrom } from '../messages/index.ts';
import { sayOnPage } from '../messages/pages.ts';
import type { Directory } from '../office/directory.ts';
import type { Language } from '../time.ts';
import { escaped, type Markup, markup } from './markup.ts';
import { type Plain, plainPages, type Typed } from './plainPages.ts';

/** Compiled, we stand in dist/src/server; as sources, in src/server. */
const BUILT = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../../dist/web' : '../../web');

const COOKIE = 'antrean_language';
/** Set by the page itself, for as long as the reader wants it otherwise than their system. */
const THEME_COOKIE = 'antrean_theme';
const A_YEAR = 31_536_000;
/** What a form of ours can hold, and much more. */
const FORM_LIMIT = 16 * 1024;

interface Asked {
  Params: { office?: string };
  Querystring: { lang?: string };
  Body: Typed;
}
type Request = FastifyRequest<Asked>;

/** An address that answers with one of the built pages. */
interface Page {
  url: string;
  file: string;
  title(language: Language, office: string): string;
  /** Whose page it is, which decides what stands in its head; none: everybody's. */
  of?: 'staff';
  /** What stands there for browsers without scripts. */
  plain?: (plain: Plain, office: string) => Promise<Markup> | Markup;
}

/** Nothing is served where the pages were not built: the API does without them. */
export async function mountPages(app: FastifyInstance, offices: Directory, mode: Mode): Promise<void> {
  if (!existsSync(BUILT)) return;
  await mountBuilt(app);
  const plainly = plainPages(app);
  const booking = (language: Language) => sayOnPage(language, 'bookingTitle');
  const PAGES: readonly Page[] = [
    { url: '/', file: 'book.html', title: booking, plain: plainly.offices },
    { url: '/book/:office', file: 'book.html', title: booking, plain: plainly.form },
    {
      url: '/booking',
      file: 'book.html',
      title: (language) => sayOnPage(language, 'lookUp'),
      plain: (plain) => plainly.lookup(plain),
    },
    {
      url: '/board/:office',
      file: 'board.html',
      title: (language, office) => sayOnPage(language, 'boardTitle', { office }),
    },
    {
      url: '/kiosk/:office',
      file: 'kiosk.html',
      title: (language, office) => sayOnPage(language, 'kioskTitle', { office }),
      of: 'staff',
    },
    { url: '/desk', file: 'desk.html', title: (language) => sayOnPage(language, 'deskTitle'), of: 'staff' },
    ...(mode === 'demo'
      ? [{ url: '/simulator', file: 'simulator.html', title: (language: Language) => sayOnPage(language, 'simulator') }]
      : []),
    { url: '/office', file: 'office.html', title: (language) => sayOnPage(language, 'officeTitle'), of: 'staff' },
  ];
  for (const { url, file, title, plain, of } of PAGES) {
    const text = read(file);
    app.get<Asked>(url, async (request, reply) => {
      if (request.query.lang) return switched(request, reply);
      const language = languageOf(request);
      const office = codeIn(request);
      const name = offices.find(office)?.name ?? office;
      const without = plain && (await plain({ request, language }, office));
      return send(
        reply,
        filled(text, request, {
          title: title(language, name),
          plain: without ? markup`<noscript>${without}</noscript>` : markup``,
          head: of === 'staff' ? staffHead(language, request) : head(language, request),
        }),
      );
    });
  }
  app.register(async (room) => mountForms(room, plainly));
}

function read(file: string): string {
  return readFileSync(join(BUILT, file), 'utf8');
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
  const embed = read('embed.js');
  app.get('/embed.js', async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=3600').header('cross-origin-resource-policy', 'cross-origin');
    return reply.type('text/javascript; charset=utf-8').send(embed);
  });
}

/** What browsers without scripts send. */
function mountForms(room: FastifyInstance, plainly: ReturnType<typeof plainPages>): void {
  const form = 'application/x-www-form-urlencoded';
  room.addContentTypeParser(form, { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  const text = read('plain.html');
  const answer = async (request: Request, reply: FastifyReply, view: (plain: Plain) => Promise<Markup>) => {
    const language = languageOf(request);
    const title = sayOnPage(language, 'bookingTitle');
    const plain = await view({ request, language });
    const whole = filled(text, request, { title, plain, head: head(language, request) });
    return send(reply, whole);
  };
  room.post<Asked>('/book/:office', (request, reply) =>
    answer(request, reply, (plain) => plainly.book(plain, codeIn(request), request.body ?? {})),
  );
  room.post<Asked>('/booking', (request, reply) =>
    answer(request, reply, (plain) => plainly.booking(plain, request.body ?? {})),
  );
}

function codeIn({ params }: Request): string {
  return (params.office ?? '').toUpperCase();
}

/** The reader's choice, where they made one; else what their browser asks for. */
function languageOf({ headers }: FastifyRequest): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${COOKIE}=(id|en)\\b`).exec(headers.cookie ?? '')?.[1];
  return (chosen as Language | undefined) ?? languageFrom(headers['accept-language']);
}

/** `?lang=en`: kept for a year, and the same page in that language. */
function switched(request: Request, reply: FastifyReply): FastifyReply {
  const language = languageFrom(request.query.lang);
  const [path = '/', query = ''] = request.url.split('?');
  const rest = new URLSearchParams(query);
  rest.delete('lang');
  const kept = `${COOKIE}=${language}; Path=/; Max-Age=${A_YEAR}; SameSite=Lax; HttpOnly`;
  // Two slashes at the beginning would name another host.
  const here = path.replace(/^[/\\]+/, '/');
  return reply.header('set-cookie', kept).redirect(rest.size > 0 ? `${here}?${rest}` : here, 303);
}

function send(reply: FastifyReply, text: string): FastifyReply {
  reply.header('cache-control', 'no-cache').header('vary', 'accept-language, cookie');
  return reply.type('text/html; charset=utf-8').send(text);
}

/** What stands in a built page where it says `{{plain}}`. */
interface Filling {
  title: string;
  plain: Markup;
  head: Markup;
  /** By which the policy knows styles that scripts write, where one does. */
  nonce?: string;
}

function filled(text: string, request: Request, { title, plain, head, nonce = '' }: Filling): string {
  const theme = new RegExp(`(?:^|;\\s*)${THEME_COOKIE}=(light|dark)\\b`).exec(request.headers.cookie ?? '')?.[1];
  const values: Record<string, string> = { title: escaped(title), head: head.text, plain: plain.text, nonce };
  return text
    .replace('<html lang="id"', `<html lang="${languageOf(request)}"${theme ? ` data-theme="${theme}"` : ''}`)
    .replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The band at the head of a page; what answers a form switches languages where the form stood. */
function head(language: Language, request: Request): Markup {
  return band(
    language,
    '/',
    markup`<a href="/booking">${sayOnPage(language, 'lookUp')}</a>${switchOf(language, request)}`,
  );
}

/** Who is signed in, and light or dark, is the page's own to say: the element does. */
function staffHead(language: Language, request: Request): Markup {
  return band(language, '/desk', markup`<antrean-head></antrean-head>${switchOf(language, request)}`);
}

function band(language: Language, home: string, inside: Markup): Markup {
  return markup`<a class="skip" href="#main">${sayOnPage(language, 'toContent')}</a>
<header class="band"><a class="brand" href="${home}">Antrean</a>
<nav aria-label="${sayOnPage(language, 'navigation')}">${inside}</nav></header>`;
}

function switchOf(language: Language, request: Request): Markup {
  const other = language === 'id' ? 'en' : 'id';
  const [path] = request.url.split('?');
  return markup`
<a href="${path ?? '/'}?lang=${other}" lang="${other}" hreflang="${other}">${sayOnPage(language, 'otherLanguage')}</a>`;
}

/** The API's own page, for browsers that ask for one where the API is; null where the pages were not built. */
export function explorerPage(): ((request: FastifyRequest, reply: FastifyReply) => FastifyReply) | null {
  if (!existsSync(BUILT)) return null;
  const text = read('graphql.html');
  return (request, reply) => {
    const asked = request as Request;
    if (asked.query.lang) return switched(asked, reply);
    const language = languageOf(request);
    const nonce = randomUUID();
    const policy = `${reply.getHeader('content-security-policy')};style-src 'self' 'nonce-${nonce}'`;
    const plain = markup`<noscript><p class="note">${sayOnPage(language, 'needsScripts')}</p></noscript>`;
    const title = sayOnPage(language, 'explorer');
    const whole = filled(text, asked, { title, plain, head: head(language, asked), nonce });
    return send(reply.header('content-security-policy', policy), whole);
  };
}
