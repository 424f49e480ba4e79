// Photos of identity cards: private, for officers of one office alone, and gone when their time is over.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { BookingEntity } from '../booking/entities.ts';
import type { Queryable, Transaction } from '../database.ts';
import { PlaceRequestEntity } from '../standby/entities.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { PhotoEntity, SentPhotoEntity } from './entities.ts';

const tables = tablesOf(PhotoEntity, SentPhotoEntity, BookingEntity, PlaceRequestEntity);

export interface Photo {
  office: string;
  contentType: string;
  bytes: Buffer;
}

const PHOTO_NAME = /^photo:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Keeps a photo; the name returned is what a booking refers to it by. */
export async function keepPhoto(tx: Transaction, photo: Photo, now: Instant): Promise<string> {
  return photoName(await insertPhoto(tx, photo, now));
}

function photoName(id: string): string {
  return `photo:${id}`;
}

async function insertPhoto(tx: Transaction, { office, contentType, bytes }: Photo, now: Instant): Promise<string> {
  const id = randomUUID();
  const photo = { id, office, contentType, bytes: tx.cipher.seal(bytes, rowOfPhoto(id, office)), at: now };
  await tables(tx).insertInto('photo').values(photo).execute();
  return id;
}

/** Encrypted for its office, too: it cannot be given to another by a change of the row. */
export function rowOfPhoto(id: string, office: string): string {
  return `photo ${id} of ${office}`;
}

/** Keeps the photo of a message, once, however often it is fetched. `message`: its key. */
export async function keepSent(tx: Transaction, message: string, photo: Photo, now: Instant): Promise<void> {
  if (await isSent(tx, message)) return;
  const photoId = await insertPhoto(tx, photo, now);
  await tables(tx)
    .insertInto('sent_photo')
    .values({ message, photo: photoId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether the photo of a message is kept already. */
export async function isSent(db: Queryable, message: string): Promise<boolean> {
  const sent = tables(db).selectFrom('sent_photo').select('message').where('message', '=', message);
  return (await sent.executeTakeFirst()) !== undefined;
}

/**
 * Gives bookings that were made with these messages their photos. Both the one who keeps the photo and the one who makes
 * the booking call it after their own commit, so that one of them sees what the other did.
 */
export async function linkSent(tx: Transaction, messages: readonly string[]): Promise<void> {
  if (messages.length === 0) return;
  await tables(tx)
    .updateTable('booking')
    .from('sent_photo')
    .set(({ ref }) => ({ photo: sql<string>`'photo:' || ${ref('sent_photo.photo')}` }))
    .where('sent_photo.message', 'in', messages)
    .whereRef('booking.photo', '=', 'sent_photo.message')
    .execute();
}

/** null where the name is none of ours, or the photo is gone. @throws DataKeyFault where it cannot be decrypted. */
export async function readPhoto(db: Queryable, name: string): Promise<Photo | null> {
  const id = PHOTO_NAME.exec(name)?.[1];
  if (!id) return null;
  const kept = tables(db).selectFrom('photo').select(['office', 'contentType', 'bytes']).where('id', '=', id);
  const photo = await kept.executeTakeFirst();
  return photo ? { ...photo, bytes: db.cipher.open(photo.bytes, rowOfPhoto(id, photo.office)) } : null;
}

/** Whether a photo of that name was sent to that office. */
export async function hasPhoto(db: Queryable, name: string, office: string): Promise<boolean> {
  const id = PHOTO_NAME.exec(name)?.[1];
  if (!id) return false;
  const photo = tables(db).selectFrom('photo').select('id').where('id', '=', id).where('office', '=', office);
  return (await photo.executeTakeFirst()) !== undefined;
}

const DAY_MS = 86_400_000;

/** Photos that no booking and no waiting request refers to are kept for a day, for an applicant who is still filling in the form. */
export async function forgetPhotos(tx: Transaction, now: Instant): Promise<number> {
  const before = now.subtract({ milliseconds: DAY_MS });
  const gone = await tables(tx)
    .with('gone', (db) =>
      db
        .deleteFrom('photo')
        .where('photo.at', '<', before)
        .where(({ not, exists, selectFrom, ref }) =>
          not(
            exists(
              selectFrom('booking')
                .select('booking.code')
                .where('booking.photo', '=', sql<string>`'photo:' || ${ref('photo.id')}`),
            ),
          ),
        )
        .where(({ not, exists, selectFrom, ref }) =>
          not(
            exists(
              selectFrom('place_request')
                .leftJoin('sent_photo as sent', 'sent.message', 'place_request.photo')
                .select('place_request.id')
                .where(({ or, eb }) =>
                  or([
                    eb('place_request.photo', '=', sql<string>`'photo:' || ${ref('photo.id')}`),
                    eb('sent.photo', '=', ref('photo.id')),
                  ]),
                ),
            ),
          ),
        )
        .returning('photo.id'),
    )
    .with('unsent', (db) => db.deleteFrom('sent_photo').using('gone').whereRef('sent_photo.photo', '=', 'gone.id'))
    .selectFrom('gone')
    .select('gone.id')
    .execute();
  return gone.length;
}
