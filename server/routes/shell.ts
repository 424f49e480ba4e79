// The shell of all pages: how a built page is filled in, the band at its head, its language, light or dark.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { escapedHtml } from '../../src/html.ts';
import { languageFrom } from '../../src/messages/index.ts';
import { sayOnPage } from '../../src/messages/pages.ts';
import type { Language } from '../../src/time.ts';
import { type Markup, markup } from './markup.ts';

/** Compiled, this file lies in dist/server/routes; as a source, in server/routes. */
export const BUILT = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../../dist/web' : '../../web');

const LANGUAGE_COOKIE = 'antrean_language';
/** Set by the page itself, for as long as the reader wants it otherwise than their system. */
const THEME_COOKIE = 'antrean_theme';
const LANGUAGE_COOKIE_SECONDS = 31_536_000;

/** Nothing is served where the pages were not built: the API does without them. */
export function arePagesBuilt(): boolean {
  return existsSync(BUILT);
}

const builtPages = new Map<string, string>();

/** A built page, read once. */
export function readBuiltPage(file: string): string {
  const text = builtPages.get(file) ?? readFileSync(join(BUILT, file), 'utf8');
  builtPages.set(file, text);
  return text;
}

/** The reader's choice, where they made one; else what their browser asks for. */
export function readerLanguage({ headers }: FastifyRequest): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=(id|en)\\b`).exec(headers.cookie ?? '')?.[1];
  return (chosen as Language | undefined) ?? languageFrom(headers['accept-language']);
}

/** `?lang=en`: kept for a year, and the same page in that language. */
export function switched(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageFrom((request.query as { lang?: string }).lang);
  const [path = '/', query = ''] = request.url.split('?');
  const rest = new URLSearchParams(query);
  rest.delete('lang');
  // Two slashes at the beginning would name another host.
  const here = path.replace(/^[/\\]+/, '/');
  return keepLanguage(reply, language).redirect(rest.size > 0 ? `${here}?${rest}` : here, 303);
}

export function keepLanguage(reply: FastifyReply, language: Language): FastifyReply {
  const kept = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${LANGUAGE_COOKIE_SECONDS}; SameSite=Lax; HttpOnly`;
  return reply.header('set-cookie', kept);
}

export function sendPage(reply: FastifyReply, text: string): FastifyReply {
  reply.header('cache-control', 'no-cache').header('vary', 'accept-language, cookie');
  return reply.type('text/html; charset=utf-8').send(text);
}

/** The text for `{{plain}}` in a built page. */
export interface PageFilling {
  title: string;
  plain: Markup;
  head: Markup;
  /** The description and the card of the page, if it has them. */
  meta?: Markup;
  /** By which the policy knows styles that scripts write, where one does. */
  nonce?: string;
  /** Given if it is another than the request's. */
  language?: Language;
}

export function fillPage(
  text: string,
  request: FastifyRequest,
  { title, plain, head, meta, nonce = '', language = readerLanguage(request) }: PageFilling,
): string {
  const theme = new RegExp(`(?:^|;\\s*)${THEME_COOKIE}=(light|dark)\\b`).exec(request.headers.cookie ?? '')?.[1];
  const values: Record<string, string> = { title: escapedHtml(title), head: head.text, plain: plain.text, nonce };
  return text
    .replace('</head>', `${meta?.text ?? ''}</head>`)
    .replace('<html lang="id"', `<html lang="${language}"${theme ? ` data-theme="${theme}"` : ''}`)
    .replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The band at the head of a page. `other`: the address of the same in the other language. */
export function publicHead(language: Language, other: string): Markup {
  return band(
    language,
    '/',
    markup`<a href="/booking">${sayOnPage(language, 'lookUp')}</a>
<a href="/privacy">${sayOnPage(language, 'privacy')}</a>${switchOf(language, other)}`,
  );
}

/** The element itself shows the signed-in person, and light or dark. */
export function staffHead(language: Language, other: string): Markup {
  return band(language, '/desk', markup`<antrean-head></antrean-head>${switchOf(language, other)}`);
}

function band(language: Language, home: string, inside: Markup): Markup {
  return markup`<a class="skip" href="#main">${sayOnPage(language, 'toContent')}</a>
<header class="band"><a class="brand" href="${home}">Antrean</a>
<nav aria-label="${sayOnPage(language, 'navigation')}">${inside}</nav></header>`;
}

function switchOf(language: Language, address: string): Markup {
  const other = language === 'id' ? 'en' : 'id';
  return markup`
<a href="${address}" lang="${other}" hreflang="${other}">${sayOnPage(language, 'otherLanguage')}</a>`;
}

/** The address by which a page of ours is asked for in the other language. */
export function otherOf(language: Language, { url }: FastifyRequest): string {
  const [path = '/'] = url.split('?');
  return `${path}?lang=${language === 'id' ? 'en' : 'id'}`;
}
