// Photos of identity cards: private, for officers of one office alone, and gone when their time is over.
import type { Queryable, Transaction } from '../database.ts';
import { select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { PhotoEntity } from './entities.ts';

export interface Photo {
  office: string;
  contentType: string;
  bytes: Buffer;
}

const PHOTO_NAME = /^photo:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Keeps a photo; the name returned is what a booking refers to it by. */
export async function keepPhoto(tx: Transaction, { office, contentType, bytes }: Photo, now: Instant): Promise<string> {
  const [kept] = await tx.query(KEEP_PHOTO, [office, contentType, bytes, now.toString()]);
  return `photo:${kept?.id}`;
}
const KEEP_PHOTO = statement('keep photo')`
  insert into photo (office, content_type, bytes, at) values ($1, $2, $3, $4) returning ${select(PhotoEntity, ['id'])}`;

/** Keeps the photo of a message, once, however often it is fetched. `message`: its key. */
export async function keepSent(tx: Transaction, message: string, photo: Photo, now: Instant): Promise<void> {
  if (await isSent(tx, message)) return;
  const id = PHOTO_NAME.exec(await keepPhoto(tx, photo, now))?.[1];
  const text = 'insert into sent_photo (message, photo) values ($1, $2) on conflict do nothing';
  await tx.query({ name: 'keep sent', text }, [message, id]);
}

/** Whether the photo of a message is kept already. */
export async function isSent(db: Queryable, message: string): Promise<boolean> {
  const text = 'select from sent_photo where message = $1';
  return (await db.query({ name: 'is sent', text }, [message])).length > 0;
}

/**
 * Gives bookings that were made with these messages their photos. Both the one who keeps the photo and the one who makes
 * the booking call it after their own commit, so that one of them sees what the other did.
 */
export async function linkSent(tx: Transaction, messages: readonly string[]): Promise<void> {
  if (messages.length > 0) await tx.query({ name: 'link sent', text: LINK_SENT }, [messages]);
}
const LINK_SENT = `update booking b set photo = 'photo:' || s.photo from sent_photo s
  where s.message = any($1) and b.photo = s.message`;

/** null where the name is none of ours, or the photo is gone. */
export async function readPhoto(db: Queryable, name: string): Promise<Photo | null> {
  const id = PHOTO_NAME.exec(name)?.[1];
  if (!id) return null;
  return (await db.query(READ_PHOTO, [id]))[0] ?? null;
}
const READ_PHOTO = statement('read photo')`
  select ${select(PhotoEntity, ['office', 'contentType', 'bytes'])} from photo where id = $1`;

/** Whether a photo of that name was sent to that office. */
export async function hasPhoto(db: Queryable, name: string, office: string): Promise<boolean> {
  const id = PHOTO_NAME.exec(name)?.[1];
  if (!id) return false;
  const rows = await db.query({ name: 'has photo', text: 'select from photo where id = $1 and office = $2' }, [
    id,
    office,
  ]);
  return rows.length > 0;
}

const DAY_MS = 86_400_000;

/** Photos that no booking refers to are kept for a day, for an applicant who is still filling in the form. */
export async function forgetPhotos(tx: Transaction, now: Instant): Promise<number> {
  const before = now.subtract({ milliseconds: DAY_MS }).toString();
  return (await tx.query({ name: 'forget photos', text: FORGET_PHOTOS }, [before])).length;
}
const FORGET_PHOTOS = `
  with gone as (
    delete from photo p where p.at < $1 and not exists (select from booking b where b.photo = 'photo:' || p.id) returning id
  ), unsent as (
    delete from sent_photo s using gone where s.photo = gone.id
  )
  select id from gone`;
