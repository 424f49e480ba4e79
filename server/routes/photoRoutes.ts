// Photos of identity cards, each at an address that is given to officers of its office and works for a few minutes.
import type { FastifyInstance } from 'fastify';
import { worksAt } from '../../src/access/asker.ts';
import { DataKeyFault } from '../../src/cipher.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import { type Photo, readPhoto } from '../../src/photos/photos.ts';
import { photoPath, type SignedLinks } from './fileLinks.ts';

export interface PhotoRoutes {
  pool: Pool;
  links: Pick<SignedLinks, 'askerOf'>;
  /** Told of a photo that cannot be decrypted. */
  onFault(error: unknown): void;
}

interface PhotoRequest {
  Params: { id: string };
  Querystring: { token?: string };
}

export function mountPhotos(app: FastifyInstance, routes: PhotoRoutes): void {
  app.get<PhotoRequest>('/photos/:id', async ({ params, query }, reply) => {
    reply.header('cache-control', 'private, no-store');
    const photo = await photoFor(routes, params.id, query.token).catch(undecrypted);
    if (photo instanceof DataKeyFault) {
      routes.onFault(photo);
      return reply.code(503).send({ error: 'This photo cannot be decrypted: tell those who run the server.' });
    }
    if (!photo) return reply.code(404).send({ error: 'There is nothing here, or not any more.' });
    return reply.type(photo.contentType).header('content-disposition', 'inline').send(photo.bytes);
  });
}

/** Null where the link is not valid, its owner no longer works at the office of the photo, or the photo is gone. */
async function photoFor({ pool, links }: PhotoRoutes, id: string, token: unknown): Promise<Photo | null> {
  const asker = typeof token === 'string' ? await links.askerOf(token, photoPath(id)) : null;
  const photo = asker && (await readPhoto(queriesOn(pool), `photo:${id}`));
  return asker && photo && worksAt(asker, photo.office) ? photo : null;
}

function undecrypted(error: unknown): DataKeyFault {
  if (error instanceof DataKeyFault) return error;
  throw error;
}
