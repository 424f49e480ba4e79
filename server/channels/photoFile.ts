// Checks a sent photo by its size and kind, and has it encoded again: one at a time, and a few more waiting.
import type { PhotoFault } from '../../adapters/index.ts';
import { photoKind } from './photoKinds.ts';
import { MAX_PHOTO_BYTES } from './photoLimits.ts';
import { rewritePhoto } from './photoProcess.ts';

export interface SafePhoto {
  contentType: 'image/jpeg';
  bytes: Buffer;
}

/** Photos that are read or wait for it: each may hold 10 MB. */
export const MAX_PHOTOS_WAITING = 12;

let lastPhoto: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** The declared type does not count, only the content. */
export async function safePhoto(file: Buffer): Promise<SafePhoto | PhotoFault> {
  if (file.length > MAX_PHOTO_BYTES) return 'PHOTO_TOO_LARGE';
  if (photoKind(file) === null) return 'NOT_A_PHOTO';
  if (waiting >= MAX_PHOTOS_WAITING) return 'TOO_MANY_PHOTOS';
  waiting++;
  const mine = lastPhoto
    .then(() => rewritePhoto(file))
    .finally(() => {
      waiting--;
    });
  lastPhoto = mine.catch(() => {});
  const bytes = await mine;
  return typeof bytes === 'string' ? bytes : { contentType: 'image/jpeg', bytes };
}
