// Photos of identity cards: private, for officers of one office alone, and gone when their time is over.
import type { Transaction } from './database.ts';
import type { Instant } from './time.ts';

export interface Photo {
  office: string;
  contentType: string;
  bytes: Buffer;
}

const NAME = /^photo:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Keeps a photo; the name returned is what a booking refers to it by. */
export async function keepPhoto(tx: Transaction, { office, contentType, bytes }: Photo, now: Instant): Promise<string> {
  const text = 'insert into photo (office, content_type, bytes, at) values ($1, $2, $3, $4) returning id';
  const [row] = await tx.query({ name: 'keep photo', text }, [office, contentType, bytes, now.toString()]);
  return `photo:${row.id}`;
}

/** null where the name is none of ours, or the photo is gone. */
export async function readPhoto(tx: Transaction, name: string): Promise<Photo | null> {
  const id = NAME.exec(name)?.[1];
  if (!id) return null;
  const text = 'select office, content_type as "contentType", bytes from photo where id = $1';
  const [row] = await tx.query<Photo>({ name: 'read photo', text }, [id]);
  return row ?? null;
}

/** Whether a photo of that name was sent to that office. */
export async function hasPhoto(tx: Transaction, name: string, office: string): Promise<boolean> {
  const id = NAME.exec(name)?.[1];
  if (!id) return false;
  const rows = await tx.query({ name: 'has photo', text: 'select from photo where id = $1 and office = $2' }, [
    id,
    office,
  ]);
  return rows.length > 0;
}

const DAY = 86_400_000;

/** Photos that no booking refers to are kept for a day, for somebody who is still filling the form in. */
export async function forgetPhotos(tx: Transaction, now: Instant): Promise<number> {
  const before = now.subtract({ milliseconds: DAY }).toString();
  return (await tx.query({ name: 'forget photos', text: FORGET }, [before])).length;
}
const FORGET = `delete from photo p where p.at < $1
  and not exists (select from booking b where b.photo = 'photo:' || p.id) returning id`;
