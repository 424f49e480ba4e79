// Turns every failure that a browser would show to a person into a page, in their language and with a way home.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageFrom } from '../../src/messages/index.ts';
import { type PageTexts, sayOnPage } from '../../src/messages/pages.ts';
import type { Language } from '../../src/time.ts';
import { API } from '../graphql/overHttp.ts';
import { addressMeant } from './addressMeant.ts';
import { type Markup, markup } from './markup.ts';
import { keepLanguage, otherOf, readerLanguage } from './pageLanguage.ts';
import { pageAround } from './webFormReply.ts';

interface FailureWords {
  title: keyof PageTexts;
  text: keyof PageTexts;
}

const WORDS_OF_STATUS: ReadonlyMap<number, FailureWords> = new Map([
  [401, { title: 'notAllowedTitle', text: 'notAllowedText' }],
  [403, { title: 'notAllowedTitle', text: 'notAllowedText' }],
  [404, { title: 'notFoundTitle', text: 'notFoundText' }],
  [410, { title: 'notFoundTitle', text: 'notFoundText' }],
  [413, { title: 'tooLargeTitle', text: 'tooLargeText' }],
  [429, { title: 'tooManyTitle', text: 'tooManyText' }],
  [503, { title: 'awayTitle', text: 'awayText' }],
]);
const REFUSED_WORDS: FailureWords = { title: 'unreadTitle', text: 'unreadText' };
const FAILED_WORDS: FailureWords = { title: 'faultTitle', text: 'faultText' };

/** Hooks on all routes, also on the one for addresses that do not exist. */
export function mountErrorPages(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode < 400 || !wantsErrorPage(request, reply)) return done(null, payload);
    const [path = '/'] = request.url.split('?');
    const meant = reply.statusCode === 404 && request.method === 'GET' ? addressMeant(path) : null;
    if (meant !== null) {
      reply.code(302).header('location', meant);
      return done(null, '');
    }
    done(null, errorPage(request, reply));
  });
}

function wantsErrorPage({ headers, routeOptions }: FastifyRequest, reply: FastifyReply): boolean {
  const isJson = String(reply.getHeader('content-type') ?? '').startsWith('application/json');
  return isJson && routeOptions.url !== API && (headers.accept ?? '').includes('text/html');
}

/** The language can be switched here as on any page, though the address is none. */
function errorPage(request: FastifyRequest, reply: FastifyReply): string {
  const { lang } = request.query as { lang?: string };
  const language = lang ? languageFrom(lang) : readerLanguage(request);
  if (lang) keepLanguage(reply, language);
  const words = WORDS_OF_STATUS.get(reply.statusCode) ?? (reply.statusCode < 500 ? REFUSED_WORDS : FAILED_WORDS);
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').removeHeader('content-length');
  const title = sayOnPage(language, words.title);
  const body = failureMarkup(language, title, sayOnPage(language, words.text));
  return pageAround(request, language, { title, body: body.text, other: otherOf(language, request) });
}

/** The content of a page that only tells of a failure: its title, a sentence, and the ways on. */
export function failureMarkup(language: Language, title: string, text: string): Markup {
  return markup`<div class="failure"><h1>${title}</h1><p class="lead">${text}</p>
<p class="row"><a class="button main" href="/">${sayOnPage(language, 'home')}</a>
<a class="button plain" href="/booking">${sayOnPage(language, 'lookUp')}</a></p></div>`;
}
