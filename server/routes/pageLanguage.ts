// The language of a page: the reader's choice, or what their browser asks for, among the languages that the page has.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bestLanguage, languageFrom } from '../../src/messages/index.ts';
import { type PageTextLanguage, pageTextLanguage } from '../../src/messages/pages.ts';
import { LANGUAGES, type Language } from '../../src/time.ts';
import { readBuiltPage } from './builtPages.ts';

const LANGUAGE_COOKIE = 'antrean_language';
const LANGUAGE_COOKIE_SECONDS = 31_536_000;

/** The build tells it. */
interface BuiltLanguages {
  /** By the name of the page's file. */
  pages: Record<string, PageTextLanguage[]>;
  rightToLeft: string[];
}

function builtLanguages(): BuiltLanguages {
  return JSON.parse(readBuiltPage('languages.json')) as BuiltLanguages;
}

/** `book.html` has more languages than the server's own pages. */
export function languagesOfPage(file: string): readonly PageTextLanguage[] {
  return builtLanguages().pages[file.replace(/\.html$/, '')] ?? LANGUAGES;
}

export function isReadFromTheRight(language: PageTextLanguage): boolean {
  return builtLanguages().rightToLeft.includes(language);
}

/** The language of a page of the server: the reader's choice, where they made one; else what their browser asks for. */
export function readerLanguage(request: FastifyRequest): Language {
  const chosen = chosenLanguage(request);
  return chosen ? serverLanguageFor(chosen) : languageFrom(request.headers['accept-language']);
}

/** The language of a built page, which may have more. */
export function languageForPage(request: FastifyRequest, file: string): PageTextLanguage {
  const offered = languagesOfPage(file);
  const chosen = chosenLanguage(request);
  if (chosen) return offered.includes(chosen) ? chosen : serverLanguageFor(chosen);
  return bestLanguage(request.headers['accept-language'], offered) ?? 'id';
}

/** The language in which the server writes to readers of this one: English, if it does not have theirs. */
export function serverLanguageFor(language: PageTextLanguage): Language {
  return LANGUAGES.find((each) => each === language) ?? 'en';
}

function chosenLanguage({ headers }: FastifyRequest): PageTextLanguage | null {
  const code = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([a-z]+)\\b`).exec(headers.cookie ?? '')?.[1];
  return pageTextLanguage(code ?? '');
}

/** `?lang=en`: kept for a year, and the same page in that language. */
export function switched(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { lang = '' } = request.query as { lang?: string };
  const language = pageTextLanguage(lang) ?? languageFrom(lang);
  const [path = '/', query = ''] = request.url.split('?');
  const rest = new URLSearchParams(query);
  rest.delete('lang');
  // Two slashes at the beginning would name another host.
  const here = path.replace(/^[/\\]+/, '/');
  return keepLanguage(reply, language).redirect(rest.size > 0 ? `${here}?${rest}` : here, 303);
}

export function keepLanguage(reply: FastifyReply, language: PageTextLanguage): FastifyReply {
  const kept = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${LANGUAGE_COOKIE_SECONDS}; SameSite=Lax; HttpOnly`;
  return reply.header('set-cookie', kept);
}

/** The address by which a page of ours is asked for in the other language. */
export function otherOf(language: PageTextLanguage, { url }: FastifyRequest): string {
  const [path = '/'] = url.split('?');
  return `${path}?lang=${language === 'id' ? 'en' : 'id'}`;
}
