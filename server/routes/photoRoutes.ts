// Photos of identity cards, each at an address that is given to officers of its office and works for a few minutes.
import type { FastifyInstance } from 'fastify';
import { type Pool, queriesOn } from '../../src/database.ts';
import { readPhoto } from '../../src/photos/photos.ts';
import type { Clock } from '../../src/time.ts';

const PHOTO_LINK_MINUTES = 10;

export interface PhotoRoutes {
  pool: Pool;
  clock: Clock;
  sign(text: string): string;
}

/** `name` is the photo's as a booking has it: `photo:…`. */
export function photoLinks(
  publicUrl: string,
  { clock, sign }: Pick<PhotoRoutes, 'clock' | 'sign'>,
): (name: string) => string {
  return (name) => {
    const until = Math.floor(clock.now().epochMilliseconds / 1000) + PHOTO_LINK_MINUTES * 60;
    return `${publicUrl}/photos/${name.slice('photo:'.length)}/${until}/${sign(`photo ${name} ${until}`)}`;
  };
}

export function mountPhotos(app: FastifyInstance, { pool, clock, sign }: PhotoRoutes): void {
  app.get<{ Params: { id: string; until: string; signature: string } }>(
    '/photos/:id/:until/:signature',
    async (request, reply) => {
      const { id, until, signature } = request.params;
      const name = `photo:${id}`;
      const due = Number(until) * 1000 > clock.now().epochMilliseconds;
      const photo = due && signature === sign(`photo ${name} ${until}`) ? await readPhoto(queriesOn(pool), name) : null;
      reply.header('cache-control', 'private, no-store');
      if (!photo) return reply.code(404).send({ error: 'There is nothing here, or not any more.' });
      return reply.type(photo.contentType).header('content-disposition', 'inline').send(photo.bytes);
    },
  );
}
