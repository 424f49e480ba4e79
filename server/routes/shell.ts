// The shell of all pages: how a built page is filled in, the band at its head, light or dark.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { escapedHtml } from '../../src/html.ts';
import { type PageTextLanguage, sayOnPage } from '../../src/messages/pages.ts';
import { LANGUAGES } from '../../src/time.ts';
import { Markup, markup } from './markup.ts';
import { isReadFromTheRight, readerLanguage } from './pageLanguage.ts';

/** Set by the page itself, for as long as the reader wants it otherwise than their system. */
const THEME_COOKIE = 'antrean_theme';

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
  language?: PageTextLanguage;
}

export function fillPage(
  text: string,
  request: FastifyRequest,
  { title, plain, head, meta, nonce = '', language = readerLanguage(request) }: PageFilling,
): string {
  const theme = new RegExp(`(?:^|;\\s*)${THEME_COOKIE}=(light|dark)\\b`).exec(request.headers.cookie ?? '')?.[1];
  const values: Record<string, string> = { title: escapedHtml(title), head: head.text, plain: plain.text, nonce };
  const direction = isReadFromTheRight(language) ? ' dir="rtl"' : '';
  return text
    .replace('</head>', `${meta?.text ?? ''}</head>`)
    .replace('<html lang="id"', `<html lang="${language}"${direction}${theme ? ` data-theme="${theme}"` : ''}`)
    .replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The band at the head of a page. `other`: the address of the same in another language, by `lang`. */
export function publicHead(
  language: PageTextLanguage,
  other: string,
  languages: readonly PageTextLanguage[] = LANGUAGES,
): Markup {
  return band(
    language,
    '/',
    markup`<a href="/booking">${sayOnPage(language, 'lookUp')}</a>
<a href="/privacy">${sayOnPage(language, 'privacy')}</a>${languageLinks(language, other, languages)}`,
  );
}

/** The element itself shows the signed-in person, and light or dark. */
export function staffHead(language: PageTextLanguage, other: string): Markup {
  const inside = markup`${languageLinks(language, other, LANGUAGES)}<antrean-head></antrean-head>`;
  return band(language, '/desk', inside, 'band staff');
}

function band(language: PageTextLanguage, home: string, inside: Markup, kind = 'band'): Markup {
  return markup`<a class="skip" href="#main">${sayOnPage(language, 'toContent')}</a>
<header class="${kind}"><a class="brand" href="${home}">Antrean</a>
<nav aria-label="${sayOnPage(language, 'navigation')}">${inside}</nav></header>`;
}

function languageLinks(language: PageTextLanguage, address: string, languages: readonly PageTextLanguage[]): Markup {
  const others = languages.filter((each) => each !== language);
  return new Markup(others.map((each) => languageLink(each, address).text).join(''));
}

function languageLink(language: PageTextLanguage, address: string): Markup {
  const there = address.replace(/\b(lang(?:uage)?)=[a-z]+/, `$1=${language}`);
  return markup`
<a href="${there}" lang="${language}" hreflang="${language}">${sayOnPage(language, 'languageName')}</a>`;
}
