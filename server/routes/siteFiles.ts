// Serves the files that browsers and search engines ask every site for: its icon, and the rules for robots.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { BUILT } from './builtPages.ts';

const ICON_MAX_AGE_SECONDS = 86_400;

/** Pages of staff and addresses with a person's data have nothing for search engines. */
const ROBOTS = `User-agent: *
Disallow: /booking
Disallow: /bookings/
Disallow: /channels/
Disallow: /desk
Disallow: /files/
Disallow: /graphql
Disallow: /kiosk/
Disallow: /my-data
Disallow: /office
Disallow: /photos/
Disallow: /sessions
Disallow: /t/
`;

export function mountSiteFiles(app: FastifyInstance): void {
  const icon = readFileSync(join(BUILT, 'favicon.ico'));
  app.get('/favicon.ico', async (_request, reply) => {
    return reply.header('cache-control', `public, max-age=${ICON_MAX_AGE_SECONDS}`).type('image/x-icon').send(icon);
  });
  app.get('/robots.txt', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(ROBOTS));
}
