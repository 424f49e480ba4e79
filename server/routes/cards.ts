// The cards by which chats and networks show a link to a page: a title, a sentence, and a picture of this server.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Language } from '../../src/time.ts';
import { BUILT } from './builtPages.ts';
import { type Markup, markup } from './markup.ts';

const CARD_PICTURES = ['home', 'book', 'board'] as const;
const PICTURE_MAX_AGE_SECONDS = 86_400;
const CARD_LOCALES: Readonly<Record<Language, string>> = { id: 'id_ID', en: 'en_GB' };

export interface PageCard {
  title: string;
  /** One sentence; search engines show it, too. */
  description: string;
  picture: (typeof CARD_PICTURES)[number];
}

/** Pictures are named by their whole address: chats fetch them without knowing the page's. */
export function cardMeta(card: PageCard, { publicUrl, path, language }: CardPlace): Markup {
  const { title, description, picture } = card;
  return markup`<meta name="description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="Antrean">
<meta property="og:locale" content="${CARD_LOCALES[language]}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${publicUrl}${path}">
<meta property="og:image" content="${publicUrl}/cards/${picture}.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta name="twitter:card" content="summary_large_image">
`;
}

export interface CardPlace {
  publicUrl: string;
  path: string;
  language: Language;
}

export function mountCardPictures(app: FastifyInstance): void {
  for (const name of CARD_PICTURES) {
    const picture = readFileSync(join(BUILT, `cards/${name}.png`));
    app.get(`/cards/${name}.png`, async (_request, reply) => {
      reply.header('cache-control', `public, max-age=${PICTURE_MAX_AGE_SECONDS}`);
      return reply.type('image/png').send(picture);
    });
  }
}
