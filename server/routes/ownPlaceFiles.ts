// The files beside the page of one's own visit: the worker that opens it without a network, and the manifest that installs it.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sayOnPage } from '../../src/messages/pages.ts';
import { readBuiltPage } from './builtPages.ts';
import { readerLanguage } from './pageLanguage.ts';

type SecretRequest = FastifyRequest<{ Params: { secret: string } }>;

/** The band's colour and the paper, as the design has them. */
const THEME_COLOUR = '#0b4a46';
const PAPER_COLOUR = '#faf6ef';

export function mountOwnPlaceFiles(app: FastifyInstance): void {
  const worker = readBuiltPage('t-worker.js');
  app.get('/t-worker.js', async (_request, reply) => {
    reply.header('cache-control', 'no-cache');
    return reply.type('text/javascript; charset=utf-8').send(worker);
  });
  const icon = /href="([^"]*\/mark-[^"]*\.svg)"/.exec(readBuiltPage('place.html'))?.[1] ?? '/favicon.ico';
  app.get<{ Params: { secret: string } }>('/t/:secret/manifest.webmanifest', async (request, reply) => {
    reply.header('cache-control', 'private, no-cache').header('x-robots-tag', 'noindex, nofollow');
    return reply.type('application/manifest+json; charset=utf-8').send(JSON.stringify(manifestOf(request, icon)));
  });
}

/** An installed page opens the visit from which it was installed. */
function manifestOf(request: SecretRequest, icon: string): object {
  const language = readerLanguage(request);
  const address = `/t/${encodeURIComponent(request.params.secret)}`;
  return {
    id: '/t/',
    name: `${sayOnPage(language, 'placeTitle')} · Antrean`,
    short_name: sayOnPage(language, 'placeTitle'),
    lang: language,
    start_url: address,
    scope: '/t/',
    display: 'standalone',
    background_color: PAPER_COLOUR,
    theme_color: THEME_COLOUR,
    icons: [{ src: icon, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  };
}
