// Pictures for the lobby boards: managers upload them, and boards show them. They are encoded again, and public.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Asker } from '../../src/access/asker.ts';
import { writeAudit } from '../../src/access/audit.ts';
import { mustBeAllowed } from '../../src/access/permissions.ts';
import { inTransaction, type Pool, queriesOn } from '../../src/database.ts';
import { keepBoardPicture, readBoardPicture } from '../../src/office/boardPictures.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Clock } from '../../src/time.ts';
import { safePhoto } from '../channels/photoFile.ts';
import { MAX_PHOTO_BYTES } from '../channels/photoLimits.ts';

interface BoardPictureParts {
  pool: Pool;
  offices: Directory;
  clock: Clock;
  askerOf(request: FastifyRequest): Promise<Asker>;
}

/** As encoded again: a television loads it over the network of the lobby. */
const MAX_BOARD_PICTURE_BYTES = 1_500_000;
const PICTURE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function mountBoardPictures(app: FastifyInstance, { pool, offices, clock, askerOf }: BoardPictureParts): void {
  app.get<{ Params: { id: string } }>('/board-pictures/:id', async ({ params }, reply) => {
    const picture = PICTURE_ID.test(params.id) ? await readBoardPicture(queriesOn(pool), params.id) : null;
    if (!picture) return reply.callNotFound();
    // Another picture has another id.
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return reply.type(picture.contentType).send(picture.bytes);
  });
  app.register(async (room) => {
    room.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: MAX_PHOTO_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    room.post<{ Params: { office: string } }>('/offices/:office/board-pictures', async (request, reply) => {
      const code = request.params.office.toUpperCase();
      const asker = await askerOf(request);
      mustBeAllowed(asker, 'Mutation', 'changeOffice', { input: { office: code } });
      const office = offices.get(code);
      const safe = Buffer.isBuffer(request.body) ? await safePhoto(request.body) : 'NOT_A_PHOTO';
      if (typeof safe === 'string') return reply.code(safe === 'TOO_MANY_PHOTOS' ? 503 : 400).send(pictureFault(safe));
      if (safe.bytes.length > MAX_BOARD_PICTURE_BYTES) return reply.code(400).send(pictureFault('PHOTO_TOO_LARGE'));
      const id = await inTransaction(pool, async (tx) => {
        const now = clock.now();
        const kept = await keepBoardPicture(tx, office, safe, now);
        const change = { asker, source: request.ip, what: 'addBoardPicture', office: office.code, subject: kept };
        if (kept) await writeAudit(tx, change, now);
        return kept;
      });
      return id ? { id } : reply.code(400).send(pictureFault('TOO_MANY_PICTURES'));
    });
  });
}

function pictureFault(code: string) {
  return { errors: [{ message: 'The picture was not taken.', extensions: { code } }] };
}
