// Pictures for the lobby boards: managers upload them, and boards show them. They are encoded again, and public.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Asker } from '../../src/access/asker.ts';
import { writeAudit } from '../../src/access/audit.ts';
import { mustBeAllowed } from '../../src/access/permissions.ts';
import { inTransaction, type Pool, queriesOn } from '../../src/database.ts';
import { type BoardPicture, keepBoardPicture, readBoardPicture } from '../../src/office/boardPictures.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Office } from '../../src/office/settings.ts';
import type { Clock } from '../../src/time.ts';
import { safePhoto } from '../channels/photoFile.ts';
import { MAX_PHOTO_BYTES } from '../channels/photoLimits.ts';
import { readBody } from '../channels/webhookBody.ts';

interface BoardPictureParts {
  pool: Pool;
  offices: Directory;
  clock: Clock;
  askerOf(request: FastifyRequest): Promise<Asker>;
}

/** As encoded again: a television loads it over the network of the lobby. */
const MAX_BOARD_PICTURE_BYTES = 1_500_000;
const PICTURE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Pictures that were shown lately: anyone may ask for one as often as they like, and the database is asked once. */
const MAX_SHOWN_BYTES = 32 * 1024 * 1024;
/** One that was taken away is shown no longer than that. */
const SHOWN_MS = 60_000;

type PictureUpload = FastifyRequest<{ Params: { office: string } }>;

export function mountBoardPictures(app: FastifyInstance, parts: BoardPictureParts): void {
  const { pool, clock } = parts;
  const shown = new LRUCache<string, BoardPicture>({
    maxSize: MAX_SHOWN_BYTES,
    sizeCalculation: ({ bytes }) => bytes.length,
    ttl: SHOWN_MS,
    fetchMethod: async (id) => (await readBoardPicture(queriesOn(pool), id)) ?? undefined,
  });
  app.get<{ Params: { id: string } }>('/board-pictures/:id', async ({ params }, reply) => {
    const picture = PICTURE_ID.test(params.id) ? await shown.fetch(params.id) : null;
    if (!picture) return reply.callNotFound();
    // Another picture has another id.
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return reply.type(picture.contentType).send(picture.bytes);
  });
  app.register(async (room) => {
    /** Those whose pictures were read: a picture is read once it is known who sends it. */
    const senders = new WeakMap<FastifyRequest, PictureSender>();
    room.addContentTypeParser(/^image\//, async (request: FastifyRequest, payload: IncomingMessage) => {
      senders.set(request, await senderOf(parts, request as PictureUpload));
      return readBody(payload, MAX_PHOTO_BYTES);
    });
    room.post<{ Params: { office: string } }>('/offices/:office/board-pictures', async (request, reply) => {
      const { asker, office } = senders.get(request) ?? (await senderOf(parts, request));
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

interface PictureSender {
  asker: Asker;
  office: Office;
}

/** @throws CallerError unless they may change that office */
async function senderOf({ offices, askerOf }: BoardPictureParts, request: PictureUpload): Promise<PictureSender> {
  const code = request.params.office.toUpperCase();
  const asker = await askerOf(request);
  mustBeAllowed(asker, 'Mutation', 'changeOffice', { input: { office: code } });
  return { asker, office: offices.get(code) };
}

function pictureFault(code: string) {
  return { errors: [{ message: 'The picture was not taken.', extensions: { code } }] };
}
