// Encrypts photos with the first key of DATA_KEY, a batch at a time.
import { DataKeyFault } from '../cipher.ts';
import type { Transaction } from '../database.ts';
import { rowOfPhoto } from './photos.ts';

/** Few: a photo may have a megabyte. */
const PHOTOS_PER_STEP = 20;

export interface PhotosDone {
  /** The id of the last one looked at. */
  last: string | null;
  resealed: number;
  unreadable: string[];
  isEnd: boolean;
}

/** Those after `after` that another key encrypted, or none. */
export async function resealPhotos(tx: Transaction, after: string | null): Promise<PhotosDone> {
  const { cipher } = tx;
  const header = Buffer.from(cipher.header);
  const rows = await tx.query<KeptPhoto>(SEALED_BY_OTHERS, [after, header, PHOTOS_PER_STEP]);
  const unreadable: string[] = [];
  for (const { id, office, bytes } of rows) {
    const row = rowOfPhoto(id, office);
    const plain = opened(() => cipher.open(bytes, row));
    if (plain) tx.send('update photo set bytes = $2 where id = $1', [id, cipher.seal(plain, row)]);
    else unreadable.push(id);
  }
  const resealed = rows.length - unreadable.length;
  return { last: rows.at(-1)?.id ?? after, resealed, unreadable, isEnd: rows.length < PHOTOS_PER_STEP };
}

interface KeptPhoto {
  id: string;
  office: string;
  bytes: Buffer;
}

const SEALED_BY_OTHERS = `select id, office, bytes from photo
  where ($1::uuid is null or id > $1) and substring(bytes for length($2::bytea)) <> $2
  order by id limit $3 for update`;

/** null: no key of ours decrypts it. */
function opened(open: () => Buffer): Buffer | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof DataKeyFault) return null;
    throw error;
  }
}
