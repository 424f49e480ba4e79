// Serves the pages as they were built: each in the reader's language, its files for good, and what works without scripts.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageFrom } from '../messages/index.ts';
import type { Directory } from '../office/directory.ts';
import type { Language } from '../time.ts';

/** Compiled, we stand in dist/src/server; as sources, in src/server. */
const BUILT = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../../dist/web' : '../../web');

interface Page {
  /** Which of the built files. */
  file: string;
  title(language: Language, office: string): string;
}

/** Each address with its page. */
const PAGES: Readonly<Record<string, Page>> = {
  '/board/:office': {
    file: 'board.html',
    title: (language, office) => (language === 'id' ? `Layar antrean ${office}` : `Queue board, ${office}`),
  },
};

const COOKIE = 'antrean_language';
const A_YEAR = 31_536_000;

export interface PagesSetup {
  offices: Directory;
}

interface Asked {
  Params: { office?: string };
  Querystring: { lang?: string };
}

/** Nothing is served where the pages were not built; the API does without them. */
export async function mountPages(app: FastifyInstance, { offices }: PagesSetup): Promise<void> {
  if (!existsSync(BUILT)) return;
  await app.register(files, {
    root: join(BUILT, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    index: false,
  });
  app.get('/embed.js', async (_request, reply) => {
    // Its name stays, so that it is asked for again each hour.
    reply.header('cache-control', 'public, max-age=3600');
    return reply.type('text/javascript; charset=utf-8').send(readFileSync(join(BUILT, 'embed.js')));
  });
  for (const [url, page] of Object.entries(PAGES)) {
    const text = readFileSync(join(BUILT, page.file), 'utf8');
    app.get<Asked>(url, async (request, reply) => {
      if (request.query.lang) return switched(request, reply);
      const language = languageOf(request);
      const office = officeIn(request.params.office, offices);
      const whole = filled(text, { language, title: page.title(language, office), plain: '' });
      return sendPage(reply, whole);
    });
  }
}

function officeIn(code: string | undefined, offices: Directory): string {
  return offices.find((code ?? '').toUpperCase())?.name ?? code ?? '';
}

/** The reader's choice, where they made one; else what their browser asks for. */
export function languageOf({ headers }: FastifyRequest): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${COOKIE}=(id|en)\\b`).exec(headers.cookie ?? '')?.[1];
  return (chosen as Language | undefined) ?? languageFrom(headers['accept-language']);
}

/** `?lang=en`: kept for a year, and the same page in that language. */
function switched(request: FastifyRequest<Asked>, reply: FastifyReply): FastifyReply {
  const language = languageFrom(request.query.lang);
  const [path = '/', query = ''] = request.url.split('?');
  const rest = new URLSearchParams(query);
  rest.delete('lang');
  const kept = `${COOKIE}=${language}; Path=/; Max-Age=${A_YEAR}; SameSite=Lax; HttpOnly`;
  // Two slashes at the beginning would name another host.
  const here = path.replace(/^\/+/, '/');
  return reply.header('set-cookie', kept).redirect(rest.size > 0 ? `${here}?${rest}` : here, 303);
}

export function sendPage(reply: FastifyReply, text: string): FastifyReply {
  reply.header('cache-control', 'no-cache').header('vary', 'accept-language, cookie');
  return reply.type('text/html; charset=utf-8').send(text);
}

interface Filling {
  language: Language;
  title: string;
  /** HTML. */
  plain: string;
}

export function filled(text: string, { language, title, plain }: Filling): string {
  const values: Record<string, string> = { title: escaped(title), plain };
  return text
    .replace('<html lang="id"', `<html lang="${language}"`)
    .replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
